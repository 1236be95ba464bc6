import Foundation
import Testing

@testable import WorthCommand

/// Which files a case may read.
@Suite struct FenceTests {
  private func link(_ place: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
  }

  @Test func `a case reads files from its own folder and those below it`() throws {
    let folder = try TemporaryFolder([
      "case.worth":
        "use \"lib/rates.worth\" as rates\ntable t from \"data/t.csv\"\nshow rates.tax, sum(t.n)",
      "lib/rates.worth": "tax = 20%", "data/t.csv": "n\n1\n2\n",
    ])
    let result = worth("run", folder.file("case.worth"))
    #expect(result.errors == "")
    #expect(result.output.contains("20%") && result.output.contains("3"))
  }

  @Test(arguments: ["../secret.csv", "data/../../secret.csv", "/etc/passwd", "../none.csv"])
  func `a path that leads out of the folder is refused, whether or not a file is there`(
    path: String
  ) throws {
    let folder = try TemporaryFolder([
      "secret.csv": "n\n123454321\n", "cases/case.worth": "table t from \"\(path)\"\nshow t.n",
    ])
    let result = worth("run", folder.file("cases/case.worth"))
    #expect(result.code == 2)
    #expect(result.errors.contains("E0223"))
    #expect(result.errors.contains(FileManager.default.currentDirectoryPath) == false)
    #expect(result.errors.contains("cases’"))
    #expect(!result.errors.contains("123454321") && !result.errors.contains("root:"))
  }

  @Test func `a file outside is refused for ‘use’ as it is for a table`() throws {
    let folder = try TemporaryFolder([
      "rates.worth": "tax = 20%",
      "cases/case.worth": "use \"../rates.worth\" as rates\nshow rates.tax",
    ])
    let result = worth("check", folder.file("cases/case.worth"))
    #expect(result.code == 2)
    #expect(result.errors.contains("E0223"))
    #expect(result.errors.contains("--allow \(folder.path)"))
  }

  @Test func `a link that leads out is refused, for a file and for a folder`() throws {
    let outside = try TemporaryFolder(["secret.csv": "n\n123454321\n"])
    let folder = try TemporaryFolder([
      "a.worth": "table t from \"link.csv\"\nshow t.n",
      "b.worth": "table t from \"linked/secret.csv\"\nshow t.n",
    ])
    try link(folder.file("link.csv"), to: outside.file("secret.csv"))
    try link(folder.file("linked"), to: outside.path)
    for name in ["a.worth", "b.worth"] {
      let result = worth("run", folder.file(name))
      #expect(result.code == 2)
      #expect(result.errors.contains("E0223") && !result.errors.contains("123454321"))
      // The folder to allow is that to which the link leads.
      #expect(result.errors.contains("--allow \(outside.path)"))
      #expect(worth("run", folder.file(name), "--allow", outside.path).code == 0)
    }
  }

  @Test func `a folder with a blank is named so that it can be pasted`() throws {
    let folder = try TemporaryFolder([
      "my cases/sub/case.worth": "table t from \"../t.csv\"\nshow t.n", "my cases/t.csv": "n\n1\n",
    ])
    let path = folder.file("my cases/sub/case.worth")
    #expect(worth("run", path).errors.contains("--allow \"\(folder.file("my cases"))\""))
  }

  @Test func `a further folder can be allowed, with the option that the message names`() throws {
    let folder = try TemporaryFolder([
      "lib/rates.worth": "use \"more.worth\" as more\ntax = more.tax",
      "lib/more.worth": "tax = 20%",
      "cases/case.worth": "use \"../lib/rates.worth\" as rates\nshow rates.tax",
    ])
    let path = folder.file("cases/case.worth")
    #expect(worth("run", path).errors.contains("--allow \(folder.file("lib"))"))
    let allowed = worth("run", path, "--allow", folder.file("lib"))
    #expect(allowed.errors == "")
    #expect(allowed.output.contains("20%"))
    let other = worth("run", path, "--allow", folder.file("cases"))
    #expect(other.errors.contains("E0223"))
    #expect(worth("run", path, "--allow", folder.file("nowhere")).code == 2)
  }

  @Test func `a folder whose name begins alike is another folder`() throws {
    let folder = try TemporaryFolder([
      "cases-of-others/t.csv": "n\n123454321\n",
      "cases/case.worth": "table t from \"../cases-of-others/t.csv\"\nshow t.n",
    ])
    #expect(worth("run", folder.file("cases/case.worth")).errors.contains("E0223"))
  }

  @Test func `a used file looks for its own files beside itself`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"lib/rates.worth\" as rates\nshow rates.tax, rates.total",
      "lib/rates.worth":
        "use \"more.worth\" as more\ntable t from \"t.csv\"\ntax = more.tax\ntotal = sum(t.n)",
      "lib/more.worth": "tax = 21%", "lib/t.csv": "n\n5\n6\n",
      // What stands beside the case under the same names is not meant.
      "more.worth": "tax = 99%", "t.csv": "n\n99\n",
    ])
    let result = worth("run", folder.file("case.worth"))
    #expect(result.errors == "")
    #expect(result.output.contains("21%") && result.output.contains("11"))
    #expect(!result.output.contains("99"))
  }

  @Test func `a used file may lead back into the folder of the case`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"lib/rates.worth\" as rates\nshow rates.tax",
      "lib/rates.worth": "use \"../base.worth\" as base\ntax = base.tax",
      "base.worth": "tax = 22%",
    ])
    #expect(worth("run", folder.file("case.worth")).output.contains("22%"))
  }

  @Test func `a file that is reached by two paths is one file`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"a.worth\" as a\nuse \"linked.worth\" as b\nuse \"./x/../a.worth\" as c\n"
        + "show a.tax, b.tax, c.tax",
      "a.worth": "tax = 23%", "x/y.txt": "",
    ])
    try link(folder.file("linked.worth"), to: "a.worth")
    let result = worth("run", folder.file("case.worth"))
    #expect(result.errors == "")
    #expect(result.output.components(separatedBy: "23%").count == 4)
    // Under which name ever it is used, a file that is mistaken is so once.
    try folder.write("tax = 23% + nothing", to: "a.worth")
    let mistaken = worth("check", folder.file("case.worth"))
    #expect(mistaken.errors.components(separatedBy: "E0201").count == 2)
  }

  @Test func `files that use one another in a circle are told so, also by way of a link`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"a.worth\" as a\nshow 1", "a.worth": "use \"lib/b.worth\" as b\nx = 1",
      "lib/b.worth": "use \"../a.worth\" as a\ny = 1",
      "self.worth": "use \"lib/../self.worth\" as me\nz = 1",
      "linking.worth": "use \"link.worth\" as me\nz = 1",
    ])
    try link(folder.file("link.worth"), to: "linking.worth")
    for name in ["case.worth", "self.worth", "linking.worth"] {
      let result = worth("check", folder.file(name))
      #expect(result.code == 2, "\(name)")
      #expect(result.errors.contains("E0207"), "\(name): \(result.errors)")
    }
  }

  @Test func `a long chain of files ends in a message that says how to allow it`() throws {
    var files: [String: String] = [:]
    for number in 0..<40 {
      files["f\(number).worth"] = "use \"f\(number + 1).worth\" as next\nx = next.x + 1"
    }
    files["f40.worth"] = "x = 0"
    let folder = try TemporaryFolder(files)
    let result = worth("run", folder.file("f0.worth"))
    #expect(result.errors.contains("E0811") && result.errors.contains("--limit file_depth"))
    let allowed = worth("run", folder.file("f0.worth"), "--limit", "file_depth=50")
    #expect(allowed.errors == "")
    #expect(allowed.output.contains("40"))
  }

  @Test func `more files than a case may use are refused`() throws {
    var source = ""
    for number in 0..<5 { source += "use \"none\(number).worth\" as n\(number)\n" }
    let folder = try TemporaryFolder(["case.worth": source])
    let result = worth("check", folder.file("case.worth"), "--limit", "files=3")
    #expect(result.errors.contains("E0812"))
  }

  @Test func `a pipe is no file to read`() throws {
    let folder = try TemporaryFolder(["case.worth": "table t from \"pipe.csv\"\nshow t.n"])
    #expect(mkfifo(folder.file("pipe.csv"), 0o600) == 0)
    #expect(worth("check", folder.file("case.worth")).errors.contains("E0206"))
  }

  @Test func `a message names the files that a case uses as the case itself was named`() throws {
    let folder = try TemporaryFolder([
      "case.worth":
        "use \"sub/lib.worth\" as lib\ntable v from \"sub/v.csv\"\nx = lib.n + sum(v.amount)",
      "sub/lib.worth": "n = 1\ntable t from \"bad.csv\" { id: text, amount: number }\n",
      "sub/bad.csv": "id,amount\na,1\nb,x\n", "sub/v.csv": "id,amount\na,1\nb,x\n",
    ])
    let errors = worth("check", folder.file("case.worth")).errors
    #expect(errors.contains("┌─ \(folder.file("sub/bad.csv")):3:3"), "\(errors)")
    #expect(errors.contains("┌─ \(folder.file("sub/v.csv")):3:3"))
    // Seen from its own folder a case is named without one, and so are its files.
    let fence = Fence(path: "case.worth", allowed: [])
    #expect(fence.typed("sub/bad.csv") == "sub/bad.csv")
    #expect(Fence(path: "cases/case.worth", allowed: []).typed("lib.worth") == "cases/lib.worth")
    #expect(Fence(path: "/case.worth", allowed: []).typed("lib.worth") == "/lib.worth")
  }

  @Test func `what is not there is reported with where it was looked for`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"sub/lib.worth\" as lib\ntable v from \"gone.csv\"\nx = lib.n",
      "sub/lib.worth": "n = 1\nuse \"lost.worth\" as lost\n",
    ])
    let errors = worth("check", folder.file("case.worth")).errors
    let real = try #require(Files.realPath(folder.path))
    for path in ["gone.csv", "sub/lost.worth"] {
      #expect(errors.contains("looked for at ‘\(real)/\(path)’"), "\(errors)")
    }
  }

  @Test func `of a file outside it is said that it was not looked for, and once allowed where`()
    throws
  {
    let folder = try TemporaryFolder([
      "cases/case.worth": "table t from \"../other/none.csv\"", "other/there.csv": "n\n1\n",
    ])
    let refused = worth("check", folder.file("cases/case.worth")).errors
    #expect(refused.contains("E0223") && refused.contains("was not looked for"))
    #expect(!refused.contains("E0206"))
    let allowed = worth(
      "check", "--allow", folder.file("other"), folder.file("cases/case.worth")
    ).errors
    let real = try #require(Files.realPath(folder.path))
    #expect(allowed.contains("E0206") && !allowed.contains("E0223"))
    #expect(allowed.contains("looked for at ‘\(real)/other/none.csv’"))
  }
}
