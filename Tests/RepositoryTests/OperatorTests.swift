import Foundation
import Testing
import WorthSource
import WorthSyntax
import WorthTestSupport

/// The table of operators, with all that says the same.
@Suite struct OperatorTests {
  /// The levels from the loosest to the tightest, as the table of operators has them.
  private let levels = Precedence.allCases.map { level in
    Operator.allCases.filter { $0.precedence == level }.map { $0.spelling.description }
  }

  @Test func `the reference lists the operators of each level, loosest first`() throws {
    let reference = try Repository.text("Grammar/README.md")
    let section = reference.components(separatedBy: "\n## 11. Operators")[1]
    let table = section.components(separatedBy: "| --- | --- |\n")[1]
    let rows = table.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("|") }.map { row in
        quoted(row.split(separator: "|")[0], between: "`")
      }
    // The forms around them: a filter and a condition are looser, what stands behind an operand is
    // tighter.
    #expect(rows.first == ["where"])
    #expect(rows.dropFirst().first == ["if c then a else b"])
    #expect(rows.last?.contains("per") == true)
    #expect(Array(rows.dropFirst(2).dropLast()) == levels)
  }

  @Test func `the grammar has a rule for each level that leads to the next`() throws {
    let names = [
      "Or", "And", "Not", "Comparison", "Range", "Converted", "Sum", "Product", "Negation", "Power",
    ]
    try #require(names.count == levels.count)
    let grammar = try Repository.text("Grammar/worth.ebnf").split(separator: "\n")
    for (place, name) in names.enumerated() {
      let rule = try #require(
        grammar.first { $0.hasPrefix(name) && $0.split(separator: " ").dropFirst().first == "::=" })
      let signs = quoted(rule, between: "\"").filter { $0 != "on" }
      var known: Set<String> = []
      #expect(signs.filter { known.insert($0).inserted } == levels[place], "\(name)")
      if place + 1 < names.count { #expect(rule.contains(names[place + 1]), "\(name)") }
    }
  }

  @Test(arguments: Operator.allCases)
  func `the lexer makes one token of an operator, which is that operator`(sign: Operator) throws {
    let text = "a " + sign.spelling.description + " b"
    let (tokens, mistakes) = Lexer.tokens(
      of: SourceText(name: "", text: text), source: 0, names: NameTable())
    try #require(tokens.count == 4)
    #expect(mistakes.isEmpty)
    switch sign.precedence.associativity {
    case .left, .right, .none: #expect(Operator(between: tokens[1]) == sign)
    // A sign in front of its operand is a word of its own, or that of an operator between two.
    case .prefix:
      #expect(
        tokens[1].word == .not
          || Operator(between: tokens[1])?.spelling.description == sign.spelling.description)
    }
  }

  @Test(arguments: Operator.allCases.filter { $0.precedence.associativity != .prefix })
  func `operators of a level follow one another as the table says`(sign: Operator) throws {
    // Of a conversion the right side is a unit, and a chain of comparisons is noted.
    if sign == .conversion { return }
    let spelling = sign.spelling.description
    let text = SourceText(name: "", text: "x = a \(spelling) b \(spelling) c")
    let (tree, found) = Parser.parse(text, source: 0, names: NameTable())
    #expect(found.isEmpty == (sign.precedence.associativity != .none))
    let all = tree.children(tree.root)
    let definition = try #require(all.first { tree[$0].kind == .definition })
    let whole = try #require(Array(tree.children(definition)).last)
    #expect(tree.binaryOperator(whole) == sign)
    let right = tree.child(whole, 1)
    #expect((tree.binaryOperator(right) == sign) == (sign.precedence.associativity == .right))
  }

  @Test func `an operation is written with the operator that stands for it`() {
    for operation in Arithmetic.allCases {
      guard case .arithmetic(operation) = operation.written.meaning else {
        Issue.record("\(operation)")
        continue
      }
    }
    for operation in Logic.allCases {
      guard case .logic(operation) = operation.written.meaning else {
        Issue.record("\(operation)")
        continue
      }
    }
  }

  /// The texts between two `mark`s, in their order.
  private func quoted(_ text: Substring, between mark: Character) -> [String] {
    text.split(separator: mark, omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
