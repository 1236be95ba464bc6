import WorthSource
import WorthSyntax

/// An input of a dialogue, with the entries in it that still count.
struct SessionInput: Sendable {
  /// What an entry defines, by which a later one replaces it.
  struct Key: Hashable, Sendable {
    /// The name, or what stands for one where the entry has none.
    var name: String
    /// The index of a line of a series: `2026`, or `*` for the line of every period.
    var index: String?

    /// `true` iff an entry with this key takes the place of one with `earlier`.
    func replaces(_ earlier: Key) -> Bool {
      name == earlier.name && (index == nil || earlier.index == nil || index == earlier.index)
    }
  }

  /// An entry and the bytes that it covers, with the comments in front of it.
  struct Entry: Sendable {
    /// What the entry defines; nil for a question: an expression, `show` or `expect`.
    var key: Key?
    var bytes: Range<Int>
    var isShow: Bool
    /// `true` iff it is `name = …`.
    var isDefinition: Bool
  }

  /// A change of one field of a filled-in kind, or of one period of a definition that says all periods at
  /// once: `licence.rate = 4%`, `growth[2028] = 8%`.
  struct FieldChange: Sendable {
    var path: String
    /// The path without a period.
    var name: String
    var isField: Bool
    var expression: String

    /// `true` iff it changes all that a name stands for: `price = was * 2`.
    var isWhole: Bool { !isField && path == name }

    /// `true` iff it changes a part of what another changes as a whole.
    func isPart(of other: FieldChange) -> Bool { name == other.path && path != name }

    /// `true` iff `known` is the name of what it changes.
    func names(_ known: String) -> Bool { known == name || known.hasPrefix(name + "[") }
    /// The name without the rows in it: `loans.rate` of `loans["A"].rate`.
    var nameOfAll: String {
      var depth = 0
      return name.filter { character in
        if character == "[" { depth += 1 }
        defer { if character == "]" { depth -= 1 } }
        return depth == 0 && character != " "
      }
    }
  }

  /// The changes of fields or a period that the input is, if it is such: `offer.rate = 4%`, `offer { rate = 4% }`.
  private(set) var fieldChanges: [FieldChange] = []
  private(set) var source: SourceText
  private(set) var entries: [Entry] = []
  /// What a case shows and checks, with its places: blanked here, and written with the definitions to a file.
  private var questions: [(bytes: Range<Int>, text: [UInt8])] = []

  /// Creates the input of `source`.
  init(_ source: SourceText) {
    self.source = source
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    for node in tree.children(tree.root) {
      let first = Int(tree[node].first)
      let start = first > 0 ? Int(tree.tokens[first - 1].end) : 0
      let key = SessionInput.isQuestion(tree[node].kind) ? nil : SessionInput.key(node, tree)
      entries.append(
        Entry(
          key: key, bytes: start..<max(start, Int(tree.span(node).end)),
          isShow: tree[node].kind == .show, isDefinition: tree[node].kind == .definition))
    }
    let only = tree.child(tree.root)
    if entries.count == 1, tree[only].kind == .definition {
      let target = tree.child(only)
      // With a type or a distribution it is no change of a value alone.
      let value = tree[only].parts == .value ? tree.child(only, 1) : .none
      let isPeriod = tree[target].kind == .index
      // `sold["South", 2029]` has two indices.
      var named = isPeriod ? tree.child(target) : target
      let isDoubled = tree[named].kind == .index && tree[tree.child(named)].kind == .name
      if isDoubled { named = tree.child(named) }
      if value.exists,
        tree[named].kind == .member
          || tree[named].kind == .name && (isPeriod || SessionInput.namesWhatWas(value, tree))
      {
        fieldChanges = [
          FieldChange(
            path: tree.text(target), name: tree.text(named), isField: tree[named].kind == .member,
            expression: tree.text(value))
        ]
      }
    }
    if entries.count == 1, tree[only].kind == .blockField {
      fieldChanges = SessionInput.changes(ofBlock: only, tree)
    }
  }

  /// `true` iff `was` stands in a value.
  private static func namesWhatWas(_ value: NodeID, _ tree: Tree) -> Bool {
    var isNamed = false
    tree.forEachName(in: value) { if $0 == Word.was { isNamed = true } }
    return isNamed
  }

  /// The changes that a block behind a name alone says, as `offer { rate = 4%, term = 3 years }` does; none where it
  /// holds more than single values of fields.
  private static func changes(ofBlock block: NodeID, _ tree: Tree) -> [FieldChange] {
    let (name, body) = (tree.child(block), tree.child(block, 1))
    guard tree[body].kind == .block else { return [] }
    var found: [FieldChange] = []
    for entry in tree.children(body) {
      let value = tree[entry].parts == .value ? tree.child(entry, 1) : .none
      guard tree[entry].kind == .definition, tree[tree.child(entry)].kind == .name, value.exists
      else { return [] }
      let path = tree.text(name) + "." + tree.text(tree.child(entry))
      found.append(
        FieldChange(path: path, name: path, isField: true, expression: tree.text(value)))
    }
    return found
  }

  /// The indices of a line with two that the input states for `name`: `r in book, t`.
  func doubleIndices(of name: String) -> [String] {
    entries.compactMap { entry in
      guard let key = entry.key, key.name == name, let index = key.index, index.contains(",") else {
        return nil
      }
      return index
    }
  }

  /// `true` iff the only entry states a part of a line with two indices, all of whose equations have the first index
  /// of `indices`: other rows are changes.
  func changesLine(with indices: [String]) -> Bool {
    guard entries.count == 1, let index = entries[0].key?.index else { return false }
    let first: (String) -> Substring? = {
      $0.split(separator: ",").first?.split(separator: " ").first
    }
    return !indices.isEmpty && !indices.contains { first($0) == first(index) }
  }

  /// `true` iff a line of the input says what `name` is as a whole.
  func definesWhole(_ name: String) -> Bool {
    entries.contains { $0.key?.name == name && $0.key?.index == nil && $0.isDefinition }
  }

  /// The names that the input defines.
  var names: [String] { entries.compactMap { $0.key?.name } }

  /// `true` iff the input gives a part of a series.
  var hasPartOfSeries: Bool { entries.contains { $0.key?.index != nil } }

  /// `true` iff something is shown with `show`.
  var hasShow: Bool { entries.contains { $0.isShow } }

  /// `true` iff the source holds nothing but blanks and comments.
  var isBlank: Bool {
    let (tokens, diagnostics) = Lexer.tokens(of: source, source: 0, names: NameTable())
    return tokens.count == 1 && diagnostics.isEmpty
  }

  /// What is left of the source, without blank lines.
  var remainder: String {
    String(decoding: source.bytes, as: UTF8.self)
      .split(separator: "\n").filter { line in line.contains { $0 != " " } }
      .map { $0 + "\n" }.joined()
  }

  /// Blanks the entries that `later` ones replace; line numbers stay as they are.
  mutating func remove(replacedBy later: [Entry]) {
    remove { entry in
      guard let key = entry.key else { return true }
      return later.contains { $0.key?.replaces(key) ?? false }
    }
  }

  /// Blanks the lines by index of a name; the opening value stays.
  mutating func remove(linesOf name: String) {
    remove { $0.key?.name == name && $0.key?.index != "opening" }
  }

  /// Blanks expressions, `show` and `expect`, which are answered once; those of a case are kept for its file.
  mutating func removeQuestions(ofCase isOfCase: Bool = false) {
    if isOfCase {
      questions = entries.filter { $0.key == nil }.map { ($0.bytes, Array(source.bytes[$0.bytes])) }
    }
    remove { $0.key == nil }
  }

  /// Puts what the case asked back in its places.
  mutating func restoreQuestions() {
    guard !questions.isEmpty else { return }
    var bytes = source.bytes
    for (range, text) in questions where range.upperBound <= bytes.count {
      bytes.replaceSubrange(range, with: text)
    }
    self = SessionInput(SourceText(name: source.name, bytes: bytes))
  }

  /// Takes away the entries that are gone, with their source.
  private mutating func remove(_ isGone: (Entry) -> Bool) {
    var bytes = source.bytes
    var kept: [Entry] = []
    for entry in entries {
      guard isGone(entry) else {
        kept.append(entry)
        continue
      }
      for index in entry.bytes where bytes[index] != 0x0A && bytes[index] != 0x0D {
        bytes[index] = 0x20
      }
    }
    guard kept.count < entries.count else { return }
    entries = kept
    source = SourceText(name: source.name, bytes: bytes)
  }

  /// `true` iff an entry asks something and defines nothing.
  private static func isQuestion(_ kind: NodeKind) -> Bool {
    switch kind {
    case .expect, .expectError, .show, .result: true
    default: false
    }
  }

  /// Returns what `node` defines.
  private static func key(_ node: NodeID, _ tree: Tree) -> Key {
    let first = tree.child(node)
    switch tree[node].kind {
    case .definition: return definitionKey(first, tree)
    case .instance: return Key(name: tree.text(tree.child(node, 1)))
    case .kind, .function, .table, .tableFrom, .tree, .scenario: return Key(name: tree.text(first))
    case .unit: return Key(name: "unit " + tree.text(first))
    case .use:
      let name = tree.child(node, 1)
      return Key(name: name.exists ? tree.text(name) : "use " + tree.text(first))
    case .caseForm: return Key(name: "case")
    default: return Key(name: tree.text(node))
    }
  }

  /// Returns what a definition defines: a name, or a period of one.
  private static func definitionKey(_ target: NodeID, _ tree: Tree) -> Key {
    guard target.exists, tree[target].kind == .index else { return Key(name: tree.text(target)) }
    let item = tree.child(target, 1)
    let inner = tree.child(target)
    if tree[inner].kind == .index, tree[tree.child(inner)].kind == .name, item.exists {
      let first = tree.child(inner, 1)
      return Key(
        name: tree.text(tree.child(inner)), index: tree.text(first) + "," + tree.text(item))
    }
    let name = tree.text(tree.child(target))
    guard item.exists else { return Key(name: name) }
    switch tree[item].kind {
    case .binder: return Key(name: name, index: "*")
    case .name where tree.text(item) != "opening": return Key(name: name, index: "*")
    default: return Key(name: name, index: tree.text(item).filter { $0 != " " })
    }
  }
}

/// The lines of an input, with what is open at their end.
struct OpenLines: Sendable {
  private(set) var text = ""
  private var depth = 0
  private var endsOpen = false

  /// `true` iff the input goes on with the next line.
  var isIncomplete: Bool { depth > 0 || endsOpen }

  /// Adds `line`; an empty one ends an input whose last line ended with an operator.
  mutating func add(_ line: String) {
    text += line + "\n"
    let (tokens, _) = Lexer.tokens(
      of: SourceText(name: "", text: line), source: 0, names: NameTable())
    for token in tokens { depth += OpenLines.step(token.kind) }
    if tokens.count > 1 {
      endsOpen = OpenLines.goesOn(tokens[tokens.count - 2])
    } else {
      // A comment with two signs documents what follows.
      endsOpen = line.drop { $0 == " " }.hasPrefix("##") || (endsOpen && line.contains("#"))
    }
  }

  /// Returns how a token changes the number of open brackets.
  private static func step(_ kind: TokenKind) -> Int {
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace, .textStart: 1
    case .rightParenthesis, .rightBracket, .rightBrace, .textEnd: -1
    default: 0
    }
  }

  /// `true` iff an entry cannot end with `token`.
  private static func goesOn(_ token: Token) -> Bool {
    switch token.kind {
    case .comma, .tilde, .arrow: true
    case .name: token.word.map { $0.joinsLines || $0 == .if || $0 == .not } ?? false
    default: token.kind.isBinaryOperator
    }
  }
}
