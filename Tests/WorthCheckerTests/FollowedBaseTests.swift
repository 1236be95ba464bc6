import Testing
import Worth
import WorthTestSupport

/// What a variant has from its base, and what is said of the variant itself, count together: what is said of the
/// variant stands above. The figures were worked out by hand.
@Suite struct FollowedBaseTests {
  private static let head = """
    case "Base" { currency = EUR, timeline = 2026 .. 2028 }
    kind cap { amount: money?, share: percent? }
    kind deal {
      n: money
      cap: cap?
      due = if cap is given then min(n * (cap.share otherwise 100%), cap.amount otherwise n) else n
    }
    kind book { rows: table { name: text, rate: number }, all = sum(rows.rate) }
    table ta { name | rate
      "x" | 1
      "y" | 10
    }
    table tb { name | rate
      "x" | 100
      "y" | 1000
    }
    deal o { n = EUR 100 }
    z = o with { n = EUR 200 }
    y = z with { n = EUR 300 }
    book b { rows = ta }
    v = b with { rows.rate["y"] = 3 }

    """

  @Test(arguments: [
    ("z.due", "o.cap.amount = EUR 50", "EUR 50"),
    ("z.due", "o.cap.amount = EUR 50, z.cap.share = 10%", "EUR 20"),
    ("z.due", "o.cap.amount = EUR 50, z.cap.amount = EUR 10", "EUR 10"),
    ("y.due", "o.cap.amount = EUR 50, z.cap.share = 10%", "EUR 30"),
    ("y.due", "o.cap.amount = EUR 50, z.cap.share = 10%, y.cap.share = 1%", "EUR 3"),
    ("o.due", "o.cap.amount = EUR 50, z.cap.share = 10%", "EUR 50"),
    ("z.due", "z.cap.share = 10%", "EUR 20"),
  ]) func `a clause that a base fills in is changed in its variant`(
    figure: String, changes: String, value: String
  ) {
    let two = changes.split(separator: ", ").map(String.init)
    #expect(holds(Self.head + "expect \(figure) under { \(changes) } = \(value)"), "\(changes)")
    let layers = two.map { " under { \($0) }" }.joined()
    #expect(holds(Self.head + "expect \(figure)\(layers) = \(value)"), "\(layers)")
  }

  @Test(arguments: [
    ("v.all", "v.rows = tb", "1_100"), ("v.all", "b.rows.rate[\"x\"] = 50, v.rows = tb", "1_100"),
    ("v.all", "b.rows.rate[\"x\"] = 50", "53"),
    ("b.all", "b.rows.rate[\"x\"] = 50, v.rows = tb", "60"),
    ("v.all", "v.rows = tb, v.rows.rate[\"x\"] = 7", "1_007"), ("v.all", "b.rows = tb", "103"),
  ]) func `a table that replaces a variant's is that table`(
    figure: String, changes: String, value: String
  ) {
    #expect(holds(Self.head + "expect \(figure) under { \(changes) } = \(value)"), "\(changes)")
  }

  /// A table is the same for all rows, also where a definition asks first.
  @Test(arguments: ["f", "g"]) func `one row alone has no other table`(name: String) {
    let source =
      Self.head + """
        f[r in ta] = book { rows = ta }
        g = f with { rows.rate["y"] = 7 }
        x = \(name).all under { \(name)["x"].rows = tb }
        show x
        """
    let run = Run(source)
    #expect(run.errors == ["E1102"])
    #expect(run.program.diagnostics.contains { $0.text.contains("[\"x\"] with { rows = tb }") })
  }

  /// What a variant says of each period is above all that is changed in its base, by row as elsewhere.
  @Test(arguments: [
    "s.g = was * 2", "s.g[2027] = 7", "s[\"x\"].g = was * 2", "s[\"x\"].g = [4, 5, 6]",
    "s.g[t] = 8",
  ]) func `what a variant says of each period stays`(change: String) {
    #expect(
      holds(
        Self.head + """
          kind k { g: series of number, one = sum(g) }
          s[r in ta] = k { g[t] = r.rate }
          u = s with { g[t] = 3 }
          expect u.one under { \(change) } = [9, 9]
          """), "\(change)")
  }

  /// Rows that stand in the place of others are those of all.
  @Test func `rows of each row are those of all`() {
    #expect(
      holds(
        Self.head + """
          f[r in ta] = book { rows = ta }
          expect f.all under { f[r in ta].rows { name | rate
            "x" | 3
          } } = [3, 3]
          """))
  }
}
