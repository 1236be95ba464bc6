import Worth
import WorthSource

/// The folders from which a case may read: its own, and those that were allowed.
struct Fence: Sendable {
  /// The folder of the case as it was typed; empty where that is the current folder.
  private let folder: String
  /// The same without links; nil where there is no such folder.
  private let realFolder: String?
  /// All folders from which the case may read, without links.
  private let allowed: [String]

  /// Creates the fence of the case at `path`, with further folders that are `allowed`.
  init(path: String, allowed: [String]) {
    folder = path == "-" ? "" : FilePath.folder(of: path)
    realFolder = Files.realPath(folder.isEmpty ? "." : folder)
    self.allowed = (realFolder.map { [$0] } ?? []) + allowed.compactMap { Files.realPath($0) }
  }

  /// Returns the file at `path`, which leads from the folder of the case on.
  func read(_ path: String) -> FileReply {
    guard let realFolder else { return .absent(path: path) }
    let whole = FilePath.normalized(path.hasPrefix("/") ? path : realFolder + "/" + path)
    // Of a file outside it is not even said whether it exists.
    guard isAllowed(whole) else { return outside(path) }
    guard let real = Files.realPath(whole) else { return .absent(path: whole) }
    // A link leads out: what would have to be allowed is the folder to which it leads.
    guard isAllowed(real) else { return outside(real) }
    guard let bytes = try? Files.readPlain(real) else { return .absent(path: real) }
    guard let inside = Fence.part(of: real, below: realFolder) else {
      return .file(bytes, path: real)
    }
    return .file(bytes, path: inside, shownAs: folder.isEmpty ? nil : typed(inside))
  }

  /// `true` iff `path`, which is absolute, lies in a folder from which the case may read.
  private func isAllowed(_ path: String) -> Bool {
    allowed.contains { Fence.part(of: path, below: $0) != nil }
  }

  /// Returns the part of `path` that lies below `folder`; nil where it lies elsewhere.
  private static func part(of path: String, below folder: String) -> String? {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : nil
  }

  /// The path from the current folder on, as the path of the case was typed.
  func typed(_ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// Returns the answer for a file beyond the fence, with the folder that would have to be allowed.
  private func outside(_ path: String) -> FileReply {
    let parent = FilePath.folder(of: FilePath.normalized(typed(path)))
    return .outside(
      folder: realFolder ?? folder, parent: parent.isEmpty ? "." : parent)
  }
}
