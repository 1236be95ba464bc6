/// A stretch of one line as it is shown, narrow enough for a screen.
///
/// Tabs are spaces up to the next tab stop, invalid bytes are U+FFFD, and `…` stands where the line
/// was cut.
struct SourceExcerpt {
  /// The columns that an excerpt may take.
  static let width = 120
  /// A bound on scalars, for lines of characters that take no column.
  private static let scalarLimit = 480

  /// The shown text.
  private(set) var text = ""
  /// The bytes of the source that are shown.
  private(set) var bytes: Range<Int>
  /// The offsets of the shown scalars and, at the end, of what follows them.
  private var offsets: [Int] = []
  /// The columns, from 0, at which the shown scalars start, and the one that follows them.
  private var columns: [Int] = []

  /// Creates the excerpt of `line`, a range of `source`, that shows byte `offset`.
  init(of line: Range<Int>, around offset: Int, in source: [UInt8]) {
    self.init(of: line, from: line.lowerBound, in: source)
    let isShown = bytes.upperBound == line.upperBound || column(of: offset) < Self.width * 3 / 4
    if isShown && offset <= bytes.upperBound { return }
    var start = max(line.lowerBound, min(offset, line.upperBound))
    for _ in 0..<(Self.width / 3) where start > line.lowerBound {
      start = Self.scalarStart(before: start, in: source, notBefore: line.lowerBound)
    }
    self.init(of: line, from: start, in: source)
  }

  /// Creates the excerpt of `line` that begins at byte `start`.
  private init(of line: Range<Int>, from start: Int, in source: [UInt8]) {
    var shown = String.UnicodeScalarView()
    var place = start
    var column = 0
    if start > line.lowerBound {
      shown.append("…")
      column = 1
    }
    var isJoined = false
    while place < line.upperBound {
      let scalar = DecodedScalar(at: place, in: source)
      let isTab = scalar.value == "\t"
      var width = isTab ? VisibleText.tabWidth - column % VisibleText.tabWidth : 0
      if !isTab && !isJoined { width = VisibleText.width(of: scalar.value) }
      if column + width > Self.width || offsets.count > Self.scalarLimit { break }
      offsets.append(place)
      columns.append(column)
      if isTab {
        for _ in 0..<width { shown.append(" ") }
      } else {
        shown.append(VisibleText.shown(scalar.value))
      }
      isJoined = scalar.value == "\u{200D}"
      column += width
      place += scalar.length
    }
    offsets.append(place)
    columns.append(column)
    if place < line.upperBound { shown.append("…") }
    bytes = start..<place
    text = String(shown)
  }

  /// Returns the column, from 0, of the scalar that holds byte `offset`, or of the nearest shown
  /// one.
  func column(of offset: Int) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if offsets[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return columns[low]
  }

  /// `true` iff byte `offset` can be pointed to here.
  func shows(_ offset: Int) -> Bool {
    bytes.contains(offset) || offset == bytes.upperBound
  }

  /// Returns the columns, from 0 and at least one, that `span` takes as far as it is shown.
  func columns(of span: Range<Int>) -> Range<Int> {
    let start = column(of: span.lowerBound)
    var end = column(of: span.upperBound)
    // A span that ends within a scalar covers all of it.
    if let next = offsets.first(where: { $0 >= span.upperBound }) { end = column(of: next) }
    return start..<max(start + 1, end)
  }

  /// Returns where the scalar starts that ends at `end`.
  private static func scalarStart(before end: Int, in source: [UInt8], notBefore limit: Int) -> Int
  {
    var start = end - 1
    while start > limit, end - start < 4, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
