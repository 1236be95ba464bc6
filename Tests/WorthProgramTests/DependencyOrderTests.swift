import Testing
import WorthProgram

/// The order in which things that need one another are worked out.
@Suite struct DependencyOrderTests {
  /// Returns the groups that are found from the things 0, 1, 2, …, each with whether it is a loop.
  private func groups(_ needs: [[Int]]) -> [(members: [Int], isLoop: Bool)] {
    var finder = DependencyOrder()
    var found: [(members: [Int], isLoop: Bool)] = []
    finder.visit(count: needs.count, from: Array(needs.indices)) { thing, needed in
      needed += needs[thing]
    } group: { members, isLoop in
      found.append((members.sorted(), isLoop))
    }
    return found
  }

  @Test func `each thing comes after those that it needs`() {
    #expect(groups([[1, 2], [2], []]).map(\.members) == [[2], [1], [0]])
    #expect(groups([[], [0], [1]]).map(\.members) == [[0], [1], [2]])
  }

  @Test func `things that need one another are one loop, one that needs itself too`() {
    let found = groups([[1], [2], [0, 3], [3], [0]])
    #expect(found.map(\.members) == [[3], [0, 1, 2], [4]])
    #expect(found.map(\.isLoop) == [true, true, false])
  }

  @Test func `a chain of a hundred thousand needs no deep stack`() {
    let count = 100_000
    let found = groups((0..<count).map { $0 + 1 < count ? [$0 + 1] : [] })
    #expect(found.count == count)
    #expect(found.first?.members == [count - 1])
  }

  @Test func `a finder can be used again, and visits only what is asked for`() {
    var finder = DependencyOrder()
    let needs = [[1], [], [3], []]
    var visited: [Int] = []
    for start in [0, 2, 0] {
      let order = finder.inOrder(count: 4, from: [start]) { thing, needed in
        visited.append(thing)
        needed += needs[thing]
      }
      #expect(order == [start + 1, start])
    }
    #expect(visited == [0, 1, 2, 3, 0, 1])
  }

  @Test func `on drawn graphs every need outside of its own group comes before`() {
    var state: UInt64 = 7
    /// Returns a random number below `limit`.
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<200 {
      let count = 1 + below(20)
      let needs = (0..<count).map { _ in (0..<below(4)).map { _ in below(count) } }
      let found = groups(needs)
      #expect(found.flatMap(\.members).sorted() == Array(0..<count))
      var done: Set<Int> = []
      for (members, isLoop) in found {
        for member in members {
          for need in needs[member] { #expect(done.contains(need) || members.contains(need)) }
        }
        #expect(isLoop == (members.count > 1 || needs[members[0]].contains(members[0])))
        done.formUnion(members)
      }
    }
  }
}
