import WorthMath
import WorthValue

/// Numbers and amounts as files write them.
enum FileNumber {
  /// Returns the number that `cell` holds as Worth writes it, times 10^`scale`; nil where it holds
  /// something else.
  static func plain(_ bytes: [UInt8], _ cell: Range<Int>, scale: Int32 = 0) -> Double? {
    var start = cell.lowerBound
    guard start < cell.upperBound else { return nil }
    let isNegative = bytes[start] == 0x2D
    if isNegative || bytes[start] == 0x2B { start += 1 }
    guard start < cell.upperBound else { return nil }
    let value = bytes.withUnsafeBufferPointer {
      DecimalReader.read(UnsafeBufferPointer(rebasing: $0[start..<cell.upperBound]), scale: scale)?
        .value
    }
    return value.map { isNegative ? -$0 : $0 }
  }

  /// Returns the number that `cell` holds where `decimalSign` stands before its decimals, with signs
  /// between thousands, and `(5)` or `5-` for what is negative; nil where it holds something else.
  static func read(
    _ bytes: [UInt8], _ cell: Range<Int>, _ decimalSign: UInt8?, scale: Int32 = 0
  ) -> Double? {
    if decimalSign != 0x2C, let value = plain(bytes, cell, scale: scale) { return value }
    guard let last = cell.last, bytes[cell.lowerBound] < 0x80 || bytes[last] < 0x80 else {
      return nil
    }
    guard let (digits, isNegative) = unsigned(bytes, cell), !digits.isEmpty else { return nil }
    let plainDigits: [UInt8]
    if let decimalSign {
      guard let joined = joined(bytes, digits, decimalSign) else { return nil }
      plainDigits = joined
    } else {
      plainDigits = Array(bytes[digits])
    }
    guard let first = plainDigits.first, first != 0x2D, first != 0x2B else { return nil }
    let value = plain(plainDigits, 0..<plainDigits.count, scale: scale)
    return value.map { isNegative ? -$0 : $0 }
  }

  /// Returns where the digits of a number stand, without its sign; nil where it has two.
  private static func unsigned(
    _ bytes: [UInt8], _ cell: Range<Int>
  ) -> (digits: Range<Int>, isNegative: Bool)? {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    var signs = 0
    var isNegative = false
    if end - start > 2, bytes[start] == 0x28, bytes[end - 1] == 0x29 {
      (start, end, isNegative, signs) = (start + 1, end - 1, true, 1)
    }
    if end - start > 1, bytes[start] == 0x2D || bytes[start] == 0x2B {
      isNegative = isNegative || bytes[start] == 0x2D
      (start, signs) = (start + 1, signs + 1)
    } else if end - start > 3, bytes[start] == 0xE2, bytes[start + 1] == 0x88,
      bytes[start + 2] == 0x92
    {
      (start, isNegative, signs) = (start + 3, true, signs + 1)
    } else if end - start > 1, bytes[end - 1] == 0x2D {
      (end, isNegative, signs) = (end - 1, true, signs + 1)
    }
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return signs < 2 ? (start..<end, isNegative) : nil
  }

  /// Returns the digits without what stands between thousands, and with a point before the decimals;
  /// nil where they are not in groups.
  private static func joined(
    _ bytes: [UInt8], _ cell: Range<Int>, _ decimalSign: UInt8
  ) -> [UInt8]? {
    var result: [UInt8] = []
    var groups: [Int] = []
    var mark: UInt32 = 0
    var count = 0
    var place = cell.lowerBound
    while place < cell.upperBound {
      let byte = bytes[place]
      if byte >= 0x30, byte <= 0x39 {
        result.append(byte)
        count += 1
        place += 1
        continue
      }
      if byte == decimalSign {
        result.append(0x2E)
        result += bytes[place + 1..<cell.upperBound]
        break
      }
      guard let (sign, length) = thousandsMark(bytes, place, cell.upperBound), count > 0,
        mark == 0 || mark == sign
      else { return nil }
      mark = sign
      groups.append(count)
      count = 0
      place += length
    }
    guard !groups.isEmpty else { return result }
    // Groups of three; in India of two before the last.
    guard count == 3, groups[0] <= 3, groups.dropFirst().allSatisfy({ $0 == 3 || $0 == 2 }) else {
      return nil
    }
    return result
  }

  /// Returns the sign between thousands at `place`, and its bytes: a point, comma, apostrophe or
  /// blank; nil for others.
  private static func thousandsMark(
    _ bytes: [UInt8], _ place: Int, _ end: Int
  ) -> (sign: UInt32, length: Int)? {
    switch bytes[place] {
    case 0x2E, 0x2C, 0x27, 0x20: (UInt32(bytes[place]), 1)
    case 0xC2 where place + 1 < end && bytes[place + 1] == 0xA0: (0x20, 2)
    case 0xE2 where place + 2 < end && bytes[place + 1] == 0x80:
      switch bytes[place + 2] {
      case 0x99: (0x27, 3)
      case 0xAF, 0x89: (0x20, 3)
      default: nil
      }
    default: nil
    }
  }

  /// `true` iff the cell is a whole number of so many digits that a number may not hold them all: an
  /// id rather than a figure.
  static func isLong(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
    cell.count >= 16 && bytes[cell].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// `true` iff a point stands before exactly three last digits, with one to three before it that
  /// begin with no zero: decimals, or thousands.
  static func mayBeThousands(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
    var start = cell.lowerBound
    if start < cell.upperBound, bytes[start] == 0x2D || bytes[start] == 0x2B { start += 1 }
    let count = cell.upperBound - start
    return (5...7).contains(count) && bytes[cell.upperBound - 4] == 0x2E && bytes[start] != 0x30
  }
}
