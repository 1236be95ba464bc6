import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Arguments that stand in another order than the parameters, as in `pmt(EUR 1000, 5%, 5)`: where their sorts tell
/// which is which, one message says the order, in the place of one for each.
struct ArgumentOrder {
  /// What an argument plainly is.
  enum Sort: Hashable {
    case percent, number, amount, duration, date, list, dates
  }

  /// What a parameter takes.
  struct Slot {
    /// The name of the parameter.
    var name: String
    /// The sorts that it takes, the one that it is meant for first.
    var takes: [Sort]
  }

  /// A call as it is written, and how many parameters its function has.
  struct Call {
    var name: String
    var reference: NodeReference
    var arguments: [WrittenArgument]
    var parameters: Int
  }

  /// The most arguments of which all orders are tried.
  private static let most = 6

  /// The parameters for which the arguments stand.
  private let slots: [Slot]
  /// The sorts of the arguments, as they are written.
  private let sorts: [Sort]

  /// Reports arguments without names that only fit in another order; `false` where they fit as they are written, or
  /// where nothing tells their order.
  static func reports(
    _ call: Call, _ slots: (Checker) -> [Slot?], _ context: Context, in checker: inout Checker
  ) -> Bool {
    let arguments = call.arguments
    guard arguments.count > 1, arguments.count <= most, arguments.count <= call.parameters,
      arguments.allSatisfy({ $0.name == nil && $0.known == nil })
    else { return false }
    var sorts: [Sort] = []
    for argument in arguments {
      guard let sort = sort(of: argument.value, context, 8, in: &checker) else { return false }
      sorts.append(sort)
    }
    let known = slots(checker).prefix(sorts.count).compactMap { $0 }
    guard known.count == sorts.count else { return false }
    let order = ArgumentOrder(slots: known, sorts: sorts)
    guard order.score(Array(sorts.indices)) == nil, let found = order.best() else { return false }
    let texts = arguments.map { checker.trees[$0.value.tree].text($0.value.node) }
    let given = found.map { $0.map { texts[$0] } }
    let isOnly = given.allSatisfy { $0 != nil }
    let parts = zip(known, given).map { slot, text in
      isOnly ? text ?? "" : slot.name + ": " + (text ?? "…")
    }
    checker.report(
      .argumentOrder(
        checker.span(call.reference), call.name, order: known.map { $0.name },
        form: call.name + "(" + parts.joined(separator: ", ") + ")", isCertain: isOnly))
    return true
  }

  /// Returns how well arguments in that order fit; nil where one does not.
  private func score(_ places: [Int]) -> Int? {
    var total = 0
    for (slot, place) in zip(slots, places) {
      guard let rank = slot.takes.firstIndex(of: sorts[place]) else { return nil }
      total += rank == 0 ? 2 : 1
    }
    return total
  }

  /// Returns for each slot the argument that stands there in every order that fits best, nil where several may; nil as a
  /// whole where no order fits.
  private func best() -> [Int?]? {
    var found: [Int?] = []
    var most = -1
    for places in orders(Array(sorts.indices)) {
      guard let score = score(places), score >= most else { continue }
      if score > most {
        found = places.map { Optional($0) }
        most = score
      } else {
        for (slot, place) in places.enumerated() where found[slot] != place { found[slot] = nil }
      }
    }
    return most < 0 ? nil : found
  }

  /// All orders of some places, the one as they stand first.
  private func orders(_ places: [Int]) -> [[Int]] {
    guard places.count > 1 else { return [places] }
    var found: [[Int]] = []
    for (index, first) in places.enumerated() {
      var rest = places
      rest.remove(at: index)
      found += orders(rest).map { [first] + $0 }
    }
    return found
  }
}

extension ArgumentOrder {
  /// What an argument is by the figures and names that it is written with; nil where that is not plain.
  private static func sort(
    of reference: NodeReference, _ context: Context, _ steps: Int, in checker: inout Checker
  ) -> Sort? {
    guard steps > 0, reference.node.exists else { return nil }
    let tree = checker.trees[reference.tree]
    func part(_ place: Int) -> NodeReference {
      NodeReference(reference.tree, tree.child(reference.node, place))
    }
    switch tree[reference.node].kind {
    case .number, .tagged:
      var own = context
      let value = Expressions.check(
        reference, &own, expected: nil, whole: context.index == nil, in: &checker)
      return sort(of: checker.type(value), in: checker)
    case .date: return .date
    case .negation, .group: return sort(of: part(0), context, steps - 1, in: &checker)
    case .list:
      guard let node = Array(tree.children(reference.node)).first else { return nil }
      let first = sort(of: NodeReference(reference.tree, node), context, steps - 1, in: &checker)
      return first.map { $0 == .date ? .dates : .list }
    case .binary:
      guard let one = sort(of: part(0), context, steps - 1, in: &checker),
        let other = sort(of: part(1), context, steps - 1, in: &checker)
      else { return nil }
      switch tree.binaryOperator(reference.node) {
      case .plus, .minus: return one == other ? one : nil
      case .times: return one == .number ? other : other == .number ? one : nil
      case .dividedBy: return other == .number ? one : nil
      default: return nil
      }
    case .name:
      let name = tree.name(reference.node)
      guard !context.locals.contains(where: { $0.name == name }),
        case .definition(let index)? = Names.lookUp(name, scope: context.scope, in: &checker)
      else { return nil }
      let type = Definitions.demand(index, in: &checker)
      // In a line by period a series may stand for one value or for the whole.
      if context.index != nil, checker.types.isAggregate(type) { return nil }
      return sort(of: type, in: checker)
    default: return nil
    }
  }

  /// The sort of values of a type; nil for other types.
  private static func sort(of type: TypeID, in checker: Checker) -> Sort? {
    switch checker.types[type] {
    case .number: .number
    case .percent, .rate: .percent
    case .quantity: .amount
    case .date: .date
    case .months, .days, .monthsAndDays: .duration
    case .list(let element), .series(let element, _, _): element == .date ? .dates : .list
    default: nil
    }
  }

  /// `true`, after a diagnostic, where a call has more arguments than parameters and figures stand in the place of a
  /// list, as in `npv(5%, 100, 110)`.
  static func reportsList(
    _ call: Call, _ slots: (Checker) -> [Slot?], _ context: Context, in checker: inout Checker
  ) -> Bool {
    guard call.arguments.count > call.parameters,
      let form = withList(call, slots(checker), context, in: &checker)
    else { return false }
    checker.report(
      .argumentCount(
        checker.span(call.reference), call.name, found: call.arguments.count,
        expected: call.parameters, form: form, isCall: true))
    return true
  }

  /// Returns the call with what stands in the place of a list in brackets; nil where no list is taken, or something
  /// else than single figures stands there.
  private static func withList(
    _ call: Call, _ slots: [Slot?], _ context: Context, in checker: inout Checker
  ) -> String? {
    let arguments = call.arguments
    guard let first = slots.firstIndex(where: { $0?.takes == [.list] }),
      first < arguments.count, arguments.allSatisfy({ $0.name == nil })
    else { return nil }
    for argument in arguments[first...] {
      switch sort(of: argument.value, context, 8, in: &checker) {
      case .number, .percent, .amount: break
      case .duration, .date, .list, .dates, nil: return nil
      }
    }
    let texts = arguments.map { checker.trees[$0.value.tree].text($0.value.node) }
    let list = "[" + texts[first...].joined(separator: ", ") + "]"
    return call.name + "(" + (texts[..<first] + [list]).joined(separator: ", ") + ")"
  }

  /// The slot of a parameter of a function by its stated type; nil for other types.
  static func slot(
    _ parameter: FunctionInfo.Parameter, of function: FunctionInfo, in checker: Checker
  )
    -> Slot?
  {
    guard parameter.type.exists else { return nil }
    let tree = checker.trees[function.reference.tree]
    let node =
      tree[parameter.type].kind == .optionalType ? tree.child(parameter.type) : parameter.type
    guard let first = tree.text(node).split(separator: " ").first else { return nil }
    let takes: [Sort]
    switch TypeWord(rawValue: String(first)) {
    case .percentage: takes = [.percent, .number]
    case .percent, .rate: takes = [.percent]
    case .number, .whole: takes = [.number]
    case .anyAmount: takes = [.amount, .number, .percent]
    case .money: takes = [.amount]
    case .duration: takes = [.duration]
    case .date: takes = [.date]
    default:
      guard ["list", "series", "flow", "level"].contains(first) else { return nil }
      takes = tree.text(node) == "list of date" ? [.dates] : [.list]
    }
    return Slot(name: checker.spelling(parameter.name), takes: takes)
  }

  /// The slot of a parameter of a builtin; nil for words and texts.
  static func slot(_ parameter: Parameter) -> Slot? {
    let takes: [Sort]
    switch parameter.type {
    case .number: takes = [.number, .percent]
    case .whole: takes = [.number]
    case .amount: takes = [.amount, .number, .percent]
    case .amounts, .numbers, .anyList: takes = [.list]
    case .date: takes = [.date]
    case .dates: takes = [.dates]
    case .text, .choice: return nil
    }
    return Slot(name: parameter.name.description, takes: takes)
  }
}
