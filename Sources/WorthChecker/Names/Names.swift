import WorthBuiltins
import WorthPlan
import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The scopes, and what names stand for in them.
struct Names {
  /// How names are written.
  let table: NameTable
  /// The scopes: files, blocks, instances, worlds.
  private(set) var scopes = Arena<ScopeID, Scope>()
  /// The scope of the case.
  private(set) var rootScope = ScopeID(0)
  /// The scope of the prelude, once one of its files is needed.
  private(set) var preludeScope: ScopeID?
  /// The names in each file of variants of one of the instances by row.
  private(set) var variantsOfRows: [ScopeID: Set<Name>] = [:]

  /// Creates a room with the scope of the case, in which nothing has a name yet.
  init(table: NameTable) {
    self.table = table
    rootScope = addScope(.file, parent: nil)
  }
}

extension Names {
  /// Notes the names of variants of one of the instances by row in the file of `scope`.
  mutating func note(variantsOfRows names: Set<Name>, in scope: ScopeID) {
    variantsOfRows[scope, default: []].formUnion(names)
  }

  /// `true` iff what is written at `node` in the file of `scope` is the name of such a variant in a file that is used
  /// under a name: `rates.dear`.
  func isVariantOfRow(_ node: NodeID, _ tree: Tree, in scope: ScopeID) -> Bool {
    guard tree[node].kind == .member, let file = file(at: tree.child(node), tree, in: scope) else {
      return false
    }
    return variantsOfRows[file]?.contains(tree.name(node)) ?? false
  }

  /// The file that is used under the name at `node`; nil for other names.
  private func file(at node: NodeID, _ tree: Tree, in scope: ScopeID) -> ScopeID? {
    switch tree[node].kind {
    case .name:
      return file(named: tree.name(node), in: scope)
    case .member:
      return file(at: tree.child(node), tree, in: scope).flatMap { outer in
        file(named: tree.name(node), in: outer)
      }
    default: return nil
    }
  }

  /// The file that is used under a name in `scope`; nil for other names.
  private func file(named name: Name, in scope: ScopeID) -> ScopeID? {
    guard case .module(let file)? = scopes[scope].symbols[name] else { return nil }
    return file
  }

  /// Lets `name` stand for `symbol` in `scope`.
  mutating func define(_ name: Name, as symbol: Symbol, in scope: ScopeID) {
    scopes[scope].symbols[name] = symbol
  }

  /// Adds a scope without names.
  mutating func addScope(_ kind: Scope.Kind, parent: ScopeID?) -> ScopeID {
    scopes.append(Scope(kind: kind, parent: parent))
  }

  /// Returns what `name` stands for in `scope`; the prelude is asked last.
  static func lookUp(_ name: Name, scope: ScopeID, in checker: inout Checker) -> Symbol? {
    var current: ScopeID? = scope
    while let here = current {
      if let symbol = checker.names.scopes[here].symbols[name] { return symbol }
      if case .world(let world) = checker.names.scopes[here].kind {
        return WorldNames.symbol(name, inWorld: world, in: &checker)
      }
      if case .instance = checker.names.scopes[here].kind {
        return lookUpForm(name, scope: checker.names.scopes[here].parent, in: &checker)
      }
      current = checker.names.scopes[here].parent
    }
    return lookUpPrelude(name, in: &checker)
  }

  /// Returns what `name` stands for in a file that is read under a name, or in what a scenario makes of
  /// it; the names of the prelude are none of the file's.
  static func lookUp(_ name: Name, inFile scope: ScopeID, in checker: inout Checker) -> Symbol? {
    let own = file(of: scope, in: checker)
    guard scope != own else { return checker.names.scopes[own].symbols[name] }
    guard checker.names.scopes[own].symbols[name] != nil else { return nil }
    return lookUp(name, scope: scope, in: &checker)
  }

  /// Returns the outermost scope around one: that of its file.
  static func outermost(_ scope: ScopeID, in checker: Checker) -> ScopeID {
    var file = scope
    while let outer = checker.names.scopes[file].parent { file = outer }
    return file
  }

  /// Returns the scope of the file over which a scenario stands; a file's own for that of a file.
  static func file(of scope: ScopeID, in checker: Checker) -> ScopeID {
    var current = scope
    while case .world(let number) = checker.names.scopes[current].kind {
      current = checker.worlds[number].parent
    }
    return current
  }

  /// Returns the kind, function or file `name`, which kinds and functions see, too.
  static func lookUpForm(_ name: Name, scope: ScopeID?, in checker: inout Checker) -> Symbol? {
    var current = scope
    while let here = current {
      switch checker.names.scopes[here].symbols[name] {
      case .kind(let kind): return .kind(kind)
      case .function(let function): return .function(function)
      case .module(let module): return .module(module)
      case .definition, .instance, .table, .scenario, .tree, .broken, nil:
        current = checker.names.scopes[here].parent
      }
    }
    return lookUpPrelude(name, in: &checker)
  }

  /// Returns the kind or function that is written at `node`: a name, or one behind that of a file that is
  /// used under a name.
  static func lookUpForm(
    at node: NodeReference, scope: ScopeID?, in checker: inout Checker
  ) -> Symbol? {
    let tree = checker.trees[node.tree]
    let name = tree.name(node.node)
    guard tree[node.node].kind == .member else {
      return lookUpForm(name, scope: scope, in: &checker)
    }
    let outer = lookUpForm(
      at: NodeReference(node.tree, tree.child(node.node)), scope: scope, in: &checker)
    guard case .module(let file)? = outer else { return nil }
    return lookUp(name, inFile: file, in: &checker)
  }

  /// Returns the file that is used under the name at `node`, as it stands in the world of `scope`; nil for other names.
  static func lookUpFile(
    at node: NodeReference, scope: ScopeID, in checker: inout Checker
  ) -> Symbol? {
    let tree = checker.trees[node.tree]
    guard tree[node.node].kind == .member else {
      guard tree[node.node].kind == .name else { return nil }
      return lookUp(tree.name(node.node), scope: scope, in: &checker)
    }
    let outer = NodeReference(node.tree, tree.child(node.node))
    guard case .module(let file)? = lookUpFile(at: outer, scope: scope, in: &checker) else {
      return nil
    }
    return lookUp(tree.name(node.node), inFile: file, in: &checker)
  }

  /// Returns what `name` stands for in the prelude, loading the file that defines it; nil where
  /// none does.
  private static func lookUpPrelude(_ name: Name, in checker: inout Checker) -> Symbol? {
    if let preludeScope = checker.names.preludeScope,
      let symbol = checker.names.scopes[preludeScope].symbols[name]
    {
      return symbol
    }
    guard let file = Prelude.file(defining: checker.names.table.text(name)) else { return nil }
    let scope = checker.names.preludeScope ?? checker.names.addScope(.file, parent: nil)
    checker.names.preludeScope = scope
    SourceFiles.loadPrelude(file, scope: scope, in: &checker)
    return checker.names.scopes[scope].symbols[name]
  }

  /// Reports that nothing is called `name`, with the name that is nearest to it.
  static func reportUnknown(
    _ name: Name, _ reference: NodeReference, _ context: Context, expected: TypeID? = nil,
    in checker: inout Checker
  ) {
    guard !checker.findings.isFull else { return }
    let written = checker.spelling(name)
    if let (column, table) = columnMeant(by: name, context, in: checker) {
      checker.report(
        .columnOfRow(checker.span(reference), written, table: table, column: column))
      return
    }
    if isHidden(name, context, in: checker) {
      checker.report(.notSeenFromKind(checker.span(reference), written))
      return
    }
    if BuiltinTable.find(written) != nil || CheckedFunction(rawValue: written)?.isSupported == true
    {
      checker.report(.functionIsNoValue(checker.span(reference), written))
      return
    }
    if let definition = context.definition, case .input = checker.definitions[definition].role,
      checker.definitions[definition].name == name, checker.definitions.mayLoop(definition)
    {
      checker.report(.fieldReadsItself(checker.span(reference), written))
      return
    }
    if isCaseSource(reference, written, in: checker) {
      checker.report(
        .writtenOtherwise(checker.span(reference), written, Word.case.spelling.description))
      return
    }
    var nearest =
      joinedAmount(written) ?? functionMeant(by: written, reference, in: checker)
      ?? Spelling.nearest(to: written, among: namesSeen(reference, context, in: checker))
    if expected != .text { nearest = valueMeant(by: written) ?? nearest }
    if written == "t", !checker.findings.isFull, isOutsidePeriods(context, in: checker) {
      let form = definedName(context, in: checker)
      checker.report(
        .periodOutsideLine(
          checker.span(reference), form: (form.isEmpty ? "name" : form) + "[t] = …"))
      return
    }
    if let row = rowMeant(by: written, reference, in: &checker) {
      checker.report(.unknownRow(row.place, written, row: row.path))
      return
    }
    if nearest == nil { nearest = partMeant(by: name, context, in: &checker) }
    if nearest == nil, context.isNameInCell || expected == .text { nearest = "\"" + written + "\"" }
    checker.report(.unknownName(checker.span(reference), written, nearest: nearest))
  }

  /// `true` iff a name that is none is to stand for the periods of the case, as in `for t in timeline`.
  private static func isCaseSource(
    _ reference: NodeReference, _ written: String, in checker: Checker
  ) -> Bool {
    guard ["timeline", "periods", "years"].contains(written.lowercased()),
      checker.settings.timeline != nil
    else { return false }
    let tree = checker.trees[reference.tree]
    let first = tree[reference.node].first
    return first > 0 && tree.token(first - 1).word == .in
  }

  /// How a part of a row is read for `motor.rate`, where `motor` is the key of that row, and the place of both names;
  /// nil for other names.
  private static func rowMeant(
    by written: String, _ reference: NodeReference, in checker: inout Checker
  ) -> (path: String, place: Span)? {
    let tree = checker.trees[reference.tree]
    let next = tree[reference.node].end
    guard next + 1 < tree.tokenCount, tree.token(next).kind == .dot,
      tree.token(next + 1).kind == .name,
      let path = RowNames.path(of: written, tree.tokenText(next + 1), in: &checker)
    else { return nil }
    let place = checker.span(reference)
    let end = tree.token(next + 1).end
    return (path, Span(source: place.source, start: place.start, end: end))
  }

  /// Returns `licence.royalty_rate` for `royalty_rate` where one thing that is filled in has a field or line
  /// of this name; nil where none has, or several.
  private static func partMeant(
    by name: Name, _ context: Context, in checker: inout Checker
  ) -> String? {
    guard context.version == nil, context.instance == nil else { return nil }
    var found: String?
    for (outer, symbol) in checker.names.scopes[checker.names.rootScope].symbols.entries {
      guard case .instance(let instance) = symbol, Instances.prepare(instance, in: &checker),
        checker.names.scopes[checker.instances[instance].scope].symbols[name] != nil
      else { continue }
      guard found == nil else { return nil }
      found = checker.spelling(outer) + "." + checker.spelling(name)
    }
    return found
  }

  /// Returns `p.day` for `day` where a comprehension runs over rows `p` with such a column, and the
  /// name of their table; nil elsewhere.
  private static func columnMeant(by name: Name, _ context: Context, in checker: Checker)
    -> (column: String, table: String)?
  {
    for local in context.locals.reversed() {
      guard case .row(let table) = checker.types[local.type],
        checker.tables[table].columns.contains(where: { $0.name == name })
      else { continue }
      return (
        checker.spelling(local.name) + "." + checker.spelling(name), checker.tables[table].name
      )
    }
    // In the block that fills a kind in for each row, that row is at hand.
    var scope: ScopeID? = context.scope
    while let here = scope {
      let found = checker.names.scopes[here]
      if case .rows(let instance) = found.kind, let rows = checker.instances[instance].rows,
        case .rows(let table) = checker.tables.spaces[rows.space].kind,
        checker.tables[table].columns.contains(where: { $0.name == name }),
        let row = found.symbols.entries.first?.name
      {
        return (checker.spelling(row) + "." + checker.spelling(name), checker.tables[table].name)
      }
      scope = found.parent
    }
    return nil
  }

  /// Returns the names that are seen at a place, apart from that of the definition itself.
  private static func namesSeen(
    _ reference: NodeReference, _ context: Context, in checker: Checker
  ) -> [String] {
    var names: [String] = context.locals.map { checker.spelling($0.name) }
    var current: ScopeID? = context.scope
    while let here = current {
      names += checker.names.scopes[here].symbols.entries.map { checker.spelling($0.name) }
      if case .instance = checker.names.scopes[here].kind { break }
      current = checker.names.scopes[here].parent
    }
    if let row = context.row {
      names += checker.tables[row.table].columns.map { checker.spelling($0.name) }
    }
    let tree = checker.trees[reference.tree]
    let next = tree[reference.node].end
    let follows = next < tree.tokenCount ? tree.token(next).kind : .endOfFile
    // A line reads itself in another period alone: `sales[t-1]`.
    if follows != .leftBracket { names.removeAll { $0 == definedName(context, in: checker) } }
    names += BuiltinTable.all.filter { !$0.isInternal }.map { $0.name.description }
    names += Prelude.functionNames
    // A kind is no value unless it is filled in: `licence { … }`.
    return follows == .leftBrace ? names + Prelude.kindNames : names
  }

  /// `true` iff the case gives `name` a meaning that the kind or function at hand does not see.
  private static func isHidden(_ name: Name, _ context: Context, in checker: Checker) -> Bool {
    if context.definition != nil, case .instance = checker.names.scopes[context.scope].kind,
      checker.names.isDefinedAround(name, context.scope)
    {
      return true
    }
    return context.version != nil
      && checker.names.isDefinedAround(name, checker.names.rootScope)
  }

  /// Returns `EUR 5` for `EUR5`.
  private static func joinedAmount(_ written: String) -> String? {
    let code = String(written.prefix(3))
    let digits = written.dropFirst(3)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F }),
      Currency.minorDigits(code) != nil
    else { return nil }
    return code + " " + digits
  }

  /// Returns the value that other tools call `word`; nil for other words.
  private static func valueMeant(by word: String) -> String? {
    switch word.lowercased() {
    case "true": "yes"
    case "false": "no"
    case "null", "none", "nil", "#n/a": "missing"
    default: nil
    }
  }

  /// `true` iff the line at hand has no index, so that no name in it runs over periods.
  private static func isOutsidePeriods(_ context: Context, in checker: Checker) -> Bool {
    guard let definition = context.definition,
      let clause = checker.definitions[definition].clauses.first
    else { return false }
    if case .none = clause.index { return true }
    return false
  }

  /// Returns the function that goes by `word` in small letters; nil where there is none.
  static func functionInSmallLetters(_ word: String) -> String? {
    let small = word.lowercased()
    return BuiltinTable.find(small) != nil || Prelude.names.contains(small) ? small : nil
  }

  /// Returns the function that other tools call `word`, where it is called: `sum` for `total(…)`; nil
  /// for other words.
  private static func functionMeant(
    by word: String, _ place: NodeReference, in checker: Checker
  ) -> String? {
    let tree = checker.trees[place.tree]
    let next = tree[place.node].end
    guard next < tree.tokenCount, tree.token(next).kind == .leftParenthesis else { return nil }
    switch word.lowercased() {
    case "total", "subtotal", "add": return "sum"
    case "sumproduct": return "sum_product"
    case "average", "avg": return "mean"
    case "maximum", "greatest", "largest", "highest": return "max"
    case "minimum", "least", "smallest", "lowest": return "min"
    case "len", "length", "size", "counta", "number_of": return "count"
    case "stdev", "stddev", "std", "sd": return "standard_deviation"
    case "log", "log_e": return "ln"
    case "ceil", "roundup": return "ceiling"
    case "rounddown": return "floor"
    case "trunc": return "truncate"
    case "unique": return "distinct"
    case "sort", "sort_by": return "sorted"
    case "edate": return "add_months"
    case "eomonth": return "end_of_month"
    case "mod": return "remainder"
    case "quantile": return "percentile"
    default: return nil
    }
  }

  /// The name that is being defined, which is no help to somebody who looks for another.
  private static func definedName(_ context: Context, in checker: Checker) -> String {
    context.definition.map { checker.spelling(checker.definitions[$0].name) } ?? ""
  }

  /// `true` iff the case, or the scope around `scope`, gives `name` a meaning.
  private func isDefinedAround(_ name: Name, _ scope: ScopeID) -> Bool {
    if scopes[rootScope].symbols[name] != nil { return true }
    return scopes[scope].parent.map { scopes[$0].symbols[name] != nil } ?? false
  }
}
