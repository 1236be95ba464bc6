/// How tightly an operator binds; higher binds tighter. Each level is one line of the reference and
/// one rule of the grammar.
package enum Precedence: UInt8, CaseIterable, Sendable {
  case or = 1
  case and, not, comparison, range, conversion, sum, product, negation, power
}

/// How operators of one level follow one another.
package enum Associativity: Sendable {
  /// From left to right.
  case left
  /// From right to left.
  case right
  /// Not at all: what follows is a mistake.
  case none
  /// The operator stands in front of its operand.
  case prefix
}

/// The arithmetic operations.
package enum Arithmetic: CaseIterable, Sendable { case add, subtract, multiply, divide, power }

/// The comparisons.
package enum Comparison: CaseIterable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// The operations on yes and no.
package enum Logic: CaseIterable, Sendable { case and, or }

/// What the checker makes of an operator.
package enum OperatorMeaning: Sendable {
  case arithmetic(Arithmetic)
  case comparison(Comparison)
  case logic(Logic)
  /// The share of an amount, which multiplies: `25% of 80`.
  case share
  case range, conversion, otherwise
  case not, negation
}

/// The operators of the language: how each is written, how it binds and what it means.
///
/// Parser, checker, messages and the tests of lexer, grammar and reference read this table; the
/// compiler asks for a line in each of its parts for an operator that is added.
package enum Operator: CaseIterable, Sendable {
  case or, and, not
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case range, conversion, otherwise
  case plus, minus, times, dividedBy, of
  case negation, power

  /// How the operator is written, in sources, messages and the reference.
  package var spelling: StaticString {
    switch self {
    case .or: "or"
    case .and: "and"
    case .not: "not"
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .range: ".."
    case .conversion: "in"
    case .otherwise: "otherwise"
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .dividedBy: "/"
    case .of: "of"
    case .negation: "-"
    case .power: "^"
    }
  }

  /// The operator as messages name it.
  package var sign: String { spelling.description }

  /// How tightly the operator binds.
  package var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .not: .not
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .range: .range
    case .conversion, .otherwise: .conversion
    case .plus, .minus: .sum
    case .times, .dividedBy, .of: .product
    case .negation: .negation
    case .power: .power
    }
  }

  /// What the checker makes of the operator.
  package var meaning: OperatorMeaning {
    switch self {
    case .or: .logic(.or)
    case .and: .logic(.and)
    case .not: .not
    case .equal: .comparison(.equal)
    case .notEqual: .comparison(.notEqual)
    case .less: .comparison(.less)
    case .lessOrEqual: .comparison(.lessOrEqual)
    case .greater: .comparison(.greater)
    case .greaterOrEqual: .comparison(.greaterOrEqual)
    case .range: .range
    case .conversion: .conversion
    case .otherwise: .otherwise
    case .plus: .arithmetic(.add)
    case .minus: .arithmetic(.subtract)
    case .times: .arithmetic(.multiply)
    case .dividedBy: .arithmetic(.divide)
    case .of: .share
    case .negation: .negation
    case .power: .arithmetic(.power)
    }
  }

  /// Returns the operator between two operands that a token of `kind` is; nil for other tokens,
  /// names among them.
  @inline(__always)
  package init?(between kind: TokenKind) {
    switch kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .dotDot: self = .range
    case .plus: self = .plus
    case .minus: self = .minus
    case .star: self = .times
    case .slash: self = .dividedBy
    case .caret: self = .power
    case .endOfFile, .name, .number, .quarterPeriod, .monthPeriod, .date, .text, .textStart,
      .textMiddle, .textEnd, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket,
      .leftBrace, .rightBrace, .tilde, .colon, .comma, .dot, .pipe, .arrow, .question, .percent,
      .invalid, .mended:
      return nil
    }
  }

  /// Returns the operator between two operands that `word` is; nil for other words.
  package init?(between word: Word) {
    switch word {
    case .or: self = .or
    case .and: self = .and
    case .in: self = .conversion
    case .otherwise: self = .otherwise
    case .of: self = .of
    default: return nil
    }
  }

  /// Returns the operator between two operands that `token` is; nil for other tokens.
  package init?(between token: Token) {
    if let found = Operator(between: token.kind) {
      self = found
    } else if let found = token.word.flatMap({ Operator(between: $0) }) {
      self = found
    } else {
      return nil
    }
  }
}

extension Precedence {
  /// How operators of the level follow one another.
  package var associativity: Associativity {
    switch self {
    case .or, .and, .range, .conversion, .sum, .product: .left
    case .comparison: .none
    case .power: .right
    case .not, .negation: .prefix
    }
  }
}

extension Arithmetic {
  /// The operator that stands for the operation.
  package var written: Operator {
    switch self {
    case .add: .plus
    case .subtract: .minus
    case .multiply: .times
    case .divide: .dividedBy
    case .power: .power
    }
  }
}

extension Logic {
  /// The operator that stands for the operation.
  package var written: Operator {
    switch self {
    case .and: .and
    case .or: .or
    }
  }
}

extension Tree {
  /// Returns the operator of the node; nil where it is no operation between two operands.
  package func binaryOperator(_ node: NodeID) -> Operator? {
    guard node.exists, self[node].kind == .binary else { return nil }
    return Operator(between: token(self[node].token))
  }
}
