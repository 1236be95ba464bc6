import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// How a file of columns is written, as far as the braces of its table say so.
struct FileDialect {
  /// How its bytes stand for characters.
  var encoding = TextEncoding.utf8
  /// What separates its cells; nil where the file shows it.
  var separator: UInt8?
  /// What stands before the decimals, a point or a comma; nil where that is not said: then it is a
  /// point, and nothing stands between thousands.
  var decimalSign: UInt8?
  /// The forms of its dates beside `yyyy-mm-dd`.
  var dateForms: [FileDateForm] = []
  /// What stands in cells without a value.
  var missing: [String] = []
  /// The row that names the columns, from 1; 0 where none does.
  var header = 1
  /// `true` iff the braces say which row that is.
  var isHeaderStated = false
  /// The conditions of the rows that are left out: what stands behind `skip where`.
  var skipped: [NodeReference] = []
  /// `true` iff the cells are those of a host, which writes them as Worth reads them.
  var isOfHost = false

  /// `true` iff a point may stand between thousands: nothing says what stands before decimals. So it is in files
  /// with a semicolon or a tab between cells, which are written where a comma stands before decimals.
  func mayPointBetweenThousands(_ delimiter: UInt8) -> Bool {
    decimalSign == nil && (delimiter == 0x3B || delimiter == 0x09) && !isOfHost
  }

  /// `true` iff that may be so in a file with commas between cells, too, if all figures of a column end in 0, which
  /// decimals seldom do.
  func mayRoundThousands(_ delimiter: UInt8) -> Bool {
    decimalSign == nil && delimiter == 0x2C && !isOfHost
  }
}

/// What the braces behind the name of a file may say of the file itself.
enum FileSetting: String, CaseIterable {
  case encoding, separator, header, missing
  case decimalSign = "decimal_sign"
  case dateForm = "date_form"

  /// What may stand behind its `=`.
  var expectation: PhraseKey {
    switch self {
    case .encoding: .anEncoding
    case .separator: .aSeparator
    case .decimalSign: .aDecimalSign
    case .dateForm: .aDateForm
    case .header: .aHeader
    case .missing: .missingMarks
    }
  }
}

/// Reading the braces.
extension FileDialect {
  /// Returns the setting that an entry of the braces is; nil where it describes a column.
  static func setting(_ entry: NodeID, _ tree: Tree) -> FileSetting? {
    guard tree[entry].kind == .definition, !tree[entry].parts.contains(.type),
      tree[tree.child(entry)].kind == .name
    else { return nil }
    return FileSetting(rawValue: tree.text(tree.child(entry)))
  }

  /// Returns the condition of an entry `skip where …`; nil where the entry is something else.
  static func skip(_ entry: NodeID, _ tree: Tree) -> NodeID? {
    guard tree[entry].kind == .result else { return nil }
    let filter = tree.child(entry)
    guard filter.exists, tree[filter].kind == .filter, tree.text(tree.child(filter)) == "skip"
    else { return nil }
    return tree.child(filter, 1)
  }

  /// Returns what the braces say of the file; nil after a diagnostic.
  static func read(_ block: NodeReference?, in checker: inout Checker) -> FileDialect? {
    var dialect = FileDialect()
    guard let block else { return dialect }
    let tree = checker.trees[block.tree]
    var isSound = true
    for entry in tree.children(block.node) {
      if let condition = skip(entry, tree) {
        dialect.skipped.append(NodeReference(block.tree, condition))
      }
      guard let setting = setting(entry, tree) else { continue }
      let value = tree.child(entry, 1)
      if !value.exists || !dialect.take(setting, value, tree) {
        let place = NodeReference(block.tree, value.exists ? value : entry)
        checker.report(.wrongFileSetting(checker.span(place), setting))
        isSound = false
      }
    }
    return isSound ? dialect : nil
  }

  /// Takes the value of a setting; `false` where it is none.
  private mutating func take(_ setting: FileSetting, _ value: NodeID, _ tree: Tree) -> Bool {
    switch setting {
    case .encoding:
      guard let word = FileDialect.word(value, tree), let known = TextEncoding.named(word) else {
        return false
      }
      encoding = known
    case .separator:
      guard let known = FileDialect.word(value, tree).flatMap({ FileDialect.separator($0) }) else {
        return false
      }
      separator = known
    case .decimalSign:
      switch FileDialect.word(value, tree) {
      case ",", "comma": decimalSign = 0x2C
      case ".", "point": decimalSign = 0x2E
      default: return false
      }
    case .dateForm:
      guard let texts = FileDialect.texts(value, tree) else { return false }
      for text in texts {
        guard let form = FileDateForm(text) else { return false }
        dateForms.append(form)
      }
    case .header:
      isHeaderStated = true
      if tree[value].kind == .name, tree.name(value) == Word.no {
        header = 0
      } else if tree[value].kind == .name, tree.name(value) == Word.yes {
        header = 1
      } else if tree[value].kind == .number, let row = Int(tree.text(value)), row > 0 {
        header = row
      } else {
        return false
      }
    case .missing:
      guard let texts = FileDialect.texts(value, tree) else { return false }
      missing += texts
    }
    return true
  }

  /// Returns a name or a text as it stands; nil for anything else.
  private static func word(_ value: NodeID, _ tree: Tree) -> String? {
    switch tree[value].kind {
    case .name: tree.text(value)
    case .text: SyntaxReading.plainText(value, tree)
    default: nil
    }
  }

  /// Returns the text, or the texts of a list; nil for anything else.
  private static func texts(_ value: NodeID, _ tree: Tree) -> [String]? {
    if tree[value].kind == .text { return [SyntaxReading.plainText(value, tree)] }
    guard tree[value].kind == .list else { return nil }
    var found: [String] = []
    for item in tree.children(value) {
      guard tree[item].kind == .text else { return nil }
      found.append(SyntaxReading.plainText(item, tree))
    }
    return found
  }

  /// Returns the byte that a word or the sign itself names; nil for others.
  private static func separator(_ word: String) -> UInt8? {
    switch word {
    case "comma", ",": 0x2C
    case "semicolon", ";": 0x3B
    case "tab", "\t": 0x09
    case "bar", "|": 0x7C
    case "colon", ":": 0x3A
    case "blank", " ": 0x20
    case "~", "^", "#", "!", "/": word.utf8.first
    default: nil
    }
  }

  /// Returns how the braces name a separator.
  static func word(ofSeparator byte: UInt8) -> String {
    switch byte {
    case 0x2C: "comma"
    case 0x3B: "semicolon"
    case 0x09: "tab"
    case 0x7C: "bar"
    default: "\"" + String(Character(Unicode.Scalar(byte))) + "\""
    }
  }
}
