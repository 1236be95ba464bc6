import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Plain numbers in products of amounts where their names, or what the product is called, say that shares are meant:
/// `royalty_rate = 5` in `sales * royalty_rate`, and `royalty = sales * 5`, where 5 is 500 %.
enum PlainRates {
  /// Words with which the name of a share ends, and the least number that can be no factor: a growth of 1.08 is one.
  private static let shares: [(word: String, least: Double)] = [
    ("rate", 1), ("royalty", 1), ("tax", 1), ("commission", 1), ("percent", 1), ("percentage", 1),
    ("pct", 1), ("pd", 1), ("lgd", 1.001), ("probability", 1.001), ("chance", 1.001),
    ("share", 1.001), ("margin", 2), ("discount", 2), ("growth", 2), ("markup", 2),
  ]
  /// Words with which the names of rates begin that are no shares.
  private static let otherRates = [
    "exchange", "conversion", "fx", "hourly", "daily", "weekly", "monthly", "hour", "day", "piece",
    "unit", "run", "cross", "spot",
  ]
  /// Words with which the name of an amount ends that is a share of another.
  private static let parts = ["royalty", "royalties", "tax", "taxes", "commission", "discount"]
  /// Words with which the name of an amount ends of which shares are taken.
  private static let wholes = [
    "sales", "revenue", "revenues", "turnover", "income", "profit", "profits", "earnings", "ebit",
    "ebitda", "receipts", "proceeds",
  ]

  /// Notes a product of an amount and a named plain number that is too large for the share that its name says.
  static func note(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) {
    for (number, amount) in [(left, right), (right, left)]
    where TypeTraits.isMoney(checker.types.element(checker.type(amount)), in: checker) {
      guard checker.types.element(checker.type(number)) == .number,
        let name = name(of: number, in: checker), let least = least(for: name),
        let found = PlainShares.statedFigure(number, in: checker), found.value >= least
      else { continue }
      PlainShares.report(found, number, in: checker.span(reference), in: &checker)
    }
  }

  /// The plain number for which a value stands, where its name says a share that it cannot be; nil for others.
  static func figure(
    of value: ExpressionID, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    guard let name = name(of: value, in: checker), let least = least(for: name),
      let found = PlainShares.statedFigure(value, in: checker), found.value >= least
    else { return nil }
    return found
  }

  /// Notes a definition that is called a share of an amount, and is that amount times a number as it is written.
  static func notePart(
    _ value: ExpressionID, of definition: DefinitionID, in checker: inout Checker
  ) {
    guard case .arithmetic(.multiply, let left, let right) = checker.expression(value).operation,
      words(of: checker.spelling(checker.definitions[definition].name)).last.map({
        parts.contains($0)
      }) == true
    else { return }
    for (number, amount) in [(left, right), (right, left)] {
      guard case .constant(let figure) = checker.expression(number).operation, figure >= 1,
        figure.isFinite, checker.type(number) == .number,
        TypeTraits.isMoney(checker.types.element(checker.type(amount)), in: checker),
        let name = name(of: amount, in: checker),
        words(of: name).last.map({ wholes.contains($0) }) == true
      else { continue }
      PlainShares.report((figure, number), number, in: value, in: &checker)
    }
  }

  /// The least number that a share of this name cannot be; nil for names of other things.
  private static func least(for name: String) -> Double? {
    let words = words(of: name)
    guard let last = words.last, let first = words.first, !otherRates.contains(first) else {
      return nil
    }
    return shares.first { $0.word == last }?.least
  }

  /// `true` iff a name is that of a share, or of a part that is said as one, such as a growth, a margin or a tax.
  static func namesShare(_ name: String) -> Bool {
    let words = words(of: name)
    return words.contains { word in
      parts.contains(word) || shares.contains { $0.word == word }
        || [
          "fee", "fees", "premium", "premiums", "inflation", "attrition", "churn", "haircut",
          "rebate", "uplift", "increase", "decrease", "change", "loss", "wacc", "yield", "interest",
          "probability", "vat", "levy", "portion", "fraction", "ratio", "weight", "decline", "rise",
          "deduction", "allowance", "surcharge",
        ].contains(word)
    }
  }

  /// The words of a name, between its underscores, in small letters.
  private static func words(of name: String) -> [String] {
    name.lowercased().split(separator: "_").map { String($0) }
  }

  /// The name by which an expression reads a figure; nil for what is worked out.
  private static func name(of value: ExpressionID, in checker: Checker) -> String? {
    PlainShares.named(value, in: checker).map { checker.spelling(checker.definitions[$0].name) }
  }
}
