/// What a host gives for a file that a case names.
package enum LoadedFile: Sendable {
  /// The file. Its name is the one path by which it is known: what it names in turn is looked up
  /// beside it.
  case text(SourceText)
  /// There is none, or it cannot be read.
  case notFound
  /// It lies outside of what the case may read: `folder`; `parent` would have to be allowed.
  case outside(folder: String, parent: String)
}

/// Paths of files as cases write them: parts between `/`, from the folder of the case on.
package enum FilePath {
  /// Returns where `path` leads that stands in the file `user`, without `.` and, as far as
  /// possible, without `..`.
  ///
  /// A path that begins with `/` is taken as it is. `..` stays where it leads out of the folder of
  /// the case.
  package static func resolved(_ path: String, besideFile user: String?) -> String {
    if path.utf8.first == 0x2F { return normalized(path) }
    guard let user, let end = user.utf8.lastIndex(of: 0x2F) else { return normalized(path) }
    return normalized(String(user[...end]) + path)
  }

  /// Returns `path` without `.` and empty parts, and without `..` where a part stands before it.
  package static func normalized(_ path: String) -> String {
    let isAbsolute = path.utf8.first == 0x2F
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if let last = parts.last, last != ".." {
        parts.removeLast()
      } else if !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Returns the last part of `path`.
  package static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }

  /// Returns the folder of the file at `path`; nothing where that is the current folder.
  package static func folder(of path: String) -> String {
    guard let end = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return end == path.startIndex ? "/" : String(path[..<end])
  }
}
