import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a case says about itself: currency, timeline, valuation date.
struct Settings {
  /// The settings that are texts, such as the title, by name.
  private(set) var texts: [(name: String, value: String)] = []
  /// The currency of the case.
  private(set) var currency: UnitID?
  /// The setting `currency` of the case, where it stands.
  private(set) var currencyPlace: NodeReference?
  /// The currencies of the amounts that the case states.
  private(set) var usedCurrencies: Set<UnitID> = []
  /// The timeline of the case.
  private(set) var timeline: SpaceID?
  /// The first and the last periods of timelines, of the case and of kinds, whose ends are worked out
  /// but known before the run: no scenario changes what a timeline rests on.
  private(set) var knownEnds: [SpaceID: KnownEnds] = [:]
  /// `true` iff the case states a timeline that cannot be understood.
  private(set) var hasBrokenTimeline = false
  /// The definition that holds the valuation date.
  private(set) var valuationDate: DefinitionID?
  /// The `case` blocks of the root file; a second one is a mistake.
  private(set) var pending: [NodeReference] = []
  /// Words that the case adds to those by which readers find cases, such as levels of its own.
  private(set) var furtherWords: [CaseSetting: [String]] = [:]
}

extension Settings {

  /// Notes the ends of a timeline.
  mutating func note(_ ends: KnownEnds, of timeline: SpaceID) { knownEnds[timeline] = ends }

  /// Adds a `case` block, which is read once all names are known.
  mutating func postpone(_ reference: NodeReference) { pending.append(reference) }

  /// Notes that a setting has a mistake which the parser found, so that what it lacks is not missed.
  mutating func noteBrokenSetting() { hasBrokenTimeline = true }

  /// Adds words that `setting` may have in this case.
  mutating func add(_ words: [String], to setting: CaseSetting) {
    furtherWords[setting, default: []] += words
  }

  /// Notes that the case states amounts in a currency.
  mutating func noteUse(of currency: UnitID) { usedCurrencies.insert(currency) }

  /// Sets the definition that holds the valuation date.
  mutating func setValuationDate(to definition: DefinitionID) { valuationDate = definition }

  /// Gives a file without a timeline one of years, so that the lines by period of its kinds can be
  /// checked; `false` where it has one, or states one that has a mistake.
  static func assumeTimeline(in checker: inout Checker) -> Bool {
    guard checker.settings.timeline == nil, !checker.settings.hasBrokenTimeline,
      let place = checker.kinds.all.entries.first?.reference
    else { return false }
    let period = checker.types.id(.period(.year))
    let ends = [2026.0, 2030].map { year in
      Definitions.addHidden(
        "years", checker.make(.constant(year), period, place), in: &checker)
    }
    checker.settings.timeline = checker.tables.addSpace(
      Space(kind: .timeline(.year), name: "years", first: ends[0], last: ends[1]))
    return true
  }

  /// Takes back what `assumeTimeline` gave, with the valuation date that follows from it.
  mutating func dropAssumedTimeline() {
    timeline = nil
    valuationDate = nil
  }

  /// Gives a file that names no currency one in which the amounts of its kinds can be checked; `false` where it has
  /// one.
  static func assumeCurrency(in checker: inout Checker) -> Bool {
    guard checker.settings.currency == nil, let assumed = checker.units.currency("EUR") else {
      return false
    }
    checker.settings.currency = assumed
    return true
  }

  /// Takes back what `assumeCurrency` gave.
  mutating func dropAssumedCurrency() { currency = nil }

  /// Reads the `case` form of the root file.
  static func check(in checker: inout Checker) {
    guard let reference = checker.settings.pending.first else { return }
    let tree = checker.trees[reference.tree]
    for other in checker.settings.pending.dropFirst() {
      checker.report(.definedTwice(checker.span(other), "case", first: checker.span(reference)))
    }
    var block = tree.child(reference.node)
    if tree[reference.node].parts.contains(.label) {
      checker.settings.texts.append(("title", SyntaxReading.plainText(block, tree)))
      block = tree.child(reference.node, 1)
    }
    guard block.exists else { return }
    // The currency comes first: amounts in the other settings may need it.
    for isFirstPass in [true, false] {
      // Then the tables from files, which settings may read.
      if !isFirstPass { TableFiles.readAll(in: &checker) }
      for entry in tree.children(block) {
        checkSetting(NodeReference(reference.tree, entry), isFirstPass: isFirstPass, in: &checker)
      }
    }
  }

  /// `true`, after a diagnostic, where a setting has a colon for `=`, as in `currency: EUR`.
  private static func reportColon(
    _ reference: NodeReference, _ name: String, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let type = tree.child(reference.node, 1)
    guard tree[reference.node].parts.contains(.type), type.exists,
      CaseSetting(rawValue: name) != nil
    else { return false }
    let name = checker.span(NodeReference(reference.tree, tree.child(reference.node)))
    let colon = Span(source: name.source, start: name.start, end: tree.span(type).start)
    let written = checker.files.sources.text(name)
    checker.report(
      .writtenOtherwise(colon, written + ":", written + " =", pasted: written + " = "))
    return true
  }

  /// Reads one entry of the `case` block. Currency, rounding and simulation are read in the first
  /// pass, the rest in the second.
  private static func checkSetting(
    _ reference: NodeReference, isFirstPass: Bool, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition: break
    case .blockField:
      checkBlock(reference, isFirstPass: isFirstPass, in: &checker)
      return
    case .skipped: return
    default:
      if !isFirstPass {
        let written = tree.text(reference.node)
        checker.report(.notASetting(checker.span(reference), written, nearest: nil))
      }
      return
    }
    let target = tree.child(reference.node)
    let name = tree[target].kind == .name ? checker.spelling(tree.name(target)) : ""
    let value = SyntaxReading.valueNode(reference, in: checker)
    guard value.exists else {
      if !isFirstPass, !reportColon(reference, name, in: &checker) {
        checker.report(.notASetting(checker.span(reference), name, nearest: nil))
      }
      return
    }
    let valueReference = NodeReference(reference.tree, value)
    switch CaseSetting(rawValue: name) {
    case .currency: if isFirstPass { checkCurrency(valueReference, in: &checker) }
    case .currencies: if isFirstPass { checkCurrencies(valueReference, in: &checker) }
    case .timeline: if !isFirstPass { checkTimeline(valueReference, in: &checker) }
    case .valuationDate: if !isFirstPass { checkValuationDate(valueReference, in: &checker) }
    case .levels, .audiences, .languages, .countries, .sectors, .rights:
      if isFirstPass { FindingWords.add(valueReference, to: name, in: &checker) }
    case .level, .audience, .language, .country, .sector, .right:
      if !isFirstPass {
        let texts = FindingWords.check(valueReference, of: name, in: &checker)
        checker.settings.texts.append((name, texts.joined(separator: ", ")))
      }
    case .source, .learningPoint, .note:
      if !isFirstPass {
        checker.settings.texts.append((name, settingText(valueReference, in: checker)))
      }
    case .exchange: if !isFirstPass { Exchanges.check(valueReference, in: &checker) }
    case .rounding: if !isFirstPass { checker.report(.notARounding(checker.span(reference))) }
    case .simulation:
      if isFirstPass {
        checker.report(.wrongSimulation(checker.span(reference), .words(.simulationInBlock)))
      }
    case nil:
      if isFirstPass { return }
      // Real prices are to come.
      if name == "real" {
        return checker.report(.notSupported(checker.span(reference), .name(name)))
      }
      checker.report(
        .notASetting(
          tree.span(target), name, nearest: Spelling.nearest(to: name, among: CaseSetting.words)))
    }
  }

  /// Reads a setting that is a block: `rounding { … }`, `simulation { … }`.
  private static func checkBlock(
    _ reference: NodeReference, isFirstPass: Bool, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let word = tree.tokenText(tree[reference.node].token)
    switch CaseSetting(rawValue: word) {
    case .rounding: if isFirstPass { Rounding.check(reference, in: &checker) }
    case .simulation: if isFirstPass { Simulation.check(reference, in: &checker) }
    case .exchange, .currencies, .levels, .audiences, .languages, .countries, .sectors, .rights:
      if !isFirstPass { reportBraces(reference, word, isList: true, in: &checker) }
    case .currency, .timeline, .valuationDate, .level, .audience, .source, .learningPoint,
      .language, .country, .sector, .right, .note:
      if !isFirstPass { reportBraces(reference, word, isList: false, in: &checker) }
    case nil:
      if isFirstPass { return }
      checker.report(
        .notASetting(
          checker.span(reference), word,
          nearest: Spelling.nearest(to: word, among: CaseSetting.words)))
    }
  }

  /// Reports a setting whose value stands in braces, where it belongs behind `=`: what stands there
  /// is not read, and what lacks it is not missed.
  private static func reportBraces(
    _ reference: NodeReference, _ word: String, isList: Bool, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let entries = tree.children(tree.child(reference.node, 1)).map { tree.text($0) }
    checker.settings.noteBrokenSetting()
    if word == CaseSetting.exchange.rawValue { checker.exchanges.noteBroken() }
    let value = isList ? "[" + entries.joined(separator: ", ") + "]" : entries.first ?? "…"
    let form = word + " = " + value
    var mistake = Diagnostic.settingsOutsideBraces(checker.span(reference), form: form)
    if isList || entries.count == 1 { mistake.proposal = Proposal(mistake.span, form) }
    checker.report(mistake)
  }

  /// Reports a setting with braces that stands outside of those of the case.
  static func reportOutside(
    _ reference: NodeReference, _ setting: CaseSetting, in checker: inout Checker
  ) {
    let form: String
    switch setting {
    case .rounding, .simulation:
      let written = checker.trees[reference.tree].text(reference.node)
      form = written.contains("\n") ? setting.rawValue + " { … }" : written
    case .exchange, .currencies, .levels, .audiences, .languages, .countries, .sectors, .rights:
      form = setting.rawValue + " = […]"
    case .currency, .timeline, .valuationDate, .level, .audience, .source, .learningPoint,
      .language, .country, .sector, .right, .note:
      form = setting.rawValue + " = …"
    }
    checker.settings.noteBrokenSetting()
    if setting == .exchange { checker.exchanges.noteBroken() }
    checker.report(
      .settingsOutsideBraces(checker.span(reference), form: "case \"…\" { " + form + " }"))
  }

  /// Returns the text of a setting, without its quotes where it has any.
  private static func settingText(_ reference: NodeReference, in checker: Checker) -> String {
    let tree = checker.trees[reference.tree]
    return tree[reference.node].kind == .text
      ? SyntaxReading.plainText(reference.node, tree) : tree.text(reference.node)
  }

  /// Sets the currency of the case.
  private static func checkCurrency(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let code = tree.text(reference.node)
    guard tree[reference.node].kind == .name else {
      checker.report(.notACurrency(checker.span(reference), code, nearest: nil))
      return
    }
    if let unit = checker.units.currency(code) {
      checker.settings.currency = unit
      checker.settings.currencyPlace = reference
      return
    }
    checker.report(.notACurrency(checker.span(reference), code, nearest: nil))
  }

  /// Declares currencies that ISO 4217 does not have: `currencies = [XBT, HOUR]`.
  private static func checkCurrencies(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .list else {
      checker.report(
        .notACurrency(checker.span(reference), tree.text(reference.node), nearest: nil))
      return
    }
    for item in tree.children(reference.node) where tree[item].kind == .name {
      let code = tree.text(item)
      if checker.units.currency(code) == nil {
        _ = checker.units.declare(code, isCurrency: true, digits: 2)
      }
    }
  }

  /// Sets the timeline of the case, or notes that it has a mistake.
  private static func checkTimeline(_ reference: NodeReference, in checker: inout Checker) {
    var context = Context(scope: checker.names.rootScope, definition: nil, timeline: nil)
    guard let space = Timelines.make(reference, "the case", &context, in: &checker) else {
      checker.settings.hasBrokenTimeline = true
      return
    }
    checker.settings.timeline = space
  }

  /// Sets the valuation date of the case, which any expression for a date may state.
  private static func checkValuationDate(_ reference: NodeReference, in checker: inout Checker) {
    var context = Context(scope: checker.names.rootScope, definition: nil, timeline: nil)
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    let value = Expressions.check(reference, &context, expected: .date, whole: true, in: &checker)
    guard checker.type(value) == .date else {
      if checker.type(value) != .error {
        checker.report(
          .wrongType(
            checker.span(reference), expected: .words(.aDate),
            found: checker.describe(checker.type(value))))
      }
      return
    }
    checker.settings.setValuationDate(
      to: Definitions.addHidden(
        "valuation_date", value, dependencies: checker.expressions.collected, in: &checker))
  }
}
