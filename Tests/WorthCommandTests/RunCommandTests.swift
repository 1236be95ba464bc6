import Foundation
import Testing

/// `worth run`.
@Suite struct RunCommandTests {
  @Test func `a case is computed and shown`() throws {
    let folder = try TemporaryFolder(["a.worth": dryer])
    let result = worth("run", folder.file("a.worth"))
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("Grain dryer\n===========\n"))
    #expect(result.output.contains("dryer_value.value = KGS 4_196_972.21\n"))
    #expect(result.errors == "")
  }

  @Test func `a case without show is summed up`() {
    let result = worth("run", "-", input: "x = CHF 5\ny = x * 2\n")
    #expect(result.code == 0)
    #expect(result.output == "x = CHF 5.00\ny = CHF 10.00\n")
  }

  @Test func `a mistake ends with 2 and is shown with its line`() throws {
    let folder = try TemporaryFolder(["a.worth": "x = CHF 5 + USD 3\n"])
    let result = worth("run", folder.file("a.worth"))
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("error[E0301]: "))
    #expect(result.errors.contains("┌─ " + folder.file("a.worth") + ":1:5"))
    #expect(result.errors.contains(" 1│ x = CHF 5 + USD 3"))
  }

  @Test func `a value that cannot be computed ends with 1 and the others are shown`() {
    let result = worth("run", "-", input: "x = 1\ny = 1 / (x - 1)\n")
    #expect(result.code == 1)
    #expect(result.output.contains("x = 1\n"))
    #expect(result.errors.hasPrefix("error[E0601]: "))
  }

  @Test func `notes are shown and are no mistakes`() {
    let result = worth("run", "-", input: "x = 1\nunused = 2\nshow x\n")
    #expect(result.code == 0)
    #expect(result.errors.hasPrefix("note[N0201]: "))
  }

  @Test func `checks that do not pass are mentioned and change nothing`() {
    let result = worth("run", "-", input: "x = 1\nshow x\nexpect x = 2\n")
    #expect(result.code == 0)
    #expect(result.errors.contains("the check does not pass"))
  }

  @Test func `definitions and fields take other values`() throws {
    let folder = try TemporaryFolder(["a.worth": dryer])
    let path = folder.file("a.worth")
    let before = worth("run", path)
    let growth = worth("run", "--set", "growth=0%", path)
    let field = worth("run", path, "--set=dryer_value.tax_rate = 20%")
    let both = worth("run", "--set", "growth=0%", "--set", "dryer_value.tax_rate=20%", path)
    #expect(growth.code == 0)
    #expect(Set([before, growth, field, both].map { $0.output }).count == 4)
    #expect(growth.errors.contains("2 of 2 checks do not pass"))
  }

  @Test(arguments: ["growth", "=5", "growth=", "growth= "])
  func `a change needs a name and an expression`(change: String) {
    let result = worth("run", "--set", change, "-", input: "growth = 1\n")
    #expect(result.code == 2)
    #expect(result.errors.contains("--set needs NAME=EXPRESSION"))
  }

  @Test func `a change of what does not exist is a mistake`() {
    let result = worth("run", "--set", "groth=5%", "-", input: "growth = 1%\n")
    #expect(result.code == 2)
    #expect(result.errors.contains("groth"))
    #expect(result.output == "")
  }

  @Test func `other files are found beside the case`() throws {
    let folder = try TemporaryFolder([
      "sub/a.worth": "use \"rates.worth\" as rates\nshow rates.low * 2\n",
      "sub/rates.worth": "low = 3%\n",
    ])
    let result = worth("run", folder.file("sub/a.worth"))
    #expect(result.code == 0)
    #expect(result.output == "rates.low * 2 = 6%\n")
  }

  @Test func `files that cannot be read are told apart`() throws {
    let folder = try TemporaryFolder(["a.worth": "x = 1\n"])
    let missing = worth("run", folder.file("b.worth"))
    #expect(missing.code == 2)
    #expect(missing.errors.contains("there is no such file"))
    let directory = worth("run", folder.path)
    #expect(directory.code == 2)
    #expect(directory.errors.contains("it is a directory"))
    let inside = worth("run", folder.file("a.worth/b.worth"))
    #expect(inside.code == 2)
    #expect(inside.errors.contains("there is no such file"))
  }

  @Test func `very large output is complete`() {
    let source = (1...20_000).map { "x\($0) = \($0)\n" }.joined()
    let result = worth("run", "-", input: source)
    #expect(result.output.split(separator: "\n").count == 20_000)
    #expect(result.output.hasSuffix("\nx20000 = 20_000\n"))
  }
}
