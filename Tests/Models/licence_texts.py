"""A drawn licence as a text of Worth."""
from licence_days import in_words


def amount(value, currency="EUR"):
    if value < 0:
        return "-" + amount(-value, currency)
    return "%s %.2f" % (currency or "EUR", value)


def amounts(values, currency="EUR"):
    one = [amount(value, currency) for value in values]
    return one[0] if len(set(values)) == 1 else "[" + ", ".join(one) + "]"


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
    if min(x.sales) < 0:
        put("  returns = " + x.returns)
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
        body.extend(table("others", ["licensee", "rate", "from", "until"], [
            ['"other %d"' % name, "%s%%" % r, first, last] for r, first, last, name in x.most_favoured]))
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
    for key in ("offset_applies", "most_favoured_applies", "cap_applies", "minimum_met_by", "cap_and_floor", "floor_and_minimum",
                "minimum_after_expiry"):
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
        put("  minimum { amount = %s, credit = %s, part_year = %s%s }" % (
            (amounts(x.minimum[0]),) + x.minimum[1:] + (
                ", sell_off_sales = " + x.sell_off_sales if x.sell_off_sales else "",)))
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
        if s["currency"]:
            lines.append("  currency = " + s["currency"])
        if s["alternative"] is not None:
            lines.append("  alternative = " + amount(s["alternative"], s["currency"]))
        if side == "licensor":
            if x.costs:
                lines.append("  costs = " + amounts(x.costs, s["currency"]))
            if x.foreign_tax:
                lines.append("  foreign_tax = " + x.foreign_tax)
        else:
            lines.append("  margin = " + percents(x.margin))
            if x.investment:
                lines.append("  investment = " + amounts(x.investment, s["currency"]))
        lines.append("}")
    lines.append("royalty_statement %s_statement { licence = %s, coin = EUR %s }" % (name, name, x.coin))
    if x.audit:
        a = x.audit
        lines += ["%s_found = %s with { sales = %s }" % (name, name, amounts(a["sales"])),
                  "royalty_audit %s_audit {" % name, "  reported = %s, found = %s_found" % (name, name),
                  "  %ssettled = %s" % (
                      "" if x.payment else "payable_after = %s, " % in_words(a["payable_after"]), a["settled"]),
                  "  late_rate = %s%%, interest = %s, day_count = %s" % (a["late_rate"], a["interest"], a["day_count"]),
                  "  cost = %s, threshold = %s%%, overpaid = %s" % (amount(a["cost"]), a["threshold"], a["overpaid"])]
        if a["limitation"]:
            lines.append("  limitation = %s" % a["limitation"])
        lines.append("}")
    return lines
