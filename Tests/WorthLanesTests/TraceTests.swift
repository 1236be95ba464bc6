import Testing
import WorthLanes
import WorthMath
import WorthValue

/// Operations that are noted for all trials.
@Suite struct TraceTests {
  private let stream: UInt64 = 17

  @Test func `what is the same in all trials is worked out at once`() {
    var trace = Trace(limit: 100)
    #expect(trace.binary(.add, 2, 3) == 5)
    #expect(trace.unary(.negate, 4) == -4)
    #expect(trace.select(1, 7, 8) == 7)
    #expect(trace.sum([1, 2, 3.5]) == 6.5)
    #expect(trace.nodes.isEmpty)
  }

  @Test func `equal operations are one node, and neutral ones none`() {
    var trace = Trace(limit: 100)
    let draw = trace.uniform(stream)
    let first = trace.binary(.multiply, draw, 3)
    #expect(trace.binary(.multiply, draw, 3).bitPattern == first.bitPattern)
    #expect(trace.uniform(stream).bitPattern == draw.bitPattern)
    #expect(trace.uniform(stream + 1).bitPattern != draw.bitPattern)
    let count = trace.nodes.count
    for same in [
      trace.binary(.add, draw, 0), trace.binary(.multiply, 1, draw), trace.binary(.divide, draw, 1),
      trace.binary(.subtract, draw, 0), trace.select(draw, draw, draw),
    ] {
      #expect(same.bitPattern == draw.bitPattern)
    }
    #expect(trace.nodes.count == count)
  }

  /// Pairs that are equal, nearly so, and neither.
  private static let pairs: [(Double, Double)] = [
    (1, 1), (1, 1.000_000_000_001), (1.000_000_000_001, 1), (1, 1.000_001), (1.000_001, 1), (0, 0),
    (0, 1e-12), (1e-12, 0), (-2, -2.000_000_000_001), (-3, 3), (4, -0.5),
  ]

  @Test(arguments: pairs)
  func `a comparison with a tolerance is one node, with what its parts come to`(
    _ x: Double, _ y: Double
  ) {
    let isNear = abs(x - y) <= 1e-9 * max(abs(x), abs(y))
    var trace = Trace(limit: 100)
    let (a, b) = (trace.given(0, sample: x), trace.given(1, sample: y))
    for right in [b, y] {
      let less = trace.binary(.less, a, right)
      let lessOrEqual = trace.binary(.lessOrEqual, a, right)
      // The sides of the second comparison may stand the other way round.
      let near = trace.binary(.nearlyEqual, right, a)
      let count = trace.nodes.count
      let softOrEqual = trace.select(lessOrEqual, lessOrEqual, near)
      let soft = trace.select(less, trace.unary(.not, near), less)
      #expect(trace.sample(near) == (isNear ? 1 : 0))
      #expect(trace.sample(softOrEqual) == (x <= y || isNear ? 1 : 0))
      #expect(trace.sample(soft) == (x < y && !isNear ? 1 : 0))
      #expect(trace.nodes.count <= count + 3)
    }
    let program = LaneProgram(trace, results: [a])
    #expect(program.columnCount == 1)
  }

  @Test func `a node has the value that bases give`() {
    var trace = Trace(limit: 100)
    let draw = trace.uniform(stream)
    // A uniform number has the base 1/2.
    let value = trace.binary(.power, trace.binary(.add, draw, 1), 2)
    #expect(Marker.isVarying(value))
    #expect(trace.sample(value) == 2.25)
    #expect(trace.sample(12) == 12)
  }

  @Test func `a full trace takes up nothing more`() {
    var trace = Trace(limit: 3)
    let draw = trace.uniform(stream)
    for number in 2..<10 { _ = trace.binary(.multiply, draw, Double(number)) }
    #expect(trace.isFull)
    #expect(trace.nodes.count == 3)
  }
}
