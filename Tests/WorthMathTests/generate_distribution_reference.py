# python3 -m venv .venv && .venv/bin/pip install mpmath
# .venv/bin/python generate_distribution_reference.py
"""Writes Reference+Distributions.swift beside it, and the series that the distributions use.

All values are those of the exact doubles, with at least 40 correct digits before they are rounded.
"""
import math
import pathlib
from fractions import Fraction
from mpmath import mp, mpf

FOLDER = pathlib.Path(__file__).resolve().parent
SERIES = FOLDER.parents[1] / "Sources/WorthMath/Distributions/DistributionSeries.swift"
DIGITS = 40
mp.dps = DIGITS


def gamma_tails(a, x):
  """Returns P(a, x) and Q(a, x) by the power series of P, with digits to spare for a small Q."""
  weight = lambda: mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
  lost = max(0, int(-mp.log10(weight()))) if x > a else 0
  with mp.workdps(DIGITS + lost + 20):
    total = term = mpf(1)
    divisor = a
    while term > total * mp.eps:
      divisor += 1
      term *= x / divisor
      total += term
    lower = weight() * total
    return lower, 1 - lower


def beta_lower(a, b, x, y):
  """Returns I_x(a, b) below the mean by the continued fraction of DLMF 8.17.22, after Lentz."""
  with mp.workdps(DIGITS + 20):
    x, y = +x, +y
    value = upper = change = mpf(1)
    lower = mpf(0)
    n = 0
    while n == 0 or abs(change - 1) > mpf(10) ** -DIGITS:
      n += 1
      m = n // 2
      if n % 2 == 1:
        factor = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      else:
        factor = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      lower = 1 / (1 + factor * lower)
      upper = 1 + factor / upper
      change = lower * upper
      value *= change
    scale = mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b)
    return mp.exp(a * mp.log(x) + b * mp.log(y) + scale) / value


def beta_tails(a, b, x, y):
  """Returns I_x(a, b) and its complement for x + y = 1."""
  if x * (a + b + 2) <= a + 1:
    lower = beta_lower(a, b, x, y)
    return lower, 1 - lower
  upper = beta_lower(b, a, y, x)
  return 1 - upper, upper


class Normal:
  def __init__(self, mean, deviation):
    self.mean, self.deviation = mean, deviation

  def density(self, x):
    return mp.npdf(x, self.mean, self.deviation)

  def tails(self, x):
    z = (x - self.mean) / self.deviation / mp.sqrt(2)
    return mp.erfc(-z) / 2, mp.erfc(z) / 2


class Lognormal:
  def __init__(self, location, spread):
    self.normal = Normal(location, spread)
    self.mean = mp.exp(location + spread**2 / 2)
    self.deviation = self.mean * mp.sqrt(mp.expm1(spread**2))

  def density(self, x):
    return self.normal.density(mp.log(x)) / x

  def tails(self, x):
    return self.normal.tails(mp.log(x))


class Uniform:
  def __init__(self, low, high):
    self.low, self.high = low, high
    self.mean = (low + high) / 2
    self.deviation = (high - low) / mp.sqrt(12)

  def density(self, x):
    return 1 / (self.high - self.low)

  def tails(self, x):
    return (x - self.low) / (self.high - self.low), (self.high - x) / (self.high - self.low)


class Triangular:
  def __init__(self, low, mode, high):
    self.low, self.mode, self.high = low, mode, high
    self.mean = (low + mode + high) / 3
    squares = low**2 + mode**2 + high**2 - low * mode - low * high - mode * high
    self.deviation = mp.sqrt(squares / 18)

  def density(self, x):
    width = self.high - self.low
    if x < self.mode:
      return 2 * (x - self.low) / width / (self.mode - self.low)
    return 2 / width if x == self.mode else 2 * (self.high - x) / width / (self.high - self.mode)

  def tails(self, x):
    width = self.high - self.low
    if x < self.mode:
      lower = (x - self.low) ** 2 / width / (self.mode - self.low)
      return lower, 1 - lower
    upper = (self.high - x) ** 2 / width / (self.high - self.mode)
    return 1 - upper, upper


class Beta:
  def __init__(self, a, b, low, high):
    self.a, self.b, self.low, self.width = a, b, low, high - low
    self.mean = low + self.width * a / (a + b)
    self.deviation = self.width * mp.sqrt(a * b / (a + b + 1)) / (a + b)

  def density(self, x):
    u = (x - self.low) / self.width
    scale = mp.loggamma(self.a + self.b) - mp.loggamma(self.a) - mp.loggamma(self.b)
    return mp.exp((self.a - 1) * mp.log(u) + (self.b - 1) * mp.log(1 - u) + scale) / self.width

  def tails(self, x):
    with mp.workdps(400):
      u = (x - self.low) / self.width
      v = 1 - u
    return beta_tails(self.a, self.b, u, v)


def pert(low, mode, high, weight):
  width = high - low
  return Beta(1 + weight * (mode - low) / width, 1 + weight * (high - mode) / width, low, high)


class Gamma:
  def __init__(self, shape, scale):
    self.shape, self.scale = shape, scale
    self.mean = shape * scale
    self.deviation = mp.sqrt(shape) * scale

  def density(self, x):
    u = x / self.scale
    return mp.exp((self.shape - 1) * mp.log(u) - u - mp.loggamma(self.shape)) / self.scale

  def tails(self, x):
    return gamma_tails(self.shape, x / self.scale)


class Weibull:
  def __init__(self, shape, scale):
    self.shape, self.scale = shape, scale
    first, second = mp.gamma(1 + 1 / shape), mp.gamma(1 + 2 / shape)
    self.mean = scale * first
    self.deviation = scale * mp.sqrt(second - first**2)

  def density(self, x):
    u = x / self.scale
    return self.shape / x * u**self.shape * mp.exp(-(u**self.shape))

  def tails(self, x):
    power = (x / self.scale) ** self.shape
    return -mp.expm1(-power), mp.exp(-power)


def exponential(mean):
  return Weibull(mpf(1), mean)


class StudentT:
  def __init__(self, degrees, location, scale):
    self.degrees, self.location, self.scale = degrees, location, scale
    self.mean = location if degrees > 1 else mp.nan
    if degrees > 2:
      self.deviation = scale * mp.sqrt(degrees / (degrees - 2))
    else:
      self.deviation = mp.inf if degrees > 1 else mp.nan

  def density(self, x):
    n, t = self.degrees, (x - self.location) / self.scale
    gammas = mp.loggamma((n + 1) / 2) - mp.loggamma(n / 2)
    power = mp.exp(gammas - (n + 1) / 2 * mp.log1p(t * t / n))
    return power / mp.sqrt(n * mp.pi) / self.scale

  def tails(self, x):
    n, t = self.degrees, (x - self.location) / self.scale
    if t == 0:
      return mpf(1) / 2, mpf(1) / 2
    with mp.workdps(700):
      u = n / (n + t * t)
      v = 1 - u
    outer = beta_tails(n / 2, mpf(1) / 2, u, v)[0] / 2
    return (outer, 1 - outer) if t < 0 else (1 - outer, outer)


class Binomial:
  is_discrete = True

  def __init__(self, trials, probability):
    self.trials, self.probability = trials, probability
    self.mean = trials * probability
    self.deviation = mp.sqrt(trials * probability * (1 - probability))

  def density(self, x):
    n, p = self.trials, self.probability
    ways = mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1)
    return mp.exp(ways + x * mp.log(p) + (n - x) * mp.log1p(-p))

  def tails(self, x):
    if x == self.trials:
      return mpf(1), mpf(0)
    upper, lower = beta_tails(x + 1, self.trials - x, self.probability, 1 - self.probability)
    return lower, upper


class Bernoulli(Binomial):
  def __init__(self, probability):
    super().__init__(mpf(1), probability)


class Poisson:
  is_discrete = True

  def __init__(self, mean):
    self.mean = mean
    self.deviation = mp.sqrt(mean)

  def density(self, x):
    return mp.exp(x * mp.log(self.mean) - self.mean - mp.loggamma(x + 1))

  def tails(self, x):
    upper, lower = gamma_tails(x + 1, self.mean)
    return lower, upper


def quantile(distribution, p, near):
  """Returns the quantile of `p` by Newton's method on the logarithm of the smaller tail."""
  x, p = mpf(near), mpf(p)
  side = 0 if p < 0.5 else 1
  goal = p if side == 0 else 1 - p
  for _ in range(30):
    tail = distribution.tails(x)[side]
    step = mp.log(tail / goal) * tail / distribution.density(x) * (1 if side == 0 else -1)
    x -= step
    if abs(step) <= abs(x) * mpf(10) ** -13:
      return x
  raise ValueError((distribution.__dict__, p, near))


def number(value):
  text = repr(float(value))
  return text[:-2] if text.endswith(".0") else text


def point(distribution, x):
  """Returns a line of x, its density and probability, and the quantile of the latter."""
  exact = mpf(x)
  density = distribution.density(exact)
  if density < mpf(10) ** -300:
    return None
  tails = distribution.tails(exact)
  if tails[0] < mpf(10) ** -300:
    return None
  p = float(tails[0])
  if p == 1 or tails[1] < mpf(10) ** -12:
    inverse = mp.nan
  elif getattr(distribution, "is_discrete", False):
    inverse = exact if density > p * mpf(10) ** -10 else mp.nan
  else:
    inverse = quantile(distribution, p, x)
  return " ".join(number(v) for v in (x, density, p, inverse))


def rounded(x):
  return float(f"{float(x):.6g}")


def around(distribution, count=math.inf):
  """Returns points from the far lower to the far upper tail."""
  result = [0.0] if getattr(distribution, "is_discrete", False) else []
  for z in (-36, -12, -5, -2, -0.7, 0, 0.4, 1, 3, 7, 15, 38):
    x = distribution.mean + z * distribution.deviation
    result.append(rounded(x) if not getattr(distribution, "is_discrete", False)
                  else float(mp.nint(x)))
  return [x for x in dict.fromkeys(result) if x <= count]


def inside(low, high, points):
  return [x for x in points if low < x < high]


def cases():
  """Yields families, their parameters, distributions and points."""
  for mean, deviation in [(0, 1), (100, 15), (-2.5, 0.001), (0.05, 0.2), (0, 1e100), (1e6, 3)]:
    d = Normal(mpf(mean), mpf(deviation))
    yield "normal", (mean, deviation), d, around(d)
  for location, spread in [(0, 1), (4.6, 0.25), (-3, 2), (10, 0.001), (0.05, 4)]:
    d = Lognormal(mpf(location), mpf(spread))
    yield "lognormal", (location, spread), d, [
      rounded(mp.exp(location + z * mpf(spread))) for z in (-30, -8, -3, -1, 0, 0.5, 2, 4, 7)]
  for low, high in [(0, 1), (-3, 7), (0.08, 0.12), (1e6, 1000001)]:
    yield "uniform", (low, high), Uniform(mpf(low), mpf(high)), [
      rounded(low + (high - low) * p) if high < 1e6 else low + p
      for p in (0.0009765625, 0.125, 0.5, 0.75, 0.9990234375)]
  for low, mode, high in [(0, 1, 2), (0.02, 0.03, 0.08), (-5, -5, 1), (3, 9, 9), (-1, 0.9, 1)]:
    yield "triangular", (low, mode, high), Triangular(mpf(low), mpf(mode), mpf(high)), [
      rounded(low + (high - low) * p) for p in (0.001, 0.15, 0.25, 0.51, 0.9, 0.999)]
  for low, mode, high, weight in [
      (0, 1, 2, 4), (80, 100, 150, 4), (0, 0, 1, 4), (2, 5, 5, 4), (-1, 0, 3, 0), (0, 3, 10, 50)]:
    d = pert(mpf(low), mpf(mode), mpf(high), mpf(weight))
    yield "pert", (low, mode, high, weight), d, [
      rounded(low + (high - low) * p) for p in (1e-4, 0.02, 0.2, 0.3, 0.5, 0.8, 0.98, 0.9999)]
  yield from beta_cases()
  for shape in (0.01, 0.3, 0.5, 1, 1.5, 7.25, 19, 21, 100, 1234.5, 1e5, 1e6):
    scale = 1 if shape != 7.25 else 2.5
    d = Gamma(mpf(shape), mpf(scale))
    points = around(d)
    if shape < 30:
      points += [rounded(shape * r * scale) for r in (1e-200, 1e-30, 1e-5, 0.01, 0.2, 0.5, 2, 5, 20)]
      points += [1e-2, 1.0, 1.4, 1.6, 30.0, 200.0]
    yield "gamma", (shape, scale), d, inside(0, math.inf, points)
  for mean in (1, 0.04, 250):
    yield "exponential", (mean,), exponential(mpf(mean)), [
      rounded(mean * r) for r in (1e-200, 1e-9, 0.1, 0.49, 0.51, 0.7, 1, 5, 20, 300)]
  for shape, scale in [(0.2, 1), (1, 3), (1.5, 100), (3.6, 0.07), (20, 5), (500, 1)]:
    yield "weibull", (shape, scale), Weibull(mpf(shape), mpf(scale)), [
      rounded(scale * mpf(r) ** (1 / mpf(shape)))
      for r in (1e-25, 1e-9, 0.01, 0.3, 0.7, 1, 3, 12, 25, 400)]
  for degrees, location, scale in [
      (0.5, 0, 1), (1, 0, 1), (1.5, 0, 1), (2, 3, 0.5), (2.5, 0, 1), (4, 0.06, 0.02), (10, 0, 1),
      (30, 0, 1), (1000, 0, 1), (1e4, -2, 10), (1e6, 0, 1)]:
    units = (-1e120, -1e20, -1e11, -1e9, -1e3, -30, -12, -4, -2, -0.6, -1e-3, -1e-9, 0, 1e-5, 0.3, 1,
             1.8, 3, 8, 60)
    yield "studentT", (degrees, location, scale), StudentT(
      mpf(degrees), mpf(location), mpf(scale)), [rounded(location + scale * t) for t in units]
  for probability in (0.5, 0.02, 1e-9, 0.999):
    yield "bernoulli", (probability,), Bernoulli(mpf(probability)), [0.0, 1.0]
  for trials, probability in [(1, 0.3), (10, 0.5), (20, 0.01), (100, 0.9), (1000, 0.001),
                              (4000, 0.35), (100000, 0.5), (1000000, 1e-5), (1000000, 0.4)]:
    d = Binomial(mpf(trials), mpf(probability))
    points = around(d, trials) + [float(trials)]
    yield "binomial", (trials, probability), d, [x for x in points if x >= 0]
  for mean in (0.01, 0.7, 3, 12.5, 30, 250, 1e4, 123456.75, 1e6):
    d = Poisson(mpf(mean))
    yield "poisson", (mean,), d, [x for x in around(d) if x >= 0]


def beta_cases():
  shapes = [(0.01, 0.01), (0.01, 5), (0.3, 1e5), (0.5, 0.5), (1, 1), (1, 3), (2, 0.04), (2.5, 7),
            (5, 0.5), (30, 30), (1000, 3), (1e4, 2e4), (1e5, 0.7), (1e5, 1e5), (40, 1e5)]
  for a, b in shapes:
    low, high = (0, 1) if a != 2.5 else (-10, 30)
    d = Beta(mpf(a), mpf(b), mpf(low), mpf(high))
    points = around(d) + [low + (high - low) * u for u in (0.001, 0.2, 0.5, 0.875, 0.9990234375)]
    if low == 0:
      points += [1e-200, 1e-30, 1e-8]
    yield "beta", (a, b, low, high), d, inside(low, high, dict.fromkeys(points))


def references():
  text = "// Written by generate_distribution_reference.py; do not edit.\n\nextension Reference {\n"
  text += "  /// A line of a family, its four parameters, its mean and standard deviation, then lines of x,\n"
  text += "  /// the density, the cumulative probability and the quantile of the latter, nan if unknown.\n"
  text += '  static let distributions = """\n'
  for family, parameters, distribution, points in cases():
    padded = (*parameters, 0, 0, 0)[:4]
    head = " ".join(number(v) for v in (*padded, distribution.mean, distribution.deviation))
    text += f"    {family} {head}\n"
    for line in filter(None, (point(distribution, x) for x in dict.fromkeys(points))):
      text += f"    {line}\n"
  (FOLDER / "Reference+Distributions.swift").write_text(text + '    """\n}\n')


def gamma_expansion(count):
  """Returns the coefficients of η^1, … in η / μ, where ½η² = μ - ln(1 + μ)."""
  # μ = Σ m_k η^k with m_1 = 1, from dμ/dη · μ = η (1 + μ).
  m = [Fraction(0), Fraction(1)]
  for k in range(2, count + 3):
    mixed = sum(j * m[j] * m[k - j + 1] for j in range(2, k))
    m.append((m[k - 1] - mixed) / (k + 1))
  inverse = [Fraction(1)]
  for n in range(1, count + 1):
    inverse.append(-sum(m[j + 1] * inverse[n - j] for j in range(1, n + 1)))
  return [mpf(f.numerator) / f.denominator for f in inverse[1:]]


def listed(values):
  lines, line = [], "   "
  for value in values:
    item = " " + repr(float(value)) + ","
    if len(line) + len(item) > 100:
      lines.append(line)
      line = "   "
    line += item
  return "\n".join(lines + [line])


def series():
  spread = [(-1) ** k * (mp.zeta(k) - 1) * (2**k - 2) / k for k in range(2, 20)]
  SERIES.write_text(f"""\
// Written by Tests/WorthMathTests/generate_distribution_reference.py; do not edit.

/// Coefficients of the series that distributions use.
enum DistributionSeries {{
  /// The coefficients of η^1 to η^29 in η / μ, where ½η² = μ - ln(1 + μ).
  static let gammaExpansion: [Double] = [
{listed(gamma_expansion(29))}
  ]

  /// (-1)^k (ζ(k) - 1) (2^k - 2) / k for k from 2 to 19.
  static let weibullSpread: [Double] = [
{listed(spread)}
  ]
}}
""")


if __name__ == "__main__":
  series()
  references()
