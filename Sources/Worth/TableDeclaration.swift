import WorthChecker

extension Engine {
  /// Returns what a case writes to read a file of columns: `table NAME from "file" { … }`, with what
  /// its columns hold and how it is written.
  ///
  /// The first lines, the signs in figures and the forms of dates say so; where they may mean two
  /// things, a comment says that. Compiled with the file at hand, the declaration reads all columns, or
  /// says which cell is like none of the others. Nil where the bytes are no text.
  public static func tableDeclaration(of bytes: [UInt8], named file: String) -> String? {
    TableProposal.declaration(of: bytes, file: file)
  }
}
