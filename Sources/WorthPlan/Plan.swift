import WorthSource
import WorthValue

/// A checked program as a flat list of instructions on registers, in the order of dependency.
///
/// The main code works on the main frame: first the constants, then one register a definition, then
/// the values of sub-expressions, each in a register of its own so that it can be shown afterwards.
/// Functions have frames of their own. A series or list is a handle to values in a heap.
package struct Plan: Sendable {
  /// The main code, then that of each function.
  package var code: [Instruction] = []
  /// Where each instruction comes from.
  package var spans: [Span] = []
  /// The numbers that stand in the code, each once; they fill the first registers of the main
  /// frame.
  package var constants: [Double] = []
  /// The texts of the case; a register holds the place of its text here.
  package var texts: [String] = []
  /// The functions that main code or other functions call.
  package var functions: [PlanFunction] = []
  /// The number of registers of the main frame.
  package var mainFrameSize: Int32 = 0
  /// The registers that have names, in the order of their definitions.
  package var slots: [PlanSlot] = []
  /// The stretches of main code that fail as one; a region may lie within another.
  package var regions: [PlanRegion] = []
  /// The innermost region of each instruction, -1 in functions.
  package var regionOf: [Int32] = []
  /// Registers of what could not be checked.
  package var failed: [Int32] = []
  /// Registers of optional inputs that are not given.
  package var missing: [Int32] = []
  /// Kinds that are filled in for each row, period or key.
  package var rows: [PlanRows] = []
  /// What series are indexed by.
  package var spaces = Arena<SpaceID, PlanSpace>()
  /// The `expect`s, in the order of the source.
  package var checks: [PlanCheck] = []
  /// The items of `show`, in the order of the source.
  package var shows: [PlanShow] = []
  /// The `require`s of the case, its instances and functions.
  package var requirements: [PlanRequirement] = []
  /// Where the reasons of requirements are put together, in order: the instructions, and that of
  /// the requirement behind them.
  package var reasons: [Range<Int>] = []
  /// Columns that were read from files.
  package var data: [[Double]] = []
  /// The number of rows that tables have in all.
  package var rowCount = 0
  /// How lists are worked out by columns.
  package var columns: [PlanColumns] = []
  /// How loops find the rows that fit.
  package var searches: [PlanSearch] = []
  /// The uncertain names.
  package var draws: [PlanDraw] = []
  /// The dependences that are stated between uncertain names.
  package var correlations: [PlanCorrelation] = []
  /// How the draws of rows hang together.
  package var rowFactors: [PlanRowFactor] = []
  /// How trials are drawn.
  package var simulation = PlanSimulation()
  /// The what-if questions, by their numbers.
  package var studies: [PlanStudy] = []
  /// `true` iff the plan asks for a statistic over all trials.
  package var usesStatistics = false
  /// The types that slots and values refer to.
  package var types = TypeTable()
  /// The units and currencies that types refer to.
  package var units = UnitTable()
  /// The title and the other texts of the case, as name and value.
  package var settings: [(name: String, value: String)] = []

  /// Creates an empty plan.
  package init() {}

  /// Where the reason is put together that the instruction at `place` belongs to; nil where it belongs to none.
  package func reason(around place: Int) -> Range<Int>? {
    var low = 0
    var high = reasons.count
    while low < high {
      let middle = (low + high) / 2
      if reasons[middle].upperBound > place { high = middle } else { low = middle + 1 }
    }
    return low < reasons.count && reasons[low].contains(place) ? reasons[low] : nil
  }

  /// Returns an index space; nil where the plan has none of this number.
  package func space(_ id: SpaceID) -> PlanSpace? {
    let place = Int(id.index)
    return place >= 0 && place < spaces.entries.count ? spaces.entries[place] : nil
  }
}

/// A user's function, made for arguments of certain types.
package struct PlanFunction: Sendable {
  /// The name in the source.
  package var name: String
  /// The position of the first instruction.
  package var start: Int32
  /// The number of instructions; 0 where nothing calls it.
  package var length: Int32 = 0
  /// The number of registers of a frame, those of the arguments included.
  package var frameSize: Int32
  /// The number of arguments, which stand in the first registers of a frame.
  package var parameterCount: Int32

  /// Creates a function whose code begins at `start`.
  package init(name: String, start: Int32, frameSize: Int32, parameterCount: Int32) {
    self.name = name
    self.start = start
    self.frameSize = frameSize
    self.parameterCount = parameterCount
  }
}

/// A definition of the case, of a kind's instance, or a column of a table.
package struct PlanSlot: Sendable {
  /// The name, after those of what it belongs to, as in `loan.balance`.
  package var path: String
  /// The type of the value.
  package var type: TypeID
  /// The register of the main frame that holds the value.
  package var register: Int32
  /// The index space of a series; nil for others.
  package var space: SpaceID?
  /// What the comment in front of the definition says; empty where there is none.
  package var documentation: String
  /// The place of the definition in the source.
  package var span: Span
  /// `true` iff the definition stands in the root file, outside instances.
  package var isOwn: Bool
  /// `true` iff nothing else uses it.
  package var isResult: Bool

  /// Creates the slot of the definition at `path`.
  package init(
    path: String, type: TypeID, register: Int32, space: SpaceID?, documentation: String, span: Span,
    isOwn: Bool, isResult: Bool
  ) {
    self.path = path
    self.type = type
    self.register = register
    self.space = space
    self.documentation = documentation
    self.span = span
    self.isOwn = isOwn
    self.isResult = isResult
  }
}

/// A stretch of main code that computes one thing; where it fails, the run goes on at `recovery`.
package struct PlanRegion: Sendable {
  /// The position of the first instruction.
  package var start: Int32
  /// The position behind the last instruction.
  package var end: Int32
  /// The position at which the run goes on after a failure.
  package var recovery: Int32
  /// The register that takes the mark of the failure.
  package var register: Int32
  /// Where diagnostics go: 0 the case, otherwise an `expect error` by its number.
  package var sink: Int32
  /// Where the case fills in the kind of which this is a line; nil for other code.
  package var filledIn: Span?
  /// The scenario or the changes under which this is computed; nil for the case as it is.
  package var changed: PlanChange?
  /// The number of the kind by row, period or key of whose loop it is a part; nil elsewhere.
  package var rows: Int?
  /// `true` iff a failure leaves no value and nothing is said of it.
  package var isSilent = false
  /// `true` iff it works out a single value, which stands in `register`.
  package var isSingle = false

  /// Creates the region of the instructions from `start` up to `end`.
  package init(
    start: Int32, end: Int32, recovery: Int32, register: Int32, sink: Int32, filledIn: Span?
  ) {
    self.filledIn = filledIn
    self.start = start
    self.end = end
    self.recovery = recovery
    self.register = register
    self.sink = sink
  }
}

/// What a stretch of code is computed under.
package struct PlanChange: Sendable {
  /// The name of the scenario, or the changes.
  package var place: Span
  /// `true` iff it is one scenario by its name.
  package var isScenario: Bool

  /// Creates the scenario, or other changes, at `place`.
  package init(place: Span, isScenario: Bool) {
    self.place = place
    self.isScenario = isScenario
  }
}

/// A kind that is filled in for each row, period or key.
package struct PlanRows: Sendable {
  /// The space of the rows, periods or keys.
  package var space: SpaceID
  /// The register with the index at hand.
  package var index: Int32
  /// Where the case fills in the kind.
  package var place: Span
  /// The registers with the first and the last index.
  package var first: Int32 = 0
  package var last: Int32 = 0
  /// The instructions that work out one instance; those that keep its columns stand behind them.
  package var body = 0..<0
  /// The columns that are kept, each with what of the instance it holds.
  package var columns: [PlanRowColumn] = []

  /// Creates the loop over `space`.
  package init(space: SpaceID, index: Int32, place: Span) {
    self.space = space
    self.index = index
    self.place = place
  }
}

/// A column over the rows of a kind that is filled in for each of them.
package struct PlanRowColumn: Sendable {
  /// What a column holds of each instance.
  package enum Form: Sendable {
    /// A single value.
    case single
    /// A series or list of single values.
    case list
    /// Lists of lists.
    case nested
  }

  /// The register of the column.
  package var column: Int32
  /// The register of the line that it holds.
  package var line: Int32
  /// What the line is.
  package var form: Form

  /// Creates the column of what stands in `line`.
  package init(column: Int32, line: Int32, form: Form) {
    self.column = column
    self.line = line
    self.form = form
  }
}

/// What a series is indexed by.
package struct PlanSpace: Sendable {
  /// The granularity of a timeline; nil for the rows of a table.
  package var granularity: Granularity?
  /// The name of the timeline, or that of the rows or keys.
  package var name: String
  /// The list of the keys, for a space of keys.
  package var keys: PlanValue?
  /// `true` iff the keys are others in each row of what a kind is filled in for, so that they name nothing beside
  /// several rows.
  package var isOfRow = false
  /// The name of the table, without what it belongs to, for the rows of a table.
  package var table: String?
  /// The column that names the rows, for the rows of a table that has one.
  package var rowNames: PlanRowNames?
  /// The file from which the rows of a table come; nil for others.
  package var file: String?

  /// Creates a space.
  package init(granularity: Granularity?, name: String, keys: PlanValue? = nil) {
    self.granularity = granularity
    self.name = name
    self.keys = keys
  }
}

/// The column of a table that says which row is which.
package struct PlanRowNames: Sendable {
  /// The name of the column.
  package var heading: String
  /// The column itself.
  package var column: PlanValue
  /// `true` iff the column holds numbers, which name rows only where each is greater than the one
  /// before.
  package var isNumeric: Bool

  /// Creates the names of rows that `column` holds.
  package init(heading: String, column: PlanValue, isNumeric: Bool) {
    self.heading = heading
    self.column = column
    self.isNumeric = isNumeric
  }
}

/// A value with its type, where a check or report finds it.
package struct PlanValue: Sendable {
  /// The register of the main frame.
  package var register: Int32
  /// The type of what the register holds.
  package var type: TypeID
  /// The place of the expression in the source.
  package var span: Span

  /// Creates the value in `register`.
  package init(register: Int32, type: TypeID, span: Span) {
    self.register = register
    self.type = type
    self.span = span
  }
}

/// What a check claims.
package enum PlanClaim: Sendable {
  /// The figure rounds to the literals: their values and the units of their last digits. A 0 is met
  /// to 1e-12 of the largest summand that the figure is put together from.
  case literal(figure: PlanValue, literals: [Double], units: [Double], summands: [[PlanValue]])
  /// Two figures are equal by `Real.areEqual`, or to 1e-12 of the largest summand that they are put
  /// together from.
  case equal(left: PlanValue, right: PlanValue, summands: [PlanValue])
  /// The figure lies within a distance, or a share, of the other.
  case within(left: PlanValue, right: PlanValue, tolerance: PlanValue, isRelative: Bool)
  /// The condition is met.
  case holds(PlanValue)
  /// The block gives a diagnostic of this code.
  case error(code: String, sink: Int32)
  /// The check could not be understood; diagnostics say why.
  case broken
}

/// An `expect`.
package struct PlanCheck: Sendable {
  /// What is claimed, and where its figures are.
  package var claim: PlanClaim
  /// The place of the check in the source.
  package var span: Span
  /// The text after `because`.
  package var reason: PlanValue?
  /// The value after `printed`, with the unit of its last digit.
  package var printed: (value: Double, unit: Double)?
  /// The sub-expressions, innermost first, that are no literals.
  package var parts: [PlanValue]

  /// Creates a check.
  package init(claim: PlanClaim, span: Span) {
    self.claim = claim
    self.span = span
    self.parts = []
  }
}

/// A `require`.
package struct PlanRequirement: Sendable {
  /// The place of the `require` in the source.
  package var span: Span
  /// The text after `because`.
  package var reason: String
  /// The instance whose kind requires it.
  package var instance: String
  /// `true` iff the report shows the remark that this is.
  package var isShown = false
  /// The input that is to be a whole number, where that is what is required.
  package var wholeInput: String?
  /// The parts of the condition with their words in the source, outermost first; the registers are those of the
  /// frame in which the condition stands.
  package var parts: [(words: String, value: PlanValue)] = []
  /// Of a condition for each period the registers of its series and of the position that fails, and what it
  /// runs over; nil for one condition.
  package var places: (series: Int32, position: Int32, space: SpaceID)?

  /// The text after `because` where its figures are not known: a mark in the place of each.
  package var reasonWithoutFigures: String {
    var text = ""
    var depth = 0
    for character in reason {
      if character == "{" {
        if depth == 0 { text += "…" }
        depth += 1
      } else if character == "}", depth > 0 {
        depth -= 1
      } else if depth == 0 {
        text.append(character)
      }
    }
    return depth == 0 ? text : reason
  }

  /// Creates a requirement.
  package init(span: Span, reason: String, instance: String) {
    self.span = span
    self.reason = reason
    self.instance = instance
  }
}
