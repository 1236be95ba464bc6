/// What a node of the tree is.
package enum NodeKind: UInt8, Sendable {
  // Structure.
  /// The entries of a file, or those between braces.
  case file, block
  /// Tokens that fit nowhere; a diagnostic was given.
  case skipped

  // Entries. Their children stand in this order; a part that may be absent is in brackets.
  /// `case "title" { … }`: [text], block.
  case caseForm
  /// `kind NAME: PARENT { … }`: name, [name], block.
  case kind
  /// `function NAME(…) = …`: name, parameters, body (an expression or a block).
  case function
  /// `KIND NAME "label" { … }`: name, name, [text], block.
  case instance
  /// `TARGET: TYPE = BASE ~ DISTRIBUTION`: see `Part`.
  case definition
  /// `NAME { … }`: name, block or rows.
  case blockField
  /// `table NAME { rows }`: name, rows.
  case table
  /// `table NAME from "file" { … }`: name, text, block.
  case tableFrom
  /// `tree NAME = …`: name, expression.
  case tree
  /// `scenario NAME "label" { … }` or `scenario NAME = …`: name, [text], block or expression.
  case scenario
  /// `expect …`: expression, then clauses.
  case expect
  /// `expect error CODE { … }`: name, block.
  case expectError
  /// `show …`: expressions.
  case show
  /// `use "file" as NAME`: text, [name].
  case use
  /// `unit NAME = …`: name, [expression].
  case unit
  /// `correlate a, b = …`, `correlate rows = …`: names, expression.
  case correlate
  /// `require … if … because …`: expression, [condition], [clause].
  case require
  /// `remark … if …`: expression, [condition].
  case remark
  /// An expression alone: the result of a function's block, or a line of a dialogue.
  case result

  // Parts of entries.
  /// `(a, b: TYPE = …)`: parameters.
  case parameters
  /// `name: type = default`: see `Part`.
  case parameter
  /// `because …`, `within …`, `printed …`: expression.
  case becauseClause, withinClause, printedClause
  /// The rows of a table: headers, then rows and definitions.
  case rows, headers, row, emptyCell

  // Types.
  /// `money`, `patent`
  case namedType
  /// `flow of money`: type.
  case typeOf
  /// `money per tonne`: type, name.
  case typePer
  /// `money in own`: type, name.
  case typeIn
  /// `x?`: type.
  case optionalType
  /// `end | middle | start`: names.
  case choiceType
  /// `table { … }`: block.
  case tableType
  /// `one of ways.way`: expression.
  case keyType

  // Expressions.
  /// `2.4 million`, `5%`
  case number
  /// `CHF 5`, `year 3`: name, number.
  case tagged
  /// `20 years`: number, name.
  case quantity
  /// A token, a text with figures in it with the expressions as children.
  case text, name, quarterPeriod, monthPeriod, date
  /// `-a`, `not a`: expression.
  case negation, not
  /// `a + b`: two expressions; the token is the operator.
  case binary
  /// `if c then a else b`
  case conditional
  /// `if x is { a -> 1, else -> 2 }`: expression, then the cases.
  case selection
  /// `a or b -> 1`, `else -> 2`: the words, none for `else`, then an expression.
  case selectionCase
  /// `f(a, name: b)`: callee, arguments.
  case call
  /// `name: value`: expression.
  case argument
  /// `a[i]`: expression, indices.
  case index
  /// `t in periods by key`: expression, [expression]; the token is the name.
  case binder
  /// `a.b`: expression; the token is the name after the dot.
  case member
  /// `(a)`
  case group
  /// `[a, b]`
  case list
  /// `key: value` in a list.
  case pair
  /// `body for x in source where condition`: body, source, [condition]; the token is the name.
  case comprehension
  /// `source where condition`
  case filter
  /// `source sort by key falling`: source, key, [order].
  case sorting
  /// `x per year compounded monthly`: expression, name, [name].
  case per
  /// `x in USD per tonne`: expression, unit.
  case conversion
  /// `x under crisis`, `x with { … }`: expression, expression or block.
  case under, with
  /// `x is given`
  case isGiven
  /// `loan { … }` as a value: name, block.
  case instanceValue
  /// `chance "…" { … }`, `choose "…" { … }`: [text], entries.
  case chance, choose
  /// `60% "passes" -> …`: [probability], text, expression.
  case branch
  /// `x if c` in a `show`: expression, condition.
  case shownIf
  /// `solve x between a and b so that c`, `solve least x …`: four expressions.
  case solve
}

/// The place of a node in its `Tree`.
package struct NodeID: Hashable, Sendable {
  /// The place of the node in its tree; below 0 for none.
  package let index: Int32

  /// Creates the id of the node at `index`.
  package init(_ index: Int32) { self.index = index }

  /// The id that stands for "no node".
  package static let none = NodeID(-1)

  /// `true` iff this names a node.
  package var exists: Bool { index >= 0 }
}

/// A node: a range of tokens with what it is. Children lie in the range, in order, apart from one
/// another.
package struct Node: Sendable {
  /// What the node is.
  package var kind: NodeKind
  /// Which optional parts of a definition or parameter are there.
  package var parts: Parts
  /// The token that says most about the node.
  package var token: Int32
  /// The first token and the one after the last.
  package var first: Int32
  /// The token behind its last one.
  package var end: Int32
  /// The first child, or none.
  package var firstChild: NodeID
  /// The next child of its parent, or none.
  package var next: NodeID
}

/// The optional parts of definitions, parameters, requirements and questions, in the order of the children.
package struct Parts: OptionSet, Sendable {
  /// One bit for each part.
  package let rawValue: UInt8

  /// Creates a set from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A type, or the parent of a kind.
  package static let type = Parts(rawValue: 1)
  /// What stands after `=`.
  package static let value = Parts(rawValue: 2)
  /// What stands after `~`.
  package static let distribution = Parts(rawValue: 4)
  /// The word `convention` before the name.
  package static let convention = Parts(rawValue: 8)
  /// A title or label in quotes.
  package static let label = Parts(rawValue: 16)
  /// What stands after the `if` of a requirement.
  package static let condition = Parts(rawValue: 32)
  /// The word `least` or `most` behind `solve`.
  package static let least = Parts(rawValue: 64)
  package static let most = Parts(rawValue: 128)
  /// The second name of a correlation, in which nothing else is optional.
  package static let pair = Parts(rawValue: 1)
}
