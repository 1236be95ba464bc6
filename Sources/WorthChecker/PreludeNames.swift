import WorthPrelude

/// What the prelude defines, as names.
enum PreludeNames {
  static var kinds: [String] { Prelude.kindNames }
}
