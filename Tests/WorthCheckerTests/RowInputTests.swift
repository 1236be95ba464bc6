import Testing
import Worth
import WorthTestSupport

/// Inputs that one of several instances by row is given: numbers and filled-in kinds, optional or not.
@Suite struct RowInputTests {
  private static let opening = """
    table book {
      id  | pd
      "A" | 1
      "B" | 2
      "C" | 3
    }
    kind part { a: number, n = a }
    kind special: part { extra = 5 }
    kind link {
      a: number
      next: link?
      side: part?
      more: number?
      n = (if next is given then a + next.n else a) + (if side is given then side.n else 0)
      m = more otherwise 0
    }
    kind sure { a: number, side: part, n = a + side.n }
    part x { a = 100 }
    special y { a = 10 }
    link last { a = 1000 }
    link chain { a = 500, next = last }
    f[r in book] = link { a = r.pd }
    g[r in book] = link { a = r.pd, side = y }
    h[r in book] = sure { a = r.pd, side = if r.id = "A" then x else y }
    k[r in book] = sure { a = r.pd, side = y }
    part z { a = 7 }

    """

  @Test(arguments: [
    ("f.n under { f[\"A\"].next = last }", "[1001, 2, 3]"),
    ("f.n under { f[\"B\"].next = chain }", "[1, 1502, 3]"),
    ("f.n under { f[\"B\"].next = chain } under { last.a = 1 }", "[1, 503, 3]"),
    ("f.n under { f[\"A\"].next = last, f[\"C\"].next = chain }", "[1001, 2, 1503]"),
    ("f.n under { f[\"A\"].next = link { a = 4 } }", "[5, 2, 3]"),
    ("f.n under { f[\"A\"].side = x }", "[101, 2, 3]"),
    ("f.n under { f[\"A\"].side = x, f[\"B\"].side = y }", "[101, 12, 3]"),
    ("f.n under { f[\"A\"].side = x, f[\"B\"].side = y } under { y.a = 20 }", "[101, 22, 3]"),
    ("f.m under { f[\"B\"].more = 5 }", "[0, 5, 0]"),
    ("f.m under { f[r in book].more = r.pd * 2 }", "[2, 4, 6]"),
    ("f.m under { f.more = 7, f[\"C\"].more = 8 }", "[7, 7, 8]"),
    ("g.n under { g[\"A\"].side = x }", "[101, 12, 13]"),
    ("g.n under { g[\"A\"].side = missing }", "[1, 12, 13]"),
    ("g.n under { g[\"A\"].side = missing } under { g[\"B\"].side = x }", "[1, 102, 13]"),
    ("h.n", "[101, 12, 13]"), ("h.n under { h[\"C\"].side = x }", "[101, 12, 103]"),
    ("k.n under { k[\"B\"].side = x }", "[11, 102, 13]"),
    ("k.n under { k[\"B\"].side = x } under { k[\"B\"].side = z }", "[11, 9, 13]"),
  ])
  func `one row is given an input of its own`(figure: String, values: String) {
    #expect(holds(Self.opening + "expect \(figure) = \(values)"))
  }

  @Test func `an instance that may be missing is chosen by a condition`() {
    #expect(
      holds(
        Self.opening + """
          p[r in book] = link { a = r.pd, side = if r.id = "B" then x else missing }
          on = yes
          w = if on then x else missing
          v = if w is given then w.n else 0
          expect p.n = [1, 102, 3]
          expect v = 100
          expect v under { on = no } = 0
          """))
    #expect(Run(Self.opening + "w = if x.a > 1 then x else missing\nshow w.n").errors == ["E0339"])
  }

  // A name of a column over the same rows is its value for the row at hand, as in a line by row.
  @Test(arguments: [
    "a[r in book] = 10 * r.pd\nf2[r in book] = link { a = a }\nexpect f2.n = [10, 20, 30]",
    "a[r in book] = 10 * r.pd\nf2[r in book] = link { a = a + r.pd }\nexpect f2.n = [11, 22, 33]",
    "a[r in book] = 10 * r.pd\nf2 = f with { a = a }\nexpect f2.n = [10, 20, 30]",
    "a[r in book] = 10 * r.pd\nf2 = f with { more = a }\nexpect f2.m = [10, 20, 30]",
    "a[r in book] = 10 * r.pd\nf2 = f[\"B\"] with { a = a }\nexpect f2.n = 20",
    "f2[r in book] = link { a = g.n }\nexpect f2.n = [11, 12, 13]",
    "f2 = f with { a = book.pd * 2 }\nexpect f2.n = [2, 4, 6]",
    "a[r in book] = 10 * r.pd\nexpect f.n under { f.a = a } = [10, 20, 30]",
    "a[r in book] = 10 * r.pd\nexpect f.n under { f[r in book].a = a * 2 } = [20, 40, 60]",
    "a[r in book] = 10 * r.pd\nexpect f.n under { f[\"B\"].a = a } = [1, 20, 3]",
    "a[r in book] = if r.id = \"B\" then missing else 10\nf2 = f with { more = a }\nexpect f2.m = [10, 0, 10]",
  ])
  func `a column over the same rows gives a field its value for the row`(lines: String) {
    #expect(holds(Self.opening + lines), "\(lines)")
  }

  @Test func `a chain may not lead back to its own row`() {
    #expect(Run(Self.opening + "show f.n under { f[\"A\"].next = f[\"B\"] }").errors == ["E0204"])
  }
}
