"""Compares random defaults, with the ways in which they end, with the same worked out in Python.

Usage: defaults.py WORTH [COUNT [FIRST]]

The model lists each course that events and failing ways may take, with its chance, keeps one ledger along it, and
pays out the proceeds by filling claims like glasses, a little at a time. It shares nothing with the kinds `default`, `recovery` and `outcome` but the
words.
"""

import itertools
import random
import sys
from datetime import date, timedelta

from loans import add_months, years
from running import amount, batches, figures


def after(day, takes):
    """The day so much later: (number, unit)."""
    number, unit = takes
    return day + timedelta(days=number) if unit == "days" else add_months(day, number)


def paid_out(amount, claims):
    """What each of the claims (rank, due, weight) gets."""
    paid, left = [0.0] * len(claims), amount
    for rank in sorted({c[0] for c in claims}):
        own = [n for n, c in enumerate(claims) if c[0] == rank and c[1] > 0]
        while own and left > 1e-12:
            total = sum(claims[n][2] for n in own)
            step = min([left / total] + [(claims[n][1] - paid[n]) / claims[n][2] for n in own])
            for n in own:
                paid[n] += step * claims[n][2]
            left -= step * total
            own = [n for n in own if claims[n][1] - paid[n] > 1e-9]
    return paid


class Course:
    """One course that a default takes: the events that happen, and the way that is the last.

    What comes in is kept in money of the day of the default: a receipt of a later day is worth as much of the claim as
    would have grown to it.
    """

    def __init__(self, facts):
        self.facts, self.day, self.spent, self.net, self.credited = facts, facts["on"], 0.0, 0.0, 0.0

    def discount(self, day):
        """What 1 on a day is worth on the day of the default."""
        facts = self.facts
        return (1 + facts["discount_rate"]) ** -years(facts["discounted_by"], facts["on"], day)

    def growth(self, day):
        """What 1 of the claim has become on a day."""
        facts = self.facts
        return (1 + facts["claim_rate"]) ** years(facts["discounted_by"], facts["on"], day) if facts["accrues"] else 1

    def value(self, day):
        """Value of the asset on a day."""
        facts = self.facts
        if not facts["upkeep_paid"] and any(d <= day for d, _ in facts["upkeep"]):
            return 0.0
        time = years(facts["discounted_by"], facts["on"], day)
        return facts["value"] * (1 - facts["distress"]) * (1 - facts["decline"]) ** time

    def go(self, event):
        """Lets an event happen."""
        start, self.day = self.day, after(self.day, event["takes"])
        self.spent += event["cost"]
        self.net -= event["cost"] * self.discount(start if event["paid"] == "start" else self.day)

    def whole(self):
        """All that is claimed by now, with what was spent where that is claimed."""
        spent = self.spent if self.facts["lender_costs"] == "added_to_claim" else 0
        return self.facts["exposure"] * self.growth(self.day) + spent

    def receive(self, receipts, paid=0):
        """Takes what comes in, no more than is claimed by now less what else was paid."""
        most = max(0, (self.whole() - paid) / self.growth(self.day))
        for day, amount in receipts:
            kept = min(amount / self.growth(day), max(0, most - self.credited))
            self.credited += kept
            self.net += kept * self.growth(day) * self.discount(day)

    def prepay(self, way):
        """Pays the costs of a sale that are due at the default."""
        if way["sale_costs_paid"] == "at_default":
            costs = self.value(self.day) * way["price"] * way["sale_costs"]
            self.spent += costs
            self.net -= costs

    def end(self, way):
        """Ends the course with a sale; returns what is gained less what is spent, and what of the claim is open."""
        facts = self.facts
        for due, fee in facts["upkeep"]:
            if facts["upkeep_paid"] and due <= self.day:
                self.spent += fee
                self.net -= fee * self.discount(due)
        price = self.value(self.day) * way["price"]
        there = price * (1 - way["sale_costs"] if way["sale_costs_paid"] == "at_sale" else 1)
        self.prepay(way)
        self.receive([r for r in way["receipts"] if r[0] <= self.day])
        refund = min(there, self.spent) if facts["lender_costs"] == "first_from_proceeds" else 0
        claim = max(0, self.whole() - self.credited * self.growth(self.day))
        secured = claim if facts["limit"] is None else min(claim, facts["limit"])
        dues = [secured if c["to"] == "bank" else c["amount"] for c in facts["claims"]]
        claims = [(c["rank"], due, due) for c, due in zip(facts["claims"], dues)]
        got = refund + paid_out(there - refund, claims)[[c["to"] for c in facts["claims"]].index("bank")]
        self.net += got * self.discount(self.day)
        # The way has ended with its last receipt; what is open then is what the guarantor looks at.
        still, before = max(0, claim - (got - refund)) / self.growth(self.day), self.credited
        self.receive([r for r in way["receipts"] if r[0] > self.day], paid=got - refund)
        self.day = max([self.day] + [day for day, _ in way["receipts"]])
        return self.net, max(0, still - (self.credited - before)) * self.growth(self.day)


def courses(facts, way):
    """Each course that a way may take: its chance, what is recovered, what of the claim is open, and its end."""
    events = facts["events"] + way["events"]
    later = way["then"]["events"] if way["fails"] > 0 else []
    for happening in itertools.product([True, False], repeat=len(events)):
        chance = 1.0
        for event, happens in zip(events, happening):
            chance *= event["needed"] if happens else 1 - event["needed"]
        if chance == 0:
            continue

        def begun():
            """The course until the way ends or fails."""
            course = Course(facts)
            for event, happens in zip(events, happening):
                if happens:
                    course.go(event)
            return course

        course = begun()
        yield (chance * (1 - way["fails"]), *course.end(way), course)
        if way["fails"] == 0:
            continue
        for further in itertools.product([True, False], repeat=len(later)):
            share = chance * way["fails"]
            course = begun()
            course.prepay(way)
            course.receive([r for r in way["receipts"] if r[0] <= course.day])
            for event, happens in zip(later, further):
                share *= event["needed"] if happens else 1 - event["needed"]
                if happens:
                    course.go(event)
            if share > 0:
                yield (share, *course.end(way["then"]), course)


def mean(facts, way):
    """The mean over all courses of what is recovered, and of what the guarantee pays."""
    total = paid = 0.0
    for chance, net, still, course in courses(facts, way):
        total += chance * net
        paid += chance * support(facts, net, still, course)
    return total, paid


def likely_end(facts, way):
    """The end of the course on which each event happens that is needed with 50 % or more."""
    course = Course(facts)
    for event in facts["events"] + way["events"]:
        if event["needed"] >= 0.5:
            course.go(event)
    return course.day


def support(facts, recovered, still, course):
    """What the guarantee pays on a course, as worth on the day of the default."""
    fund = facts["support"]
    if fund is None:
        return 0.0
    owed = facts["exposure"]
    limited = lambda x: min(x, fund["most"]) if fund["most"] is not None else x
    if fund["of"] == "loss":
        lost = still if fund["counted"] == "open_claim" else owed - recovered
        pays = max(0, lost - fund["retained"] * owed) * fund["covers"]
        later = course.discount(course.day + timedelta(days=fund["days"]))
        # With interest until it is paid, and no more than the most by then.
        return limited(pays / later) * later if fund["counted"] == "discounted" else limited(pays) * later
    pays = limited(owed * fund["covers"])
    paid_on = facts["on"] + timedelta(days=fund["days"])
    # What each claims at the end, and what is recovered, are as worth at the default; the guarantor claims from its payment on.
    worth = course.discount(course.day)
    claims = pays * course.growth(course.day) / course.growth(min(course.day, paid_on)) * worth
    own = owed * course.growth(course.day) * worth - claims
    got = max(0, recovered)
    back = {"shared": got * pays / owed, "lender_first": max(0, got - own), "guarantor_first": got}
    return pays * course.discount(paid_on) - min(claims, back[fund["recoveries"]])


def some_event(draw, name):
    """A random event."""
    takes = draw.choice([(draw.randint(0, 200), "days"), (draw.randint(1, 14), "months")])
    return {
        "event": name, "takes": takes, "cost": float(draw.choice([0, draw.randint(100, 20000)])),
        "paid": draw.choice(["start", "end"]), "needed": draw.choice([1, 1, 1, 0.3, 0.7]),
    }  # fmt: skip


def some_default(draw):
    """The facts of a random default."""
    on = date(2027, draw.randint(1, 12), draw.randint(1, 28))
    fees = sorted({on + timedelta(days=draw.randint(1, 900)): float(draw.randint(200, 2000)) for _ in range(draw.randint(0, 3))}.items())
    claims = [{"to": "bank", "rank": draw.randint(1, 3), "amount": 0.0}]
    claims += [
        {"to": f"c{n}", "rank": draw.randint(1, 3), "amount": float(draw.randint(1000, 200000))}
        for n in range(draw.randint(0, 4))]  # fmt: skip
    draw.shuffle(claims)
    support = None
    if draw.random() < 0.6:
        support = {
            "of": draw.choice(["loss", "exposure"]), "covers": draw.choice([0.3, 0.5, 0.8]), "days": draw.randint(0, 200),
            "counted": draw.choice(["discounted", "when_paid", "open_claim"]), "most": draw.choice([None, None, 50000.0]),
            "recoveries": draw.choice(["shared", "lender_first", "guarantor_first"]), "retained": draw.choice([0, 0, 0.1]),
        }  # fmt: skip
        if support["of"] == "exposure":
            support["retained"] = 0

    def some_way(most):
        """A random way, which may fail."""
        way = {
            "price": draw.choice([0.2, 0.45, 0.9]), "sale_costs": draw.choice([0, 0.1]),
            "sale_costs_paid": draw.choice(["at_sale", "at_default"]),
            "events": [some_event(draw, f"then {n}") for n in range(draw.randint(1, most))],
            "receipts": sorted({
                on + timedelta(days=draw.randint(1, 900)): float(draw.randint(1, 300) * 1000)
                for _ in range(draw.choice([0, 0, 1, 3]))}.items()),
            "fails": 0, "then": None,
        }  # fmt: skip
        if most > 2 and draw.random() < 0.4:
            way["fails"], way["then"] = draw.choice([0.25, 0.6, 1]), some_way(2)
        return way

    facts = {
        "on": on, "exposure": float(draw.randint(50, 900) * 1000), "value": float(draw.randint(0, 3000) * 1000),
        "distress": draw.choice([0, 0.1, 0.4]), "decline": draw.choice([0, 0.08, 0.3]),
        "discount_rate": draw.choice([0, 0.05, 0.14]), "discounted_by": draw.choice(["actual_365", "eu_30_360", "months"]),
        "events": [some_event(draw, f"first {n}") for n in range(draw.randint(0, 2))],
        "upkeep": fees, "upkeep_paid": draw.random() < 0.7, "claims": claims, "accrues": draw.random() < 0.6,
        "claim_rate": draw.choice([0.05, 0.14]), "limit": draw.choice([None, None, 300000.0]),
        "lender_costs": draw.choice(["added_to_claim", "first_from_proceeds", "borne"]), "support": support,
        "ways": [some_way(4) for _ in range(draw.randint(1, 3))],
    }  # fmt: skip
    return facts


def percent(x):
    """A share as it is written."""
    return f"{x * 100:.10g}%"


def rows(events):
    """The rows of a table of events."""
    lines = ["    event | takes | cost | paid | needed"]
    for e in events:
        number, unit = e["takes"]
        unit = unit[:-1] if number == 1 else unit
        needed = "" if e["needed"] == 1 else percent(e["needed"])
        lines.append(f"    \"{e['event']}\" | {number} {unit} | EUR {e['cost']:.0f} | {e['paid']} | {needed}")
    return "{\n" + "\n".join(lines) + "\n  }"


def dated(flows):
    """Dated flows as they are written."""
    return "[" + ", ".join(f"{d}: EUR {a:.0f}" for d, a in flows) + "]"


def text_of(n, facts):
    """The case of one default."""
    fund, lines = facts["support"], []
    if fund is not None:
        how = f"loss_counted = {fund['counted']}" if fund["of"] == "loss" else f"recoveries = {fund['recoveries']}"
        retained = f", retained = {percent(fund['retained'])}" if fund["retained"] else ""
        most = f", most = EUR {fund['most']:.0f}" if fund["most"] is not None else ""
        lines.append(
            f"guarantee g{n} {{ covers = {percent(fund['covers'])}, of = {fund['of']}, {how}, "
            f"pays_after = {fund['days']} days{retained}{most} }}")  # fmt: skip
    claims = "\n".join(
        f"    \"{c['to']}\" | {c['rank']} | " + ("" if c["to"] == "bank" else f"EUR {c['amount']:.0f}")
        for c in facts["claims"])  # fmt: skip
    rate = f"claim_interest = accrues, claim_rate = {percent(facts['claim_rate'])}" if facts["accrues"] else "claim_interest = stops"
    limit = "claim_secured = in_full" if facts["limit"] is None else f"claim_secured = up_to_limit, claim_limit = EUR {facts['limit']:.0f}"
    events = f"  events {rows(facts['events'])}\n" if facts["events"] else ""
    lines.append(
        f"default d{n} {{\n  on = {facts['on']}, exposure = EUR {facts['exposure']:.0f}, value = EUR {facts['value']:.0f}\n"
        f"  distress = {percent(facts['distress'])}, decline = {percent(facts['decline'])}\n"
        f"  discount_rate = {percent(facts['discount_rate'])}, discounted_by = {facts['discounted_by']}\n{events}"
        f"  upkeep = {dated(facts['upkeep'])}, upkeep_paid = {'yes' if facts['upkeep_paid'] else 'no'}\n"
        f"  lender = \"bank\", {rate}, {limit}, lender_costs = {facts['lender_costs']}, ranks_from = \"chance\"\n"
        f"  claims {{\n    to | rank | amount\n{claims}\n  }}\n" + (f"  support = g{n}\n" if fund else "") + "}")  # fmt: skip
    def add_way(name, way):
        """The lines of a way, after those of the one that may follow."""
        follows = ""
        if way["fails"] > 0:
            add_way(name + "then", way["then"])
            follows = f"  fails = {percent(way['fails'])}, then_follows = {name}then\n"
        receipts = f"  receipts = {dated(way['receipts'])}\n" if way["receipts"] else ""
        lines.append(
            f"recovery {name} {{\n  of = d{n}, price = {percent(way['price'])}, sale_costs = {percent(way['sale_costs'])}\n"
            f"  sale_costs_paid = {way['sale_costs_paid']}\n{follows}{receipts}  events {rows(way['events'])}\n}}")  # fmt: skip

    for place, way in enumerate(facts["ways"]):
        add_way(f"d{n}w{place}", way)
    return "\n".join(lines) + "\n"


def main():
    worth, all_places = batches(sys.argv[1:], 50)
    figures_seen = wrong = 0
    for places in all_places:
        cases = {n: some_default(random.Random(n)) for n in places}
        names = [f"d{n}w{place}" for n, facts in cases.items() for place in range(len(facts["ways"]))]
        source = 'case "Defaults" { currency = EUR, timeline = 2026 .. 2030 }\n'
        source += "".join(text_of(n, facts) for n, facts in cases.items())
        source += "show " + ", ".join(f"{name}.recovered, {name}.supported, {name}.ends" for name in names) + "\n"
        found, message = figures(worth, source)
        if found is None:
            print(message[:3000])
            return 1
        for n, facts in cases.items():
            for place, terms in enumerate(facts["ways"]):
                recovered, supported = mean(facts, terms)
                ours = {"recovered": recovered, "supported": supported, "ends": str(likely_end(facts, terms))}
                for line, value in ours.items():
                    theirs = amount(found[f"d{n}w{place}.{line}"])
                    figures_seen += 1
                    same = theirs == value if line == "ends" else theirs is not None and abs(theirs - value) < 0.005
                    if not same:
                        wrong += 1
                        print(f"d{n}w{place}.{line}: Python {value}, Worth {theirs}")
    print(f"{figures_seen} figures of {sum(map(len, all_places))} defaults, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
