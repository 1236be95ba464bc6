import WorthSource
import WorthValue

/// A line of a report, with registers of a plan for values.
package typealias PlanLine = ReportLine<PlanValue>
/// A table of a report, with registers of a plan for values.
package typealias PlanTable = ReportTable<PlanValue>
/// A paper of a report, with registers of a plan for values.
package typealias PlanPaper = ReportPaper<PlanValue>
/// An attribution of a report, with registers of a plan for values.
package typealias PlanAttribution = ReportAttribution<PlanValue>
/// A decision tree of a report, with registers of a plan for values.
package typealias PlanTree = ReportTree<PlanValue>

/// An item of a `show`.
package struct PlanShow: Sendable {
  /// The place of the item in the source.
  package var span: Span
  /// The text of the item in the source.
  package var title: String
  /// What is shown, and in which form.
  package var content: PlanContent

  /// Creates an item.
  package init(span: Span, title: String, content: PlanContent) {
    self.span = span
    self.title = title
    self.content = content
  }
}

/// What an item of a report shows.
package enum PlanContent: Sendable {
  case value(PlanLine)
  /// Columns side by side; the title is empty where the columns were chosen one by one.
  case table(PlanTable)
  /// A filled-in kind.
  case paper(PlanPaper)
  /// Figures as the case is and under scenarios.
  case comparison(headings: [String], rows: [PlanComparisonRow])
  case attribution(PlanAttribution)
  case tree(PlanTree)
  /// A study, by its place in the plan, with the values of its axes, if it has any.
  case study(Int32, axes: [PlanValue])
  /// Grids of several figures, by their places in the plan, over the values of one name.
  case grids([Int32], axis: PlanValue)
}

/// A figure in the case and under scenarios.
package struct PlanComparisonRow: Sendable {
  /// The text of the figure in the source.
  package var title: String
  /// The figure in the case, then under each scenario, in the order of the headings.
  package var values: [PlanValue]

  /// Creates the row of the figure `title`.
  package init(title: String, values: [PlanValue]) {
    self.title = title
    self.values = values
  }
}
