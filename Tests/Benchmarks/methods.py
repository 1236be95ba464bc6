"""Times a method over trials beside the same lines in plain, and a kind with requirements beside the same without.

python3 Tests/Benchmarks/methods.py WORTH [ROUNDS]    WORTH is the program, built for release

The two sides of a pair take turns, of ten runs each, for a clock may tick no finer than a run. What is compared is the
user time of the whole process, start included; the ratio of each turn gives the range. The mean over all trials must be
the same on both sides.
"""
import os
import resource
import subprocess
import sys
import tempfile

RUNS = 10

HEAD = """case "Method" { currency = CHF, timeline = 2026 .. 2035, simulation { trials = %d, seed = 7 } }
growth   = 5%% ~ normal(sd: 2%%)
start    = CHF 10 million ~ lognormal(sd: 15%%)
royalty  = 5%% ~ triangular(3%%, 5%%, 7%%)
discount = 12%% ~ uniform(10%%, 14%%)
upkeep   = CHF 50_000 ~ uniform(CHF 40_000, CHF 60_000)
sales[2026] = start
sales[t]    = sales[t-1] * (1 + growth)
"""

METHOD = """patent right { jurisdiction = "CH", filed = 2020-01-01 }
relief_from_royalty worth {
  asset = right, revenue = sales, royalty_rate = royalty, owner_costs = upkeep
  tax_rate = 15%, discount_rate = discount, timing = middle
}
value = worth.value
show value.mean
"""

LINES = """royalties[t] = sales * royalty
costs[t]     = upkeep
pre_tax[t]   = royalties - costs
tax[t]       = pre_tax * 15%
after_tax[t] = pre_tax - tax
factor[t]    = (1 + discount) ^ -(t.year - 2026 + 0.5)
present[t]   = after_tax * factor
value        = sum(present)
show value.mean
"""

KIND = """kind relief {
  revenue: flow of money
  rate: percent
  costs: money
  discount: percent
%s  income[t]  = (revenue * rate - costs) * (1 - 15%%)
  present[t] = income * (1 + discount) ^ -(t.year - 2026 + 0.5)
  value      = sum(present)
}
relief worth { revenue = sales, rate = royalty, costs = upkeep, discount = discount }
value = worth.value
show value.mean
"""

REQUIRED = """  require revenue >= 0 because "revenue is not negative"
  require rate <= 100% because "a rate is a share"
  require costs >= 0 because "costs stand without a minus"
"""


def seconds(worth, path):
    """The user time of a run, of ten, and the mean that it shows."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for _ in range(RUNS):
        run = subprocess.run([worth, "run", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    shown = [line for line in run.stdout.decode().split("\n") if line.startswith("value.mean")]
    return (after - before) / RUNS, shown


def main():
    worth, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11
    pairs = [
        ("relief_from_royalty, beside its lines", METHOD, LINES),
        ("kind with requirements, beside it without", KIND % REQUIRED, KIND % ""),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for trials in (100_000, 1_000_000):
            for name, *sides in pairs:
                paths = []
                for number, side in enumerate(sides):
                    paths.append(os.path.join(folder, "%d.worth" % number))
                    with open(paths[-1], "w") as file:
                        file.write(HEAD % trials + side)
                turns = [[seconds(worth, path) for path in paths] for _ in range(rounds)]
                for one, other in turns:
                    if one[1] != other[1] or not one[1]:
                        sys.exit("the two sides differ: %s %s" % (one[1], other[1]))
                ratios = sorted(one[0] / max(other[0], 1e-3) for one, other in turns)
                middle = [sorted(turn[side][0] for turn in turns)[rounds // 2] * 1e3 for side in (0, 1)]
                print(
                    "%9d trials  %-42s %6.0f ms, %6.0f ms; ratio %.2f (%.2f to %.2f)"
                    % (trials, name, *middle, ratios[rounds // 2], ratios[0], ratios[-1])
                )


if __name__ == "__main__":
    main()
