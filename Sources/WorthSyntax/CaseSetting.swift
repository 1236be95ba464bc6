/// The settings of a case: `case "…" { currency = CHF }`.
package enum CaseSetting: String, CaseIterable, Sendable {
  case currency, currencies, timeline
  case valuationDate = "valuation_date"
  case level, levels, audience, source
  case learningPoint = "learning_point"
  case language, country, sector, note
  case exchange, rounding, simulation
}
