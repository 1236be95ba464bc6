import Testing
import WorthAssist
import WorthChecker
import WorthProgram
import WorthSource

/// What is said of a name without computing anything.
@Suite struct InformationTests {
  private let source = """
    case "Press" { currency = EUR, timeline = 2026 .. 2028 }
    ## How fast sales grow
    growth = 8% ~ normal(sd: 1%)
    sales[2026] = EUR 24 thousand
    sales[t] = sales[t-1] * (1 + growth)
    rate = 10%
    table costs { item | amount
      "press" | EUR 5 thousand
      "ink" | EUR 2 thousand
    }
    kind margin { revenue: flow of money, share: percent
      ## What is left
      left[t] = revenue[t] * share
      total = sum(left)
      require share <= 100% because "a share"
    }
    margin own { revenue = sales, share = rate }
    function double(x) = 2 * x
    twice = double(rate)
    scenario slump "Slump" { growth = 0%, own.share = 5% }
    launch = own.total - sum(costs.amount)
    middle = own.total.mean
    risk = probability(own.total < EUR 8 thousand) * middle / own.total
    chance = probability(own.total < EUR 8 thousand)
    twice_middle = middle * 2
    show own.total, launch under slump
    expect rate = 10%
    """

  /// Returns what is known of `path` in the case of this suite.
  private func information(on path: String) throws -> Information {
    let result = Checker.check(SourceText(name: "press.worth", text: source)) { _ in .notFound }
    #expect(result.isValid, "\(result.diagnostics)")
    var desk = InformationDesk(result.program)
    let found = desk.information(on: path)
    return try #require(found)
  }

  @Test func `a definition is told with its comment, its formula as written, type and place`()
    throws
  {
    let growth = try information(on: "growth")
    #expect(growth.label == "How fast sales grow")
    #expect(growth.formula.map(\.text) == ["growth = 8% ~ normal(sd: 1%)"])
    #expect(growth.type == "percent")
    #expect(growth.role == "definition")
    let place = try #require(growth.place)
    let text = Array(source.utf8)[Int(place.start)..<Int(place.end)]
    #expect(String(decoding: text, as: UTF8.self) == "growth = 8% ~ normal(sd: 1%)")
  }

  @Test func `a series is told with all its equations, its index and the draws that it rests on`()
    throws
  {
    let sales = try information(on: "sales[2027]")
    #expect(
      sales.formula.map(\.text) == [
        "sales[2026] = EUR 24 thousand", "sales[t] = sales[t-1] * (1 + growth)",
      ])
    #expect(sales.type == "flow of money in EUR by year")
    #expect(sales.variesBy == "year")
    #expect(sales.variesByTrial)
    #expect(sales.restsOn.map(\.text) == ["sales", "growth"])
    #expect(sales.usedBy.map(\.text) == ["own.revenue"])
    #expect(try !information(on: "rate").variesByTrial)
  }

  @Test func `a statistic is the same in all trials, and what rests on it too`() throws {
    #expect(try information(on: "own.total").variesByTrial)
    #expect(try information(on: "risk").variesByTrial)
    for path in ["middle", "chance", "twice_middle"] {
      #expect(try !information(on: path).variesByTrial, "\(path)")
    }
  }

  @Test func `what a scenario makes of a definition is no use of it, but the scenario is named`()
    throws
  {
    let growth = try information(on: "growth")
    #expect(growth.usedBy.map(\.text) == ["sales"])
    #expect(growth.changedBy == ["slump"])
    #expect(try information(on: "own.share").changedBy == ["slump"])
    #expect(try information(on: "own").changedBy == ["slump"])
    #expect(try information(on: "rate").changedBy.isEmpty)
  }

  @Test func `a line of a kind is told with what it rests on inside the instance`() throws {
    let left = try information(on: "own.left")
    #expect(left.role == "line of margin")
    #expect(left.label == "What is left")
    #expect(left.restsOn.map(\.text) == ["own.revenue", "own.share"])
    #expect(left.usedBy.map(\.text) == ["own.total"])
  }

  @Test func `checks, requirements and what is shown count as uses`() throws {
    #expect(
      try information(on: "rate").usedBy.map(\.text) == [
        "own.share", "twice", "expect rate = 10%",
      ])
    #expect(
      try information(on: "own.share").usedBy.map(\.text) == [
        "own.left", #"require share <= 100% because "a share""#,
      ])
    #expect(
      try information(on: "own.total").usedBy.map(\.text) == [
        "launch", "middle", "risk", "chance", "show own.total",
      ])
  }

  @Test func `instances, tables, columns, kinds, functions and scenarios are told`() throws {
    let own = try information(on: "own")
    #expect(own.role == "instance" && own.type == "margin")
    #expect(own.restsOn.map(\.text) == ["sales", "rate"])
    #expect(own.usedBy.map(\.text) == ["launch", "middle", "risk", "chance", "show own.total"])
    let costs = try information(on: "costs")
    #expect(costs.type == "table of item, amount" && costs.usedBy.map(\.text) == ["launch"])
    #expect(try information(on: "costs.amount").type == "money in EUR by row of costs")
    #expect(try information(on: "margin").usedBy.map(\.text) == ["own"])
    #expect(try information(on: "double").usedBy.map(\.text) == ["double(rate)"])
    #expect(try information(on: "slump").label == "Slump")
  }

  @Test func `nothing is said of what has no name`() {
    let result = Checker.check(SourceText(name: "press.worth", text: source)) { _ in .notFound }
    var desk = InformationDesk(result.program)
    for path in ["", "salez", "own.nothing", "growth.more", "own..left", ".", "rate["] {
      #expect((desk.information(on: path) == nil) == (path != "rate["), "\(path)")
    }
  }
}
