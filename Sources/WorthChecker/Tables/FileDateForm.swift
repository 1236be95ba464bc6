import WorthMath

/// A form in which a file writes dates, such as `dd.mm.yyyy`.
///
/// `dd` and `mm` are two digits, `d` and `m` one or two, `mmm` is `Jan`, `mmmm` `January`, `yyyy` a
/// year, `yy` one from 1969 to 2068. `hh`, `mm` behind them, and `ss` are a time, which is not kept.
/// All else stands in the cell as in the form.
struct FileDateForm {
  /// A part of the form.
  private enum Part {
    case year, shortYear, month, shortMonth, monthName(isShort: Bool), day, shortDay, time
    case sign(UInt8)
  }

  /// How it is written.
  let text: String
  /// Its parts from left to right.
  private var parts: [Part] = []

  /// Creates the form that `text` spells; nil where it lacks year, month or day.
  init?(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    var (years, months, days) = (0, 0, 0)
    var hasHour = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      var count = 1
      while place + count < bytes.count, bytes[place + count] == byte { count += 1 }
      switch (byte, count) {
      case (0x79, 4), (0x79, 2):
        parts.append(count == 4 ? .year : .shortYear)
        years += 1
      case (0x6D, 2) where hasHour, (0x68, 2), (0x73, 2):
        parts.append(.time)
        if byte == 0x68 { hasHour = true }
      case (0x6D, 1), (0x6D, 2):
        parts.append(count == 2 ? .month : .shortMonth)
        months += 1
      case (0x6D, 3), (0x6D, 4):
        parts.append(.monthName(isShort: count == 3))
        months += 1
      case (0x64, 1), (0x64, 2):
        parts.append(count == 2 ? .day : .shortDay)
        days += 1
      case (0x79, _), (0x6D, _), (0x64, _), (0x68, _), (0x73, _): return nil
      default:
        parts.append(.sign(byte))
        count = 1
      }
      place += count
    }
    guard years == 1, months == 1, days == 1 else { return nil }
  }

  /// Returns the day number of the date that `cell` holds in this form; nil where it holds something
  /// else.
  func day(_ bytes: [UInt8], _ cell: Range<Int>) -> Double? {
    var place = cell.lowerBound
    var (year, month, day) = (0, 0, 0)
    /// Takes digits, `least` to `most` of them; nil where fewer are there.
    func digits(_ least: Int, _ most: Int) -> Int? {
      var value = 0
      var count = 0
      while count < most, place < cell.upperBound, bytes[place] >= 0x30, bytes[place] <= 0x39 {
        value = value * 10 + Int(bytes[place] - 0x30)
        place += 1
        count += 1
      }
      return count >= least ? value : nil
    }
    for part in parts {
      switch part {
      case .year:
        guard let value = digits(4, 4) else { return nil }
        year = value
      case .shortYear:
        guard let value = digits(2, 2) else { return nil }
        year = value < 69 ? 2000 + value : 1900 + value
      case .month, .shortMonth:
        var least = 1
        if case .month = part { least = 2 }
        guard let value = digits(least, 2) else { return nil }
        month = value
      case .day, .shortDay:
        var least = 1
        if case .day = part { least = 2 }
        guard let value = digits(least, 2) else { return nil }
        day = value
      case .time: if digits(2, 2) == nil { return nil }
      case .monthName(let isShort):
        guard let (value, length) = FileDateForm.month(bytes, place, cell.upperBound, isShort)
        else { return nil }
        month = value
        place += length
      case .sign(let sign):
        guard place < cell.upperBound, bytes[place] == sign else { return nil }
        place += 1
      }
    }
    guard place == cell.upperBound else { return nil }
    return CivilDate.days(year: year, month: month, day: day).map { Double($0) }
  }

  /// The names of the months.
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Returns the month whose English name, or the first three letters of it, begins at `place`, and
  /// how many bytes that takes; nil where none does.
  private static func month(
    _ bytes: [UInt8], _ place: Int, _ end: Int, _ isShort: Bool
  ) -> (Int, Int)? {
    for (number, name) in months.enumerated() {
      let letters = isShort ? Array(name.utf8.prefix(3)) : Array(name.utf8)
      guard place + letters.count <= end else { continue }
      var fits = true
      for (offset, letter) in letters.enumerated() where bytes[place + offset] | 0x20 != letter {
        fits = false
      }
      if fits { return (number + 1, letters.count) }
    }
    return nil
  }

  /// The forms that are proposed, those of days before those of times.
  static let usual: [FileDateForm] = {
    var texts: [String] = []
    let days = [
      "dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy", "dd-mm-yyyy", "mm-dd-yyyy", "yyyy/mm/dd",
      "yyyy.mm.dd", "yyyymmdd", "d.m.yyyy", "d/m/yyyy", "m/d/yyyy", "dd mmm yyyy", "d mmm yyyy",
      "dd-mmm-yyyy", "d-mmm-yyyy", "d mmmm yyyy", "mmm d, yyyy", "mmmm d, yyyy", "dd.mm.yy",
      "dd/mm/yy", "mm/dd/yy", "d/m/yy", "m/d/yy", "dd-mmm-yy", "d-mmm-yy", "ddmmyyyy",
    ]
    texts = days
    for day in ["yyyy-mm-dd"] + days {
      for time in [" hh:mm:ss", " hh:mm", "Thh:mm:ss", "Thh:mm:ssZ", " hh:mm:ss UTC"] {
        texts.append(day + time)
      }
    }
    return texts.compactMap { FileDateForm($0) }
  }()

  /// Returns the day number of `2026-03-15`; nil where the cell holds something else.
  static func isoDay(_ bytes: [UInt8], _ cell: Range<Int>) -> Double? {
    guard cell.count == 10, bytes[cell.lowerBound + 4] == 0x2D, bytes[cell.lowerBound + 7] == 0x2D
    else { return nil }
    /// Returns the number that the digits at an offset in the cell make; nil where one is no digit.
    func digits(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for index in cell.lowerBound + from..<cell.lowerBound + from + count {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard let year = digits(0, 4), let month = digits(5, 2), let day = digits(8, 2),
      let days = CivilDate.days(year: year, month: month, day: day)
    else { return nil }
    return Double(days)
  }
}
