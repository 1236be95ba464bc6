"""Times books of loans that default by chance, over 10,000 trials and 5 years, beside NumPy: 1,000 loans and 10,000.

python3 Tests/Benchmarks/book.py WORTH [ROUNDS]    WORTH is the program, built for release
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

TRIALS, YEARS = 10_000, 5

CASE = """case "Book" { currency = EUR, timeline = 2026 .. 2030, simulation { trials = 10_000, seed = 7 } }
table book from "loans.csv" { id: text, amount: money, pd: percent, recovery: percent }
kind loan {
  amount: money
  pd: percent
  recovery: percent
  fails[t] ~ bernoulli(p: pd)
  alive[opening] = 1
  alive[t] = alive[t-1] * (if fails then 0 else 1)
  loss[t] = (alive[t-1] - alive[t]) * amount * (1 - recovery)
}
facility[r in book] = loan { amount = r.amount, pd = r.pd, recovery = r.recovery }
loss[t] = sum(f.loss[t] for f in facility)
total = sum(loss)
show total.mean, total.sd, total.percentile(99%)
"""


def loans(count):
    source = random.Random(5)
    return [
        (1000 + source.randrange(90_000), round(0.2 + 4 * source.random(), 2), 20 + source.randrange(60))
        for _ in range(count)
    ]


def by_numpy(rows):
    """The same book by hand, 100 trials at a time so that it fits into memory; nothing without NumPy."""
    try:
        import numpy
    except ImportError:
        return None
    start = time.perf_counter()
    amount, pd, recovery = (numpy.array(column, float) for column in zip(*rows))
    lost, share = amount * (1 - recovery / 100), pd / 100
    draws = numpy.random.default_rng(7)
    total = numpy.zeros(TRIALS)
    for first in range(0, TRIALS, 100):
        alive = numpy.ones((100, len(rows)), bool)
        for _ in range(YEARS):
            fails = alive & (draws.random((100, len(rows))) < share)
            total[first : first + 100] += fails @ lost
            alive &= ~fails
    figures = total.mean(), total.std(ddof=1), numpy.percentile(total, 99)
    return time.perf_counter() - start, figures


def expected(rows):
    """The mean by formula, which both must meet."""
    return sum(a * (1 - r / 100) * (1 - (1 - p / 100) ** YEARS) for a, p, r in rows)


def main():
    worth, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for count in [1000, 10_000]:
        rows = loans(count)
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "loans.csv"), "w") as file:
                file.write("id,amount,pd,recovery\n")
                for number, row in enumerate(rows):
                    file.write("L%d,EUR %d,%.2f%%,%d%%\n" % (number, *row))
            path = os.path.join(folder, "book.worth")
            with open(path, "w") as file:
                file.write(CASE)
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                text = subprocess.run([worth, "run", path], stdout=subprocess.PIPE, check=True).stdout.decode()
                times.append(time.perf_counter() - start)
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print("%6d loans, worth %7.0f ms, most memory so far %d MB" % (count, 1e3 * min(times), memory))
            print("  " + "; ".join(line for line in text.split("\n") if line.startswith("total")))
            print("  the mean by formula: EUR %.0f" % expected(rows))
        found = [by_numpy(rows) for _ in range(min(rounds, 2))]
        if found[0]:
            print("  numpy %7.0f ms  mean %.0f, sd %.0f, 99%% %.0f" % (1e3 * min(found)[0], *found[0][1]))


if __name__ == "__main__":
    main()
