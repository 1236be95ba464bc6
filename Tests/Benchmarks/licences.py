"""Times licences: rows of a table with both parties, the same by name, trials of one, and a collecting society.

python3 Tests/Benchmarks/licences.py WORTH [ROUNDS]    WORTH is the program, built for release

Rows and names must give the same sums, and so must plain Python and NumPy (licences_rivals.py), which are timed in
turns with Worth; trials agree but for their noise. What is compared is the time of the whole process, start included.
"""
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

KIND = """kind deal {
  sales: money
  growth: percent
  rate: percent
  upfront: money
  least: money
  sold[2026] = sales
  sold[t]    = sold[t-1] * (1 + growth)
  terms = licence {
    sales = sold
    grant { exclusivity = exclusive, begins = 2026-07-01, ends = 2038-06-30 }
    deductions { items { name | share
      "freight" | 3% } }
    tiers { mode = marginal, counts = of_year
      bands { above | rate
        EUR 0 | 6%
        EUR 1 million | 5%
        EUR 3 million | 4% } }
    step_downs { together = lowest
      events { event | from | left
        "generic" | 2034-05-10 | 60% } }
    offset {
      paid = EUR 10_000, share = 50%, floor = 2%, floor_of = net_sales, unused = carried_forward
    }
    offset_applies = after_step_downs
    upfront = upfront, credit { share = 50%, limit = 50% }
    minimum { amount = least, credit = same_year, part_year = prorated }, minimum_met_by = earned
    milestones { name | on | sales_reach | sales_of | pay
      "first" | 2028-03-01 | | | EUR 50_000
      "large" | | EUR 20 million | life | EUR 200_000 }
    withholding { rate = 15%, treaty_rate = 5%, borne_by = licensor }
  }
  owner = licensor {
    licence = terms, discount_rate = 12%, tax_rate = 20%, timing = end, losses = lost
    foreign_tax = credited
  }
  maker = licensee {
    licence = terms, discount_rate = 15%, tax_rate = 20%, timing = end, losses = carried_forward
    margin  = 25%
  }
  to_owner = owner.value
  to_maker = maker.value
}
"""
HEAD = 'case "Licences" { currency = EUR, timeline = 2026 .. 2040%s }\n'


def terms(count):
    source = random.Random(1)
    return [
        (1000 + source.randrange(9000), source.randrange(30), source.randrange(90), 5 + source.randrange(35))
        for _ in range(count)
    ]


def by_row(count):
    rows = "\n".join(
        '  "L%d" | EUR %d_000 | %d%% | EUR %d_000 | EUR %d_000' % (number, *row)
        for number, row in enumerate(terms(count))
    )
    return (
        HEAD % "" + KIND + "table book {\n  id | sales | growth | upfront | least\n" + rows + "\n}\n"
        "each[r in book] = deal {\n  sales = r.sales, growth = r.growth, rate = 5%, upfront = r.upfront, least = r.least\n}\n"
        "a = sum(each.to_owner)\nb = sum(each.to_maker)\nshow a, b\n"
    )


def by_name(count):
    deals = "\n".join(
        "deal d%d { sales = EUR %d_000, growth = %d%%, rate = 5%%, upfront = EUR %d_000, least = EUR %d_000 }"
        % (number, *row)
        for number, row in enumerate(terms(count))
    )
    sums = "".join(
        "%s = sum([%s])\n" % (name, ", ".join("d%d.%s" % (number, line) for number in range(count)))
        for name, line in (("a", "to_owner"), ("b", "to_maker"))
    )
    return HEAD % "" + KIND + deals + "\n" + sums + "show a, b\n"


def trials(count):
    return (
        HEAD % (", simulation { trials = %d }" % count) + KIND + "growth = 5% ~ normal(sd: 3%)\n"
        "first = EUR 3 million ~ lognormal(sd: 20%)\n"
        "deal one { sales = first, growth = growth, rate = 5%, upfront = EUR 20_000, least = EUR 40_000 }\n"
        "a = one.to_owner\nb = one.to_maker\nshow a.mean, b.mean\n"
    )


def society(folder, works, uses):
    source = random.Random(3)
    with open(os.path.join(folder, "log.csv"), "w") as out:
        out.write("work,minutes\n")
        for _ in range(uses):
            out.write("W%d,%d\n" % (source.randrange(works), source.randrange(1, 9)))
    with open(os.path.join(folder, "claims.csv"), "w") as out:
        out.write("work,holder,share\n")
        for work in range(works):
            first = source.randrange(20, 80)
            for share in (first, 100 - first):
                out.write("W%d,H%d,%d%%\n" % (work, source.randrange(800), share))
    with open(os.path.join(folder, "works.csv"), "w") as out:
        out.write("work,uses,points\n" + "".join("W%d,%d,2\n" % (work, 1 + work % 40) for work in range(works)))
    return (
        'case "Society" { currency = EUR }\n'
        'table log from "log.csv" { work: text, minutes: number }\n'
        'table works from "works.csv" { work: text, uses: number, points: number }\n'
        'table shares from "claims.csv" { work: text, holder: text, share: percent }\n'
        "played[w in works] = sum(l.minutes for l in log where l.work = w.work)\n"
        "collecting_society songs {\n"
        "  deduction = 15%, cultural = 10%, reserve = 5%, unmatched = held, coin = EUR 0.01\n"
        '  users { user | income | rate | least\n    "radio" | EUR 20 million | 3% | EUR 500 }\n'
        "  uses = works\n  claims = shares\n}\n"
        "a = sum(played)\nb = sum(songs.amount)\nshow a, b\n"
    )


def rivals(folder):
    """What else works out the same, by job: the name of the way and its command."""
    ways = ["plain"]
    if subprocess.run([sys.executable, "-c", "import numpy"], stderr=subprocess.DEVNULL).returncode == 0:
        ways.append("numpy")
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "licences_rivals.py")
    jobs = {0: ("rows", "500"), 2: ("rows", "10000"), 3: ("trials", "10000"), 4: ("society", folder)}
    return [(number, way, [sys.executable, program, way, *job]) for number, job in jobs.items() for way in ways]


def figures(text):
    """The two figures that a run shows."""
    found = re.findall(r"^[ab](?:\.mean)? = (?:EUR )?(-?[0-9_.]+)", text, re.MULTILINE) or text.split()
    return [float(figure.replace("_", "")) for figure in found]


def check(name, own, others):
    """Ends with a message where a rival finds something else: of trials, by more than their noise."""
    within = 0.01 if "trials" in name else 1e-8
    for way, other in others.items():
        for one, two in zip(own, other):
            if abs(one - two) > within * abs(one):
                sys.exit("%s: worth says %s, %s says %s" % (name, own, way, other))


def main():
    worth, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        jobs = [
            ("500 licences by row", by_row(500)),
            ("500 licences by name", by_name(500)),
            ("10,000 licences by row", by_row(10_000)),
            ("10,000 trials of one", trials(10_000)),
            ("society: 10,000 works, 100,000 uses", society(folder, 10_000, 100_000)),
        ]
        commands = []
        for number, (_, text) in enumerate(jobs):
            path = os.path.join(folder, "%d.worth" % number)
            with open(path, "w") as out:
                out.write(text)
            commands.append((number, "worth", [worth, "run", path]))
        commands += rivals(folder)
        times, shown = {}, {}
        for _ in range(rounds):
            for number, way, command in commands:
                start = time.perf_counter()
                run = subprocess.run(
                    command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
                times.setdefault((number, way), []).append(time.perf_counter() - start)
                shown[number, way] = run.stdout
        if shown[0, "worth"] != shown[1, "worth"]:
            sys.exit("rows and names differ: %s %s" % (shown[0, "worth"], shown[1, "worth"]))
        for number, (name, _) in enumerate(jobs):
            found = {way: figures(text) for (job, way), text in shown.items() if job == number}
            own = sorted(times[number, "worth"])
            line = "%-38s %8.1f ms (%.1f to %.1f)" % (name, own[rounds // 2] * 1e3, own[0] * 1e3, own[-1] * 1e3)
            check(name, found.pop("worth"), found)
            for way in found:
                taken = sorted(times[number, way])
                ratios = sorted(a / b for a, b in zip(times[number, "worth"], times[number, way]))
                line += "; %s %.1f ms, worth takes %.2f of it" % (
                    way, taken[rounds // 2] * 1e3, ratios[rounds // 2])
            print(line)
    print("most memory of a run: %d MB" % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))


if __name__ == "__main__":
    main()
