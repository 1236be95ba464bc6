import Testing

/// `worth list`.
@Suite struct ListCommandTests {
  /// A folder with two cases and a library.
  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "dryer.worth": """
      case "Grain dryer" { level = "introductory", audience = "students, loan officers", country = "Kyrgyzstan" }
      patent dryer { filed = 2021-03-15 }
      """,
      "honey.worth": """
      case "Honey" { level = "expert", audience = "students of law", levels = ["day 1"] }
      trade_mark honey { filed = 2021-03-15 }
      """,
      "rates.worth": "function double(x) = 2 * x\n",
    ])
  }

  @Test func `cases are listed with what they are found by`() throws {
    let folder = try folder()
    let result = worth("list", folder.path)
    #expect(result.code == 0)
    #expect(result.errors == "")
    #expect(
      result.output.contains(
        "dryer.worth\n  Grain dryer\n  introductory; students, loan officers; Kyrgyzstan; patent\n")
    )
    #expect(result.output.contains("  Honey\n  expert; students of law; trade_mark\n"))
    #expect(!result.output.contains("rates.worth"))
    #expect(result.output.hasSuffix("2 cases\n"))
  }

  @Test(arguments: [
    (["patent"], 1), (["trade mark"], 1), (["students"], 2), (["students", "honey"], 1),
    (["level=expert"], 1), (["level=expert", "patent"], 0), (["audience=students"], 2),
    (["audience=loan officers"], 1), (["KYRGYZ"], 1), (["bicycle"], 0),
  ])
  func `what is sought stands in the title, the settings or the kinds`(
    _ wishes: [String], _ count: Int
  )
    throws
  {
    let folder = try folder()
    let options = wishes.flatMap { ["--with", $0] }
    let result = runList(options + [folder.path])
    #expect(result.output.hasSuffix(count == 1 ? "1 case\n" : "\(count) cases\n"))
    #expect(result.code == (count == 0 ? 1 : 0))
  }

  @Test func `a misspelt word of a setting is answered with the nearest`() throws {
    let folder = try folder()
    let result = worth("list", "--with", "level=introductry", folder.path)
    #expect(result.code == 2)
    #expect(result.errors.contains("did you mean introductory?"))
    #expect(
      worth("list", "--with", "levle=expert", folder.path).errors.contains("did you mean level?"))
    #expect(worth("list", folder.file("none.worth")).code == 2)
  }

  /// Runs `worth list` with a list of arguments.
  private func runList(_ arguments: [String]) -> CommandResult {
    switch arguments.count {
    case 3: worth("list", arguments[0], arguments[1], arguments[2])
    default:
      worth("list", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
    }
  }
}
