import WorthMath
import WorthSource

/// Rolling back decision trees; only the checker calls these.
extension BuiltinTable {
  static let decisionTrees: [Builtin] = [
    Builtin(
      "chance probabilities", [Parameter("probabilities", .numbers)], .listOf(0),
      role: .chanceProbabilities, traits: [.givesList],
      summary: "the probabilities of a chance, of which one below 0 stands for the rest",
      errors: "E1114 where they do not total 100 %", examples: []
    ) { call in
      let given = Array(call.list(0))
      var total = 0.0
      var rest: Int?
      for (place, value) in given.enumerated() {
        if value == -1 {
          rest = place
        } else if value >= 0, value <= 1 {
          total += value
        } else {
          return call.fail(
            .E1114, [Argument("reason", .phrase(Phrase(.probabilityOutsideRange)))])
        }
      }
      guard rest != nil ? total <= 1 + 1e-9 : Swift.abs(total - 1) <= 1e-9 else {
        return call.fail(
          .E1114,
          [
            Argument(
              "reason",
              .phrase(
                Phrase(.probabilitiesDoNotTotal, [Argument("total", .figure(percent(total)))])))
          ])
      }
      guard let list = call.heap.allocate(count: given.count) else { return call.fail(.E0807) }
      for (place, value) in given.enumerated() {
        call.heap.list(list)[place] = place == rest ? Swift.max(0, 1 - total) : value
      }
      return list
    },
    Builtin(
      "position of the greatest", [Parameter("values", .numbers)], .number,
      role: .positionOfGreatest,
      summary: "the place of the greatest value, counted from 1; of equal ones the first",
      examples: []
    ) { call in
      let values = call.list(0)
      var best = 0
      for place in values.indices where Real.isLess(values[best], values[place]) { best = place }
      return Double(best + 1)
    },
    Builtin(
      "value with perfect information",
      [
        Parameter("events", .numbers), Parameter("labels", .numbers),
        Parameter("parents", .numbers),
        Parameter("probabilities", .numbers), Parameter("costs", .numbers),
        Parameter("factors", .numbers), Parameter("payoffs", .numbers),
      ], .number, role: .perfectInformation,
      summary: "the value of a decision tree where all chances are known beforehand",
      source: "H. Raiffa, Decision Analysis (1968), chapter 2", examples: []
    ) { call in
      let tree = InformedTree(
        events: Array(call.list(0)), labels: Array(call.list(1)), parents: Array(call.list(2)),
        probabilities: Array(call.list(3)), costs: Array(call.list(4)),
        factors: Array(call.list(5)), payoffs: Array(call.list(6)))
      let value = tree.value { call.spend($0) }
      return call.isExhausted ? .nan : value ?? call.fail(.E1115)
    },
  ]

  /// Returns a share as a percent, with at most two decimals.
  private static func percent(_ share: Double) -> String {
    "\((share * 10_000).rounded() / 100)%"
  }
}

/// A decision tree of which the outcomes of all chances are known before anything is decided.
private struct InformedTree {
  /// For each node: 0 for an end, -1 for a choice, otherwise the number of the event of a chance.
  let events: [Double]
  /// The number of the text of the branch that leads to each node.
  let labels: [Double]
  /// The place of each node's parent, -1 for the first.
  let parents: [Double]
  /// The probability of the branch that leads to each node; of use behind chances.
  let probabilities: [Double]
  /// What is paid on coming to each node.
  let costs: [Double]
  /// What 1 at the ends of the branches of each node is worth at the node.
  let factors: [Double]
  /// What is received at each node that is an end.
  let payoffs: [Double]
  /// The places of the nodes that the branches of each node lead to.
  private let children: [[Int]]

  /// Creates a tree from one list for each property of its nodes.
  init(
    events: [Double], labels: [Double], parents: [Double], probabilities: [Double], costs: [Double],
    factors: [Double], payoffs: [Double]
  ) {
    self.events = events
    self.labels = labels
    self.parents = parents
    self.probabilities = probabilities
    self.costs = costs
    self.factors = factors
    self.payoffs = payoffs
    var children = [[Int]](repeating: [], count: events.count)
    for (node, parent) in parents.enumerated() where parent >= 0 && Int(parent) < events.count {
      children[Int(parent)].append(node)
    }
    self.children = children
  }

  /// The mean over all combinations of outcomes of what the best choices give; nil where there are
  /// too many, or where `spend` does not grant the steps for them.
  func value(spending spend: (Int) -> Bool) -> Double? {
    guard !events.isEmpty else { return 0 }
    // Chances of the same event with the same branches are one, unless one follows the other: then
    // it is another time.
    var chances: [(event: Double, labels: [Double], shares: [Double], nodes: [Int])] = []
    var chanceOf = [Int](repeating: -1, count: events.count)
    for node in events.indices where events[node] > 0 {
      let known = chances.firstIndex { chance in
        chance.event == events[node] && isSame(chance.labels, chance.shares, node)
          && !chance.nodes.contains { isAbove($0, node) }
      }
      if let known {
        chanceOf[node] = known
        chances[known].nodes.append(node)
      } else {
        chanceOf[node] = chances.count
        chances.append(
          (
            events[node], children[node].map { labels[$0] },
            children[node].map { probabilities[$0] }, [node]
          ))
      }
    }
    var combinations = 1
    for chance in chances {
      combinations *= Swift.max(1, chance.shares.count)
      if combinations > 200_000 { return nil }
    }
    guard spend(combinations * (4 + events.count / 4)) else { return nil }
    var outcomes = [Int](repeating: 0, count: chances.count)
    var mean = 0.0
    for _ in 0..<combinations {
      var weight = 1.0
      for (chance, outcome) in zip(chances, outcomes) { weight *= chance.shares[outcome] }
      if weight > 0 {
        let happened = zip(chances, outcomes).map { $0.labels[$1] }
        mean += weight * best(0, happened, chanceOf)
      }
      var place = 0
      while place < outcomes.count {
        outcomes[place] += 1
        if outcomes[place] < chances[place].shares.count { break }
        outcomes[place] = 0
        place += 1
      }
    }
    return mean
  }

  /// `true` iff the chance at `node` has the same branches with the same probabilities, in whatever
  /// order.
  private func isSame(_ labels: [Double], _ shares: [Double], _ node: Int) -> Bool {
    guard labels.count == children[node].count else { return false }
    return children[node].allSatisfy { child in
      labels.firstIndex(of: self.labels[child]).map {
        Swift.abs(shares[$0] - probabilities[child]) <= 1e-9
      } ?? false
    }
  }

  /// `true` iff `ancestor` is `node` or lies on the way to it from the first node.
  private func isAbove(_ ancestor: Int, _ node: Int) -> Bool {
    var current = node
    while current >= 0 {
      if current == ancestor { return true }
      current = Int(parents[current])
    }
    return false
  }

  /// Returns what a node is worth where the outcomes of all events are known, with the best branch
  /// of each choice.
  private func best(_ node: Int, _ happened: [Double], _ chanceOf: [Int]) -> Double {
    if events[node] == 0 { return payoffs[node] }
    let inner: Double
    if events[node] < 0 {
      inner = children[node].map { best($0, happened, chanceOf) }.max() ?? 0
    } else {
      let outcome = happened[chanceOf[node]]
      inner =
        children[node].first { labels[$0] == outcome }.map {
          best($0, happened, chanceOf)
        } ?? 0
    }
    return inner * factors[node] - costs[node]
  }
}
