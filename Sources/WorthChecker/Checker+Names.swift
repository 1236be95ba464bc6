import WorthBuiltins
import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Finding what names stand for.
extension Checker {
  /// Returns what `name` stands for in `scope`; the prelude is asked last.
  mutating func lookUp(_ name: Name, scope: ScopeID) -> Symbol? {
    var current: ScopeID? = scope
    while let here = current {
      if let symbol = scopes[here].symbols[name] { return symbol }
      if case .world(let world) = scopes[here].kind { return symbol(name, inWorld: world) }
      if case .instance = scopes[here].kind {
        return lookUpForm(name, scope: scopes[here].parent)
      }
      current = scopes[here].parent
    }
    return lookUpPrelude(name)
  }

  /// Returns the kind or function `name`, which kinds and functions see too.
  mutating func lookUpForm(_ name: Name, scope: ScopeID?) -> Symbol? {
    var current = scope
    while let here = current {
      switch scopes[here].symbols[name] {
      case .kind(let kind): return .kind(kind)
      case .function(let function): return .function(function)
      case .module(let module): return .module(module)
      default: current = scopes[here].parent
      }
    }
    return lookUpPrelude(name)
  }

  mutating func lookUpPrelude(_ name: Name) -> Symbol? {
    if let preludeScope, let symbol = scopes[preludeScope].symbols[name] { return symbol }
    guard let file = Prelude.file(defining: names.text(name)) else { return nil }
    return scopes[loadPrelude(file)].symbols[name]
  }

  /// Parses a file of the prelude, declares what it holds, and returns the scope of the prelude.
  private mutating func loadPrelude(_ file: Int) -> ScopeID {
    let scope = preludeScope ?? addScope(.file, parent: nil)
    preludeScope = scope
    guard preludeFiles[file] == nil else { return scope }
    let text = SourceText(name: Prelude.files[file].name, text: Prelude.files[file].text)
    let tree = addTree(text)
    preludeFiles[file] = tree
    declareFile(tree, scope: scope, isRoot: false)
    return scope
  }

  /// Parses `text` as a further source of the program.
  mutating func addTree(_ text: SourceText) -> TreeID {
    let source = sources.add(text)
    let (tree, diagnostics) = Parser.parse(text, source: source, names: names)
    for diagnostic in diagnostics { report(diagnostic) }
    return trees.append(tree)
  }

  /// Reports that nothing is called `name`, with the name that is nearest to it.
  mutating func reportUnknown(
    _ name: Name, _ reference: NodeReference, _ context: Context, expected: TypeID? = nil
  ) {
    guard sinks[sink].count < Checker.mostDiagnostics else { return }
    let written = spelling(name)
    var candidates: [String] = context.locals.map { spelling($0.name) }
    var current: ScopeID? = context.scope
    while let here = current {
      candidates += scopes[here].symbols.entries.map { spelling($0.name) }
      if case .instance = scopes[here].kind { break }
      current = scopes[here].parent
    }
    if let row = context.row {
      candidates += tables[row.table].columns.map { spelling($0.name) }
    }
    candidates.removeAll { $0 == definedName(context) }
    candidates += BuiltinTable.all.filter { !$0.isInternal }.map { $0.name.description }
    candidates += Prelude.names
    if context.definition != nil, case .instance = scopes[context.scope].kind,
      isDefinedAround(name, context.scope)
    {
      report(.notSeenFromKind(span(reference), written))
      return
    }
    if context.version != nil, isDefinedAround(name, rootScope) {
      report(.notSeenFromKind(span(reference), written))
      return
    }
    if BuiltinTable.find(written) != nil || CheckedFunction(rawValue: written)?.isSupported == true
    {
      report(.functionIsNoValue(span(reference), written))
      return
    }
    if let definition = context.definition, case .input = definitions[definition].role,
      definitions[definition].name == name, mayLoop(definition)
    {
      report(.fieldReadsItself(span(reference), written))
      return
    }
    var nearest = joinedAmount(written) ?? Spelling.nearest(to: written, among: candidates)
    if written == "true" || written == "false" { nearest = written == "true" ? "yes" : "no" }
    if nearest == nil, context.isNameInCell || expected == .text { nearest = "\"" + written + "\"" }
    report(.unknownName(span(reference), written, nearest: nearest))
  }

  /// Returns `EUR 5` for `EUR5`.
  private func joinedAmount(_ written: String) -> String? {
    let code = String(written.prefix(3))
    let digits = written.dropFirst(3)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F }),
      Currency.minorDigits(code) != nil
    else { return nil }
    return code + " " + digits
  }

  /// The name that is being defined; it is no help where another is looked for.
  func definedName(_ context: Context) -> String {
    context.definition.map { spelling(definitions[$0].name) } ?? ""
  }

  func isDefinedAround(_ name: Name, _ scope: ScopeID) -> Bool {
    if scopes[rootScope].symbols[name] != nil { return true }
    return scopes[scope].parent.map { scopes[$0].symbols[name] != nil } ?? false
  }
}
