import WorthProgram
import WorthSyntax

/// A field that is given: its entries in order, each with the scope that its right side sees.
struct GivenField {
  /// One entry of the field.
  struct Entry {
    /// Where it is written.
    var reference: NodeReference
    /// The scope that its right side sees.
    var scope: ScopeID
    /// The number of the block in which it stands.
    var layer: Int
    /// How many names of its left side lead to the field.
    var depth = 0
    /// `true` iff it changes a part of the field, as in `tiers.mode = …`.
    var isOfPart = false
    /// `true` iff the row that its path names is the only one that has the field.
    var isOfRow = false
    /// `true` iff it has been reported and gives no value.
    var isBroken = false
  }

  /// The name of the field.
  var name: Name
  /// What is given, in order.
  var entries: [Entry]
  /// `true` once an input or line of the kind has taken it.
  var isUsed = false
}
