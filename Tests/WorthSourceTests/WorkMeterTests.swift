import Testing
import WorthSource

/// Steps against a limit.
@Suite struct WorkMeterTests {
  @Test func `portions add up to the limit, and then there is none`() {
    let meter = WorkMeter(limit: 200_000, observer: nil)
    var sum: UInt64 = 0
    for _ in 0..<10 { sum += meter.take() }
    #expect(sum == 200_000)
    #expect(meter.stop == .limit)
    #expect(meter.diagnostic(Span(source: 0, start: 0, end: 0)).code == .E0806)
  }

  @Test func `what is given back can be taken again, and never more than was there`() {
    let meter = WorkMeter(limit: 1000, observer: nil)
    #expect(meter.take() == 1000)
    meter.giveBack(400)
    #expect(meter.remaining == 400)
    meter.giveBack(10_000)
    #expect(meter.remaining == 1000)
  }

  @Test func `steps are spent at once or not at all`() {
    let meter = WorkMeter(limit: 100, observer: nil)
    #expect(meter.spend(30, times: 3))
    #expect(meter.remaining == 10)
    #expect(!meter.spend(11))
    #expect(meter.remaining == 0)
    #expect(!meter.spend(1))
  }

  @Test func `products beyond all numbers are too many`() {
    let meter = WorkMeter(limit: .max, observer: nil)
    #expect(!meter.spend(.max, times: 3))
    #expect(meter.stop == .limit)
  }

  @Test func `an observer ends the work, which is told in another way`() {
    let meter = WorkMeter(limit: 1_000_000) { $0.done < 100_000 }
    var portions = 0
    while meter.take() > 0 { portions += 1 }
    #expect(portions == 2)
    #expect(meter.stop == .observer)
    #expect(meter.diagnostic(Span(source: 0, start: 0, end: 0)).code == .E0810)
    #expect(meter.remaining == 0)
  }
}
