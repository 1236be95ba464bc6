import Testing
import Worth
import WorthTestSupport

/// Variants of instances by row in a world that changes a clause of what they vary: the figures are those
/// of the case with its text changed, also where a definition asks and not the report.
@Suite struct VariantWorldTests {
  /// Two contracts by row with a clause, another within that, and a table in it.
  private static func source(
    amount: String = "EUR 15", inner: String = "inner { factor = 3 }", rate: String = "6%",
    isGiven: Bool = true
  ) -> String {
    let rows = "bands { from | rate\n EUR 0 | 5%\n EUR 1 | \(rate) }"
    return """
      kind inner { factor: number = 2 }
      kind cap {
        amount: money
        share: percent = 0%
        inner: inner?
        bands: table { from: money, rate: percent }?
        total = amount * (100% - share) * (if inner is given then inner.factor else 1)
      }
      kind contract {
        a: money
        n: whole
        cap: cap?
        banded = if cap is given then (if cap.bands is given then sum(cap.bands.rate) else 0%) else 0%
        x = (if cap is given then cap.total else a) * n + a * banded
      }
      table book { name | a | n
        "A" | EUR 10 | 1
        "B" | EUR 20 | 2 }
      l[r in book] = contract {
        a = r.a
        n = r.n
        \(isGiven ? "cap { amount = \(amount)\n \(inner)\n \(rows) }" : "")
      }

      """
  }

  /// Changes of the clause, each with the text that says the same.
  private static let changes = [
    (#"l["B"].cap.amount = EUR 7"#, source(amount: #"if r.name = "B" then EUR 7 else EUR 15"#)),
    ("l.cap.amount = EUR 7", source(amount: "EUR 7")),
    ("l[r in book].cap.amount = r.a / 4", source(amount: "r.a / 4")),
    (
      #"l["B"].cap.inner.factor = 8"#,
      source(inner: #"inner { factor = if r.name = "B" then 8 else 3 }"#)
    ),
    ("l.cap.inner.factor = was * 2", source(inner: "inner { factor = 6 }")),
    ("l.cap.inner = missing", source(inner: "")),
    ("l.cap.bands.rate[2] = 9%", source(rate: "9%")),
    ("l.cap = missing", source(isGiven: false)),
  ]

  /// Variants of one or of all, and what is asked of them.
  private static let variants = [
    ("v = l[\"B\"] with { n = 5 }", "v.x"),
    ("v = l[\"B\"] with { cap.share = 10% }", "v.x"),
    ("v = l[\"B\"] with { cap.inner.factor = 7 }", "v.x"),
    ("v[r in book] = l[r] with { n = 5 }", "sum(v.x)"),
    ("lv[r in book] = (l[r] with { n = 5 }).x", "sum(lv)"),
    ("m = (l[\"B\"] with { n = 5 }).x", "m"),
    ("w = l with { n = 5 }", "sum(w.x)"),
  ]

  @Test(arguments: variants)
  func `a variant sees what a definition changes in a clause of what it varies`(
    _ declared: String, _ asked: String
  ) {
    let before = Run(Self.source() + declared + "\ny = \(asked)\n").number("y")
    for (change, edited) in Self.changes {
      // A clause that is gone leaves nothing for a part of it.
      if change.hasSuffix("missing"), declared.contains("cap.") { continue }
      let wanted = Run(edited + declared + "\ny = \(asked)\n")
      #expect(wanted.errors == [], "\(change)")
      let run = Run(
        Self.source() + declared + """

          scenario s { \(change) }
          y = \(asked) under { \(change) }
          z = \(asked) under s
          u = \(asked) under { l.n = 4 } under { \(change), l[r in book].n = r.n }
          first = \(asked)
          behind = first under s

          """)
      #expect(run.errors == [], "\(declared) \(change)")
      for name in ["y", "z", "u", "behind"] {
        #expect(
          run.number(name)?.bitPattern == wanted.number("y")?.bitPattern,
          "\(declared) \(change) \(name)")
      }
      #expect(run.number("first") == before)
    }
  }

  @Test func `a question about a clause of one of the rows is answered for its variant`() {
    let run = Run(
      Self.source(inner: "", rate: "-5%") + """
        v = l["B"] with { n = 5 }
        least = solve least l["B"].cap.amount between EUR 1 and EUR 40 so that v.x >= EUR 100

        """)
    #expect(run.errors == [])
    // 5 · 20 = 100; the bands cancel.
    #expect(abs((run.number("least") ?? 0) - 20) < 1e-6)
  }
}
