import Testing

/// `worth info FILE NAME` and `info NAME` in a dialogue.
@Suite struct InfoCommandTests {
  @Test func `a name is told with formula, type, value, place and what it has to do with others`()
    throws
  {
    let folder = try TemporaryFolder(["dryer.worth": dryer])
    let file = folder.file("dryer.worth")
    let result = worth("info", file, "growth")
    #expect(result.code == 0)
    #expect(
      result.output == """
        growth: Growth of sales
          growth = 8%  # \(file):7
          what      definition
          type      percent
          value     8%
          varies    neither by period nor by trial
          used by   sales  (\(file):8)
                    expect growth = 8%  (\(file):20)

        """)
  }

  @Test
  func `several names are told one after another, and an unknown one is answered with the nearest`()
    throws
  {
    let folder = try TemporaryFolder(["dryer.worth": dryer])
    let result = worth("info", folder.file("dryer.worth"), "sales", "grwth")
    #expect(result.code == 2)
    #expect(result.output.hasPrefix("sales\n"))
    #expect(result.errors == "worth: nothing is called ‘grwth’; did you mean ‘growth’?\n")
  }

  @Test func `in a dialogue a name is told without changing anything`() {
    let result = worth("repl", input: "a = 3\nb = a * 2\ninfo a\ninfo = 5\n:info\n:info zz\n")
    #expect(result.output.contains("a\n  a = 3  # input 1:1\n"))
    #expect(result.output.contains("  used by   b  (input 2:1)\n"))
    #expect(result.output.contains("info = 5"))
    #expect(
      result.errors
        == "worth: ‘:info’ needs a name, such as ‘:info growth’\nworth: nothing is called ‘zz’ here\n"
    )
  }
}
