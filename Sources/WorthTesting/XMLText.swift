/// Texts inside XML documents.
enum XMLText {
  /// Returns `text` fit for a quoted attribute, where line ends and tabs are kept by reference.
  ///
  /// What XML 1.0 cannot hold becomes U+FFFD.
  static func attribute(_ text: String) -> String { escaped(text, keepsLines: false) }

  /// Returns `text` fit for the inside of an element.
  static func content(_ text: String) -> String { escaped(text, keepsLines: true) }

  /// Returns the text with references for what is markup in XML, and the replacement character for
  /// what XML does not allow. Line ends and tabs are references too unless they are kept.
  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += keepsLines ? "\n" : "&#10;"
      case "\t": result += keepsLines ? "\t" : "&#9;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// `true` iff XML 1.0 allows `scalar`.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
