#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files and terminals; nothing else in Worth touches them.
enum Files {
  /// Why a file could not be read.
  enum Problem: Error {
    case notFound, isDirectory, unreadable
  }

  /// Returns the bytes of the file at `path`.
  static func read(_ path: String) throws(Problem) -> [UInt8] {
    if isDirectory(path) { throw .isDirectory }
    guard let file = fopen(path, "rb") else { throw errno == ENOENT ? .notFound : .unreadable }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes.append(contentsOf: buffer[0..<count])
      if count < buffer.count { break }
    }
    if ferror(file) != 0 { throw .unreadable }
    return bytes
  }

  /// `true` iff there is a directory at `path`.
  static func isDirectory(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the files with the ending `.worth` in the directory and those below it, sorted.
  static func cases(in directory: String) -> [String] {
    var result: [String] = []
    var waiting = [directory]
    while let path = waiting.popLast() {
      guard let handle = opendir(path) else { continue }
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let full = path.hasSuffix("/") ? path + name : path + "/" + name
        if isDirectory(full) {
          waiting.append(full)
        } else if name.hasSuffix(".worth") {
          result.append(full)
        }
      }
      closedir(handle)
    }
    return result.sorted()
  }

  /// Writes `text` to standard output.
  static func print(_ text: String) { write(text, to: 1) }

  /// Writes `text` to standard error.
  static func complain(_ text: String) { write(text, to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count, let start = bytes.baseAddress {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, start + position, bytes.count - position)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, start + position, bytes.count - position)
        #else
          let count = Darwin.write(descriptor, start + position, bytes.count - position)
        #endif
        if count <= 0 { return }
        position += count
      }
    }
  }

  /// Returns what an environment variable holds, or nil.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// `true` iff standard output is a terminal.
  static var isOutputTerminal: Bool { isatty(1) == 1 }

  /// `true` iff standard input is a terminal.
  static var isInputTerminal: Bool { isatty(0) == 1 }
}
