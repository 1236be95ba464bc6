import Testing
import WorthSource

/// Paths of files, as cases write them.
@Suite struct FilePathTests {
  @Test(arguments: [
    ("a.worth", "a.worth"), ("./a.worth", "a.worth"), ("x/../a.worth", "a.worth"),
    ("x//y/./a.worth", "x/y/a.worth"), ("../a.worth", "../a.worth"),
    ("x/../../a.worth", "../a.worth"), ("../../a.worth", "../../a.worth"),
    ("/x/../../a.worth", "/a.worth"), ("/etc/passwd", "/etc/passwd"), ("", ""), ("..", ".."),
    ("x/..", ""),
  ]) func `a path loses what leads nowhere`(path: String, normal: String) {
    #expect(FilePath.normalized(path) == normal)
  }

  @Test(arguments: [
    ("b.worth", "lib/a.worth", "lib/b.worth"), ("../b.worth", "lib/a.worth", "b.worth"),
    ("../../b.worth", "lib/a.worth", "../b.worth"), ("b.worth", "a.worth", "b.worth"),
    ("/b.worth", "lib/a.worth", "/b.worth"), ("b.worth", "/x/a.worth", "/x/b.worth"),
  ]) func `a path leads on from the folder of its file`(path: String, file: String, found: String) {
    #expect(FilePath.resolved(path, besideFile: file) == found)
  }

  @Test func `a path in no file leads on from the folder at hand`() {
    #expect(FilePath.resolved("lib/b.worth", besideFile: nil) == "lib/b.worth")
  }

  @Test func `a path has a folder and a last part`() {
    #expect(FilePath.folder(of: "x/y/a.worth") == "x/y")
    #expect(FilePath.folder(of: "a.worth") == "")
    #expect(FilePath.folder(of: "/a.worth") == "/")
    #expect(FilePath.lastPart("x/y/a.worth") == "a.worth")
    #expect(FilePath.lastPart("a.worth") == "a.worth")
  }
}
