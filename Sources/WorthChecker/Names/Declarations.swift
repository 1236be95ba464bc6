import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Collecting what a file declares.
enum Declarations {
  /// Declares the entries of `tree` in `scope`.
  static func declareFile(_ tree: TreeID, scope: ScopeID, isRoot: Bool, in checker: inout Checker) {
    let root = checker.trees[tree].root
    let entries = Array(checker.trees[tree].children(root))
    // What a name of another file stands for is known before lines are read that vary it.
    for entry in entries where checker.trees[tree][entry].kind == .use {
      declare(NodeReference(tree, entry), scope: scope, isRoot: isRoot, in: &checker)
    }
    let variants = SyntaxReading.variantsOfRows(in: checker.trees[tree]) {
      [names = checker.names] in
      names.isVariantOfRow($0, $1, in: scope)
    }
    checker.names.note(variantsOfRows: variants, in: scope)
    for entry in entries where checker.trees[tree][entry].kind != .use {
      declare(NodeReference(tree, entry), scope: scope, isRoot: isRoot, in: &checker)
    }
  }

  /// Declares one entry; checks, reports and settings are kept for later.
  static func declare(
    _ reference: NodeReference, scope: ScopeID, isRoot: Bool, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let node = reference.node
    switch tree[node].kind {
    case .definition: declareDefinition(reference, scope: scope, in: &checker)
    case .instance:
      Instances.declare(
        reference, name: tree.name(node), nameNode: tree.child(node, 1), scope: scope, in: &checker)
    case .kind: Kinds.declare(reference, scope: scope, in: &checker)
    case .function: Functions.declare(reference, scope: scope, instance: nil, in: &checker)
    case .table: Tables.declare(reference, scope: scope, in: &checker)
    case .unit: declareUnit(reference, in: &checker)
    case .use: SourceFiles.declareUse(reference, scope: scope, in: &checker)
    case .caseForm:
      if isRoot { checker.settings.postpone(reference) }
    case .expect, .expectError, .show, .require, .remark:
      if isRoot { checker.output.postpone(reference, scope) }
    case .scenario: Worlds.declareScenario(reference, scope: scope, in: &checker)
    case .tree: DecisionTrees.declare(reference, scope: scope, in: &checker)
    case .tableFrom: TableFiles.declare(reference, scope: scope, in: &checker)
    case .correlate:
      if isRoot { checker.uncertainty.postpone(reference, scope) }
    case .result: declareResult(reference, scope: scope, isRoot: isRoot, in: &checker)
    case .blockField:
      declareBlockWithoutKind(reference, scope: scope, in: &checker)
    case .branch: checker.report(.branchOutsideTree(checker.span(reference)))
    // What the parser has reported.
    case .skipped: break
    // No entry of a file.
    case .file, .block, .parameters, .parameter, .becauseClause, .withinClause, .printedClause,
      .rows, .headers, .row, .emptyCell, .namedType, .typeOf, .typePer, .typeIn, .optionalType,
      .choiceType,
      .tableType, .keyType, .number, .tagged, .quantity, .text, .name, .quarterPeriod, .monthPeriod,
      .date,
      .negation, .not, .binary, .conditional, .selection, .selectionCase, .call, .argument, .index,
      .binder, .member, .group,
      .list, .pair, .comprehension, .filter, .sorting, .per, .conversion, .under, .with, .isGiven,
      .instanceValue, .chance, .choose, .shownIf, .solve:
      break
    }
  }

  /// Reports a block without a word that says what it is; rows are declared as a table all the
  /// same.
  private static func declareBlockWithoutKind(
    _ reference: NodeReference, scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let name = NodeReference(reference.tree, tree.child(reference.node))
    let isTable = tree[tree.child(reference.node, 1)].kind == .rows
    if let setting = CaseSetting(rawValue: tree.text(name.node)) {
      return Settings.reportOutside(reference, setting, in: &checker)
    }
    if case .instance? = checker.names.scopes[scope].symbols[tree.name(name.node)] {
      let body = tree.child(reference.node, 1)
      let change = tree.children(body).first { _ in true }.map { tree.text($0) } ?? "field = …"
      checker.report(.blockOfInstance(checker.span(name), tree.text(name.node), change: change))
      return
    }
    if isTable, case .table? = checker.names.scopes[scope].symbols[tree.name(name.node)] {
      // That it is defined twice says enough.
      return Tables.declare(reference, scope: scope, in: &checker)
    }
    checker.report(.blockOutsideKind(checker.span(name), tree.text(name.node), isTable: isTable))
    if isTable { Tables.declare(reference, scope: scope, in: &checker) }
  }

  /// Keeps an expression that stands alone for later in a dialogue; reports it in a file.
  private static func declareResult(
    _ reference: NodeReference, scope: ScopeID, isRoot: Bool, in checker: inout Checker
  ) {
    if checker.output.allowsResults, isRoot {
      checker.output.postpone(reference, scope)
    } else if checker.trees[reference.tree].child(reference.node).exists {
      let child = checker.trees[reference.tree].child(reference.node)
      if checker.trees[reference.tree][child].kind != .skipped {
        checker.report(.valueWithoutName(checker.span(reference)))
      }
    }
  }

  /// Declares a definition or one more clause of it; a value that fills in a kind declares an
  /// instance.
  ///
  /// Reports a left side that is no name, a missing value, and a name that `scope` has already.
  private static func declareDefinition(
    _ reference: NodeReference, scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let node = tree[reference.node]
    let target = tree.child(reference.node)
    if let head = SyntaxReading.doubleHead(target, tree),
      node.parts.contains(.value) || node.parts.contains(.distribution)
    {
      DoubleLines.declare(reference, head, scope: scope, in: &checker)
      return
    }
    guard let (nameNode, index) = SyntaxReading.clauseHead(target, tree) else {
      if tree[target].kind != .skipped {
        let place = NodeReference(reference.tree, target)
        if let name = nameMeant(by: target, tree, scope: scope, in: &checker) {
          checker.report(.writtenOtherwise(checker.span(place), tree.text(target), name))
        } else {
          checker.report(.notAName(checker.span(place)))
        }
      }
      return
    }
    let name = tree.name(nameNode)
    let nameReference = NodeReference(reference.tree, nameNode)
    if node.parts.contains(.convention) {
      checker.report(.onlyInKinds(checker.span(reference), "convention"))
      return
    }
    let value = SyntaxReading.valueNode(reference, in: checker)
    let distribution = SyntaxReading.distributionNode(reference, in: checker)
    guard value.exists || distribution.exists else {
      checker.report(.inputOutsideKind(checker.span(reference), checker.spelling(name)))
      checker.names.define(name, as: .broken, in: scope)
      return
    }
    if value.exists,
      SyntaxReading.isInstanceValue(value, tree)
        || SyntaxReading.baseOfRows(value, of: index, tree) != nil,
      !(checker.names.variantsOfRows[scope]?.contains(name) ?? false),
      declaresInstance(index, name, scope, in: checker)
    {
      if distribution.exists {
        checker.report(
          .distributionOf(checker.span(NodeReference(reference.tree, distribution)), .anInstance))
      }
      Instances.declare(reference, name: name, nameNode: nameNode, scope: scope, in: &checker)
      return
    }
    let clause = Clause(
      reference: reference, index: index, value: value, distribution: distribution)
    if case .definition(let existing)? = checker.names.scopes[scope].symbols[name] {
      addClause(clause, to: existing, nameReference, in: &checker)
      return
    }
    if let earlier = place(of: name, scope: scope, in: checker) {
      var plain: (written: String, proposal: Proposal)?
      if case .instance(let known)? = checker.names.scopes[scope].symbols[name] {
        plain = checker.instances.doubled[known]?.equations.first.flatMap {
          DoubleLines.lineForOthers(clause, beside: $0.clause.index, over: $0.first, in: checker)
        }
      }
      checker.report(
        .definedTwice(
          checker.span(nameReference), checker.spelling(name), first: earlier, forOthers: plain))
      return
    }
    if Definitions.areTooMany(nameReference, in: &checker) {
      checker.names.define(name, as: .broken, in: scope)
      return
    }
    var definition = Definition(
      name: name, path: checker.spelling(name), reference: nameReference, clauses: [clause],
      scope: scope, role: .plain, sink: checker.findings.sink)
    setAnnotation(&definition, reference, in: &checker)
    checker.names.define(name, as: .definition(checker.definitions.add(definition)), in: scope)
  }

  /// `true` iff an instance value after a left side with this index fills in a kind: once, or for
  /// each row, period or key.
  private static func declaresInstance(
    _ index: ClauseIndex, _ name: Name, _ scope: ScopeID, in checker: Checker
  ) -> Bool {
    switch index {
    case .none: true
    case .each:
      if case .definition? = checker.names.scopes[scope].symbols[name] { false } else { true }
    case .opening, .at, .range: false
    }
  }

  /// Gives the definition the type that is written at `reference`, if there is one.
  private static func setAnnotation(
    _ definition: inout Definition, _ reference: NodeReference, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].parts.contains(.type) else { return }
    definition.annotation = NodeReference(reference.tree, tree.child(reference.node, 1))
    let annotated = tree[definition.annotation.node]
    if annotated.kind == .typeOf {
      definition.isLevel = tree.tokenText(annotated.token) == "level"
    }
  }

  /// Adds a clause to a definition that has others; reports one that stands for the same indices.
  private static func addClause(
    _ clause: Clause, to existing: DefinitionID, _ name: NodeReference, in checker: inout Checker
  ) {
    let definition = checker.definitions[existing]
    guard definition.clauses.count < Checker.mostParts else {
      checker.report(.tooManyParts(checker.span(name), limit: Checker.mostParts))
      return
    }
    for other in definition.clauses where clashAtOnce(other, clause, in: checker) {
      let plain = lineForOthers(other, clause, in: checker)
      // What reads it is right where it reads periods, and nothing follows where it does not.
      if plain != nil { checker.names.define(definition.name, as: .broken, in: definition.scope) }
      checker.report(
        .definedTwice(
          checker.span(name), checker.spelling(definition.name),
          first: nameSpan(other.reference, in: checker), forOthers: plain))
      return
    }
    checker.definitions.append(clause, to: existing)
    if !checker.definitions[existing].annotation.node.exists {
      var annotated = checker.definitions[existing]
      setAnnotation(&annotated, clause.reference, in: &checker)
      checker.definitions.replace(existing, by: annotated)
    }
  }

  /// What to write for the one of two lines that has no brackets, where the other says what holds in a period:
  /// `growth[t] = 4%` beside `growth[2028] = 6%`; nil for all others. With a distribution a line for each period
  /// would be drawn in each, and with a type it is one value.
  static func lineForOthers(
    _ one: Clause, _ other: Clause, in checker: Checker
  ) -> (written: String, proposal: Proposal)? {
    let plain: Clause
    let indexed: Clause
    switch (one.index, other.index) {
    case (.none, .at), (.none, .range), (.none, .opening): (plain, indexed) = (one, other)
    case (.at, .none), (.range, .none), (.opening, .none): (plain, indexed) = (other, one)
    default: return nil
    }
    let tree = checker.trees[plain.reference.tree]
    guard plain.value.exists, !plain.distribution.exists,
      !tree[plain.reference.node].parts.contains(.type),
      isPeriod(indexed, in: checker)
    else { return nil }
    let name = checker.files.sources.text(nameSpan(plain.reference, in: checker))
    return line(name + "[t]", plain, in: checker)
  }

  /// Returns the line of a clause with another left side, as it is shown, and the left side to paste.
  static func line(
    _ left: String, _ clause: Clause, in checker: Checker
  ) -> (written: String, proposal: Proposal) {
    let value = checker.files.sources.text(
      checker.span(NodeReference(clause.reference.tree, clause.value)))
    let short = value.utf8.contains(0x0A) ? "…" : value
    return (
      left + " = " + short, Proposal(nameSpan(clause.reference, in: checker), left)
    )
  }

  /// `true` iff what stands in the brackets of the clause is no text, so that it may be a period.
  private static func isPeriod(_ clause: Clause, in checker: Checker) -> Bool {
    guard case .at(let place) = clause.index else { return true }
    return checker.trees[clause.reference.tree][place].kind != .text
  }

  /// `true` iff two clauses clash whatever their words in brackets mean: of two for each period under different
  /// names, one may be meant for a single period, which is told when it is checked.
  static func clashAtOnce(_ left: Clause, _ right: Clause, in checker: Checker) -> Bool {
    if case .each(let one) = left.index, case .each(let other) = right.index, one != other {
      return false
    }
    return clash(left, right, in: checker)
  }

  /// `true` iff two clauses say something of the same indices, so that they cannot stand side by
  /// side.
  static func clash(_ left: Clause, _ right: Clause, in checker: Checker) -> Bool {
    switch (left.index, right.index) {
    case (.none, _), (_, .none): true
    case (.each, .each), (.opening, .opening): true
    case (.at(let a), .at(let b)):
      checker.trees[left.reference.tree].text(a) == checker.trees[right.reference.tree].text(b)
    case (.each, _), (.opening, _), (.at, _), (.range, _): false
    }
  }

  /// Returns the place where `name` was declared in `scope`, or nil.
  static func place(of name: Name, scope: ScopeID, in checker: Checker) -> Span? {
    switch checker.names.scopes[scope].symbols[name] {
    case .definition(let index): checker.span(checker.definitions[index].reference)
    case .instance(let index):
      checker.instances.declared[index].map { nameSpan($0.reference, in: checker) }
    case .kind(let index): nameSpan(checker.kinds[index].reference, in: checker)
    case .function(let index): nameSpan(checker.functions[index].reference, in: checker)
    case .table(let index): checker.tables[index].declaration.map { nameSpan($0, in: checker) }
    case .tree(let index): checker.span(checker.decisionTrees[index].reference)
    case .scenario(let index): checker.span(checker.worlds.scenarios[index].reference)
    case .module, .broken, nil: nil
    }
  }

  /// Returns the place of the name that the form at `reference` declares.
  static func nameSpan(_ reference: NodeReference, in checker: Checker) -> Span {
    let tree = checker.trees[reference.tree]
    return tree.span(tree.child(reference.node, tree[reference.node].kind == .instance ? 1 : 0))
  }

  /// Declares the unit at `reference`; a unit defined by others is not supported, which is
  /// reported.
  private static func declareUnit(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let name = tree.tokenText(tree[tree.child(reference.node)].token)
    if tree.child(reference.node, 1).exists {
      checker.report(.notSupported(checker.span(reference), .written("unit … =")))
    }
    _ = checker.units.declare(name, isCurrency: false, digits: 6)
  }
}
