import WorthPrelude
import WorthSource
import WorthSyntax

/// A kind or function of the prelude, as its source and its comments describe it.
struct PreludeEntry {
  /// An entry of a kind.
  struct Member {
    /// What an entry of a kind is.
    enum Sort {
      case input, line, function, requirement, remark
    }

    /// What the member is.
    let sort: Sort
    /// The name; empty where the entry has none.
    let name: String
    /// The source in one line.
    let text: String
    /// The source without what it is worked out by: of a function its name and parameters, of a
    /// line its name.
    let head: String
    /// `true` iff it is an input that has to be filled in: without a default, and not optional.
    let isRequired: Bool
    /// The comment in front of it; empty where there is none.
    let documentation: String
  }

  /// The name of the kind or function.
  let name: String
  /// `true` for a kind, `false` for a function.
  let isKind: Bool
  /// The first line of the declaration: `kind patent: asset`, `function npv(rate, flows)`.
  let head: String
  /// The comment in front of it; empty where there is none.
  let documentation: String
  /// The kind that this one extends, or nil.
  let parent: String?
  /// The inputs, lines, functions and requirements of a kind, in their order.
  let members: [Member]
  /// The names that a filled-in kind shows, in the order of its report; empty for a kind without a
  /// report of its own.
  let shown: [String]
  /// The file of the prelude.
  let file: String

  /// What the comment says behind its summary.
  var details: String {
    guard documentation.hasPrefix(summary) else { return documentation }
    let rest = documentation.dropFirst(summary.count)
    return String(rest.drop { $0 == " " || $0 == "\n" })
  }

  /// The first sentence of the comment; the next one, too, after a very short one.
  var summary: String {
    let paragraph = documentation.split(separator: "\n").first ?? ""
    var end = paragraph.startIndex
    while let stop = paragraph[end...].firstRange(of: ". ") {
      end = stop.upperBound
      if paragraph.distance(from: paragraph.startIndex, to: end) > 30 {
        return String(paragraph[..<stop.lowerBound]) + "."
      }
    }
    return String(paragraph)
  }

  /// Returns the text of a comment with each of its paragraphs in one line: blank lines and the words
  /// in front of sources, units, errors and examples begin a new one.
  static func flowing(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let begins = ["Source:", "Units:", "Errors:", "Example:"].contains { line.hasPrefix($0) }
      if let last = lines.last, !last.isEmpty, !line.isEmpty, !begins {
        lines[lines.count - 1] = last + " " + line
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// All entries in the order of the prelude.
  static var all: [PreludeEntry] { Prelude.files.flatMap { entries(of: $0) } }

  /// Returns the entry `name`, or nil.
  static func find(_ name: String) -> PreludeEntry? {
    guard let file = Prelude.file(defining: name) else { return nil }
    return entries(of: Prelude.files[file]).first { $0.name == name }
  }

  /// The entry behind all that it extends, the oldest first.
  var withAncestors: [PreludeEntry] {
    var chain = [self]
    while let parent = chain[0].parent, chain.count < 32, let entry = PreludeEntry.find(parent) {
      chain.insert(entry, at: 0)
    }
    return chain
  }

  /// Returns the kinds and functions of a file of the prelude.
  private static func entries(of file: PreludeFile) -> [PreludeEntry] {
    let (tree, _) = Parser.parse(
      SourceText(name: file.name, text: file.text), source: 0, names: NameTable())
    return tree.children(tree.root).compactMap { PreludeEntry($0, tree, file: file.name) }
  }

  /// Creates the entry at `node`; nil where that is neither a kind nor a function.
  private init?(_ node: NodeID, _ tree: Tree, file: String) {
    self.file = file
    documentation = PreludeEntry.flowing(tree.documentation(node))
    name = tree.text(tree.child(node))
    switch tree[node].kind {
    case .kind:
      isKind = true
      let extends = tree[node].parts.contains(.type)
      parent = extends ? tree.text(tree.child(node, 1)) : nil
      head = "kind " + name + (parent.map { ": " + $0 } ?? "")
      let block = tree.child(node, extends ? 2 : 1)
      let entries = block.exists ? Array(tree.children(block)) : []
      members = entries.compactMap { Member($0, tree) }
      shown = entries.filter { tree[$0].kind == .show }
        .flatMap { PreludeEntry.names(in: $0, tree) }
    case .function:
      isKind = false
      parent = nil
      head = "function " + name + tree.text(tree.child(node, 1))
      members = []
      shown = []
    default: return nil
    }
  }

  /// Returns the names that stand below `node`, each once, in their order.
  private static func names(in node: NodeID, _ tree: Tree) -> [String] {
    var found: [String] = []
    for child in tree.children(node) {
      let names = tree[child].kind == .name ? [tree.text(child)] : names(in: child, tree)
      for name in names where !found.contains(name) { found.append(name) }
    }
    return found
  }
}

extension PreludeEntry.Member {
  /// Creates the member at `node`; nil where that is none to be listed.
  init?(_ node: NodeID, _ tree: Tree) {
    text = tree.text(node).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    documentation = PreludeEntry.flowing(tree.documentation(node))
    let first = tree.child(node)
    let isDefinition = tree[node].kind == .definition
    isRequired =
      isDefinition && tree[node].parts.contains(.type) && !tree[node].parts.contains(.value)
      && !text.hasSuffix("?")
    switch tree[node].kind {
    case .definition:
      let isIndexed = tree[first].kind == .index
      name = isIndexed ? tree.text(tree.child(first)) : tree.text(first)
      sort = !isIndexed && tree[node].parts.contains(.type) ? .input : .line
      head = name
    case .function:
      name = tree.text(first)
      head =
        name
        + tree.text(tree.child(node, 1)).split { $0 == " " || $0 == "\n" }
        .joined(separator: " ")
      sort = .function
    case .require:
      name = ""
      head = ""
      sort = .requirement
    case .remark:
      name = ""
      head = ""
      sort = .remark
    default: return nil
    }
  }
}
