"""What a licence brings, from the words of its clauses: by the day, and clause by clause."""
import calendar
import copy
import datetime
import math

from licence_days import DAY, last_day_of, year_fraction


def rate_of(tiers, amount):
    """The rate of the band in which an amount of sales lies, in percent."""
    rate = tiers["bands"][0][1]
    for above, r in tiers["bands"][1:]:
        if amount > above or amount == above and tiers["boundary"] == "upper":
            rate = r
    return rate


def sales_royalties(x, counted, by_day, years):
    """Royalty on the sales of each period: before step-downs, and after them.

    By day stand what of the sales of a period is counted up to a day, what is left of the royalty on that day, and
    the lowest rate of others then. Where others are compared after step-downs, what a day leaves is no more than they pay."""
    n = len(counted)
    after = x.most_favoured_applies == "after_step_downs"

    def on_rate(rate, t, steps):
        """Sales of a period at a rate in percent."""
        total = 0.0
        for low, high, left, most in stretches(by_day[t]):
            if not steps:
                paid = rate if after else min(rate, most)
            else:
                paid = min(rate * left, most) if after else min(rate, most) * left
            total += (high - low) * paid / 100
        return total

    def in_own_bands(low, t, steps):
        total = 0.0
        for before, upto, left, most in stretches(by_day[t]):
            top = math.inf if after else most
            part = lambda share, limit: sum(
                in_band * min(rate * share, limit) / 100
                for in_band, rate in split(x.tiers["bands"], low + before, low + upto))
            if not steps:
                total += part(1.0, top)
            else:
                total += part(left, most) if after else part(1.0, most) * left
        return total

    if not x.tiers:
        rates = x.royalty or [0.0] * n
        return ([on_rate(r, t, False) for t, r in enumerate(rates)], [on_rate(r, t, True) for t, r in enumerate(rates)])
    # The periods that are counted together with a period, itself the last.
    counts = x.tiers["counts"]
    together = [[u for u in range(t + 1) if counts == "of_life" or (years[u] == years[t] if counts == "of_year" else u == t)]
                for t in range(n)]
    if x.tiers["mode"] == "marginal":
        lows = [sum(counted[u] for u in together[t]) - counted[t] for t in range(n)]
        return tuple([in_own_bands(lows[t], t, steps) for t in range(n)] for steps in (False, True))

    # One rate for all sales that are counted together: what they owe so far, less what they owed before.
    def owed(t, steps):
        rate = rate_of(x.tiers, max(0.0, sum(counted[u] for u in together[t])))
        return sum(on_rate(rate, u, steps) for u in together[t])

    return tuple([owed(t, steps) - (owed(t - 1, steps) if t - 1 in together[t] else 0.0) for t in range(n)]
                 for steps in (False, True))


def split(bands, low, high):
    """What of the sales between two amounts lies in each band, with its rate; below 0 where they go back."""
    if high < low:
        return [(-part, rate) for part, rate in split(bands, high, low)]
    tops = [above for above, _ in bands[1:]] + [math.inf]
    bottoms = [-math.inf] + [above for above, _ in bands[1:]]
    return [(max(0.0, min(high, top) - max(low, bottom)), rate) for (_, rate), bottom, top in zip(bands, bottoms, tops)]


def stretches(days):
    """Days of a period on which the same holds, together: what is counted before, up to their end, and what holds."""
    out, before = [], 0.0
    for upto, *rest in days:
        if out and out[-1][2:] == rest:
            out[-1][1] = upto
        else:
            out.append([before, upto] + rest)
        before = upto
    return out


def left_of(by_day):
    """The sales of each period, each with what is left on its day."""
    return [sum((upto - before) * left for before, upto, left in stretches(days)) for days in by_day]


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

    def most_on(day):
        # The lowest of the rates that others pay on a day, in percent; where there are no days, of those without one.
        # Of a licensee the row counts that began last, for as long as it does.
        begun = {}
        for rate, first, last, name in x.most_favoured or []:
            if first is None or day and first <= day:
                begin = first or datetime.date.min
                if name not in begun or begin > begun[name][0]:
                    begun[name] = begin, rate, last
        return min([r for _, r, last in begun.values() if last is None or day is None or day <= last] + [100.0])

    names = ["earned", "credited", "shortfall", "shortfall_credited", "trued_up", "milestone", "due", "charged",
             "withheld", "received", "credit_left", "offset_left", "bank", "late_interest", "licensed_sales",
             "counted_sales"]
    out = {name: [0.0] * n for name in names}
    taken = 0.0
    if x.deductions:
        items, most = x.deductions
        taken = sum(min(s, m) if m is not None else s for s, m in items)
        if most is not None:
            taken = min(taken, most)
    def in_use(day):
        return not x.asset or x.asset <= day < datetime.date(x.asset.year + 20, x.asset.month, x.asset.day)

    # Shares of each period: licensed, running, running with a minimum, and what step-downs leave.
    in_term, in_force, with_least, lefts = [], [], [], []
    for p in periods:
        if not time.dated:
            in_term.append(1.0), in_force.append(1.0), with_least.append(1.0), lefts.append(1.0)
            continue
        licensed = [d for d in p.days() if runs(d, last_licensed)]
        running = [d for d in p.days() if runs(d, end_day)]
        in_term.append(len(licensed) / p.length())
        in_force.append(len(running) / p.length())
        with_least.append(sum(1 for d in running if x.minimum_after_expiry != "not_due" or in_use(d)) / p.length())
        lefts.append(sum(map(left_on, licensed)) / len(licensed) if licensed else 1.0)
    years = [p.year for p in periods]

    def has_least(day):
        # No share of sales is due at least on days on which step-downs leave nothing, nor for a right
        # that is not in force where nothing is due at least then.
        return not any(s == 0 and d <= day for d, s in (x.step_downs[0] if x.step_downs else [])) and (
            x.minimum_after_expiry != "not_due" or in_use(day))

    # Net sales, and those on which royalties count: never below 0 in all of a year.
    licensed_sales = [x.sales[t] * (1 - taken / 100) * (x.combination[t] / 100 if x.combination else 1) * in_term[t]
                      for t in range(n)]
    counted, by_day, least_by_day, waiting = [], [], [], 0.0
    for year in dict.fromkeys(years):
        balance, so_far = waiting, 0.0
        for t in range(n):
            if years[t] == year:
                p = periods[t]
                licensed = [d for d in p.days() if runs(d, last_licensed)] if time.dated else [None]
                upto = [max(0.0, balance + licensed_sales[t] * (i + 1) / len(licensed)) - so_far
                        for i in range(len(licensed))]
                by_day.append([(u, left_on(d) if d else 1.0, most_on(d)) for u, d in zip(upto, licensed)])
                least_by_day.append([(u, 1.0 if not d or has_least(d) else 0.0) for u, d in zip(upto, licensed)])
                before = balance
                balance += licensed_sales[t]
                # As it is where nothing comes back, so that a boundary is met exactly.
                counted.append(licensed_sales[t] if before >= 0 and balance >= 0 else max(0.0, balance) - so_far)
                so_far = max(0.0, balance)
        waiting = min(0.0, balance) if x.returns == "carried_forward" else 0.0
    out["licensed_sales"], out["counted_sales"] = licensed_sales, counted
    with_least_share = left_of(least_by_day)

    # Royalties on sales and for units, before third parties
    on_sales, on_sales_left = sales_royalties(x, counted, by_day, years)
    full, stepped = [], []
    for t in range(n):
        for_units, beside = 0.0, "added"
        if x.per_unit:
            for_units, beside = x.per_unit[0] * x.per_unit[1][t] * in_term[t], x.per_unit[2] or "added"
        if beside == "added":
            full.append(on_sales[t] + for_units)
            stepped.append(on_sales_left[t] + for_units * lefts[t])
            continue
        more, less = (on_sales[t] >= for_units), (on_sales[t] <= for_units)
        by_sales = more if (beside == "greater") != (on_sales[t] < 0 and for_units < 0) else less
        full.append(on_sales[t] if by_sales else for_units)
        stepped.append(on_sales_left[t] if by_sales else for_units * lefts[t])

    carried = bank = cap_used = 0.0
    credit_left = x.upfront * x.credit[0] / 100 if x.credit else 0.0
    royalty_life = least_life = sales_life = best_life = best_year = 0.0
    applied = 0.0
    if x.withholding:
        rate, treaty, borne = x.withholding
        applied = (treaty if treaty is not None else rate) / 100
    gross_up = 1 / (1 - applied) if x.withholding and x.withholding[2] == "licensee" else 1.0
    cash_parts, lines = [], []
    earned_before = credited_before = 0.0
    for t, p in enumerate(periods):
        year = [u for u in range(t + 1) if years[u] == years[t]]
        year_over = t == n - 1 or years[t + 1] != years[t]
        if len(year) == 1:
            earned_before = credited_before = 0.0
            if x.cap and x.cap[1] == "of_year":
                cap_used = 0.0
        sales_year = sum(counted[u] for u in year)
        life_before, best_before = best_life, best_year
        sales_life += counted[t]
        best_life, best_year = max(best_life, sales_life), max(best_year, sales_year)
        # What the year owes so far: third parties, the cap, the least share of sales
        owed = sum(stepped[u] for u in year)
        whole = sum(full[u] for u in year)
        unused = 0.0
        if x.offset:
            # Before step-downs; after them where that is more, as returns are credited at their own step.
            base = max(whole, owed) if x.offset_applies == "before_step_downs" else owed
            claim = carried + sum(x.offset["paid"][u] * in_term[u] for u in year) * x.offset["share"] / 100
            least = (sales_year if x.offset["floor_of"] == "net_sales" else base) * x.offset["floor"] / 100
            off = max(0.0, min(claim, base - least))
            unused = claim - off if x.offset["unused"] == "carried_forward" else 0.0
            if x.offset_applies == "before_step_downs":
                # Each royalty is lower by the same share.
                owed -= max(0.0, owed) * off / base if base > 0 else 0.0
            else:
                owed -= off
        least = max(0.0, sum(with_least_share[u] for u in year)) * x.floor[0] / 100 if x.floor and x.floor[0] is not None else -math.inf
        room = max(0.0, x.cap[0] - cap_used) if x.cap else math.inf
        if x.cap_and_floor == "cap_prevails":
            owed = min(max(owed, least), room)
        else:
            owed = max(min(owed, room), least)
        earned, earned_before = owed - earned_before, owed
        royalty_life += earned
        # Upfront credited in the year so far
        off = max(0.0, min(credit_left, owed * x.credit[1] / 100)) if x.credit else 0.0
        credited, credited_before = off - credited_before, off
        # Floor and minimum, where the year ends
        trued = shortfall = back = 0.0
        if year_over:
            year_share = run_share = 0.0
            for u in year:
                q = periods[u]
                if time.dated:
                    run_share += in_force[u] * q.length() / (366 if calendar.isleap(q.year) else 365)
                    year_share += with_least[u] * q.length() / (366 if calendar.isleap(q.year) else 365)
                elif q.number > 0:
                    year_share += time.months / 12
            wanted, reached = -math.inf, 0.0
            if x.floor and x.floor[1] is not None:
                ended = any(in_term[u] > 0 and (
                    in_term[u + 1] == 0 if u < n - 1 else last_licensed is None or last_licensed <= periods[u].end)
                    for u in year)
                if x.floor[2] == "of_year" and year_share > 0:
                    wanted, reached = x.floor[1], owed
                    if x.minimum_after_expiry == "not_due" and not (x.minimum and x.minimum[2] == "whole"):
                        # Of the time in which the licence runs, that in which the right is in force.
                        wanted *= year_share / run_share
                elif x.floor[2] == "of_life" and ended:
                    wanted, reached = x.floor[1], royalty_life + (
                        least_life if x.floor_and_minimum == "minimum_first" else 0.0)
            above_cap = lambda paid: max(0.0, room - paid) if x.cap_and_floor == "cap_prevails" else math.inf
            if x.floor_and_minimum != "minimum_first":
                trued = min(max(0.0, wanted - reached), above_cap(owed))
            if x.minimum:
                amounts, kind, part = x.minimum
                least = amounts[t] * (min(1.0, year_share) if part == "prorated" else 1.0) if year_share > 0 else 0.0
                # A sell-off brings its days' part of what a period brings.
                in_run = sum(out["earned"][u] * (in_force[u] / in_term[u] if in_term[u] > 0 else 1.0) for u in year if u < t)
                in_run += earned * (in_force[t] / in_term[t] if in_term[t] > 0 else 1.0)
                against = (in_run if x.sell_off_sales == "do_not_count" else owed) + trued - (off if x.minimum_met_by == "paid" else 0.0)
                if kind == "none":
                    shortfall = least
                elif kind == "excess_carried":
                    shortfall = max(0.0, least - against - bank)
                    bank = max(0.0, bank + against - least)
                else:
                    shortfall = max(0.0, least - against)
                if x.cap_applies == "after_minimum":
                    shortfall = max(0.0, min(shortfall, room - owed - trued))
                if kind == "shortfall_carried":
                    back = min(bank, max(0.0, against - least))
                    bank += shortfall - back
            if x.floor_and_minimum == "minimum_first":
                trued = min(max(0.0, wanted - reached - (shortfall - back)),
                            above_cap(owed + (shortfall - back if x.cap_applies == "after_minimum" else 0.0)))
            least_life += shortfall - back
            cap_used += owed + trued + (shortfall - back if x.cap_applies == "after_minimum" else 0.0)
            carried = unused
        credit = credit_left - off
        if year_over:
            credit_left = credit
        # Milestones
        once = once_after = 0.0
        to_come = time.to_come(p)
        for on, reach, of, probability, pay in x.milestones or []:
            pay *= (probability if probability is not None else 100) / 100
            if on:
                if p.start <= on <= p.end and not (terminated and on > terminated):
                    once += pay
                    once_after += pay if to_come > 0 and on >= time.valuation else 0.0
            elif (life_before < reach <= best_life) if of == "life" else (best_before < reach <= best_year):
                once += pay
                once_after += pay if to_come > 0 else 0.0
        # Beside them
        running = in_force[t] > 0
        third = x.offset["paid"][t] * in_term[t] if x.offset else 0.0
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
            day = last_day_of(p.end, due_after)
            interest = max(0.0, amount) * rate / 100 * year_fraction(day, last_day_of(day, late), count)
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
                  "credit_left": credit, "offset_left": unused, "bank": bank, "late_interest": interest}
        for name, value in values.items():
            out[name][t] = value
        patents = (x.patent_costs[0][t] if x.patent_costs else 0.0) * to_come
        profit = x.sales[t] * in_term[t] * x.margin[t] / 100 + sub_income
        lines.append([earned, credited, trued + shortfall - back, once, fee, handed, paid_back, interest])
        cash_parts.append((charged_later, patents, (profit - third) * part))

    upfront = (x.upfront or 0.0) * gross_up
    shares = x.equity[0] / 100 * x.equity[1] if x.equity else 0.0
    signing = next(t for t, p in enumerate(periods) if time.to_come(p) > 0)

    def value(side, cash, paid, income, credits, on_signing):
        # What is paid under the licence on its day, all else when the side says.
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
                growth = 1 + side["rate"] / 100
                total += (cash[t] - tax) / growth ** time.elapsed(p, side["timing"])
                total += paid[t] / growth ** (time.elapsed(p, "end") + year_fraction(
                    p.end + DAY, day_paid(p) + DAY, "actual_actual_isda") if x.payment else time.elapsed(p, side["timing"]))
        return total

    def own(side, amount, day):
        return time.in_dollars(amount, day) if side["currency"] == "USD" else amount

    def day_paid(p):
        if not x.payment:
            return p.end
        due = last_day_of(p.end, x.payment[0])
        return last_day_of(due, x.payment[1]) if x.payment[1] else due

    side = x.licensor
    on_signing = [own(side, upfront, time.valuation) if t == signing else 0.0 for t in range(n)]
    charged = [own(side, cash_parts[t][0], day_paid(p)) for t, p in enumerate(periods)]
    withheld = [(charged[t] + on_signing[t]) * applied for t in range(n)]
    spent = [own(side, cash_parts[t][1], p.end) + (x.costs[t] if x.costs else 0.0) * time.to_come(p)
             for t, p in enumerate(periods)]
    income = [charged[t] + on_signing[t] - spent[t] - (withheld[t] if x.foreign_tax == "deducted" else 0.0)
              for t in range(n)]
    out["licensor.value"] = value(side, [-s for s in spent], [c * (1 - applied) for c in charged], income,
                                  withheld if x.foreign_tax == "credited" else [0.0] * n,
                                  own(side, upfront * (1 - applied) + shares, time.valuation))
    side = x.licensee
    cash = [own(side, cash_parts[t][2], p.end)
            - (x.investment[t] if x.investment else 0.0) * time.to_come(p) for t, p in enumerate(periods)]
    paid = [-own(side, cash_parts[t][0], day_paid(p)) for t, p in enumerate(periods)]
    income = [c + f - (own(side, upfront, time.valuation) if t == signing else 0.0)
              for t, (c, f) in enumerate(zip(cash, paid))]
    out["licensee.value"] = value(side, cash, paid, income, [0.0] * n, -own(side, upfront + shares, time.valuation))
    for side in ("licensor", "licensee"):
        out[side + ".gain"] = out[side + ".value"] - (getattr(x, side)["alternative"] or 0.0)
    out["total_due"] = (x.upfront or 0.0) + sum(out["due"])
    out["charged_on_signing"] = upfront
    # The statement: each column in whole coins; no figure where one stands between two coins. What rounding leaves of a
    # year comes with its last period, of a credit over the licence; with what is added to reach a minimum or floor, all
    # that counts for it is what is owed.
    statement = {name: [] for name in ["due", "charged", "tax", "transferred"]}
    royalties, credits, owed = [], [], []
    for t, (earned, credited, added, *others) in enumerate(lines):
        of_year = [u for u in range(t) if years[u] == years[t]]
        if t == n - 1 or years[t + 1] != years[t]:
            royalty = (in_coins(sum(lines[u][0] for u in of_year) + earned, x.coin)
                       - sum(royalties[u] for u in of_year))
            credit = in_coins(sum(line[1] for line in lines[:t + 1]), x.coin) - sum(credits)
        else:
            royalty, credit = in_coins(earned, x.coin), in_coins(credited, x.coin)
        counted = range(t) if x.floor and x.floor[2] == "of_life" else of_year
        stated = royalty - credit
        if abs(added) > 1e-9:
            whole = sum(lines[u][0] - lines[u][1] + lines[u][2] for u in counted) + earned - credited + added
            stated = in_coins(whole, x.coin) - sum(owed[u] for u in counted)
        royalties.append(royalty)
        credits.append(credit)
        owed.append(stated)
        due = stated + sum(in_coins(part, x.coin) for part in others)
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
    rate = a["late_rate"] / 100
    compound = a["interest"] == "compound"
    short = over = interest = due = paid = 0.0
    # Where what was paid too much is set off, it meets the oldest that is missing, on its day; what
    # nothing was missing for waits, and meets what is missing next.
    open_debts, advance = [], 0.0

    def grown(first, second):
        years = year_fraction(first, second, a["day_count"])
        return (1 + rate) ** years - 1 if compound else rate * years

    def borne(amount, first, second):
        # Until the settlement, interest that stands bears interest in its turn.
        return amount * grown(first, second) * (1 + grown(second, a["settled"]) if compound else 1.0)

    # The day is that of the licence where it says one.
    delay = x.payment[0] if x.payment else a["payable_after"]

    def billed(side, t):
        # The licence's own interest on what is paid late is no part of what an audit finds.
        own = side["late_interest"][t] / side["due"][t] if side["due"][t] else 0.0
        return side["charged"][t] * (1 - own)

    for t, p in enumerate(x.timeline.periods):
        day = last_day_of(p.end, delay)
        if day > a["settled"] or a["limitation"] and day < a["limitation"]:
            continue
        due += billed(found, t)
        paid += billed(reported, t)
        missing = billed(found, t) - billed(reported, t)
        over += max(0.0, -missing)
        short += max(0.0, missing)
        if a["overpaid"] != "credited":
            interest += borne(max(0.0, missing), day, a["settled"])
            continue
        if missing >= 0:
            met = min(advance, missing)
            advance -= met
            open_debts.append([missing - met, day])
            continue
        left = -missing
        for debt in open_debts:
            met = min(left, debt[0])
            debt[0] -= met
            left -= met
            interest += borne(met, debt[1], day)
        advance += left
    interest += sum(borne(amount, day, a["settled"]) for amount, day in open_debts)
    set_off = min(over, short) if a["overpaid"] == "credited" else 0.0
    shortfall = short - set_off
    # The threshold is one of all that was due in the time that is audited.
    bears = due > 0 and (due - paid) / due > a["threshold"] / 100
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
