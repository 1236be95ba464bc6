import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions of spreadsheets that are a form of the language: `SUMIF(sites.country, "CH", sites.cost)`,
/// `CAGR(first, last, 5)`, `YEAR(day)`.
enum SpreadsheetCalls {
  /// Returns what a call is in the language; nil where nothing is known of it.
  ///
  /// The arguments are given as they are written, and as operands.
  static func form(
    _ function: String, _ arguments: [WrittenArgument], _ texts: [String], _ operands: [String],
    in checker: Checker
  ) -> String? {
    switch (function, arguments.count) {
    case ("sumproduct", 1): return "sum(" + texts[0] + ")"
    case ("sumproduct", 2): return "sum_product(" + texts[0] + ", " + texts[1] + ")"
    case ("cagr", 3):
      return "((" + operands[1] + " / " + operands[0] + ") ^ (1 / " + operands[2]
        + ") - 1) in percent"
    case ("rri", 3):
      return "((" + operands[2] + " / " + operands[1] + ") ^ (1 / " + operands[0]
        + ") - 1) in percent"
    case ("year", 1), ("month", 1), ("day", 1): return operands[0] + "." + function
    case ("days", 2): return operands[0] + " - " + operands[1]
    case ("date", 3): return date(texts)
    case ("eomonth", 2):
      return texts[1] == "0"
        ? "end_of_month(" + texts[0] + ")"
        : "end_of_month(" + operands[0] + months(texts[1], operands[1]) + ")"
    case ("edate", 2): return operands[0] + months(texts[1], operands[1])
    case ("index", 2):
      return operands[0] + "[" + (matched(arguments[1], in: checker) ?? texts[1]) + "]"
    case ("large", 2): return "sorted(" + texts[0] + ", falling)[" + texts[1] + "]"
    case ("small", 2): return "sorted(" + texts[0] + ", rising)[" + texts[1] + "]"
    case ("xlookup", 3...), ("lookup", 3): return found(texts)
    case ("ifs", 4...): return cases(texts)
    case ("switch", 3...):
      let pairs = Array(texts.dropFirst())
      let compared = pairs.indices.map { place in
        place % 2 == 0 && place + 1 < pairs.count ? texts[0] + " = " + pairs[place] : pairs[place]
      }
      return cases(compared)
    case ("text", 2): return "\"{" + texts[0] + "}\""
    case ("countblank", 1):
      return rows(of: [texts[0]]).map { name, rows in
        "count(\(name) for \(name) in \(rows) where not (\(part(of: texts[0], name)) is given))"
      }
    case ("choose", 3...):
      return "[" + texts.dropFirst().joined(separator: ", ") + "][" + texts[0] + "]"
    case ("iferror", 2), ("ifna", 2):
      return unlessDivided(by: arguments, texts, operands, in: checker)
    default: return conditional(function, texts, arguments, in: checker)
    }
  }

  /// Returns the value in the row of a key, which is found in another column than the first.
  private static func found(_ texts: [String]) -> String? {
    guard let (name, rows) = rows(of: [texts[1], texts[2]]), rows != texts[1] else { return nil }
    let value = part(of: texts[2], name)
    let condition = part(of: texts[1], name) + " = " + texts[0]
    let all = value + " for " + name + " in " + rows + " where " + condition
    guard texts.count > 3 else { return "first(" + all + ")" }
    return "if count(" + name + " for " + name + " in " + rows + " where " + condition
      + ") = 0 then "
      + texts[3] + " else first(" + all + ")"
  }

  /// Returns conditions and values in turn as `if … then … else`; nil where no last value counts without a condition.
  private static func cases(_ texts: [String]) -> String? {
    var pairs = texts
    guard let last = pairs.popLast() else { return nil }
    if pairs.count % 2 == 1 {
      guard let condition = pairs.popLast(), ["true", "1"].contains(condition.lowercased()) else {
        return nil
      }
    }
    var result = ""
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      result += "if " + pairs[place] + " then " + pairs[place + 1] + " else "
    }
    return result + last
  }

  /// Returns the date of three whole numbers.
  private static func date(_ texts: [String]) -> String? {
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == 3, (1000...9999).contains(numbers[0]),
      let day = CivilDate.days(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    return CivilDate.text(day)
  }

  /// Returns what adds a number of months to a day.
  private static func months(_ text: String, _ operand: String) -> String {
    if let number = Int(text) {
      let sign = number < 0 ? " - " : " + "
      return sign + String(number.magnitude) + (number.magnitude == 1 ? " month" : " months")
    }
    return " + " + operand + " * 1 month"
  }

  /// Returns the key that `MATCH(key, keys, 0)` looks for; nil for other arguments.
  private static func matched(_ argument: WrittenArgument, in checker: Checker) -> String? {
    let tree = checker.trees[argument.value.tree]
    guard tree[argument.value.node].kind == .call else { return nil }
    let function = tree.child(argument.value.node)
    guard tree.text(function).lowercased() == "match" else { return nil }
    return FunctionCalls.writtenArguments(argument.value, in: checker).first.map {
      checker.files.sources.text(checker.span($0.value))
    }
  }

  /// Returns the value of another figure where the divisor is 0, or where a value is missing.
  private static func unlessDivided(
    by arguments: [WrittenArgument], _ texts: [String], _ operands: [String], in checker: Checker
  ) -> String {
    let place = arguments[0].value
    let tree = checker.trees[place.tree]
    guard tree.binaryOperator(place.node) == .dividedBy else {
      return operands[0] + " otherwise " + operands[1]
    }
    var divisors: [String] = []
    var open = [place.node]
    while let node = open.popLast() {
      open += tree.children(node)
      guard tree.binaryOperator(node) == .dividedBy else { continue }
      let divisor = tree.text(tree.child(node, 1))
      if !divisors.contains(divisor) { divisors.insert(divisor, at: 0) }
    }
    return "if " + divisors.map { $0 + " = 0" }.joined(separator: " or ") + " then " + texts[1]
      + " else " + texts[0]
  }

  // MARK: Sums with conditions

  /// Returns the sum, count, mean or extreme of what meets conditions, `sum(r.cost for r in sites where …)`.
  private static func conditional(
    _ function: String, _ texts: [String], _ arguments: [WrittenArgument], in checker: Checker
  ) -> String? {
    let result: String
    switch function {
    case "sumif", "sumifs": result = "sum"
    case "countif", "countifs": result = "count"
    case "averageif", "averageifs": result = "mean"
    case "maxifs": result = "max"
    case "minifs": result = "min"
    default: return nil
    }
    // `SUMIF(where, what, of)`, `SUMIFS(of, where, what, …)`, `COUNTIFS(where, what, …)`
    var pairs = texts
    var source: String?
    if function.hasSuffix("s"), result != "count" {
      source = pairs.isEmpty ? nil : pairs.removeFirst()
    } else if pairs.count == 3 {
      source = pairs.removeLast()
    }
    guard pairs.count > 1, pairs.count % 2 == 0 else { return nil }
    let all = [source ?? pairs[0]] + stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] }
    guard let (name, rows) = rows(of: all) else { return nil }
    var conditions: [String] = []
    for place in stride(from: 0, to: pairs.count, by: 2) {
      let currency = currency(of: pairs[place], in: checker)
      guard let condition = condition(pairs[place + 1], currency: currency) else { return nil }
      conditions.append(part(of: pairs[place], name) + condition)
    }
    return result + "(" + part(of: source ?? pairs[0], name) + " for " + name + " in " + rows
      + " where " + conditions.joined(separator: " and ") + ")"
  }

  /// Returns a name for each row of the one table, or each value of the one list, that the texts name.
  private static func rows(of texts: [String]) -> (name: String, rows: String)? {
    guard let first = texts.first else { return nil }
    guard let dot = first.lastIndex(of: ".") else {
      return texts.allSatisfy { $0 == first } ? ("x", first) : nil
    }
    let table = first[..<dot]
    let isOfOne = texts.allSatisfy { text in
      text.lastIndex(of: ".").map { text[..<$0] == table } ?? false
    }
    return isOfOne ? ("r", String(table)) : nil
  }

  /// Returns the field of a row, or the value itself, by the name for each.
  private static func part(of text: String, _ name: String) -> String {
    text.lastIndex(of: ".").map { name + text[$0...] } ?? name
  }

  /// Returns the comparison of a criterion that is put together, `">"&x`; nil for all others.
  private static func joined(_ criterion: String, _ currency: String) -> String? {
    for sign in [">=", "<=", "<>", ">", "<", "="] {
      let start = "\"" + sign + "\"&"
      let blanks = criterion.filter { $0 != " " }
      guard blanks.hasPrefix(start) else { continue }
      let value = String(blanks.dropFirst(start.utf8.count))
      let isFigure = value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x5F }
      return " " + (sign == "<>" ? "!=" : sign) + " " + (isFigure ? amount(value, currency) : value)
    }
    return nil
  }

  /// Returns the comparison of a criterion: `">=5"` is that with 5, `">{x}"` that with `x`, all else an equality; nil
  /// where `*`, `?` or `~` stands for any signs, which no comparison says.
  ///
  /// `currency` is that of the amounts with which a figure is compared; empty for others.
  private static func condition(_ criterion: String, currency: String) -> String? {
    if let joined = joined(criterion, currency) { return joined }
    let inside = criterion.dropFirst().dropLast()
    guard criterion.utf8.count > 2, criterion.hasPrefix("\"") else { return " = " + criterion }
    guard !inside.utf8.contains(where: { $0 == 0x2A || $0 == 0x3F || $0 == 0x7E }) else {
      return nil
    }
    for sign in [">=", "<=", "<>", ">", "<", "="] where inside.hasPrefix(sign) {
      let value = inside.dropFirst(sign.utf8.count)
      guard let first = value.utf8.first else { break }
      if first == 0x7B, value.utf8.last == 0x7D {
        return " " + (sign == "<>" ? "!=" : sign) + " " + value.dropFirst().dropLast()
      }
      // A word in a criterion has no quotes of its own.
      let isFigure = first >= 0x30 && first <= 0x39 || first == 0x2D || first == 0x2E
      return " " + (sign == "<>" ? "!=" : sign) + " "
        + (isFigure ? amount(String(value), currency) : "\"" + value + "\"")
    }
    return " = " + criterion
  }

  /// A figure in a currency: `-5` is `-CHF 5`.
  private static func amount(_ figure: String, _ currency: String) -> String {
    if currency.isEmpty { return figure }
    return figure.hasPrefix("-")
      ? "-" + currency + " " + figure.dropFirst() : currency + " " + figure
  }

  /// The code of the currency in which the cells of the column `table.column` are written; empty for others.
  private static func currency(of column: String, in checker: Checker) -> String {
    let names = column.split(separator: ".")
    guard names.count == 2,
      let table = checker.tables.all.entries.first(where: { $0.name == names[0] }),
      let found = table.columns.first(where: { checker.spelling($0.name) == names[1] })
    else { return "" }
    for cell in checker.tables.cells[found.definition] ?? [] where cell.node.exists {
      let tree = checker.trees[cell.tree]
      var node = SyntaxReading.unwrapped(cell.node, tree)
      if tree[node].kind == .negation { node = tree.child(node) }
      if tree[node].kind == .tagged { return tree.text(tree.child(node)) }
    }
    return ""
  }
}
