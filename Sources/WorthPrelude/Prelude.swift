/// A file of the prelude: kinds and functions written in Worth.
package struct PreludeFile: Sendable {
  /// The name of the file.
  package let name: String
  /// The names that the file defines.
  package let kinds: [String]
  /// The names of the functions that it declares.
  package let functions: [String]
  /// Its source.
  package let text: String
}

/// A short case that fills a kind in, as help shows it.
package struct PreludeExample: Sendable {
  /// The kind that it fills in.
  package let kind: String
  /// Its source, which ends with a check.
  package let text: String
}

/// What cases may use without saying where it comes from.
package enum Prelude {
  /// Returns the position of the file that defines `name`; nil where none does.
  package static func file(defining name: String) -> Int? {
    files.firstIndex { $0.kinds.contains(name) || $0.functions.contains(name) }
  }

  /// Returns the source of the example of `kind`; nil where there is none.
  package static func example(of kind: String) -> String? {
    examples.first { $0.kind == kind }?.text
  }

  /// The names of all kinds.
  package static var kindNames: [String] { files.flatMap { $0.kinds } }

  /// The names of all functions.
  package static var functionNames: [String] { files.flatMap { $0.functions } }

  /// All names that the prelude defines.
  package static var names: [String] { files.flatMap { $0.kinds + $0.functions } }

  /// The functions whose results are factors, which a case may round as printed tables of factors
  /// do.
  package static let factorFunctions = ["discount_factor", "present_factor", "annuity_factor"]
}
