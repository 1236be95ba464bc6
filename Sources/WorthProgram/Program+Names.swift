import WorthSource
import WorthSyntax
import WorthValue

/// What names stand for, and where that is declared.
extension Program {
  /// Returns what `path` stands for in the case: a name, a line of an instance, a column, a name of
  /// a used file; nil where there is nothing of this name. An index in brackets is left aside.
  package func symbol(at path: String) -> Symbol? {
    let bare = path.prefix { $0 != "[" }
    var parts = bare.split(separator: ".", omittingEmptySubsequences: false).map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard !parts.isEmpty else { return nil }
    let first = parts.removeFirst()
    var found =
      symbol(first, in: settings.scope) ?? settings.prelude.flatMap { symbol(first, in: $0) }
    for part in parts {
      guard let base = found else { return nil }
      found = member(part, of: base)
    }
    if case .instance(let instance)? = found, let line = doubleLine(of: instance) {
      return .definition(line)
    }
    return found
  }

  /// The line with two indices that the instance stands for, such as `paid[p in people, t]`; nil for
  /// kinds that a case fills in.
  package func doubleLine(of instance: InstanceID) -> DefinitionID? {
    let entries = scopes[instances[instance].scope].symbols.entries
    guard entries.count == 1, case .definition(let line)? = entries.first?.symbol,
      definitions[line].path == instances[instance].path
    else { return nil }
    return line
  }

  /// Returns what `word` stands for in the scope itself, not in those around it.
  private func symbol(_ word: String, in scope: ScopeID) -> Symbol? {
    scopes[scope].symbols.entries.first { spelling($0.name) == word }?.symbol
  }

  /// Returns what `word` stands for behind a point after `symbol`; nil where it has no such part.
  private func member(_ word: String, of symbol: Symbol) -> Symbol? {
    switch symbol {
    case .instance(let instance): return self.symbol(word, in: instances[instance].scope)
    case .module(let scope): return self.symbol(word, in: scope)
    case .table(let table): return column(word, of: table)
    case .definition(let definition):
      switch types[definitions[definition].type] {
      case .instance(let instance): return member(word, of: .instance(instance))
      case .table(let table): return column(word, of: table)
      default: return nil
      }
    case .kind, .function, .scenario, .tree, .broken: return nil
    }
  }

  /// Returns the column of `table` that is called `word`.
  private func column(_ word: String, of table: TableID) -> Symbol? {
    tables[table].columns.first { spelling($0.name) == word }.map { .definition($0.definition) }
  }

  /// Returns the whole entry that declares the symbol; nil where no source does.
  package func declaration(of symbol: Symbol) -> NodeReference? {
    switch symbol {
    case .definition(let id): definitions[id].clauses.first?.reference ?? definitions[id].reference
    case .instance(let id): instances[id].reference
    case .kind(let id): kinds[id].reference
    case .function(let id): functions[id].reference
    case .table(let id): tables[id].declaration
    case .scenario(let id): scenarios[id].reference
    case .tree(let id): decisionTrees[id].reference
    case .module, .broken: nil
    }
  }

  /// Returns the path by which the symbol is known.
  package func path(of symbol: Symbol) -> String {
    switch symbol {
    case .definition(let id): definitions[id].path
    case .instance(let id): instances[id].path
    case .kind(let id): spelling(kinds[id].name)
    case .function(let id): spelling(functions[id].name)
    case .table(let id): tables[id].name
    case .scenario(let id): spelling(scenarios[id].name)
    case .tree(let id): spelling(decisionTrees[id].name)
    case .module, .broken: ""
    }
  }

  /// The files from which the names of `scope` come.
  func trees(of scope: ScopeID) -> Set<TreeID> {
    Set(scopes[scope].symbols.entries.compactMap { declaration(of: $0.symbol)?.tree })
  }

  /// What stands in the case before the names of each file that is used with `as`: `rates.`.
  ///
  /// Of a file that is reached in several ways the way through the fewest files counts.
  var modulePrefixes: [TreeID: String] {
    var found: [TreeID: String] = [:]
    var seen: Set<ScopeID> = [settings.scope]
    var waiting: [(scope: ScopeID, prefix: String)] = [(settings.scope, "")]
    var next = 0
    while next < waiting.count {
      let (scope, prefix) = waiting[next]
      next += 1
      for (name, symbol) in scopes[scope].symbols.entries {
        guard case .module(let module) = symbol, seen.insert(module).inserted else { continue }
        let inner = prefix + spelling(name) + "."
        for tree in trees(of: module) where found[tree] == nil { found[tree] = inner }
        waiting.append((module, inner))
      }
    }
    return found
  }

  /// Returns the comment in front of the symbol's declaration; that of the line of a kind where the
  /// case fills that in.
  package func documentation(of symbol: Symbol) -> String {
    switch symbol {
    case .definition(let id):
      let definition = definitions[id]
      let own = entryDocumentation(definition.reference)
      guard own.isEmpty, case .input(let instance) = definition.role,
        let kind = instances[instance].kind,
        let input = kinds[kind].inputs.first(where: { $0.name == definition.name })
      else { return own }
      return entryDocumentation(input.reference)
    case .instance(let id):
      let label = instances[id].label
      return label.isEmpty ? entryDocumentation(instances[id].reference) : label
    case .scenario(let id): return scenarios[id].label
    case .kind, .function, .table, .tree, .module, .broken:
      return declaration(of: symbol).map { entryDocumentation($0) } ?? ""
    }
  }

  /// Returns the comment in front of the entry at `reference`; empty where there is none.
  private func entryDocumentation(_ reference: NodeReference) -> String {
    guard Int(reference.tree.index) < trees.count else { return "" }
    return trees[reference.tree].documentation(reference.node)
  }
}

/// What stands at a place of a source.
package struct Standing: Sendable {
  /// The innermost expression there.
  package var expression: ExpressionID?
  /// What the name there stands for.
  package var symbol: Symbol?
  /// The definition in whose formula the place lies.
  package var definition: DefinitionID?
}

extension Program {
  /// Returns what stands at the byte `offset` of a source: the innermost expression, the name and
  /// the definition.
  package func standing(at offset: UInt32, source: UInt32) -> Standing {
    var standing = Standing()
    /// `true` iff `offset` lies in `place`, an empty place counting as one byte.
    func covers(_ place: Span) -> Bool {
      place.source == source && place.start <= offset && offset < max(place.end, place.start + 1)
    }
    var least = UInt32.max
    for id in expressions.ids {
      let place = span(expressions[id].reference)
      guard covers(place), place.end - place.start <= least else { continue }
      if case .error = expressions[id].operation { continue }
      least = place.end - place.start
      standing.expression = id
    }
    if let found = standing.expression {
      standing.symbol = symbol(of: expressions[found])
    }
    var leastDefinition = UInt32.max
    for id in definitions.ids where definitions[id].sink == .ofCase {
      let definition = definitions[id]
      if case .hidden = definition.role { continue }
      guard !definition.isHandedOn, !isInWorld(definition) else { continue }
      for clause in definition.clauses {
        let place = span(clause.reference)
        guard covers(place), place.end - place.start < leastDefinition else { continue }
        leastDefinition = place.end - place.start
        standing.definition = id
        // On its left side the name of the definition itself stands.
        if covers(nameSpan(clause.reference)) { standing.symbol = .definition(id) }
      }
    }
    if standing.symbol == nil {
      for id in instances.ids where covers(nameSpan(instances[id].reference)) {
        if !instances[id].isInWorld { standing.symbol = .instance(id) }
      }
    }
    return standing
  }

  /// Returns what an expression names by itself; nil where it is put together from others.
  private func symbol(of expression: Expression) -> Symbol? {
    switch expression.operation {
    case .definition(let id): return .definition(id)
    case .element(let series, _, _), .item(let series, _): return symbol(of: expressions[series])
    case .call(let version, _): return .function(versions[version].function)
    default: break
    }
    switch types[expression.type] {
    case .instance(let id): return .instance(id)
    case .table(let id): return .table(id)
    case .function(let id): return .function(id)
    default: return nil
    }
  }
}
