/// How the bytes of a file of data stand for characters.
package enum TextEncoding: String, CaseIterable, Sendable {
  /// Unicode in one to four bytes: what Worth reads where nothing is said.
  case utf8 = "utf_8"
  /// ISO 8859-1, Western Europe: a byte is the character of that number.
  case latin1 = "latin_1"
  /// Western Europe, as older programs on Windows write it.
  case windows1252 = "windows_1252"
  /// Central Europe.
  case windows1250 = "windows_1250"
  /// Cyrillic.
  case windows1251 = "windows_1251"
  /// Unicode in units of two bytes, as spreadsheets write “Unicode text”.
  case utf16 = "utf_16"

  /// Returns the encoding that a case calls `word`; other usual spellings count, too.
  package static func named(_ word: String) -> TextEncoding? {
    var key = ""
    for byte in word.utf8 {
      switch byte {
      case 0x41...0x5A: key.unicodeScalars.append(Unicode.Scalar(byte + 0x20))
      case 0x61...0x7A, 0x30...0x39: key.unicodeScalars.append(Unicode.Scalar(byte))
      default: break
      }
    }
    switch key {
    case "utf8": return .utf8
    case "latin1", "iso88591": return .latin1
    case "windows1252", "cp1252", "ansi": return .windows1252
    case "windows1250", "cp1250": return .windows1250
    case "windows1251", "cp1251": return .windows1251
    case "utf16", "utf16le", "utf16be", "unicode": return .utf16
    default: return nil
    }
  }

  /// The words by which cases name the encodings.
  package static var words: [String] { allCases.map { $0.rawValue } }

  /// The place of the first byte that is not UTF-8, or that a text does not have: a zero; nil where
  /// there is none.
  package static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      let whole = UnsafeRawBufferPointer(bytes)
      while position < bytes.count {
        // Most files are ASCII: eight bytes at a time, none of which is zero or has its high bit.
        while position + 8 <= whole.count {
          let eight = whole.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          let isZero = (eight &- 0x0101_0101_0101_0101) & ~eight
          if (eight | isZero) & 0x8080_8080_8080_8080 != 0 { break }
          position += 8
        }
        guard position < bytes.count else { break }
        let byte = bytes[position]
        if byte != 0, byte < 0x80 {
          position += 1
          continue
        }
        guard let length = length(bytes, position) else { return position }
        position += length
      }
      return nil
    }
  }

  /// Returns how many bytes the character at `position` has; nil where no character begins there.
  ///
  /// - Source: The Unicode Standard 15.0, table 3-7.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
    let lead = bytes[position]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: count = 4
    default: return nil
    }
    guard position + count <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for place in 2..<max(2, count) where bytes[position + place] & 0xC0 != 0x80 { return nil }
    return count
  }

  /// Returns the encoding that bytes which are not UTF-8 are probably in.
  package static func guess(_ bytes: [UInt8]) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    if bytes.prefix(4096).contains(0) { return .utf16 }
    var (letters, pairs, controls) = (0, 0, 0)
    var wasLetter = false
    for byte in bytes.prefix(1 << 16) {
      let isLetter = byte >= 0xC0
      if isLetter { letters += 1 }
      if isLetter, wasLetter { pairs += 1 }
      if byte >= 0x80, byte < 0xA0 { controls += 1 }
      wasLetter = isLetter
    }
    // In words of Cyrillic letters most have another beside them; accents stand alone.
    if letters > 1, pairs * 2 >= letters { return .windows1251 }
    return controls > 0 ? .windows1252 : .latin1
  }

  /// Returns `bytes` as UTF-8; what stands where they are no text of this encoding is the place in
  /// them.
  package func decoded(_ bytes: [UInt8]) throws(EncodingMistake) -> [UInt8] {
    switch self {
    case .utf8:
      if let place = TextEncoding.firstInvalid(bytes) { throw EncodingMistake(place: place) }
      return bytes
    case .utf16: return try TextEncoding.fromUTF16(bytes)
    case .latin1, .windows1252, .windows1250, .windows1251:
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      for (place, byte) in bytes.enumerated() {
        guard byte != 0, let scalar = scalar(byte) else { throw EncodingMistake(place: place) }
        result.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
      return result
    }
  }

  /// Returns the character of a byte; nil where it stands for none.
  private func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    if byte < 0x80 { return Unicode.Scalar(byte) }
    let table: StaticString
    switch self {
    case .windows1252 where byte < 0xA0: table = TextEncoding.western
    case .windows1250: table = TextEncoding.central
    case .windows1251: table = TextEncoding.cyrillic
    case .latin1 where byte < 0xA0: return nil
    case .utf8, .latin1, .utf16, .windows1252: return Unicode.Scalar(byte)
    }
    var value: UInt32 = 0
    for place in 0..<4 {
      let digit = table.utf8Start[Int(byte - 0x80) * 4 + place]
      value = value << 4 | UInt32(digit < 0x41 ? digit - 0x30 : digit - 0x37)
    }
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// Returns UTF-16 as UTF-8; without a mark of byte order the zeros of plain letters say which
  /// byte comes first.
  private static func fromUTF16(_ bytes: [UInt8]) throws(EncodingMistake) -> [UInt8] {
    var start = 0
    var isBig = false
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      isBig = bytes[0] == 0xFE
      start = 2
    } else {
      var zeros = (even: 0, odd: 0)
      for (place, byte) in bytes.prefix(4096).enumerated() where byte == 0 {
        if place % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
      }
      guard zeros.even + zeros.odd > 0 else { throw EncodingMistake(place: 0) }
      isBig = zeros.even > zeros.odd
    }
    guard bytes.count % 2 == 0 else { throw EncodingMistake(place: bytes.count - 1) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    /// Returns the unit that begins at a place.
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var place = start
    while place < bytes.count {
      var value = unit(place)
      let own = place
      place += 2
      if value & 0xFC00 == 0xD800, place < bytes.count, unit(place) & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + unit(place) & 0x3FF
        place += 2
      }
      guard value != 0, let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
        throw EncodingMistake(place: own)
      }
      result.append(contentsOf: encoded)
    }
    return result
  }
}

/// A byte that is no part of a text in the encoding that is asked for.
package struct EncodingMistake: Error {
  /// The place of the byte.
  package var place: Int
}

/// The characters of the bytes from 0x80 on, four hexadecimal digits each; 0000 for none.
///
/// - Source: the tables of the Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS.
extension TextEncoding {
  /// windows-1252, up to 0x9F.
  private static let western: StaticString = """
    20AC0000201A0192201E20262020202102C620300160203901520000017D0000000020182019201C\
    201D20222013201402DC21220161203A01530000017E0178
    """
  /// windows-1250.
  private static let central: StaticString = """
    20AC0000201A0000201E2026202020210000203001602039015A0164017D0179000020182019201C\
    201D202220132014000021220161203A015B0165017E017A00A002C702D8014100A4010400A600A7\
    00A800A9015E00AB00AC00AD00AE017B00B000B102DB014200B400B500B600B700B80105015F00BB\
    013D02DD013E017C015400C100C2010200C40139010600C7010C00C9011800CB011A00CD00CE010E\
    01100143014700D300D4015000D600D70158016E00DA017000DC00DD016200DF015500E100E20103\
    00E4013A010700E7010D00E9011900EB011B00ED00EE010F01110144014800F300F4015100F600F7\
    0159016F00FA017100FC00FD016302D9
    """
  /// windows-1251.
  private static let cyrillic: StaticString = """
    04020403201A0453201E20262020202120AC203004092039040A040C040B040F045220182019201C\
    201D202220132014000021220459203A045A045C045B045F00A0040E045E040800A4049000A600A7\
    040100A9040400AB00AC00AD00AE040700B000B104060456049100B500B600B704512116045400BB\
    04580405045504570410041104120413041404150416041704180419041A041B041C041D041E041F\
    0420042104220423042404250426042704280429042A042B042C042D042E042F0430043104320433\
    043404350436043704380439043A043B043C043D043E043F04400441044204430444044504460447\
    04480449044A044B044C044D044E044F
    """
}
