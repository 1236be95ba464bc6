import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// The order of definitions.
extension Planner {
  /// A set of definitions that are worked out together.
  struct Group {
    var members: [Int32]
    /// `true` where the members need themselves or one another.
    var isLoop: Bool
  }

  /// Returns the definitions in groups, each after those that it needs.
  ///
  /// The strongly connected components of the graph of dependencies, found without recursion (Tarjan 1972).
  mutating func orderDefinitions() -> [Group] {
    let count = checker.definitions.count
    var order: [Group] = []
    var number = [Int32](repeating: -1, count: count)
    var lowest = [Int32](repeating: 0, count: count)
    var isOnStack = [Bool](repeating: false, count: count)
    var component: [Int32] = []
    var next: Int32 = 0
    var work: [(node: Int32, edge: Int)] = []
    for start in 0..<count where number[start] < 0 {
      work.append((Int32(start), 0))
      while let (node, edge) = work.last {
        let place = Int(node)
        if edge == 0 {
          number[place] = next
          lowest[place] = next
          next += 1
          component.append(node)
          isOnStack[place] = true
        }
        let dependencies = checker.definitions[place].dependencies
        let guarding = guardingRequirements[place]
        if edge < dependencies.count + guarding.count {
          work[work.count - 1].edge += 1
          let target = Int(
            edge < dependencies.count
              ? dependencies[edge].target : guarding[edge - dependencies.count])
          if number[target] < 0 {
            work.append((Int32(target), 0))
          } else if isOnStack[target] {
            lowest[place] = min(lowest[place], number[target])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last {
          lowest[Int(parent.node)] = min(lowest[Int(parent.node)], lowest[place])
        }
        guard lowest[place] == number[place] else { continue }
        var members: [Int32] = []
        while let member = component.popLast() {
          isOnStack[Int(member)] = false
          members.append(member)
          if member == node { break }
        }
        let isLoop =
          members.count > 1 || dependencies.contains { $0.target == node }
        order.append(Group(members: members.reversed(), isLoop: isLoop))
      }
    }
    return order
  }

  /// The direction in which the loop runs and the order of its members within a period; nil after a
  /// diagnostic.
  mutating func schedule(_ group: Group) -> (members: [Int32], isForward: Bool)? {
    let inside = Set(group.members)
    var hasLag = false
    var hasLead = false
    var hasWhole = false
    var hasStated = false
    var space: Int32?
    for member in group.members {
      let definition = checker.definitions[Int(member)]
      if definition.space < 0 || (space ?? definition.space) != definition.space { hasWhole = true }
      space = definition.space
      for dependency in definition.dependencies where inside.contains(dependency.target) {
        guard let offset = dependency.offset else {
          hasWhole = true
          continue
        }
        if offset == Dependency.stated {
          hasStated = true
          continue
        }
        if offset < 0 { hasLag = true }
        if offset > 0 { hasLead = true }
      }
    }
    if hasWhole || !(hasLag || hasLead || hasStated) {
      reportCircle(group, isMixed: false)
      return nil
    }
    if hasLag, hasLead {
      reportCircle(group, isMixed: true)
      return nil
    }
    guard let members = orderWithinPeriod(group, inside) else {
      reportCircle(group, isMixed: false)
      return nil
    }
    return (members, !hasLead)
  }

  /// Orders the members by what they need of the same period; nil where that runs in a circle.
  func orderWithinPeriod(_ group: Group, _ inside: Set<Int32>) -> [Int32]? {
    var state: [Int32: Int] = [:]
    var result: [Int32] = []
    var stack: [(node: Int32, needs: ArraySlice<Int32>)] = []
    func needs(_ node: Int32) -> ArraySlice<Int32> {
      var targets: [Int32] = []
      for dependency in checker.definitions[Int(node)].dependencies
      where dependency.offset == 0 && inside.contains(dependency.target) {
        targets.append(dependency.target)
      }
      return targets[...]
    }
    for start in group.members where state[start] == nil {
      stack.append((start, needs(start)))
      state[start] = 1
      while let node = stack.last?.node {
        guard let target = stack[stack.count - 1].needs.popFirst() else {
          stack.removeLast()
          state[node] = 2
          result.append(node)
          continue
        }
        switch state[target] {
        case nil:
          state[target] = 1
          stack.append((target, needs(target)))
        case 1: return nil
        default: break
        }
      }
    }
    return result
  }

  mutating func reportCircle(_ group: Group, isMixed: Bool) {
    let loop = shortestLoop(group, withLags: isMixed)
    let names = loop.map { checker.definitions[Int($0)].path }
    let places = loop.map { circlePlace($0) }
    guard let first = loop.first, let place = places.first else { return }
    let outer = checker.sink
    checker.sink = checker.definitions[Int(first)].sink
    checker.report(
      isMixed
        ? .loopWithoutDirection(place, names, places)
        : .circle(place, names, places, hint: loop.count == 1 ? lagHint(first) : statedHint(loop)))
    checker.sink = outer
    for member in group.members { checker.definitions[Int(member)].type = .error }
  }

  /// The place of the definition's line for all periods, or of its name.
  private func circlePlace(_ index: Int32) -> Span {
    let definition = checker.definitions[Int(index)]
    for clause in definition.clauses {
      if case .each = clause.index { return checker.span(clause.reference) }
    }
    return checker.span(definition.reference)
  }

  /// Proposes the period before where a series reads itself in the same one.
  private func lagHint(_ index: Int32) -> String {
    let definition = checker.definitions[Int(index)]
    for clause in definition.clauses {
      if case .each(let binder) = clause.index {
        return "; did you mean ‘" + definition.path + "[" + checker.spelling(binder) + "-1]’?"
      }
    }
    return ""
  }

  /// `true` iff the definition reads a stated period of the other, or its opening value, as a line without periods does.
  private func isStated(_ dependency: Dependency, of index: Int32) -> Bool {
    guard let offset = dependency.offset else { return false }
    return offset == Dependency.stated || checker.definitions[Int(index)].space < 0
  }

  /// `true` iff the definition reads another period of the other than the one at hand.
  private func isLag(_ dependency: Dependency, of index: Int32) -> Bool {
    (dependency.offset ?? 0) != 0 && !isStated(dependency, of: index)
  }

  /// Proposes a name for the stated value of a series that one of its loop reads.
  private func statedHint(_ loop: [Int32]) -> String {
    for (place, member) in loop.enumerated() {
      let next = loop[(place + 1) % loop.count]
      let reads = checker.definitions[Int(member)].dependencies.filter { $0.target == next }
      guard !reads.isEmpty, reads.allSatisfy({ isStated($0, of: member) }) else { continue }
      return "; ‘" + checker.definitions[Int(member)].path + "’ reads a stated value of ‘"
        + checker.definitions[Int(next)].path
        + "’: write that value in a line of its own, under a name that both can use"
    }
    return ""
  }

  /// Returns the shortest way from a member of the group back to itself, through other periods only `withLags`.
  func shortestLoop(_ group: Group, withLags: Bool = true) -> [Int32] {
    let inside = Set(group.members)
    var best: [Int32] = []
    for start in group.members.sorted().prefix(32) {
      var previous: [Int32: Int32] = [:]
      var queue = [start]
      var position = 0
      search: while position < queue.count {
        let node = queue[position]
        position += 1
        for dependency in checker.definitions[Int(node)].dependencies
        where inside.contains(dependency.target)
          && (withLags || !isLag(dependency, of: node))
        {
          if dependency.target == start {
            var loop = [node]
            var current = node
            while current != start, let back = previous[current] {
              loop.append(back)
              current = back
            }
            loop.reverse()
            if best.isEmpty || loop.count < best.count { best = loop }
            break search
          }
          if previous[dependency.target] == nil {
            previous[dependency.target] = node
            queue.append(dependency.target)
          }
        }
      }
      if best.count == 1 { break }
    }
    if best.isEmpty { return withLags ? group.members : shortestLoop(group) }
    return best
  }
}
