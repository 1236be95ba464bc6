/// What `case.` reads of the settings.
package enum CaseMember: String, CaseIterable, Sendable {
  case valuationDate = "valuation_date"
  case currency, first, last
}

/// The parts of the setting `rounding { … }`.
package enum RoundingPart: String, CaseIterable, Sendable {
  case periods, rows, factors, rule
}

/// The parts of the setting `simulation { … }`.
package enum SimulationPart: String, CaseIterable, Sendable {
  case trials, seed, sampling
}

/// How the numbers behind the trials of a simulation are drawn.
package enum SamplingMethod: String, CaseIterable, Sendable {
  case random
  case latinHypercube = "latin_hypercube"
}
