import WorthSource
import WorthSyntax
import WorthValue

/// A node of one of the program's trees.
struct NodeReference: Hashable {
  var tree: Int32
  var node: NodeID

  init(_ tree: Int32, _ node: NodeID) {
    self.tree = tree
    self.node = node
  }
}

/// What a name stands for.
enum Symbol {
  case definition(Int32)
  case instance(Int32)
  case kind(Int32)
  case function(Int32)
  case table(Int32)
  /// A file that was loaded with `use … as`.
  case module(Int32)
  case scenario(Int32)
  case tree(Int32)
  /// Something with a mistake, which has been said.
  case broken
}

/// The names of a file, an instance or a block.
struct Scope {
  enum Kind {
    case file
    case instance(Int32)
    /// The block of an `expect error`, which sees what is around it.
    case block
    case world(Int32)
  }

  var kind: Kind
  var parent: Int32
  var symbols: [Int32: Symbol] = [:]
}

/// Where a definition's clause applies.
enum ClauseIndex {
  /// The definition has no index.
  case none
  /// Each index of the space, under the name of a binder.
  case each(Name)
  case opening
  /// One period or key.
  case at(NodeID)
  /// A range of periods.
  case range(NodeID)
}

/// One equation of a definition.
struct Clause {
  var reference: NodeReference
  var index: ClauseIndex
  var value: NodeID
  /// What stands after `~`.
  var distribution = NodeID.none
  /// The path by which the clause draws, where it is not that of its definition.
  var drawPath: String?
  /// What the checker made of `value`.
  var expression: ExpressionID = .none
  /// The ends of the range, or the period, to which the clause is limited.
  var lower: ExpressionID = .none
  var upper: ExpressionID = .none
  /// How many blocks of `with` came before the one that gives the clause. A later one counts first.
  var layer = 0
  /// The definition whose values the clause hands on, -1 where it has a value of its own.
  var base: Int32 = -1
  /// The scope that the value sees, where it is not that of the definition.
  var scope: Int32 = -1
  /// What the definition was before this clause changed it, -1 where the clause does not ask for that.
  var was: Int32 = -1
}

/// How far the checker has come with a definition.
enum Progress: Equatable {
  case waiting, running, done
  /// Put off until the definition at a place among those being looked at is known.
  case tentative(Int)
}

/// That a definition needs another.
struct Dependency {
  var target: Int32
  /// The lag or lead at which one index is read; nil where the whole is.
  var offset: Int32?

  /// The offset that stands for a period that is stated: it is read wherever the index stands.
  static var stated: Int32 { .min }
}

/// What a definition belongs to.
enum DefinitionRole {
  case plain
  case input(instance: Int32)
  case line(instance: Int32)
  case column(table: Int32)
  /// Made by the checker: bounds of spaces, items of reports.
  case hidden
}

/// A definition, an input or line of an instance, or a column of a table.
struct Definition {
  var name: Name
  var path: String
  var reference: NodeReference
  var clauses: [Clause]
  /// The type that the source states, or none.
  var annotation = NodeReference(0, .none)
  var scope: Int32
  var role: DefinitionRole
  var sink: Int32
  var progress = Progress.waiting
  var type = TypeID.pending
  /// The type found in a first pass through a loop.
  var provisional: TypeID?
  /// The index space of a definition with an index, otherwise -1.
  var space: Int32 = -1
  /// The local that holds the index.
  var indexLocal: Int32 = -1
  var dependencies: [Dependency] = []
  var uses = 0
  var isLevel = false
  /// `true` iff the value is missing because an optional input is not given.
  var isMissing = false
  /// `true` iff another definition of the same name hands on its values.
  var isHandedOn = false
  /// `true` iff this is what a definition of the case becomes in a scenario.
  var isInWorld = false
  /// The definition that this is a copy of in a scenario, or what a change has replaced, otherwise -1.
  var original: Int32 = -1
  /// `true` iff this is what a change has replaced: its own name means itself.
  var isBeneath = false
  /// `true` iff nothing but its type is wanted.
  var isTypeOnly = false
}

/// What a series is indexed by.
struct Space {
  enum Kind {
    case timeline(Granularity)
    case rows(table: Int32)
    /// The distinct values of a column; `list` is the definition that holds them.
    case keys(list: Int32, element: TypeID)
  }

  var kind: Kind
  var name: String
  /// The definitions of the first and the last index.
  var first: Int32
  var last: Int32
}

/// How a table is read whose first column holds periods.
struct PeriodTable {
  /// The timeline by whose periods it is read, -1 where only stated ones are read.
  var space: Int32 = -1
  /// How many periods before and ahead of the one at hand it is read.
  var lag: Int32 = 0
  var lead: Int32 = 0
  /// The periods that are read by themselves.
  var stated: Set<Double> = []
  /// How often each column is read by a period.
  var reads: [Int32: Int] = [:]
}

/// A table in the program.
struct TableInfo {
  var name: String
  var columns: [(name: Name, definition: Int32)]
  var space: Int32
  var rowCount: Int
  /// For a view the table that it is made of, the definition of its rows, and the expression.
  var source: (table: Int32, rows: Int32, reference: NodeReference)?
}

/// An input that a kind declares.
struct InputDeclaration {
  var name: Name
  var reference: NodeReference
  var type: NodeID
  var value: NodeID
  var isConvention: Bool
  var isOptional: Bool
}

/// A line that a kind derives.
struct LineDeclaration {
  var name: Name
  var reference: NodeReference
  var annotation: NodeReference
  var clauses: [Clause]
}

/// A kind with all that it has from its parents.
struct KindInfo {
  var name: Name
  var reference: NodeReference
  var scope: Int32
  var ancestors: [Name]
  var inputs: [InputDeclaration]
  var lines: [LineDeclaration]
  var requirements: [NodeReference]
  var shows: [NodeReference]
  /// `true` iff the shows are those of the parent.
  var hasParentsShows = true
  var functions: [(name: Name, reference: NodeReference)]
  var isUsed = false
}

/// A block of fields that fills a kind's inputs, with the scope that its right-hand sides see.
struct GivenBlock {
  var reference: NodeReference
  var scope: Int32
  /// The path of the instance that brings it in.
  var path: String
}

/// A filled-in kind.
struct Instance {
  var kind: Int32
  var path: String
  var label: String
  var reference: NodeReference
  var scope: Int32
  var given: [GivenBlock]
  var sink: Int32
  var currency: UnitID?
  /// The timeline of the instance's lines.
  var timeline: Int32
  var isAbstract = false
  /// `true` iff this is what an instance of the case becomes in a scenario.
  var isInWorld = false
  /// The instance that this is a copy or a variant of, otherwise -1.
  var original: Int32 = -1
}

/// A user's function as it is written.
struct FunctionInfo {
  struct Parameter {
    var name: Name
    var type: NodeID
    var value: NodeID
  }

  var name: Name
  var reference: NodeReference
  var scope: Int32
  /// The instance whose lines the function sees, otherwise -1.
  var instance: Int32
  var parameters: [Parameter]
  var body: NodeID
}

/// A function made for arguments of certain types.
struct FunctionVersion {
  var function: Int32
  var argumentTypes: [TypeID]
  var result = TypeID.pending
  /// The type of the result that the last look at the function's ring found.
  var provisional: TypeID?
  /// The place on `runningVersions` of the version that its ring was entered by, while that is looked at.
  var ring: Int?
  var progress = Progress.waiting
  var body: ExpressionID = .none
  var localCount: Int32 = 0
  /// Definitions in the function's block, in the order of evaluation.
  var locals: [(local: Int32, expression: ExpressionID)] = []
  /// What its block requires of the arguments.
  var requirements: [FunctionRequirement] = []
  var dependencies: [Dependency] = []
}

/// A `require` in the block of a function.
struct FunctionRequirement {
  var condition: ExpressionID
  var span: Span
  var reason: String
  /// The reason where it holds figures in braces, otherwise none.
  var workedOut = ExpressionID.none
}

/// A `require` of an instance.
struct RequirementInfo {
  var condition: ExpressionID
  var definition: Int32
  var span: Span
  var reason: String
  /// The reason where it holds figures in braces, otherwise none.
  var workedOut = ExpressionID.none
  /// Where the instance is filled in; nil for the case itself.
  var place: Span?
  var instance: String
  /// The instance whose kind requires it, -1 for the case itself.
  var owner: Int32
}
