import WorthPlan
import WorthSyntax
import WorthValue

/// The place of an expression in the checked program.
struct ExpressionID: Hashable {
  var index: Int32

  init(_ index: Int32) { self.index = index }

  /// The id that stands for "no expression".
  static let none = ExpressionID(-1)

  /// `true` iff this names an expression.
  var exists: Bool { index >= 0 }
}

/// What an expression does with its parts.
enum Operation {
  case error
  case constant(Double)
  case text(Int32)
  /// A column that was read from a file.
  case data(Int32)
  /// The whole value of a definition.
  case definition(Int32)
  case local(Int32)
  case negate(ExpressionID)
  case not(ExpressionID)
  case arithmetic(Arithmetic, ExpressionID, ExpressionID)
  case comparison(Comparison, ExpressionID, ExpressionID)
  case and(ExpressionID, ExpressionID)
  case or(ExpressionID, ExpressionID)
  case conditional(ExpressionID, ExpressionID, ExpressionID)
  /// One value of a series, at an index.
  case element(ExpressionID, index: ExpressionID, isSelf: Bool)
  /// One value of a list, at a position counted from 1.
  case item(ExpressionID, position: ExpressionID)
  /// The value of a column in the row where another column has a value.
  case lookup(ExpressionID, keys: ExpressionID, key: ExpressionID)
  /// The position of a value in a list, counted from 0.
  case positionOf(ExpressionID, value: ExpressionID)
  case slice(ExpressionID, from: ExpressionID, to: ExpressionID)
  case opening(ExpressionID)
  case closing(ExpressionID)
  case call(version: Int32, arguments: [ExpressionID])
  case builtin(Int, arguments: [ExpressionID])
  /// A builtin that makes a series as a whole.
  case wholeBuiltin(Int, arguments: [ExpressionID])
  case list([ExpressionID])
  /// The whole numbers or periods from one to another.
  case range(ExpressionID, ExpressionID)
  /// `binder` takes each value of `source`, or each position of it where `overPositions`.
  case comprehension(Comprehension)
  case fold(ExpressionID, version: Int32, start: ExpressionID)
  case isGiven(ExpressionID)
  case otherwise(ExpressionID, ExpressionID)
  case textOf(ExpressionID)
  case join([ExpressionID])
  /// One value at every index of a space.
  case broadcast(ExpressionID, space: Int32)
  /// The value of an uncertain name: its base, where it has one, and the parameters of its distribution.
  case uncertain(draw: Int32, inputs: [ExpressionID])
  /// What is told of a value over all trials.
  case statistic(StatisticKind, ExpressionID, ExpressionID)
  /// What a study finds.
  case study(Int32, parameters: [ExpressionID])
}

/// `body for local in source where condition`.
struct Comprehension {
  var body: ExpressionID
  var source: ExpressionID
  var condition: ExpressionID
  var local: Int32
  var overPositions: Bool
}

/// The arithmetic operators.
enum Arithmetic { case add, subtract, multiply, divide, power }

/// The comparisons.
enum Comparison { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

/// An expression with its type and its place in a source.
struct Expression {
  var operation: Operation
  var type: TypeID
  var reference: NodeReference
}

/// A name that stands for a value while an expression is evaluated.
struct Local {
  var name: Name
  var number: Int32
  var type: TypeID
  /// The space over which an index runs, otherwise -1.
  var space: Int32 = -1
}

/// Where an expression stands.
struct Context {
  var scope: Int32
  /// The definition that is being checked, otherwise -1.
  var definition: Int32
  /// The function that is being checked, otherwise -1.
  var version: Int32 = -1
  var locals: [Local] = []
  /// The local that holds the index of the definition, and the space it runs over.
  var index: (local: Int32, space: Int32)?
  /// The table whose columns are names here, and the local with the position of its row.
  var row: (table: Int32, local: Int32)?
  /// `true` in a cell of a table that is a name alone.
  var isNameInCell = false
  /// The timeline on which bare periods are looked up.
  var timeline: Int32
  /// The instance whose functions and lines are seen, otherwise -1.
  var instance: Int32 = -1
  /// What a changed definition was before, otherwise -1.
  var was: Int32 = -1
}

extension Operation {
  /// The expressions that it is put together from, in their order; of a comprehension its source alone.
  var parts: [ExpressionID] {
    switch self {
    case .error, .constant, .text, .data, .definition, .local: []
    case .negate(let part), .not(let part), .opening(let part), .closing(let part),
      .isGiven(let part), .textOf(let part), .broadcast(let part, _):
      [part]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .and(let left, let right), .or(let left, let right), .element(let left, let right, _),
      .item(let left, let right), .positionOf(let left, let right), .range(let left, let right),
      .fold(let left, _, let right), .otherwise(let left, let right):
      [left, right]
    case .conditional(let first, let second, let third), .lookup(let first, let second, let third),
      .slice(let first, let second, let third):
      [first, second, third]
    case .call(_, let parts), .builtin(_, let parts), .wholeBuiltin(_, let parts),
      .list(let parts), .join(let parts):
      parts
    case .comprehension(let comprehension): [comprehension.source]
    case .uncertain(_, let inputs): inputs
    case .study(_, let parameters): parameters
    case .statistic(_, let value, let parameter): [value, parameter]
    }
  }
}
