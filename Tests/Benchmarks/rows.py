"""Times kinds that are filled in for each row of a file: 10,000 loans of up to 60 months, plain and by the kind of the
prelude, to the coin and over their days, then with a covenant tested each month and what is expected to be lost, each beside NumPy, and 1,000 patents by relief from royalty over 20 years,
beside as many instances by name.

python3 Tests/Benchmarks/rows.py WORTH [ROUNDS]    WORTH is the program, built for release
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

from portfolio import portfolio

LOANS = """case "Book" { timeline = 2026-01 .. 2030-12, currency = EUR }
table book from "loans.csv" { id: text, amount: money, rate: percent, months: whole }
kind loan {
  principal: money
  rate: percent
  instalments: whole
  timeline = month 1 .. instalments
  monthly         = rate / 12
  payment         = principal * monthly / (1 - (1 + monthly) ^ -instalments)
  debt[opening]   = principal
  interest[t]     = debt[t-1] * monthly
  repaid[t]       = payment - interest
  debt[t]         = debt[t-1] - repaid
  cost            = sum(interest)
}
facility[r in book] = loan { principal = r.amount, rate = r.rate, instalments = r.months }
total = sum(facility.cost)
show total
"""

FACILITIES = """case "Book" { timeline = 2026-01 .. 2031-12, currency = EUR }
table book from "loans.csv" { id: text, amount: money, rate: percent, months: whole }
facility[r in book] = loan {
  principal = r.amount, rate = r.rate, drawn = 2026-01-15, first_payment = 2026-02-15
  matures = 2026-01-15 + r.months * 1 month, every = 1 month
  compounding = nominal, day_count = months, repayment = annuity, rounded_to = EUR 0.01
}
total = sum(facility.total_interest)
show total
"""

CREDIT = """case "Book" { currency = EUR, timeline = 2026-01 .. 2031-12 }
table book from "credit.csv" { id: text, amount: money, rate: percent, months: whole, value: money, pd: percent }
facility[r in book] = loan {
  principal = r.amount, rate = r.rate, drawn = 2026-01-15, first_payment = 2026-02-15
  matures = 2026-01-15 + r.months * 1 month, every = 1 month
  compounding = nominal, day_count = months, repayment = annuity, rounded_to = EUR 0.01
}
cover[r in book] = covenant {
  measure[t] = facility[r].debt_on(t.end) / r.value in percent
  must_be = at_most, limit = 70%, cure_period = 6 months, cure = next_test
  consequence = "the bank may ask for its money"
}
loss[r in book] = expected_loss(facility.debt_on(2026-12-31), r.pd, max(0%, 100% - (r.value * 45% / r.amount in percent)))
total = sum(facility.total_interest)
broken = sum(cover.breaches)
uncured = sum(cover.uncured)
expected = sum(loss)
show broken, uncured, expected, total
"""

PATENTS = """case "Portfolio" { currency = CHF, timeline = 2026 .. 2045 }
table rights from "rights.csv" { id: text, filed: date, sales: money }
v[r in rights] = relief_from_royalty {
  asset = patent { filed = r.filed }
  revenue = r.sales, royalty_rate = 4%, owner_costs = CHF 5_000, tax_rate = 15%
  discount_rate = 12%, timing = middle
}
total = sum(v.value)
show total
"""


def loans(count):
    source = random.Random(1)
    return [
        (1000 + source.randrange(90_000), source.randrange(3, 13), source.choice([12, 24, 36, 60]))
        for _ in range(count)
    ]


def securities(rows):
    """What secures each loan is worth, and the probability of its default in a year."""
    source = random.Random(2)
    return [(int(amount * source.uniform(1.1, 2.5)), source.randrange(1, 9)) for amount, _, _ in rows]


def by_numpy(rows):
    """The same loans by hand, all at once; nil without NumPy."""
    try:
        import numpy
    except ImportError:
        return None
    start = time.perf_counter()
    amount, rate, months = (numpy.array(column, float) for column in zip(*rows))
    monthly = rate / 1200
    payment = amount * monthly / (1 - (1 + monthly) ** -months)
    debt, total = amount.copy(), 0.0
    for month in range(60):
        interest = numpy.where(month < months, debt * monthly, 0)
        debt -= numpy.where(month < months, payment - interest, 0)
        total += interest.sum()
    return time.perf_counter() - start, total


def to_the_coin(rows):
    """The same with interest and instalments to the coin, the last of which takes what is left; nil without NumPy."""
    try:
        import numpy
    except ImportError:
        return None
    start = time.perf_counter()
    amount, rate, months = (numpy.array(column, float) for column in zip(*rows))
    coin = lambda x: numpy.floor(x * 100 + 0.5) / 100
    monthly = rate / 1200
    payment = coin(amount * monthly / (1 - (1 + monthly) ** -months))
    debt, total = amount.copy(), 0.0
    for month in range(60):
        interest = numpy.where(month < months, coin(debt * monthly), 0)
        repaid = numpy.where(month + 1 == months, debt, numpy.minimum(debt, payment - interest))
        debt -= numpy.where(month < months, repaid, 0)
        total += interest.sum()
    return time.perf_counter() - start, total


def secured(rows, more):
    """The same with what a covenant on the debt over the value says each month, and what is expected to be lost."""
    try:
        import numpy
    except ImportError:
        return None
    start = time.perf_counter()
    amount, rate, months = (numpy.array(column, float) for column in zip(*rows))
    value, pd = (numpy.array(column, float) for column in zip(*more))
    coin = lambda x: numpy.floor(x * 100 + 0.5) / 100
    monthly = rate / 1200
    payment = coin(amount * monthly / (1 - (1 + monthly) ** -months))
    debts = [amount]
    for month in range(71):
        debt = debts[-1]
        interest = numpy.where(month < months, coin(debt * monthly), 0)
        repaid = numpy.where(month + 1 == months, debt, numpy.minimum(debt, payment - interest))
        debts.append(debt - numpy.where(month < months, repaid, 0))
    broken = numpy.array(debts) / value > 0.7
    # Cured where one of the next six tests is passed; what lies beyond the timeline is open.
    cured = numpy.zeros_like(broken)
    for later in range(1, 7):
        cured[:-later] |= ~broken[later:]
    uncured = broken & ~cured
    uncured[-6:] = False
    expected = (debts[11] * pd / 100 * numpy.maximum(0, 1 - value * 0.45 / amount)).sum()
    return time.perf_counter() - start, broken.sum(), uncured.sum(), expected


def measured(command):
    start = time.perf_counter()
    text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return time.perf_counter() - start, text.decode().split("total = ")[1].split("\n")[0]


def main():
    worth, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        rows = loans(10_000)
        more = securities(rows)
        files = {
            "loans.csv": "id,amount,rate,months\n"
            + "".join("L%d,EUR %d,%d%%,%d\n" % (i, *row) for i, row in enumerate(rows)),
            "rights.csv": "id,filed,sales\n"
            + "".join(
                "p%d,%d-0%d-01,CHF %d000\n" % (i, 2015 + i % 11, 1 + i % 9, 1000 + i) for i in range(1000)
            ),
            "credit.csv": "id,amount,rate,months,value,pd\n"
            + "".join("L%d,EUR %d,%d%%,%d,EUR %d,%d%%\n" % (i, *rows[i], *more[i]) for i in range(len(rows))),
            "credit.worth": CREDIT,
            "loans.worth": LOANS,
            "prelude.worth": FACILITIES,
            "patents.worth": PATENTS,
            "by-name.worth": portfolio(1000),
        }
        for name, text in files.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        for name in ["loans", "prelude", "credit", "patents", "by-name"]:
            command = [worth, "run", os.path.join(folder, name + ".worth")]
            times = [measured(command) for _ in range(rounds)]
            print("%-8s %6.1f ms  total = %s" % (name, 1e3 * min(times)[0], times[0][1]))
        found = [by_numpy(rows) for _ in range(rounds)]
        if found[0]:
            print("numpy    %6.1f ms  total = %.2f (loans, without reading them)" % (1e3 * min(found)[0], found[0][1]))
            found = [to_the_coin(rows) for _ in range(rounds)]
            print("numpy    %6.1f ms  total = %.2f (to the coin, without days)" % (1e3 * min(found)[0], found[0][1]))
            found = [secured(rows, more) for _ in range(rounds)]
            print("numpy    %6.1f ms  broken = %d, uncured = %d, expected = %.2f (credit, without days)" % (
                1e3 * min(found)[0], *found[0][1:]))
            shown = subprocess.run([worth, "run", os.path.join(folder, "credit.worth")], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, check=True).stdout.decode()
            print("worth    " + ", ".join(line for line in shown.split("\n") if " = " in line))
    print("most memory of a run: %d MB" % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))


if __name__ == "__main__":
    main()
