import WorthChecker
import WorthPlan
import WorthSource
import WorthSyntax

/// A dialogue: lines of definitions and expressions, each answered at once.
///
/// A definition stays until another of the same name replaces it; what depends on it is computed anew. An
/// input that has a mistake, or with which a value can no longer be computed, is reported and changes
/// nothing. A session is a value: a copy goes its own way.
public struct Session: Sendable {
  /// What came of a line.
  public enum Reply: Sendable {
    /// The input goes on: a bracket is open, or the line ends with an operator.
    case incomplete
    /// The input was taken up.
    case accepted(Answer)
    /// The input has a mistake, and nothing has changed.
    case rejected([Message])
  }

  /// What an input gives.
  public struct Answer: Sendable {
    /// The values of expressions and the lines of what is shown.
    public internal(set) var values: [String] = []
    /// What the input defines for the first time, or anew with the value that it had.
    public internal(set) var definitions: [(path: String, text: String)] = []
    /// The definitions whose values have changed.
    public internal(set) var changes: [Change] = []
    /// The checks of the input.
    public internal(set) var checks: [Check] = []
    /// What a series still lacks of which the input gives a part.
    public internal(set) var gaps: [Message] = []
    /// What is worth knowing of results.
    public internal(set) var notes: [Message] = []
    /// A name that the input gives to something new and that nothing of the case uses.
    public internal(set) var unused: Unused?
    /// A figure that has another value, or was to have one, and with which no other moved.
    public internal(set) var unmoved: Unmoved?
  }

  /// A figure that has another value than before.
  public struct Change: Sendable {
    /// The name, with its period where the values of a series have changed: `sales[2027]`.
    public let path: String
    /// The value before, as it is written in Worth.
    public let before: String
    /// The value now.
    public let after: String
    /// How many more values of the series have changed.
    public let more: Int
    /// `true` iff the name drew values, and is the same in all trials now.
    public internal(set) var isCertainNow = false

    /// Creates a change that leaves a name as uncertain as it was.
    init(path: String, before: String, after: String, more: Int) {
      self.path = path
      self.before = before
      self.after = after
      self.more = more
    }
  }

  /// A new name that nothing uses.
  public struct Unused: Sendable {
    /// The name.
    public let path: String
    /// The name of the case that was probably meant; nil where none is near.
    public let nearest: String?
  }

  /// A figure whose change moved no other one.
  public struct Unmoved: Sendable {
    /// The name.
    public let path: String
    /// What rests on it and came out as before.
    public let users: [String]
    /// What the case shows and checks that does not rest on it.
    public let others: [String]
  }

  private let engine: Engine
  /// `true` iff messages are rendered with ANSI colours.
  private let inColour: Bool
  /// What was taken up so far; entries that were replaced are blank.
  private var inputs: [SessionInput] = []
  /// Fields of filled-in kinds that have another value than they were given.
  private var fieldChanges: [SessionInput.FieldChange] = []
  private(set) var figures: [String: FigureSnapshot] = [:]
  /// The names that draw values.
  private var drawn: Set<String> = []
  /// The renderings of what cannot be computed: in the case that the session began with, and of series
  /// that are not complete yet.
  private var knownFailures: [String] = []
  private var knownNotes: [String] = []
  private var knownRemarks: [String] = []
  /// The case with which the session began; nil without one.
  private var loaded: LoadedCase?
  private var openLines = OpenLines()
  /// The definitions as they stand in a file.
  private var savedSource = ""
  private var number = 0

  /// Creates a session without definitions; `inColour` renders messages with ANSI colours.
  public init(engine: Engine = Engine(), inColour: Bool = false) {
    self.engine = engine
    self.inColour = inColour
  }

  /// `true` iff the lines so far are the beginning of an input.
  public var isOpen: Bool { !openLines.text.isEmpty }

  /// Forgets the lines of an input that was begun.
  public mutating func cancel() { openLines = OpenLines() }

  /// The definitions so far, as they were written.
  public var source: String {
    inputs.map { $0.remainder }.joined()
      + fieldChanges.map { $0.path + " = " + $0.expression + "\n" }.joined()
  }

  /// `true` iff there are definitions that stand in no file.
  package var hasUnsavedLines: Bool { source != savedSource || isOpen }

  /// Notes that the definitions so far stand in a file.
  package mutating func noteSaved() { savedSource = source }

  /// The definitions so far as a file states them, changes of fields and periods in their places, and
  /// the changes for which there is no place, which stand at the end in a scenario of the name `scenario`.
  package var file: (text: String, left: [String], scenario: String) {
    var inputs = inputs
    for index in inputs.indices { inputs[index].restoreQuestions() }
    var left: [String] = []
    for change in fieldChanges {
      var isTaken = false
      for index in inputs.indices.reversed() where !isTaken {
        isTaken = inputs[index].take(change)
      }
      if !isTaken { left.append(change.path + " = " + change.expression) }
    }
    let text = inputs.map { $0.remainder }.joined()
    let names = Set(inputs.flatMap { $0.names })
    var scenario = "changed"
    while names.contains(scenario) { scenario += "_later" }
    guard !left.isEmpty else { return (text, left, scenario) }
    let lines = left.map { "  " + $0 + "\n" }.joined()
    return (text + "\nscenario " + scenario + " {\n" + lines + "}\n", left, scenario)
  }

  /// Takes up the definitions of a case; its checks and reports are left aside.
  ///
  /// - Returns: `true` iff the case was taken up, and what is wrong with it. A case with mistakes is not
  ///   taken up; one of which some values cannot be computed is.
  public mutating func load(
    _ source: [UInt8], name: String
  ) -> (isTakenUp: Bool, messages: [Message]) {
    var input = SessionInput(SourceText(name: name, bytes: source))
    let shown = input.shownNames
    input.removeQuestions(ofCase: true)
    let program = engine.compileDialogue([input.source])
    let mistakes = mistakes(of: program)
    guard mistakes.isEmpty else { return (false, mistakes) }
    let outcome = program.evaluate()
    let failures = outcome.messages(inColour: inColour)
    inputs = [input]
    fieldChanges = []
    noteSaved()
    figures = outcome.snapshot()
    loaded = LoadedCase(shown: shown, names: Set(figures.keys))
    drawn = Session.drawn(in: program)
    knownFailures = failures.map { $0.rendered }
    knownNotes = failures.filter { $0.severity == .note }.map { $0.rendered }
    return (true, failures)
  }

  /// Takes up one line and answers it, unless the input goes on.
  public mutating func accept(_ line: String) -> Reply {
    openLines.add(line)
    if openLines.isIncomplete { return .incomplete }
    return finish()
  }

  /// Takes the lines so far for a whole input and answers it.
  public mutating func finish() -> Reply {
    let text = openLines.text
    openLines = OpenLines()
    let input = SessionInput(SourceText(name: "input \(number + 1)", text: text))
    if input.entries.isEmpty && input.isBlank { return .accepted(Answer()) }
    number += 1
    return answer(input)
  }

  /// Returns what the definition at `path` is: its comment and its value; nil where there is none.
  public func figure(_ path: String) -> Figure? {
    current.evaluate().figure(path)
  }

  /// The case that the definitions so far make up.
  var current: Case {
    engine.compileDialogue(inputs.map { $0.source }, changes: fieldChanges)
  }

  /// Answers an input, and keeps it where it has no mistake.
  private mutating func answer(_ written: SessionInput) -> Reply {
    var next = inputs
    var input = written.table(among: inputs) ?? written
    if let line = written.spread(over: inputs), let name = line.names.first {
      input = line
      for index in next.indices { next[index].remove(linesOf: name) }
    }
    let laidOver = input.fieldChanges.filter { change in
      guard change.isField else {
        if change.isWhole {
          return inputs.contains { known in known.names.contains { change.names($0) } }
        }
        let indices = inputs.flatMap { $0.doubleIndices(of: change.name) }
        return inputs.contains { $0.definesWhole(change.name) } || input.changesLine(with: indices)
      }
      if input.entries.first?.isDefinition == true { return true }
      let owner = change.path.prefix { $0 != "." }
      return inputs.contains { known in known.names.contains { $0 == owner } }
    }
    let change = laidOver.first
    if change == nil {
      for index in next.indices { next[index].remove(replacedBy: input.entries) }
    }
    next.removeAll { $0.entries.isEmpty }
    // What is defined anew loses the changes of its fields.
    var changes = fieldChanges.map { known in
      // A change of all by what it was finds the parts that were changed before.
      guard let all = laidOver.first(where: { $0.isWhole && known.isPart(of: $0) }) else {
        return known
      }
      var next = known
      next.expression = SessionInput.replacing(
        was: "(" + known.expression + ")", in: all.expression)
      return next
    }.filter { known in
      if !laidOver.isEmpty {
        return !laidOver.contains {
          known.path == $0.path || known.name == $0.path && !$0.isWhole
        }
      }
      return !input.names.contains { known.name == $0 || known.name.hasPrefix($0 + ".") }
    }
    changes += laidOver.map { change in
      // What was changed before is what the next change finds.
      guard let before = fieldChanges.last(where: { $0.path == change.path }) else { return change }
      var next = change
      next.expression = SessionInput.replacing(
        was: "(" + before.expression + ")", in: change.expression)
      return next
    }
    if laidOver.isEmpty { next.append(input) }
    let program = engine.compileDialogue(next.map { $0.source }, changes: changes)
    let mistakes = mistakes(of: program)
    guard mistakes.isEmpty else { return .rejected(mistakes) }
    let outcome = program.evaluate()
    let messages = outcome.messages(inColour: inColour)
    let failures = messages.filter { $0.severity == .error }
    let newFailures = failures.filter { !knownFailures.contains($0.rendered) }
    let gaps = newFailures.filter { input.hasPartOfSeries && $0.isGap }
    guard gaps.count == newFailures.count else { return .rejected(newFailures) }
    var answer = Answer()
    let news = messages.filter { $0.severity == .note && !knownNotes.contains($0.rendered) }
    answer.gaps = gaps + news.filter { $0.isGap }
    answer.notes += notes(of: program) + news.filter { !$0.isGap }
    knownNotes = messages.filter { $0.severity == .note }.map { $0.rendered }
    answer.values = input.hasShow ? outcome.shownLines : outcome.answers
    answer.checks = outcome.checks
    let after = outcome.snapshot()
    compare(after, defined: input.names, &answer)
    if let loaded {
      let step = Step(
        input: input, change: change, inputs: next, changes: changes, program: program)
      remark(on: step, loaded, after, &answer)
    }
    let drawnNow = Session.drawn(in: program)
    for place in answer.changes.indices {
      let path = answer.changes[place].path
      answer.changes[place].isCertainNow = drawn.contains(path) && !drawnNow.contains(path)
    }
    figures = after
    drawn = drawnNow
    knownFailures = failures.map { $0.rendered }
    if change == nil {
      next[next.count - 1].removeQuestions()
      if next[next.count - 1].entries.isEmpty { next.removeLast() }
    }
    inputs = next
    fieldChanges = changes
    return .accepted(answer)
  }

  /// What is worth knowing of what was written, such as a plain number where a share is meant, and was not
  /// said before.
  private mutating func notes(of program: Case) -> [Message] {
    let found = program.diagnostics(inColour: inColour).filter {
      // What a change of the dialogue itself drops is said with the change.
      $0.severity == .note && $0.code.hasPrefix("N03") && $0.place?.file != "change"
    }
    defer { knownRemarks = found.map { $0.rendered } }
    return found.filter { !knownRemarks.contains($0.rendered) }
  }

  /// The values of figures by their paths, as the case has them now or, in a step, will have them: those of lines of
  /// instances by row, and of lines with two indices, too; nil where one of the paths is no figure.
  func figures(at paths: [String], in step: Step? = nil) -> [FigureSnapshot]? {
    let names = paths.indices.map { "dialogue_figure_\($0 + 1)" }
    let lines = zip(names, paths).map { $0 + " = " + $1 + "\n" }.joined()
    let asked = SourceText(name: "figures", text: lines)
    let program = engine.compileDialogue(
      (step?.inputs ?? inputs).map { $0.source } + [asked], changes: step?.changes ?? fieldChanges)
    guard mistakes(of: program).isEmpty else { return nil }
    let found = program.evaluate().snapshot()
    return names.reduce(into: [FigureSnapshot]?.some([])) { all, name in
      guard let figure = found[name], !figure.isFailed else { return all = nil }
      all?.append(figure)
    }
  }

  /// The names that draw values in a case.
  private static func drawn(in program: Case) -> Set<String> {
    Set(program.result.plan.draws.map { $0.path })
  }

  /// Returns what is wrong with `program`, without notes.
  private func mistakes(of program: Case) -> [Message] {
    program.diagnostics(inColour: inColour).filter { $0.severity == .error }
  }

  /// Notes which figures are new or have another value than before.
  private func compare(
    _ after: [String: FigureSnapshot], defined: [String], _ answer: inout Answer
  ) {
    let inOrder = after.sorted { first, second in
      let (isFirst, isSecond) = (defined.contains(first.key), defined.contains(second.key))
      return isFirst == isSecond ? first.value.order < second.value.order : isFirst
    }
    for (path, figure) in inOrder
    where (figure.isOwn || figure.isSingle) && !figure.isFailed {
      if let before = figures[path] {
        if let change = Session.change(path, before, figure) {
          answer.changes.append(change)
        } else if defined.contains(path) {
          answer.definitions.append((path, Session.text(figure)))
        }
      } else if figure.isOwn || Session.isValue(path, of: defined) {
        if answer.gaps.isEmpty { answer.definitions.append((path, Session.text(figure))) }
      }
    }
  }

  /// `true` iff `path` is the value of one of the instances `names`.
  private static func isValue(_ path: String, of names: [String]) -> Bool {
    names.contains { $0 + ".value" == path }
  }

  /// Returns how the two differ; nil where they are shown alike.
  static func change(
    _ path: String, _ before: FigureSnapshot, _ after: FigureSnapshot
  ) -> Change? {
    guard !before.isSingle, !after.isSingle, before.cells.count == after.cells.count else {
      let (old, new) = (text(before), text(after))
      return old == new ? nil : Change(path: path, before: old, after: new, more: 0)
    }
    var first: Change?
    var count = 0
    for (old, new) in zip(before.cells, after.cells) where old != new {
      count += 1
      if first == nil {
        first = Change(
          path: path + "[" + new.label + "]", before: old.text, after: new.text, more: 0)
      }
    }
    return first.map {
      Change(path: $0.path, before: $0.before, after: $0.after, more: count - 1)
    }
  }

  /// Returns a figure in one line: a value, or the first six of a series.
  private static func text(_ figure: FigureSnapshot) -> String {
    if figure.isSingle { return figure.cells[0].text }
    let shown = figure.cells.prefix(6).map { $0.text }
    return "[" + shown.joined(separator: ", ") + (figure.cells.count > 6 ? ", …]" : "]")
  }
}
