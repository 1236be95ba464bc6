import Testing
import Worth
import WorthTestSupport

/// Lines as other programs have them: each is answered by one message, with a line that parses and means what was meant.
@Suite struct ForeignEntryTests {
  @Test(arguments: [
    // Lists.
    ("x = {1, 2}", "x = [1, 2]", "[1, 2]"), ("x = {1,2}", "x = [1, 2]", "[1, 2]"),
    ("x = sum({1, 2.5})", "x = sum([1, 2.5])", "3.5"), ("x = list(1, 2)", "x = [1, 2]", "[1, 2]"),
    ("x = count(array(4, 5))", "x = count([4, 5])", "2"), ("x = [1; 2]", "x = [1, 2]", "[1, 2]"),
    // Types in front of names.
    ("int x = 5", "x = 5", "5"), ("float x = 2.5", "x = 2.5", "2.5"),
    ("string x = \"k\"", "x = \"k\"", "k"), ("dim x = 5", "x = 5", "5"),
    // Texts and conditions that `&` joins.
    ("x = a & b", "x = \"{a}{b}\"", "kl"),
    ("x = \"a: \" & 5 + 1 & \"!\"", "x = \"a: {5 + 1}!\"", "a: 6!"),
    ("x = if n > 1 & n < 9 then 1 else 2", "x = if n > 1 and n < 9 then 1 else 2", "1"),
    ("x = 'text'", "x = \"text\"", "text"),
    // A quotient in whole numbers.
    ("x = 7 \\ n", "x = floor(7 / n)", "2"),
    // Comments.
    ("REM a remark = 5\nx = 5", "# a remark = 5\nx = 5", "5"),
    ("' a remark\nx = 5", "# a remark\nx = 5", "5"),
    // What is looked for.
    (
      "q = p * 2\nx = solve(q = 20, p)", "q = p * 2\nx = solve p between 0 and 50 so that q = 20",
      "10"
    ),
    (
      "q = p * 2\nx = goal_seek(q, 20, p)",
      "q = p * 2\nx = solve p between 0 and 50 so that q = 20", "10"
    ),
    // Functions that are forms here.
    ("x = pow(n + 1, 2)", "x = (n + 1) ^ 2", "16"), ("x = POWER(n, 2)", "x = n ^ 2", "9"),
    ("x = TODAY()", "x = case.valuation_date", "2026-01-01"),
    ("x = CONCATENATE(a, \"-\", b)", "x = \"{a}-{b}\"", "k-l"),
    ("x = \"n: \" + n", "x = \"n: {n}\"", "n: 3"),
    ("x = [2 * i for i in range(3)]", "x = [2 * i for i in 0 .. 2]", "[0, 2, 4]"),
    (
      "table u { k | v\n 1 | 20\n 2 | 30 }\nx = VLOOKUP(2, u, 2)",
      "table u { k | v\n 1 | 20\n 2 | 30 }\nx = u.v[2]", "30"
    ),
  ]) func `what other programs write is answered once, with a line that runs`(
    line: String, correct: String, value: String
  ) {
    let head = """
      case "X" { timeline = 2026 .. 2028 }
      a = "k"
      b = "l"
      n = 3
      p = 5
      s[t] = 2

      """
    #expect(Mended.gives(correct, for: line, behind: head, x: value), "\(line)")
  }

  @Test(arguments: [
    "rem = 5\nx = rem", "rem: number = 5\nx = rem",
    "kind rem { a: number }\nrem first { a = 5 }\nx = first.a",
    "x = \"a & b \\\\ c\"", "x = 'it'\n",
  ]) func `names and texts that look like them are what they are`(lines: String) {
    #expect(!Mended.errors(lines).contains { $0.text.contains("#") }, "\(lines)")
  }

  @Test(arguments: [
    "real rate = 3%", "long term = 5", "number sold = 3", "date due = 5", "double tax = 5",
  ]) func `words that may be part of a name are joined to it`(line: String) {
    let parts = line.split(separator: " ", maxSplits: 1)
    #expect(Mended.once(line) == parts.joined(separator: "_"), "\(line)")
  }

  @Test(arguments: [
    ("remove a.upfront", "a.upfront = missing"), ("delete a.upfront", "a.upfront = missing"),
    ("drop a.upfront, a.rate = 6%", "a.upfront = missing, a.rate = 6%"),
  ]) func `a scenario takes out a clause by the word missing`(written: String, correct: String) {
    let head = """
      kind k { upfront: money?, rate: percent }
      k a { rate = 5%, upfront = EUR 5 }
      show a.rate under s
      scenario s {
      """
    let mended = Mended.once(head + " " + written + " }")
    #expect(mended == head + " " + correct + " }", "\(written)")
    #expect(mended.map { Run($0).errors } == [])
  }

  @Test func `a title in a line of its own is told where it goes`() {
    let case1 = Mended.once("case \"x\" { currency = EUR }\ntitle \"y\"\nx = 5\nshow x")
    #expect(case1 == "case \"x\" { currency = EUR }\nshow \"y\"\nx = 5\nshow x")
    let found = Mended.errors("case { currency = EUR }\ntitle \"y\"\nx = 5\nshow x")
    #expect(found.count == 1)
    #expect(found.first?.proposal?.replacement == "case \"y\"")
    #expect(Mended.once("title \"y\"\nx = 5") == "case \"y\" { }\nx = 5")
  }

  @Test(arguments: [
    "tiers { up to EUR 1m: 5% }", "tiers { up to EUR 1 million: 5%, above that: 3% }",
    "tiers { sales above EUR 5: 3% }",
  ]) func `prose in a block is answered once`(block: String) {
    let source = """
      kind k { rate: percent, tiers: table { above: money, rate: percent } }
      k a { rate = 5%
        \(block)
      }
      show a.rate
      """
    #expect(Mended.errors(source).first?.code == "E0135", "\(Mended.errors(source).map(\.text))")
    #expect(Mended.errors(source).count <= (block.contains(",") ? 2 : 1))
  }

  @Test func `a kind with a shipped name says whose it is, and shipped kinds keep theirs`() {
    let own = Run("kind survivors { left: number }\nsurvivors r { left = 5 }\nshow r.left")
    #expect(own.errors == [])
    #expect(own.program.diagnostics.map(\.code) == ["N0209"])
    let other = Run("kind readership { left: number }\nreadership r { left = 5 }\nshow r.left")
    #expect(other.program.diagnostics.isEmpty)
    // `patent` rests on the shipped `asset`, whatever the case calls one.
    let asset = Run(
      """
      kind asset { price: number }
      asset own { price = 5 }
      patent dryer { filed = 2021-03-15 }
      show own.price, dryer.useful_end
      """)
    #expect(asset.errors == [])
    #expect(asset.text("dryer.useful_end") == "2041-03-15")
  }

  /// An empty text, which is what an empty cell of a spreadsheet holds, asks whether something is there.
  @Test func `an empty text beside a figure asks whether it is missing`() {
    let head = "table t { n | c\n \"a\" | 5\n \"b\" |\n}\n"
    let mended = Mended.once(head + "x = if t.c[\"b\"] = \"\" then 1 else 2\nshow x")
    #expect(mended == head + "x = if not (t.c[\"b\"] is given) then 1 else 2\nshow x")
    #expect(mended.map { Run($0).text("x") } == "1")
    let kind = "kind k { a: number?, b = a otherwise 2 }\n"
    let field = Mended.once(kind + "k z { a = \"\" }\nx = z.b")
    #expect(field == kind + "k z { a = missing }\nx = z.b")
    #expect(field.map { Run($0).text("x") } == "2")
    // A text may be empty.
    #expect(Run("s = \"\"\nx = if s = \"\" then 1 else 2\nshow x").text("x") == "1")
  }
}
