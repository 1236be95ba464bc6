# python3 -m venv .venv && .venv/bin/pip install mpmath && .venv/bin/python generate_tables.py
"""Writes the tables of Sources/WorthMath that are computed and not typed: *Table.swift."""
import pathlib
from mpmath import mp, mpf, chebyfit, log, exp, erfc, pi, floor, loggamma, gamma, sqrt

mp.prec = 400
SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources/WorthMath"


def literal(value):
  return repr(float(value))


def split(value, bits=None):
  """Returns `value` as a sum of two doubles, the first a multiple of 2**-bits if given."""
  high = mpf(float(value)) if bits is None else mpf(int(mp.nint(value * 2**bits))) / 2**bits
  return float(high), float(value - high)


def rows(items, width=96):
  """Yields indented lines of `items`, each followed by a comma."""
  line = "   "
  for item in items:
    if len(line) + len(item) + 2 > width + 2:
      yield line
      line = "   "
    line += " " + item + ","
  yield line


def table(name, comment, items, kind="Double"):
  lines = ["  /// " + part for part in comment]
  return "\n".join(lines + [f"  static let {name}: [{kind}] = [", *rows(items), "  ]"])


def write(file, comment, tables):
  text = "// Written by Tests/WorthMathTests/generate_tables.py; do not edit.\n\n"
  text += "\n".join("/// " + part for part in comment) + f"\nenum {file} {{\n"
  text += "\n\n".join(tables) + "\n}\n"
  (SOURCES / f"{file}.swift").write_text(text)


def flat(pairs):
  return [literal(value) for pair in pairs for value in pair]


def polynomial(function, low, high, degree, exact=1):
  """Returns coefficients, lowest first; the first `exact` ones as high and low part."""
  mp.prec = 300
  fitted, error = chebyfit(function, [mpf(low), mpf(high)], degree + 1, error=True)
  mp.prec = 400
  fitted = fitted[::-1]
  items = [part for value in fitted[:exact] for part in split(value)]
  return items + [float(value) for value in fitted[exact:]], float(error)


def exponential():
  pairs = [split(mpf(2) ** (mpf(i) / 128)) for i in range(128)]
  pairs = [(high, float(mpf(low) / high)) for high, low in pairs]
  write("ExponentialTable", ["Powers of two with fractional exponents."], [
    table("powers", [
      "2^(i/128) for i in 0..<128, each as a double and the rest divided by it.",
    ], flat(pairs)),
  ])


def logarithm():
  step, entries = mpf(1) / 2**16, []
  for i in range(128):
    bits = 0x3FE6000000000000 + (i << 45)
    import struct
    start = struct.unpack("<d", struct.pack("<Q", bits))[0]
    end = struct.unpack("<d", struct.pack("<Q", bits + (1 << 45)))[0]
    inverse = mpf(int(mp.nint(2 / (mpf(start) + mpf(end)) / step))) * step
    if start == 1 or end == 1:
      inverse = mpf(1)
    entries.append((float(inverse), *split(-log(inverse), 42)))
  write("LogarithmTable", ["Reciprocals and logarithms of the 128 parts of [0.6875, 1.375)."], [
    table("parts", [
      "For each part a reciprocal `i` of its middle (a multiple of 2^-16; 1 in both parts that",
      "touch 1), and -ln i as a multiple of 2^-42 and the rest.",
    ], flat(entries)),
  ])


def scaled_erfc():
  items, worst = [], 0
  for octave in range(-1, 5):
    for part in range(8):
      width = mpf(2) ** octave / 8
      middle = mpf(2) ** octave + width * part + width / 2
      function = lambda u: exp((middle + u) ** 2) * erfc(middle + u)
      fitted, error = polynomial(function, -width / 2, width / 2, 11)
      worst = max(worst, error / fitted[0])
      items += fitted
  print("scaled erfc: worst relative error", worst)
  write("ScaledErfcTable", [
    "Polynomials for exp(z^2) erfc(z) on the 48 parts of [0.5, 32), eight in each octave.",
  ], [
    table("coefficients", [
      "For each part 13 coefficients in z minus the middle, lowest first, the first as a double",
      "and the rest; Chebyshev fits of degree 11, relative error below 1e-18.",
    ], [literal(value) for value in items]),
  ])


def gamma_fits():
  parts = []
  for name, low, high in [("lower", "1", "1.5"), ("upper", "1.5", "2"), ("above", "2", "3")]:
    middle = (mpf(low) + mpf(high)) / 2
    half = (mpf(high) - mpf(low)) / 2

    def function(u):
      x = middle + u
      if x in (1, 2):
        return mp.euler if x == 1 else 1 - mp.euler
      return loggamma(x) / ((x - 1) * (x - 2))

    fitted, error = polynomial(function, -half, half, 17, exact=0)
    print("log gamma", name, error)
    parts.append(table(name, [
      f"ln gamma(x) / ((x - 1)(x - 2)) on [{low}, {high}] in x minus the middle, lowest first.",
    ], [literal(value) for value in fitted]))
  fitted, error = polynomial(lambda u: gamma(mpf("2.5") + u), -0.5, 0.5, 18, exact=0)
  print("gamma", error)
  parts.append(table("gamma", ["gamma(x) on [2, 3] in x - 2.5, lowest first."],
                     [literal(value) for value in fitted]))
  write("GammaTable", ["Chebyshev fits for gamma and its logarithm, errors below 1e-18."], parts)


def powers_of_five():
  items = []
  for step in range(-13, 13):
    power = mpf(5) ** (27 * step)
    mp.prec = 2400
    power = mpf(5) ** (27 * step)
    shift = 127 - int(floor(log(power, 2)))
    value = int(floor(power * mpf(2) ** shift))
    assert 2**127 <= value < 2**128
    items += [f"0x{value >> 64:016x}", f"0x{value & (2**64 - 1):016x}"]
    mp.prec = 400
  small = [str(5**i) for i in range(28)]
  write("PowersOfFiveTable", ["Powers of five for reading decimals."], [
    table("large", [
      "The first 128 bits, cut off, of 5^(27 i) for i in -13...12: high word, low word.",
    ], items, "UInt64"),
    table("small", ["5^i for i in 0...27."], small, "UInt64"),
    table("ten", ["10^i for i in 0...22, all exact."], [f"1e{i}" for i in range(23)]),
    table("integerTen", ["10^i for i in 0...19."], [str(10**i) for i in range(20)], "UInt64"),
  ])


def show():
  """Prints the short polynomials that stand in the functions themselves."""
  def small(name, function, low, high, degree):
    fitted, error = polynomial(function, low, high, degree, exact=0)
    print(name, "error", error, *map(literal, fitted), sep="\n  ")
  small("log", lambda r: (mp.log1p(r) - r + r * r / 2) / r**3, -(2**-8), 2**-7, 6)
  top = (pi / 4) ** 2 * mpf("1.001")
  def series(terms):
    return lambda z: sum(mpf(sign) * z**i / mp.factorial(n) for i, (sign, n) in enumerate(terms))
  sine = [((-1) ** (i + 1), 2 * i + 3) for i in range(25)]
  cosine = [((-1) ** i, 2 * i + 4) for i in range(25)]
  small("sine: (sin x - x) / x^3 in x^2", series(sine), 0, top, 6)
  small("cosine: (cos x - 1 + x^2/2) / x^4 in x^2", series(cosine), 0, top, 5)
  error = lambda z: sum((-1) ** i * z**i / mp.factorial(i) / (2 * i + 1) for i in range(60))
  small("erf: erf x / x - 1 in x^2", lambda z: 2 / sqrt(pi) * error(z) - 1, 0, 0.25, 9)
  one = lambda x: sum(x**i / mp.factorial(i + 3) for i in range(60))
  small("expm1: (exp x - 1 - x - x^2/2) / x^3", one, -0.26, 0.26, 9)
  for name, value in [("ln2/128", mp.ln2 / 128), ("ln2", mp.ln2)]:
    print(name, split(value, 42), split(value, 42 if name == "ln2" else 41))
  for name, value in [
      ("pi/2", pi / 2), ("pi", pi), ("1/ln2", 1 / mp.ln2), ("1/ln10", 1 / mp.ln10), ("ln2", mp.ln2),
      ("sqrt(1/2)", sqrt(mpf(1) / 2)), ("1/sqrt(2 pi)", 1 / sqrt(2 * pi)),
      ("2/sqrt(pi)", 2 / sqrt(pi)), ("2/pi", 2 / pi), ("ln sqrt(2 pi)", log(2 * pi) / 2),
      ("sqrt(2 pi)", sqrt(2 * pi)), ("128/ln2", 128 / mp.ln2), ("ln pi", log(pi))]:
    print(name, *map(literal, split(value)))
  half = pi / 2
  p1 = mpf(int(floor(half * 2**32))) / 2**32
  p2 = mpf(int(floor((half - p1) * 2**66))) / 2**66
  print("pi/2 in parts", literal(p1), literal(p2), *map(literal, split(half - p1 - p2)))


if __name__ == "__main__":
  exponential()
  logarithm()
  scaled_erfc()
  gamma_fits()
  powers_of_five()
  show()
