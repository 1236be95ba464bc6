/// A patent that is valued by relief from royalty; with revenue of 1.0 m in
/// the first year growing 10 % for 8 years, royalty 5 %, tax 25 %, discount rate 15 %.
package let domainReference = """
  case "Reference" { currency = CHF, timeline = 2026 .. 2033 }
  patent widget { filed = 2025-01-01 }
  revenue[2026] = CHF 1.0 million
  revenue[t] = revenue[t-1] * (1 + 10%)
  relief_from_royalty at_end {
    asset = widget, revenue = revenue, royalty_rate = 5%, tax_rate = 25%, discount_rate = 15%, timing = end
  }
  in_the_middle = at_end with { timing = middle }
  expect at_end.value = CHF 224_442.76
  expect in_the_middle.value = CHF 240_688.05
  """
