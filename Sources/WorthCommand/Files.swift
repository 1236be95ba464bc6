#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files and terminals; nothing else in Worth touches them.
package enum Files {
  /// Why a file could not be read.
  enum Problem: Error {
    case notFound, isDirectory, notPermitted, exists, unreadable

    /// The reason in words.
    var words: String {
      switch self {
      case .notFound: "there is no such file"
      case .isDirectory: "it is a directory"
      case .notPermitted: "you have no permission to read it"
      case .exists, .unreadable: "it cannot be read"
      }
    }

    /// Why nothing could be written, in words.
    var writing: String {
      switch self {
      case .notFound: "there is no such folder"
      case .isDirectory: "it is a directory"
      case .notPermitted: "you have no permission to write it"
      case .exists: "there is such a file already; name another one"
      case .unreadable: "it cannot be written"
      }
    }

    /// The problem that the system has just reported.
    static var latest: Problem {
      switch errno {
      case ENOENT, ENOTDIR: .notFound
      case EISDIR: .isDirectory
      case EEXIST: .exists
      case EACCES, EPERM: .notPermitted
      default: .unreadable
      }
    }
  }

  /// The size in bytes beyond which nothing is read; sources so large are refused anyhow.
  private static var largest: Int { 65 << 20 }

  // MARK: Reading

  /// Returns the bytes of the file at `path`.
  static func read(_ path: String) throws(Problem) -> [UInt8] {
    if isDirectory(path) { throw .isDirectory }
    guard let file = fopen(path, "rb") else { throw .latest }
    defer { fclose(file) }
    let bytes = contents(of: file)
    if ferror(file) != 0 { throw .latest }
    return bytes
  }

  /// Returns the bytes of the plain file at `path`; of pipes and devices, which may never end,
  /// nothing is read.
  static func readPlain(_ path: String) throws(Problem) -> [UInt8] {
    var information = stat()
    guard stat(path, &information) == 0 else { throw .latest }
    guard information.st_mode & S_IFMT == S_IFREG else { throw .unreadable }
    return try read(path)
  }

  /// Returns the absolute path of what is at `path`, without links; nil where there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Writes `text` to a file at `path` that is not there yet, unless it is one to be replaced.
  static func writeNew(_ path: String, _ text: String, replacing: Bool) throws(Problem) {
    if isDirectory(path) { throw .isDirectory }
    guard let file = fopen(path, replacing ? "w" : "wx") else { throw .latest }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    // What the system could not store is told when the file is closed.
    guard fclose(file) == 0, count == bytes.count else { throw .unreadable }
  }

  /// Returns the next line of standard input without its end; nil at the end of the input, which a
  /// terminal may go on after, or where the user interrupts.
  static func readLine() -> String? {
    var bytes: [UInt8] = []
    var buffer: [UInt8] = [0]
    while bytes.count < largest {
      let count = readSome(&buffer)
      if count < 0, errno == EINTR {
        if Interruption.isRequested { return nil }
      } else if count <= 0 {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      } else if buffer[0] == 0x0A {
        break
      } else {
        bytes.append(buffer[0])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns all of standard input.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < largest {
      let count = readSome(&buffer)
      if count > 0 {
        bytes.append(contentsOf: buffer[0..<count])
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    return bytes
  }

  /// Reads from standard input as much as is there.
  private static func readSome(_ buffer: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(0, &buffer, buffer.count)
    #elseif canImport(Musl)
      Musl.read(0, &buffer, buffer.count)
    #else
      Darwin.read(0, &buffer, buffer.count)
    #endif
  }

  /// Returns the bytes up to the end of an open file, or up to a limit beyond that of any source.
  private static func contents(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < largest {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes.append(contentsOf: buffer[0..<count])
      if count < buffer.count { break }
    }
    return bytes
  }

  /// `true` iff there is a directory at `path`.
  static func isDirectory(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// `true` iff `path` is a link to something else.
  private static func isLink(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  /// Returns the files with the ending `.worth` in the directory and those below it, sorted.
  ///
  /// Hidden entries are left out, and links to directories are not followed.
  static func cases(in directory: String) -> [String] {
    var unreadable: [String] = []
    return cases(in: directory, unreadable: &unreadable)
  }

  /// Returns the files with the ending `.worth`; directories that cannot be read go to
  /// `unreadable`.
  static func cases(in directory: String, unreadable: inout [String]) -> [String] {
    var result: [String] = []
    var waiting = [directory]
    while let path = waiting.popLast() {
      guard let names = entries(of: path) else {
        unreadable.append(path)
        continue
      }
      for name in names where !name.hasPrefix(".") {
        let full = path.hasSuffix("/") ? path + name : path + "/" + name
        if isDirectory(full) {
          if !isLink(full) { waiting.append(full) }
        } else if name.hasSuffix(".worth") {
          result.append(full)
        }
      }
    }
    unreadable.sort()
    return result.sorted()
  }

  /// Returns the names in a folder, `.` and `..` among them; nil where it cannot be read.
  private static func entries(of directory: String) -> [String]? {
    guard let handle = opendir(directory) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  // MARK: Writing

  /// Writes `text` to standard output.
  static func print(_ text: String) { write(text, to: 1) }

  /// Writes `text` to standard error.
  package static func complain(_ text: String) { write(text, to: 2) }

  /// Writes all of the text, however often that is interrupted; ends the process where nobody
  /// reads.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var position = 0
      while position < bytes.count, let start = bytes.baseAddress {
        let count = writeSome(descriptor, start + position, bytes.count - position)
        if count > 0 {
          position += count
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          waitUntilWritable(descriptor)
        } else if errno != EINTR {
          giveUp(descriptor)
        }
      }
    }
  }

  /// Writes as many bytes as are taken at once; returns their number, or -1.
  private static func writeSome(_ descriptor: Int32, _ start: UnsafePointer<UInt8>, _ count: Int)
    -> Int
  {
    #if canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Darwin.write(descriptor, start, count)
    #endif
  }

  /// Waits until something can be written, without using the processor.
  private static func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Ends the process when nobody reads its output any more, or a disk is full.
  private static func giveUp(_ descriptor: Int32) {
    if errno == EPIPE { exit(128 + SIGPIPE) }
    if descriptor == 1 {
      let reason = String(cString: strerror(errno))
      write("worth: cannot write to standard output: " + reason + "\n", to: 2)
    }
    exit(2)
  }

  // MARK: Surroundings

  /// Returns what an environment variable holds, or nil.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// `true` iff standard output is a terminal.
  static var isOutputTerminal: Bool { isatty(1) == 1 }

  /// `true` iff standard error is a terminal.
  static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// `true` iff standard input is a terminal.
  static var isInputTerminal: Bool { isatty(0) == 1 }
}
