"""What a licence brings, from the words of its clauses: by the day, and clause by clause."""
import calendar
import copy
import datetime
import math

from licence_days import DAY, last_day_of, later, year_fraction


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
        if x.asset and not x.asset <= day < datetime.date(x.asset.year + 20, x.asset.month, x.asset.day):
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
    royalty_year = royalty_life = cap_used = credited_year = 0.0
    carried = bank = 0.0
    year_share = 0.0
    credit = x.upfront * x.credit[0] / 100 if x.credit else 0.0
    applied = 0.0
    if x.withholding:
        rate, treaty, borne = x.withholding
        applied = (treaty if treaty is not None else rate) / 100
    gross_up = 1 / (1 - applied) if x.withholding and x.withholding[2] == "licensee" else 1.0
    cash_parts, lines = [], []
    for t, p in enumerate(periods):
        new_year = t == 0 or periods[t - 1].year != p.year
        year_over = t == n - 1 or periods[t + 1].year != p.year
        if new_year:
            sales_year = royalty_year = year_share = credited_year = 0.0
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
        credited_year += credited
        # Minimum
        shortfall = back = 0.0
        if x.minimum and year_over:
            amounts, kind, part = x.minimum
            least = 0.0
            if year_share > 0:
                least = amounts[t] * (min(1.0, year_share) if part == "prorated" else 1.0)
            against = royalty_year + trued - (credited_year if x.minimum_met_by == "paid" else 0.0)
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
        patents = (x.patent_costs[0][t] if x.patent_costs else 0.0) * to_come
        profit = x.sales[t] * in_term[t] * x.margin[t] / 100 + sub_income
        lines.append([earned, -credited, trued + shortfall, -back, once, fee, handed, paid_back, interest])
        cash_parts.append((charged_later, patents, (profit - third) * part))

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

    def own(side, amount, day):
        return time.in_dollars(amount, day) if side["currency"] == "USD" else amount

    def day_due(p):
        return later(p.end, x.payment[0]) if x.payment else p.end

    side = x.licensor
    on_signing = [own(side, upfront, time.valuation) if t == signing else 0.0 for t in range(n)]
    charged = [own(side, cash_parts[t][0], day_due(p)) for t, p in enumerate(periods)]
    withheld = [(charged[t] + on_signing[t]) * applied for t in range(n)]
    spent = [own(side, cash_parts[t][1], p.end) + (x.costs[t] if x.costs else 0.0) * time.to_come(p)
             for t, p in enumerate(periods)]
    income = [charged[t] + on_signing[t] - spent[t] - (withheld[t] if x.foreign_tax == "deducted" else 0.0)
              for t in range(n)]
    out["licensor.value"] = value(side, [charged[t] * (1 - applied) - spent[t] for t in range(n)], income,
                                  withheld if x.foreign_tax == "credited" else [0.0] * n,
                                  own(side, upfront * (1 - applied) + shares, time.valuation))
    side = x.licensee
    cash = [own(side, cash_parts[t][2], p.end) - own(side, cash_parts[t][0], day_due(p))
            - (x.investment[t] if x.investment else 0.0) * time.to_come(p) for t, p in enumerate(periods)]
    income = [c - (own(side, upfront, time.valuation) if t == signing else 0.0) for t, c in enumerate(cash)]
    out["licensee.value"] = value(side, cash, income, [0.0] * n, -own(side, upfront + shares, time.valuation))
    for side in ("licensor", "licensee"):
        out[side + ".gain"] = out[side + ".value"] - (getattr(x, side)["alternative"] or 0.0)
    out["total_due"] = (x.upfront or 0.0) + sum(out["due"])
    out["charged_on_signing"] = upfront
    # The statement: each column in whole coins; no figure where one stands between two coins.
    statement = {name: [] for name in ["due", "charged", "tax", "transferred"]}
    for parts in lines:
        due = sum(in_coins(part, x.coin) for part in parts)
        charged = in_coins(due * gross_up, x.coin)
        tax = in_coins(charged * applied, x.coin)
        for name, value in zip(statement, [due, charged, tax, charged - tax]):
            statement[name].append(value)
    for name, values in statement.items():
        out["statement." + name] = values
    return out


def in_coins(value, coin):
    """A value in whole coins, halves away from 0; not a number where it is as good as a half."""
    coins = abs(value) / coin
    if math.isnan(coins) or abs(coins % 1 - 0.5) < 1e-6:
        return float("nan")
    return math.copysign(round(coins), value) * coin if round(coins) else 0.0


def audit(x, reported, found):
    """What an audit comes to, of a licence on the sales that were told and on those that were found."""
    a = x.audit
    short = over = interest = due = 0.0
    for t, p in enumerate(x.timeline.periods):
        day = later(p.end, a["payable_after"])
        if day > a["settled"] or a["limitation"] and day < a["limitation"]:
            continue
        missing = found["charged"][t] - reported["charged"][t]
        due += found["charged"][t]
        over += max(0.0, -missing)
        short += max(0.0, missing)
        years, rate = year_fraction(day, a["settled"], a["day_count"]), a["late_rate"] / 100
        interest += max(0.0, missing) * (rate * years if a["interest"] == "simple" else (1 + rate) ** years - 1)
    set_off = min(over, short) if a["overpaid"] == "credited" else 0.0
    shortfall = short - set_off
    bears = due > 0 and shortfall / due > a["threshold"] / 100
    return {"audit.shortfall": shortfall, "audit.credit_left": over - set_off if a["overpaid"] == "credited" else 0.0,
            "audit.claim": shortfall + interest + (a["cost"] if bears else 0.0)
            - (over if a["overpaid"] == "refunded" else 0.0)}


def figures_of(x):
    """The figures of a licence with its statement, both sides and its audit."""
    out = model(x)
    if x.audit:
        found = copy.copy(x)
        found.sales = x.audit["sales"]
        out.update(audit(x, out, model(found)))
    return out
