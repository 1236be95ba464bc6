/// A Unicode scalar read from UTF-8 bytes, with the number of bytes that it took.
package struct DecodedScalar: Sendable {
  /// The scalar, or U+FFFD where the bytes are not valid UTF-8.
  package let value: Unicode.Scalar
  /// The number of bytes read, at least 1.
  package let length: Int
  /// `true` iff the bytes were valid UTF-8.
  package let isValid: Bool

  /// Creates `value`, read from `length` bytes; U+FFFD where there is none.
  private init(_ value: Unicode.Scalar?, length: Int) {
    self.value = value ?? "\u{FFFD}"
    self.length = length
    isValid = value != nil
  }

  /// Reads the scalar that starts at `offset`; bytes that cannot go on make one U+FFFD together.
  ///
  /// This is the division of invalid text that `String(decoding:as:)` makes, too.
  package init(at offset: Int, in bytes: [UInt8]) {
    guard offset >= 0, offset < bytes.count else {
      self.init(nil, length: 1)
      return
    }
    let lead = bytes[offset]
    if lead < 0x80 {
      self.init(Unicode.Scalar(lead), length: 1)
      return
    }
    let (count, second) = DecodedScalar.shape(of: lead)
    var bits = UInt32(lead) & (0x7F &>> UInt32(truncatingIfNeeded: count))
    var read = 1
    while read < count, offset + read < bytes.count {
      let next = bytes[offset + read]
      guard read == 1 ? second.contains(next) : next & 0xC0 == 0x80 else { break }
      bits = bits &<< 6 | UInt32(next & 0x3F)
      read += 1
    }
    self.init(read == count && count > 1 ? Unicode.Scalar(bits) : nil, length: read)
  }

  /// Returns how many bytes follow from `lead` on, and what the second may be.
  private static func shape(of lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>) {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: (1, 0x80...0xBF)
    }
  }
}
