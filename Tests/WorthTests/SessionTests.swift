import Testing
import Worth

/// The dialogue, without a terminal.
@Suite struct SessionTests {
  @Test func `what is known of a name follows what was entered`() throws {
    var session = Session()
    _ = session.accept("price = 100")
    _ = session.accept("growth = 5%")
    _ = session.accept("later = price * (1 + growth)")
    let (later, _) = try #require(session.information(on: "later"))
    #expect(later.formula.map(\.text) == ["later = price * (1 + growth)"])
    _ = session.accept("later = price * 2")
    let (changed, _) = try #require(session.information(on: "later"))
    #expect(changed.formula.map(\.text) == ["later = price * 2"])
    #expect(session.information(on: "nothing") == nil)
  }
}
