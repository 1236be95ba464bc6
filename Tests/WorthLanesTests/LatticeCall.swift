import WorthBuiltins

/// A call of `binomial_option` as trials make it.
enum LatticeCall {
  /// The position of the function.
  static var position: Int { BuiltinTable.find("binomial_option") ?? -1 }
  /// The arguments; nil stands for the number of steps.
  static let arguments: [Double?] = [0, 100, 100, 0.3, 0.03, 0, 5, nil, 1]
}
