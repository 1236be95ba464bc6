import WorthSource

/// Types of inputs and parameters.
extension Parser {
  /// Parses `flow of money per tonne?` or `end | middle | start`.
  mutating func parseType() -> NodeID {
    nested { parser in parser.parseTypeBody() }
  }

  /// Parses a type with its words of choice and its question mark.
  private mutating func parseTypeBody() -> NodeID {
    let start = position
    var type = parseNamedType()
    if at(.pipe), !entryEnds, !isPipeBetweenColumns {
      var words = [type]
      while !isLost, !entryEnds, !isPipeBetweenColumns, take(.pipe) {
        words.append(at(.name) ? leaf(.name) : missing(.name))
      }
      type = add(.choiceType, token: start, first: start, child: chain(words))
    }
    if !isLost, !entryEnds, at(.question) {
      advance()
      type = add(.optionalType, token: position - 1, first: start, child: type)
    }
    return type
  }

  /// `true` iff a stroke stands between two columns with their types, `{ way: text | share: percent }`, as in the head
  /// of a table.
  private var isPipeBetweenColumns: Bool {
    at(.pipe) && peek().kind == .name && peek(2).kind == .colon
  }

  /// Goes on behind a stroke between two columns, which is reported: a comma stands there.
  mutating func takePipeBetweenColumns() -> Bool {
    guard !isLost, isPipeBetweenColumns else { return false }
    noteOnce("|", .writtenOtherwise(span(of: position), "|", ","))
    advance()
    return true
  }

  /// `true` iff the name at `index` does not go on with the type before it.
  private func isType(at index: Int) -> Bool {
    switch word(at: index) {
    case .of, .per, .in: false
    default: true
    }
  }

  /// Parses `money`, `flow of money`, `dated money`, `money per tonne`, `money in own`, `table { … }`.
  private mutating func parseNamedType() -> NodeID {
    let start = position
    if at(.leftBrace), !current.startsLine, peek().kind == .name, peek(2).kind == .colon {
      // `steps: { name: text }` lacks its word.
      note(.writtenOtherwise(span(of: position), "{", "table {"))
      let block = parseBlock()
      return add(.tableType, token: start, first: start, child: block)
    }
    guard at(.name) else { return missing(.type) }
    if at(.table), peek().kind == .leftBrace {
      advance()
      let block = parseBlock()
      return add(.tableType, token: start, first: start, child: block)
    }
    if writtenPlain(position) == "one", !peek().startsLine, word(at: position + 1) == .of {
      advance()
      advance()
      let keys = at(.name) ? parsePostfix(leaf(.name)) : missing(.name)
      return add(.keyType, token: start, first: start, child: keys)
    }
    if writtenPlain(position) == "dated", peek().kind == .name, !peek().startsLine,
      isType(at: position + 1)
    {
      advance()
      let amount = nested { $0.parseNamedType() }
      return add(.typeOf, token: start, first: start, child: amount)
    }
    var type = leaf(.namedType)
    if !entryEnds, take(.of) {
      let element = nested { $0.parseNamedType() }
      type = add(.typeOf, token: start, first: start, child: element)
    }
    if !entryEnds, take(.per) {
      let unit = at(.name) ? leaf(.name) : missing(.unit)
      link(type, unit)
      type = add(.typePer, token: start, first: start, child: type)
    }
    if !entryEnds, take(.in) {
      let currency = at(.name) ? leaf(.name) : missing(.unit)
      link(type, currency)
      type = add(.typeIn, token: start, first: start, child: type)
    }
    return type
  }
}
