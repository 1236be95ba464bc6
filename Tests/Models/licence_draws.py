"""Licences at random: all sorts of clauses, few and many of them."""
import datetime

from licence_days import DAY, last_day_of


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
    # Returns, of some periods or of many
    if draw.random() < 0.25:
        often = draw.choice([0.1, 0.3, 0.6])
        x.sales = [0.0 - round(s * draw.uniform(0, 1.2), 2) if draw.random() < often else s for s in x.sales]
    x.returns = draw.choice(["carried_forward", "lost"])
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
        # Filed so that it ends on the day, or begins on it.
        x.asset = datetime.date(d.year - (20 if draw.random() < 0.85 else 0), d.month, min(d.day, 28))
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
        # Rate, first and last day, and the licensee, which may pay one rate after another.
        x.most_favoured = []
        for number in range(draw.randint(1, 4)):
            begins = some_day() if timeline.dated and draw.random() < 0.7 else None
            ends = some_day() if timeline.dated and draw.random() < 0.3 else None
            if begins and ends:
                begins, ends = min(begins, ends), max(begins, ends)
            name = draw.randint(0, 1) if timeline.dated and draw.random() < 0.6 else 2 + number
            if not any(n == name and d == begins for _, d, _, n in x.most_favoured):
                x.most_favoured.append((share(draw, 1, 8), begins, ends, name))
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
    x.most_favoured_applies = draw.choice(["before_step_downs", "after_step_downs"]) if (
        x.most_favoured and (x.step_downs or x.asset)) else None
    x.cap = (money(draw, 10_000, 200_000), draw.choice(["of_year", "of_life"])) if has() else None
    x.floor = None
    if has():
        rate = share(draw, 0.5, 4) if draw.random() < 0.6 else None
        amount = money(draw, 1_000, 60_000) if rate is None or draw.random() < 0.5 else None
        counts = draw.choice(["of_year", "of_life"]) if amount is not None else None
        if amount is not None and x.cap and x.cap[1] == counts:
            amount = min(amount, x.cap[0])
        x.floor = (rate, amount, counts)
    x.cap_and_floor = draw.choice(["cap_prevails", "floor_prevails"]) if x.cap and x.floor else None
    x.upfront = money(draw, 5_000, 200_000) if has() else None
    x.credit = (share(draw, 10, 100), share(draw, 10, 100)) if x.upfront is not None and has() else None
    x.equity = (share(draw, 1, 20), money(draw, 100_000, 2_000_000)) if has() else None
    x.minimum = None
    if has():
        amounts = [money(draw, 5_000, 120_000)] * n if draw.random() < 0.5 else [money(draw, 0, 120_000) for _ in range(n)]
        x.minimum = (amounts, draw.choice(["none", "same_year", "shortfall_carried", "excess_carried"]),
                     draw.choice(["whole", "prorated"]))
    x.sell_off_sales = draw.choice(["count", "do_not_count"]) if x.minimum and x.grant and "sell_off" in x.grant else None
    x.cap_applies = draw.choice(["before_minimum", "after_minimum"]) if x.cap and x.minimum else None
    x.floor_and_minimum = draw.choice(["floor_first", "minimum_first"]) if (
        x.floor and x.floor[1] is not None and x.minimum) else None
    x.minimum_after_expiry = draw.choice(["due", "not_due"]) if x.asset and (x.minimum or x.floor) else None
    x.minimum_met_by = draw.choice(["earned", "paid"]) if x.credit and x.minimum else None
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
                if "terminated" in g and draw.random() < 0.3:
                    on = g["terminated"] + draw.choice([0, 1]) * DAY
                elif first.start < timeline.valuation and low <= timeline.valuation <= high and draw.random() < 0.3:
                    on = timeline.valuation
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
    x.coin = draw.choice([0.01, 0.01, 1.0])
    x.audit = None
    if timeline.dated and not x.milestones and draw.random() < 0.4:
        settled = first.end + draw.randint(1, (last.end - first.start).days + 300) * DAY
        x.audit = {"sales": [round(s * draw.choice([1, 1, 1.2, 0.9, 1.05]), 2) for s in x.sales],
                   "payable_after": draw.choice([("days", 0), ("days", 45), ("months", 1)]), "settled": settled,
                   "late_rate": share(draw, 0, 12), "interest": draw.choice(["simple", "compound"]),
                   "day_count": draw.choice(["actual_365", "actual_360", "actual_actual_isda", "eu_30_360"]),
                   "cost": money(draw, 1_000, 20_000), "threshold": share(draw, 0, 8),
                   "overpaid": draw.choice(["credited", "refunded", "kept"]),
                   "limitation": settled - draw.randint(0, 900) * DAY if draw.random() < 0.5 else None}
    for side in ("licensor", "licensee"):
        setattr(x, side, {"rate": share(draw, 0, 25), "tax": share(draw, 0, 40),
                          "timing": draw.choice(["end", "middle", "start"]),
                          "currency": draw.choice(["EUR", None, None, "USD"]),
                          "losses": draw.choice(["lost", "offset", "carried_forward"]),
                          "alternative": money(draw, 0, 300_000) if draw.random() < 0.4 else None})
    x.costs = flow(0, 40_000) if draw.random() < 0.5 else None
    x.foreign_tax = draw.choice(["credited", "deducted", "lost"]) if x.withholding else None
    x.margin = [share(draw, 2, 40)] * n if draw.random() < 0.6 else [share(draw, 0, 40) for _ in range(n)]
    x.investment = flow(0, 200_000) if draw.random() < 0.5 else None
    return x
