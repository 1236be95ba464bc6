# python3 -m venv .venv && .venv/bin/pip install mpmath && .venv/bin/python generate_reference.py
"""Writes the Reference*.swift files beside it: arguments and results of 50 digits, rounded.

A row is the bits of the arguments, the bits of the correctly rounded result, and the exact result
less the rounded one in thousandths of an ulp, plus 1000.
"""
import datetime
import decimal
import math
import pathlib
import random
import struct
from mpmath import mp, mpf

FOLDER = pathlib.Path(__file__).resolve().parent
HEAD = "// Written by generate_reference.py; do not edit.\n\n"
mp.prec = 400
decimal.getcontext().prec = 3000
decimal.getcontext().Emax = 999999
decimal.getcontext().Emin = -999999


def bits(value):
  return struct.unpack("<Q", struct.pack("<d", value))[0]


def double(pattern):
  return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def nearest(value):
  """Returns the double nearest to an mpf, ties to even, subnormals included."""
  sign, mantissa, exponent, _ = value._mpf_
  if not mantissa:
    return 0.0
  from fractions import Fraction
  power = Fraction(2) ** exponent
  exact = Fraction(int(mantissa)) * power
  try:
    result = exact.numerator / exact.denominator
  except OverflowError:
    return None
  return -result if sign else result


def residual(value, rounded):
  """Returns the exact value less the rounded one in thousandths of an ulp, plus 1000."""
  unit = mpf(2) ** (max(math.frexp(rounded)[1], -1021) - 53)
  return int(mp.nint((value - mpf(rounded)) / unit * 1000)) * (1 if rounded > 0 else -1) + 1000


def spread(low, high):
  """Returns a number between two positive ones, evenly by its logarithm."""
  return math.exp(random.uniform(math.log(low), math.log(high)))


def signed(value):
  return random.choice([-value, value])


def anything():
  while True:
    value = double(random.getrandbits(64))
    if math.isfinite(value) and value:
      return value


def row(function, arguments):
  exact = function(*(mpf(argument) for argument in arguments))
  rounded = nearest(exact)
  if rounded is None or rounded == 0:
    return None
  return [*map(bits, arguments), bits(rounded), residual(exact, rounded)]


def rows(function, makers, points, count=200, hard=40):
  """Returns rows for `points`, random arguments, and those of many that are nearest to ties."""
  result = [row(function, p if isinstance(p, tuple) else (p,)) for p in points]
  def drawn():
    made = random.choice(makers)()
    return row(function, made if isinstance(made, tuple) else (made,))
  result += [drawn() for _ in range(count)]
  many = [r for r in (drawn() for _ in range(1500)) if r]
  result += sorted(many, key=lambda r: abs(abs(r[-1] - 1000) - 500))[:hard]
  return [r for r in result if r]


def write(name, comment, tables):
  text = HEAD + "extension Reference {\n"
  parts = []
  for table, data in tables:
    lines = [f"  /// {comment} `{table}`.", f"  static let {table}: [UInt64] = ["]
    items = [" ".join([f"0x{p:016x}," for p in r[:-1]] + [f"{r[-1]},"]) for r in data]
    per_line = 2 if len(data[0]) == 3 else 1
    for start in range(0, len(items), per_line):
      lines.append("    " + " ".join(items[start:start + per_line]))
    parts.append("\n".join(lines + ["  ]"]))
  (FOLDER / f"Reference+{name}.swift").write_text(text + "\n\n".join(parts) + "\n}\n")


def normal_cdf(x):
  return mp.erfc(-x / mp.sqrt(2)) / 2


def normal_quantile(p):
  if p == mpf(1) / 2:
    return mpf(0)
  if p > 0.5:
    return -normal_quantile(1 - p)
  x = -mp.sqrt(-2 * mp.log(p)) if p < 0.1 else mp.sqrt(2) * mp.erfinv(2 * p - 1)
  for _ in range(60):
    reached = normal_cdf(x)
    step = (mp.log(reached) - mp.log(p)) * reached / mp.npdf(x)
    x -= step
    if abs(step) < abs(x) * mpf(2) ** -150:
      return x
  raise ValueError(p)


def functions():
  uniform = lambda a, b: lambda: random.uniform(a, b)
  by_log = lambda a, b: lambda: signed(spread(a, b))
  near = lambda c: lambda: c + signed(spread(1e-16, 0.4))
  angles = [uniform(-10, 10), by_log(1e-9, 2**20), uniform(-0.8, 0.8),
            lambda: random.randint(1, 660_000) * math.pi / 2]
  angle_points = [1048576.0, -1048576.0, 3.141592653589793, 1.5707963267948966, 5e-324]
  logs = [lambda: abs(anything()), near(1), lambda: spread(1e-3, 1e3), uniform(0.6, 1.5)]
  log_points = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.nextafter(1, 0),
                math.nextafter(1, 2), 0.5, 2.0, 10.0, 0.6875, 1.375]
  tiny = [5e-324, -1e-300, 1e-17, -1e-9]
  ln2 = math.log(2)
  write("Exponential", "Values of", [
    ("exp", rows(mp.exp, [uniform(-745, 709.7), by_log(1e-18, 700), uniform(-1, 1)],
                 tiny + [709.782712893384, -745.1332191019411, -708.4, 1.0, -1.0, ln2])),
    ("expm1", rows(mp.expm1, [by_log(1e-18, 709), uniform(-1, 1), uniform(-40, 60)],
                   tiny + [709.782712893384, 0.25, -0.25, 39.0, -38.0])),
  ])
  write("Logarithm", "Values of", [
    ("log", rows(mp.log, logs, log_points)),
    ("log1p", rows(mp.log1p, [lambda: spread(1e-18, 1e300), lambda: -spread(1e-18, 1), uniform(-1, 1)],
                   tiny + [math.nextafter(-1, 0), 1e308, 0.007, -0.003])),
    ("log10", rows(lambda x: mp.log(x) / mp.ln10, logs, log_points + [1e22, 1e15, 0.001])),
  ])
  write("Trigonometry", "Values of", [
    ("sin", rows(mp.sin, angles, angle_points)), ("cos", rows(mp.cos, angles, angle_points)),
  ])
  write("ErrorFunction", "Values of", [
    ("erfc", rows(mp.erfc, [by_log(1e-9, 27), uniform(-1, 1), uniform(-6, 27.2)],
                  tiny + [0.5, 26.5, 27.2, -5.9], 200)),
  ])
  write("Normal", "Values of", [
    ("normalDensity", rows(mp.npdf, [by_log(1e-9, 38), uniform(-38.5, 38.5)], [0.0, 38.5, 1.0], 150)),
    ("normalCDF", rows(normal_cdf, [by_log(1e-9, 38), uniform(-38.4, 8), uniform(-2, 2)],
                       [0.0, -38.4, -37.6, 8.2, -5.0], 200)),
    ("normalQuantile", rows(normal_quantile,
                            [uniform(0, 1), lambda: spread(1e-307, 0.5), lambda: 1 - spread(1e-16, 0.5)],
                            [0.025, 0.975, 0.05, 0.95, 1e-300, 0.075, 5e-324], 200, 0)),
  ])
  write("Gamma", "Values of", [
    ("gamma", rows(mp.gamma, [uniform(0, 171.6), uniform(-30, 30), uniform(-170, 0),
                              lambda: signed(spread(1e-300, 10))],
                   [171.6, 0.5, 1.0, 2.0, 5.0, 23.0, 24.0, 100.0, 171.0, -0.5, 1e-308], 250, 0)),
    ("logGamma", rows(lambda x: mp.re(mp.loggamma(x)),
                      [uniform(0, 172), near(1), near(2), uniform(0, 5), lambda: spread(1e-300, 1e300)],
                      [0.5, 3.0, 1e305, 5e-324, 15.0], 250, 0)),
  ])
  power = lambda: spread(1e-300, 1e300)
  def bounded():
    x = power()
    return (x, random.uniform(-744, 709) / math.log(x))
  def near_one():
    e = signed(spread(1e-15, 1e-2))
    return (1 + e, random.uniform(-744, 709) / math.log1p(e))
  def rate():
    return (1 + random.uniform(-0.2, 0.3), random.uniform(-40, 40))
  def whole():
    return (random.uniform(-10, 10), float(random.randint(-40, 40)))
  def growth():
    return (round(1 + random.uniform(-0.2, 0.3), 3), float(random.randint(2, 30)))
  write("Power", "Values of", [
    ("pow", rows(lambda x, y: x**y, [bounded, near_one, rate, whole, growth],
                 [(1.1, 2.0), (1.1, 3.0), (1.07, 10.0), (-1.1, 3.0), (3.0, 33.0), (10.0, 22.0),
                  (10.0, -3.0), (2.0, 0.5), (2.0, -1074.0), (7.0, -1.0), (5e-324, 0.3)], 260, 60)),
  ])


def literal(text, width=90):
  """Returns the lines of a text for a Swift literal of several lines."""
  return [text[i:i + width] + ("\\" if i + width < len(text) else "") for i in range(0, len(text), width)]


def decimals():
  cases = ["0", "0.000", "9007199254740993", "9007199254740991", "9007199254740995", "5e-324",
           "2.2250738585072011e-308", "2.2250738585072012e-308", "1.7976931348623157e308",
           "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793e289",
           "2.4703282292062327e-324", "2.4703282292062328e-324", "2e-324", "1e400", "1e-400",
           "0e999999999999999999999", "1e99999999999999999999", "1e-99999999999999999999",
           "4583.27", "0.1", "1e23", "8.442911973260991817129021e-309", "123456789012345678901234567890"]
  for pattern in [0, 1, 0xFFFFFFFFFFFFF, 0x7FEFFFFFFFFFFFFE] + [random.getrandbits(62) for _ in range(12)]:
    middle = (decimal.Decimal(double(pattern)) + decimal.Decimal(double(pattern + 1))) / 2
    digits, exponent = format(middle, "e").split("e")
    digits = digits if "." in digits else digits + ".0"
    tail = f"e{int(exponent)}"
    cases += [digits + tail, digits + "0" * 20 + "1" + tail]
    below = middle - decimal.Decimal(10) ** (middle.adjusted() - random.choice([30, 100, 790]))
    cases.append(format(below, "e").replace("+", ""))
  lines = []
  for case in cases:
    lines += literal(f"{case} {bits(float(case)):016x}")
  text = HEAD + "extension Reference {\n  /// Decimals and the bits of the doubles nearest to them, by Python's `float`.\n"
  text += '  static let decimals = """\n'
  text += "".join("    " + line + "\n" for line in lines) + '    """\n}\n'
  (FOLDER / "Reference+Decimals.swift").write_text(text)


def roundings():
  modes = [decimal.ROUND_HALF_UP, decimal.ROUND_HALF_EVEN, decimal.ROUND_UP, decimal.ROUND_DOWN,
           decimal.ROUND_FLOOR, decimal.ROUND_CEILING]
  values = [1.005, 2.675, 1.115, 0.285, -2.5, 2.5, 0.5, 1.5, -0.4, 1234.5, 0.1, 1e300, 5e-324, 0.15, 0.25]
  values += [1.7976931348623157e308, 1e22, 123456789.125, 0.3, 1e-7, 0.29999999999999999, 4.35, 8.345]
  values += [random.randrange(10**6) / 1000 + 0.0005 for _ in range(45)]
  values += [math.nextafter(random.randrange(10**5) / 200, random.choice([0, 1e9])) for _ in range(30)]
  values += [anything() for _ in range(20)]
  lines = []
  for value in values:
    for mode in random.sample(range(6), 3):
      digits = random.choice([2, 2, 2, 1, 0, 3, -2, 10, -300, 300])
      unit = decimal.Decimal(1).scaleb(-digits)
      exact = decimal.Decimal(repr(value)).quantize(unit, modes[mode])
      try:
        result = float(exact) + 0.0
      except OverflowError:
        result = math.inf
      lines.append(f"{bits(value):016x} {digits} {mode} {bits(result):016x}")
  text = HEAD + "extension Reference {\n"
  text += "  /// Bits of a double, digits, position of the mode, bits of the result, by Python's `decimal`.\n"
  text += '  static let roundings = """\n' + "".join(f"    {l}\n" for l in lines) + '    """\n}\n'
  (FOLDER / "Reference+Roundings.swift").write_text(text)


def dates():
  first = datetime.date(1970, 1, 1)
  chosen = [datetime.date(*d) for d in [
    (1, 1, 1), (9999, 12, 31), (1970, 1, 1), (1969, 12, 31), (2000, 2, 29), (1900, 2, 28),
    (1900, 3, 1), (2024, 2, 29), (2026, 3, 15), (4, 2, 29), (100, 2, 28), (400, 2, 29)]]
  chosen += [datetime.date.fromordinal(random.randint(1, 3652059)) for _ in range(250)]
  lines = []
  for date in chosen:
    months = random.choice([1, -1, 12, 3, -3, 6, random.randint(-2000, 2000)])
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    later = "none"
    if 1 <= year <= 9999:
      day = date.day
      while True:
        try:
          later = (datetime.date(year, month + 1, day) - first).days
          break
        except ValueError:
          day -= 1
    lines.append(f"{date.isoformat()} {(date - first).days} {date.isoweekday()} {months} {later}")
  text = HEAD + "extension Reference {\n"
  text += "  /// A date, its days since 1970, its weekday, months to add and the days they lead to.\n"
  text += '  static let dates = """\n' + "".join(f"    {l}\n" for l in lines) + '    """\n}\n'
  (FOLDER / "Reference+Dates.swift").write_text(text)


if __name__ == "__main__":
  random.seed(1)
  functions()
  decimals()
  roundings()
  dates()
