"""Compares random loans with the same loans worked out in Python, to the coin.

Usage: loans.py WORTH [COUNT [FIRST]]

The model walks from day to day through what happens, and solves each instalment by discounting what is still to
be paid, one payment after another. It shares nothing with the kind `loan` but the words of the contract.
"""

import calendar
import random
import sys
from datetime import date, timedelta

from running import amount, batches, figures

COIN = 0.01


def month_end(day):
    """Whether a day is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def add_months(day, months, to_end=False):
    """The day so many months later: the same day of the month, or the last."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, last if to_end else min(day.day, last))


def years(count, a, b):
    """The years between two days by a day count."""
    if count == "actual_365":
        return (b - a).days / 365
    if count == "actual_360":
        return (b - a).days / 360
    if count == "actual_actual_isda":
        if a.year == b.year:
            return (b - a).days / (366 if calendar.isleap(a.year) else 365)
        head = (date(a.year + 1, 1, 1) - a).days / (366 if calendar.isleap(a.year) else 365)
        tail = (b - date(b.year, 1, 1)).days / (366 if calendar.isleap(b.year) else 365)
        return head + tail + b.year - a.year - 1
    if count == "eu_30_360":
        days = [min(d.day, 30) for d in (a, b)]
    else:  # months
        days = [30 if month_end(d) else d.day for d in (a, b)]
    return ((b.year - a.year) * 360 + (b.month - a.month) * 30 + days[1] - days[0]) / 360


def coin(amount):
    """An amount in whole coins, halves away from zero; within a millionth of a half is the half."""
    scaled = abs(amount) / COIN
    return (1 if amount >= 0 else -1) * int(scaled + 0.5 + 1e-6) * COIN


def cycle(first, months, until, terms):
    """The days from a first one on before `until`, without a short last time where it is to be long."""
    to_end = terms.get("end_of_month_days") == "last_day" and month_end(first)
    found, step = [], 0
    while True:
        day = add_months(first, step * months, to_end)
        after = add_months(first, (step + 1) * months, to_end)
        if day >= until:
            return found
        if after <= until or terms["last_period"] == "short":
            found.append(day)
        step += 1


class Loan:
    """A loan that is walked through from day to day."""

    def __init__(self, terms):
        self.terms = terms
        until = terms.get("amortised_until", terms["matures"])
        self.interest_days = set(cycle(terms["first_payment"], terms["interest_months"], until, terms))
        first = terms.get("first_repayment", terms["first_payment"])
        self.repayment_days = set(cycle(first, terms["months"], until, terms))
        self.first_repayment, self.until = first, until

    def rate(self, day):
        """The rate in force from a day on."""
        terms = self.terms
        fixed = [index for since, index in terms["resets"] if since <= day]
        if not fixed:
            return terms["rate"]
        rate = fixed[-1] + terms["margin"]
        if "cap" in terms:
            rate = min(rate, terms["cap"])
        if "floor" in terms:
            rate = max(rate, terms["floor"])
        return rate

    def earned(self, rate, time):
        """What 1 earns."""
        return rate * time if self.terms["compounding"] == "nominal" else (1 + rate) ** time - 1

    def run(self, stretches, count):
        """The interest that has run in stretches of time, each with its debt and its rate. An effective rate lets a
        debt and the interest on it grow together, so that a year makes 1 + rate of 1 whatever happens meanwhile."""
        total = 0.0
        for start, end, debt, rate in stretches:
            time = count(end) - count(start)
            if self.terms["compounding"] == "nominal":
                total += debt * rate * time
            else:
                total = (debt + total) * (1 + rate) ** time - debt
        return total

    def instalment(self, day, debt, interest, rate):
        """What is paid on a day and each later one so that the debt is repaid."""
        terms = self.terms
        if terms["repayment"] == "linear":
            left = 1 + sum(1 for d in self.repayment_days | {self.until} if d > day)
            return (debt - terms["balloon"]) / left
        worth, factor, since = 1.0, 1.0, day
        for later in sorted(d for d in self.interest_days | self.repayment_days | {self.until} if d > day):
            if later not in self.interest_days and later != self.until:
                raise AssertionError("principal is repaid on days of interest")
            factor /= 1 + self.earned(rate, years(terms["day_count"], since, later))
            since = later
            if later in self.repayment_days or later == self.until:
                worth += factor
        return (debt + interest - terms["balloon"] * factor) / worth

    def walk(self):
        """Rows of day, interest, capitalised, subsidised, repaid, prepaid, fees, debt."""
        terms = self.terms
        days = {d for d in self.interest_days | self.repayment_days if d < terms["matures"]}
        days |= {d for d, _ in terms["drawdowns"] + terms["prepayments"]} | {terms["matures"]}
        days |= {d for d, _ in terms["sweep"]}
        days |= {d for d, _ in terms["resets"] if terms["drawn"] < d < terms["matures"]}
        if "subsidised_until" in terms and terms["drawn"] < terms["subsidised_until"] < terms["matures"]:
            days.add(terms["subsidised_until"])
        debt, since, rows = terms["principal"], terms["drawn"], []
        stretches = []  # of the interest that runs: from, to, debt, rate
        before, planned, stale, cash = terms["drawn"], 0, True, 0
        self.owed = [(before, debt, self.rate(before), [], before)]
        for day in sorted(days):
            last = day == terms["matures"]
            stretches.append((before, day, debt, self.rate(before)))
            interest = subsidised = capitalised = fees = repaid = prepaid = 0
            count = lambda d: years(terms["day_count"], since, d)
            run = self.run(stretches, count)
            if last or day in self.interest_days:
                interest = run
                until = terms.get("subsidised_until", terms["matures"])
                own = [(a, b, d, r - terms["subsidy"] if b <= until else r) for a, b, d, r in stretches]
                owed_less = run - self.run(own, count)
                fees = sum(d * terms["yearly_fee"] * (count(b) - count(a)) for a, b, d, _ in stretches)
                interest, subsidised, fees = coin(interest), coin(owed_less), coin(fees)
                if terms.get("interest_meanwhile") == "capitalised" and day < self.first_repayment:
                    capitalised = interest - subsidised
                stretches, since = [], day
            changed = day in dict(terms["drawdowns"])
            stated = [amount for since_, amount in terms["steps"] if since_ <= day]
            cash += sum(amount for d, amount in terms["sweep"] if d == day)
            if last:
                repaid = debt + capitalised
            elif day in self.repayment_days and terms["repayment"] != "bullet":
                if stated:
                    planned = stated[-1]
                elif stale:
                    planned = coin(self.instalment(day, debt, run, self.rate(before)))
                stale = False
                repaid = min(debt, planned if terms["repayment"] == "linear" else planned - interest)
            paid_early = min(debt + capitalised - repaid, dict(terms["prepayments"]).get(day, 0))
            prepaid, swept = paid_early, 0
            if day in self.repayment_days and not last:
                swept = max(0, min(debt + capitalised - repaid - prepaid, cash * terms["sweep_share"]))
                cash = 0
            fees += coin(prepaid * terms["prepayment_charge"])
            debt += dict(terms["drawdowns"]).get(day, 0) + capitalised - repaid - prepaid - swept
            if changed or self.rate(day) != self.rate(before):
                stale = True
            if prepaid + swept > 0 and terms.get("prepayment_effect") == "lower_instalments":
                stale = True
            before = day
            self.owed.append((day, debt, self.rate(day), list(stretches), since))
            rows.append((day, interest, capitalised, subsidised, repaid, prepaid, swept, fees, debt))
        return rows

    def owed_on(self, day):
        """What is owed at the end of a day, with the interest that has run."""
        terms = self.terms
        last, debt, rate, stretches, since = [e for e in self.owed if e[0] <= day][-1]
        count = lambda d: years(terms["day_count"], since, d)
        return debt + self.run(stretches + [(last, day, debt, rate)], count)


def some_terms(draw):
    """The terms of a random loan."""
    months = draw.choice([1, 1, 3, 6, 12])
    drawn = date(2026, draw.randint(1, 12), draw.randint(1, 28))
    first = add_months(drawn, draw.choice([months, months, 1, 2]))
    if draw.random() < 0.15:
        first = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    matures = add_months(first, months * draw.randint(1, 60 // months + 2))
    if draw.random() < 0.3:
        matures += timedelta(days=draw.randint(1, 27))
    terms = {
        "principal": float(draw.randint(1_000, 2_000_000)), "drawn": drawn, "first_payment": first, "matures": matures,
        "months": months, "interest_months": months, "rate": draw.randint(0, 1500) / 10000,
        "compounding": draw.choice(["nominal", "effective"]),
        "day_count": draw.choice(["months", "actual_365", "actual_360", "actual_actual_isda", "eu_30_360"]),
        "repayment": draw.choice(["annuity", "annuity", "linear", "bullet"]),
        "last_period": draw.choice(["short", "long"]), "balloon": 0.0, "resets": [], "margin": 0.0,
        "drawdowns": [], "prepayments": [], "sweep": [], "sweep_share": 0.0, "steps": [], "prepayment_charge": 0.0, "upfront_fee": 0.0,
        "yearly_fee": draw.choice([0, 0, 0.0075]), "subsidy": 0.0,
    }  # fmt: skip
    if month_end(first):
        terms["end_of_month_days"] = draw.choice(["same_day", "last_day"])
    if draw.random() < 0.3 and (first.day <= 28 or terms.get("end_of_month_days") == "last_day"):
        later = add_months(first, months * draw.randint(1, 4), terms.get("end_of_month_days") == "last_day")
        if later < matures:
            terms["first_repayment"] = later
            terms["interest_meanwhile"] = draw.choice(["paid", "capitalised"])
    if terms["repayment"] != "bullet" and draw.random() < 0.25:
        terms["balloon"] = float(int(terms["principal"] * draw.random() * 0.6))
    span = (matures - drawn).days
    inside = lambda: drawn + timedelta(days=draw.randint(1, max(1, span - 1)))
    if span > 40 and draw.random() < 0.3:
        terms["resets"] = sorted({inside(): draw.randint(-50, 1200) / 10000 for _ in range(draw.randint(1, 6))}.items())
        terms["margin"] = draw.randint(0, 300) / 10000
        if draw.random() < 0.4:
            terms["cap"] = 0.08
        if draw.random() < 0.4:
            terms["floor"] = 0.01
    if span > 40 and draw.random() < 0.25:
        terms["drawdowns"] = sorted({inside(): float(draw.randint(100, 5000)) for _ in range(draw.randint(1, 3))}.items())
    if span > 40 and draw.random() < 0.25:
        terms["prepayments"] = sorted({inside(): float(draw.randint(100, 90000)) for _ in range(draw.randint(1, 3))}.items())
        terms["prepayment_effect"] = draw.choice(["lower_instalments", "shorter_term"])
        terms["prepayment_charge"] = draw.choice([0, 0.01])
        if terms["prepayment_effect"] == "shorter_term":
            begins = terms.get("first_repayment", first)
            terms["prepayments"] = [p for p in terms["prepayments"] if p[0] >= begins]
    if span > 40 and draw.random() < 0.15:
        terms["sweep"] = sorted({inside(): float(draw.randint(-9000, 40000)) for _ in range(draw.randint(1, 4))}.items())
        terms["sweep_share"] = 0.5
        terms.setdefault("prepayment_effect", draw.choice(["lower_instalments", "shorter_term"]))
    if terms["repayment"] != "bullet" and span > 40 and draw.random() < 0.15:
        whole = terms["principal"] // 20
        terms["steps"] = sorted({inside(): float(draw.randint(1, 3) * whole) for _ in range(draw.randint(1, 3))}.items())
    if draw.random() < 0.2:
        terms["subsidy"] = 0.02
        if draw.random() < 0.5 and span > 40:
            terms["subsidised_until"] = inside()
    return terms


def text_of(name, terms):
    """The loan as it is written in a case."""
    percent = lambda x: f"{x * 100:.10g}%"
    lines = [
        f"principal = EUR {terms['principal']:.0f}", f"drawn = {terms['drawn']}",
        f"first_payment = {terms['first_payment']}", f"matures = {terms['matures']}",
        f"every = {terms['months']} month{'s' if terms['months'] > 1 else ''}", f"rate = {percent(terms['rate'])}",
        f"rounded_to = EUR {COIN}", "debt_may_grow = yes",
    ]  # fmt: skip
    for word in ("compounding", "day_count", "repayment", "last_period", "end_of_month_days", "first_repayment",
                 "interest_meanwhile", "prepayment_effect", "subsidised_until"):  # fmt: skip
        if word in terms:
            lines.append(f"{word} = {terms[word]}")
    for word in ("sweep_share", "margin", "cap", "floor", "prepayment_charge", "yearly_fee", "subsidy"):
        if terms.get(word) is not None:
            lines.append(f"{word} = {percent(terms[word])}")
    if terms["balloon"]:
        lines.append(f"balloon = EUR {terms['balloon']:.0f}")
    for word in ("drawdowns", "prepayments", "sweep"):
        if terms[word]:
            lines.append(f"{word} = [" + ", ".join(f"{d}: {'-' if a < 0 else ''}EUR {abs(a):.0f}" for d, a in terms[word]) + "]")
    if terms["resets"]:
        rows = "\n".join(f"    {d} | {percent(i)}" for d, i in terms["resets"])
        lines.append("resets {\n    from | index\n" + rows + "\n  }")
    if terms["steps"]:
        rows = "\n".join(f"    {d} | EUR {a:.0f}" for d, a in terms["steps"])
        lines.append("steps {\n    from | instalment\n" + rows + "\n  }")
    return f"loan {name} {{\n  " + "\n  ".join(lines) + "\n}\n"


NAMES = ["interest", "capitalised", "subsidised", "repaid", "prepaid", "swept", "fees", "debt"]


def main():
    worth, all_places = batches(sys.argv[1:], 40)
    figures_seen = wrong = 0
    for places in all_places:
        loans = {f"l{n}": some_terms(random.Random(n)) for n in places}
        asked = {n: t["drawn"] + (t["matures"] - t["drawn"]) * 0.37 for n, t in loans.items()}
        source = 'case "Loans" { currency = EUR }\n' + "".join(text_of(n, t) for n, t in loans.items())
        source += "".join(f"owed_{n} = {n}.owed_on({day})\n" for n, day in asked.items())
        source += "show " + ", ".join(f"{n}.{line}" for n in loans for line in NAMES) + "\n"
        source += "show " + ", ".join(f"owed_{n}" for n in loans) + "\n"
        found, message = figures(worth, source)
        if found is None:
            print(message[:3000])
            return 1
        for name, terms in loans.items():
            loan = Loan(terms)
            rows = loan.walk()
            owed = amount(found[f"owed_{name}"])
            figures_seen += 1
            if abs(owed - loan.owed_on(asked[name])) > 0.005:
                wrong += 1
                print(name, "owed on", asked[name], "Python", loan.owed_on(asked[name]), "Worth", owed)
            for place, line in enumerate(NAMES):
                ours = {str(row[0]): row[place + 1] for row in rows}
                theirs = {v["index"]: amount(v["value"]) for v in found[f"{name}.{line}"] if v["index"] != "opening"}
                figures_seen += len(ours)
                apart = [d for d in ours.keys() | theirs.keys() if abs(ours.get(d, 1e99) - theirs.get(d, -1e99)) > 0.005]
                if apart:
                    wrong += 1
                    day = min(apart)
                    print(name, line, day, "Python", ours.get(day), "Worth", theirs.get(day), terms)
                    break
    print(f"{figures_seen} figures of {sum(map(len, all_places))} loans, {wrong} loans differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
