import Testing
import WorthPrelude
import WorthSource
import WorthTestSupport

@testable import Worth

/// Files of kinds and functions, checked by themselves.
@Suite struct LibraryTests {
  /// Returns the codes of the mistakes that a check of `source` finds, kinds by themselves included.
  private func mistakes(_ source: String) -> [String] {
    var engine = Engine()
    engine.checksKinds = true
    return engine.compile(source, name: "case.worth").diagnostics
      .filter { $0.severity == .error }.map(\.code)
  }

  @Test func `each file of the prelude passes a check by itself`() {
    for file in Prelude.files {
      #expect(mistakes(file.text).isEmpty, "\(file.name)")
    }
  }

  @Test func `a file of the prelude takes nobody's place, and one of the same names does`() {
    for file in Prelude.files where !file.kinds.isEmpty {
      let engine = Engine()
      let notes = { (source: String) in
        engine.compile(source, name: "case.worth").diagnostics.map(\.code).filter { $0 == "N0209" }
      }
      #expect(notes(file.text).isEmpty, "\(file.name)")
      #expect(notes(file.text + "\n").count == file.kinds.count, "\(file.name)")
    }
  }

  @Test func `figures of a list of kinds pass a check without a case that gives the list`() {
    let source = """
      kind part { a: number, n = a * 10 }
      kind whole {
        ways: list of part
        s = sum(ways.n)
        first = ways[1].n
        each = sum(w.n for w in ways)
      }

      """
    #expect(mistakes(source) == [])
    #expect(mistakes(source + "kind other { x: number, y = x.n }") == ["E0333"])
  }

  @Test func `a word stands for a choice of a clause that nothing fills in`() {
    let source = """
      kind unit { amount: money, beside: added | greater? }
      kind deal {
        unit: unit?
        due = if unit is given
          then if unit.beside otherwise added is { added -> unit.amount, greater -> 2 * unit.amount }
          else 0
        same = if unit is given then (unit.beside otherwise added) = added else no
      }

      """
    #expect(mistakes(source) == [])
    #expect(mistakes(source + "kind other { x: number, y = (x otherwise z) }") == ["E0201"])
  }

  /// A kind with optional inputs, of which the case gives none.
  private func fee(_ lines: String, requires: String = "") -> String {
    """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    kind fee {
      sales: money
      cap: money?
      share: percent?
      \(requires)
      \(lines)
    }
    fee a { sales = CHF 5 }
    show a.sales

    """
  }

  @Test func `a branch that no case takes is checked`() {
    let wrong = fee("due = if cap is given then min(sales, capp) else sales")
    #expect(mistakes(wrong) == ["E0201"])
    // Running the case asks for what it takes alone.
    #expect(Run(wrong).errors.isEmpty)
    #expect(mistakes(fee("due = if cap is given then min(sales, cap) else sales")).isEmpty)
    #expect(
      mistakes(fee("due = if cap is given then cap + share else sales")) == ["E0302", "E0339"])
    #expect(mistakes(fee("due = if cap is given then sales else sales + cap")) == ["E0339"])
    #expect(mistakes(fee("due[t] = if cap is given then cpa else sales")) == ["E0201"])
  }

  @Test func `each optional input is left out while the others are given`() {
    // Right with both and with none, wrong with one of them.
    let line = "due = if cap is given then cap * share else sales"
    #expect(mistakes(fee(line)) == ["E0339"])
    // What a requirement excludes need not make sense.
    #expect(
      mistakes(fee(line, requires: "require (cap is given) = (share is given)")).isEmpty)
    #expect(
      mistakes(fee(line, requires: "require not (cap is given) or share is given")).isEmpty)
  }

  @Test func `requirements count where nobody knows the currency of an input`() {
    let kind = """
      kind sale {
        price: money?
        costs: percent?
        paid: now | later ?
        require (price is given) = (costs is given) and (price is given) = (paid is given)
        net = if price is given and paid = now then price * (1 - costs) else 0
      }
      """
    #expect(mistakes(kind).isEmpty)
    let open = kind.replacing(" and (price is given) = (paid is given)", with: "")
    #expect(mistakes(open) == ["E0339"])
  }

  @Test func `functions that nobody calls are checked for names, words of choices apart`() {
    #expect(mistakes("function f(x) = x + nothing") == ["E0201"])
    #expect(mistakes("function f(way) = if way = quick then 1 else 2").isEmpty)
    #expect(
      mistakes("function f(way) = if way = quick then 1 else 2\nfunction g(x, way) = x * f(way)")
        .isEmpty)
  }

  @Test func `a file without a case has years for the lines of its kinds, and no others`() {
    let kind =
      "kind fee {\n sales: flow of money\n due[t] = sales * 5%\n last = due[case.last]\n}\n"
    #expect(mistakes(kind).isEmpty)
    #expect(mistakes(kind.replacing("sales * 5%", with: "sale * 5%")) == ["E0201"])
    #expect(mistakes(kind + "x[t] = 5") == ["E0501"])
  }

  @Test func `a kind whose own timeline rests on its inputs is checked over it`() {
    let kind = """
      kind plan {
        fees: table { age: number, fee: number }
        timeline = year 1 .. count(fees.fee)
        paid[t]  = fees.fee[t.number]
        worth[t] = paid + NAME
      }
      """
    #expect(mistakes(kind.replacing("NAME", with: "1")).isEmpty)
    #expect(mistakes(kind.replacing("NAME", with: "lots")) == ["E0201"])
  }

  /// What requirements exclude with all inputs, with each left out and with none, is found beside them: one of the
  /// two is given, so that both branches are checked.
  @Test func `of inputs of which only one may be given each is tried`() {
    let source = """
      kind claim {
        amount: number?
        share: number?
        most: number?
        least: number?
        require amount is given or share is given because "say one of them"
        require not (amount is given and share is given) because "say one of them"
        require most is given or least is given because "say one of them"
        require not (most is given and least is given) because "say one of them"
        a = if amount is given then nowhere else 2
        b = if share is given then elsewhere else 2
      }
      """
    #expect(mistakes(source) == ["E0201", "E0201"])
  }

  /// Requirements and remarks are checked, too, with the figures that they name.
  @Test func `words of requirements and remarks are checked`() {
    let source = """
      kind claim {
        amount: number
        require amount > 0 because "not {amunt}"
        remark "{share} is low" if amount < 5
      }
      """
    #expect(mistakes(source) == ["E0201", "E0201"])
  }

  /// An input with a default is checked as what it is declared to be, not only as its default.
  @Test func `an input with a default is checked as what it may be`() {
    let source = """
      kind claim {
        paid: dated number = []
        later = xirr(paid)
        n = count(f for f in paid where f.amount > 0)
      }
      """
    #expect(mistakes(source) == ["E0352"])
  }

  /// Amounts are checked where no case says in which currency they are.
  @Test func `amounts are checked without a case`() {
    #expect(mistakes("kind claim { amount: money\n n = amount + 5 }") == ["E0304"])
    #expect(
      mistakes("kind claim { paid: dated money\n r = xirr(paid)\n s = xirr(2 * paid) }") == [])
  }

  /// Tables that a kind takes are checked by the columns that it describes, and kinds that it takes by what they are.
  @Test(arguments: [
    ("total = sum(book.amount) + 5%", ["E0302"]), ("total = sum(book.amout)", ["E0416"]),
    ("paid[r in book] = r.amount * r.fee", ["E0416"]),
    ("paid[r in book, t] = r.amount + r.rate", ["E0302"]),
    ("some = sum(r.amount for r in book where r.amount > 5)", ["E0306"]),
    ("late = count(r for r in book where r.due > 2027-01-01 and r.mode = fixd)", ["E0329"]),
    ("rest = book.amount[5_000] + offer.price", []), ("cost = offer.prize", ["E0405"]),
    ("cost = offer.price + offer.rate", ["E0302"]),
    ("all = sum(book.amount) + (if next is given then next.all else 0)", []),
    ("mixed = sum(book.share otherwise 0%) + sum(book.amount)", ["E0302"]),
  ]) func `tables and kinds that a kind takes are checked`(line: String, codes: [String]) {
    let source = """
      kind sale { price: money, rate: percent }
      kind claim {
        book: table { id: text, amount: money, rate: percent, due: date, mode: fixed | floating, share: percent? }
        offer: sale
        next: claim?
        \(line)
      }
      """
    #expect(mistakes(source) == codes, "\(line)")
  }

  /// What a kind shows is checked, also by what its conditions ask.
  @Test(arguments: [
    ("show n, m", ["E0201"]), ("show table(n, m), n if x is given", ["E0201", "E0201"]),
    ("show n if n > amount", ["E0461"]), ("show n + 5%", ["E0302"]),
    ("show n if later is given", []),
    ("show n, \"{n} and {o}\"", ["E0201"]),
  ]) func `what a kind shows is checked`(show: String, codes: [String]) {
    #expect(
      mistakes("kind claim { amount: money, later: date?\n n = amount * 2\n \(show)\n }") == codes,
      "\(show)")
  }

  /// A misspelt name that a kind shows is told where it is filled in, too.
  @Test func `a name that a kind shows is one of its names`() {
    #expect(
      mistakes("kind claim { n: number\n show n, m\n }\nclaim a { n = 1 }\nshow a").contains(
        "E0201"))
  }

  /// What a kind takes can be varied within it, and a child fills what its parent takes.
  @Test(arguments: [
    ("d = t with { q = was + 1 }\n v = d.o", []),
    ("d = t with { s[2027] = was * 2 }\n v = sum(d.s)", []),
    ("d = t with { o = 3 }\n v = d.o", []), ("d = t with { s[2027] = 3 }\n v = sum(d.s)", []),
    ("d = one with { w.p = 3 }\n v = d.v", []), ("d = one with { w { p = 3 } }\n v = d.v", []),
    ("d = one with { w.p = EUR 3 }\n v = d.v + 5%", ["E0403"]),
    ("d = t with { r = 3 }\n v = d.o", ["E0402"]),
  ]) func `what a kind takes can be varied in it`(lines: String, codes: [String]) {
    let source = """
      case "Kinds" { currency = EUR, timeline = 2026 .. 2028 }
      kind lv { q: number, o = q * 2, s[t] = q }
      kind way { p: number, n: number, net = p * n }
      kind b { w: way, v = w.net }
      kind k {
        t: lv
        one: b
        \(lines)
      }
      """
    #expect(mistakes(source) == codes, "\(lines)")
  }

  @Test func `a child fills a choice, and what the timeline of its parent rests on`() {
    #expect(
      holds(
        """
        case "Children" { currency = EUR, timeline = 2026 .. 2028 }
        kind p { amount: money, timing: end | start, d = if timing = end then amount else 0 * amount }
        kind c: p { timing = end }
        kind credit { amount: money, n: whole, timeline = month 1 .. n, debt[p]: level of money = amount, all = count(debt) }
        kind sub: credit { n = 3, x = debt[month 2] }
        kind m { u: p, vr = u with { amount = was * 2 }, e = vr.d }
        kind mm: m { f = e * 1 }
        c one { amount = EUR 4 }
        sub s { amount = EUR 5 }
        mm z { u { amount = EUR 6, timing = end } }
        expect one.d = EUR 4
        expect s.x = EUR 5
        expect s.all = 3
        expect z.f = EUR 12
        """))
  }
}
