import WorthSource

/// Turns tokens into a tree, by recursive descent and operator precedence.
///
/// The parser reports a mistake, skips to the next entry at the same depth of braces, and goes on.
/// It looks two tokens ahead at most. Every loop takes a token or ends.
package struct Parser {
  /// The number of the source in its set.
  let source: UInt32
  /// The text of the source.
  let text: SourceText
  /// The tokens; the last is the end of the file.
  let tokens: [Token]
  /// The nodes so far, children before their parents.
  var nodes: [Node] = []
  /// What was wrong so far.
  var diagnostics: [Diagnostic]
  /// The current token.
  var position = 0
  /// `true` where a line end ends an entry: in files and braces, not in parentheses and brackets.
  var isInLines = true
  /// `true` in rows of tables, which never go on in the next line.
  var isInRow = false
  /// `true` in a table whose lines begin and end with a bar, which was reported.
  var hasOuterBars = false
  /// `true` in a table whose cells have commas or blanks between them, which was reported.
  var lacksBars = false
  /// `true` in a condition, where `=` compares and defines nothing.
  var isInCondition = false
  /// `true` iff the items of a `show` are read, behind which a condition may stand.
  var isInShow = false
  /// `true` from a mistake to the next entry, so that one mistake is said once.
  var isLost = false
  /// The number of nodes around the current one, which `nested` limits.
  var depth = 0
  /// What is asked for rarely.
  let aside = Aside()

  /// What the parser keeps and seldom asks for. It stands by itself, so that the parser is small
  /// enough to be handed on in registers.
  final class Aside {
    /// What to write for bars in the table at hand, where they are missing.
    var missingBars = MissingBars()
    /// The brace of the table at hand.
    var table = -1
    /// The number of columns that the table at hand names.
    var columnCount = 0
    /// The last requirement, and the token behind it.
    var lastRequirement = (node: NodeID.none, end: -1)
    /// The token by which an open brace was last found to be left open.
    var lastUnclosed = -1
    /// The places of what was reported and is part of a later message.
    var dropped: Set<Int> = []
    /// The cell of a spreadsheet that was found in the call at hand.
    var cells: Int?
    /// The token with which the entry at hand begins.
    var entry = -1
    /// The place among what was reported of what is said once for a source.
    var saidOnce: [String: Int] = [:]
    /// The first token of the row of headings of which some had a type, which was reported.
    var typedHeadings = -1
    /// The first token of the row of headings that were mended.
    var mendedHeadings = -1
    /// How many blocks of changes stand around the position.
    var changes = 0
    /// How many blocks behind `with` stand around it.
    var variants = 0
    /// For names at the heads of left sides within blocks of changes, the paths of these.
    var paths: [NodeID: NodeID] = [:]
    /// The brace that opened the settings of the case, while they are parsed.
    var settings: Int?
    /// The block of the kind whose own entries are parsed.
    var kindBlock: Int?
    /// The signs that close what is open, outermost first.
    var closers: [TokenKind] = []
  }

  /// How deep expressions and blocks may be nested.
  package static var deepestNesting: Int { WorkLimits.nesting }
  /// The size in bytes beyond which a source is not read.
  package static var largestSource: Int { 64 << 20 }

  /// Returns the tree of `text` and what is wrong with it.
  package static func parse(
    _ text: SourceText, source: UInt32, names: NameTable
  ) -> (tree: Tree, diagnostics: [Diagnostic]) {
    guard text.bytes.count <= largestSource else {
      let span = Span(source: source, start: 0, end: 0)
      let empty = parse(SourceText(name: text.name, bytes: []), source: source, names: names)
      return (empty.tree, [.sourceTooLarge(span, limit: largestSource >> 20)])
    }
    if isInTwoBytes(text.bytes) {
      let whole = Span(source: source, start: 0, end: 0)
      let empty = parse(SourceText(name: text.name, bytes: []), source: source, names: names)
      return (empty.tree, [.bytesAreNotText(whole)])
    }
    let (tokens, diagnostics) = Lexer.tokens(of: text, source: source, names: names)
    var parser = Parser(source: source, text: text, tokens: tokens, diagnostics: diagnostics)
    parser.nodes.reserveCapacity(tokens.count + 8)
    let root = parser.parseFile()
    let tree = Tree(
      source: source, text: text, tokens: parser.tokens, nodes: parser.nodes, root: root,
      paths: parser.aside.paths)
    let dropped = parser.aside.dropped
    let kept = parser.diagnostics.enumerated().filter { !dropped.contains($0.offset) }
    let inOrder = kept.sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    return (tree, inOrder.map { $0.element })
  }

  /// `true` iff a source is written in units of two bytes: it begins with their mark, or a tenth of its
  /// first bytes are zero.
  private static func isInTwoBytes(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 else { return false }
    let mark = (bytes[0], bytes[1])
    if mark == (0xFF, 0xFE) || mark == (0xFE, 0xFF) { return true }
    let head = bytes.prefix(256)
    let zeros = head.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    return zeros > 2 && zeros * 10 > head.count
  }

  /// Creates a parser at the first token.
  init(source: UInt32, text: SourceText, tokens: [Token], diagnostics: [Diagnostic]) {
    self.source = source
    self.text = text
    self.tokens = tokens
    self.diagnostics = diagnostics
  }

  // MARK: Tokens

  /// The current token.
  @inline(__always)
  var current: Token { tokens[position] }

  /// Returns a token behind the current one; the last where there are not as many.
  @inline(__always)
  func peek(_ offset: Int = 1) -> Token {
    tokens[min(position &+ offset, tokens.count &- 1)]
  }

  /// `true` iff the current token is of this kind.
  @inline(__always)
  func at(_ kind: TokenKind) -> Bool { tokens[position].kind == kind }

  /// Goes on to the next token; stays at the end of the file.
  @inline(__always)
  mutating func advance() {
    if position < tokens.count &- 1 { position &+= 1 }
  }

  /// Takes the current token if it is of `kind`.
  mutating func take(_ kind: TokenKind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// The word at the position, unless what follows makes it a name.
  @inline(__always)
  var word: Word? { isWord(tokens[position]) ? word(at: position) : nil }

  /// `true` iff the token is spelt as a word of the language.
  @inline(__always)
  private func isWord(_ token: Token) -> Bool {
    token.kind == .name && token.name <= Word.highest
  }

  /// Returns the word of the language at a token; nil for other tokens, and where what follows
  /// makes it a name.
  func word(at index: Int) -> Word? {
    let token = tokens[min(index, tokens.count &- 1)]
    guard token.kind == .name, let word = Word(rawValue: token.name) else { return nil }
    switch tokens[min(index &+ 1, tokens.count &- 1)].kind {
    case .equal, .tilde, .colon, .arrow: return nil
    case .dot: return word.opensEntry || word.continuesExpression ? nil : word
    default: return word
    }
  }

  /// `true` iff the current token is this word of the language.
  @inline(__always)
  func at(_ wanted: Word) -> Bool {
    tokens[position].name == wanted.rawValue && word == wanted
  }

  /// Takes the current token if it is `wanted`.
  mutating func take(_ wanted: Word) -> Bool {
    guard at(wanted) else { return false }
    advance()
    return true
  }

  /// `true` iff the file has more opening than closing braces.
  lazy var leavesBraceOpen: Bool = {
    var open = 0
    for token in tokens {
      if token.kind == .leftBrace { open += 1 }
      if token.kind == .rightBrace { open -= 1 }
    }
    return open > 0
  }()

  /// `true` iff the entry ends before the current token because a new line begins with it.
  @inline(__always)
  var entryEnds: Bool {
    let token = tokens[position]
    guard token.startsLine || token.kind == .endOfFile else { return false }
    return lineEndEndsEntry(token)
  }

  /// `true` iff the line end before `token` ends the current entry.
  private func lineEndEndsEntry(_ token: Token) -> Bool {
    if token.kind == .endOfFile { return true }
    guard isInLines else { return token.isInFirstColumn && opensEntry(at: position) }
    if isInRow { return true }
    if token.kind.isBinaryOperator || token.kind == .tilde { return false }
    return !(word(at: position)?.joinsLines ?? false)
  }

  /// `true` iff the token at `index` begins an entry that cannot be part of an expression.
  func opensEntry(at index: Int) -> Bool {
    guard tokens[index].kind == .name else { return false }
    if tokens[min(index &+ 1, tokens.count &- 1)].kind == .equal { return true }
    return word(at: index)?.opensEntry ?? false
  }

  /// `true` iff a field begins with the token at `index`: a name with `=`, `:` or a brace behind it.
  func opensField(at index: Int) -> Bool {
    let token = tokens[min(index, tokens.count &- 1)]
    guard token.kind == .name else { return false }
    switch tokens[min(index &+ 1, tokens.count &- 1)].kind {
    case .equal, .colon, .leftBrace, .tilde: return true
    default: return false
    }
  }

  // MARK: Nodes

  /// Adds a node that ends before the current token, and returns its id.
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, token: Int, first: Int, child: NodeID = .none, parts: Parts = []
  ) -> NodeID {
    nodes.append(
      Node(
        kind: kind, parts: parts, token: Int32(truncatingIfNeeded: token),
        first: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: position),
        firstChild: child, next: .none))
    return NodeID(Int32(truncatingIfNeeded: nodes.count &- 1))
  }

  /// Adds a node over the current token and takes it.
  mutating func leaf(_ kind: NodeKind) -> NodeID {
    let start = position
    advance()
    return add(kind, token: start, first: start)
  }

  /// Makes `next` the sibling after `id`.
  @inline(__always)
  mutating func link(_ id: NodeID, _ next: NodeID) {
    if id.exists { nodes[Int(id.index)].next = next }
  }

  /// Returns the first token of a node.
  func first(_ id: NodeID) -> Int { Int(nodes[Int(id.index)].first) }

  /// Links the children of one node, of which those that do not exist are left out, and returns the
  /// first.
  mutating func chain(_ children: [NodeID]) -> NodeID {
    var chain = NodeChain()
    for child in children { append(child, to: &chain) }
    return chain.head
  }

  /// Links up to four children of one node as `chain` does.
  mutating func chain(
    _ first: NodeID, _ second: NodeID, _ third: NodeID = .none, _ fourth: NodeID = .none
  ) -> NodeID {
    var chain = NodeChain()
    append(first, to: &chain)
    append(second, to: &chain)
    append(third, to: &chain)
    append(fourth, to: &chain)
    return chain.head
  }

  /// Links one more child behind the others, if it exists.
  @inline(__always)
  mutating func append(_ child: NodeID, to chain: inout NodeChain) {
    guard child.exists else { return }
    if chain.last.exists { link(chain.last, child) } else { chain.head = child }
    chain.last = child
  }

  // MARK: Mistakes

  /// Returns the bytes of a token.
  func span(of index: Int) -> Span {
    let token = tokens[min(index, tokens.count &- 1)]
    return Span(source: source, start: token.start, end: token.end)
  }

  /// Returns what stands at the token at `index`, as messages show it.
  func written(_ index: Int) -> ArgumentValue {
    let token = tokens[min(index, tokens.count &- 1)]
    if token.kind == .endOfFile { return .words(.endOfTheFile) }
    let bytes = text.bytes[Int(token.start)..<min(Int(token.end), Int(token.start) + 60)]
    let written = String(decoding: bytes, as: UTF8.self)
    return .words(.quoted, [Argument("written", .written(written))])
  }

  /// Reports `diagnostic` unless the parser is lost already, in which case it only follows from
  /// another.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isLost else { return }
    isLost = true
    note(diagnostic)
  }

  /// Reports `diagnostic`; what follows can still be understood.
  mutating func note(_ diagnostic: Diagnostic) {
    guard diagnostics.count < Lexer.mostDiagnostics else { return }
    diagnostics.append(diagnostic)
  }

  /// Notes `diagnostic` where it is the first under `key`; otherwise the first one points to its place,
  /// too.
  mutating func noteOnce(_ key: String, _ diagnostic: Diagnostic) {
    guard let known = aside.saidOnce[key], known < diagnostics.count else {
      aside.saidOnce[key] = diagnostics.count
      note(diagnostic)
      return
    }
    if diagnostics[known].labels.count < Lexer.mostPlaces {
      var first = diagnostics[known]
      first.join(diagnostic, among: diagnostics, in: text.bytes)
      diagnostics[known] = first
    }
  }

  /// Reports that something else is needed at the current token, and gives the entry up; an invalid
  /// token has been reported.
  mutating func reportExpected(_ expectation: Expectation) {
    if at(.invalid) {
      isLost = true
      return
    }
    let found: ArgumentValue
    var place = span(of: position)
    if at(.endOfFile) {
      found = .words(.endOfTheFile)
    } else if current.startsLine, position > 0 {
      found = .words(.endOfTheLine)
      let end = tokens[position - 1].end
      place = Span(source: source, start: end, end: end)
    } else {
      found = written(position)
    }
    report(.expected(place, expectation, found: found))
  }

  /// Skips to the next entry at this depth of braces and returns a node over what was skipped.
  ///
  /// Nothing is skipped where the entry that began at `entry` ended with its line.
  mutating func skipToNextEntry(from entry: Int) -> NodeID {
    let start = position
    var open = 0
    if start > entry, current.startsLine { return finishSkipping(start) }
    while !at(.endOfFile) {
      if position > start || open > 0 {
        if current.isInFirstColumn, opensEntry(at: position) { break }
        if open == 0, current.startsLine { break }
        // The next field stands in the same line.
        if open == 0, at(.comma), opensField(at: position + 1) { break }
      }
      switch current.kind {
      case .leftBrace, .leftParenthesis, .leftBracket: open += 1
      case .rightParenthesis, .rightBracket: open = max(0, open - 1)
      case .rightBrace:
        if open == 0 { return finishSkipping(start) }
        open -= 1
      default: break
      }
      advance()
    }
    return finishSkipping(start)
  }

  /// Ends the skipping that began at the token `start`; none where nothing was skipped.
  private mutating func finishSkipping(_ start: Int) -> NodeID {
    isLost = false
    return position > start ? add(.skipped, token: start, first: start) : .none
  }

  /// An empty node where an expression is missing.
  mutating func missing(_ expectation: Expectation) -> NodeID {
    reportExpected(expectation)
    return add(.skipped, token: position, first: position)
  }

  /// Runs `parse` one level deeper, or reports that nesting is too deep.
  @inline(__always)
  mutating func nested(_ parse: (inout Parser) -> NodeID) -> NodeID {
    guard depth < Parser.deepestNesting else {
      report(.nestedTooDeeply(span(of: position), limit: Parser.deepestNesting))
      return add(.skipped, token: position, first: position)
    }
    depth += 1
    defer { depth -= 1 }
    return parse(&self)
  }
}

/// The children of a node while it is parsed.
struct NodeChain {
  /// The first child, or none.
  var head = NodeID.none
  /// The last child, or none.
  var last = NodeID.none
}
