/// A product of powers of base units, as the number that a `UnitTable` gave it.
package struct UnitID: Hashable, Sendable {
  package let index: Int32

  /// Creates the unit numbered `index`.
  package init(_ index: Int32) { self.index = index }

  /// The unit of plain numbers.
  package static let none = UnitID(0)
}

/// What quantities are counted in: a currency or a declared unit.
package struct BaseUnit: Sendable {
  /// The name in sources and reports.
  package let name: String
  /// `true` iff amounts of it are money.
  package let isCurrency: Bool
  /// The digits after the point that amounts are shown with.
  package let digits: Int
  /// How one of it is called: the name, unless that is a plural whose singular the author has written, too.
  package var singular: String
  /// How several are called: the name, unless the author has written its plural, too.
  package var plural: String
}

/// One factor of a unit.
package struct UnitFactor: Hashable, Sendable {
  /// The position of the base unit in its table.
  package let base: Int32
  /// How often the base unit is a factor; negative for a divisor.
  package let power: Int32
}

/// The units of one case and their algebra.
package struct UnitTable: Sendable {
  /// The currencies and units from which others are put together.
  package private(set) var bases: [BaseUnit] = []
  /// The factors of each unit, by its id; those of the first are none: a plain number.
  private var products: [[UnitFactor]] = [[]]
  /// The id of each list of factors but the empty one.
  private var found: [[UnitFactor]: Int32] = [:]
  /// The positions of base units by their names.
  private var named: [String: Int32] = [:]

  /// Creates a table that knows plain numbers alone.
  package init() {}

  /// Adds a base unit, or returns the one of that name.
  package mutating func declare(_ name: String, isCurrency: Bool, digits: Int) -> UnitID {
    if let base = named[name] { return product([UnitFactor(base: base, power: 1)]) }
    let base = Int32(truncatingIfNeeded: bases.count)
    bases.append(
      BaseUnit(name: name, isCurrency: isCurrency, digits: digits, singular: name, plural: name))
    named[name] = base
    return product([UnitFactor(base: base, power: 1)])
  }

  /// Returns the unit of a currency code; nil where there is no such currency.
  package mutating func currency(_ code: String) -> UnitID? {
    if let base = named[code] {
      return bases[Int(base)].isCurrency ? product([UnitFactor(base: base, power: 1)]) : nil
    }
    guard let digits = Currency.minorDigits(code) else { return nil }
    return declare(code, isCurrency: true, digits: digits)
  }

  /// Returns the declared unit `name`, or nil.
  package mutating func find(_ name: String) -> UnitID? {
    guard let base = named[name] else { return nil }
    return product([UnitFactor(base: base, power: 1)])
  }

  /// Returns the declared unit of which `word` is the plural, or the singular, and notes that it is written so;
  /// nil where there is none.
  package mutating func find(otherForm word: String) -> UnitID? {
    for place in bases.indices where !bases[place].isCurrency {
      let name = bases[place].name
      if EnglishPlural.isPlural(word, of: name) {
        bases[place].plural = word
      } else if EnglishPlural.isPlural(name, of: word) {
        bases[place].singular = word
      } else {
        continue
      }
      return find(name)
    }
    return nil
  }

  /// Returns `unit` as it is written behind `count` of it: `1 copy`, `2 copies`; nil for several.
  package func text(_ unit: UnitID, behind count: Double?) -> String {
    let all = factors(unit)
    guard let first = all.first, first.power == 1, !bases[Int(first.base)].isCurrency,
      all.dropFirst().allSatisfy({ $0.power < 0 })
    else { return text(unit) }
    let base = bases[Int(first.base)]
    let below = textBelow(unit)
    let isOne = count.map { $0 == 1 || $0 == -1 } ?? false
    return (isOne ? base.singular : base.plural) + (below.isEmpty ? "" : " ") + below
  }

  /// The names of the base units that are not currencies.
  package var unitNames: [String] { bases.filter { !$0.isCurrency }.map { $0.name } }

  /// Returns the unit of the factors, which it adds where it is new.
  private mutating func product(_ factors: [UnitFactor]) -> UnitID {
    if factors.isEmpty { return .none }
    if let index = found[factors] { return UnitID(index) }
    let index = Int32(truncatingIfNeeded: products.count)
    products.append(factors)
    found[factors] = index
    return UnitID(index)
  }

  /// Returns the factors of `unit`.
  package func factors(_ unit: UnitID) -> [UnitFactor] {
    let index = Int(unit.index)
    return index >= 0 && index < products.count ? products[index] : []
  }

  /// Returns the unit of a product of quantities in `left` and in `right` to `power`.
  package mutating func multiply(_ left: UnitID, _ right: UnitID, power: Int32 = 1) -> UnitID {
    if right == .none { return left }
    if left == .none, power == 1 { return right }
    var result = factors(left)
    for factor in factors(right) {
      let change = factor.power &* power
      if let index = result.firstIndex(where: { $0.base == factor.base }) {
        let sum = result[index].power &+ change
        if sum == 0 {
          result.remove(at: index)
        } else {
          result[index] = UnitFactor(base: factor.base, power: sum)
        }
      } else {
        result.append(UnitFactor(base: factor.base, power: change))
      }
    }
    result.sort { $0.base < $1.base }
    return product(result)
  }

  /// The currency of amounts of money; nil for any other unit.
  package func currency(of unit: UnitID) -> BaseUnit? {
    let all = factors(unit)
    guard all.count == 1, let factor = all.first, factor.power == 1 else { return nil }
    let base = bases[Int(factor.base)]
    return base.isCurrency ? base : nil
  }

  /// Returns the one currency that amounts in `unit` are counted in, such as CHF of CHF per tonne; nil
  /// where there is none.
  package mutating func currencyFactor(of unit: UnitID) -> UnitID? {
    let above = factors(unit).filter { bases[Int($0.base)].isCurrency }
    guard above.count == 1, let factor = above.first, factor.power == 1 else { return nil }
    return product([factor])
  }

  /// `true` iff `unit` is one currency to the first power.
  package func isMoney(_ unit: UnitID) -> Bool { currency(of: unit) != nil }

  /// `true` iff a currency stands in `unit` with a power other than 1 or -1, or twice.
  package func isSenseless(_ unit: UnitID) -> Bool {
    var currencies = 0
    for factor in factors(unit) where bases[Int(factor.base)].isCurrency {
      if factor.power > 1 || factor.power < -1 { return true }
      if factor.power > 0 { currencies += 1 }
    }
    return currencies > 1
  }

  /// Returns `unit` as it is written: `CHF per tonne`.
  package func text(_ unit: UnitID) -> String {
    let above = factors(unit).filter { $0.power > 0 }.map { power(of: $0) }.joined(separator: " ")
    let below = textBelow(unit)
    return above + (above.isEmpty || below.isEmpty ? "" : " ") + below
  }

  /// Returns what stands after the first `per` of `unit`, that word included: `per tonne`; empty
  /// where there is none.
  package func textBelow(_ unit: UnitID) -> String {
    factors(unit).filter { $0.power < 0 }.map { "per " + power(of: $0) }.joined(separator: " ")
  }

  /// A base unit with the size of its power.
  private func power(of factor: UnitFactor) -> String {
    let base = bases[Int(factor.base)]
    let name = factor.power < 0 ? base.singular : base.name
    let size = factor.power < 0 ? -factor.power : factor.power
    return size == 1 ? name : name + "^" + String(size)
  }
}
