/// The stable names of all diagnostics. A code is never reused for another meaning.
///
/// E01 text and grammar, E02 names, E03 types, units, currencies, E04 kinds and instances, E05 periods
/// and series, E06 evaluation, E07 checks, E08 limits, E09 not supported yet; N notes.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  case E0101
}

/// The keys of the texts that labels show.
package enum LabelText: String, CaseIterable, Sendable {
  case firstDefinedHere
}
