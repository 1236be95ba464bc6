import Testing
import Worth
import WorthTestSupport

/// A figure that is shown under changes of values, none of which it rests on, is noted, with what it rests on.
///
/// Where a change puts a table, a clause or a file in the place of another, nothing is said: what then reads it is not
/// seen by names. Checks may say that a figure stays.
@Suite struct UnmovedFigureTests {
  private static let head = """
    case "Unmoved" { currency = EUR }
    kind cap { amount: money }
    kind deal {
      price: money
      expires: date
      cap: cap?
      fee = price * 10%
      extra = fee * 3
      total = price * 2
    }
    deal o { price = EUR 100, expires = 2030-01-01 }
    v = o with { price = EUR 50 }
    deal p { price = EUR 1, expires = 2031-01-01 }
    a = EUR 5
    b = a * 2
    c = b + o.total
    d = EUR 1
    scenario late { o.expires = 2032-01-01 }
    scenario dear { o.price = EUR 200 }

    """

  private func said(_ source: String) -> [Message] { Run(source).program.diagnostics }

  @Test(arguments: [
    ("o.total under { o.expires = 2031-01-01 }", "rests on o.price"),
    ("o.total under { o.fee = EUR 1 }", "rests on o.price"),
    ("o.total under late", "rests on o.price"), ("o.total under { v.price = EUR 1 }", "o.price"),
    ("c under { d = EUR 2 }", "rests on"), ("c under late under { d = EUR 2 }", "a"),
    ("d under { a = EUR 2 }", "leads to it"), ("v.total under { o.price = EUR 1 }", "v.price"),
    ("p.total under dear", "p.price"), ("c under { o.extra = EUR 1 }", "rests on"),
  ]) func `a figure that no change leads to is noted`(shown: String, hint: String) {
    let found = said(Self.head + "show " + shown)
    let notes = found.filter { $0.code == "N1107" }
    #expect(notes.count == 1, "\(shown)")
    #expect(notes.first?.text.contains(hint) == true, "\(notes.first?.text ?? "")")
  }

  @Test(arguments: [
    "show o.total under { o.price = EUR 1 }", "show o.extra under { o.fee = EUR 1 }",
    "show c under { a = EUR 2 }", "show c under dear", "show c under late under dear",
    "show c under dear under late", "show v.extra under { v.fee = EUR 1 }",
    "show v.extra under { o.fee = EUR 1 }", "show o under { d = EUR 2 }",
    "expect d under dear = EUR 1",
    "show compare(c, d, dear)", "show o.total - v.total under dear",
  ]) func `nothing is noted elsewhere`(line: String) {
    #expect(!said(Self.head + line).map(\.code).contains("N1107"), "\(line)")
  }

  @Test(arguments: [
    ("show elasticity(o.total, v.price)", "v.price", "rests on o.price"),
    ("e = elasticity(c, d)\nshow e", "d", "rests on"),
    ("show elasticity(d, a)", "a", "‘d’ stays"),
    ("show grid(c, d, [EUR 1, EUR 2])", "d", "rests on"),
    ("show grid(c, d, [EUR 1, EUR 2], a, [EUR 1, EUR 2])", "d", "rests on"),
    ("show grid([c, d], d, [EUR 1, EUR 2])", "d", "‘c’ stays"),
    ("show tornado(c, a, EUR 1 .. EUR 2, d, EUR 1 .. EUR 2)", "d", "rests on"),
    ("show tornado(o.total, o.expires, 2031-01-01 .. 2032-01-01)", "o.expires", "o.price"),
    ("show tornado(p.total, o.price, EUR 1 .. EUR 2)", "o.price", "p.price"),
  ]) func `a question that varies what a figure does not rest on is noted at that name`(
    line: String, name: String, hint: String
  ) {
    let source = Self.head + line
    let notes = said(source).filter { $0.code == "N1107" }
    #expect(notes.count == 1, "\(line)")
    #expect(notes.first?.text.contains(hint) == true, "\(notes.first?.text ?? "")")
    #expect(notes.first?.rendered.contains("│ " + line.prefix { $0 != "\n" }) == true)
  }

  @Test(arguments: [
    "show elasticity(o.total, o.price)", "show elasticity(v.total, v.price)",
    "show grid(o.extra, o.price, [EUR 1, EUR 2])", "show grid([c, b], a, [EUR 1, EUR 2])",
    "show tornado(c, a, EUR 1 .. EUR 2, o.price, EUR 1 .. EUR 2)", "expect elasticity(d, a) = 0",
    "show grid(v.extra, o.fee, [EUR 1, EUR 2])",
    "table t { name | cost\n\"A\" | EUR 1\n\"B\" | EUR 2 }\nshow grid(sum(t.cost), t.cost[\"A\"], [EUR 1, EUR 2])",
    "table t { name | cost\n\"A\" | a\n\"B\" | EUR 2 }\nshow elasticity(sum(t.cost), a)",
    "table t { name | cost\n\"A\" | EUR 1\n\"B\" | EUR 2 }\ndeal m[r in t] = deal { price = r.cost + a, expires = 2030-01-01 }\nshow elasticity(sum(m.total), a)",
    "y = solve a between EUR 1 and EUR 9 so that b = d\nshow elasticity(y, d)",
  ]) func `nothing is noted where the name leads to the figure`(line: String) {
    #expect(!said(Self.head + line).map(\.code).contains("N1107"), "\(line)")
  }

  private static let rows = """
    kind leaf { x: number, t: number, y = x * 2, z = y + t }
    table book { id | a
      "A" | 1
      "B" | 2 }
    b[r in book] = leaf { x = r.a, t = 0 }
    q = sum(b.y)
    o[r in book] = leaf { x = r.a, t = q }
    v = o["A"] with { x = was + 1 }
    w = v with { t = 3 }

    """

  @Test(arguments: [
    "v.y under { o[\"B\"].x = 4 }", "o[\"A\"].y under { o[\"B\"].x = 4 }",
    "w.z under { o[\"B\"].x = 4 }",
    "w.y under { b.x = 4 }",
  ]) func `a figure of one row under changes of another is noted`(shown: String) {
    let notes = said(Self.rows + "show " + shown).map(\.code).filter { $0 == "N1107" }
    #expect(notes.count == 1, "\(shown)")
  }

  @Test(arguments: [
    "v.z under { b[\"B\"].x = 4 }", "v.z under { o[\"A\"].x = 4 }", "w.z under { v.x = 4 }",
    "v.z under { o[\"B\"].x = 4, o[\"A\"].t = 4 }", "v.z under { o.x = 4 }",
    "v.z under { o[r in book].x = 4 }", "o.y under { o[\"B\"].x = 4 }",
    "v.y under { o[\"B\"].x = 4, book.id[\"A\"] = \"B\", book.id[\"B\"] = \"A\" }",
    "sum(o.y) under { o[\"B\"].x = 4 }", "o[2].y under { o[\"B\"].x = 4 }",
    "q under { b[\"B\"].x = 4 }",
  ]) func `what reaches the row is not noted`(shown: String) {
    #expect(!said(Self.rows + "show " + shown).map(\.code).contains("N1107"), "\(shown)")
  }
}
