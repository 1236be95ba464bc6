"""Days, periods and the timeline of a case."""
import calendar
import datetime

DAY = datetime.timedelta(days=1)


def add_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def later(day, time):
    """The day after so many months or days: ("months", 6)."""
    unit, number = time
    return add_months(day, number) if unit == "months" else day + number * DAY


def last_day_of(day, time):
    """The last day of a time that begins on the day after another; months from a month's end end with one."""
    unit, number = time
    last = later(day, time)
    if unit == "months" and (day + DAY).month != day.month:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return last


def in_words(time):
    unit, number = time
    if unit == "months" and number % 12 == 0:
        return "%d year%s" % (number // 12, "" if number == 12 else "s")
    return "%d %s" % (number, unit if number != 1 else unit[:-1])


def year_fraction(first, second, count):
    days = (second - first).days
    if count == "actual_365":
        return days / 365
    if count == "actual_360":
        return days / 360
    if count == "eu_30_360":
        return (360 * (second.year - first.year) + 30 * (second.month - first.month)
                + min(second.day, 30) - min(first.day, 30)) / 360
    total, day = 0.0, first
    while day < second:
        end = min(second, datetime.date(day.year + 1, 1, 1))
        total += (end - day).days / (366 if calendar.isleap(day.year) else 365)
        day = end
    return total


class Period:
    def __init__(self, number, months, start=None):
        self.number, self.months, self.start = number, months, start
        self.end = add_months(start, months) - DAY if start else None
        # Period 0 is now: what it brings counts with the first year.
        self.year = start.year if start else max(1, (number * months - 1) // 12 + 1)

    def days(self):
        day = self.start
        while day <= self.end:
            yield day
            day += DAY

    def length(self):
        return (self.end - self.start).days + 1


class Timeline:
    """The periods of a case and how far each lies from the valuation date."""

    def __init__(self, draw):
        self.months = draw.choice([12, 12, 3, 1])
        self.dated = draw.random() < 0.8
        count = {12: draw.randint(2, 9), 3: draw.randint(5, 20), 1: draw.randint(14, 40)}[self.months]
        if self.dated:
            first = datetime.date(2027, 1, 1) if self.months == 12 else add_months(
                datetime.date(2027, 1, 1), draw.randrange(0, 12, self.months))
            self.periods = [Period(i, self.months, add_months(first, i * self.months)) for i in range(count)]
            self.valuation = self.periods[0].start
            if draw.random() < 0.6:
                inside = self.periods[draw.choice([0, 0, 0, 1])]
                days = list(inside.days())
                self.valuation = draw.choice([draw.choice(days), draw.choice([d for d in days if d.day == 1])])
        else:
            zero = 0 if draw.random() < 0.5 else 1
            self.periods = [Period(i, self.months) for i in range(zero, zero + count)]
            self.valuation = None
        # What USD 1 is worth in EUR, from which day on; of numbered periods always.
        self.rates = [(None, round(draw.uniform(0.5, 1.5), 4))]
        if self.dated:
            begin = self.periods[0].start
            days = sorted({begin + draw.randint(0, 1500) * DAY for _ in range(draw.randint(0, 4))})
            self.rates = [(d, round(draw.uniform(0.5, 1.5), 4)) for d in [datetime.date(2020, 1, 1)] + days]

    def in_dollars(self, amount, day):
        """An amount in EUR on a day, in USD."""
        return amount / [r for d, r in self.rates if d is None or d <= day][-1]

    def words(self):
        first, last = self.periods[0], self.periods[-1]
        name = {12: "year", 3: "quarter", 1: "month"}[self.months]
        if not self.dated:
            return "timeline = %s %d .. %d, exchange = [USD 1 = EUR %s]" % (
                name, first.number, last.number, self.rates[0][1])

        def written(p):
            if self.months == 12:
                return "%d" % p.start.year
            if self.months == 3:
                return "%d-Q%d" % (p.start.year, (p.start.month + 2) // 3)
            return "%d-%02d" % (p.start.year, p.start.month)
        rates = ", ".join("%s: EUR %s" % rate for rate in self.rates)
        return "timeline = %s .. %s, valuation_date = %s, exchange = [USD 1 = [%s]]" % (
            written(first), written(last), self.valuation, rates)

    def now(self):
        """The valuation date, with the end of a month as the start of the next."""
        turned = self.valuation + DAY
        return turned if turned.day == 1 else self.valuation

    def share_left(self, p):
        """0 for a period that is over, 1 for one to come, otherwise what is left of it."""
        if not self.dated or self.now() <= p.start:
            return 1.0
        if self.now() > p.end:
            return 0.0
        if self.now().day == 1:
            months = (p.start.year - self.now().year) * 12 + p.start.month - self.now().month + self.months
            return months / self.months
        return ((p.end - self.now()).days + 1) / p.length()

    def elapsed(self, p, timing):
        """Years from the valuation date to a point of what is left of a period."""
        if not self.dated:
            end = p.number * self.months / 12
            length = self.months / 12 if p.number > 0 else 0
        else:
            end = sum(self.share_left(q) for q in self.periods if q.number <= p.number) * self.months / 12
            length = self.share_left(p) * self.months / 12
        return end - {"end": 0, "middle": 0.5, "start": 1}[timing] * length

    def to_come(self, p):
        return self.share_left(p)
