import WorthAssist
import WorthEvaluator
import WorthPlan
import WorthProgram
import WorthReport
import WorthSource
import WorthValue

/// Answers what is known of the names of a case, with their values. The case is computed once, when
/// a value is first asked for.
package struct Inquiry {
  /// What is known of a name.
  package struct Answer {
    /// What is known without computing anything.
    package var information: Information
    /// The value as a report shows it; no line for what has none of its own.
    package var value: [String]
    /// The value as data.
    var figure: Figures.Figure?
    /// The case in which the places of the information lie.
    package var program: Case
  }

  /// What comes of a question.
  package enum Reply {
    case known(Answer)
    /// There is such a name, but not the value that is asked for, such as that of a period outside
    /// of the timeline.
    case refused([Message])
    /// Nothing is called so; the nearest name that there is, if one is near.
    case unknown(nearest: String?)
    /// What is asked for is no name, nor one value of it, but an expression or several names.
    case expression
  }

  /// The case that is asked about.
  private let program: Case
  /// `true` iff messages are rendered with ANSI colours.
  private let inColour: Bool
  /// What answers questions that need no value.
  private var desk: InformationDesk
  /// The values, once one was asked for.
  private var outcome: Outcome?

  /// Creates an inquiry into `program`; `inColour` renders messages with ANSI colours.
  package init(_ program: Case, inColour: Bool = false) {
    self.program = program
    self.inColour = inColour
    desk = InformationDesk(program.result.program)
  }

  /// What is wrong with the case itself.
  package var mistakes: [Message] {
    program.diagnostics(inColour: inColour).filter { $0.severity == .error }
  }

  /// What there is to ask about, by what it is.
  package var names: [(title: String, names: [String])] { desk.names }

  /// All names that can be asked about, those of inputs, lines and columns included.
  package var allNames: [String] { desk.allNames }

  /// Returns what is known of `name`: a path, or one with an index in brackets.
  package mutating func reply(to name: String) -> Reply {
    guard let found = desk.information(on: name) else {
      let bare = String(name.prefix { $0 != "[" })
      return .unknown(nearest: Spelling.nearest(to: bare, among: desk.allNames))
    }
    let isElement = name.contains("[")
    var answer = Answer(information: found, value: [], figure: nil, program: program)
    guard isElement || found.isValue else { return .known(answer) }
    if !isElement, !found.variesByTrial {
      if outcome == nil { outcome = program.evaluate(.asked) }
      if let figure = outcome?.foundFigure(name) {
        answer.value = [figure.text]
        answer.figure = figure
        return .known(answer)
      }
    }
    return ask(name, answer, isElement: isElement)
  }

  /// Returns the answer with the value that the expression `name` has in the case.
  private func ask(_ name: String, _ answer: Answer, isElement: Bool) -> Reply {
    guard let asked = program.asking(name, as: name) else { return .known(answer) }
    let number = asked.result.program.output.shows.last?.span.source
    let isAsked = number.map { asked.result.sources.isName(name, of: $0) } ?? false
    let mistakes = asked.diagnostics(inColour: inColour).filter { message in
      message.severity == .error && message.place?.file == name
    }
    guard mistakes.isEmpty else { return .refused(mistakes) }
    guard isAsked, let show = asked.result.plan.shows.last else { return .known(answer) }
    // An expression that begins with a name, or several of them, is no name.
    guard asked.result.plan.shows.count == program.result.plan.shows.count + 1 else {
      return .expression
    }
    let outcome = asked.evaluate()
    let failures = outcome.messages(inColour: inColour).filter { message in
      message.severity == .error && message.place?.file == name
    }
    guard failures.isEmpty else { return .refused(failures) }
    var answer = answer
    answer.figure = outcome.foundFigure(of: show, called: name)
    if isElement {
      var desk = InformationDesk(asked.result.program)
      guard let element = desk.information(onElement: name) else { return .expression }
      answer.information = element
      answer.program = asked
    }
    if let figure = answer.figure, figure.isMeasuredOverTrials,
      !outcome.messages(inColour: false).contains(where: { $0.severity == .error })
    {
      // Of a series that varies, some values may not, nor what is computed from these.
      answer.information.variesByTrial = figure.uncertain != nil
    }
    answer.value = outcome.lines(of: show)
    return .known(answer)
  }
}

extension SourceSet {
  /// `true` iff the source numbered `number` is called `name`.
  fileprivate func isName(_ name: String, of number: UInt32) -> Bool {
    let index = Int(clamping: number)
    return index < sources.count && sources[index].name == name
  }
}

extension Figures.Figure {
  /// `true` iff it is a single value that would be summarised over the trials if it varied.
  fileprivate var isMeasuredOverTrials: Bool {
    switch content {
    case .number, .percent, .money, .quantity, .yesNo: true
    case .text, .written, .missing, .list, .series, .dated, .failed: false
    }
  }
}

extension Outcome {
  /// Returns what the definition at `path` is worth, with what trials say of it; nil where there is
  /// none.
  fileprivate func foundFigure(_ path: String) -> Figures.Figure? {
    guard let slot = slot(path) else { return nil }
    var found = Figures(machine, plan).figure(slot, machine)
    found.uncertain = trials.figure(slot.register)
    return found
  }

  /// Returns what a shown value is worth; nil for tables and the like.
  fileprivate func foundFigure(of show: PlanShow, called path: String) -> Figures.Figure? {
    guard case .value(let line) = show.content else { return nil }
    var found = Figures(machine, plan).figure(
      PlanSlot(
        path: path, type: line.value.type, register: line.value.register, space: nil,
        documentation: "", span: line.value.span, isOwn: true, isResult: true), machine)
    found.uncertain = trials.figure(line.value.register)
    return found
  }

  /// Returns the lines with which a report shows an item, without its name.
  fileprivate func lines(of show: PlanShow) -> [String] {
    let blocks = DocumentBuilder(machine, plan, trials).blocks(of: show)
    let lines = TextRenderer.lines(blocks)
    guard case .figure(let figure)? = blocks.first else { return lines }
    return lines.map { line in
      if line.hasPrefix(figure.name + " = ") {
        return String(line.dropFirst(figure.name.count + 3))
      }
      return line.hasPrefix("  ") ? String(line.dropFirst(2)) : line
    }
  }
}
