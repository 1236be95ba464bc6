import WorthBuiltins
import WorthPlan
import WorthSource
import WorthValue

/// A plan as text that can be read and compared: constants, slots, code with its regions and source
/// lines, functions, checks and what is shown.
package struct PlanListing {
  /// The plan that is listed.
  private let plan: Plan
  /// The lines of the sources.
  private var places: SourcePlaces
  /// The listing as far as it is written.
  private var lines: [String] = []

  /// Returns the listing of `plan`, whose spans lie in `sources`.
  package static func text(_ plan: Plan, sources: SourceSet) -> String {
    var listing = PlanListing(plan, sources)
    listing.write()
    return listing.lines.joined(separator: "\n") + "\n"
  }

  /// Creates a listing without lines.
  private init(_ plan: Plan, _ sources: SourceSet) {
    self.plan = plan
    places = SourcePlaces(sources)
  }

  /// Writes all parts, in the order of a run.
  private mutating func write() {
    writeValues()
    writeCode()
    writeFunctions()
    writeChecks()
    writeShows()
  }

  // MARK: Values

  /// Writes the registers with names, the index spaces, the draws and the data.
  private mutating func writeValues() {
    lines.append("slots")
    for slot in plan.slots {
      lines.append(
        "  r\(slot.register) \(slot.path): \(type(slot.type))" + line(slot.span)
          + (slot.isOwn ? " own" : "") + (slot.isResult ? " result" : ""))
    }
    if !plan.failed.isEmpty { lines.append("failed " + registers(plan.failed)) }
    if !plan.missing.isEmpty { lines.append("missing " + registers(plan.missing)) }
    for (number, space) in plan.spaces.entries.enumerated() {
      let granularity = space.granularity.map { $0.word } ?? "rows"
      let keys = space.keys.map { " keys r\($0.register)" } ?? ""
      lines.append("space \(number) \(space.name) by \(granularity)" + keys)
    }
    for (number, draw) in plan.draws.enumerated() {
      lines.append(
        "draw \(number) \(draw.path) form \(draw.form), \(draw.parameterCount) parameters"
          + (draw.hasBase ? ", base" : "") + (draw.isTruncated ? ", truncated" : "")
          + (draw.isShifted ? ", shifted" : "") + (draw.index.map { ", by r\($0)" } ?? ""))
    }
    for factor in plan.rowFactors {
      let others = factor.others.map { " and with draw \($0.draw) at \($0.coefficient)" }
      lines.append(
        "rows of draw \(factor.draw) with one another at \(factor.shared)" + others.joined())
    }
    for correlation in plan.correlations {
      lines.append(
        "correlation of draws \(correlation.first) and \(correlation.second): "
          + correlation.coefficient.description)
    }
    for (number, column) in plan.data.enumerated() {
      lines.append("data \(number): \(column.count) values")
    }
  }

  /// Returns register names with commas.
  private func registers(_ list: [Int32]) -> String {
    list.map { "r\($0)" }.joined(separator: ", ")
  }

  /// Returns a type in words.
  private func type(_ id: TypeID) -> String {
    switch plan.types[id] {
    case .error: "error"
    case .pending: "pending"
    case .number: "number"
    case .percent: "percent"
    case .text: "text"
    case .currency(let unit): "currency " + plan.units.text(unit)
    case .yesNo: "yes/no"
    case .date: "date"
    case .months: "months"
    case .days: "days"
    case .monthsAndDays: "months and days"
    case .missing: "missing"
    case .quantity(let unit): plan.units.text(unit)
    case .rate(let period, let compounded):
      "rate per " + period.word + " compounded " + compounded.adverb
    case .hazard(let period): "probability per " + period.word
    case .period(let granularity): granularity.word
    case .choice(let number): "choice \(number)"
    case .list(let element): "list of " + type(element)
    case .dated(let element): "dated " + type(element)
    case .series(let element, let space, let isFlow):
      (isFlow ? "flow" : "level") + " of " + type(element) + " over space \(space.index)"
    case .table(let table): "table \(table.index)"
    case .row(let table): "row of table \(table.index)"
    case .instance(let instance): "instance \(instance.index)"
    case .instances(let instance): "instances \(instance.index)"
    case .member(let instance): "one of instances \(instance.index)"
    case .function(let function): "function \(function.index)"
    case .range(let element): "range of " + type(element)
    case .optional(let inner): "optional " + type(inner)
    }
  }

  /// The file and line of `span` behind a value; nothing for what stands in no source.
  private mutating func line(_ span: Span) -> String {
    let place = places.place(of: span)
    guard place.line > 0, span.end > span.start else { return "" }
    let file = place.file.split(separator: "/").last.map { String($0) } ?? ""
    return "  [\(file):\(place.line)]"
  }

  // MARK: Code

  /// Writes the instructions, with a line where a function or another region begins, and the place
  /// in the source where that changes.
  private mutating func writeCode() {
    lines.append("code")
    var region: Int32 = -1
    var place = ""
    var starts: [Int: [Int]] = [:]
    for (number, function) in plan.functions.enumerated() where function.frameSize > 0 {
      starts[Int(function.start), default: []].append(number)
    }
    let first = starts.keys.min() ?? Int.max
    for (position, instruction) in plan.code.enumerated() {
      for function in starts[position] ?? [] {
        lines.append("function \(function) \(plan.functions[function].name)")
      }
      if plan.regionOf[position] != region {
        region = plan.regionOf[position]
        if region >= 0 { lines.append("  " + describe(region)) }
      }
      let here = line(plan.spans[position])
      let isMain = region >= 0 || position < first
      lines.append(
        "  \(position): " + operation(instruction, inMain: isMain) + (here == place ? "" : here))
      place = here
    }
  }

  /// Returns a region in words.
  private func describe(_ number: Int32) -> String {
    let region = plan.regions[Int(number)]
    return "region \(number) for r\(region.register), \(region.start) ..< \(region.end)"
      + (region.sink == 0 ? "" : ", sink \(region.sink)") + (region.isSilent ? ", silent" : "")
      + (region.filledIn == nil ? "" : ", filled in")
  }

  /// A register of the main frame, or the constant that stands in it.
  private func operand(_ register: Int32, inMain: Bool) -> String {
    if inMain, register >= 0, Int(register) < plan.constants.count {
      return plan.constants[Int(register)].description
    }
    return "r\(register)"
  }

  /// Returns a constant; a question mark where the plan has none of this number.
  private func constant(_ index: Int32) -> String {
    index >= 0 && Int(index) < plan.constants.count ? plan.constants[Int(index)].description : "?"
  }

  /// Returns an instruction in words.
  private func operation(_ instruction: Instruction, inMain: Bool) -> String {
    let (a, b, c) = (instruction.a, instruction.b, instruction.c)
    let flag = instruction.flag == 0 ? "" : " #\(instruction.flag)"
    let name = instruction.op.word
    /// Returns a register by its name.
    func value(_ register: Int32) -> String { operand(register, inMain: inMain) }
    switch instruction.op {
    case .constant: return "r\(a) = " + constant(b)
    case .global: return "r\(a) = main r\(b)"
    case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant:
      return "r\(a) = \(name) " + value(b) + ", " + constant(c)
    case .move, .negate, .not, .newList, .count, .hasOpening:
      return "r\(a) = \(name) " + value(b)
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual,
      .newSeries, .element, .elementAtPosition, .itemAtPosition, .slice, .rangeList, .position,
      .join:
      return "r\(a) = \(name) " + value(b) + ", " + value(c) + flag
    case .jump: return "\(name) \(a)" + (flag.isEmpty ? "" : " of r\(b)")
    case .jumpUnless, .jumpIf, .jumpIfMissing, .skipReason: return "\(name) \(a), " + value(b)
    case .jumpUnlessLess, .jumpUnlessLessOrEqual:
      return "\(name) \(a), " + value(b) + ", " + value(c)
    case .jumpUnlessLessConstant, .jumpUnlessLessOrEqualConstant:
      return "\(name) \(a), " + value(b) + ", " + constant(c)
    case .call:
      return "r\(a) = call \(b) " + plan.functions[Int(b)].name + " from r\(c)"
    case .builtin:
      return "r\(a) = " + BuiltinTable.all[Int(b)].name.description
        + " of \(instruction.flag) from r\(c)"
    case .workOut, .goBack: return "\(name) \(a), r\(b)"
    case .giveBack: return "\(name) " + value(b) + flag
    case .loadData: return "r\(a) = data \(b)"
    case .markHeap: return "r\(a) = \(name)"
    case .releaseHeap, .stop: return name + (instruction.op == .stop ? "" : " r\(a)")
    case .listOfCount: return "r\(a) = whole number \(b)"
    case .setElement, .append: return "\(name) r\(a)[" + value(b) + "] = " + value(c)
    case .setOpening: return "\(name) r\(a) = " + value(c)
    case .copyOpening: return "\(name) r\(a) from r\(b)"
    case .columns: return "\(name) r\(a), r\(b), columns \(c)"
    case .search: return "\(name) r\(a), r\(b), search \(c)"
    case .truncate: return "\(name) r\(a) to " + value(b)
    case .rows: return "\(name) \(b) by r\(a), \(c)"
    case .next, .nextRow, .prior: return "\(name) r\(a), " + value(b) + ", \(c)"
    case .checkSteps: return "\(name) " + value(b) + ", " + value(c)
    case .textOf: return "r\(a) = text of " + value(b) + ", " + type(TypeID(c))
    case .fail: return "\(name) \(a), r\(b)"
    case .require: return "\(name) \(a), " + value(b) + (c == 0 ? "" : ", r\(c)") + flag
    case .draw: return "r\(a) = draw \(b) from r\(c)"
    case .statistic: return "r\(a) = statistic\(flag) of " + value(b) + ", r\(c)"
    case .vary: return "vary r\(a) as definition \(b)"
    case .study: return "r\(a) = study \(b) from r\(c)"
    }
  }

  // MARK: Functions, checks, shows

  /// Writes the functions, requirements and studies.
  private mutating func writeFunctions() {
    for (number, function) in plan.functions.enumerated() where function.frameSize > 0 {
      lines.append(
        "function \(number) \(function.name): \(function.parameterCount) parameters, frame of "
          + "\(function.frameSize), from \(function.start)")
    }
    for requirement in plan.requirements {
      lines.append("require of \(requirement.instance): \(requirement.reason)")
    }
    for (number, study) in plan.studies.enumerated() {
      let names = study.names.map { $0.path + " r\($0.value.register)" }.joined(separator: ", ")
      lines.append("study \(number) of r\(study.figure.register), varies " + names)
    }
  }

  /// Returns a register with its type.
  private func text(_ value: PlanValue) -> String {
    operand(value.register, inMain: true) + ": " + type(value.type)
  }

  /// Writes the checks with their parts.
  private mutating func writeChecks() {
    for check in plan.checks {
      let claim: String
      switch check.claim {
      case .literal(let figure, let literals, let units, _):
        claim = text(figure) + " rounds to " + numbers(literals) + ", units " + numbers(units)
      case .equal(let left, let right, let summands):
        claim =
          text(left) + " equals " + text(right)
          + (summands.isEmpty ? "" : ", summands " + summands.map(text).joined(separator: ", "))
      case .within(let left, let right, let tolerance, let isRelative):
        claim =
          text(left) + " within " + text(tolerance) + (isRelative ? " (relative)" : "") + " of "
          + text(right)
      case .holds(let value): claim = text(value) + " holds"
      case .error(let code, let sink): claim = "error \(code) in sink \(sink)"
      case .broken: claim = "broken"
      }
      lines.append("check " + claim + line(check.span))
      for part in check.parts { lines.append("  part " + text(part)) }
    }
  }

  /// Returns numbers with blanks between them.
  private func numbers(_ values: [Double]) -> String {
    values.map { $0.description }.joined(separator: " ")
  }

  /// Writes the items of reports with their values.
  private mutating func writeShows() {
    for show in plan.shows {
      lines.append("show ‘\(show.title)’" + line(show.span))
      for value in show.values { lines.append("  " + text(value)) }
    }
  }
}
