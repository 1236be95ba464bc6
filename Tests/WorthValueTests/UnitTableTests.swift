import Testing
import WorthValue

/// The algebra of units.
@Suite struct UnitTableTests {
  private let units: UnitTable
  private let franc: UnitID
  private let dollar: UnitID
  private let tonne: UnitID

  /// Declares two currencies and a unit.
  init() throws {
    var units = UnitTable()
    let (first, second) = (units.currency("CHF"), units.currency("USD"))
    tonne = units.declare("tonne", isCurrency: false, digits: 6)
    self.units = units
    franc = try #require(first)
    dollar = try #require(second)
  }

  @Test func `a price by the tonne times tonnes is money`() {
    var units = units
    let price = units.multiply(franc, tonne, power: -1)
    #expect(units.text(price) == "CHF per tonne")
    #expect(!units.isMoney(price))
    let total = units.multiply(price, tonne)
    #expect(total == franc)
    #expect(units.isMoney(total))
  }

  @Test func `a unit divided by itself is none, and none changes nothing`() {
    var units = units
    let ratio = units.multiply(franc, franc, power: -1)
    let (left, right) = (units.multiply(.none, tonne), units.multiply(tonne, .none))
    #expect(ratio == .none)
    #expect(left == tonne && right == tonne)
    #expect(units.text(.none) == "")
  }

  @Test func `the order of factors does not matter`() {
    var units = units
    let (first, second) = (units.multiply(franc, tonne), units.multiply(tonne, franc))
    #expect(first == second)
  }

  @Test func `powers are written, and add up`() {
    var units = units
    let square = units.multiply(tonne, tonne)
    #expect(units.text(square) == "tonne^2")
    let price = units.multiply(franc, square, power: -1)
    let root = units.multiply(square, tonne, power: -1)
    #expect(units.text(price) == "CHF per tonne^2")
    #expect(root == tonne)
  }

  @Test func `two currencies in one unit, or one squared, make no sense; a rate of exchange does`()
  {
    var units = units
    let both = units.multiply(franc, dollar)
    let square = units.multiply(franc, franc)
    let rate = units.multiply(franc, dollar, power: -1)
    let area = units.multiply(tonne, tonne)
    #expect(units.isSenseless(both) && units.isSenseless(square))
    #expect(!units.isSenseless(rate) && !units.isSenseless(area))
  }

  @Test func `a name is declared once, and a unit is no currency`() {
    var units = units
    let again = units.declare("tonne", isCurrency: false, digits: 6)
    let (currency, litre) = (units.currency("tonne"), units.find("litre"))
    #expect(again == tonne)
    #expect(currency == nil && litre == nil)
    #expect(units.unitNames == ["tonne"])
  }
}
