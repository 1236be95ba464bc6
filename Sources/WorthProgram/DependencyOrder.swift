/// Finds the order in which things that need one another are worked out; they are numbered from 0.
///
/// The strongly connected components of a graph, found without recursion (Tarjan 1972). A finder
/// keeps its memory, so that a search costs what it visits, however many things there are.
package struct DependencyOrder {
  /// What a search knows of one thing.
  private struct Mark {
    /// The search that has met the thing last.
    var search: UInt32 = 0
    /// The order in which the search met it.
    var number: Int32 = 0
    /// The lowest number that leads here and is led to from here, as far as is known.
    var lowest: Int32 = 0
    /// `true` iff the component of the thing is not complete.
    var isOpen = false
    var needsItself = false
  }

  /// By thing.
  private var marks: [Mark] = []
  /// The number of the current search, by which older marks are told apart without clearing them.
  private var search: UInt32 = 0

  /// Creates a finder that has met nothing.
  package init() {}

  /// Calls `group` with the things that `starts` need, themselves included, each after those that
  /// it needs. Things that need one another, or one that needs itself, come as one group, which is
  /// a loop.
  ///
  /// - Parameters:
  ///   - count: The number of things.
  ///   - needs: Appends what the first argument needs to the second.
  package mutating func visit(
    count: Int, from starts: [Int], needs: (Int, inout [Int]) -> Void,
    group: (_ members: ArraySlice<Int>, _ isLoop: Bool) -> Void
  ) {
    search(count: count, from: starts, needs: needs, leave: { _ in }, group: group)
  }

  /// Visits what `starts` need, depth first; calls `leave` with each thing after what it needs, and
  /// `group` with each component once it is complete.
  private mutating func search(
    count: Int, from starts: [Int], needs: (Int, inout [Int]) -> Void,
    leave: (Int) -> Void, group: (_ members: ArraySlice<Int>, _ isLoop: Bool) -> Void
  ) {
    search &+= 1
    if marks.count < count {
      marks.append(contentsOf: repeatElement(Mark(), count: count - marks.count))
    }
    var component: [Int] = []
    // What the things on the way need: those of the innermost stand last.
    var waiting: [Int] = []
    var way: [(node: Int, start: Int, next: Int)] = []
    var found: Int32 = 0
    for start in starts where marks[start].search != search {
      enter(start, &found, &component, &waiting, &way, needs)
      while let (node, first, next) = way.last {
        if next < waiting.count {
          way[way.count - 1].next += 1
          let target = waiting[next]
          if target == node {
            marks[node].needsItself = true
          } else if marks[target].search != search {
            enter(target, &found, &component, &waiting, &way, needs)
          } else if marks[target].isOpen {
            marks[node].lowest = min(marks[node].lowest, marks[target].number)
          }
          continue
        }
        way.removeLast()
        leave(node)
        waiting.removeLast(waiting.count - first)
        if let parent = way.last {
          marks[parent.node].lowest = min(marks[parent.node].lowest, marks[node].lowest)
        }
        guard marks[node].lowest == marks[node].number,
          let place = component.lastIndex(of: node)
        else { continue }
        let members = component[place...]
        for member in members { marks[member].isOpen = false }
        group(members, members.count > 1 || marks[node].needsItself)
        component.removeLast(component.count - place)
      }
    }
  }

  /// Gives `node` the next number, opens it and puts it on the way, with what it needs behind what
  /// is `waiting`.
  private mutating func enter(
    _ node: Int, _ found: inout Int32, _ component: inout [Int], _ waiting: inout [Int],
    _ way: inout [(node: Int, start: Int, next: Int)], _ needs: (Int, inout [Int]) -> Void
  ) {
    marks[node] = Mark(search: search, number: found, lowest: found, isOpen: true)
    found += 1
    component.append(node)
    let start = waiting.count
    needs(node, &waiting)
    way.append((node, start, start))
  }

  /// Returns what `starts` need, themselves included, each after those that it needs as far as that
  /// is possible.
  package mutating func inOrder(
    count: Int, from starts: [Int], needs: (Int, inout [Int]) -> Void
  ) -> [Int] {
    var order: [Int] = []
    search(
      count: count, from: starts, needs: needs, leave: { order.append($0) }, group: { _, _ in })
    return order
  }
}
