import WorthSource

/// Operators that other languages have and Worth has not: `mod`, `div`, `xor`, `+=`, `++`.
extension Parser {
  /// What an operator of other languages between two operands is here.
  enum WordOperator {
    case remainder, quotient, exclusiveOr, join, and
  }

  /// The operator of another language at the position, behind an operand and before another; nil where none is.
  var wordOperator: WordOperator? {
    guard !isInRow, !current.startsLine, !peek().startsLine else { return nil }
    if at(.percent) {
      // `7 % 2`, in contrast to `7% 2`.
      guard current.followsBlank || position > 0 && tokens[position - 1].kind == .name,
        peek().kind == .number
          || peek().kind == .name && !(word(at: position + 1)?.continuesExpression ?? false)
      else { return nil }
      return .remainder
    }
    if at(.slash), peek().kind == .slash, current.end == peek().start, !peek(2).startsLine {
      return .quotient
    }
    // `fee mod 2`, in contrast to the instance `fee mod { … }`.
    guard at(.name), current.word == nil, peek(2).kind != .equal else { return nil }
    let written = writtenPlain(position).lowercased()
    switch peek().kind {
    case .number, .mended, .leftParenthesis: break
    case .text, .textStart: if written != "&" { return nil }
    case .name where !(word(at: position + 1)?.continuesExpression ?? false): break
    default: return nil
    }
    switch written {
    case "&": return isBetweenConditions ? .and : .join
    case "\\": return .quotient
    case "mod", "modulo": return .remainder
    case "div": return .quotient
    case "xor": return .exclusiveOr
    default: return nil
    }
  }

  /// Reports `7 mod 2` and the like, whose first operand began at `start`, with what it is here; nil where no such
  /// operator follows.
  mutating func parseWordOperator(from start: Int, _ loosest: UInt8) -> NodeID? {
    guard let sign = wordOperator else { return nil }
    let isLoose = sign == .exclusiveOr || sign == .and
    let precedence = sign == .join ? Precedence.comparison : .product
    guard isLoose ? loosest == 0 : precedence.rawValue > loosest else { return nil }
    var token = position
    advance()
    if at(.slash) {
      token = position
      advance()
    }
    _ =
      isLoose
      ? parseBinary(Precedence.and.rawValue)
      : sign == .join ? parseBinary(Precedence.comparison.rawValue) : parsePrefix()
    guard !isLost else { return nil }
    /// The operand from one token to another, in parentheses where it has several.
    func operand(_ first: Int, _ last: Int) -> String {
      let text = mended(first, last)
      let isGrouped = tokens[first].kind == .leftParenthesis && parenthesis(at: first)?.end == last
      let isWhole = sign == .remainder || sign == .join || sign == .and
      return first == last || isGrouped || isWhole ? text : "(" + text + ")"
    }
    let left = operand(start, tokens[token].kind == .slash ? token - 2 : token - 1)
    let right = operand(token + 1, position - 1)
    let correct: String
    switch sign {
    case .remainder: correct = "remainder(" + left + ", " + right + ")"
    case .quotient: correct = "floor(" + left + " / " + right + ")"
    case .exclusiveOr: correct = left + " != " + right
    case .and: correct = left + " and " + right
    case .join: correct = "\"" + inText(left) + inText(right) + "\""
    }
    noteInPlace(start, position - 1, correct)
    return add(.skipped, token: token, first: start)
  }

  /// `true` iff a comparison, or a word that asks for a condition, stands before the position in its line.
  private var isBetweenConditions: Bool {
    var place = position
    while place > 0, !tokens[place].startsLine {
      place -= 1
      switch tokens[place].kind {
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual: return true
      default: break
      }
      switch word(at: place) {
      case .if, .where, .require, .expect, .not: return true
      default: break
      }
    }
    return false
  }

  /// What an operand is within a text: a text without its quotes, anything else in braces.
  private func inText(_ operand: String) -> String {
    guard operand.utf8.count > 1, operand.hasPrefix("\""), operand.hasSuffix("\"") else {
      return "{" + operand + "}"
    }
    return String(operand.dropFirst().dropLast())
  }

  /// Reports `x += 1`, `x++` and the like, which change a value, with a line for a new name; nil for all other
  /// entries.
  mutating func parseReassignment() -> NodeID? {
    let start = position
    guard at(.name), !peek().startsLine else { return nil }
    var sign = position + 1
    if tokens[sign].kind == .leftBracket {
      guard let (end, _) = parenthesis(at: sign) else { return nil }
      sign = end + 1
    }
    guard sign + 1 < tokens.count, let written = arithmeticSign(sign), !tokens[sign].startsLine,
      tokens[sign].end == tokens[sign + 1].start
    else { return nil }
    let name = writtenPlain(start)
    let target = mended(start, sign - 1)
    let isByPeriod = sign > start + 1
    let value: String
    var last = sign + 1
    if tokens[last].kind == .equal {
      position = last + 1
      guard !current.startsLine, !at(.endOfFile) else {
        position = start
        return nil
      }
      let first = position
      _ = parseExpression()
      guard !isLost else { return add(.skipped, token: start, first: start) }
      last = position - 1
      let operand = mended(first, last)
      let isSimple = last == first || written == "+"
      value = " " + written + " " + (isSimple ? operand : "(" + operand + ")")
    } else {
      guard written == "+" || written == "-", tokens[last].kind == tokens[sign].kind,
        last + 1 >= tokens.count || tokens[last + 1].startsLine
          || tokens[last + 1].kind == .endOfFile || tokens[last + 1].kind == .rightBrace
      else { return nil }
      position = last + 1
      value = " " + written + " 1"
    }
    dropReports(start, last)
    let whole = span(of: start).union(span(of: last))
    if aside.changes > 0 {
      // What a scenario replaces is `was`.
      let change = value.hasPrefix(" + -") ? " - " + value.dropFirst(4) : value
      note(.writtenOtherwise(whole, sourceText(start, last), target + " = was" + change))
      return add(.skipped, token: start, first: start)
    }
    note(
      .changedValue(
        whole, sourceText(start, last), name: target,
        correct: "new_" + name + (isByPeriod ? target.dropFirst(name.count) : "") + " = " + target
          + value,
        byPeriod: name + "[t] = " + name + "[t-1]" + value))
    return add(.skipped, token: start, first: start)
  }

  /// The sign of arithmetic that the token is; nil for others.
  private func arithmeticSign(_ index: Int) -> String? {
    switch tokens[index].kind {
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    default: nil
    }
  }
}
