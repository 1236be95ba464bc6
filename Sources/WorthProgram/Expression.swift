import WorthPlan
import WorthSyntax
import WorthValue

/// What an expression does with its parts.
package enum Operation: Sendable {
  /// A mistake, which has been reported.
  case error
  case constant(Double)
  case text(TextID)
  /// A column that was read from a file.
  case data(DataID)
  /// The whole value of a definition.
  case definition(DefinitionID)
  /// An index, an argument of a function or the name of a comprehension.
  case local(LocalID)
  case negate(ExpressionID)
  case not(ExpressionID)
  case arithmetic(Arithmetic, ExpressionID, ExpressionID)
  case comparison(Comparison, ExpressionID, ExpressionID)
  case and(ExpressionID, ExpressionID)
  case or(ExpressionID, ExpressionID)
  /// The condition, then what counts where it holds, then what counts otherwise.
  case conditional(ExpressionID, ExpressionID, ExpressionID)
  /// One value of a series, at an index.
  case element(ExpressionID, index: ExpressionID, isSelf: Bool)
  /// One value of a list, at a position counted from 1.
  case item(ExpressionID, position: ExpressionID)
  /// The value of a column in the row where another column has a value.
  case lookup(ExpressionID, keys: ExpressionID, key: ExpressionID)
  /// The position of a value in a list, counted from 0.
  case positionOf(ExpressionID, value: ExpressionID)
  /// The values of a series at the indices from one to another, as a list.
  case slice(ExpressionID, from: ExpressionID, to: ExpressionID)
  /// The value of a series before its first index.
  case opening(ExpressionID)
  /// The value of a series at its last index.
  case closing(ExpressionID)
  /// A call of a function of the case or the prelude.
  case call(version: VersionID, arguments: [ExpressionID])
  /// A call of a builtin, by its place in `BuiltinTable`.
  case builtin(Int, arguments: [ExpressionID])
  /// A builtin that makes a series as a whole.
  case wholeBuiltin(Int, arguments: [ExpressionID])
  case list([ExpressionID])
  /// The whole numbers or periods from one to another.
  case range(ExpressionID, ExpressionID)
  /// `binder` takes each value of `source`, or each position of it where `overPositions`.
  case comprehension(Comprehension)
  /// The function applied to the result so far and each value of a list, beginning with `start`.
  case fold(ExpressionID, version: VersionID, start: ExpressionID)
  /// Yes where the value is not missing.
  case isGiven(ExpressionID)
  /// The first where it is not missing, then the second.
  case otherwise(ExpressionID, ExpressionID)
  /// A value as text, as a report shows it.
  case textOf(ExpressionID)
  /// Texts, one after the other.
  case join([ExpressionID])
  /// One value at every index of a space.
  case broadcast(ExpressionID, space: SpaceID)
  /// The value of an uncertain name: its base, where it has one, and the parameters of its
  /// distribution.
  case uncertain(draw: DrawID, inputs: [ExpressionID])
  /// What a value is over all trials.
  case statistic(StatisticKind, ExpressionID, ExpressionID)
  /// What a study finds.
  case study(StudyID, parameters: [ExpressionID])
}

/// `body for local in source where condition`.
package struct Comprehension: Sendable {
  /// What the list holds for each value of the source.
  package var body: ExpressionID
  /// A list, a range or a series.
  package var source: ExpressionID
  /// What decides which values count; nil where all do.
  package var condition: ExpressionID?
  /// The local that holds the current value or position.
  package var local: LocalID
  /// `true` iff the local takes positions, counted from 0, instead of values.
  package var overPositions: Bool
  /// The list whose values are taken beside those of the source; nil where there is none.
  package var beside: ListBeside?

  /// Creates the comprehension of `body` over `source`.
  package init(
    body: ExpressionID, source: ExpressionID, condition: ExpressionID?, local: LocalID,
    overPositions: Bool, beside: ListBeside? = nil
  ) {
    self.body = body
    self.source = source
    self.condition = condition
    self.local = local
    self.overPositions = overPositions
    self.beside = beside
  }
}

/// A list whose values a comprehension takes beside those of its source, which are as many.
package struct ListBeside: Sendable {
  /// The list.
  package var source: ExpressionID
  /// The local that holds the current value.
  package var local: LocalID

  /// Creates the list whose values stand in `local`, one after another.
  package init(source: ExpressionID, local: LocalID) {
    self.source = source
    self.local = local
  }
}

/// The operations that operators stand for, as the table of operators has them.
package typealias Arithmetic = WorthSyntax.Arithmetic
/// The comparisons that operators stand for, as the table of operators has them.
package typealias Comparison = WorthSyntax.Comparison

/// An expression with its type and its place in a source.
package struct Expression: Sendable {
  /// What is done with which parts.
  package var operation: Operation
  /// The type of the result.
  package var type: TypeID
  /// The place in the source that the expression comes from.
  package var reference: NodeReference

  /// Creates the expression that the node at `reference` is.
  package init(operation: Operation, type: TypeID, reference: NodeReference) {
    self.operation = operation
    self.type = type
    self.reference = reference
  }
}

extension Operation {
  /// The expressions that it is put together from, in their order; of a comprehension its
  /// sources alone.
  package var parts: [ExpressionID] {
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
    case .comprehension(let all): [all.source] + (all.beside.map { [$0.source] } ?? [])
    case .uncertain(_, let inputs): inputs
    case .study(_, let parameters): parameters
    case .statistic(_, let value, let parameter): [value, parameter]
    }
  }

  /// The expressions that it reads, those that a comprehension works out in each turn included.
  package var partsAndTurns: [ExpressionID] {
    guard case .comprehension(let comprehension) = self else { return parts }
    return parts + [comprehension.body]
      + (comprehension.condition.map { [$0] } ?? [])
  }
}
