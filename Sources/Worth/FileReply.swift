import WorthSource

/// What a host gives for a file that a case names with `use` or `table … from`.
///
/// A case may come from a stranger, and the path that it names is the stranger's. Worth opens no files, and puts no
/// fence around them: that is the host's part. It gets the path as it leads from the folder of the case on, without
/// `.` and `..` in the middle; a path that still begins with `..` or with `/` leads out of that folder. A host that
/// reads a file system
///
/// - refuses such paths with `outside`, unless they lead to a folder that its user has allowed,
/// - follows symbolic links first (`realpath`) and looks where the file really is,
/// - reads plain files only, since pipes and devices may never end,
/// - hands back the one path by which it knows the file, so that Worth recognises a file that is reached in two ways.
///
/// A host without files of its own, such as a program with the rates of a firm in memory, needs no fence: it gives what
/// it has by these names, and `notFound` for anything else.
public enum FileReply: Sendable {
  /// The bytes of the file. What the file names in turn is looked up beside `path`; messages call it `shownAs`, where that
  /// is given, such as the path from the folder in which the user works.
  case file([UInt8], path: String, shownAs: String? = nil)
  /// A table that the host has in memory, in the place of a file of columns.
  case table(Table)
  /// There is no such file, or it cannot be read.
  case notFound
  /// The same, and `path`, which the message shows, is where the host has looked.
  case absent(path: String)
  /// The file is outside of `folder`, from which alone the case may read; `parent` would have to be allowed.
  case outside(folder: String, parent: String)

  /// The reply to a question for `asked`, as the core knows it. A table is known by the name by which it was asked for.
  func loaded(from asked: String) -> LoadedFile {
    switch self {
    case .file(let bytes, let path, _): .text(SourceText(name: path, bytes: bytes))
    case .table(let table):
      .text(SourceText(name: asked, bytes: table.bytes, quotedCellsAreTexts: true))
    case .notFound, .absent: .notFound
    case .outside(let folder, let parent): .outside(folder: folder, parent: parent)
    }
  }
}
