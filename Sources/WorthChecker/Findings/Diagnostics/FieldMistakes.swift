import WorthSource

/// A field that is filled in and that the kind does not have.
struct UnknownField {
  /// The name as it is written.
  let name: String
  /// Where it is written.
  let place: Span
  /// The name of the field that is probably meant; nil where none is near.
  let nearest: String?
}

/// A field of a kind that is needed and not given.
struct MissingField {
  /// The name of the field.
  let name: String
  /// Its type, as the kind states it.
  let type: String
  /// The first sentence of what the kind says of it; empty where it says nothing.
  let documentation: String
  /// Where the kind asks for it.
  let declared: Span
}
