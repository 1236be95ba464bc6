import WorthProgram
import WorthSyntax

/// A value that may be missing, as far as conditions can say that it is given: what `x is given` asks of an
/// input, an argument, a cell, or the value of a series in a period.
indirect enum GivenValue: Hashable {
  case definition(DefinitionID)
  case local(LocalID)
  /// One value of a series, column or list, which may itself be one of several: a row of a line with two indices.
  case part(GivenValue, Place)

  /// Where a value stands: at an index or key, counted from 0 or from 1, that a local holds or the source states.
  enum Place: Hashable {
    case index(Stated), position(Stated), key(Stated)
  }

  /// What a local or a line holds, or so many places behind it, or a number or text that is written there.
  enum Stated: Hashable {
    case local(LocalID, moved: Double)
    case definition(DefinitionID, moved: Double)
    case constant(Double)
    case text(TextID)

    /// Creates what an expression is; nil for what is worked out otherwise.
    init?(_ value: ExpressionID, in checker: Checker) {
      switch checker.expression(value).operation {
      case .local(let local): self = .local(local, moved: 0)
      case .definition(let line): self = .definition(line, moved: 0)
      case .constant(let number): self = .constant(number)
      case .text(let text): self = .text(text)
      case .arithmetic(let sign, let here, let step):
        guard sign == .add || sign == .subtract,
          case .constant(let places) = checker.expression(step).operation
        else { return nil }
        let moved = sign == .add ? places : -places
        switch checker.expression(here).operation {
        case .local(let local): self = .local(local, moved: moved)
        case .definition(let line): self = .definition(line, moved: moved)
        default: return nil
        }
      default: return nil
      }
    }
  }

  /// Creates what an expression reads; nil for what is worked out.
  init?(_ value: ExpressionID, in checker: Checker) {
    switch checker.expression(value).operation {
    case .definition(let definition): self = .definition(definition)
    case .local(let local): self = .local(local)
    case .element(let whole, let index, _):
      if case .positionOf(_, let key) = checker.expression(index).operation {
        self.init(part: whole, Stated(key, in: checker).map { .key($0) }, in: checker)
      } else {
        self.init(part: whole, Stated(index, in: checker).map { .index($0) }, in: checker)
      }
    case .item(let whole, let position):
      self.init(part: whole, Stated(position, in: checker).map { .position($0) }, in: checker)
    case .lookup(let whole, _, let key):
      self.init(part: whole, Stated(key, in: checker).map { .key($0) }, in: checker)
    case .conditional:
      guard let read = OptionalSeries.valueRead(by: value, in: checker) else { return nil }
      self.init(read, in: checker)
    default: return nil
    }
  }

  /// Creates a value of `whole`; nil where that is worked out, or nobody knows at which place.
  private init?(part whole: ExpressionID, _ place: Place?, in checker: Checker) {
    guard let place, let several = GivenValue(whole, in: checker) else { return nil }
    self = .part(several, place)
  }
}
