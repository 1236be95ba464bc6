/// The words that have a meaning of their own somewhere in the grammar.
///
/// No word is reserved: each counts only where the grammar expects it, and followed by `=`, `~`,
/// `:` or `.` a form word is a name like any other. The raw value is the word's id in every
/// `NameTable`.
package enum Word: Int32, CaseIterable, Sendable {
  // Forms that open an entry.
  case `case`, kind, function, table, tree, scenario, expect, show, use, unit, correlate, require,
    remark
  case convention
  // Parts of forms.
  case because, within, printed, error, from, `as`, rest, chance, choose, solve, between, so, that
  // Operators.
  case `if`, then, `else`, or, and, not, `in`, otherwise, of, per, under, with, `is`, given
  case `for`, `where`, compounded
  // Scales and marks of numbers.
  case thousand, million, billion, bp, points
  // Values.
  case yes, no, opening, closing, was
  // Time.
  case year, years, quarter, quarters, month, months, week, weeks, day, days

  /// The word as it is written.
  package var spelling: StaticString {
    switch self {
    case .case: "case"
    case .kind: "kind"
    case .function: "function"
    case .table: "table"
    case .tree: "tree"
    case .scenario: "scenario"
    case .expect: "expect"
    case .show: "show"
    case .use: "use"
    case .unit: "unit"
    case .correlate: "correlate"
    case .require: "require"
    case .remark: "remark"
    case .convention: "convention"
    case .because: "because"
    case .within: "within"
    case .printed: "printed"
    case .error: "error"
    case .from: "from"
    case .as: "as"
    case .rest: "rest"
    case .chance: "chance"
    case .choose: "choose"
    case .solve: "solve"
    case .between: "between"
    case .so: "so"
    case .that: "that"
    case .if: "if"
    case .then: "then"
    case .else: "else"
    case .or: "or"
    case .and: "and"
    case .not: "not"
    case .in: "in"
    case .otherwise: "otherwise"
    case .of: "of"
    case .per: "per"
    case .under: "under"
    case .with: "with"
    case .is: "is"
    case .given: "given"
    case .for: "for"
    case .where: "where"
    case .compounded: "compounded"
    case .thousand: "thousand"
    case .million: "million"
    case .billion: "billion"
    case .bp: "bp"
    case .points: "points"
    case .yes: "yes"
    case .no: "no"
    case .opening: "opening"
    case .closing: "closing"
    case .was: "was"
    case .year: "year"
    case .years: "years"
    case .quarter: "quarter"
    case .quarters: "quarters"
    case .month: "month"
    case .months: "months"
    case .week: "week"
    case .weeks: "weeks"
    case .day: "day"
    case .days: "days"
    }
  }

  /// The highest number of a word; names that are no words have higher ones.
  @inline(__always)
  static var highest: Int32 { Word.days.rawValue }

  /// The word as a name.
  package var name: Name { Name(id: rawValue) }

  /// `true` iff the word opens an entry, so that in column 1 it closes what was left open.
  package var opensEntry: Bool {
    rawValue <= Word.convention.rawValue
  }

  /// `true` iff the word counts time: `year`, `months`.
  package var isTime: Bool { rawValue >= Word.year.rawValue }

  /// `true` iff the word goes on with the expression before it and so is never a unit.
  package var continuesExpression: Bool {
    if Operator(between: self) != nil { return true }
    switch self {
    case .because, .within, .printed, .then, .else, .per, .under, .with, .is, .for, .where,
      .compounded, .between, .so, .from, .as, .not, .if:
      return true
    default: return false
    }
  }

  /// `true` iff an entry goes on when its next line begins with this word.
  package var joinsLines: Bool {
    if Operator(between: self) != nil { return true }
    switch self {
    case .then, .else, .because, .per, .under, .with, .within, .printed, .for, .where: return true
    default: return false
    }
  }
}
