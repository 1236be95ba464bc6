"""Times a portfolio of patents valued by relief from royalty over 20 years, and loading the prelude.

python3 Tests/Benchmarks/portfolio.py WORTH [ROUNDS]    WORTH is the program, built for release
"""
import os
import subprocess
import sys
import tempfile
import time


def portfolio(count):
    lines = ['case "Portfolio" { currency = CHF, timeline = 2026 .. 2045 }']
    for i in range(count):
        lines.append("patent p%d { filed = %d-0%d-01 }" % (i, 2015 + i % 11, 1 + i % 9))
        lines.append(
            "relief_from_royalty v%d { asset = p%d, revenue = CHF %d_000, royalty_rate = 4%%, "
            "owner_costs = CHF 5_000, tax_rate = 15%%, discount_rate = 12%%, timing = middle }"
            % (i, i, 1000 + i)
        )
    values = ", ".join("v%d.value" % i for i in range(count))
    return "\n".join(lines + ["total = sum([%s])" % values, "show total", ""])


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    worth = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        jobs = [("nothing", [worth, "eval", "1"]), ("all kinds", [worth, "help", "kinds"])]
        for count in (1000, 2000, 4000, 10000):
            path = os.path.join(folder, "%d.worth" % count)
            with open(path, "w") as out:
                out.write(portfolio(count))
            jobs.append(("%d assets" % count, [worth, "run", path]))
        for name, command in jobs:
            times = sorted(seconds(command) for _ in range(rounds))
            print("%-12s %8.1f ms (median of %d)" % (name, times[len(times) // 2] * 1e3, rounds))


if __name__ == "__main__":
    main()
