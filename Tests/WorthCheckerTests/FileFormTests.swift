import Testing
import Worth
import WorthTestSupport

/// How files are written, as the braces of their tables say it, and what is proposed where they do
/// not.
///
/// The rule: what stands in a file is read in one way or not at all. Where a cell, a byte or a row
/// may mean two things, the message names the entry of the braces that decides, and that entry,
/// pasted, lets the file be read.
@Suite struct FileFormTests {
  /// Runs `source` in a case in francs with `file` as `t.csv`.
  private func run(_ source: String, _ file: [UInt8]) -> Run {
    let program = Engine { $0 == "t.csv" ? file : nil }.compile(
      "case \"x\" { currency = CHF }\n" + source)
    return Run(program: program, outcome: program.evaluate())
  }

  /// Runs a case that reads `file` as `t`, with `braces`, and shows what `what` asks for.
  private func read(_ file: String, _ braces: String, _ what: String) -> Run {
    run("table t from \"t.csv\" { \(braces) }\nx = \(what)", Array(file.utf8))
  }

  // MARK: What the braces say

  /// Files, braces, a question, and its answer, worked out by hand.
  static let forms: [(file: String, braces: String, question: String, answer: String)] = [
    // Names.
    ("id,Net Amount (USD)\nA,5\nB,7\n", "amount = \"Net Amount (USD)\"", "sum(t.amount)", "12"),
    ("id,Net Amount (USD)\nA,5\n", "", "sum(t.Net_Amount_USD)", "5"),
    ("id,Net\u{A0} Amount\nA,5\n", "amount: money = \"Net Amount\"", "sum(t.amount)", "CHF 5.00"),
    ("a,a,b\n1,2,3\n", "second = column_2", "sum(t.second)", "2"),
    ("a,a,b\n1,2,3\n", "second = column_2", "sum(t.a)", "1"),
    ("a,a,b\n1,x,3\n", "", "sum(t.b)", "3"),
    ("1;2\n3;4\n", "header = no", "sum(t.column_2)", "6"),
    ("1;2\n3;4\n", "header = no, left = column_1", "sum(t.left)", "4"),
    ("by me\n\nid,n\nA,5\n", "header = 3", "sum(t.n)", "5"),
    // Separators.
    ("a|b\n1|2\n", "", "sum(t.b)", "2"),
    ("a, or b;c\n1,5;2\n", "separator = \";\"", "sum(t.c)", "2"),
    ("\"a, b\";c;d\n1;2;3\n", "", "sum(t.c)", "2"),
    ("sep=;\na,x;b\n1,5;2\n", "", "sum(t.b)", "2"),
    ("a\tb\n1\t2\n", "separator = tab", "sum(t.b)", "2"),
    ("a:b\n1:2\n", "separator = \":\"", "sum(t.b)", "2"),
    ("a,b\r1,2\r3,4\r", "", "sum(t.b)", "6"),
    ("a,b,\n1,2,\n3,4\n", "", "sum(t.b)", "6"),
    ("a,b\n1,2,,\n", "", "sum(t.b)", "2"),
    ("a;b\n1;2\n;\n", "", "count(t.b)", "1"),
    // Figures.
    ("n\n\"1,234.5\"\n", "decimal_sign = \".\"", "sum(t.n)", "1234.5"),
    ("n;m\n1.234,5;1\n", "decimal_sign = \",\"", "sum(t.n)", "1234.5"),
    ("n;m\n1'234;1\n", "decimal_sign = \".\"", "sum(t.n)", "1234"),
    ("n;m\n1\u{202F}234,5;1\n", "decimal_sign = \",\"", "sum(t.n)", "1234.5"),
    ("n;m\n12,34,567;1\n", "decimal_sign = \".\"", "sum(t.n)", "1_234_567"),
    ("n;m\n1.000;1\n2.5;1\n", "", "sum(t.n)", "3.5"),
    ("n;m\n0.125;1\n", "", "sum(t.n)", "0.125"),
    ("n,m\n1.125,1\n", "", "sum(t.n)", "1.125"),
    ("n\n(5)\n7-\n", "n: number", "sum(t.n)", "-12"),
    ("n\n−5\n", "n: number", "sum(t.n)", "-5"),
    ("p\n12.5 %\n", "", "sum(t.p)", "12.5%"),
    ("p;q\n\"12,5 %\";1\n", "decimal_sign = \",\"", "sum(t.p)", "12.5%"),
    ("p\n12.5\n", "p: number in percent", "sum(t.p)", "12.5%"),
    ("p\n125\n", "p: number in bp", "sum(t.p)", "1.25%"),
    // Money.
    ("n\n$5.50\n-$2\n", "n: money in USD", "sum(t.n)", "USD 3.50"),
    ("n\n5.50\n", "n: money in USD", "sum(t.n)", "USD 5.50"),
    ("n\n5.50 €\n€ 2\n", "n: money in EUR", "sum(t.n)", "EUR 7.50"),
    ("n\n5 CHF\n", "", "sum(t.n)", "CHF 5.00"),
    ("n\n\"($1,000.00)\"\n", "decimal_sign = \".\", n: money in USD", "sum(t.n)", "-USD 1_000.00"),
    ("n\n5 zł\n", "n: money", "sum(t.n)", "PLN 5.00"),
    // Dates.
    ("d\n31.12.2025\n", "date_form = \"dd.mm.yyyy\"", "t.d[1]", "2025-12-31"),
    ("d\n3/4/25\n", "date_form = \"m/d/yy\"", "t.d[1]", "2025-03-04"),
    ("d\n3-Apr-1999\n", "date_form = \"d-mmm-yyyy\"", "t.d[1]", "1999-04-03"),
    ("d\n20250403\n", "date_form = \"yyyymmdd\", d: date", "t.d[1]", "2025-04-03"),
    ("d\n2025-04-03 10:22\n", "date_form = \"yyyy-mm-dd hh:mm\"", "t.d[1]", "2025-04-03"),
    (
      "d,e\n31.12.2025,1/2/2025\n", "date_form = [\"dd.mm.yyyy\", \"d/m/yyyy\"]", "t.e[1]",
      "2025-02-01"
    ),
    // Durations.
    ("d\n18 months\n2 years\n", "", "2026-01-31 + t.d[2]", "2028-01-31"),
    ("d\n30 days\n2 weeks\n", "d: duration", "sum(t.d)", "44 days"),
    (
      "d\n9 months + 15 days\n30 days\n", "d: duration", "2026-01-15 + t.d[1]", "2026-10-30"
    ),
    ("d\n1 year - 2 days\n1 month\n", "d: duration", "2026-01-15 + t.d[1]", "2027-01-13"),
    ("d\n18\n7\n", "d: number in months", "2026-01-31 + t.d[1]", "2027-07-31"),
    ("d;e\n1,5;x\n", "decimal_sign = \",\", d: number in years", "sum(t.d)", "18 months"),
    ("d\n10\n\n", "d: number in days?", "sum(v otherwise 5 days for v in t.d)", "10 days"),
    // What is missing, and what is none of the table.
    (
      "n\n5\nNULL\nN/A\n", "missing = [\"NULL\", \"N/A\"]", "sum(v otherwise 100 for v in t.n)",
      "205"
    ),
    ("n\nn/a\n5\n", "missing = \"n/a\", n: number?", "sum(v otherwise 0 for v in t.n)", "5"),
    ("id,n\nA,5\nTotal,5\n", "skip where id = \"Total\"", "sum(t.n)", "5"),
    ("id,n\nA,5\nTotal\n", "skip where id = \"Total\"", "sum(t.n)", "5"),
    ("id,n\nA,5\n,5\n", "skip where id = \"\"", "sum(t.n)", "5"),
    ("id,n\nA,5\n,x\n", "skip where not (id is given)", "sum(t.n)", "5"),
    ("id,n\nA,5\nB,90\nC,7\n", "skip where n > 50 or id = \"C\"", "sum(t.n)", "5"),
    ("id,The n\nA,5\nB,90\n", "n = \"The n\", skip where n > 50", "sum(t.n)", "5"),
    ("f\nTRUE\nfalse\nY\n", "f: yes_no", "count(t.f where f)", "2"),
    // Ids.
    (
      "id,n\n12345678901234567890,5\n12345678901234567891,6\n", "", "t.n[\"12345678901234567891\"]",
      "6"
    ),
    ("id,n\n5,5\n12345678901234567,6\n", "", "t.n[\"12345678901234567\"]", "6"),
    (
      "n\n0.12345678901234567\n", "", "if (sum(t.n) - 0.123456789) * 1e9 > 0.012 then 1 else 0", "1"
    ),
  ]

  @Test(arguments: forms) func `a file is read as its table says that it is written`(
    file: String, braces: String, question: String, answer: String
  ) {
    let found = read(file, braces, question)
    #expect(found.errors.isEmpty, "\(found.errors)")
    #expect(found.text("x") == answer)
  }

  // MARK: What is proposed

  /// Files, braces that lack an entry, what uses the file, and the entries of which each lets it be
  /// read.
  static let proposals: [(file: String, braces: String, question: String, entries: [String])] = [
    ("id;n\nA;1.000\nB;2.500\n", "", "sum(t.n)", ["decimal_sign = \",\"", "decimal_sign = \".\""]),
    ("id,n\nA,\"1,234.5\"\n", "", "sum(t.n)", ["decimal_sign = \".\""]),
    ("id;n\nA;12,5\n", "n: number", "sum(t.n)", ["decimal_sign = \",\""]),
    ("id;n\nA;5\nB;12,5\n", "", "sum(t.n)", ["decimal_sign = \",\""]),
    ("id;n\nA;5\nB;1'200\n", "", "sum(t.n)", ["decimal_sign = \".\"", "decimal_sign = \",\""]),
    ("id,n\nA,$5\n", "", "sum(t.n)", ["n: money in USD"]),
    ("id,n\nA,(5)\n", "", "sum(t.n)", ["n: number"]),
    ("id,n\nA,$5\n", "n: number", "sum(t.n)", ["n: money in USD"]),
    ("id,n\nA,5%\n", "n: number", "sum(t.n)", ["n: percent"]),
    ("id,n\nA,5\n", "n: percent", "sum(t.n)", ["n: number in percent"]),
    ("id,d\nA,18\n", "d: duration", "sum(t.d)", ["d: number in months"]),
    (
      "id,Rate x\nA,5\n", "n: percent = \"Rate x\"", "sum(t.n)",
      ["n: number in percent = \"Rate x\""]
    ),
    ("id,n\nA,5\nB,N/A\n", "", "count(t.n)", ["missing = [\"N/A\"]"]),
    ("id,n\nA,N/A\nB,5\n", "", "count(t.n)", ["missing = [\"N/A\"]"]),
    ("id,n\nA,5\nB,-\n", "missing = \"x\"", "count(t.n)", ["missing = [\"x\", \"-\"]"]),
    ("id,n\nA,5\nB,N/A\n", "n: number", "count(t.n)", ["missing = [\"N/A\"], n: number?"]),
    ("id,n\nA,5\nTotal,five\n", "", "sum(t.n)", ["skip where id = \"Total\""]),
    ("id,n\nA,5\nTotal,\n", "n: number", "sum(t.n)", ["skip where id = \"Total\""]),
    ("id,n\nA,5\nB,\n", "n: number", "count(t.n)", ["n: number?"]),
    ("id,n\nA,5\nmade by X\n", "", "sum(t.n)", ["skip where id = \"made by X\""]),
    ("id,d\nA,31/12/2025\n", "", "count(t.d)", ["date_form = \"dd/mm/yyyy\""]),
    (
      "id,d\nA,03/04/2025\n", "d: date", "count(t.d)",
      ["date_form = \"dd/mm/yyyy\"", "date_form = \"mm/dd/yyyy\""]
    ),
    ("id,d\nA,03/04/2025\nB,03/14/2025\n", "", "count(t.d)", ["date_form = \"mm/dd/yyyy\""]),
    ("id,d\nA,20250331\n", "d: date", "count(t.d)", ["date_form = \"yyyymmdd\""]),
    ("n,n\n5,7\n", "", "sum(t.n)", ["n = column_1", "n = column_2"]),
    ("n,n\n5,7\n", "n: number", "sum(t.n)", ["n: number = column_1", "n: number = column_2"]),
    ("by me\nid,n\nA,5\n", "", "sum(t.n)", ["header = 2"]),
    ("id\n12345678901234567890\n", "id: number", "count(t.id)", ["id: text"]),
    ("id,n\nA,5\nB,many\n", "", "count(t.n)", ["n: text"]),
  ]

  @Test(arguments: proposals) func `an entry that is proposed lets the file be read`(
    file: String, braces: String, question: String, entries: [String]
  ) {
    let found = read(file, braces, question)
    let message = found.program.diagnostics.first?.text ?? ""
    for entry in entries {
      #expect(message.contains("‘" + entry + "’"), "\(message)")
      // An entry takes the place of one of the same name.
      let name = entry.prefix { $0 != " " && $0 != ":" }
      let replaced = entry.contains(", ") ? "n" : String(name)
      let kept = braces.isEmpty || braces.hasPrefix(replaced) ? "" : braces + ", "
      let mended = read(file, kept + entry, question)
      #expect(mended.errors.isEmpty, "\(kept + entry): \(mended.errors)")
    }
    // No other entry is proposed beside them, apart from that for mere texts.
    #expect(found.errors.count == 1)
  }

  @Test func `one thing that a whole file needs is said once`() {
    let file = "a;b;c\n1,5;2,5;3,5\n"
    let found = read(file, "", "sum(t.a) + sum(t.b) + sum(t.c)")
    #expect(found.errors == ["E0447"])
  }

  @Test func `what nothing uses may hold anything`() {
    let file = "id,n,bad,n,x y z,7\nA,5,\"1,5\",6,,x\nB,6,what,7,,\n"
    #expect(read(file, "first = column_2", "sum(t.first)").errors.isEmpty)
    #expect(read(file, "", "sum(t.bad)").errors.first == "E0447")
    #expect(read(file, "", "sum(r.first for r in (t where id = \"A\"))").errors == ["E0416"])
    // Chosen rows take what they need alone, and tables that are handed on as well.
    let chosen = read(
      file, "first = column_2", "sum((t where id = \"A\").first)")
    #expect(chosen.errors.isEmpty)
    #expect(chosen.text("x") == "5")
    let sorted = read(file, "first = column_2", "(t sort by first falling).id[1]")
    #expect(sorted.text("x") == "B")
    #expect(read(file, "first = column_2", "(t where first > 5).bad[1]").errors == ["E0447"])
  }

  @Test func `a scenario changes a column of a file whose others are not read`() {
    let found = run(
      """
      table t from "t.csv" { n: number }
      total = sum(t.n)
      scenario more { t.n["A"] = 50 }
      expect total = 11
      expect total under more = 56
      """, Array("id,n,bad\nA,5,\"1,5\"\nB,6,x\n".utf8))
    #expect(found.errors.isEmpty)
    #expect(found.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `settings and conditions that are none are told, and what they take`() {
    for (braces, code) in [
      ("encoding = klingon", "E0445"), ("separator = \";;\"", "E0445"), ("header = maybe", "E0445"),
      ("decimal_sign = \":\"", "E0445"), ("date_form = \"dd.mm\"", "E0445"),
      ("missing = 5", "E0445"),
      ("skip where id", "E0446"), ("skip where n + 1 = 5", "E0446"), ("skip where q = 5", "E0429"),
      ("n = \"Nn\"", "E0429"), ("n = column_9", "E0429"), ("q: number", "E0429"),
    ] {
      #expect(read("id,n\nA,5\n", braces, "5").errors == [code], "\(braces)")
    }
  }

  @Test func `a file of many columns is read`() {
    let header = (1...2500).map { "c\($0)" }.joined(separator: ",")
    let row = (1...2500).map { String($0) }.joined(separator: ",")
    #expect(read(header + "\n" + row + "\n", "", "sum(t.c2500)").text("x") == "2500")
  }

  // MARK: Encodings

  /// Bytes of a file with one name, made by Python's codecs, the entry of the braces, and the name.
  static let encodings: [(bytes: [UInt8], entry: String, name: String)] = [
    ([0x4B, 0xF6, 0x6C, 0x6E], "encoding = latin_1", "Köln"),
    ([0x80, 0x20, 0x4B, 0xF6, 0x6C, 0x6E], "encoding = windows_1252", "€ Köln"),
    ([0xC1, 0xE8, 0xF8, 0xEA, 0xE5, 0xEA], "encoding = windows_1251", "Бишкек"),
  ]

  @Test(arguments: encodings) func `bytes that are not UTF-8 are told with line, byte and entry`(
    bytes: [UInt8], entry: String, name: String
  ) {
    let file = Array("id,n\n".utf8) + bytes + Array(",5\n".utf8)
    let found = run("table t from \"t.csv\"\nx = t.id[1]", file)
    #expect(found.errors == ["E0444"])
    let message = found.program.diagnostics.first?.text ?? ""
    #expect(message.contains("line 2 of ‘t.csv’"))
    #expect(
      message.contains(
        "0x" + String(bytes[bytes.firstIndex { $0 > 0x7F }!], radix: 16).uppercased()))
    #expect(message.contains("‘" + entry + "’"))
    #expect(run("table t from \"t.csv\" { \(entry) }\nx = t.id[1]", file).text("x") == name)
  }

  @Test func `other bytes and encodings`() {
    // Łódź in windows-1250.
    let polish: [UInt8] = Array("id\n".utf8) + [0xA3, 0xF3, 0x64, 0x9F] + [0x0A]
    #expect(
      run("table t from \"t.csv\" { encoding = windows_1250 }\nx = t.id[1]", polish).text("x")
        == "Łódź")
    for isBig in [true, false] {
      for hasMark in [true, false] {
        var bytes: [UInt8] = []
        for unit in ((hasMark ? "\u{FEFF}" : "") + "id,n\nKöln 😀,5\n").utf16 {
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          bytes += isBig ? [high, low] : [low, high]
        }
        #expect(run("table t from \"t.csv\"\nx = 5", bytes).errors == ["E0444"])
        let told = run("table t from \"t.csv\"\nx = 5", bytes).program.diagnostics[0].text
        #expect(told.contains("‘encoding = utf_16’"))
        let found = run("table t from \"t.csv\" { encoding = utf_16 }\nx = t.id[1]", bytes)
        #expect(found.text("x") == "Köln 😀")
      }
    }
    // Overlong forms, halves of pairs and cut characters are no UTF-8.
    for wrong: [UInt8] in [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x00], [0x80],
    ] {
      let file = Array("id\nA".utf8) + wrong + [0x0A]
      #expect(run("table t from \"t.csv\"\nx = 5", file).errors == ["E0444"], "\(wrong)")
    }
    // A byte that the encoding does not have.
    let latin: [UInt8] = Array("id\n".utf8) + [0x80, 0x0A]
    #expect(run("table t from \"t.csv\" { encoding = latin_1 }\nx = 5", latin).errors == ["E0444"])
  }
}
