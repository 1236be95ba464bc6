/// A text with placeholders such as `{name}`; a brace that opens none stands for itself.
package struct MessageTemplate: Sendable {
  /// The number of scalars of an argument that are shown; the rest becomes `…`.
  package static let argumentLimit = 400
  /// The template, in UTF-8.
  private let text: [UInt8]

  /// Creates a template of `text`.
  package init(_ text: StaticString) {
    self.text = text.utf8Bytes
  }

  /// The names of the placeholders in their order.
  package var placeholders: [String] {
    var result: [String] = []
    scan { _ in
    } placeholder: { name in
      result.append(String(decoding: name, as: UTF8.self))
    }
    return result
  }

  /// Returns the text with `arguments` in the place of the placeholders.
  ///
  /// A placeholder without an argument stays as it is. The phrases among the arguments are those of
  /// `catalogue`.
  package func filled(with arguments: [Argument], _ catalogue: MessageCatalogue) -> String {
    var result = ""
    scan { literal in
      result += String(decoding: literal, as: UTF8.self)
    } placeholder: { name in
      for argument in arguments where argument.name.utf8Bytes.elementsEqual(name) {
        result += catalogue.text(argument.value)
        return
      }
      result += "{" + String(decoding: name, as: UTF8.self) + "}"
    }
    return result
  }

  /// Cuts the text into literal stretches and names of placeholders, in their order.
  private func scan(literal: (ArraySlice<UInt8>) -> Void, placeholder: (ArraySlice<UInt8>) -> Void)
  {
    var start = 0
    var place = 0
    while place < text.count {
      guard text[place] == UInt8(ascii: "{"), let end = endOfName(after: place) else {
        place += 1
        continue
      }
      literal(text[start..<place])
      placeholder(text[(place + 1)..<end])
      place = end + 1
      start = place
    }
    literal(text[start...])
  }

  /// Returns where the brace stands that closes the placeholder opened at `open`, if one does.
  private func endOfName(after open: Int) -> Int? {
    var place = open + 1
    while place < text.count, isNameByte(text[place]) { place += 1 }
    return place > open + 1 && place < text.count && text[place] == UInt8(ascii: "}") ? place : nil
  }

  /// `true` iff `byte` may stand in a placeholder's name.
  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension StaticString {
  /// The UTF-8 form of the text.
  package var utf8Bytes: [UInt8] {
    var result: [UInt8] = []
    withUTF8Buffer { result = Array($0) }
    return result
  }

  /// The text as a string.
  package var text: String {
    String(decoding: utf8Bytes, as: UTF8.self)
  }
}
