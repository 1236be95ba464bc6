import Testing
import Worth

/// What stands in a file that is used under a name is varied and changed as in the case itself: variants of one row, each
/// row with its row in sight, and tables of the file in the place of others. The figures are worked out by hand.
@Suite struct UsedFileChangeTests {
  private static let files = [
    "lib.worth": """
    q = 2
    kind leaf { k: number, y = k * 2 }
    kind deal { book: table { id: text, a: number }, o[r in book] = leaf { k = r.a } }
    table book { id | a
      "A" | 1
      "B" | 2 }
    table other { id | a
      "A" | 3 * q
      "B" | 4 }
    o[r in book] = leaf { k = r.a }
    v = o["A"] with { k = was + 1 }
    w = v with { k = was + 1 }
    deal d { book = book }
    x = sum(book.a)
    """,
    "outer.worth": "use \"lib.worth\" as f",
  ]

  private func check(_ source: String) -> (messages: [String], verdicts: [Check.Verdict]) {
    let program = Engine { Self.files[$0].map { Array($0.utf8) } }
      .compile(source, name: "case.worth")
    let errors = program.diagnostics.filter { $0.severity == .error }
    let outcome = program.evaluate()
    return (
      (errors + outcome.messages).filter { $0.severity == .error }.map(\.text),
      outcome.checks.map(\.verdict)
    )
  }

  @Test(arguments: [
    // Variants of a variant of one row, wherever the file is named.
    "use \"lib.worth\" as f\nz = f.v with { k = 10 }\nexpect z.y = 20",
    "use \"lib.worth\" as f\nz = f.w with { k = was * 10 }\nexpect z.y = 60",
    "use \"lib.worth\" as f\nz = f.v with { k = 10 }\nu = z with { k = was + 1 }\nexpect u.y = 22",
    "z = f.v with { k = 10 }\nuse \"lib.worth\" as f\nexpect z.y = 20",
    "use \"lib.worth\" as f\nz = f.v with { }\nexpect z.y under { f.o[\"A\"].k = 5 } = 12",
    // Each row, whose table is named by its path or alone.
    "use \"lib.worth\" as f\nexpect f.o.y under { f.o[r in f.book].k = r.a * 10 } = [20, 40]",
    "use \"lib.worth\" as f\nexpect f.o.y under { f.o[r in book].k = r.a * 10 } = [20, 40]",
    "use \"lib.worth\" as f\nexpect f.d.o.y under { f.d.o[r in f.d.book].k = was + r.a } = [4, 8]",
    "use \"lib.worth\" as f\nexpect f.x under { f.book.a[r in f.book] = if r.id = \"A\" then 7 else was } = 9",
    // A table of the file, whose cells see the file.
    "use \"lib.worth\" as f\nexpect f.x under { f.book = f.other } = 10",
    "use \"lib.worth\" as f\nexpect f.x under { f.book = f.other, f.q = 100 } = 304",
    "use \"lib.worth\" as f\nq = 5\ntable own { id | a\n \"C\" | 9 * q }\nx = sum(own.a)\n"
      + "expect x under { own = f.other } = 10\nexpect f.x under { f.book = own } = 45",
    // A file that the file in use uses in its turn.
    "use \"outer.worth\" as m\nexpect m.f.o.y = [2, 4]\nexpect sum(i.y for i in m.f.o) = 6",
    "use \"outer.worth\" as m\nexpect m.f.x = 3\nexpect m.f.book.a[\"B\"] = 2\nexpect m.f.d.o.y = [2, 4]",
    "use \"outer.worth\" as m\nexpect m.f.v.y = 4\nexpect m.f.o[\"A\"].y = 2",
  ]) func `what stands in a used file is varied and changed by its path`(source: String) {
    let (messages, verdicts) = check(source)
    #expect(messages.isEmpty, "\(source)\n\(messages)")
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0 == .passed }, "\(source)")
  }

  @Test(arguments: [
    "use \"lib.worth\" as f\nshow f.o.y under { f.o[r in f.other].k = 1 }",
    "use \"lib.worth\" as f\nuse \"outer.worth\" as m\nshow f.o.y under { f.o[r in m.book].k = 1 }",
    "use \"lib.worth\" as f\nshow f.x under { f.book = f.book }",
    "use \"lib.worth\" as f\nz = f.o[\"A\"].y with { k = 1 }",
    // A file is no value.
    "use \"lib.worth\" as f\nshow f", "use \"outer.worth\" as m\nshow m.f",
    "use \"lib.worth\" as f\nx = f + 1",
  ]) func `what is another table, or nothing that is filled in, is refused`(source: String) {
    #expect(check(source).messages.count == 1, "\(check(source).messages)")
  }
}
