import Testing
import WorthTestSupport

/// The ends of decision trees, paths that are worked out, and trees of kinds.
@Suite struct TreeEndTests {
  /// A project of two years at 10 %, whose figures follow by hand: 14 million in two years are
  /// 11.570_248 million today, less 2 million at the beginning.
  private static let launch = """
    case "Launch" { currency = CHF }
    tree develop = chance "trial" {
      rate  = 10% per year
      cost  = CHF 2 million
      takes = 2 years
      60% "works" -> choose "market" {
        "license" -> CHF 5 million
        "build"   -> chance "demand" { 50% "high" -> CHF 14 million, rest "low" -> -CHF 1 million }
      }
      rest "fails" -> 0
    }
    tree launch = choose { "develop" -> develop, "sell" -> CHF 600_000 }

    """

  @Test(arguments: [
    "sum(e.probability * e.value for e in launch.ends) = launch",
    "sum(launch.ends.probability) = 100%", "count(launch.ends.path) = 5",
    "launch.ends.value[\"develop, works, build, high\"] = CHF 9_570_247.93",
    "launch.ends.value[\"develop, fails\"] = -CHF 2 million",
    "launch.ends.value[\"sell\"] = CHF 600_000",
    "[e.path for e in launch.ends where e.value < CHF 0] = [\"develop, works, build, low\", \"develop, fails\"]",
    "sum(launch.probability(e.path) for e in launch.ends) = 100%",
    "[launch.payoff(p) for p in [\"develop, fails\", \"sell\"]] = [0, CHF 600_000]",
    "sum(launch.contribution(e.path) for e in launch.ends) + launch.contribution(\"develop\") = launch",
    "[launch.best(p) for p in [\"develop, works\"]] = [\"build\"]",
    "worth_of(launch.ends) = launch",
  ])
  func `ends are a table, and paths may be worked out`(_ claim: String) {
    let run = Run(
      Self.launch
        + "function worth_of(ends) = sum(e.probability * e.value for e in ends)\nexpect " + claim)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `a kind has trees, which see its inputs`() {
    let run = Run(
      """
      case "Projects" { currency = CHF }
      kind project {
        cost: money
        success: percent
        payoff: money
        tree game = choose {
          "try"   -> chance { cost = cost, success "works" -> payoff, rest "fails" -> 0 }
          "leave" -> 0
        }
        value = game.value
        best = game.best
        show game, value, best
      }
      project p { cost = CHF 10, success = 50%, payoff = CHF 50 }
      table book {
        id  | payoff
        "A" | CHF 100
        "B" | CHF 5
      }
      q[r in book] = project { cost = CHF 10, success = 50%, payoff = r.payoff }
      expect p.game = CHF 15
      expect p.game.best = "try"
      expect p.game.probability("try, works") = 50%
      expect sum(e.probability * e.value for e in p.game.ends) = CHF 15
      expect p.game.best under { p.payoff = CHF 5 } = "leave"
      expect (p with { payoff = CHF 30 }).value = CHF 5
      expect q.value = [CHF 40, CHF 0]
      expect q["B"].best = "leave"
      show p
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.count == 8)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.report.contains("try, works"))
  }

  @Test(arguments: [
    ("x = [launch.payoff(p) for p in [\"sell it\"]]", "E0609"), ("x = launch.payoff(5)", "E0310"),
    ("x = launch.payoff(\"sell it\")", "E0334"), ("x = launch.ends.payoff", "E0416"),
    ("x = launch.end", "E0334"),
  ])
  func `a path or part that a tree does not have is said`(_ line: String, _ code: String) {
    #expect(Run(Self.launch + line + "\nshow x").errors == [code])
  }

  @Test func `an end stands for its path`() {
    #expect(
      holds(
        """
        case "x" { currency = EUR }
        tree game = choose {
          "go" -> chance { 60% "wins" -> EUR 100, rest "loses" -> -EUR 50 }
          "stop" -> EUR 10
        }
        expect sum(game.probability(p) for p in game.ends) = 100%
        expect sum(game.probability(p) * game.payoff(p) for p in game.ends) = EUR 40
        expect [game.payoff(p.path) for p in game.ends where p.probability > 50%] = [EUR 100]
        """))
  }
}
