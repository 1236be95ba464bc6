"""A second opinion on the licences of the prelude.

Draws licences with all sorts of clauses, works out what each brings and what it is worth to both
sides day by day and clause by clause, as the comments of the kinds say it, lets Worth run the same
licences, and compares every figure to the coin.

Run: python3 Tests/Models/licences.py WORTH [NUMBER] [SEED]
Ends with 0 only where all figures are equal."""
import calendar
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

DAY = datetime.timedelta(days=1)
PER_FILE = 20


# Days

def add_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def later(day, time):
    """The day after so many months or days: ("months", 6)."""
    unit, number = time
    return add_months(day, number) if unit == "months" else day + number * DAY


def last_day_of(day, time):
    """The last day of a time that begins on the day after another."""
    return later(day + DAY, time) - DAY


def in_words(time):
    unit, number = time
    if unit == "months" and number % 12 == 0:
        return "%d year%s" % (number // 12, "" if number == 12 else "s")
    return "%d %s" % (number, unit if number != 1 else unit[:-1])


def year_fraction(first, second, count):
    days = (second - first).days
    if count == "actual_365":
        return days / 365
    if count == "actual_360":
        return days / 360
    if count == "eu_30_360":
        return (360 * (second.year - first.year) + 30 * (second.month - first.month)
                + min(second.day, 30) - min(first.day, 30)) / 360
    total, day = 0.0, first
    while day < second:
        end = min(second, datetime.date(day.year + 1, 1, 1))
        total += (end - day).days / (366 if calendar.isleap(day.year) else 365)
        day = end
    return total


class Period:
    def __init__(self, number, months, start=None):
        self.number, self.months, self.start = number, months, start
        self.end = add_months(start, months) - DAY if start else None
        self.year = start.year if start else (number * months - 1) // 12 + 1

    def days(self):
        day = self.start
        while day <= self.end:
            yield day
            day += DAY

    def length(self):
        return (self.end - self.start).days + 1


class Timeline:
    """The periods of a case and how far each lies from the valuation date."""

    def __init__(self, draw):
        self.months = draw.choice([12, 12, 3, 1])
        self.dated = draw.random() < 0.8
        count = {12: draw.randint(2, 9), 3: draw.randint(5, 20), 1: draw.randint(14, 40)}[self.months]
        if self.dated:
            first = datetime.date(2027, 1, 1) if self.months == 12 else add_months(
                datetime.date(2027, 1, 1), draw.randrange(0, 12, self.months))
            self.periods = [Period(i, self.months, add_months(first, i * self.months)) for i in range(count)]
            self.valuation = self.periods[0].start
            if draw.random() < 0.6:
                inside = self.periods[draw.choice([0, 0, 0, 1])]
                days = list(inside.days())
                self.valuation = draw.choice([draw.choice(days), draw.choice([d for d in days if d.day == 1])])
        else:
            zero = 0 if draw.random() < 0.5 else 1
            if self.months != 12:
                zero = 1
            self.periods = [Period(i, self.months) for i in range(zero, zero + count)]
            self.valuation = None

    def words(self):
        first, last = self.periods[0], self.periods[-1]
        name = {12: "year", 3: "quarter", 1: "month"}[self.months]
        if not self.dated:
            return "timeline = %s %d .. %d" % (name, first.number, last.number)

        def written(p):
            if self.months == 12:
                return "%d" % p.start.year
            if self.months == 3:
                return "%d-Q%d" % (p.start.year, (p.start.month + 2) // 3)
            return "%d-%02d" % (p.start.year, p.start.month)
        return "timeline = %s .. %s, valuation_date = %s" % (written(first), written(last), self.valuation)

    def now(self):
        """The valuation date, with the end of a month as the start of the next."""
        turned = self.valuation + DAY
        return turned if turned.day == 1 else self.valuation

    def share_left(self, p):
        """0 for a period that is over, 1 for one to come, otherwise what is left of it."""
        if not self.dated or self.now() <= p.start:
            return 1.0
        if self.now() > p.end:
            return 0.0
        if self.now().day == 1:
            months = (p.start.year - self.now().year) * 12 + p.start.month - self.now().month + self.months
            return months / self.months
        return ((p.end - self.now()).days + 1) / p.length()

    def elapsed(self, p, timing):
        """Years from the valuation date to a point of what is left of a period."""
        if not self.dated:
            end = p.number * self.months / 12
            length = self.months / 12 if p.number > 0 else 0
        else:
            end = sum(self.share_left(q) for q in self.periods if q.number <= p.number) * self.months / 12
            length = self.share_left(p) * self.months / 12
        return end - {"end": 0, "middle": 0.5, "start": 1}[timing] * length

    def to_come(self, p):
        return self.share_left(p)


# Drawing a licence

class Licence:
    pass


def money(draw, low, high):
    return round(draw.uniform(low, high), 2)


def share(draw, low, high):
    """A share with two decimals as a percent."""
    return round(draw.uniform(low, high), 2)


def draw_licence(draw, timeline):
    x = Licence()
    x.timeline = timeline
    n = len(timeline.periods)
    first, last = timeline.periods[0], timeline.periods[-1]
    wanted = draw.choice([0.12, 0.35, 0.6, 0.9])
    has = lambda: draw.random() < wanted
    scale = timeline.months / 12

    def flow(low, high):
        if draw.random() < 0.3:
            return [money(draw, low * scale, high * scale)] * n
        return [money(draw, low * scale, high * scale) if draw.random() < 0.93 else 0.0 for _ in range(n)]

    def some_day():
        span = (last.end - first.start).days
        day = first.start + draw.randint(0, span) * DAY
        if draw.random() < 0.4:
            day = day.replace(day=1)
        if draw.random() < 0.2:
            day = day.replace(day=1) - DAY
        return max(day, first.start)

    x.sales = flow(100_000, 3_000_000)
    if draw.random() < 0.2:
        x.sales = [250_000.0] * n
    x.grant = None
    if has():
        g = x.grant = {"exclusivity": draw.choice(["exclusive", "sole", "non_exclusive"])}
        if timeline.dated:
            if draw.random() < 0.6:
                g["begins"] = some_day() if draw.random() < 0.8 else first.start
            if draw.random() < 0.7:
                low = g.get("begins", first.start)
                g["ends"] = low + draw.randint(1, max(2, (last.end - low).days + 200)) * DAY
                if draw.random() < 0.4:
                    g["renewal"] = draw.choice([("months", 12), ("months", 6), ("days", 90), ("months", 24)])
                    g["renewed"] = draw.random() < 0.6
                if draw.random() < 0.3:
                    d = low + draw.randint(0, (g["ends"] - low).days) * DAY
                    if d < g["ends"]:
                        g["terminated"] = d
            if ("ends" in g or "terminated" in g) and draw.random() < 0.4:
                g["sell_off"] = draw.choice([("months", 6), ("months", 3), ("days", 90), ("days", 45), ("months", 12)])
    x.asset = x.after_expiry = None
    if timeline.dated and has():
        d = some_day()
        x.asset = datetime.date(d.year - 20, d.month, min(d.day, 28))
        x.after_expiry = draw.choice([0.0, 100.0, share(draw, 0, 100), 50.0])
    x.deductions = None
    if has():
        items = [(share(draw, 0, 6), share(draw, 1, 4) if draw.random() < 0.4 else None)
                 for _ in range(draw.randint(1, 3))]
        x.deductions = (items, share(draw, 2, 9) if draw.random() < 0.5 else None)
    x.combination = None
    if has():
        x.combination = [share(draw, 20, 100)] * n if draw.random() < 0.5 else [share(draw, 20, 100) for _ in range(n)]
    x.royalty = x.tiers = x.per_unit = None
    base = draw.random()
    if base < 0.42:
        x.royalty = [share(draw, 1, 9)] * n if draw.random() < 0.6 else [share(draw, 0, 9) for _ in range(n)]
    elif base < 0.88:
        tops = sorted(draw.sample([250_000.0, 500_000.0, 750_000.0, 1_000_000.0, 2_000_000.0, 3_000_000.0, 1_234_567.89],
                                  draw.randint(0, 3)))
        x.tiers = {"bands": [(a, share(draw, 1, 9)) for a in [0.0] + tops],
                   "mode": draw.choice(["marginal", "whole_amount"]),
                   "counts": draw.choice(["of_period", "of_year", "of_life"]),
                   "boundary": draw.choice(["upper", "lower"])}
    if has() or base >= 0.95:
        x.per_unit = (money(draw, 0.5, 9), [float(draw.randint(0, int(9_000 * scale) + 1)) for _ in range(n)],
                      draw.choice(["added", "greater", "lesser"]) if x.royalty or x.tiers else None)
    x.most_favoured = None
    if has():
        x.most_favoured = [(share(draw, 1, 8), some_day() if timeline.dated and draw.random() < 0.7 else None)
                           for _ in range(draw.randint(1, 3))]
    x.step_downs = None
    if timeline.dated and has():
        days = sorted(some_day() - draw.choice([0, 0, 0, 900]) * DAY for _ in range(draw.randint(1, 3)))
        x.step_downs = ([(d, share(draw, 0, 100)) for d in days], draw.choice(["multiplied", "lowest"]))
    x.offset = None
    if has():
        x.offset = {"paid": flow(0, 90_000), "share": share(draw, 0, 100),
                    "floor_of": draw.choice(["net_sales", "royalty"]),
                    "unused": draw.choice(["lost", "carried_forward"])}
        x.offset["floor"] = share(draw, 0, 4) if x.offset["floor_of"] == "net_sales" else share(draw, 10, 90)
    x.offset_applies = draw.choice(["before_step_downs", "after_step_downs"]) if x.offset and (x.step_downs or x.asset) else None
    x.cap = (money(draw, 10_000, 200_000), draw.choice(["of_year", "of_life"])) if has() else None
    x.floor = None
    if has():
        rate = share(draw, 0.5, 4) if draw.random() < 0.6 else None
        amount = money(draw, 1_000, 60_000) if rate is None or draw.random() < 0.5 else None
        counts = draw.choice(["of_year", "of_life"]) if amount is not None else None
        if amount is not None and x.cap and x.cap[1] == counts:
            amount = min(amount, x.cap[0])
        x.floor = (rate, amount, counts)
    x.upfront = money(draw, 5_000, 200_000) if has() else None
    x.credit = (share(draw, 10, 100), share(draw, 10, 100)) if x.upfront is not None and has() else None
    x.equity = (share(draw, 1, 20), money(draw, 100_000, 2_000_000)) if has() else None
    x.minimum = None
    if has():
        amounts = [money(draw, 5_000, 120_000)] * n if draw.random() < 0.5 else [money(draw, 0, 120_000) for _ in range(n)]
        x.minimum = (amounts, draw.choice(["none", "same_year", "shortfall_carried", "excess_carried"]),
                     draw.choice(["whole", "prorated"]))
    x.cap_applies = draw.choice(["before_minimum", "after_minimum"]) if x.cap and x.minimum else None
    x.milestones = None
    if has():
        rows = []
        for _ in range(draw.randint(1, 3)):
            on = None
            if timeline.dated and draw.random() < 0.5:
                on = some_day()
                g = x.grant or {}
                low = g.get("begins", first.start)
                high = last.end
                if "ends" in g:
                    high = g["ends"]
                    if g.get("renewed"):
                        high = last_day_of(high, g["renewal"])
                on = max(low, min(on, high))
            rows.append((on, None if on else draw.choice([250_000.0, 1_000_000.0, money(draw, 100_000, 6_000_000)]),
                         None if on else draw.choice(["year", "life"]),
                         share(draw, 1, 100) if draw.random() < 0.3 else None, money(draw, 1_000, 90_000)))
        x.milestones = rows
    x.maintenance = flow(0, 9_000) if has() else None
    x.sublicences = None
    if has():
        stages = [("trials", share(draw, 20, 60)), ("approved", share(draw, 5, 20))]
        x.sublicences = (stages, [(draw.choice(stages)[0], flow(0, 80_000)) for _ in range(draw.randint(1, 2))])
    x.patent_costs = (flow(0, 20_000), share(draw, 0, 100)) if has() else None
    x.payment = None
    if timeline.dated and has():
        late = draw.choice([("days", 73), ("months", 2), ("days", 400)]) if draw.random() < 0.7 else None
        x.payment = (draw.choice([("days", 30), ("days", 60), ("months", 1)]), late, share(draw, 0, 12),
                     draw.choice(["actual_365", "actual_360", "actual_actual_isda", "eu_30_360"]))
    x.withholding = None
    if has():
        rate = share(draw, 0, 30)
        x.withholding = (rate, round(rate * draw.random(), 2) if draw.random() < 0.5 else None,
                         draw.choice(["licensor", "licensee"]))
    if not (x.royalty or x.tiers or x.per_unit or x.upfront is not None or x.milestones
            or x.maintenance or x.sublicences or x.equity or x.minimum):
        x.royalty = [5.0] * n
    for side in ("licensor", "licensee"):
        setattr(x, side, {"rate": share(draw, 0, 25), "tax": share(draw, 0, 40),
                          "timing": draw.choice(["end", "middle", "start"]),
                          "losses": draw.choice(["lost", "offset", "carried_forward"]),
                          "alternative": money(draw, 0, 300_000) if draw.random() < 0.4 else None})
    x.costs = flow(0, 40_000) if draw.random() < 0.5 else None
    x.foreign_tax = draw.choice(["credited", "deducted", "lost"]) if x.withholding else None
    x.margin = [share(draw, 2, 40)] * n if draw.random() < 0.6 else [share(draw, 0, 40) for _ in range(n)]
    x.investment = flow(0, 200_000) if draw.random() < 0.5 else None
    return x


# What a licence brings, from the words of its clauses

def royalty_on(tiers, amount):
    """Royalty on an amount of sales, counted from 0."""
    bands = tiers["bands"]
    if tiers["mode"] == "marginal":
        total = 0.0
        for i, (above, rate) in enumerate(bands):
            top = bands[i + 1][0] if i + 1 < len(bands) else float("inf")
            total += max(0.0, min(amount, top) - above) * rate / 100
        return total
    rate = bands[0][1]
    for above, r in bands[1:]:
        if amount > above or amount == above and tiers["boundary"] == "upper":
            rate = r
    return amount * rate / 100


def model(x):
    """The figures of a licence: a list by period or a single one for each name."""
    time = x.timeline
    periods = time.periods
    n = len(periods)
    grant = x.grant or {}
    begins, terminated = grant.get("begins"), grant.get("terminated")
    end_day = None
    if terminated:
        end_day = terminated
    elif "ends" in grant:
        end_day = grant["ends"]
        if grant.get("renewed"):
            end_day = last_day_of(end_day, grant["renewal"])
    last_licensed = last_day_of(end_day, grant["sell_off"]) if end_day and "sell_off" in grant else end_day

    def runs(day, last):
        return (begins is None or day >= begins) and (last is None or day <= last)

    def left_on(day):
        left = 1.0
        if x.step_downs:
            events, together = x.step_downs
            passed = [s / 100 for d, s in events if d <= day]
            for s in passed:
                left = left * s if together == "multiplied" else min(left, s)
        if x.asset and day >= datetime.date(x.asset.year + 20, x.asset.month, x.asset.day):
            left *= x.after_expiry / 100
        return left

    names = ["earned", "credited", "shortfall", "shortfall_credited", "trued_up", "milestone", "due", "charged",
             "withheld", "received", "credit_left", "offset_left", "bank", "late_interest", "licensed_sales"]
    out = {name: [0.0] * n for name in names}
    taken = 0.0
    if x.deductions:
        items, most = x.deductions
        taken = sum(min(s, m) if m is not None else s for s, m in items)
        if most is not None:
            taken = min(taken, most)
    in_term, in_force, lefts = [], [], []
    for p in periods:
        if not time.dated:
            in_term.append(1.0), in_force.append(1.0), lefts.append(1.0)
            continue
        licensed = [d for d in p.days() if runs(d, last_licensed)]
        in_term.append(len(licensed) / p.length())
        in_force.append(sum(1 for d in p.days() if runs(d, end_day)) / p.length())
        lefts.append(sum(map(left_on, licensed)) / len(licensed) if licensed else 1.0)

    sales_year = sales_life = best_year = 0.0
    royalty_year = royalty_life = cap_used = 0.0
    carried = bank = 0.0
    year_share = 0.0
    credit = x.upfront * x.credit[0] / 100 if x.credit else 0.0
    applied = 0.0
    if x.withholding:
        rate, treaty, borne = x.withholding
        applied = (treaty if treaty is not None else rate) / 100
    gross_up = 1 / (1 - applied) if x.withholding and x.withholding[2] == "licensee" else 1.0
    cash_parts = []
    for t, p in enumerate(periods):
        new_year = t == 0 or periods[t - 1].year != p.year
        year_over = t == n - 1 or periods[t + 1].year != p.year
        if new_year:
            sales_year = royalty_year = year_share = 0.0
            if x.cap and x.cap[1] == "of_year":
                cap_used = 0.0
        licensed = x.sales[t] * (1 - taken / 100) * (x.combination[t] / 100 if x.combination else 1) * in_term[t]
        out["licensed_sales"][t] = licensed
        before = {"of_life": sales_life, "of_year": sales_year, "of_period": 0.0}[x.tiers["counts"]] if x.tiers else 0.0
        life_before, best_before = sales_life, best_year
        sales_year += licensed
        sales_life += licensed
        best_year = max(best_year, sales_year)
        # Royalties on sales and for units
        if x.tiers:
            royalty = royalty_on(x.tiers, before + licensed) - royalty_on(x.tiers, before)
        else:
            royalty = licensed * x.royalty[t] / 100 if x.royalty else 0.0
        if x.most_favoured:
            rates = [r for r, d in x.most_favoured if d is None or d <= p.start]
            royalty = min(royalty, licensed * min(rates + [100.0]) / 100)
        if x.per_unit:
            each, units, beside = x.per_unit
            for_units = each * units[t] * in_term[t]
            royalty = {None: royalty + for_units, "added": royalty + for_units,
                       "greater": max(royalty, for_units), "lesser": min(royalty, for_units)}[beside]
        # Step-downs and third parties
        third = x.offset["paid"][t] * in_term[t] if x.offset else 0.0
        first_offset = x.offset_applies == "before_step_downs"
        if not first_offset:
            royalty *= lefts[t]
        if x.offset:
            claim = third * x.offset["share"] / 100 + carried
            least = (licensed if x.offset["floor_of"] == "net_sales" else royalty) * x.offset["floor"] / 100
            off = max(0.0, min(claim, royalty - least))
            carried = claim - off if x.offset["unused"] == "carried_forward" else 0.0
            royalty -= off
        if first_offset:
            royalty *= lefts[t]
        # Cap and floor
        room = max(0.0, x.cap[0] - cap_used) if x.cap else float("inf")
        royalty = min(royalty, room)
        if x.floor and x.floor[0] is not None:
            royalty = max(royalty, licensed * x.floor[0] / 100)
        earned = royalty
        royalty_year += earned
        royalty_life += earned
        over = (t == n - 1 or in_term[t + 1] == 0) and in_term[t] > 0
        if time.dated:
            days = 366 if calendar.isleap(p.year) else 365
            year_share += in_force[t] * p.length() / days
        else:
            year_share += time.months / 12
        trued = 0.0
        if x.floor and x.floor[1] is not None:
            if x.floor[2] == "of_year" and year_over and year_share > 0:
                trued = max(0.0, x.floor[1] - royalty_year)
            if x.floor[2] == "of_life" and over:
                trued = max(0.0, x.floor[1] - royalty_life)
        # Upfront credited
        credited = max(0.0, min(credit, earned * x.credit[1] / 100)) if x.credit else 0.0
        credit -= credited
        # Minimum
        shortfall = back = 0.0
        if x.minimum and year_over:
            amounts, kind, part = x.minimum
            least = 0.0
            if year_share > 0:
                least = amounts[t] * (min(1.0, year_share) if part == "prorated" else 1.0)
            against = royalty_year + trued
            if kind == "none":
                shortfall = least
            elif kind == "excess_carried":
                shortfall = max(0.0, least - against - bank)
                bank = max(0.0, bank + against - least)
            else:
                shortfall = max(0.0, least - against)
            if x.cap_applies == "after_minimum":
                shortfall = max(0.0, min(shortfall, room - earned - trued))
            if kind == "shortfall_carried":
                back = min(bank, max(0.0, against - least))
                bank += shortfall - back
        cap_used += earned + trued
        if x.cap_applies == "after_minimum":
            cap_used += shortfall - back
        # Milestones
        once = once_after = 0.0
        to_come = time.to_come(p)
        for on, reach, of, probability, pay in x.milestones or []:
            pay *= (probability if probability is not None else 100) / 100
            if on:
                if p.start <= on <= p.end and not (terminated and on > terminated):
                    once += pay
                    once_after += pay if to_come > 0 and on >= time.valuation else 0.0
            elif (life_before < reach <= sales_life) if of == "life" else (best_before < reach <= best_year):
                once += pay
                once_after += pay if to_come > 0 else 0.0
        # Beside them
        running = in_force[t] > 0
        fee = x.maintenance[t] if x.maintenance and running else 0.0
        stages = dict(x.sublicences[0]) if x.sublicences else {}
        granted = x.sublicences[1] if x.sublicences and running else []
        sub_income = sum(income[t] for _, income in granted)
        handed = sum(income[t] * stages[stage] / 100 for stage, income in granted)
        paid_back = x.patent_costs[0][t] * x.patent_costs[1] / 100 if x.patent_costs and running else 0.0

        def with_interest(amount):
            if not x.payment or not x.payment[1]:
                return amount, 0.0
            due_after, late, rate, count = x.payment
            day = later(p.end, due_after)
            interest = max(0.0, amount) * rate / 100 * year_fraction(day, later(day, late), count)
            return amount + interest, interest

        evenly = earned - credited + fee + handed + paid_back
        at_year_end = trued + shortfall - back
        due, interest = with_interest(evenly + at_year_end + once)
        # What comes after the valuation date
        part = to_come
        if time.dated and to_come > 0 and 0 < in_term[t] < 1:
            licensed_days = [d for d in p.days() if runs(d, last_licensed)]
            part = sum(1 for d in licensed_days if d >= time.now()) / len(licensed_days)
        due_later, _ = with_interest(evenly * part + (at_year_end if to_come > 0 else 0.0) + once_after)
        charged_later = due_later * gross_up
        values = {"earned": earned, "credited": credited, "shortfall": shortfall, "shortfall_credited": back,
                  "trued_up": trued, "milestone": once, "due": due, "charged": due * gross_up,
                  "withheld": due * gross_up * applied, "received": due * gross_up * (1 - applied),
                  "credit_left": credit, "offset_left": carried, "bank": bank, "late_interest": interest}
        for name, value in values.items():
            out[name][t] = value
        spent = ((x.patent_costs[0][t] if x.patent_costs else 0.0) + (x.costs[t] if x.costs else 0.0)) * to_come
        profit = x.sales[t] * in_term[t] * x.margin[t] / 100 + sub_income
        cash_parts.append((charged_later, charged_later * applied, spent, (profit - third) * part
                           - (x.investment[t] if x.investment else 0.0) * to_come))

    upfront = (x.upfront or 0.0) * gross_up
    shares = x.equity[0] / 100 * x.equity[1] if x.equity else 0.0
    signing = next(t for t, p in enumerate(periods) if time.to_come(p) > 0)

    def value(side, cash, income, credits, on_signing):
        total, losses = on_signing, 0.0
        for t, p in enumerate(periods):
            if side["losses"] == "offset":
                tax = income[t] * side["tax"] / 100
            else:
                tax = max(0.0, income[t] - losses) * side["tax"] / 100
                if side["losses"] == "carried_forward":
                    losses = max(0.0, losses - income[t])
            tax -= max(0.0, min(tax, credits[t]))
            if time.to_come(p) > 0:
                total += (cash[t] - tax) / (1 + side["rate"] / 100) ** time.elapsed(p, side["timing"])
        return total

    withheld = [w + (upfront * applied if t == signing else 0.0) for t, (_, w, _, _) in enumerate(cash_parts)]
    income = [c + (upfront if t == signing else 0.0) - s - (withheld[t] if x.foreign_tax == "deducted" else 0.0)
              for t, (c, _, s, _) in enumerate(cash_parts)]
    out["licensor.value"] = value(x.licensor, [c - w - s for c, w, s, _ in cash_parts], income,
                                  withheld if x.foreign_tax == "credited" else [0.0] * n,
                                  upfront * (1 - applied) + shares)
    cash = [p - c for c, _, _, p in cash_parts]
    income = [c - (upfront if t == signing else 0.0) for t, c in enumerate(cash)]
    out["licensee.value"] = value(x.licensee, cash, income, [0.0] * n, -upfront - shares)
    for side in ("licensor", "licensee"):
        out[side + ".gain"] = out[side + ".value"] - (getattr(x, side)["alternative"] or 0.0)
    out["total_due"] = (x.upfront or 0.0) + sum(out["due"])
    out["charged_on_signing"] = upfront
    return out


# Writing it down

def amount(value):
    return "EUR %.2f" % value


def amounts(values):
    return amount(values[0]) if len(set(values)) == 1 else "[" + ", ".join(map(amount, values)) + "]"


def percents(values):
    return "%s%%" % values[0] if len(set(values)) == 1 else "[" + ", ".join("%s%%" % v for v in values) + "]"


def table(name, columns, rows):
    """A table; columns in which no row has anything are left out."""
    used = [i for i in range(len(columns)) if any(row[i] is not None for row in rows)]
    lines = ["    %s {" % name, "      " + " | ".join(columns[i] for i in used)]
    lines += ["      " + " | ".join(str(row[i]) if row[i] is not None else "" for i in used) for row in rows]
    return lines + ["    }"]


def write(x, name):
    lines, body = [], []
    put = body.append
    put("  sales = " + amounts(x.sales))
    if x.grant:
        fields = []
        for key, value in x.grant.items():
            value = in_words(value) if isinstance(value, tuple) else {True: "yes", False: "no"}.get(value, value)
            fields.append("%s = %s" % (key, value))
        put("  grant { %s }" % ", ".join(fields))
    if x.asset:
        lines.append("patent %s_right { filed = %s }" % (name, x.asset))
        put("  asset = %s_right" % name)
        put("  after_expiry = %s%%" % x.after_expiry)
    if x.deductions:
        items, most = x.deductions
        put("  deductions {")
        body.extend(table("items", ["name", "share", "most"], [
            ['"item %d"' % i, "%s%%" % s, "%s%%" % m if m is not None else None] for i, (s, m) in enumerate(items)]))
        if most is not None:
            put("    most = %s%%" % most)
        put("  }")
    if x.combination:
        put("  combination = " + percents(x.combination))
    if x.royalty:
        put("  royalty = " + percents(x.royalty))
    if x.tiers:
        put("  tiers {")
        put("    mode = %s, counts = %s" % (x.tiers["mode"], x.tiers["counts"]))
        if x.tiers["mode"] == "whole_amount":
            put("    boundary = " + x.tiers["boundary"])
        body.extend(table("bands", ["above", "rate"], [[amount(a), "%s%%" % r] for a, r in x.tiers["bands"]]))
        put("  }")
    if x.per_unit:
        each, units, beside = x.per_unit
        put("  per_unit { amount = EUR %.2f per piece, units = [%s]%s }" % (
            each, ", ".join("%d piece" % u for u in units), ", beside = " + beside if beside else ""))
    if x.most_favoured:
        put("  most_favoured {")
        body.extend(table("others", ["licensee", "rate", "from"], [
            ['"other %d"' % i, "%s%%" % r, d] for i, (r, d) in enumerate(x.most_favoured)]))
        put("  }")
    if x.step_downs:
        put("  step_downs {")
        put("    together = " + x.step_downs[1])
        body.extend(table("events", ["event", "from", "left"], [
            ['"event %d"' % i, d, "%s%%" % s] for i, (d, s) in enumerate(x.step_downs[0])]))
        put("  }")
    if x.offset:
        o = x.offset
        put("  offset { paid = %s, share = %s%%, floor = %s%%, floor_of = %s, unused = %s }" % (
            amounts(o["paid"]), o["share"], o["floor"], o["floor_of"], o["unused"]))
    for key in ("offset_applies", "cap_applies"):
        if getattr(x, key):
            put("  %s = %s" % (key, getattr(x, key)))
    if x.cap:
        put("  cap { amount = %s, counts = %s }" % (amount(x.cap[0]), x.cap[1]))
    if x.floor:
        rate, least, counts = x.floor
        put("  floor { %s }" % ", ".join((["rate = %s%%" % rate] if rate is not None else [])
            + (["amount = %s, counts = %s" % (amount(least), counts)] if least is not None else [])))
    if x.upfront is not None:
        put("  upfront = " + amount(x.upfront))
    if x.credit:
        put("  credit { share = %s%%, limit = %s%% }" % x.credit)
    if x.equity:
        put("  equity { share = %s%%, company_value = %s }" % (x.equity[0], amount(x.equity[1])))
    if x.minimum:
        put("  minimum { amount = %s, credit = %s, part_year = %s }" % ((amounts(x.minimum[0]),) + x.minimum[1:]))
    if x.milestones:
        body.extend(line[2:] for line in table(
            "milestones", ["name", "on", "sales_reach", "sales_of", "probability", "pay"],
            [['"milestone %d"' % i, on, amount(reach) if reach is not None else None, of,
              "%s%%" % chance if chance is not None else None, amount(pay)]
             for i, (on, reach, of, chance, pay) in enumerate(x.milestones)]))
    if x.maintenance:
        put("  maintenance = " + amounts(x.maintenance))
    if x.sublicences:
        stages, granted = x.sublicences
        for i, (stage, income) in enumerate(granted):
            lines.append('sublicence %s_sub%d { stage = "%s", income = %s }' % (name, i, stage, amounts(income)))
        put("  sublicences {")
        body.extend(table("stages", ["stage", "share"], [['"%s"' % s, "%s%%" % r] for s, r in stages]))
        put("    granted = [%s]" % ", ".join("%s_sub%d" % (name, i) for i in range(len(granted))))
        put("  }")
    if x.patent_costs:
        put("  patent_costs { spent = %s, share = %s%% }" % (amounts(x.patent_costs[0]), x.patent_costs[1]))
    if x.payment:
        due_after, late, rate, count = x.payment
        put("  payment { due_after = %s%s }" % (in_words(due_after), ", late_by = %s, late_rate = %s%%, day_count = %s" % (
            in_words(late), rate, count) if late else ""))
    if x.withholding:
        rate, treaty, borne = x.withholding
        put("  withholding { rate = %s%%, %sborne_by = %s }" % (
            rate, "treaty_rate = %s%%, " % treaty if treaty is not None else "", borne))
    lines += ["licence %s {" % name] + body + ["}"]
    for side in ("licensor", "licensee"):
        s = getattr(x, side)
        lines += ["%s %s_%s {" % (side, name, side), "  licence = %s, discount_rate = %s%%, tax_rate = %s%%" % (
            name, s["rate"], s["tax"]), "  timing = %s, losses = %s" % (s["timing"], s["losses"])]
        if s["alternative"] is not None:
            lines.append("  alternative = " + amount(s["alternative"]))
        if side == "licensor":
            if x.costs:
                lines.append("  costs = " + amounts(x.costs))
            if x.foreign_tax:
                lines.append("  foreign_tax = " + x.foreign_tax)
        else:
            lines.append("  margin = " + percents(x.margin))
            if x.investment:
                lines.append("  investment = " + amounts(x.investment))
        lines.append("}")
    return lines


# Comparing

def found(value):
    """A figure of Worth as numbers."""
    if isinstance(value, list):
        return [found(v["value"]) for v in value if v["index"] != "opening"]
    if isinstance(value, dict):
        return value["amount"]
    return value


def run(worth, number, seed, prefix=""):
    """Compares so many licences; returns what differs."""
    draw = random.Random(seed)
    wrong, figures, done = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while done < number:
            timeline = Timeline(draw)
            licences = [draw_licence(draw, timeline) for _ in range(min(PER_FILE, number - done))]
            done += len(licences)
            text = [prefix, 'case "Licences" { currency = EUR, %s }' % timeline.words(), "unit piece"]
            for i, x in enumerate(licences):
                text += write(x, "l%d" % i)
            path = os.path.join(folder, "licences-%d.worth" % done)
            with open(path, "w", encoding="utf-8") as out:
                out.write("\n".join(text) + "\n")
            reply = subprocess.run([worth, "run", "--format", "json", path], capture_output=True, text=True)
            if reply.returncode != 0:
                wrong.append(["licences up to %d: worth says\n%s" % (done, reply.stderr[:3000]), path])
                keep(path)
                continue
            paths = {f["path"]: f["value"] for f in json.loads(reply.stdout)["figures"]}
            for i, x in enumerate(licences):
                name = "l%d" % i
                for key, expected in model(x).items():
                    where = "%s_%s" % (name, key) if "." in key else "%s.%s" % (name, key)
                    actual = found(paths[where])
                    pairs = zip(expected, actual) if isinstance(expected, list) else [(expected, actual)]
                    if isinstance(expected, list) and len(expected) != len(actual):
                        wrong.append(["%s: %d figures instead of %d" % (where, len(actual), len(expected)), path])
                    for t, (e, a) in enumerate(pairs):
                        figures += 1
                        if abs(e - a) > 0.004:
                            wrong.append(["%s, period %d: %.4f instead of %.4f" % (where, t + 1, a, e), path])
                            keep(path)
                            break
    return wrong, figures


def keep(path):
    """Keeps a file that differs, to be looked at, where LICENCES_KEEP names a folder."""
    folder = os.environ.get("LICENCES_KEEP")
    if folder and os.path.exists(path):
        with open(path, encoding="utf-8") as source, open(os.path.join(folder, os.path.basename(path)), "w", encoding="utf-8") as out:
            out.write(source.read())


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    number = int(arguments[1]) if len(arguments) > 1 else 1000
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    prefix = ""
    if os.environ.get("LICENCES_KINDS"):
        with open(os.environ["LICENCES_KINDS"], encoding="utf-8") as kinds:
            prefix = kinds.read()
    wrong, figures = run(arguments[0], number, seed, prefix)
    for message, path in wrong[:40]:
        print("%s (%s)" % (message, os.path.basename(path)))
    print("%d licences, seed %d: %d figures compared, %d differ" % (number, seed, figures, len(wrong)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
