import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The sources of the program: the case itself, what it uses, and the files of the prelude that it
/// needs.
struct SourceFiles {
  /// The texts of the case and of all files that it needs.
  private(set) var sources = SourceSet()
  /// What reads files, and says how far to go.
  let host: CheckerHost
  /// The lines in which the parser found a mistake.
  private(set) var broken = BrokenLines()
  /// The name of the root file.
  private let rootName: String
  /// The tree of the root file.
  let rootTree = TreeID(0)
  /// The scopes of the files that are used, by their paths.
  private var modules: [String: ScopeID] = [:]
  /// What stands before the names of each file that is used `as` something, such as `rates.`; more than
  /// one where several files use it.
  private(set) var prefixes: [ScopeID: [String]] = [:]
  /// The paths of the files that are being loaded, each used by the one before it.
  private var loading: [String] = []
  /// The trees of the files of the prelude that are needed, by their places in `Prelude.files`.
  private var preludeFiles: [Int: TreeID] = [:]

  /// Creates a room without sources.
  init(host: CheckerHost, rootName: String) {
    self.host = host
    self.rootName = rootName
  }
}

extension SourceFiles {
  /// Adds a file of data as a further source, and returns its number among the sources.
  mutating func addData(_ text: SourceText) -> UInt32 { sources.add(text) }

  /// Declares `use "file.worth" as name` in `scope`: the file under its name, or its kinds and
  /// functions where it has none.
  static func declareUse(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let fileNode = tree.child(reference.node)
    let file = SyntaxReading.plainText(fileNode, tree)
    let nameNode = tree.child(reference.node, 1)
    var prefixes: [String] = []
    if nameNode.exists {
      let own = tree.text(nameNode) + "."
      prefixes = (checker.files.prefixes[scope] ?? (scope == checker.names.rootScope ? [""] : []))
        .map { $0 + own }
    }
    let module = loadModule(
      file, checker.span(NodeReference(reference.tree, fileNode)), tree, prefixes, in: &checker)
    guard let module else {
      if nameNode.exists {
        checker.names.define(tree.name(nameNode), as: .broken, in: scope)
      }
      return
    }
    if nameNode.exists {
      checker.names.define(tree.name(nameNode), as: .module(module), in: scope)
      return
    }
    // Without a name of its own, the file's kinds and functions are seen as if they stood here.
    for (name, symbol) in checker.names.scopes[module].symbols.entries {
      switch symbol {
      case .kind, .function:
        if checker.names.scopes[scope].symbols[name] == nil {
          checker.names.define(name, as: symbol, in: scope)
        }
      case .definition, .instance, .table, .module, .scenario, .tree, .broken: break
      }
    }
  }

  /// Returns the scope of the file, loading it first if need be; nil after a diagnostic.
  private static func loadModule(
    _ file: String, _ place: Span, _ user: Tree, _ prefixes: [String], in checker: inout Checker
  ) -> ScopeID? {
    let path = checker.files.host.resolved(file, in: user.source)
    if path == checker.files.rootName || path == FilePath.lastPart(checker.files.rootName) {
      checker.report(.usesItself(place, file))
      return nil
    }
    if let known = checker.files.modules[path] {
      addPrefixes(prefixes, to: known, in: &checker)
      return module(known, path, writtenAs: file, place, in: &checker)
    }
    guard checker.files.loading.count < checker.files.host.limits.fileDepth else {
      checker.report(.filesTooDeep(place, limit: checker.files.host.limits.fileDepth))
      return nil
    }
    guard let text = load(path, writtenAs: file, place, in: &checker) else { return nil }
    // The same file may be reached by several paths.
    if text.name == FilePath.lastPart(checker.files.rootName) {
      checker.report(.usesItself(place, file))
      return nil
    }
    if let known = checker.files.modules[text.name] {
      addPrefixes(prefixes, to: known, in: &checker)
      return module(known, text.name, writtenAs: file, place, in: &checker)
    }
    let scope = checker.names.addScope(.file, parent: nil)
    checker.files.modules[text.name] = scope
    checker.files.prefixes[scope] = prefixes
    checker.files.loading.append(text.name)
    checker.files.host.keep(
      text.name, as: UInt32(truncatingIfNeeded: checker.files.sources.sources.count))
    let tree = add(text, in: &checker)
    Declarations.declareFile(tree, scope: scope, isRoot: false, in: &checker)
    checker.files.loading.removeLast()
    return scope
  }

  /// Notes further names under which a file and those that it uses are read; what the host changes under
  /// them counts for their tables, which stand already.
  private static func addPrefixes(
    _ prefixes: [String], to file: ScopeID, in checker: inout Checker
  ) {
    guard !prefixes.isEmpty else { return }
    checker.files.prefixes[file, default: []] += prefixes
    for (name, symbol) in checker.names.scopes[file].symbols.entries {
      switch symbol {
      case .table(let table):
        HostChanges.apply(toColumnsOf: table, behind: prefixes, in: &checker)
      case .module(let inner):
        let own = checker.spelling(name) + "."
        addPrefixes(prefixes.map { $0 + own }, to: inner, in: &checker)
      case .definition, .instance, .kind, .function, .scenario, .tree, .broken: break
      }
    }
  }

  /// Returns the scope of a file that is known, unless it is being loaded: then it uses itself.
  private static func module(
    _ scope: ScopeID, _ path: String, writtenAs file: String, _ place: Span,
    in checker: inout Checker
  ) -> ScopeID? {
    guard checker.files.loading.contains(path) else { return scope }
    checker.report(.usesItself(place, file))
    return nil
  }

  /// Returns the file at `path`; nil where there is none that may be read, which is reported.
  static func load(_ path: String, writtenAs file: String, _ place: Span, in checker: inout Checker)
    -> SourceText?
  {
    guard !checker.files.host.hasAllFiles else {
      checker.report(.tooManyFiles(place, limit: checker.files.host.limits.files))
      return nil
    }
    switch checker.files.host.load(path) {
    case .text(let text): return text
    case .notFound:
      checker.report(.fileNotFound(place, file))
      return nil
    case .outside(let folder, let parent):
      checker.report(.fileOutside(place, file, folder: folder, parent: parent))
      return nil
    }
  }

  /// Parses a file of the prelude that has not been needed before, and declares in `scope` what it
  /// holds.
  static func loadPrelude(_ file: Int, scope: ScopeID, in checker: inout Checker) {
    guard checker.files.preludeFiles[file] == nil else { return }
    let text = SourceText(name: Prelude.files[file].name, text: Prelude.files[file].text)
    let tree = add(text, in: &checker)
    checker.files.preludeFiles[file] = tree
    Declarations.declareFile(tree, scope: scope, isRoot: false, in: &checker)
  }

  /// `true` iff the place is in a file of the prelude.
  static func isInPrelude(_ span: Span, in checker: Checker) -> Bool {
    checker.files.preludeFiles.values.contains { checker.trees[$0].source == span.source }
  }

  /// Parses `text` as a further source of the program.
  static func add(_ text: SourceText, in checker: inout Checker) -> TreeID {
    let source = checker.files.sources.add(text)
    let (tree, diagnostics) = Parser.parse(text, source: source, names: checker.names.table)
    for diagnostic in diagnostics { checker.report(diagnostic) }
    checker.files.broken.note(diagnostics, in: tree)
    if diagnostics.contains(where: { $0.code.isAboutSettings }) {
      checker.settings.noteBrokenSetting()
    }
    return checker.trees.append(tree)
  }

  /// Adds what the path at `reference`, which leads through all instances by row at the path `whole`, is in the first of
  /// them. What stands behind that path stands where it does in its own source, so that messages point there.
  static func addFirstRow(
    of reference: NodeReference, through whole: String, in checker: inout Checker
  ) -> NodeReference? {
    let asked = checker.trees[reference.tree]
    var node = reference.node
    while asked.text(node).split(separator: " ").joined() != whole {
      node = asked.child(node)
      guard node.exists else { return nil }
    }
    let behind = asked.span(reference.node).end - asked.span(node).end
    let rest = String(decoding: asked.text(reference.node).utf8.suffix(Int(behind)), as: UTF8.self)
    var row = "x"
    while StudyInputs.occurs(row, in: asked.text(reference.node)) { row += "_" }
    let head = row + "=[" + row
    let blanks = String(
      repeating: " ", count: max(0, Int(asked.span(node).end) - head.utf8.count))
    let text = SourceText(
      name: asked.text.name, text: "\(blanks)\(head)\(rest) for \(row) in \(whole)][1]")
    let tree = Parser.parse(text, source: asked.source, names: checker.names.table).tree
    let root = checker.trees.append(tree)
    let definition = NodeReference(root, tree.child(tree.root))
    return NodeReference(root, SyntaxReading.valueNode(definition, in: checker))
  }

  /// Adds the change of the path at `reference` to `name`, as a scenario would write it.
  ///
  /// The path stands where it stands in its own source, behind blanks, so that messages point there.
  static func addChange(
    of reference: NodeReference, to name: String, in checker: inout Checker
  ) -> TreeID {
    let asked = checker.trees[reference.tree]
    let blanks = String(repeating: " ", count: Int(asked.span(reference.node).start))
    let text = SourceText(
      name: asked.text.name, text: blanks + asked.text(reference.node) + " = " + name)
    let tree = Parser.parse(text, source: asked.source, names: checker.names.table).tree
    return checker.trees.append(tree)
  }
}
