"""Compares random waterfalls with the same worked out in fractions.

Usage: waterfalls.py WORTH [COUNT [FIRST]]

The model fills claims like glasses: all of a rank rise together, each by its weight, until one is full. It checks, too,
that what is paid is what was there, that nobody gets more than it claims, and that a rank gets nothing while a
better one misses something.
"""

import random
import sys
from fractions import Fraction

from running import amount, batches, figures


def due(claim, reach):
    """What a claim is due of what reaches its rank."""
    amount, share = claim["amount"], claim["share"]
    if share is None:
        return reach if amount is None else Fraction(amount)
    part = reach * share / 100
    return part if amount is None else min(part, Fraction(amount))


def paid_out(available, claims):
    """What each claim gets, and what is left."""
    paid, left = [Fraction(0)] * len(claims), Fraction(available)
    for rank in sorted({c["rank"] for c in claims}):
        own = [n for n, c in enumerate(claims) if c["rank"] == rank]
        dues = {n: due(claims[n], left) for n in own}
        if sum(dues.values()) <= left:
            for n in own:
                paid[n] = dues[n]
            left -= sum(dues.values())
            continue
        weighted = any(claims[n]["weight"] is not None for n in own)
        weights = {n: Fraction(claims[n]["weight"]) if weighted else dues[n] for n in own}
        rising = [n for n in own if weights[n] > 0]
        while left > 0 and rising:
            total = sum(weights[n] for n in rising)
            step = min([left / total] + [(dues[n] - paid[n]) / weights[n] for n in rising])
            for n in rising:
                paid[n] += step * weights[n]
            left -= step * total
            rising = [n for n in rising if paid[n] < dues[n]]
    return paid, left


def some_claims(draw):
    """Random claims."""
    claims, weighted, shares = [], {}, {}
    for _ in range(draw.randint(1, 6)):
        rank = draw.randint(1, 4)
        weighted.setdefault(rank, draw.random() < 0.4)
        share = None
        if draw.random() < 0.25 and shares.get(rank, 0) <= 60:
            share = draw.choice([10, 20, 40])
            shares[rank] = shares.get(rank, 0) + share
        claims.append({
            "rank": rank, "amount": draw.choice([None, draw.randint(0, 200)]), "share": share,
            "weight": draw.randint(1, 4) if weighted[rank] else None,
        })  # fmt: skip
    return claims


def text_of(n, available, claims):
    """The waterfall as it is written in a case."""
    cell = lambda x, before="", behind="": "" if x is None else f"{before}{x}{behind}"
    rows = "\n".join(
        f"    \"c{k}\" | {c['rank']} | {cell(c['amount'], 'EUR ')} | {cell(c['share'], '', '%')} | {cell(c['weight'])}"
        for k, c in enumerate(claims))  # fmt: skip
    return (
        f"waterfall w{n} {{\n  available = EUR {available}, rest_to = \"owner\"\n"
        f"  claims {{\n    to | rank | amount | share | weight\n{rows}\n  }}\n}}\n")  # fmt: skip


def breaks_rules(n, available, claims, paid, rest):
    """Says which of the rules what is paid breaks."""
    broken = []
    if abs(sum(paid) + rest - available) > 1e-6:
        broken.append("what is paid is not what was there")
    for place, claim in enumerate(claims):
        if claim["amount"] is not None and paid[place] > claim["amount"] + 1e-6:
            broken.append(f"c{place} gets more than it claims")
        better = [k for k, c in enumerate(claims) if c["rank"] < claim["rank"] and c["share"] is None]
        if paid[place] > 1e-6 and any(
            claims[k]["amount"] is None or paid[k] < claims[k]["amount"] - 1e-6 for k in better):  # fmt: skip
            broken.append(f"c{place} is paid before a better rank")
    for rule in broken:
        print(f"w{n}: {rule}")
    return bool(broken)


def main():
    worth, all_places = batches(sys.argv[1:], 250)
    wrong = 0
    for places in all_places:
        cases = {}
        for n in places:
            draw = random.Random(n)
            cases[n] = (draw.choice([0, draw.randint(1, 500)]), some_claims(draw))
        source = 'case "Waterfalls" { currency = EUR }\n'
        source += "".join(text_of(n, *facts) for n, facts in cases.items())
        source += "show " + ", ".join(f"w{n}.paid, w{n}.rest" for n in cases) + "\n"
        found, message = figures(worth, source)
        if found is None:
            print(message[:3000])
            return 1
        for n, (available, claims) in cases.items():
            ours, rest = paid_out(available, claims)
            theirs = [amount(value["value"]) for value in found[f"w{n}.paid"]]
            left = amount(found[f"w{n}.rest"])
            same = all(abs(float(a) - b) < 1e-6 for a, b in zip(ours, theirs, strict=True)) and abs(float(rest) - left) < 1e-6
            if not same:
                print(f"w{n}: Python {[float(x) for x in ours]}, Worth {theirs}; left {float(rest)}, {left}")
            wrong += (not same) or breaks_rules(n, available, claims, theirs, left)
    print(f"{sum(map(len, all_places))} waterfalls, {wrong} differ or break a rule")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
