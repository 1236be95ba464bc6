import Testing
import WorthLanes

/// Places for a sample that is spread evenly.
@Suite struct StrataTests {
  @Test(arguments: [1, 2, 3, 4, 5, 100, 1000, 4097])
  func `every place is taken once`(count: Int) {
    for key in [0, 1, 0xFFFF_FFFF_FFFF] as [UInt64] {
      let strata = Strata(count: UInt64(count), key: key)
      let places = (0..<count).map { strata.place(of: UInt64($0)) }
      #expect(places.sorted() == (0..<count).map { UInt64($0) })
    }
  }

  @Test func `another key gives another order`() {
    let first = Strata(count: 1000, key: 1)
    let second = Strata(count: 1000, key: 2)
    let same = (0..<1000 as Range<UInt64>).count { first.place(of: $0) == second.place(of: $0) }
    // One in a thousand by chance.
    #expect(same < 20)
  }
}
