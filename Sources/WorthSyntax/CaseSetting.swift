/// The settings of a case: `case "…" { currency = CHF }`.
package enum CaseSetting: String, CaseIterable, Sendable {
  case currency, currencies, timeline
  case valuationDate = "valuation_date"
  case level, levels, audience, audiences, source
  case learningPoint = "learning_point"
  case language, languages, country, countries, sector, sectors, right, rights, note
  case exchange, rounding, simulation
}
