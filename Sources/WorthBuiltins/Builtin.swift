import WorthSource
import WorthValue

/// What a parameter of a builtin takes.
package enum ParameterType: Sendable {
  /// A number or percent.
  case number
  /// Any amount: number, percent, money, quantity, date, duration.
  case amount
  /// A list or series of amounts, as a whole.
  case amounts
  /// A list or series of numbers or percents, as a whole.
  case numbers
  /// Any list or series, as a whole.
  case anyList
  case text
  case date
  /// A list of dates, as a whole.
  case dates
  case whole
  /// One of some words; the code finds its position among them.
  case choice([StaticString])

  /// `true` iff one value is wanted, not a list or series as a whole.
  package var takesOneValue: Bool {
    switch self {
    case .number, .amount, .text, .date, .whole, .choice: true
    case .amounts, .numbers, .anyList, .dates: false
    }
  }
}

/// What a builtin gives.
package enum ResultRule: Sendable {
  case number, percent, text, yesNo, days, months, date
  /// The type of the argument at a position, or of its elements where it is a list.
  case sameAs(Int)
  /// A list of what the argument at a position holds.
  case listLike(Int)
  /// A list of values like the argument at a position.
  case listOf(Int)
}

/// A parameter of a builtin.
package struct Parameter: Sendable {
  package let name: StaticString
  /// What the parameter takes.
  package let type: ParameterType
  /// What an argument that is left out stands for; nil where it must be given.
  package let defaultValue: Double?
  /// `true` iff the default stands for nothing that could be written.
  package let isOptional: Bool
  /// The parameter whose smallest coin stands for this one where it is left out: that of its
  /// currency.
  package let coinOf: Int?
  /// `true` iff the values total 100 % where they are given in percent.
  package var isWholeInPercent = false

  /// Creates a parameter.
  package init(_ name: StaticString, _ type: ParameterType, default value: Double? = nil) {
    self.name = name
    self.type = type
    defaultValue = value
    isOptional = false
    coinOf = nil
  }

  /// Creates a parameter that may be left out; the code then finds `mark`, or the smallest coin of
  /// the currency of the argument at `coinOf`.
  package init(
    _ name: StaticString, _ type: ParameterType, optional mark: Double, coinOf: Int? = nil
  ) {
    self.name = name
    self.type = type
    self.coinOf = coinOf
    defaultValue = mark
    isOptional = true
  }

  /// The same parameter, whose values total 100 % where they are given in percent.
  var wholeInPercent: Parameter {
    var parameter = self
    parameter.isWholeInPercent = true
    return parameter
  }
}

/// A function of the language that is written in Swift: signature, help, examples and code in one
/// place.
package struct Builtin: Sendable {
  package let name: StaticString
  /// The parameters, in their order.
  package let parameters: [Parameter]
  /// What the type of the result follows from.
  package let result: ResultRule
  /// What the language calls it for by itself; nil where only cases call it.
  package let role: BuiltinRole?
  /// How it is worked out where an argument differs from trial to trial.
  package let trialForm: TrialForm
  /// The builtin that takes its place where its one argument is a list; nil where none does.
  package let overList: BuiltinRole?
  /// The builtin that takes its place where the list holds texts; nil where it takes them itself.
  package let overTexts: BuiltinRole?
  /// What it comes to over a list with a condition; nil where the list is made as it is written.
  package let overCondition: ConditionForm?
  /// What is special about it, as far as checker and machine need to know.
  package let traits: BuiltinTraits
  /// `true` iff the last parameter takes any number of arguments, all of the type of the first.
  package let isVariadic: Bool
  /// `true` iff all amounts that it takes must be of one type.
  package let sharesType: Bool
  /// One sentence for help and completion.
  package let summary: StaticString
  /// What help says of units; empty where nothing needs to be said.
  package let units: StaticString
  /// What help says of errors; empty where there are none of its own.
  package let errors: StaticString
  /// Where the formula comes from; empty where it is common knowledge.
  package let source: StaticString
  /// Checks in Worth, run as tests and shown in help.
  package let examples: [StaticString]
  /// Returns the result for the arguments of a call.
  package let code: @Sendable (inout BuiltinCall) -> Double

  /// Creates a builtin.
  package init(
    _ name: StaticString, _ parameters: [Parameter], _ result: ResultRule,
    role: BuiltinRole? = nil, inTrials trialForm: TrialForm = .call,
    overList: BuiltinRole? = nil, overTexts: BuiltinRole? = nil,
    overCondition: ConditionForm? = nil, traits: BuiltinTraits = [],
    isVariadic: Bool = false, sharesType: Bool = false,
    summary: StaticString, units: StaticString = "", errors: StaticString = "",
    source: StaticString = "", examples: [StaticString],
    code: @escaping @Sendable (inout BuiltinCall) -> Double
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.role = role
    self.trialForm = trialForm
    self.overList = overList
    self.overTexts = overTexts
    self.overCondition = overCondition
    self.traits = traits
    self.isVariadic = isVariadic
    self.sharesType = sharesType
    self.summary = summary
    self.units = units
    self.errors = errors
    self.source = source
    self.examples = examples
    self.code = code
  }
}

/// The arguments of one call of a builtin.
package struct BuiltinCall {
  /// The registers of the arguments: numbers, and handles of lists and series.
  package private(set) var arguments: UnsafeMutablePointer<Double>
  /// The number of arguments.
  package private(set) var count: Int
  /// Where lists and series lie.
  package let heap: Heap
  /// Why the call has no result.
  package var failure: (code: DiagnosticCode, arguments: [Argument])?
  /// What a reader should know of the result.
  package var note: (code: DiagnosticCode, arguments: [Argument])?
  /// The steps that the call may still take. Those for reading its arguments are not among them.
  package private(set) var stepsLeft: UInt64
  /// `true` iff the call needs more steps than it may take; it then has no result.
  package private(set) var isExhausted = false

  /// `true` iff the call has neither failed nor said anything of its result.
  package var isPlain: Bool { failure == nil && note == nil && !isExhausted }

  /// Creates a call with `count` arguments that may take so many `steps`.
  package init(arguments: UnsafeMutablePointer<Double>, count: Int, heap: Heap, steps: UInt64) {
    self.arguments = arguments
    self.count = count
    self.heap = heap
    stepsLeft = steps
  }

  /// Begins another call, with `count` arguments, that may take so many `steps`.
  ///
  /// - Requires: the one before gave a result, without a note.
  package mutating func begin(
    arguments: UnsafeMutablePointer<Double>, count: Int, steps: UInt64
  ) {
    self.arguments = arguments
    self.count = count
    stepsLeft = steps
  }

  /// Uses up `steps`, `count` times, each about 15 ns; `false` where there are not so many: the
  /// call then ends without a result.
  ///
  /// What takes longer than reading its arguments asks before it begins.
  package mutating func spend(_ steps: Int, times count: Int = 1) -> Bool {
    let (product, isTooMany) =
      UInt64(max(0, steps)).multipliedReportingOverflow(by: UInt64(max(0, count)))
    let steps = product
    guard !isTooMany, steps <= stepsLeft, !isExhausted else {
      isExhausted = true
      return false
    }
    stepsLeft -= steps
    return true
  }

  /// Returns the values of the list at `position` in rising order; nil where there are not so many
  /// steps.
  package mutating func sorted(_ position: Int) -> [Double]? {
    let values = list(position)
    return spend(8 * values.count) ? values.sorted() : nil
  }

  /// Returns the argument at `position`.
  package subscript(position: Int) -> Double { arguments[position] }

  /// Returns the values of the list or series at `position`.
  package func list(_ position: Int) -> UnsafeMutableBufferPointer<Double> {
    heap.list(arguments[position])
  }

  /// Ends the call without a result.
  package mutating func fail(_ code: DiagnosticCode, _ arguments: [Argument] = []) -> Double {
    failure = (code, arguments)
    return .nan
  }
}
