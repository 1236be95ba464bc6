import Testing
import WorthValue

/// Marks that stand in the place of numbers.
@Suite struct MarkerTests {
  @Test func `every mark is no number, and each is told from the others`() {
    let marks = [
      Marker.missing, Marker.undefined, Marker.failed(0), Marker.failed(12), Marker.varying(0),
      Marker.varying(12),
    ]
    for (place, mark) in marks.enumerated() {
      #expect(mark.isNaN)
      for other in marks[(place + 1)...] { #expect(mark.bitPattern != other.bitPattern) }
    }
    #expect(Marker.isMissing(Marker.missing) && !Marker.isMissing(Marker.undefined))
    #expect(Marker.isVarying(Marker.varying(5)) && !Marker.isVarying(Marker.failed(5)))
  }

  @Test func `numbers of failures and nodes come back`() {
    for number in [0, 1, 77, 100_000] {
      #expect(Marker.error(Marker.failed(number)) == number)
      #expect(Marker.node(Marker.varying(Int32(number))).map { Int($0) } == number)
    }
    for value in [0, 1.5, -3, Double.nan, .infinity, Marker.missing] {
      #expect(Marker.node(value) == nil)
    }
    #expect(Marker.error(2.5) == nil)
  }
}
