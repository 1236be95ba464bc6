import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Turns trees into a checked program: names resolved, types and units inferred, periods known.
///
/// The checker is a house of rooms, one for each concern; `Sources/README.md` has its map. What a
/// room has found out is a struct that stands here. A room's functions take the whole checker,
/// since an expression may need a kind and a kind an expression, but no other room writes to its
/// state.
///
/// Definitions are checked when they are first needed. Nodes are not changed. A definition that
/// lies on a loop through time is checked twice: the first pass finds its type, the second checks
/// with it.
package struct Checker {
  /// The trees of all sources.
  var trees = Arena<TreeID, Tree>()
  /// The types that occur.
  var types = TypeTable()
  /// The units that occur.
  var units = UnitTable()
  /// The mistakes and remarks found so far.
  var findings = Findings()
  /// The sources, and what reads further ones.
  var files: SourceFiles
  /// The scopes, and what names stand for in them.
  var names: Names
  /// The expressions checked so far.
  var expressions = Expressions()
  /// The definitions, and which of them are being checked.
  var definitions = Definitions()
  /// The functions, and their versions for the types of arguments.
  var functions = Functions()
  /// The kinds.
  var kinds = Kinds()
  /// The instances of kinds.
  var instances = Instances()
  /// What is required of figures.
  var requirements = Requirements()
  /// The tables, and the spaces that series run over.
  var tables = Tables()
  /// What the case says about itself: currency, timeline, valuation date.
  var settings = Settings()
  /// The rates of exchange.
  var exchanges = Exchanges()
  /// How the case rounds.
  var rounding = Rounding()
  /// The scenarios, and the worlds that they make.
  var worlds = Worlds()
  /// The uncertain names, and how they are simulated.
  var uncertainty = Uncertainty()
  /// The decision trees.
  var decisionTrees = DecisionTrees()
  /// What the case prints, checks and studies.
  var output: Output
  /// What the host changes.
  var changes = HostChanges()

  /// How many inputs, lines or columns one thing may have.
  static var mostParts: Int { WorkLimits.parts }

  /// Creates a checker that knows no files yet.
  init(host: CheckerHost, rootName: String = "", allowsResults: Bool = false) {
    names = Names(table: NameTable())
    output = Output(allowsResults: allowsResults)
    files = SourceFiles(host: host, rootName: rootName)
  }

  /// Returns the place of a node; an empty one at the beginning of the case where there is no node.
  func span(_ reference: NodeReference) -> Span {
    guard Int(reference.tree.index) < trees.count, reference.node.exists else {
      return Span(source: 0, start: 0, end: 0)
    }
    return trees[reference.tree].span(reference.node)
  }

  /// Returns how a name is written.
  func spelling(_ name: Name) -> String { names.table.text(name) }

  /// Returns as many of `entries` as one thing may have, and reports it where there are more.
  mutating func limited(_ entries: [NodeReference]) -> ArraySlice<NodeReference> {
    if entries.count > Checker.mostParts {
      report(.tooManyParts(span(entries[Checker.mostParts]), limit: Checker.mostParts))
    }
    return entries.prefix(Checker.mostParts)
  }

  /// Returns the parts of the node at `reference`.
  func children(of reference: NodeReference) -> [NodeReference] {
    trees[reference.tree].children(reference.node).map { NodeReference(reference.tree, $0) }
  }

  // MARK: Expressions

  /// Adds an expression of the given operation and type, for the node at `reference`.
  mutating func make(
    _ operation: consuming Operation, _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    expressions.add(Expression(operation: operation, type: type, reference: reference))
  }

  /// Adds an expression that stands for a mistake already reported.
  mutating func broken(_ reference: NodeReference) -> ExpressionID {
    make(.error, .error, reference)
  }

  /// Returns the type of an expression; that of a mistake where there is none.
  func type(_ id: ExpressionID?) -> TypeID { id.map { expressions[$0].type } ?? .error }

  /// Returns a copy of an expression.
  func expression(_ id: ExpressionID) -> Expression { expressions[id] }
}
