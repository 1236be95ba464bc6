import WorthBuiltins
import WorthPrelude
import WorthSource
import WorthSyntax
import WorthValue

/// Finding what names stand for.
extension Checker {
  /// Returns what `name` stands for in `scope`; the prelude is asked last.
  mutating func lookUp(_ name: Name, scope: Int32) -> Symbol? {
    var current = scope
    while current >= 0 {
      if let symbol = scopes[Int(current)].symbols[name.id] { return symbol }
      if case .world(let world) = scopes[Int(current)].kind { return symbol(name, inWorld: world) }
      if case .instance = scopes[Int(current)].kind {
        return lookUpForm(name, scope: scopes[Int(current)].parent)
      }
      current = scopes[Int(current)].parent
    }
    return lookUpPrelude(name)
  }

  /// Returns the kind or function `name`, which kinds and functions see too.
  mutating func lookUpForm(_ name: Name, scope: Int32) -> Symbol? {
    var current = scope
    while current >= 0 {
      switch scopes[Int(current)].symbols[name.id] {
      case .kind(let kind): return .kind(kind)
      case .function(let function): return .function(function)
      case .module(let module): return .module(module)
      default: current = scopes[Int(current)].parent
      }
    }
    return lookUpPrelude(name)
  }

  mutating func lookUpPrelude(_ name: Name) -> Symbol? {
    if preludeScope >= 0, let symbol = scopes[Int(preludeScope)].symbols[name.id] { return symbol }
    guard let file = Prelude.file(defining: names.text(name)) else { return nil }
    loadPrelude(file)
    return scopes[Int(preludeScope)].symbols[name.id]
  }

  /// Parses a file of the prelude and declares what it holds.
  mutating func loadPrelude(_ file: Int) {
    guard preludeFiles[Int32(file)] == nil else { return }
    if preludeScope < 0 { preludeScope = addScope(.file, parent: -1) }
    let text = SourceText(name: Prelude.files[file].name, text: Prelude.files[file].text)
    let tree = addTree(text)
    preludeFiles[Int32(file)] = tree
    declareFile(tree, scope: preludeScope, isRoot: false)
  }

  /// Parses `text` as a further source of the program.
  mutating func addTree(_ text: SourceText) -> Int32 {
    let source = sources.add(text)
    let (tree, diagnostics) = Parser.parse(text, source: source, names: names)
    trees.append(tree)
    for diagnostic in diagnostics { report(diagnostic) }
    return Int32(truncatingIfNeeded: trees.count - 1)
  }

  /// Reports that nothing is called `name`, with the name that is nearest to it.
  mutating func reportUnknown(
    _ name: Name, _ reference: NodeReference, _ context: Context, expected: TypeID? = nil
  ) {
    guard sinks[Int(sink)].count < Checker.mostDiagnostics else { return }
    let written = spelling(name)
    var candidates: [String] = context.locals.map { spelling($0.name) }
    var current = context.scope
    while current >= 0 {
      candidates += scopes[Int(current)].symbols.keys.map { names.text(Name(id: $0)) }
      if case .instance = scopes[Int(current)].kind { break }
      current = scopes[Int(current)].parent
    }
    if let row = context.row {
      candidates += tables[Int(row.table)].columns.map { spelling($0.name) }
    }
    candidates.removeAll { $0 == definedName(context) }
    candidates += BuiltinTable.all.map { $0.name.description }.filter { !$0.utf8.contains(0x20) }
    candidates += Prelude.names
    if context.definition >= 0, case .instance = scopes[Int(context.scope)].kind,
      isDefinedAround(name, context.scope)
    {
      report(.notSeenFromKind(span(reference), written))
      return
    }
    if context.version >= 0, isDefinedAround(name, rootScope) {
      report(.notSeenFromKind(span(reference), written))
      return
    }
    if BuiltinTable.find(written) != nil || Checker.specialFunctions.contains(written) {
      report(.functionIsNoValue(span(reference), written))
      return
    }
    if context.definition >= 0, case .input = definitions[Int(context.definition)].role,
      definitions[Int(context.definition)].name == name, mayLoop(context.definition)
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
    context.definition >= 0 ? spelling(definitions[Int(context.definition)].name) : ""
  }

  func isDefinedAround(_ name: Name, _ scope: Int32) -> Bool {
    if scopes[Int(rootScope)].symbols[name.id] != nil { return true }
    let parent = scopes[Int(scope)].parent
    return parent >= 0 && scopes[Int(parent)].symbols[name.id] != nil
  }
}
