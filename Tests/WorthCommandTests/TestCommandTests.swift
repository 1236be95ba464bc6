import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `worth test`.
@Suite struct TestCommandTests {
  private let mixed = """
    growth = 8%
    expect growth = 8.00%
    expect growth = 7% because "a < b & \\"c\\" # d"
    expect growth * 2 = 16%

    """

  @Test func `a directory is tested with all below it, in order`() throws {
    let folder = try TemporaryFolder([
      "b.worth": "expect 1 = 1\n", "a/z.worth": "expect 1 = 1\nexpect 2 = 2\n",
      "notes.txt": "no case", ".hidden/x.worth": "expect 1 = 2\n",
    ])
    let result = worth("test", folder.path)
    #expect(result.code == 0)
    #expect(
      result.output == """
        ok     \(folder.path)/a/z.worth  2 passed
        ok     \(folder.path)/b.worth  1 passed
        3 passed, 0 failed

        """)
    #expect(result.errors == "")
  }

  @Test func `a failed check ends with 1 and is shown in full`() {
    let result = worth("test", "-", input: mixed)
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("FAILED <stdin>  2 passed, 1 failed\n"))
    #expect(result.output.contains("the figure is 8%\n"))
    #expect(result.output.contains("the claim is  7%\n"))
    #expect(!result.output.contains("growth * 2"))
    #expect(result.output.hasSuffix("\n2 passed, 1 failed\n"))
  }

  @Test func `the checks that pass can be listed`() {
    let result = worth("test", "--verbose", "-", input: mixed)
    #expect(result.output.contains("passed line 2: expect growth = 8.00%\n"))
    #expect(result.output.contains("accepted: 7.995% .. 8.005%\n"))
    #expect(result.output.contains("fewer than three digits"))
  }

  @Test(arguments: ["x = (1 + ]\nexpect 1 = 1\n", "expect CHF 1 + USD 1 = CHF 2\n"])
  func `a file with a mistake is not checked and ends with 2`(source: String) {
    let result = worth("test", "-", input: source)
    #expect(result.code == 2)
    #expect(result.output.contains("ERROR  <stdin>  1 mistake, so nothing was checked\n"))
    #expect(result.output.hasSuffix("1 file could not be checked\n0 passed, 0 failed\n"))
    #expect(result.errors.contains("┌─ <stdin>:1:"))
  }

  @Test(arguments: ["", "x = 1\n", "# expect 1 = 1\n"])
  func `a file without a check is no success`(source: String) {
    let result = worth("test", "-", input: source)
    #expect(result.code == 2)
    #expect(result.errors.contains("there is no ‘expect’ in it, so nothing was checked"))
  }

  @Test func `a directory without cases, a missing file and a bad path end with 2`() throws {
    let folder = try TemporaryFolder(["notes.txt": "x"])
    let empty = worth("test", folder.path)
    #expect(empty.code == 2)
    #expect(empty.errors.contains("there is no .worth file in this directory"))
    let missing = worth("test", folder.file("a.worth"))
    #expect(missing.code == 2)
    #expect(missing.errors.contains("there is no such file"))
    #expect(worth("test").code == 2)
  }

  @Test func `one bad file does not hide the others`() throws {
    let folder = try TemporaryFolder(["a.worth": "x = \n", "b.worth": "expect 1 = 1\n"])
    let result = worth("test", folder.path, folder.file("c.worth"))
    #expect(result.code == 2)
    #expect(result.output.contains("2 files could not be checked\n1 passed, 0 failed\n"))
  }

  @Test func `a file that another case uses needs no check of its own`() throws {
    let folder = try TemporaryFolder([
      "rates.worth": "low = 3%\n", "z.worth": "use \"rates.worth\" as r\nexpect r.low = 3.00%\n",
    ])
    #expect(worth("test", folder.path).code == 0)
    #expect(worth("test", folder.file("rates.worth")).code == 2)
    try folder.write("lonely = 1\n", to: "other.worth")
    #expect(worth("test", folder.path).code == 2)
  }

  @Test func `a value that fails outside all checks is a failure`() {
    let result = worth("test", "-", input: "x = 1 / 0\nexpect 1 = 1\n")
    #expect(result.code == 1)
    #expect(result.output.hasSuffix("1 passed, 1 failed\n"))
    #expect(result.errors.contains("E0601"))
    let noticed = worth("test", "-", input: "x = 1 / 0\nexpect x = 1\n")
    #expect(noticed.output.hasSuffix("0 passed, 1 failed\n"))
  }

  @Test func `errors that are expected pass`() {
    let result = worth("test", "-", input: "expect error E0301 { y = CHF 1 + USD 1 }\n")
    #expect(result.code == 0)
    #expect(result.output.hasSuffix("1 passed, 0 failed\n"))
  }

  @Test func `TAP counts every check`() {
    let result = worth("test", "--format", "tap", "-", input: mixed)
    let lines = result.output.split(separator: "\n")
    #expect(result.code == 1)
    #expect(lines.first == "TAP version 14")
    #expect(lines.last == "1..3")
    #expect(lines.contains("ok 1 - <stdin>:2 expect growth = 8.00%"))
    #expect(lines.contains { $0.hasPrefix("not ok 2 - ") && $0.contains("\\# d") })
    #expect(lines.contains("  ---") && lines.contains("  ..."))
  }

  @Test func `JUnit is valid XML with the right totals`() throws {
    let folder = try TemporaryFolder([
      "a.worth": mixed, "b<&>.worth": "x = \u{1}\n", "c.worth": "x = 1 / 0\nexpect 1 = 1\n",
    ])
    let result = worth("test", "--format=junit", folder.path)
    #expect(result.code == 2)
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(result.output.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(
      reader.counts
        == ["testsuites": 1, "testsuite": 3, "testcase": 6, "failure": 2, "error": 1])
    #expect(reader.totals == ["name": "worth", "tests": "6", "failures": "2", "errors": "1"])
    #expect(reader.titles.contains("expect growth = 7% because \"a < b & \\\"c\\\" # d\""))
  }

  @Test func `JSON holds every file and check`() throws {
    let folder = try TemporaryFolder(["a.worth": mixed, "b.worth": "x =\n"])
    let result = worth("test", "--format", "json", folder.path, "nowhere.worth")
    let document = try #require(try json(result.output) as? [String: Any])
    #expect(document["passed"] as? Int == 2)
    #expect(document["failed"] as? Int == 1)
    #expect(document["unchecked"] as? Int == 2)
    let files = try #require(document["files"] as? [[String: Any]])
    #expect(files.map { $0["status"] as? String } == ["failed", "unchecked", "unchecked"])
    let checks = try #require(files[0]["checks"] as? [[String: Any]])
    #expect(checks.map { $0["verdict"] as? String } == ["passed", "missed", "passed"])
    #expect(checks.map { $0["line"] as? Int } == [2, 3, 4])
    #expect((files[1]["diagnostics"] as? [Any])?.count == 1)
  }
}

/// Counts the elements of a JUnit document.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var totals: [String: String] = [:]
  var titles: [String] = []

  /// Counts the elements, and keeps the totals and titles.
  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    counts[name, default: 0] += 1
    if name == "testsuites" { totals = attributes }
    if name == "testcase" { titles.append(attributes["name"] ?? "") }
  }
}
