/// What the ending of a file's name says of its content.
enum TableFileName {
  /// `true` iff the file holds columns with delimiters between them.
  static func isTable(_ path: String) -> Bool {
    ["csv", "tsv", "tab", "psv", "txt"].contains(ending(of: path))
  }

  /// `true` iff the file is one that only a spreadsheet reads.
  static func isWorkbook(_ path: String) -> Bool {
    ["xlsx", "xls", "xlsm", "ods", "numbers"].contains(ending(of: path))
  }

  /// Returns what stands behind the last point of the name, in small letters.
  private static func ending(of path: String) -> String {
    guard let point = path.utf8.lastIndex(of: 0x2E) else { return "" }
    return String(path[path.index(after: point)...]).lowercased()
  }
}
