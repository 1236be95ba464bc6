import WorthEvaluator
import WorthMath
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The mistakes that handouts make, as changes of the case: of an input, of a line, or of how a figure on the way
/// is rounded.
///
/// Each mistake is tried by itself, for what the missed check rests on, the nearest first.
struct HandoutMistakes {
  /// One mistake: what it changes, and what it is called.
  struct Mistake {
    /// The changes that make it.
    var changes: [ConventionFindings.Choice]
    /// What it is called: `tax left out (tax = 0%)`.
    var words: String
    /// `true` iff practice knows it: amounts on the way in whole coins, taxes left out and the like; others hit by
    /// chance more easily.
    var isKnown: Bool
  }

  /// The figures on the way that are tried, the nearest to the check.
  private static var mostFigures: Int { 24 }

  let program: Program
  private let plan: Plan
  private let slots: [String: Int]
  private let machine: Machine
  let names: FullNames

  /// Creates the mistakes in a case whose figures `outcome` has.
  init(_ compilation: Compilation, _ machine: Machine) {
    program = compilation.program
    plan = compilation.plan
    slots = compilation.slots
    self.machine = machine
    names = FullNames(program)
  }

  // MARK: What a check rests on

  /// Returns the definitions that a check rests on, the nearest first.
  private func needs(of check: Int) -> [DefinitionID] {
    guard program.output.checks.indices.contains(check) else { return [] }
    var found: [DefinitionID] = [program.output.checks[check].definition]
    var seen = Set(found)
    var next = 0
    while next < found.count, found.count < 2_000 {
      let definition = program.definitions[found[next]]
      next += 1
      var targets = definition.dependencies.map { $0.target }
      for clause in definition.clauses {
        if let base = clause.base { targets.append(base) }
        if let was = clause.was { targets.append(was) }
      }
      for target in targets where seen.insert(target).inserted { found.append(target) }
    }
    return Array(found.dropFirst())
  }

  /// `true` iff the first check's figure rests on the definition at `path`.
  func rests(_ check: Int, on path: String) -> Bool {
    needs(of: check).contains { names.name(of: $0) == path }
  }

  /// The path of the one definition whose figure the check states; nil where it states something else.
  func path(of check: Int) -> String? {
    guard program.output.checks.indices.contains(check),
      case .literal(let figure, let literals, _) = program.output.checks[check].claim,
      literals.count == 1,
      case .definition(let id) = program.expressions[figure].operation, isChangeable(id)
    else { return nil }
    return names.name(of: id)
  }

  /// The claim of a check as a change of its figure; nil where the figure is none that can be changed.
  func claim(of check: Int) -> ConventionFindings.Choice? {
    guard let path = path(of: check),
      case .literal(let figure, let literals, _, _) = plan.checks[check].claim,
      let form = written(literals[0], figure.type)
    else { return nil }
    return ConventionFindings.Choice(path: path, value: form)
  }

  /// `true` iff a host can change the definition.
  func isChangeable(_ id: DefinitionID) -> Bool {
    let definition = program.definitions[id]
    guard definition.sink == .ofCase, !definition.isHandedOn, !program.isAbstract(definition),
      !program.isInWorld(definition), slots[names.name(of: id)] != nil
    else { return false }
    switch definition.role {
    case .plain, .input, .line: return true
    case .column, .hidden: return false
    }
  }

  // MARK: The mistakes

  /// Returns the mistakes that may explain a missed check whose claim shows digits down to `unit`.
  func all(for check: Int, unit: Double) -> [Mistake] {
    let needs = needs(of: check).filter { isChangeable($0) }
    let own = path(of: check)
    var mistakes: [Mistake] = []
    let all =
      program.output.checks.indices.contains(check)
      ? [program.output.checks[check].definition] + self.needs(of: check) : []
    let roles = ShareRoles(program, among: all)
    for id in needs where isStated(id) { mistakes += ofInput(id, roles) }
    for id in needs.prefix(HandoutMistakes.mostFigures) { mistakes += ofFormula(id, roles) }
    for id in growing(among: needs) { mistakes += ofGrowth(id) }
    var parts: [(path: String, value: Double, type: TypeID)] = []
    for id in needs.prefix(HandoutMistakes.mostFigures * 4) where !isStated(id) {
      let path = names.name(of: id)
      guard path != own, parts.count < HandoutMistakes.mostFigures,
        let slot = slots[path].map({ plan.slots[$0] }), slot.space == nil,
        let value = figure(slot), written(value, slot.type) != nil
      else { continue }
      parts.append((path, value, slot.type))
      mistakes += ofFigure(path, value, slot.type)
    }
    mistakes += ofParts(parts, unit: unit)
    return mistakes
  }

  /// `true` iff the definition is a figure that the case states in one literal.
  func isStated(_ id: DefinitionID) -> Bool { literal(of: id) != nil }

  /// The text and the value of the literal that a definition is; nil for what is worked out or drawn.
  private func literal(of id: DefinitionID) -> (text: String, value: Double, type: TypeID)? {
    let definition = program.definitions[id]
    guard definition.clauses.count == 1, let clause = definition.clauses.first,
      case .none = clause.index, !clause.distribution.exists, clause.value.exists,
      let expression = clause.expression,
      case .constant(let value) = program.expressions[expression].operation, value.isFinite,
      value != 0
    else { return nil }
    let tree = program.trees[clause.reference.tree]
    guard [.number, .tagged, .quantity].contains(tree[clause.value].kind) else { return nil }
    return (tree.text(clause.value), value, program.types.element(definition.type))
  }

  /// Returns what handouts do to a figure that is stated: they leave a share out, take it twice, take a rate for
  /// another period, swap two digits, cut digits off, or mistake thousands for millions.
  private func ofInput(_ id: DefinitionID, _ roles: ShareRoles) -> [Mistake] {
    guard let (text, value, type) = literal(of: id) else { return [] }
    let path = names.name(of: id)
    return mistakes(
      with: text, value, type, as: .definition(id), called: path, roles
    ) { .init(path: path, value: $0) }
  }

  /// Returns what handouts do to a number that is written as `text`, by itself or within a formula, where `change`
  /// puts another in its place.
  func mistakes(
    with text: String, _ value: Double, _ type: TypeID, as share: ShareRoles.Share,
    called path: String, _ roles: ShareRoles, change: (String) -> ConventionFindings.Choice
  ) -> [Mistake] {
    var found: [Mistake] = []
    func add(_ changed: Double, _ words: String, isKnown: Bool = false) {
      guard changed != value, changed.isFinite, let form = written(changed, type) else { return }
      found.append(
        Mistake(
          changes: [change(form)],
          words: path + " " + words + " (" + form + ")", isKnown: isKnown))
    }
    let isTaken = roles.isTimeless(share)
    switch program.types[type] {
    case .percent, .rate:
      if case .percent = program.types[type] {
        add(0, "left out", isKnown: isTaken || roles.grown.contains(share))
        add(1 - (1 - value) * (1 - value), "taken twice")
        add(value * value, "taken of itself, twice")
      }
      // What is taken off, as a tax, is no rate of a time.
      if !isTaken {
        add(value / 12, "divided by 12, a yearly rate per month", isKnown: true)
        add(value * 12, "not divided by 12, a yearly rate per month", isKnown: true)
        if value > -1 {
          add(Real.pow(1 + value, 1 / 12) - 1, "as the rate of a month")
          add(Real.pow(1 + value, 12) - 1, "as the rate of twelve months")
        }
        add(value / 4, "divided by 4, a yearly rate per quarter")
      }
      for digits in [0, 1] {
        let points = value * 100
        add(Real.round(points, digits: digits, mode: .down) / 100, "cut off", isKnown: true)
        add(Real.round(points, digits: digits, mode: .halfAwayFromZero) / 100, "rounded")
      }
    case .quantity:
      add(value * 1000, "in thousands taken for millions")
      add(value / 1000, "in millions taken for thousands")
    case .number: break
    case .error, .pending, .hazard, .date, .text, .yesNo, .currency, .choice, .months, .days,
      .monthsAndDays, .period, .dated, .list, .missing, .series, .table, .row, .instance, .function,
      .instances, .member, .range, .optional:
      return found
    }
    for swapped in HandoutMistakes.swapped(text) {
      found.append(
        Mistake(
          changes: [change(swapped)],
          words: "two digits of " + path + " swapped (" + swapped + ")", isKnown: false))
    }
    return found
  }

  /// Returns a literal with two neighbouring digits swapped, once for each two that differ.
  static func swapped(_ text: String) -> [String] {
    var bytes = Array(text.utf8)
    var found: [String] = []
    let places = bytes.indices.filter { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
    for (one, other) in zip(places, places.dropFirst()) where bytes[one] != bytes[other] {
      // A number does not begin with 0.
      if one == places[0], bytes[other] == 0x30 { continue }
      bytes.swapAt(one, other)
      found.append(String(decoding: bytes, as: UTF8.self))
      bytes.swapAt(one, other)
    }
    return found
  }

  // MARK: Growth

  /// Returns the series that grow by one factor from period to period, but for those that only follow another
  /// such series.
  private func growing(among needs: [DefinitionID]) -> [DefinitionID] {
    let factors: [(DefinitionID, Double)] = needs.compactMap { id in
      factor(of: id).map { (id, $0) }
    }
    return factors.filter { id, factor in
      let targets = program.definitions[id].dependencies.map { $0.target }
      return !factors.contains { other, its in
        other != id && targets.contains(other) && abs(its - factor) <= 1e-9 * abs(factor)
      }
    }.prefix(4).map { $0.0 }
  }

  /// The factor by which a series by period grows in every period; nil where it does not.
  private func factor(of id: DefinitionID) -> Double? {
    guard let slot = slots[names.name(of: id)].map({ plan.slots[$0] }),
      let space = slot.space, case .timeline = program.spaces[space].kind
    else { return nil }
    let register = machine.value(slot.register)
    guard !register.isNaN else { return nil }
    let values = Array(machine.heap.list(register))
    guard values.count >= 2, values.allSatisfy({ $0.isFinite && $0 != 0 }) else { return nil }
    let factor = values[1] / values[0]
    guard abs(factor - 1) > 1e-9, factor > 0,
      zip(values, values.dropFirst()).allSatisfy({
        abs($1 / $0 - factor) <= 1e-9 * factor
      })
    else { return nil }
    return factor
  }

  /// Returns growth that begins a period early or late.
  private func ofGrowth(_ id: DefinitionID) -> [Mistake] {
    guard let factor = factor(of: id) else { return [] }
    let path = names.name(of: id)
    let number = DecimalPrinter.plain(factor)
    return [
      Mistake(
        changes: [.init(path: path, value: "was * " + number)],
        words: path + (factor > 1 ? " grown from the first period on" : " one period further"),
        isKnown: true),
      Mistake(
        changes: [.init(path: path, value: "was / " + number)],
        words: path + (factor > 1 ? " grown one period late" : " one period back"), isKnown: true),
    ]
  }

  // MARK: Rounding on the way

  /// Returns the figure in a slot; nil where it has none.
  private func figure(_ slot: PlanSlot) -> Double? {
    guard !program.types.isAggregate(slot.type) else { return nil }
    let value = machine.value(slot.register)
    return value.isFinite ? value : nil
  }

  /// Returns what handouts do to a figure on the way: they round it, round it up, or cut digits off.
  private func ofFigure(_ path: String, _ value: Double, _ type: TypeID) -> [Mistake] {
    var found: [Mistake] = []
    var tried: Set<String> = []
    func add(_ scale: Double, _ digits: Int, _ mode: RoundingMode, _ words: String, _ known: Bool) {
      let changed = Real.round(value * scale, digits: digits, mode: mode) / scale
      guard abs(changed - value) > 1e-12 * abs(value), changed != 0,
        let form = written(changed, type), tried.insert(form).inserted
      else { return }
      found.append(
        Mistake(
          changes: [.init(path: path, value: form)], words: path + " " + words + " (" + form + ")",
          isKnown: known))
    }
    switch program.types[program.types.element(type)] {
    case .quantity:
      for digits in [2, 0] {
        add(1, digits, .halfAwayFromZero, "rounded on the way", true)
        add(1, digits, .up, "rounded up", true)
        add(1, digits, .down, "cut off", true)
      }
    case .percent, .rate:
      for digits in [2, 1, 0] {
        add(100, digits, .halfAwayFromZero, "rounded on the way", digits > 0)
        add(100, digits, .down, "cut off", digits > 0)
      }
    case .number:
      for digits in [4, 3, 2, 1, 0] {
        add(1, digits, .halfAwayFromZero, "rounded on the way", digits > 2)
        add(1, digits, .down, "cut off", false)
      }
    case .error, .pending, .hazard, .date, .text, .yesNo, .currency, .choice, .months, .days,
      .monthsAndDays, .period, .dated, .list, .missing, .series, .table, .row, .instance, .function,
      .instances, .member, .range, .optional:
      break
    }
    return found
  }

  /// Returns the parts of a figure rounded all together, to the digits of the claim and to rounder ones.
  private func ofParts(
    _ parts: [(path: String, value: Double, type: TypeID)], unit: Double
  ) -> [Mistake] {
    guard parts.count > 1, unit > 0 else { return [] }
    var found: [Mistake] = []
    for step in [unit, unit * 10, unit * 100, unit * 1000] {
      let changes = parts.prefix(8).compactMap { part -> ConventionFindings.Choice? in
        guard case .quantity = program.types[program.types.element(part.type)] else { return nil }
        let changed = (part.value / step).rounded(.toNearestOrAwayFromZero) * step
        return written(changed, part.type).map { .init(path: part.path, value: $0) }
      }
      guard changes.count > 1, let shown = written(step, parts[0].type) else { continue }
      found.append(
        Mistake(
          changes: changes, words: "all parts rounded to " + shown, isKnown: true))
    }
    return found
  }

  // MARK: Text

  /// Returns a value as a case writes it; nil for what it cannot write.
  private func written(_ value: Double, _ type: TypeID) -> String? {
    let sign = value < 0 ? "-" : ""
    let digits = DecimalPrinter.plain(
      Real.round(abs(value), digits: 12, mode: .halfAwayFromZero))
    let points = DecimalPrinter.plain(
      Real.round(abs(value) * 100, digits: 10, mode: .halfAwayFromZero))
    guard !digits.utf8.contains(0x65), !points.utf8.contains(0x65) else { return nil }
    switch program.types[program.types.element(type)] {
    case .number: return sign + digits
    case .percent: return sign + points + "%"
    case .rate(let per, let compounding):
      return per == compounding ? sign + points + "% per " + per.word : nil
    case .quantity(let unit):
      let text = plan.units.text(unit)
      guard !text.utf8.contains(0x20) else { return nil }
      return plan.units.isMoney(unit) ? sign + text + " " + digits : sign + digits + " " + text
    case .error, .pending, .hazard, .date, .text, .yesNo, .currency, .choice, .months, .days,
      .monthsAndDays, .period, .dated, .list, .missing, .series, .table, .row, .instance, .function,
      .instances, .member, .range, .optional:
      return nil
    }
  }
}
