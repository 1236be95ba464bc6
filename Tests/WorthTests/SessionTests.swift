import Testing
import Worth

/// The dialogue, without a terminal.
@Suite struct SessionTests {
  @Test func `what is known of a name follows what was entered`() throws {
    var session = Session()
    _ = session.accept("price = 100")
    _ = session.accept("growth = 5%")
    _ = session.accept("later = price * (1 + growth)")
    let later = try #require(information(on: "later", session))
    #expect(later.information.formula.map(\.text) == ["later = price * (1 + growth)"])
    #expect(later.value == ["105"])
    _ = session.accept("later = price * 2")
    let changed = try #require(information(on: "later", session))
    #expect(changed.information.formula.map(\.text) == ["later = price * 2"])
    #expect(information(on: "nothing", session) == nil)
  }

  private func information(on name: String, _ session: Session) -> Inquiry.Answer? {
    var inquiry = session.inquiry(inColour: false)
    guard case .known(let answer) = inquiry.reply(to: name) else { return nil }
    return answer
  }
}
