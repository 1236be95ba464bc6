import WorthBuiltins
import WorthProgram
import WorthSyntax
import WorthValue

/// Tells which figures were rounded on the way, so that their last digits say something.
struct RoundedFigures {
  /// What is known of a figure.
  private enum Finding {
    /// Something in it is not rounded.
    case worked
    /// It is stated, so that it says nothing of the figures beside it.
    case stated
    /// It is rounded, or adds up what is.
    case rounded

    /// What a figure is that is made of two by adding, or that may be either.
    func joined(with other: Finding) -> Finding {
      switch (self, other) {
      case (.worked, _), (_, .worked): .worked
      case (.rounded, _), (_, .rounded): .rounded
      case (.stated, .stated): .stated
      }
    }
  }

  /// The program whose figures they are.
  private let program: Program
  /// What was found of definitions; one that is being looked at says nothing.
  private var known: [DefinitionID: Finding] = [:]

  /// Creates what tells rounded figures of a program.
  init(_ program: Program) { self.program = program }

  /// `true` iff a value, or each of a series, was rounded by a function or adds up figures that were.
  mutating func contains(_ value: ExpressionID) -> Bool {
    finding(value, depth: 0) == .rounded
  }

  /// What is known of a value; nothing where it is nested too deep.
  private mutating func finding(_ value: ExpressionID, depth: Int) -> Finding {
    guard depth < 64 else { return .worked }
    switch program.expressions[value].operation {
    case .constant, .data: return .stated
    case .definition(let definition): return finding(of: definition, depth: depth)
    case .negate(let inner), .element(let inner, _, _), .item(let inner, _),
      .lookup(let inner, _, _), .slice(let inner, _, _), .opening(let inner), .closing(let inner),
      .broadcast(let inner, _):
      return finding(inner, depth: depth + 1)
    case .arithmetic(let sign, let left, let right):
      return finding(sign, left, right, depth: depth)
    case .conditional(_, let one, let other), .otherwise(let one, let other):
      return finding([one, other], depth: depth)
    case .list(let parts): return finding(parts, depth: depth)
    case .comprehension(let all): return finding(all.body, depth: depth + 1)
    case .call(let version, _):
      return program.versions[version].body.map { finding($0, depth: depth + 1) } ?? .worked
    case .builtin(let place, let arguments): return finding(place, arguments, depth: depth)
    default: return .worked
    }
  }

  /// What is known of all values together.
  private mutating func finding(_ values: [ExpressionID], depth: Int) -> Finding {
    var joined = Finding.stated
    for value in values {
      joined = joined.joined(with: finding(value, depth: depth + 1))
      if joined == .worked { break }
    }
    return joined
  }

  /// What is known of a definition by all its lines.
  private mutating func finding(of definition: DefinitionID, depth: Int) -> Finding {
    if let found = known[definition] { return found }
    known[definition] = .stated
    let clauses = program.definitions[definition].clauses
    var found = Finding.stated
    for clause in clauses {
      let own: Finding
      if let written = clause.expression {
        own = finding(written, depth: depth + 1)
      } else if let base = clause.base {
        own = finding(of: base, depth: depth + 1)
      } else {
        own = .worked
      }
      found = found.joined(with: own)
    }
    known[definition] = found
    return found
  }

  /// What is known of a sum, or of a rounded number of steps: `round(x / step) * step`.
  private mutating func finding(
    _ sign: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, depth: Int
  ) -> Finding {
    switch sign {
    case .add, .subtract: return finding([left, right], depth: depth)
    case .multiply:
      if isZero(left) || isZero(right) { return .stated }
      return countsSteps(left) || countsSteps(right) ? .rounded : .worked
    case .divide:
      if case .constant = program.expressions[right].operation { return .worked }
      return rounds(left) ? .rounded : .worked
    default: return .worked
    }
  }

  /// What is known of the result of a builtin.
  private mutating func finding(_ place: Int, _ arguments: [ExpressionID], depth: Int) -> Finding {
    if rounds(place) { return .rounded }
    switch BuiltinTable.all[place].trialForm {
    case .sum, .least, .greatest, .leastOfList, .greatestOfList, .absolute, .firstOfList:
      return finding(arguments, depth: depth)
    default: return .worked
    }
  }

  /// `true` iff the value is the result of a function that rounds.
  private func rounds(_ value: ExpressionID) -> Bool {
    guard case .builtin(let place, _) = program.expressions[value].operation else { return false }
    return rounds(place)
  }

  /// `true` iff the value is a rounded number, which counts steps of an amount.
  private func countsSteps(_ value: ExpressionID) -> Bool {
    rounds(value) && program.types.element(program.type(value)) == .number
  }

  /// `true` iff a builtin rounds.
  private func rounds(_ place: Int) -> Bool {
    let traits = BuiltinTable.all[place].traits
    return traits.contains(.roundsToDigits) || traits.contains(.roundsToSteps)
  }

  /// `true` iff the value is 0 as it is written.
  private func isZero(_ value: ExpressionID) -> Bool {
    if case .constant(0) = program.expressions[value].operation { return true }
    return false
  }
}
