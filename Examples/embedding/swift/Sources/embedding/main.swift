import Worth

let source = """
  case "Low-energy grain dryer" {
    currency = KGS
    timeline = 2026 .. 2040
  }
  patent dryer { filed = 2021-03-15 }
  ## How fast sales grow, a year,
  ## in the plan of the maker
  growth = 8%
  sales[2026] = KGS 24 million
  sales[t] = sales[t-1] * (1 + growth)
  relief_from_royalty dryer_value {
    asset = dryer
    revenue = sales
    royalty_rate = 5%
    tax_rate = 10%
    discount_rate = 18%
    timing = middle
  }
  expect dryer_value.value = KGS 8.62 million because "handout, table 2"
  """

let dryer = Engine().compile(source, name: "dryer.worth")
for message in dryer.diagnostics { print(message.rendered) }

// What a reader may change, with its type, its value and the words of a convention.
print("inputs that are set:")
for input in dryer.inputs where input.isSet {
  var line = "  " + input.path + " = " + (input.written ?? "") + "  (" + input.type + ")"
  let comment = input.comment.split(separator: "\n").joined(separator: " ")
  if !comment.isEmpty { line += "  # " + comment }
  print(line)
}

// One takes another value; the value and a series are read as what they are.
func report(_ program: Case) {
  let outcome = program.evaluate()
  do {
    let value = try outcome.money("dryer_value.value")
    let tax = try outcome.series("dryer_value.tax")
    print("value:", (value.amount / 1e6 * 100).rounded() / 100, "million", value.currency)
    if case .money(let first)? = tax[.year(2026)] { print("tax of 2026:", first.amount.rounded()) }
  } catch {
    print(error)
  }
  for message in outcome.messages { print(message.severity, message.code, message.text) }
}
report(dryer)
print("with growth of 4 % and discounting at the end of the year:")
report(
  dryer.changing([Change("growth", to: .percent(0.04)), Change("dryer_value.timing", "end")]))

// An error of reading names its cause.
do { _ = try dryer.evaluate().percent("dryer_value.valu") } catch { print(error) }

// The checks of the case.
let result = dryer.test()
for check in result.checks { print(check.verdict.rawValue + ":", check.claim) }

// Mistakes are data, with a code, a place, a sentence and a rendering for people.
let wrong = Engine().compile("total = CHF 5 + USD 3", name: "wrong.worth")
for mistake in wrong.diagnostics {
  print(mistake.severity.rawValue, mistake.code, "line", mistake.place?.line ?? 0, mistake.text)
  print(mistake.rendered)
}
