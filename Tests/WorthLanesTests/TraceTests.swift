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

  @Test func `a truth and itself is that truth`() {
    var trace = Trace(limit: 100)
    let truth = trace.binary(.less, trace.uniform(stream), 0.5)
    let count = trace.nodes.count
    #expect(trace.select(truth, truth, 0).bitPattern == truth.bitPattern)
    #expect(trace.nodes.count == count)
    #expect(trace.select(truth, truth, 2).bitPattern != truth.bitPattern)
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
