import Testing
import Worth
import WorthTestSupport

/// What each of many instances has for itself: rows that are called otherwise than those of the next one, lists that a
/// change empties, and rows that are chosen in the brackets.
@Suite struct OwnRowTests {
  private let book = """
    case "Rows" { currency = EUR, timeline = 2026 .. 2028 }
    table book { id | x
      "A" | EUR 1
      "B" | EUR 2
      "C" | EUR 3 }

    """

  // MARK: Rows with names of their own

  private let own = """
    kind deal { ways: table { name: text, share: percent }
      twice[w in ways] = w.share * 2
      show table(twice) }
    deals[r in book] = deal { ways { name | share
        r.id   | 40%
        "rest" | 60% } }

    """

  @Test func `a row is found by the name that it has in the instance`() {
    let run = Run(
      book + own
        + """
        first = deals["A"].twice["A"]
        second = deals["B"].twice["B"]
        by_place = deals["C"].twice[2]
        same = deals["C"].twice["rest"]
        """)
    #expect(run.errors == [])
    #expect(run.text("first") == "80%")
    #expect(run.text("second") == "80%")
    #expect(run.text("by_place") == "120%")
    #expect(run.text("same") == "120%")
  }

  /// The rows of A are called q and p, those of B p and q.
  @Test(arguments: [
    "[f.w[\"q\"] for f in o]", "[o[\"A\"].w[\"q\"], o[\"B\"].w[\"q\"]]",
    "[o[1].w[\"q\"], o[2].w[\"q\"]]",
    "[f.of(\"q\") for f in o]", "[o[\"A\"].of(\"q\"), o[\"B\"].of(\"q\")]", "o.wq",
    "[f.worked(\"q\") for f in o]",
  ]) func `whoever asks for a row by its name finds that of the instance`(question: String) {
    let run = Run(
      """
      case "Names" { currency = EUR }
      table book { id | x | first | second
        "A" | EUR 1 | "q" | "p"
        "B" | EUR 3 | "p" | "q" }
      kind deal { rows: table { n: text, a: money, fixed: number }
        w[r in rows] = r.a * 2
        function of(name: text) = rows.a[name] * 2
        function worked(name: text) = w[name]
        wq = w["q"] }
      o[r in book] = deal { rows { n | a | fixed
        r.first  | EUR 1   | 1
        r.second | r.x * 2 | 2 } }
      x = \(question)
      a = x[1]
      b = x[2]
      """)
    #expect(run.errors == [], "\(question)")
    #expect(run.text("a") == "EUR 2.00", "\(question)")
    #expect(run.text("b") == "EUR 12.00", "\(question)")
  }

  @Test func `a name that another instance has is none here`() {
    let run = Run(book + own + "other = deals[\"A\"].twice[\"C\"]")
    #expect(run.errors == ["E0609"])
    #expect(run.outcome.messages[0].text.contains("there are A, rest"))
  }

  @Test func `reports call rows as their instance does`() {
    let paper = Run(book + own + "show deals[\"A\"].twice").outcome.report
    #expect(paper.contains("\nA "), "\(paper)")
    #expect(!paper.contains("\nC "), "\(paper)")
    let all = Run(book + own + "show deals.twice").outcome.report
    #expect(!all.contains("rest"), "\(all)")
  }

  @Test func `what no line of an instance reads is not worked out outside of it`() {
    let run = Run(book + own + "show 1")
    #expect(run.errors == [])
    #expect(run.outcome.messages.isEmpty)
  }

  @Test func `of words a number is the place`() {
    let run = Run(
      "x[k in [\"a\", \"b\"]] = if k = \"a\" then 1 else 2\ny = x[2]\nz = x[\"a\"]")
    #expect(run.errors == [])
    #expect(run.number("y") == 2)
    #expect(run.number("z") == 1)
    #expect(Run("x[k in [\"a\", \"b\"]] = 1\ny = x[3]").errors == ["E0607"])
  }

  // MARK: Rows that are chosen

  @Test func `rows are chosen and sorted in the brackets`() {
    let run = Run(
      book
        + """
        kind piece { x: money, y = x * 2 }
        line[r in book where r.x > EUR 1] = r.x
        bare[r in book where x > EUR 1 sort by r.x falling] = r.x
        each[r in book where r.x < EUR 3 and r.id != "A"] = piece { x = r.x }
        both[r in book where r.x > EUR 1, t] = r.x
        a = sum(line)
        b = bare[1]
        c = sum(each.y)
        d = sum(both["C"])
        """)
    #expect(run.errors == [])
    #expect(run.text("a") == "EUR 5.00")
    #expect(run.text("b") == "EUR 3.00")
    #expect(run.text("c") == "EUR 4.00")
    #expect(run.text("d") == "EUR 9.00")
    #expect(
      Run(book + "line[r in book where r.x > EUR 1] = r.x\na = line[\"A\"]").errors == ["E0609"])
    #expect(Run(book + "line[r in book where r.x] = r.x\na = sum(line)").errors == ["E0307"])
  }

  // MARK: Changes of one row

  private let schedule = """
    kind loan_of { x: money
      debt[t] = x }
    loans[r in book] = loan_of { x = r.x }
    total = sum(loans["A"].debt)

    """

  @Test func `what changes a row reads the periods of that row before it`() {
    let run = Run(
      book + schedule
        + "other = total under { loans[\"A\"].debt[t] = if t = 2026 then EUR 5 else loans[\"A\"].debt[t-1] * 2 }"
    )
    #expect(run.errors == [])
    #expect(run.text("other") == "EUR 35.00")
  }

  @Test func `a list of a row may be emptied`() {
    let run = Run(
      book
        + """
        kind piece { x: money }
        kind whole { parts: list of piece, total = sum(parts.x) }
        one = piece { x = EUR 5 }
        each[r in book] = whole { parts = [one, one] }
        all = sum(each.total)
        fewer = all under { each["B"].parts = [] }
        """)
    #expect(run.errors == [])
    #expect(run.text("all") == "EUR 30.00")
    #expect(run.text("fewer") == "EUR 20.00")
  }

  // MARK: Messages

  @Test func `a table of one of many is read by a line of the kind`() {
    let run = Run(book + own + "x = deals[\"A\"].ways.share")
    #expect(run.errors == ["E0459"])
    let line = "ways_share = ways.share"
    #expect(run.program.diagnostics.first?.rendered.contains(line) == true)
    let mended = own.replacing("show table", with: line + "\n  show table")
    #expect(Run(book + mended + "x = deals[\"A\"].ways_share[1]").text("x") == "40%")
  }

  @Test func `of an empty list of the kind itself nobody knows the parts`() {
    let tree = { (type: String, total: String, leaf: String) in
      "kind node { v: number\n children: list of node\(type)\n total = \(total) }\n"
        + "leaf = node { v = 1\(leaf) }\ntop = node { v = 2, children = [leaf, leaf] }\nx = top.total"
    }
    let run = Run(tree("", "v + sum(children.total)", ", children = []"))
    #expect(run.errors == ["E0333"])
    #expect(
      run.program.diagnostics.first?.rendered.contains(
        "write ‘children: list of node?’, leave ‘children’ out where there are none") == true)
    let mended = Run(
      tree("?", "v + (if children is given then sum(children.total) else 0)", ""))
    #expect(mended.number("x") == 4)
  }
}
