import Testing
import Worth
import WorthTestSupport

/// Cases of a choice, requirements for some cases, and choices with words in common.
@Suite struct ChoiceTests {
  /// A kind with a choice of four words, and lines that end it.
  private func group(_ lines: String, _ fields: String = "curve = b") -> Run {
    Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      kind group {
        curve: a | b | c | d
        closed: yes_no = no
        share: percent?
        \(lines)
      }
      group one { \(fields) }
      """)
  }

  @Test(arguments: [
    ("a", "1"), ("b", "20"), ("c", "20"), ("d", "300"),
  ]) func `the case of a word counts, and else for those that are left`(
    word: String, figure: String
  ) {
    let run = group(
      """
      f = if curve is {
          a      -> 1
          b or c -> 20
          else   -> 300
        }
      """, "curve = \(word)")
    #expect(run.errors == [])
    #expect(run.text("one.f") == figure)
  }

  @Test func `cases stand in one line, in one another, for yes and no, and by period`() {
    let run = group(
      """
      f = 2 * (if closed is { yes -> if curve is { a -> 1, else -> 2 }, no -> 3 }) + 1
      s[t] = if curve is { b -> CHF 5, a or c or d -> 0 }
      given = if share is given is { yes -> share, no -> 7% }
      """)
    #expect(run.errors == [])
    // 2 × 3 + 1, and 3 × 5.
    #expect(run.text("one.f") == "7")
    #expect(run.text("one.given") == "7%")
    #expect(run.number("one.s") == nil)
    let sums = group("s[t] = if curve is { b -> CHF 5, else -> 0 }\nsum_of = sum(s)")
    #expect(sums.text("one.sum_of") == "CHF 15.00")
  }

  @Test(arguments: [
    ("if curve is { a -> 1, b -> 2 }", "E0362"),
    ("if curve is { a -> 1, b, c -> 2, else -> 3 }", "E0125"),
    ("if curve is { a -> 1, else -> 2, b -> 3 }", "E0364"),
    ("if curve is { a or b -> 1, b -> 2, else -> 3 }", "E0363"),
    ("if curve is { a or bb -> 1, else -> 3 }", "E0329"),
    ("if curve is { a -> 1, else -> CHF 3 }", "E0309"),
    ("if 5 is { a -> 1, else -> 2 }", "E0361"),
    ("if curve is { \"a\" -> 1, else -> 2 }", "E0110"),
    ("if curve is { a 1, else -> 2 }", "E0110"),
    ("if curve is { }", "E0362"),
  ]) func `cases that leave something open give one message`(line: String, code: String) {
    #expect(group("f = \(line)\ng = 5").errors == [code], "\(line)")
  }

  @Test func `an if that begins a line after a requirement is told to join it`() {
    #expect(
      group("require share is given\n    if curve = a\n    because \"x\"").errors == ["E0126"])
    // The result of a function may begin with `if`.
    let run = Run(
      """
      function f(x) {
        require x > 0
        if x > 1 then 2 else 3
      }
      y = f(5)
      """)
    #expect(run.errors == [])
    #expect(run.text("y") == "2")
  }

  @Test func `a requirement with if is asked only where its condition holds`() {
    let line = "require (share otherwise 0%) > 10% if curve = a because \"too little\""
    #expect(group(line, "curve = b, share = 5%").errors == [])
    #expect(group(line, "curve = a, share = 15%").errors == [])
    let failed = group(line, "curve = a, share = 5%")
    #expect(failed.errors == ["E0608"])
    #expect(failed.outcome.messages.first?.rendered.contains("too little") == true)
    // What rests on an optional input is not looked at where that is left out.
    #expect(group("require share > 10% if share is given", "curve = a").errors == [])
    #expect(
      group("require share > 10% if share is given", "curve = a, share = 5%").errors == ["E0608"])
    #expect(group("require share is given if 5").errors == ["E0307"])
  }

  @Test func `the reason of a requirement with if is what stands there where none is given`() {
    let failed = group("require share is given if curve = b")
    #expect(
      failed.outcome.messages.first?.rendered.contains("share is given if curve = b") == true)
  }

  @Test func `words count by name in any order, and a subset fits`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      kind narrow { when: start | end }
      kind wide {
        when: end | middle | start
        by_word = if when is { start -> 1, middle -> 2, end -> 3 }
      }
      kind late {
        when: start | end
        more: never | end | start
        age[t] = elapsed(t, when) in years
        same = when = more
        either = (if when = start then when else more) = end
        order: falling | rising
        ranks = rank(2, [5, 2, 9], order)
      }
      narrow n { when = end }
      narrow m { when = start }
      wide w { when = n.when }
      wide v { when = m.when }
      late l { when = end, more = end, order = rising }
      late k { when = start, more = never, order = falling }
      """)
    #expect(run.errors == [])
    #expect(run.text("w.by_word") == "3")
    #expect(run.text("v.by_word") == "1")
    #expect(run.text("l.same") == "yes")
    #expect(run.text("k.same") == "no")
    #expect(run.text("l.either") == "yes")
    #expect(run.text("k.either") == "no")
    // 2 is the least of three.
    #expect(run.text("l.ranks") == "1")
    #expect(run.text("k.ranks") == "3")
  }

  @Test func `a choice with a word that is not asked for does not fit`() {
    let kinds = "kind a { x: one | two }\nkind b { x: two | three, y: four | five\n z = x = y }\n"
    #expect(Run(kinds + "a p { x = one }\nb q { x = p.x, y = four }").errors == ["E0403"])
    #expect(Run(kinds + "b q { x = two, y = four }").errors == ["E0306"])
  }
}
