import WorthPlan
import WorthSource
import WorthValue

/// A line of a report, with expressions of a program for values.
package typealias ShownLine = ReportLine<ExpressionID>
/// A table of a report, with expressions of a program for values.
package typealias ShownTable = ReportTable<ExpressionID>
/// A paper of a report, with expressions of a program for values.
package typealias ShownPaper = ReportPaper<ExpressionID>
/// An attribution of a report, with expressions of a program for values.
package typealias ShownAttribution = ReportAttribution<ExpressionID>
/// A decision tree of a report, with expressions of a program for values.
package typealias ShownTree = ReportTree<ExpressionID>

/// An item of a `show`, checked.
package struct ShowInfo: Sendable {
  /// What is shown.
  package enum Content: Sendable {
    case value(ShownLine)
    case table(ShownTable)
    case paper(ShownPaper)
    /// Figures as the case is and under scenarios.
    case comparison(headings: [String], rows: [(title: String, values: [ExpressionID])])
    case attribution(ShownAttribution)
    case tree(ShownTree)
    /// A study with the values of its axes, if it has any.
    case study(ExpressionID, axes: [ExpressionID])
    /// Grids of several figures over the values of one name, side by side.
    case grids([ExpressionID], axis: ExpressionID)
  }

  /// The place of the item in the source.
  package var span: Span
  /// The text of the item in the source.
  package var title: String
  /// What is shown, and in which form.
  package var content: Content
  /// The hidden definition that stands for the item in the order of evaluation.
  package var definition: DefinitionID

  /// Creates an item that shows `content`.
  package init(span: Span, title: String, content: Content, definition: DefinitionID) {
    self.span = span
    self.title = title
    self.content = content
    self.definition = definition
  }
}

extension ShownLine {
  /// `true` iff the line is what an instance was given, not what follows from that.
  package var isInput: Bool {
    get { traits.isInput }
    set { traits.isInput = newValue }
  }

  /// `true` iff an instance was given nothing, so that the kind's own value holds.
  package var isDefault: Bool {
    get { traits.isDefault }
    set { traits.isDefault = newValue }
  }

  /// `true` iff a total of the values says something wherever the line stands.
  package var addsUp: Bool {
    get { traits.addsUp }
    set { traits.addsUp = newValue }
  }

  /// `true` iff the values are the literal 0, which fits any unit.
  package var fitsAnyUnit: Bool {
    get { traits.fitsAnyUnit }
    set { traits.fitsAnyUnit = newValue }
  }
}

extension ValueType {
  /// `true` iff a column of such values says which row of its table is which.
  package var namesRows: Bool {
    switch self {
    case .text, .currency, .date, .period, .choice: true
    case .error, .pending, .number, .percent, .yesNo, .months, .days, .monthsAndDays, .missing,
      .quantity, .rate,
      .hazard, .list, .dated, .series, .table, .row, .instance, .instances, .member, .function,
      .range, .optional:
      false
    }
  }

  /// `true` iff values of the type are texts or words of a choice.
  package var isWord: Bool {
    switch self {
    case .text, .choice: true
    default: false
    }
  }

  /// `true` iff a first column of such values does so where they rise from row to row: years,
  /// shares, terms.
  package var countsRows: Bool {
    self == .number || self == .percent || self == .months || self == .days
  }
}
