import Testing

/// `worth check`.
@Suite struct CheckCommandTests {
  @Test func `all mistakes of all files are shown`() throws {
    let folder = try TemporaryFolder([
      "a.worth": "x = CHF 1 + USD 1\ny = 1 + CHF 1\n", "b/c.worth": "x = unknwon\n",
    ])
    let result = worth("check", folder.path)
    #expect(result.code == 2)
    #expect(result.output == "2 files checked, 3 mistakes\n")
    #expect(result.errors.contains(folder.file("a.worth") + ":1:5"))
    #expect(result.errors.contains(folder.file("a.worth") + ":2:5"))
    #expect(result.errors.contains(folder.file("b/c.worth") + ":1:5"))
  }

  @Test func `a file without mistakes ends with 0`() {
    let result = worth("check", "-", input: "x = 1\nshow 2\n")
    #expect(result.code == 0)
    #expect(result.output == "1 file checked, no mistakes\n")
    #expect(result.errors.hasPrefix("note[N0201]"))
  }

  @Test func `a file of columns is answered with the table that reads it`() throws {
    let folder = try TemporaryFolder([
      "loans.CSV": "id;Sum in €\n1;1.234,50 €\n", "odd.csv": "id,n\nA,5\nB,\"x\n",
      "book.xlsx": "PK",
    ])
    let result = worth("check", folder.file("loans.CSV"))
    #expect(result.code == 0)
    #expect(
      result.output == """
        # 1 row, 2 columns.
        table loans from "loans.CSV" {
          decimal_sign = ","
          id: number
          Sum_in: money in EUR
        }

        """)
    let json = worth("check", "--format", "json", folder.file("loans.CSV"))
    #expect(json.output.contains("\"declaration\":\"# 1 row, 2 columns.\\ntable loans"))
    // What the file has wrong is told at its place.
    let odd = worth("check", folder.file("odd.csv"))
    #expect(odd.code == 2)
    #expect(odd.errors.contains("E0426"))
    let workbook = worth("check", folder.file("book.xlsx"))
    #expect(workbook.code == 2)
    #expect(workbook.errors.contains("save its sheet as CSV"))
  }

  @Test func `what only the figures show is told, too`() {
    let result = worth("check", "-", input: "x = 1 / 0\n")
    #expect(result.code == 2)
    #expect(result.errors.contains("E0601"))
    let remark = worth("check", "-", input: "x = 5\nremark \"x is {x}\" if x > 4\n")
    #expect(remark.code == 0)
    #expect(remark.errors.contains("x is 5"))
  }

  @Test func `JSON lists diagnostics by file`() throws {
    let folder = try TemporaryFolder(["a.worth": "x = CHF 1 + USD 1\n", "b.worth": "x = 1\n"])
    let result = worth("check", "--format", "json", folder.path, folder.file("none"))
    #expect(result.code == 2)
    let document = try #require(try json(result.output) as? [String: Any])
    #expect(document["mistakes"] as? Int == 1)
    let files = try #require(document["files"] as? [[String: Any]])
    #expect(files.map { ($0["diagnostics"] as? [Any])?.count } == [1, 0, 0])
    #expect(files[2]["problem"] as? String == "there is no such file")
  }

  @Test func `a directory without cases and a missing file end with 2`() throws {
    let folder = try TemporaryFolder()
    #expect(worth("check", folder.path).code == 2)
    #expect(worth("check", folder.file("a.worth")).code == 2)
    #expect(worth("check").code == 2)
  }

  @Test func `--plan prints what a case is lowered to, with operations and source lines`() throws {
    let folder = try TemporaryFolder(["a.worth": "price = 3\ntotal = price * 2\n"])
    let result = worth("check", "--plan", folder.file("a.worth"))
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.contains { $0.contains(" total: number  [a.worth:2] own result") })
    #expect(lines.contains { $0.contains("multiply") && $0.hasSuffix("[a.worth:2]") })
    #expect(lines.contains { $0.hasPrefix("region 0 for r") })
    #expect(lines.last == "1 file checked, no mistakes")
  }
}
