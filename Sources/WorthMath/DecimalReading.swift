/// A decimal number that was read, with what its spelling says about its precision.
package struct DecimalReading: Sendable, Equatable {
  /// The double nearest to the decimal, ties to even; infinite if the decimal is too large.
  package var value: Double
  /// The decimal places of the last digit: its unit is 10^-`fractionDigits`.
  ///
  /// It is the number of digits after the point less the exponent and the scale, so 2 for
  /// `4583.27`, -5 for `2.4` at a scale of 6.
  package var fractionDigits: Int32
  /// The number of digits from the first that is not zero to the last; 0 if all are zero.
  package var significantDigits: Int32

  /// Creates a reading.
  package init(value: Double, fractionDigits: Int32, significantDigits: Int32) {
    self.value = value
    self.fractionDigits = fractionDigits
    self.significantDigits = significantDigits
  }
}
