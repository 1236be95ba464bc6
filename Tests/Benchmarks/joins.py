"""Times joins over the rows of two tables of 1,600, 3,200 and 6,400 rows, searched and asked row by row.

python3 Tests/Benchmarks/joins.py WORTH [ROUNDS]    WORTH is the program, built for release

The sides take turns; what is compared is the user time of the whole process. The totals must be the same.
"""
import os
import resource
import subprocess
import sys
import tempfile

SEARCHED, ASKED = "u.work = w.id", "not (u.work != w.id)"
LINES = [
    ("sum", "paid[w in works] = sum(u.amount for u in uses where %s)"),
    ("max", "paid[w in works] = max(u.amount for u in uses where %s)"),
    ("product", "paid[w in works] = product(u.amount / EUR 1 for u in uses where %s)"),
]


def case(count, line):
    works = ['"w%d" | "n"' % row for row in range(count)]
    uses = ['"w%d" | EUR %d' % (row * 7 % count, row + 1) for row in range(count)]
    return "\n".join(
        ['case "Join" { currency = EUR }', "table works {", "id | name", *works, "}"]
        + ["table uses {", "work | amount", *uses, "}", line, "total = sum(paid)", "show total", ""]
    )


def seconds(worth, path):
    """The user time of a run, and the total that it shows."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run([worth, "run", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    return after - before, run.stdout.decode().strip().split("\n")[-1]


def main():
    worth, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        for name, line in LINES:
            for count in (1600, 3200, 6400):
                paths = []
                for condition in (SEARCHED, ASKED):
                    paths.append(os.path.join(folder, "%d.worth" % len(paths)))
                    with open(paths[-1], "w") as file:
                        file.write(case(count, line % condition))
                turns = [[seconds(worth, path) for path in paths] for _ in range(rounds)]
                if any(one[1] != other[1] for one, other in turns):
                    sys.exit("the totals differ")
                times = [sorted(turn[side][0] for turn in turns)[rounds // 2] * 1e3 for side in (0, 1)]
                print("%-8s %5d rows  searched %5.0f ms, asked %5.0f ms" % (name, count, *times))


if __name__ == "__main__":
    main()
