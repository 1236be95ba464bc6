import Testing
import Worth
import WorthTestSupport

/// How people write what other languages and spreadsheets have.
///
/// | they write | they are told |
/// | --- | --- |
/// | `mod`, `%` between operands, `div`, `xor` | once, with the function or the comparison that it is here |
/// | `x += 1`, `x++` | once, with a line for a new name, and the form by period |
/// | a sign of another language | once, with the sign of Worth |
/// | several decimal commas or semicolons in a line | once for each sort, with a line in which all are mended |
struct OtherLanguageTests {
  @Test(arguments: [
    ("a = 7 mod 4", "a = remainder(7, 4)", "3"), ("a = x mod 2", "a = remainder(x, 2)", "1"),
    ("a = 7 % 4", "a = remainder(7, 4)", "3"), ("a = x%2", "a = remainder(x, 2)", "1"),
    ("a = 2 * x mod 4", "a = remainder(2 * x, 4)", "2"),
    ("a = 1 + 2 * x mod 4", "a = 1 + remainder(2 * x, 4)", "3"),
    ("a = 7 div 2", "a = floor(7 / 2)", "3"), ("a = 7 DIV (x - 1)", "a = floor(7 / (x - 1))", "3"),
    ("a = yes xor no", "a = yes != no", "yes"),
    ("a = (x > 1) xor (x > 2)", "a = (x > 1) != (x > 2)", "no"),
    ("a = x > 1 xor x > 5", "a = (x > 1) != (x > 5)", "yes"),
    ("a = x => 3", "a = x >= 3", "yes"), ("a = x === 3", "a = x = 3", "yes"),
    ("a = x !== 3", "a = x != 3", "no"), ("a = x² + 1", "a = x ^ 2 + 1", "10"),
    ("a = 2³", "a = 2 ^ 3", "8"), ("a = x ** 2", "a = x ^ 2", "9"),
    ("a = [1; 2; 3]", "a = [1, 2, 3]", "[1, 2, 3]"),
    ("a = max(1; 2; 3)", "a = max(1, 2, 3)", "3"),
    ("a = [1,5, 2,5]", "a = [1.5, 2.5]", "[1.5, 2.5]"),
    ("a = sum([1,5, 2,5, 10,25])", "a = sum([1.5, 2.5, 10.25])", "14.25"),
    ("a = 5% + 100", "a = 100 * (1 + 5%)", "105"), ("a = 100 + 5%", "a = 100 * (1 + 5%)", "105"),
  ]) func `what other languages write is answered once, with a line that gives the figure`(
    line: String, correct: String, value: String
  ) throws {
    let source = "x = 3\n" + line + "\n"
    let found = Mended.errors(source)
    #expect(found.count == 1, "\(line): \(found.map(\.text))")
    let mended = try #require(Mended.once(source))
    #expect(mended == "x = 3\n" + correct + "\n")
    #expect(Run(mended).text("a") == value, "\(mended)")
  }

  @Test(arguments: [
    ("x += 1", "new_x = x + 1"), ("x++", "new_x = x + 1"), ("x--", "new_x = x - 1"),
    ("x -= 2 * x", "new_x = x - (2 * x)"), ("x *= 2", "new_x = x * 2"), ("x /= x", "new_x = x / x"),
    ("s[2026] += EUR 1", "new_s[2026] = s[2026] + EUR 1"),
  ]) func `a line that would change a value is answered with one for a new name`(
    line: String, correct: String
  ) throws {
    let head = "case \"X\" { currency = EUR, timeline = 2026 .. 2027 }\nx = 3\ns[t] = EUR 2\n"
    let found = Mended.errors(head + line)
    #expect(found.map(\.code) == ["E0134"], "\(line)")
    let mended = try #require(Mended.once(head + line))
    #expect(mended == head + correct)
    #expect(Mended.errors(mended).isEmpty, "\(mended)")
  }

  @Test(arguments: [
    "a = 5 %", "a = [5 %, 3 %]", "a = 5 % * 3", "a = 5 % of 200", "a = 5 % + 3%",
    "a = if x > 2 then 5 % else 3 %", "mod = 5\na = 2 * mod", "a = x - -1", "a = x + -1",
    "unit mod\na = 5 mod", "a = max(5 %, 3 %)",
  ]) func `percents behind a blank, negative numbers and names such as mod are what they were`(
    lines: String
  ) {
    #expect(Mended.errors("x = 3\n" + lines + "\n").isEmpty, "\(lines)")
  }

  @Test(arguments: [
    ("a = NPV(10%; 1; 2)", "a = npv(10%, 1, 2)"), ("a = SUM(1,5; 2,5)", "a = sum(1.5, 2.5)"),
    ("a = !true", "a = not yes"), ("a = true && false", "a = yes and no"),
    ("a = [1,5; 2,5; 3,5]", "a = [1.5, 2.5, 3.5]"),
  ]) func `of several mistakes in a line each shows the line without any of them`(
    line: String, correct: String
  ) {
    let found = Mended.errors("x = 3\n" + line + "\n")
    #expect(found.count > 1)
    for message in found { #expect(message.rendered.contains("write instead: " + correct + "\n")) }
  }

  @Test func `a percent less a number says the choices and proposes neither`() {
    let found = Mended.errors("a = 5% - 100")
    #expect(found.map(\.code) == ["E0302"])
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.contains("‘100%’") == true)
  }

  @Test func `commas in several lines are told line by line`() {
    #expect(Mended.errors("a = [1,5, 2,5]\nb = [3,5, 4,5]\n").count == 2)
  }

  @Test(arguments: [
    "money", "percent", "number", "date", "text", "flow of money", "level of money",
  ])
  func `a type behind the sign of equality in a kind is told once`(_ type: String) throws {
    let source =
      "case \"X\" { currency = EUR, timeline = 2026 .. 2027 }\nkind c { cost = \(type)\n twice = 2 }\n"
    let found = Mended.errors(source)
    #expect(found.map(\.code) == ["E0104"], "\(type): \(found.map(\.text))")
    let mended = try #require(Mended.once(source))
    #expect(mended.contains("cost: \(type)\n"))
    #expect(Mended.errors(mended).isEmpty)
  }

  @Test func `a line of a kind that is called like a type is no type`() {
    #expect(
      Mended.errors("kind d { money: number\n cost = money }\nd y { money = 3 }\nshow y.cost")
        .isEmpty)
    #expect(Mended.errors("date = 2026-01-01\nx = date\nshow x").isEmpty)
  }
}
