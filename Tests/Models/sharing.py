"""A second opinion on how the kinds of the prelude share money out.

Draws rules of universities, collecting societies and levies of marks, works them out in exact
fractions, as the comments of the kinds say it, lets Worth run the same, and compares every figure
to the coin. The parts must sum to the whole.

Run: python3 Tests/Models/sharing.py WORTH [NUMBER] [SEED]
Ends with 0 only where all figures are equal."""
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from kept_files import keep

PER_FILE = 40


# Coins

def rounded(value, coin):
    """A value in whole coins, halves away from 0."""
    coins, rest = divmod(abs(value), coin)
    coins += 1 if 2 * rest >= coin else 0
    return (coins if value >= 0 else -coins) * coin


def down(value, coin):
    """A value above 0 in whole coins, what is left of a coin cut off."""
    return value // coin * coin


def hamilton(total, shares, coin):
    """A total in parts by the method of the largest remainder, of equal ones the first."""
    quotas = [total * share / sum(shares) for share in shares]
    parts = [down(quota, coin) for quota in quotas]
    order = sorted(range(len(shares)), key=lambda i: (parts[i] - quotas[i], i))
    for i in order[:int((total - sum(parts)) / coin)]:
        parts[i] += coin
    return parts


def money(draw, high, digits=2):
    return Fraction(draw.randint(0, int(high * 10 ** digits)), 10 ** digits)


def percent(draw, low, high):
    return Fraction(draw.randint(low * 10, high * 10), 1000)


def written(value):
    """A decimal fraction, with all of its digits."""
    digits = 0
    while (value * 10 ** digits).denominator != 1:
        digits += 1
    number = "%d" % (value * 10 ** digits)
    return number if digits == 0 else number.zfill(digits + 1)[:-digits] + "." + number.zfill(digits + 1)[-digits:]


def amount(value):
    return "EUR " + written(value)


def share(value):
    return written(value * 100) + "%"


def block(name, columns, rows):
    used = [i for i in range(len(columns)) if any(row[i] is not None for row in rows)]
    return (["  %s {" % name, "    " + " | ".join(columns[i] for i in used)]
            + ["    " + " | ".join("" if row[i] is None else str(row[i]) for i in used) for row in rows] + ["  }"])


def parts_of_one(draw, number):
    """So many shares that total 100 %, in tenths of a percent."""
    cuts = sorted(draw.randint(0, 1000) for _ in range(number - 1))
    return [Fraction(b - a, 1000) for a, b in zip([0] + cuts, cuts + [1000])]


# Universities

def distribution(draw, name, years, months):
    """A rule as a text of Worth, and its figures by the words of the kind."""
    coin = draw.choice([Fraction(1, 100), Fraction(1, 100), Fraction(1, 20), Fraction(1), Fraction(1, 1000)])
    n = len(years)
    high = draw.choice([1, 100, 10_000, 1_000_000])
    income = [money(draw, high, draw.choice([2, 3])) for _ in range(n)]
    costs = [money(draw, high // 3 + 1, draw.choice([2, 3])) if draw.random() < 0.5 else Fraction(0) for _ in range(n)]
    if draw.random() < 0.3:
        costs = [Fraction(0)] * n
    before = money(draw, high, 2) if draw.random() < 0.3 else None
    fee, fee_of = percent(draw, 0, 30), draw.choice(["income", "income_less_costs"])
    funded = draw.random() < 0.4
    tops = sorted(draw.sample(range(1, 40), draw.randint(0, 3)))
    bands = []
    for above in [0] + tops:
        parts = parts_of_one(draw, 4 if funded else 3)
        if draw.random() < 0.3:
            parts = [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)] + ([Fraction(0)] if funded else [])
        bands.append((Fraction(above * high, 20), parts))
    counts = draw.choice(["of_year", "of_life"])
    shared_before = money(draw, high, 2) if draw.random() < 0.3 else None
    residue = draw.choice(["largest_remainder", "to_the_institution"])
    names = ["Aida", "Bek", "Chinara", "Davit", "Eka", "Farid"][:draw.randint(1, 6)]
    left = draw.random() < 0.5
    inventors = []
    for person in names:
        until = None
        if left and draw.random() < 0.5:
            until = datetime.date(2027, 1, 1) + datetime.timedelta(draw.randint(-100, 1500))
            if draw.random() < 0.3:
                until = datetime.date(until.year, 12, 31)
        inventors.append((person, Fraction(draw.choice([1, 1, 1, 2, 3, 5, draw.randint(0, 100)]), draw.choice([1, 1, 10])),
                          draw.choice(["Physics", "Chemistry", "Biology"]), until))
    if sum(i[1] for i in inventors) == 0:
        inventors[0] = (inventors[0][0], Fraction(1)) + inventors[0][2:]
    leavers = draw.choice(["keep", "to_the_others", "to_the_institution"])

    listed = lambda values: "[" + ", ".join(map(amount, values)) + "]"
    text = ["income_distribution %s {" % name, "  income = " + listed(income), "  costs = " + listed(costs),
            "  fee = %s, fee_of = %s, bands_count = %s" % (share(fee), fee_of, counts),
            "  coin = %s, residue = %s, leavers = %s" % (amount(coin), residue, leavers)]
    if before is not None:
        text.append("  costs_before = " + amount(before))
    if shared_before is not None:
        text.append("  shared_before = " + amount(shared_before))
    text += block("bands", ["above", "inventors", "departments", "institution", "funder"], [
        [amount(above)] + [share(p) for p in parts] + ([] if funded else [None]) for above, parts in bands])
    text += block("inventors", ["name", "weight", "department", "until"], [
        ['"%s"' % person, written(weight), '"%s"' % where, until] for person, weight, where, until in inventors])
    text.append("}")

    def part(total, shares):
        if sum(shares) == 0:
            return [Fraction(0)] * len(shares)
        if residue == "largest_remainder":
            return hamilton(total, shares, coin)
        return [down(total * s / sum(shares), coin) for s in shares]

    out = {key: [] for key in ["got", "office_fee", "recovered", "waiting", "net", "to_inventors", "to_departments",
                               "to_funder", "to_institution"]}
    where = list(dict.fromkeys(i[2] for i in inventors))
    by_inventor, by_department = [Fraction(0)] * len(inventors), [Fraction(0)] * len(where)
    waiting = rounded(before or Fraction(0), coin)
    shared = shared_before if shared_before is not None and counts == "of_life" else Fraction(0)
    for t, (year, start) in enumerate(years):
        got, spent = rounded(income[t], coin), rounded(costs[t], coin)
        owed = waiting + spent
        if fee_of == "income":
            office = rounded(got * fee, coin)
            recovered = min(owed, got - office)
        else:
            recovered = min(owed, got)
            office = rounded((got - recovered) * fee, coin)
        waiting = owed - recovered
        net = got - office - recovered
        if counts == "of_year" and (t == 0 or years[t - 1][0] != year):
            shared = Fraction(0)
        totals = [Fraction(0)] * 4
        for i, (above, parts) in enumerate(bands):
            top = bands[i + 1][0] if i + 1 < len(bands) else None
            low, upto = max(shared, above), shared + net if top is None else min(shared + net, top)
            for k, p in enumerate(parts):
                totals[k] += max(Fraction(0), upto - low) * p
        shared += net
        to_inventors, to_departments, _, to_funder = part(net, totals)
        gone = [until is not None and until < start for _, _, _, until in inventors]
        weights = [Fraction(0) if g and leavers == "to_the_others" else i[1] for i, g in zip(inventors, gone)]
        paid = part(to_inventors, weights)
        if leavers == "to_the_institution":
            paid = [Fraction(0) if g else p for p, g in zip(paid, gone)]
        paid_to = part(to_departments, [sum(i[1] for i in inventors if i[2] == d) for d in where])
        rest = net - to_funder - sum(paid) - sum(paid_to)
        assert office + recovered + sum(paid) + sum(paid_to) + to_funder + rest == got
        by_inventor = [a + b for a, b in zip(by_inventor, paid)]
        by_department = [a + b for a, b in zip(by_department, paid_to)]
        for key, value in zip(out, [got, office, recovered, waiting, net, to_inventors, to_departments, to_funder, rest]):
            out[key].append(value)
    out["by_inventor"], out["by_department"] = by_inventor, dict(zip(where, by_department))
    out["distributed"] = sum(out["got"])
    return text, out


# Collecting societies

def society(draw, name):
    coin = draw.choice([Fraction(1, 100), Fraction(1, 100), Fraction(1)])
    users = [("user %d" % i, money(draw, 50_000, 2), percent(draw, 0, 8), money(draw, 300, 2))
             for i in range(draw.randint(1, 5))]
    released = money(draw, 900, draw.choice([2, 3])) if draw.random() < 0.4 else None
    deduction, cultural, reserve = percent(draw, 0, 30), percent(draw, 0, 10), percent(draw, 0, 10)
    works = ["work %d" % i for i in range(draw.randint(1, 12))]
    uses = [(w, Fraction(draw.randint(0, 60)), Fraction(draw.randint(1, 90), draw.choice([1, 1, 10]))) for w in works]
    uses[0] = (works[0], Fraction(3), Fraction(2))
    holders = ["Aida", "Bek", "Chinara", "Davit", "Eka"]
    societies = ["north", "south", "east"]
    claims = []
    for w in works + (["never used"] if draw.random() < 0.3 else []):
        if w != works[0] and draw.random() < 0.2:
            continue
        for p in parts_of_one(draw, draw.randint(1, 3)):
            claims.append((w, draw.choice(holders), p, draw.choice(societies) if draw.random() < 0.4 else None))
    if all(c[3] is None for c in claims):
        claims[0] = claims[0][:3] + ("north",)
    rates = {s: percent(draw, 0, 30) if draw.random() < 0.7 else Fraction(0) for s in societies} if draw.random() < 0.6 else None
    if rates is None:
        claims = [c[:3] + (None,) for c in claims]
    unmatched = draw.choice(["held", "shared"])

    text = ["collecting_society %s {" % name,
            "  deduction = %s, cultural = %s, reserve = %s, unmatched = %s, coin = %s" % (
                share(deduction), share(cultural), share(reserve), unmatched, amount(coin))]
    if released is not None:
        text.append("  released = " + amount(released))
    text += block("users", ["user", "income", "rate", "least"], [
        ['"%s"' % u, amount(i), share(r), amount(least)] for u, i, r, least in users])
    text += block("uses", ["work", "uses", "points"], [['"%s"' % w, written(u), written(p)] for w, u, p in uses])
    text += block("claims", ["work", "holder", "share", "abroad"], [
        ['"%s"' % w, '"%s"' % h, share(p), '"%s"' % a if a else None] for w, h, p, a in claims])
    if rates is not None:
        text += block("withholding", ["society", "rate"], [['"%s"' % s, share(r)] for s, r in rates.items()])
    text.append("}")

    paid_by = [rounded(max(i * r, least), coin) for _, i, r, least in users]
    # What is released was charged when it was taken in.
    collected, given_back = sum(paid_by), rounded(released or Fraction(0), coin)
    kept = rounded(collected * deduction, coin)
    culture = rounded((collected - kept) * cultural, coin)
    held = rounded((collected - kept - culture) * reserve, coin)
    pool = collected - kept - culture - held + given_back
    points = {w: u * p for w, u, p in uses}
    claimed = {c[0] for c in claims}
    matched, everything = sum(v for w, v in points.items() if w in claimed), sum(points.values())
    waiting = hamilton(pool, [matched, everything - matched], coin)[1] if unmatched == "held" and matched < everything else Fraction(0)
    paid = hamilton(pool - waiting, [points.get(w, Fraction(0)) * p for w, _, p, _ in claims], coin)
    assert sum(paid) + waiting + kept + culture + held == collected + given_back
    out = {"paid_by": paid_by, "collected": collected, "kept": kept, "for_culture": culture, "held_back": held,
           "pool": pool, "waiting": waiting, "distributed": pool - waiting, "amount": paid,
           "tax": [rounded(a * (rates or {}).get(c[3], Fraction(0)), coin) for a, c in zip(paid, claims)],
           "by_holder": {h: sum(a for a, c in zip(paid, claims) if c[1] == h) for h in {c[1] for c in claims}}}
    return text, out


# Levies of marks

def levy(draw, name):
    coin = draw.choice([Fraction(1, 100), Fraction(1)])
    rate, least = percent(draw, 0, 4), money(draw, 200, 2)
    most = least + money(draw, 2_000, 2) if draw.random() < 0.5 else None
    visit = money(draw, 150, draw.choice([2, 3])) if draw.random() < 0.6 else None
    control = draw.choice(["own", "all"]) if visit is not None else None
    budget, surplus = money(draw, 2_000, draw.choice([2, 3])), draw.choice(["paid_back", "kept"])
    members = [("member %d" % i, money(draw, 90_000, 2), draw.randint(0, 4) if visit is not None else None)
               for i in range(draw.randint(1, 8))]
    text = ["mark_levy %s {" % name, "  rate = %s, least = %s, budget = %s, surplus = %s, coin = %s" % (
        share(rate), amount(least), amount(budget), surplus, amount(coin))]
    if most is not None:
        text.append("  most = " + amount(most))
    if visit is not None:
        text.append("  visit_cost = %s, control = %s" % (amount(visit), control))
    text += block("members", ["member", "sales", "visits"], [['"%s"' % m, amount(s), v] for m, s, v in members]) + ["}"]
    levies = [rounded(max(least, min(s * rate, most) if most is not None else s * rate), coin) for _, s, _ in members]
    visits = [rounded(v * visit, coin) if control == "own" else Fraction(0) for _, _, v in members]
    cost = sum(v * visit for _, _, v in members) if visit is not None else Fraction(0)
    total = sum(levies) + sum(visits)
    over = total - cost - budget
    paid = [a + b for a, b in zip(levies, visits)]
    rebates = hamilton(down(over, coin), paid, coin) if surplus == "paid_back" and over > 0 else [Fraction(0)] * len(paid)
    return text, {"levy": levies, "visits_paid": visits, "total": total, "over": over, "rebate": rebates,
                  "net": [a - b for a, b in zip(paid, rebates)]}


# Comparing

def found(value):
    if isinstance(value, list):
        return [found(v["value"] if isinstance(v, dict) and "value" in v else v) for v in value
                if not (isinstance(v, dict) and v.get("index") == "opening")]
    return value["amount"] if isinstance(value, dict) else value


def run(worth, number, seed, prefix=""):
    draw = random.Random(seed)
    wrong, figures, done = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while done < number:
            months = draw.choice([12, 12, 3])
            count = draw.randint(1, 6 if months == 12 else 9)
            starts = [datetime.date(2027 + i * months // 12, i * months % 12 + 1, 1) for i in range(count)]
            years = [(s.year, s) for s in starts]
            name = (lambda s: str(s.year)) if months == 12 else (lambda s: "%d-Q%d" % (s.year, (s.month + 2) // 3))
            text = [prefix, 'case "Sharing" { currency = EUR, timeline = %s .. %s }' % (name(starts[0]), name(starts[-1]))]
            expected = {}
            for i in range(min(PER_FILE, number - done)):
                draws = [lambda n: distribution(draw, n, years, months), lambda n: distribution(draw, n, years, months),
                         lambda n: society(draw, n), lambda n: levy(draw, n)]
                lines, expected["x%d" % i] = draw.choice(draws)("x%d" % i)
                text += lines
            done += len(expected)
            path = os.path.join(folder, "sharing-%d.worth" % done)
            with open(path, "w", encoding="utf-8") as out:
                out.write("\n".join(text) + "\n")
            reply = subprocess.run([worth, "run", "--format", "json", path], capture_output=True, text=True)
            if reply.returncode != 0:
                wrong.append("rules up to %d: worth says\n%s" % (done, reply.stderr[:3000]))
                keep(path, "SHARING_KEEP")
                continue
            paths = {f["path"]: f["value"] for f in json.loads(reply.stdout)["figures"]}
            for name, values in expected.items():
                for key, value in values.items():
                    actual = paths["%s.%s" % (name, key)]
                    if isinstance(value, dict):
                        value = [value.pop(a["index"]) for a in actual] + list(value.values())
                    actual = found(actual)
                    pairs = list(zip(value, actual)) if isinstance(value, list) else [(value, actual)]
                    if isinstance(value, list) and len(value) != len(actual):
                        wrong.append("%s.%s: %d figures instead of %d" % (name, key, len(actual), len(value)))
                    for t, (e, a) in enumerate(pairs):
                        figures += 1
                        if abs(float(e) - a) > 0.0004:
                            wrong.append("%s.%s, place %d: %.4f instead of %.4f (%s)" % (
                                name, key, t + 1, a, float(e), os.path.basename(path)))
                            keep(path, "SHARING_KEEP")
                            break
    return wrong, figures


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    number = int(arguments[1]) if len(arguments) > 1 else 1000
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    prefix = ""
    if os.environ.get("SHARING_KINDS"):
        with open(os.environ["SHARING_KINDS"], encoding="utf-8") as kinds:
            prefix = kinds.read()
    wrong, figures = run(arguments[0], number, seed, prefix)
    for message in wrong[:40]:
        print(message)
    print("%d rules, seed %d: %d figures compared, %d differ" % (number, seed, figures, len(wrong)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
