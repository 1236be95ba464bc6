import Worth

let source = """
  case "Low-energy grain dryer" {
    currency = KGS
    timeline = 2026 .. 2040
  }
  patent dryer { filed = 2021-03-15 }
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

/// Compiles the case with `changes`, computes it, and returns the figure at `path`.
func figure(_ path: String, changes: [(path: String, expression: String)] = []) -> Figure? {
  let program = Engine().compile(source, name: "dryer.worth", changes: changes)
  for message in program.diagnostics { print(message.rendered) }
  return program.evaluate().figure(path)
}

// A figure, as a text and as a number with its currency.
if let value = figure("dryer_value.value"), case .money(let amount, let currency) = value.value {
  print(value.text, "is", (amount / 1e6).rounded(), "million", currency)
}

// An input takes another value.
let changed = figure(
  "dryer_value.value", changes: [("growth", "4%"), ("dryer_value.tax_rate", "12%")])
print("with slower growth and a higher tax:", changed?.text ?? "no value")

// The checks of the case.
for check in Engine().compile(source).evaluate().checks {
  print(check.verdict.rawValue, check.rendered)
}

// Mistakes are data, with a code, a sentence and a rendering for people.
for mistake in Engine().compile("total = CHF 5 + USD 3", name: "wrong.worth").diagnostics {
  print(mistake.code, mistake.text, mistake.rendered, separator: "\n")
}
