import Testing
import Worth
import WorthTestSupport

/// Rows that are chosen from tables, in the case and in kinds.
@Suite struct RowChoiceTests {
  private func text(_ source: String, _ path: String) -> String { Run(source).text(path) }

  @Test func `rows chosen in a kind are those of each filling`() {
    let run = Run(
      """
      case "V" { currency = CHF }
      kind k { x: table { n: text, c: money }
        limit: money
        top = x sort by c falling
        first = top.c[1]
        big = x where c > limit
        s = sum(big.c) }
      k one { limit = CHF 5, x { n | c
        "a" | CHF 1
        "b" | CHF 6 } }
      k other { limit = CHF 5, x { n | c
        "z" | CHF 30 } }
      two = one with { limit = CHF 0 }
      """)
    #expect(run.errors.isEmpty)
    #expect(
      ["one", "other", "two"].map { run.text($0 + ".first") } == [
        "CHF 6.00", "CHF 30.00", "CHF 6.00",
      ])
    #expect(
      ["one", "other", "two"].map { run.text($0 + ".s") } == ["CHF 6.00", "CHF 30.00", "CHF 7.00"])
  }

  @Test func `a table may be worked out from its own rows, but in no circle`() {
    let table =
      "table s { n | c\n \"a\" | 1\n \"b\" | 2\n total = sum(big.c)\n}\nbig = s where c > 1\n"
    #expect(text(table + "x = sum(big.total)", "x") == "2")
    let circle = "table s { n | c\n \"a\" | 1\n \"b\" | 2\n}\nx = sum(s2.c)\ns2 = s where c > x"
    #expect(Run(circle).errors == ["E0204"])
    let otherOrder = "table s { n | c\n \"a\" | 1\n \"b\" | 2\n}\ns2 = s where c > x\nx = sum(s2.c)"
    #expect(Run(otherOrder).errors == ["E0204"])
  }

  private static let book = """
    case "Book" { currency = EUR }
    table book { id | x | fee
      "A" | 1 | EUR 10
      "B" | 2 | EUR 20
      "C" | 3 | EUR 30
    }

    """

  @Test(arguments: [
    (
      "a[r in book where r.x > 1] = r.fee * 2\nb[r in book where r.x > 1] = a[r] + EUR 1",
      "EUR 102.00"
    ),
    (
      "a[r in book where r.x>1] = r.fee * 2\nb[r in book where r.x > 1] = a[r] + EUR 1",
      "EUR 102.00"
    ),
    ("a = book where x > 1\nb[r in book where x > 1] = r.fee + first(a.fee)", "EUR 90.00"),
    (
      "a[r in book sort by r.x falling] = r.fee\nb[r in book sort by r.x falling] = a[r] * 2",
      "EUR 120.00"
    ),
  ]) func `rows chosen alike are the same rows`(lines: String, total: String) {
    let run = Run(Self.book + lines + "\nx = sum(b)")
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("x") == total, "\(lines)")
  }

  @Test func `rows chosen otherwise are named as they are chosen`() {
    let lines = "a[r in book where r.x > 1] = r.fee\nb[r in book where r.x > 2] = a + r.fee"
    let found = Mended.errors(Self.book + lines)
    #expect(found.map(\.code) == ["E0504"])
    #expect(found.first?.text.contains("book where r.x > 1") == true)
    #expect(found.first?.text.contains("book where r.x > 2") == true)
  }

  /// What a scenario changes chooses other rows there.
  @Test func `rows chosen by what a scenario changes`() {
    let run = Run(
      Self.book + """
        limit = 1
        a[r in book where r.x > limit] = r.fee
        b[r in book where r.x > limit] = a[r] * 2
        x = sum(b)
        scenario strict { limit = 2 }
        y = x under strict
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == "EUR 100.00")
    #expect(run.text("y") == "EUR 60.00")
  }

  @Test(arguments: [
    ("descending", "EUR 30.00"), ("DESC", "EUR 30.00"), ("Falling", "EUR 30.00"),
    ("up", "EUR 10.00"), ("asc", "EUR 10.00"),
  ]) func `words of other languages for the direction are mended`(word: String, first: String) {
    let head = Self.book + "big = book where x < 5 sort by fee "
    let source = Mended.once(head + word + "\nx = big.fee[1]")
    #expect(Run(source ?? "").text("x") == first, "\(word)")
  }

  @Test func `a list within a line by row holds figures`() {
    let lines = """
      kind k { a: money
        v = a * 2 }
      w[r in book] = k { a = r.fee }
      p[r in book] = k { a = r.fee * 3 }
      both[r in book] = sum([o.v for o in [w[r], p[r]]])
      """
    let found = Mended.errors(Self.book + lines)
    #expect(found.map(\.code) == ["E0309"])
    #expect(found.first?.text.contains("‘p[r].v’") == true)
  }

  // MARK: Rows of chosen rows, and rows under changes

  private static let marks = """
    case "Marks" { currency = EUR, timeline = 2027 .. 2028 }
    table marks { name | sales
      "A" | EUR 5
      "B" | EUR 7
      "C" | EUR 6
    }
    saved[m in marks] = m.sales * 2
    kind k { s: money, v = s * 3 }
    val[m in marks] = k { s = m.sales }
    scenario lost { marks.sales["B"] = EUR 1 }
    scenario others { marks { name | sales
      "X" | EUR 5
      "Y" | EUR 7
      "Z" | EUR 6 } }

    """

  /// A row that is chosen is a row of the table: what runs over that is read by it.
  @Test(arguments: [
    ("g[m in marks where m.sales > EUR 5] = saved[m]", "EUR 26.00"),
    ("g[m in marks where m.sales > EUR 5] = saved", "EUR 26.00"),
    ("g[m in marks where m.sales > EUR 5] = marks.sales[m] + val[m].v", "EUR 52.00"),
    ("top = marks sort by sales\ng = [val[m].v * m.position for m in top]", "EUR 114.00"),
    (
      "big = marks where sales > EUR 5\nbest = big sort by sales falling\ng = [saved[m] for m in best where saved[m] > EUR 12]",
      "EUR 14.00"
    ),
    ("g[m in marks sort by saved falling] = saved[m] - saved[m] + EUR 1 * m.position", "EUR 6.00"),
  ]) func `a chosen row reads what runs over the table`(lines: String, total: String) {
    let run = Run(Self.marks + lines + "\nx = sum(g)\ny = x under lost\nz = x under others")
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("x") == total, "\(lines)")
  }

  @Test(arguments: [
    ("d = saved - (saved under lost)", "EUR 12.00"),
    ("d = (saved under lost) - saved", "-EUR 12.00"),
    ("d = val.v - (val.v under lost)", "EUR 18.00"),
    ("d = (saved under lost) - (saved under { marks.sales[\"A\"] = EUR 0 })", "-EUR 2.00"),
  ]) func `rows under changes of cells are the rows of the case`(line: String, total: String) {
    let run = Run(Self.marks + line + "\nx = sum(d)")
    #expect(run.errors == [], "\(line)")
    #expect(run.text("x") == total, "\(line)")
  }

  @Test func `other rows are not`() {
    let found = Mended.errors(Self.marks + "d = saved - (saved under others)")
    #expect(found.map(\.code) == ["E0504"])
  }

  @Test func `series are compared side by side in one table`() {
    let run = Run(
      Self.marks + "s[t] = EUR 5\nscenario more { s[2028] = EUR 9 }\n"
        + "show compare(saved, lost), compare(s, more), compare(s, s under more), table(marks.name, saved, saved under lost)"
    )
    #expect(run.errors == [])
    let report = run.outcome.report
    let rows = report.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    for row in ["B 14.00 2.00", "2028 5.00 9.00", "name saved saved, lost", "s s under more"] {
      #expect(rows.contains(row), "\(row): \(report)")
    }
  }

  // MARK: Rows that are called otherwise in a scenario

  /// Where a scenario changes what rows are called, they are those of the scenario.
  @Test func `keys that a scenario changes are its own`() {
    let run = Run(
      """
      case "Keys" { currency = EUR }
      table book { id | a
        "A" | EUR 1
        "B" | EUR 2 }
      kind k { a: money, v = a * 2 }
      f[r in book] = k { a = r.a }
      scenario swap { book.id["A"] = "C", book.id["B"] = "A", book.a["A"] = EUR 7 }
      b = f.v under swap
      x = b["A"]
      table sched { day | amount
        2027-01-01 | EUR 3
        start      | EUR 5 }
      start = 2028-01-01
      g[r in sched] = r.amount
      scenario later { start = 2030-01-01 }
      h = g under later
      y = h[2030-01-01]
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "EUR 14.00")
    #expect(run.text("y") == "EUR 5.00")
  }

  /// Tables within kinds have their rows in each scenario, whichever was asked first.
  @Test func `tables within kinds under changes`() {
    let run = Run(
      """
      case "Within" { currency = EUR }
      kind levy { rows: table { name: text, amount: money }
        v[r in rows] = r.amount * 2 }
      kind plan { x: money
        w = levy { rows { name | amount
          "A" | x
          "B" | 2 * x } } }
      f = EUR 10
      y = 5
      plan two { x = f }
      scenario dear { f = EUR 20 }
      scenario none { y = 6 }
      a = two.w.v under dear
      b = (two.w.v under none) - two.w.v
      c = (two.w.v under dear) - two.w.v
      p = sum(b)
      q = sum(c)
      """)
    #expect(run.errors == [])
    #expect(run.text("p") == "EUR 0.00")
    #expect(run.text("q") == "EUR 60.00")
  }

  /// A scenario that changes nothing of what chooses rows leaves them what they are.
  @Test func `rows chosen alike in a scenario that changes something else`() {
    let run = Run(
      """
      table book { id | a | b
        "A" | 1 | 5
        "B" | 4 | 2 }
      x = 2
      l0[r in book where r.b > 3] = r.a
      l1[r in book where r.b > 3] = l0 + x
      scenario other { x = 3 }
      scenario more { book.b["B"] = 4 }
      p = sum(l1) under other
      q = sum(l1) under more
      """)
    #expect(run.errors == [])
    #expect(run.text("p") == "4")
    #expect(run.text("q") == "9")
  }

  @Test func `what is known to be given in one place is not in another`() {
    let run = Run(
      """
      table book { id | a | b
        "A" | 1 | 5
        "B" | 4 | 2 }
      table big { id | lim
        "one" | 3
        "two" | }
      lim = big.lim["two"]
      a = if lim is given then sum((book where b > lim).a) else 0
      c = sum((book where b > lim).a)
      """)
    #expect(run.errors.first == "E0339")
  }
}
