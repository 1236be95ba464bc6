import Testing
import Worth
import WorthTestSupport

/// A variant of what a condition or a place chooses among filled-in kinds: it is that of the one which is chosen.
@Suite struct ChosenVariantTests {
  private static let head = """
    case "Chosen" { currency = EUR, timeline = 2026 .. 2028 }
    kind part { q: number, s: number = 1
      o = q * s }
    kind whole { t: part
      varied = t with { s = 10 }
      again = varied with { q = was + 1 }
      z = varied.o
      a = again.o
      w = t.o }
    part first_one { q = 1 }
    part other { q = 3, s = 2 }
    p = 4
    whole y { t = if p > 2 then first_one else other }
    x = (if p > 2 then first_one else other) with { s = 7 }
    both = [first_one, other]
    second = both[2] with { s = 3 }

    """

  /// By hand: the first is 1 × 1, the other 3 × 2.
  @Test(arguments: [
    ("y.z", "10"), ("y.w", "1"), ("y.a", "20"), ("x.o", "7"), ("second.o", "9"),
    ("y.z under { p = 1 }", "30"), ("y.w under { p = 1 }", "6"), ("y.a under { p = 1 }", "40"),
    ("x.o under { p = 1 }", "21"), ("y.z under { p = 1, other.q = 5 }", "50"),
    ("y.z under { p = 1, other.s = 5 }", "30"), ("y.z under { first_one.q = 2 }", "20"),
    ("x.o under { first_one.q = 2 }", "14"), ("second.o under { other.q = 5 }", "15"),
  ]) func `it is that of the one which is chosen`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }

  @Test func `such kinds pass the check by themselves`() {
    var engine = Engine()
    engine.checksKinds = true
    #expect(engine.compile(Self.head).diagnostics.map(\.text) == [])
  }
}

/// Rows that are chosen under a name are those of the line that runs over them, in changes, too.
@Suite struct ChosenRowsTests {
  private static let head = """
    case "Rows" { currency = EUR, timeline = 2026 .. 2028 }
    table book {
      name | amount
      "A"  | 10
      "B"  | 20
      "C"  | 30
    }
    big = book where amount > 15
    kind part { q: number, o = q * 2 }
    kind holder { t: part, v = t.o }
    f[r in big] = part { q = r.amount }
    h[r in big] = holder { t { q = r.amount } }
    v[r in big] = f[r] with { q = r.amount + 1 }
    each = h with { t.q = was + 1 }

    """

  @Test(arguments: [
    ("f.o under { f[r in big].q = r.amount * 10 }", "[400, 600]"),
    ("f.o under { f[r in book].q = r.amount * 10 }", "[400, 600]"),
    ("h.v under { h[r in big].t.q = r.amount * 10 }", "[400, 600]"),
    ("v.o under { v[r in big].q = r.amount * 10 }", "[400, 600]"),
    ("each.v under { each[r in big].t.q = r.amount * 10 }", "[400, 600]"),
    ("v.o", "[42, 62]"), ("f.o under { f[\"B\"].q = 1 }", "[2, 60]"),
  ]) func `a change runs over them by their name`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }

  /// What a table is called in a kind says nothing of the case.
  @Test func `a table of the case is not that of a kind`() {
    let lines = """
      table rows {
        name | amount
        "B"  | 1
        "C"  | 2
      }
      kind pool { rows: table { name: text, amount: number }
        loans[r in rows] = part { q = r.amount }
        tot = sum(loans.o) }
      pool p { rows = book }
      show p.tot under { p.loans[r in rows].q = r.amount }
      """
    #expect(Run(Self.head + lines).errors == ["E0504"])
    #expect(
      holds(
        Self.head + lines.replacing("[r in rows].q", with: "[r in book].q")
          + "\nexpect p.tot under { p.loans[r in book].q = r.amount * 10 } = 1200"))
  }

  @Test func `another table is told`() {
    let other = "table parts {\n  key | w\n  \"x\" | 1\n}\n"
    let run = Run(Self.head + other + "show f.o under { f[r in parts].q = 1 }")
    #expect(run.errors == ["E0504"])
  }
}
