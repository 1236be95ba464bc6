/// The text that a literal stands for.
enum TextLiteral {
  /// Returns what the token `written` stands for, without its quotes or braces and with its escapes
  /// undone.
  static func value(of written: String) -> String {
    var scalars = Array(written.unicodeScalars)
    if let first = scalars.first, first == "\"" || first == "}" { scalars.removeFirst() }
    if let last = scalars.last, last == "\"" || last == "{" { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\\", index + 1 < scalars.count else {
        result.append(scalars[index])
        index += 1
        continue
      }
      index += 1
      switch scalars[index] {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "u":
        index += 2
        var value: UInt32 = 0
        while index < scalars.count, let digit = hexDigit(scalars[index]) {
          value = value << 4 | digit
          index += 1
        }
        result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      default: result.append(scalars[index])
      }
      index += 1
    }
    return String(result)
  }

  /// Returns the value of a hexadecimal digit; nil for other characters.
  private static func hexDigit(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0x30...0x39: scalar.value - 0x30
    case 0x41...0x46: scalar.value - 0x41 + 10
    case 0x61...0x66: scalar.value - 0x61 + 10
    default: nil
    }
  }
}
