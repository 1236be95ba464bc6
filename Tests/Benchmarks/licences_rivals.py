"""The licences of licences.py as somebody would write them in Python for just these terms, and with NumPy.

python3 Tests/Benchmarks/licences_rivals.py plain|numpy rows|trials COUNT     prints what both sides get in all
python3 Tests/Benchmarks/licences_rivals.py plain|numpy society FOLDER       prints uses and what is paid

licences.py runs it beside Worth and compares the figures.
"""
import csv
import os
import random
import sys

YEARS = range(2026, 2041)
#: Share of each year that is licensed: from July 2026 to June 2038.
TERM = {year: {2026: 184 / 365, 2038: 181 / 365}.get(year, 1.0 if year < 2038 else 0.0) for year in YEARS}
#: Days of 2034 before the generic, of 365.
BEFORE = 129 / 365
BANDS = [(0.0, 0.06), (1e6, 0.05), (3e6, 0.04)]


def terms(count):
    source = random.Random(1)
    return [
        (1000.0 * (1000 + source.randrange(9000)), source.randrange(30) / 100, 1000.0 * source.randrange(90),
         1000.0 * (5 + source.randrange(35)))
        for _ in range(count)
    ]


def deal(sold, growth, upfront, least, maximum, minimum, where):
    """What a deal is worth to both sides; of one deal or of many at once, by the functions that are handed in."""
    zero = sold * 0.0
    life, carried, credit, losses = zero, zero, upfront * 0.5, zero
    owner, maker = upfront * 0.95, -upfront

    def bands(amount):
        total = zero
        for number, (above, rate) in enumerate(BANDS):
            top = minimum(amount, BANDS[number + 1][0]) if number + 1 < len(BANDS) else amount
            total = total + maximum(top - above, 0.0) * rate
        return total

    for number, year in enumerate(YEARS):
        if number:
            sold = sold * (1 + growth)
        term = TERM[year]
        net = sold * 0.97 * term
        royalty = bands(net)
        if year == 2034:
            early = bands(net * BEFORE)
            royalty = early + (royalty - early) * 0.6
        elif year > 2034:
            royalty = royalty * 0.6
        claim = carried + 10_000 * term * 0.5
        off = maximum(minimum(claim, royalty - net * 0.02), 0.0)
        carried, royalty = claim - off, royalty - off
        credited = minimum(credit, royalty * 0.5)
        credit = credit - credited
        before, life = life, life + net
        due = royalty - credited + maximum(least * term - royalty, 0.0)
        due = due + where((before < 20e6) & (life >= 20e6), 200_000.0, 0.0) + (50_000.0 if year == 2028 else 0.0)
        signed = upfront if number == 0 else zero
        tax = maximum((due + signed) * 0.2, 0.0)
        tax = tax - minimum(tax, (due + signed) * 0.05)
        owner = owner + (due * 0.95 - tax) / 1.12 ** (number + 1)
        cash = sold * term * 0.25 - 10_000 * term - due
        income = cash - signed
        tax = maximum(income - losses, 0.0) * 0.2
        losses = maximum(losses - income, 0.0)
        maker = maker + (cash - tax) / 1.15 ** (number + 1)
    return owner, maker


def rows(way, count):
    if way == "plain":
        both = [deal(*row, max, min, lambda holds, yes, no: yes if holds else no) for row in terms(count)]
        return sum(owner for owner, _ in both), sum(maker for _, maker in both)
    import numpy as np
    owner, maker = deal(*np.array(terms(count)).T, np.maximum, np.minimum, np.where)
    return owner.sum(), maker.sum()


def trials(way, count):
    """The mean of trials: growth is normal, the first sales are lognormal, with a mean of 3 million."""
    if way == "plain":
        import math
        source = random.Random(7)
        spread = math.sqrt(math.log(1.04))
        total = [0.0, 0.0]
        for _ in range(count):
            first = math.exp(source.gauss(math.log(3e6) - spread ** 2 / 2, spread))
            both = deal(first, source.gauss(0.05, 0.03), 20_000.0, 40_000.0, max, min,
                        lambda holds, yes, no: yes if holds else no)
            total = [a + b for a, b in zip(total, both)]
        return total[0] / count, total[1] / count
    import numpy as np
    source = np.random.default_rng(7)
    spread = np.sqrt(np.log(1.04))
    first = np.exp(source.normal(np.log(3e6) - spread ** 2 / 2, spread, count))
    owner, maker = deal(first, source.normal(0.05, 0.03, count), 20_000.0 + first * 0, 40_000.0, np.maximum,
                        np.minimum, np.where)
    return owner.mean(), maker.mean()


def society(way, folder):
    """The minutes that were played, and what is paid on all claims, coin by coin."""

    def read(name):
        with open(os.path.join(folder, name + ".csv"), encoding="utf-8") as source:
            return list(csv.reader(source))[1:]

    log, works, claims = read("log"), read("works"), read("claims")
    cents = round(20e6 * 0.03 * 100)
    kept = round(cents * 0.15)
    culture = round((cents - kept) * 0.1)
    pool = cents - kept - culture - round((cents - kept - culture) * 0.05)
    if way == "plain":
        played = {work: 0 for work, _, _ in works}
        for work, minutes in log:
            played[work] += int(minutes)
        points = {work: int(uses) * int(each) for work, uses, each in works}
        weights = [points[work] * int(share.rstrip("%")) for work, _, share in claims]
        whole = sum(weights)
        parts = [pool * weight // whole for weight in weights]
        rest = sorted(range(len(parts)), key=lambda i: (-(pool * weights[i] % whole), i))
        for i in rest[:pool - sum(parts)]:
            parts[i] += 1
        holders = {}
        for (_, holder, _), part in zip(claims, parts):
            holders[holder] = holders.get(holder, 0) + part
        return sum(played.values()), sum(holders.values()) / 100
    import numpy as np
    places = {work: number for number, (work, _, _) in enumerate(works)}
    at = np.array([places[work] for work, _ in log])
    played = np.bincount(at, weights=np.array([minutes for _, minutes in log], dtype=float), minlength=len(works))
    points = np.array([row[1] for row in works], dtype=np.int64) * np.array([row[2] for row in works], dtype=np.int64)
    weights = points[np.array([places[work] for work, _, _ in claims])] * np.array(
        [share.rstrip("%") for _, _, share in claims], dtype=np.int64)
    whole = int(weights.sum())
    parts, rest = np.divmod(pool * weights, whole)
    order = np.argsort(-rest, kind="stable")
    parts[order[:pool - int(parts.sum())]] += 1
    names, where = np.unique([holder for _, holder, _ in claims], return_inverse=True)
    holders = np.bincount(where, weights=parts, minlength=len(names))
    return played.sum(), holders.sum() / 100


def main():
    way, job, what = sys.argv[1:4]
    figures = {"rows": rows, "trials": trials}[job](way, int(what)) if job != "society" else society(way, what)
    print("%.2f %.2f" % tuple(figures))


if __name__ == "__main__":
    main()
