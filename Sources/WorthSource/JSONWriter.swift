/// Writes JSON as UTF-8 bytes, in the order of the calls.
///
/// Commas are placed by the writer. A caller that closes what it did not open gets invalid JSON,
/// never a trap.
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  /// `true` iff a value stands before the next one in the same object or array.
  private var needsComma = false

  /// Creates a writer that has written nothing.
  package init() {}

  /// What was written so far, as a string.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens an object.
  package mutating func beginObject() { open("{") }

  /// Closes the innermost object.
  package mutating func endObject() { close("}") }

  /// Opens an array.
  package mutating func beginArray() { open("[") }

  /// Closes the innermost array.
  package mutating func endArray() { close("]") }

  /// Writes the name of the member whose value comes next.
  package mutating func key(_ name: StaticString) { key(name.text) }

  /// Writes the name of the member whose value comes next.
  package mutating func key(_ name: String) {
    value(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  package mutating func value(_ string: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 { append(escaping: byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a string.
  package mutating func value(_ string: StaticString) { value(string.text) }

  /// Writes a truth value.
  package mutating func value(_ truth: Bool) { raw(truth ? "true" : "false") }

  /// Writes a whole number.
  package mutating func value<Number: BinaryInteger>(_ number: Number) {
    raw(String(number))
  }

  /// Writes the shortest digits that give `number` back; `null` for what is not finite.
  package mutating func value(_ number: Double) {
    raw(number.isFinite ? number.description : "null")
  }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes `json`, which must be one JSON value, as it stands.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  /// Writes a member with a string.
  package mutating func member(_ name: StaticString, _ string: String) {
    key(name)
    value(string)
  }

  /// Writes a member with a truth value.
  package mutating func member(_ name: StaticString, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// Writes a member with a whole number.
  package mutating func member<Number: BinaryInteger>(_ name: StaticString, _ number: Number) {
    key(name)
    value(number)
  }

  /// Writes a member with a number.
  package mutating func member(_ name: StaticString, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a comma where one is needed, and an opening bracket.
  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(truncatingIfNeeded: bracket.value))
    needsComma = false
  }

  /// Writes a closing bracket.
  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(truncatingIfNeeded: bracket.value))
    needsComma = true
  }

  /// Writes the comma that is due in front of a value.
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Writes one byte of a string, escaped where JSON wants it.
  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += Array("\\b".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0x0A: bytes += Array("\\n".utf8)
    case 0x0C: bytes += Array("\\f".utf8)
    case 0x0D: bytes += Array("\\r".utf8)
    case 0x00...0x1F, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
