"""Whether a licence brings the same in a year, by whichever periods it is billed.

Draws licences whose clauses name no period, states each by month, by quarter and by year, and
lets Worth say what running royalties, credits, floors and minimums come to in each year: all three
must agree. Half of the licences sell the same each day, so that clauses may begin and end on any
day; the others sell and take back as it comes, and their clauses begin and end with a year.

Run: python3 Tests/Models/billing.py WORTH [NUMBER] [SEED]
Ends with 0 only where all years are equal."""
import copy
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

from licence_days import Period, add_months
from licence_draws import draw_licence
from licence_texts import write
from kept_files import keep

FIRST, YEARS, PER_FILE = 2027, 4, 20
#: What is compared: sums of a year, and what stands at its end.
SUMS = ["earned", "credited", "trued_up", "shortfall", "shortfall_credited", "taken_off", "counted_sales"]
ENDS = ["credit_left", "offset_left", "bank", "returns_left", "cap_used", "royalty_of_life"]


class Years:
    """A timeline of whole years, from the first day on, by months, quarters or years."""

    def __init__(self, months):
        self.months, self.dated = months, True
        start = datetime.date(FIRST, 1, 1)
        self.periods = [Period(i, months, add_months(start, i * months)) for i in range(12 * YEARS // months)]
        self.valuation = start

    def words(self):
        last = FIRST + YEARS - 1
        return "timeline = " + {1: "%d-01 .. %d-12", 3: "%d-Q1 .. %d-Q4", 12: "%d .. %d"}[self.months] % (FIRST, last)


def by_year(values):
    """The value of the first month of a year for all of its months."""
    return [values[i // 12 * 12] for i in range(len(values))]


def draw_terms(draw):
    """A licence by month, all of whose clauses count the year or the life."""
    timeline = Years(1)
    x = draw_licence(draw, timeline)
    x.payment = x.audit = x.maintenance = x.sublicences = x.patent_costs = x.milestones = None
    n = len(timeline.periods)
    if not (x.royalty or x.tiers or x.per_unit):
        x.royalty = [5.0] * n
    for name in ("royalty", "combination"):
        if getattr(x, name):
            setattr(x, name, by_year(getattr(x, name)))
    if x.minimum:
        x.minimum = (by_year(x.minimum[0]),) + x.minimum[1:]
    if x.tiers and x.tiers["counts"] == "of_period":
        x.tiers["counts"] = draw.choice(["of_year", "of_life"])
    if x.per_unit:
        x.per_unit = (x.per_unit[0], x.per_unit[1], x.per_unit[2] and "added")
    new_year = lambda: datetime.date(FIRST + draw.randint(0, YEARS - 1), 1, 1)
    if draw.random() < 0.5:
        # The same on each day of a year
        daily = [round(draw.uniform(50, 9_000), 2) for _ in range(YEARS)]
        if draw.random() < 0.2:
            daily[draw.randrange(YEARS)] *= -1
        third = [round(draw.uniform(0, 300), 2) for _ in range(YEARS)]
        pieces = [draw.randint(0, 30) for _ in range(YEARS)]
        each = lambda rates: [round(rates[i // 12] * p.length(), 2) for i, p in enumerate(timeline.periods)]
        x.sales = each(daily)
        if x.offset:
            x.offset["paid"] = each(third)
        if x.per_unit:
            x.per_unit = (x.per_unit[0], each(pieces), x.per_unit[2])
        # What a sell-off brings is told apart by the period.
        x.sell_off_sales = x.sell_off_sales and "count"
        return x
    x.sales = [round(draw.uniform(1_000, 300_000), 2) * (draw.choice([-1, 1]) if draw.random() < 0.3 else 1) for _ in range(n)]
    if x.most_favoured:
        x.most_favoured = [(rate, first and new_year(), None, 10 + number)
                           for number, (rate, first, _, _) in enumerate(x.most_favoured)]
    if x.grant:
        g = {"exclusivity": "sole"}
        if draw.random() < 0.6:
            g["begins"] = new_year()
        if draw.random() < 0.6:
            g["ends"] = datetime.date(max(new_year(), g.get("begins", datetime.date(FIRST, 1, 1))).year, 12, 31)
            if draw.random() < 0.4:
                g["sell_off"] = ("months", 12)
        x.grant = g
        x.sell_off_sales = draw.choice(["count", "do_not_count"]) if x.minimum and "sell_off" in g else None
    if x.asset:
        x.asset = new_year().replace(year=FIRST - 20 + draw.randint(0, YEARS - 1))
    if x.step_downs:
        x.step_downs = (sorted((new_year(), left) for _, left in x.step_downs[0]), x.step_downs[1])
    return x


def stated(x, months):
    """The same licence in periods of so many months."""
    y = copy.deepcopy(x)
    y.timeline = Years(months)
    together = lambda values: [round(sum(values[i:i + months]), 2) for i in range(0, len(values), months)]
    first = lambda values: values[::months]
    y.sales = together(x.sales)
    if x.offset:
        y.offset["paid"] = together(x.offset["paid"])
    if x.per_unit:
        y.per_unit = (x.per_unit[0], together(x.per_unit[1]), x.per_unit[2])
    for name in ("royalty", "combination"):
        if getattr(x, name):
            setattr(y, name, first(getattr(x, name)))
    if x.minimum:
        y.minimum = (first(x.minimum[0]),) + x.minimum[1:]
    return y


def years_of(paths, name, months):
    """The figures of a licence by year."""
    each, out = 12 // months, {}
    for key in SUMS + ENDS:
        values = [v["value"]["amount"] for v in paths["%s.%s" % (name, key)] if v["index"] != "opening"]
        years = [values[i:i + each] for i in range(0, len(values), each)]
        out[key] = [sum(year) if key in SUMS else year[-1] for year in years]
    return out


def run(worth, number, seed):
    """Compares so many licences; returns what differs."""
    draw = random.Random(seed)
    wrong, figures, done = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while done < number:
            terms = [draw_terms(draw) for _ in range(min(PER_FILE, number - done))]
            done += len(terms)
            found = {}
            for months in (1, 3, 12):
                text = ['case "Billing" { currency = EUR, %s }' % Years(months).words(), "unit piece"]
                for i, x in enumerate(terms):
                    lines = write(stated(x, months), "l%d" % i)
                    text += lines[:next(k for k, line in enumerate(lines) if line.startswith("licensor "))]
                path = os.path.join(folder, "billing-%d-%d.worth" % (done, months))
                with open(path, "w", encoding="utf-8") as out:
                    out.write("\n".join(text) + "\n")
                reply = subprocess.run([worth, "run", "--format", "json", path], capture_output=True, text=True)
                if reply.returncode != 0:
                    wrong.append("licences up to %d: worth says\n%s" % (done, reply.stderr[:3000]))
                    keep(path, "LICENCES_KEEP")
                    break
                paths = {f["path"]: f["value"] for f in json.loads(reply.stdout)["figures"]}
                found[months] = [years_of(paths, "l%d" % i, months) for i in range(len(terms))]
            if len(found) < 3:
                continue
            for i in range(len(terms)):
                for key in SUMS + ENDS:
                    for year in range(YEARS):
                        figures += 1
                        ways = [found[months][i][key][year] for months in (1, 3, 12)]
                        if max(ways) - min(ways) > 0.004:
                            wrong.append("l%d.%s of %d: %.2f by month, %.2f by quarter, %.2f by year (%d)" % (
                                (i, key, FIRST + year) + tuple(ways) + (done,)))
                            for months in (1, 3, 12):
                                keep(os.path.join(folder, "billing-%d-%d.worth" % (done, months)), "LICENCES_KEEP")
                            break
    return wrong, figures


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    number = int(arguments[1]) if len(arguments) > 1 else 1000
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    wrong, figures = run(arguments[0], number, seed)
    for message in wrong[:40]:
        print(message)
    print("%d licences, seed %d: %d years compared in three ways, %d differ" % (number, seed, figures, len(wrong)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
