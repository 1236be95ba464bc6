import WorthMath
import WorthValue

/// The operations that a run would do in each trial, in an order in which they can be done: without
/// loops, branches or whatever is the same in all trials.
///
/// Values are what registers hold: a number that is the same in all trials, or a mark that stands
/// for a node. An operation on numbers alone is done at once. Equal operations are one node.
package struct Trace {
  /// The operations, each after those that it needs.
  package private(set) var nodes: [LaneNode] = []
  /// The value of each node where every uncertain name has its base.
  package private(set) var samples: [Double] = []
  /// Between what the lanes of each node lie, with the value for bases.
  private var bounds: [LaneBounds] = []
  /// The numbers that are the same in all trials.
  package private(set) var constants: [Double] = []
  /// The streams of the draws.
  package private(set) var streams: [UInt64] = []
  /// The distributions with parameters that are the same in all trials.
  package private(set) var distributions: [LaneDistribution] = []
  /// The tables of their quantiles, each distribution once.
  private var tables: [QuantileTable] = []
  /// The functions that are called once a trial.
  package private(set) var calls: [LaneCall] = []
  /// The place of each node, so that equal operations are one.
  private var foundNodes: [LaneNode: Int32] = [:]
  /// The place of each constant, by its bits.
  private var foundConstants: [UInt64: Int32] = [:]
  /// The place of each stream.
  private var foundStreams: [UInt64: Int32] = [:]
  /// The powers of each node that are known, the last one last.
  private var powers: [Int32: [(exponent: Double, value: Double)]] = [:]
  /// The base and the exponent of each node that is such a power.
  private var powerOf: [Int32: (base: Int32, exponent: Double)] = [:]
  /// For each node, 1 where it is there and 0 where it is missing, as far as that was asked.
  private var presence: [Int32: Double] = [:]
  /// The number of nodes beyond which nothing is added.
  private let limit: Int
  /// `true` iff the uniform numbers are spread evenly, so that their last digits may reach 0 and 1.
  private let isStratified: Bool
  /// `true` once the limit was reached.
  package private(set) var isFull = false
  /// `true` iff each lane has the bits that its operations give one by one: powers are not put together from others.
  let isExact: Bool
  /// The nodes that have the same value in all lanes, which is known.
  package var settledNodes: [Int32: Double] = [:]

  /// Creates an empty trace of at most `limit` nodes, of draws that are spread evenly with `isStratified`, and of
  /// operations that are done as they stand with `isExact`.
  package init(limit: Int, isStratified: Bool = false, isExact: Bool = false) {
    self.limit = limit
    self.isStratified = isStratified
    self.isExact = isExact
  }

  // MARK: Operands

  /// Returns the operand for what a register holds.
  package mutating func operand(_ value: Double) -> Int32 {
    if let node = Marker.node(value) { return node }
    if let known = foundConstants[value.bitPattern] { return known }
    let position = ~Int32(truncatingIfNeeded: constants.count)
    constants.append(value)
    foundConstants[value.bitPattern] = position
    return position
  }

  /// Returns `value` where every uncertain name has its base.
  package func sample(_ value: Double) -> Double {
    guard let node = Marker.node(value), Int(node) < samples.count else { return value }
    return samples[Int(node)]
  }

  /// Returns the mark of a node, a new one where no equal one is known; where there is no room the
  /// trace is full.
  private mutating func add(_ node: LaneNode, sample: Double) -> Double {
    if let known = foundNodes[node] { return mark(of: known) }
    return append(node, sample: sample, bounds(of: node).union(LaneBounds(sample, sample)))
  }

  /// Returns the mark of a node that is not known yet, whose lanes lie between `bounds`.
  private mutating func append(_ node: LaneNode, sample: Double, _ bounds: LaneBounds) -> Double {
    guard nodes.count < limit else {
      isFull = true
      return Marker.varying(0)
    }
    let number = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    samples.append(sample)
    self.bounds.append(bounds)
    foundNodes[node] = number
    return mark(of: number)
  }

  /// Returns the mark of a node, or its value where that is the same in all lanes.
  private func mark(of number: Int32) -> Double {
    if settledNodes.isEmpty { return Marker.varying(number) }
    return settledNodes[number] ?? Marker.varying(number)
  }

  // MARK: Bounds

  /// Between what the values of an operand lie.
  private func bounds(_ operand: Int32) -> LaneBounds {
    if operand >= 0 { return bounds[Int(operand)] }
    let value = constants[Int(~operand)]
    return LaneBounds(value, value)
  }

  /// Between what a register's value lies in all lanes.
  func bounds(ofValue value: Double) -> LaneBounds {
    guard let node = Marker.node(value) else { return LaneBounds(value, value) }
    return Int(node) < bounds.count ? bounds[Int(node)] : .unknown
  }

  /// Between what the lanes of a node lie.
  private func bounds(of node: LaneNode) -> LaneBounds {
    switch node.operation {
    case .select:
      // A condition that fails in a lane fails the choice.
      return bounds(node.a).isKnown ? bounds(node.b).union(bounds(node.c)) : .unknown
    case .uniform: return isStratified ? .share : .uniform
    case .quantile: return distributions[Int(node.b)].bounds(of: bounds(node.a))
    case .rounded:
      let value = bounds(node.a)
      guard value.isKnown else { return .unknown }
      let rounding = LaneRounding(code: node.b)
      return LaneBounds(rounding.value(value.low), rounding.value(value.high))
    case .given, .call, .part, .compoundGrowth: return .unknown
    default:
      return node.operandCount == 1
        ? .unary(node.operation, bounds(node.a))
        : .binary(node.operation, bounds(node.a), bounds(node.b))
    }
  }

  /// `true` iff bounds say that a condition holds in all lanes.
  ///
  /// The condition is a node all the same, so that its probability can be asked; what nothing needs is not worked out.
  package func isSure(_ condition: Double) -> Bool { bounds(ofValue: condition).excludesZero }

  /// The lesser or greater of two where bounds say which that always is; nil where they do not.
  private func settled(_ operation: LaneOperation, _ x: Double, _ y: Double) -> Double? {
    guard operation == .minimum || operation == .maximum else { return nil }
    let (left, right) = (bounds(ofValue: x), bounds(ofValue: y))
    let chosen: Double
    if LaneBounds.holds(.less, left, right) == true {
      chosen = operation == .minimum ? x : y
    } else if LaneBounds.holds(.less, right, left) == true {
      chosen = operation == .minimum ? y : x
    } else {
      return nil
    }
    // What draws have led to stays something that differs from trial to trial, whatever comes out.
    return Marker.isVarying(chosen) ? chosen : nil
  }

  // MARK: Operations

  /// Returns `x` ∘ `y`.
  package mutating func binary(_ operation: LaneOperation, _ x: Double, _ y: Double) -> Double {
    guard Marker.isVarying(x) || Marker.isVarying(y) else {
      return Trace.value(operation, x, y)
    }
    if operation == .power { return isExact ? plain(.power, x, y) : power(x, y) }
    if operation == .divide, !Marker.isVarying(x), let node = Marker.node(y),
      let (base, exponent) = powerOf[node]
    {
      // A division takes the time of several products, and the powers are there for the periods
      // before.
      return binary(.multiply, x, power(Marker.varying(base), -exponent))
    }
    if let same = unchanged(operation, x, y) { return same }
    if let settled = settled(operation, x, y) { return settled }
    return plain(operation, x, y)
  }

  /// Adds an operation on two values as it stands.
  private mutating func plain(_ operation: LaneOperation, _ x: Double, _ y: Double) -> Double {
    let sample = Trace.value(operation, sample(x), sample(y))
    let left = operand(x)
    let right = operand(y)
    return add(LaneNode(operation, left, right), sample: sample)
  }

  /// The operand that is the result by itself, if one is.
  private func unchanged(_ operation: LaneOperation, _ x: Double, _ y: Double) -> Double? {
    switch operation {
    case .add: y == 0 ? x : x == 0 ? y : nil
    case .subtract: y == 0 ? x : nil
    case .multiply: y == 1 ? x : x == 1 ? y : nil
    case .divide: y == 1 ? x : nil
    default: nil
    }
  }

  /// Returns ∘ `x`.
  package mutating func unary(_ operation: LaneOperation, _ x: Double) -> Double {
    guard Marker.isVarying(x) else { return Trace.value(operation, x, 0) }
    let sample = Trace.value(operation, sample(x), 0)
    return add(LaneNode(operation, operand(x)), sample: sample)
  }

  /// Returns `x` rounded.
  package mutating func rounded(_ x: Double, _ rounding: LaneRounding) -> Double {
    guard Marker.isVarying(x) else { return rounding.value(x) }
    let sample = rounding.value(sample(x))
    return add(LaneNode(.rounded, operand(x), rounding.code), sample: sample)
  }

  /// Returns `x` where `condition` is not 0, otherwise `y`.
  package mutating func select(_ condition: Double, _ x: Double, _ y: Double) -> Double {
    guard Marker.isVarying(condition) else { return condition != 0 ? x : y }
    let known = bounds(ofValue: condition)
    if known.excludesZero, Marker.isVarying(x) { return x }
    if known.isZero, Marker.isVarying(y) { return y }
    if x.bitPattern == y.bitPattern { return x }
    // A truth is itself where it holds, and 0 where it does not.
    if x.bitPattern == condition.bitPattern, y == 0 { return x }
    if let node = Marker.node(condition), nodes[Int(node)].operation.isTruth {
      if x == 1, y == 0 { return condition }
      if x == 0, y == 1 { return unary(.not, condition) }
    }
    // A way that has asked the same before has taken its way already.
    let test = operand(condition)
    if let held = way(of: x, at: test, holds: true) { return select(condition, held, y) }
    if let other = way(of: y, at: test, holds: false) { return select(condition, x, other) }
    let sample = sample(condition) != 0 ? sample(x) : sample(y)
    let first = operand(x)
    let second = operand(y)
    return add(LaneNode(.select, test, first, second), sample: sample)
  }

  /// What `value` is where `condition` holds or does not; nil where it is no choice by it.
  private func way(of value: Double, at condition: Int32, holds: Bool) -> Double? {
    guard let node = Marker.node(value) else { return nil }
    let choice = nodes[Int(node)]
    guard case .select = choice.operation, choice.a == condition else { return nil }
    return self.value(of: holds ? choice.b : choice.c)
  }

  /// Returns an operand where every uncertain name has its base.
  private func sample(of operand: Int32) -> Double {
    operand >= 0 ? samples[Int(operand)] : constants[Int(~operand)]
  }

  /// Returns `x` to the power of `y`.
  ///
  /// Whole and half exponents are put together from powers that are there already, so that discount
  /// factors of many periods cost a multiplication each.
  private mutating func power(_ x: Double, _ y: Double) -> Double {
    guard let base = Marker.node(x), !Marker.isVarying(y), (y * 2).rounded() == y * 2, abs(y) < 4096
    else { return plain(.power, x, y) }
    if y == 0 { return plain(.power, x, y) }
    if let known = powers[base]?.last(where: { $0.exponent == y }) { return known.value }
    let value: Double
    if let near = powers[base]?.last(where: { abs($0.exponent - y) == 1 }) {
      let step = y > near.exponent ? x : reciprocal(x)
      value = binary(.multiply, near.value, step)
    } else if y == 1 {
      value = x
    } else if y == -1 {
      value = reciprocal(x)
    } else if abs(y) == 0.5 {
      let root = unary(.squareRoot, x)
      value = y > 0 ? root : reciprocal(root)
    } else if abs(y) <= 8 {
      // From a half or a one outwards.
      value = power(x, y > 0 ? y - 1 : y + 1)
      powers[base, default: []].append((y > 0 ? y - 1 : y + 1, value))
      return power(x, y)
    } else {
      value = plain(.power, x, y)
    }
    powers[base, default: []].append((y, value))
    if let node = Marker.node(value), node != base, y > 0, powerOf[node] == nil {
      powerOf[node] = (base, y)
    }
    return value
  }

  /// Traces 1 divided by a value.
  private mutating func reciprocal(_ x: Double) -> Double { binary(.divide, 1, x) }

  /// Returns the sum of `values`, in the order of `Real.sum`.
  package mutating func sum(_ values: [Double]) -> Double {
    guard values.contains(where: { Marker.isVarying($0) }) else {
      return values.withUnsafeBufferPointer { list in
        list.baseAddress.map { Real.sum($0, count: list.count) } ?? 0
      }
    }
    if values.count > 128 {
      let half = ((values.count + 31) >> 5) << 4
      let left = sum(Array(values[..<half]))
      let right = sum(Array(values[half...]))
      return binary(.add, left, right)
    }
    var lanes: [Double] = []
    var index = 0
    var result = 0.0
    if values.count >= 8 {
      lanes = Array(values[0..<8])
      index = 8
      while index + 8 <= values.count {
        for lane in 0..<8 { lanes[lane] = binary(.add, lanes[lane], values[index + lane]) }
        index += 8
      }
      for width in [4, 2, 1] {
        for lane in 0..<width { lanes[lane] = binary(.add, lanes[lane], lanes[lane + width]) }
      }
      result = lanes[0]
    }
    while index < values.count {
      result = binary(.add, result, values[index])
      index += 1
    }
    return result
  }

  /// Returns 1 where `value` is there and 0 where it is missing.
  ///
  /// What an operation gives is never missing, whatever the bits of its lanes are; a value is only
  /// where a choice takes it from an empty place, or a call gives it.
  package mutating func isThere(_ value: Double) -> Double {
    guard let node = Marker.node(value) else {
      return value.isNaN ? (Marker.isMissing(value) ? 0 : value) : 1
    }
    if let known = presence[node] { return known }
    if case .given = nodes[Int(node)].operation, bounds(node).isKnown { return 1 }
    // The choices that lead to it, each before those that it chooses from.
    var waiting = [node]
    while let next = waiting.last {
      if presence[next] != nil {
        waiting.removeLast()
        continue
      }
      let choice = nodes[Int(next)]
      guard case .select = choice.operation else {
        presence[next] = presence(ofNoChoice: next)
        continue
      }
      let open = [choice.b, choice.c].filter { $0 >= 0 && presence[$0] == nil }
      guard open.isEmpty else {
        waiting += open
        continue
      }
      let ways = [choice.b, choice.c].map { way in
        way >= 0 ? presence[way] ?? 1 : isThere(constants[Int(~way)])
      }
      presence[next] = select(self.value(of: choice.a), ways[0], ways[1])
    }
    return presence[node] ?? 1
  }

  /// `true` iff `value` may be missing in some lanes: a choice takes it from an empty place, or a
  /// call may give nothing.
  package func canBeMissing(_ value: Double) -> Bool {
    var waiting = [value]
    var seen: Set<Int32> = []
    while let next = waiting.popLast() {
      guard let node = Marker.node(next) else {
        if Marker.isMissing(next) { return true }
        continue
      }
      guard seen.insert(node).inserted else { continue }
      let operation = nodes[Int(node)]
      switch operation.operation {
      case .select: waiting += [self.value(of: operation.b), self.value(of: operation.c)]
      case .given: if !bounds(node).isKnown { return true }
      case .call, .part: return true
      default: break
      }
    }
    return false
  }

  /// Returns 1 where the result of an operation that chooses nothing is there.
  private mutating func presence(ofNoChoice node: Int32) -> Double {
    let value = Marker.varying(node)
    switch nodes[Int(node)].operation {
    case .call, .part, .given: return unary(.isThere, value)
    default: return binary(.equal, value, value)
    }
  }

  /// Returns what a register holds for an operand.
  private func value(of operand: Int32) -> Double {
    operand >= 0 ? Marker.varying(operand) : constants[Int(~operand)]
  }

  // MARK: Draws and calls

  /// Returns the values that are handed in as column `number`; `sample` is the first of them.
  package mutating func given(_ number: Int, sample: Double) -> Double {
    add(LaneNode(.given, Int32(truncatingIfNeeded: number)), sample: sample)
  }

  /// Returns the values of `column`, which is handed in as column `number`.
  package mutating func given(_ number: Int, _ column: [Double]) -> Double {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in column {
      if !value.isFinite { return given(number, sample: column[0]) }
      low = min(low, value)
      high = max(high, value)
    }
    let node = LaneNode(.given, Int32(truncatingIfNeeded: number))
    if let known = foundNodes[node] { return mark(of: known) }
    return append(node, sample: column.first ?? .nan, LaneBounds(low, high))
  }

  /// The number of the column that a value is handed in as; nil for all else.
  package func givenColumn(_ value: Double) -> Int? {
    guard let node = Marker.node(value), Int(node) < nodes.count,
      case .given = nodes[Int(node)].operation
    else { return nil }
    return Int(nodes[Int(node)].a)
  }

  /// Returns the uniform draws of the stream `key`.
  package mutating func uniform(_ key: UInt64) -> Double {
    let stream: Int32
    if let known = foundStreams[key] {
      stream = known
    } else {
      stream = Int32(truncatingIfNeeded: streams.count)
      streams.append(key)
      foundStreams[key] = stream
    }
    return add(LaneNode(.uniform, stream), sample: 0.5)
  }

  /// Returns the quantile of `distribution` at `uniform`; its value for bases is `sample`.
  package mutating func quantile(
    _ uniform: Double, _ distribution: LaneDistribution, sample: Double
  ) -> Double {
    var distribution = distribution
    distribution.share(&tables)
    distributions.append(distribution)
    return add(
      LaneNode(.quantile, operand(uniform), Int32(truncatingIfNeeded: distributions.count - 1)),
      sample: sample)
  }

  /// Returns 1 with a probability that differs from trial to trial, otherwise 0; its value for bases
  /// is `sample`.
  package mutating func bernoulli(_ uniform: Double, _ probability: Double, sample: Double)
    -> Double
  {
    let share = operand(uniform)
    return add(LaneNode(.bernoulli, share, operand(probability)), sample: sample)
  }

  /// Returns the values of a call; `results` are those for bases.
  package mutating func call(_ call: LaneCall, results: [Double]) -> [Double] {
    calls.append(call)
    let node = add(
      LaneNode(.call, Int32(truncatingIfNeeded: calls.count - 1)), sample: results.first ?? 0)
    guard call.givesList else { return [node] }
    let operand = operand(node)
    return results.enumerated().map { place, sample in
      add(LaneNode(.part, operand, Int32(truncatingIfNeeded: place)), sample: sample)
    }
  }
}
