import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The words for types, and what is meant by words that are none.
enum TypeWords {
  /// The types of single values.
  private static let single = [
    "number", "whole", "percent", "rate", "money", "date", "duration", "text", "yes_no", "currency",
    "share",
  ]
  /// The types of columns that a file may hold, as words.
  private static let ofFiles = [
    "number", "whole", "percent", "money", "date", "duration", "text", "yes_no",
  ]

  /// Returns the type of a value that is meant by `word`, which is none; nil where nothing is like it.
  static func meant(by word: String, kinds: [String] = []) -> String? {
    other(word) ?? Spelling.nearest(to: word, among: single + kinds)
  }

  /// Returns the type of a column of a file that is meant by `word`; nil where nothing is like it.
  static func meantInFile(by word: String) -> String? {
    other(word) ?? Spelling.nearest(to: word, among: ofFiles)
  }

  /// What is called otherwise elsewhere.
  private static func other(_ word: String) -> String? {
    switch word.lowercased() {
    case "month", "months", "year", "years", "day", "days", "quarter", "quarters", "week", "weeks",
      "term", "period":
      "duration"
    case "integer", "int", "count": "whole"
    case "string", "str", "name", "word": "text"
    case "float", "double", "decimal", "real", "numeric": "number"
    case "boolean", "bool", "flag", "truth", "logical": "yes_no"
    case "amount", "price", "cash": "money"
    case "percentage", "pct": "percent"
    case "datetime", "time", "timestamp": "date"
    default: nil
    }
  }
}
