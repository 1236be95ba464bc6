import WorthMath
import WorthSource
import WorthValue

/// Writes a report as JSON: an array of blocks, the `block` of each of which says what it is. The schema stands in
/// Grammar/run.schema.json.
enum DocumentJSON {
  /// Writes the blocks of a report.
  static func write(_ blocks: [Document.Block], _ writer: inout JSONWriter) {
    writer.beginArray()
    for block in blocks { write(block, &writer) }
    writer.endArray()
  }

  /// Writes a block as an object whose member `block` names its sort.
  private static func write(_ block: Document.Block, _ writer: inout JSONWriter) {
    writer.beginObject()
    switch block {
    case .heading(let heading):
      writer.member("block", "heading")
      writer.member("level", heading.level)
      writer.member("text", heading.text)
    case .paragraph(let text):
      writer.member("block", "paragraph")
      writer.member("text", text)
    case .figure(let figure):
      writer.member("block", "figure")
      write(figure, &writer)
    case .table(let table):
      writer.member("block", "table")
      write(table, &writer)
    case .workingPaper(let paper):
      writer.member("block", "working_paper")
      write(paper, &writer)
    case .comparison(let comparison):
      writer.member("block", "comparison")
      write(comparison, &writer)
    case .grid(let grid):
      writer.member("block", "grid")
      write(grid, &writer)
    case .tornado(let tornado):
      writer.member("block", "tornado")
      write(tornado, &writer)
    case .tree(let tree):
      writer.member("block", "tree")
      write(tree, &writer)
    case .attribution(let attribution):
      writer.member("block", "attribution")
      write(attribution, &writer)
    case .histogram(let histogram):
      writer.member("block", "histogram")
      writer.member("name", histogram.name)
      write(histogram.low.measure, histogram.low.digits, &writer)
      writer.key("low")
      write(.number(histogram.low.value), &writer)
      writer.key("high")
      write(.number(histogram.high.value), &writer)
      writer.key("counts")
      writer.beginArray()
      for count in histogram.counts { writer.value(count) }
      writer.endArray()
    case .checks(let checks):
      writer.member("block", "checks")
      writer.key("checks")
      writer.beginArray()
      for check in checks { write(check, &writer) }
      writer.endArray()
    case .remarks(let texts):
      writer.member("block", "remarks")
      write(texts, as: "texts", &writer)
    case .sources(let texts):
      writer.member("block", "sources")
      write(texts, as: "texts", &writer)
    }
    writer.endObject()
  }

  /// Writes a member that is a list of texts.
  private static func write(
    _ texts: [String], as name: StaticString, _ writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginArray()
    for text in texts { writer.value(text) }
    writer.endArray()
  }

  // MARK: Values

  /// Writes what values are, and how many digits of them are shown.
  private static func write(
    _ measure: Measure, _ digits: Int?, _ writer: inout JSONWriter
  ) {
    writer.key("unit")
    write(measure, &writer)
    guard let digits else { return }
    writer.member("digits", max(0, digits))
    if digits < 0 { writer.member("zeros", -digits) }
  }

  /// Writes a measure as an object whose member `kind` names its sort.
  private static func write(_ measure: Measure, _ writer: inout JSONWriter) {
    writer.beginObject()
    switch measure {
    case .number: writer.member("kind", "number")
    case .percent: writer.member("kind", "percent")
    case .money(let currency, _):
      writer.member("kind", "money")
      writer.member("currency", currency)
    case .price(let currency, let per):
      writer.member("kind", "price")
      writer.member("currency", currency)
      writer.member("per", per)
    case .quantity(let unit, _, _):
      writer.member("kind", "quantity")
      writer.member("unit", unit)
    case .rate(let per, let compounding):
      writer.member("kind", "rate")
      writer.member("per", per.word)
      writer.member("compounded", compounding.adverb)
    case .probability(let per):
      writer.member("kind", "probability")
      writer.member("per", per.word)
    case .months: writer.member("kind", "months")
    case .days: writer.member("kind", "days")
    case .date: writer.member("kind", "date")
    case .period: writer.member("kind", "period")
    case .text: writer.member("kind", "text")
    case .yesNo: writer.member("kind", "yes_no")
    case .choice: writer.member("kind", "choice")
    }
    writer.endObject()
  }

  /// Writes a value: a number, a text, or null where there is none.
  private static func write(_ content: Content, _ writer: inout JSONWriter) {
    switch content {
    case .number(let number), .estimate(let number, _):
      if number.isFinite { writer.value(number) } else { writer.null() }
    case .text(let text): writer.value(text)
    case .truth(let truth): writer.value(truth)
    case .date(let day): writer.value(CivilDate.text(day))
    case .period(let ordinal, let granularity): writer.value(granularity.text(ordinal))
    case .list(let contents): write(contents, &writer)
    case .dated(let amounts):
      writer.beginArray()
      for amount in amounts {
        writer.beginObject()
        writer.member("date", CivilDate.text(amount.date))
        writer.member("amount", amount.amount)
        writer.endObject()
      }
      writer.endArray()
    case .missing, .failed: writer.null()
    }
  }

  /// Writes a list of values.
  private static func write(_ contents: [Content], _ writer: inout JSONWriter) {
    writer.beginArray()
    for content in contents { write(content, &writer) }
    writer.endArray()
  }

  /// Writes a member that is a value.
  private static func write(
    _ content: Content, as name: StaticString, _ writer: inout JSONWriter
  ) {
    writer.key(name)
    write(content, &writer)
  }

  /// Writes a number as a member: dates as days since 1970-01-01.
  private static func write(
    _ number: Number, as name: StaticString, _ writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginObject()
    writer.key("value")
    write(.number(number.value), &writer)
    write(number.measure, number.digits, &writer)
    writer.endObject()
  }

  // MARK: Figures

  /// Writes the members of a figure.
  private static func write(_ figure: Document.Figure, _ writer: inout JSONWriter) {
    writer.member("name", figure.name)
    if !figure.label.isEmpty { writer.member("label", figure.label) }
    if figure.isInput { writer.member("input", true) }
    if figure.isDefault { writer.member("default", true) }
    if figure.isConstant { writer.member("every_period", true) }
    write(figure.value.measure, figure.value.digits, &writer)
    write(figure.value.content, as: "value", &writer)
    if let error = figure.error { write(error, as: "error", &writer) }
    guard let uncertainty = figure.uncertainty else { return }
    writer.key("uncertainty")
    writer.beginObject()
    switch uncertainty {
    case .failed(let count): writer.member("failed", count)
    case .missing(let estimate): write(estimate, as: "missing", &writer)
    case .share(let estimate): write(estimate, as: "share", &writer)
    case .range(let mean, let p5, let p95):
      write(mean, as: "mean", &writer)
      write(p5, as: "p5", &writer)
      write(p95, as: "p95", &writer)
    }
    writer.endObject()
  }

  /// Writes a member that is an estimate with its standard error.
  private static func write(
    _ estimate: Document.Estimate, as name: StaticString, _ writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginObject()
    write(estimate.value, as: "value", &writer)
    if let error = estimate.error { write(error, as: "error", &writer) }
    writer.endObject()
  }

  /// Writes a check with its verdict.
  private static func write(_ check: Document.Check, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("claim", check.claim)
    writer.member("line", check.line)
    switch check.verdict {
    case .passed: writer.member("verdict", "passed")
    case .missed: writer.member("verdict", "missed")
    case .failed: writer.member("verdict", "failed")
    }
    writer.member("figure", check.figure)
    writer.member("claimed", check.claimed)
    if let reason = check.reason { writer.member("because", reason) }
    writer.endObject()
  }

  // MARK: Tables

  /// Writes the members of a table.
  private static func write(_ table: Document.Table, _ writer: inout JSONWriter) {
    if !table.title.isEmpty { writer.member("title", table.title) }
    if !table.label.isEmpty { writer.member("label", table.label) }
    if !table.rowKind.isEmpty { writer.member("row_is", table.rowKind) }
    if let measure = table.rowMeasure {
      writer.member("row_heading", table.rowHeading)
      writer.key("row_unit")
      write(measure, &writer)
    }
    writer.key("columns")
    writer.beginArray()
    for column in table.columns { write(column, &writer) }
    writer.endArray()
    if let opening = table.opening {
      writer.key("opening")
      write(opening.cells, &writer)
    }
    writer.key("rows")
    writer.beginArray()
    for row in table.rows {
      writer.beginObject()
      if let label = row.label { write(label, as: "label", &writer) }
      writer.key("cells")
      write(row.cells, &writer)
      writer.endObject()
    }
    writer.endArray()
    if let totals = table.totals {
      writer.key("totals")
      write(totals, &writer)
    }
  }

  /// Writes a column of a table without its cells, which stand in the rows.
  private static func write(_ column: Document.Table.Column, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("heading", column.heading)
    if !column.label.isEmpty { writer.member("label", column.label) }
    write(column.measure, column.digits, &writer)
    switch column.alignment {
    case .left: writer.member("align", "left")
    case .right: writer.member("align", "right")
    }
    if column.isInput { writer.member("input", true) }
    switch column.statistic {
    case nil: break
    case .p5: writer.member("statistic", "p5")
    case .p95: writer.member("statistic", "p95")
    case .missing: writer.member("statistic", "missing")
    }
    writer.endObject()
  }

  /// Writes the members of a working paper.
  private static func write(_ paper: Document.WorkingPaper, _ writer: inout JSONWriter) {
    writer.member("name", paper.name)
    if !paper.label.isEmpty { writer.member("label", paper.label) }
    writer.key("given")
    write(paper.given, &writer)
    writer.key("steps")
    write(paper.steps, &writer)
    write(paper.remarks, as: "remarks", &writer)
  }

  // MARK: Comparisons and studies

  /// Writes the members of a comparison.
  private static func write(_ comparison: Document.Comparison, _ writer: inout JSONWriter) {
    write(comparison.headings, as: "headings", &writer)
    writer.key("rows")
    writer.beginArray()
    for row in comparison.rows {
      writer.beginObject()
      writer.member("name", row.name)
      write(row.measure, row.digits, &writer)
      writer.key("values")
      writer.beginArray()
      for value in row.values { write(value, &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes a value with its 5th and 95th percentile, where it has them.
  private static func write(_ value: Document.Ranged, _ writer: inout JSONWriter) {
    writer.beginObject()
    write(value.value, as: "value", &writer)
    if let p5 = value.p5 { write(p5, as: "p5", &writer) }
    if let p95 = value.p95 { write(p95, as: "p95", &writer) }
    writer.endObject()
  }

  /// Writes a member that is a value with its range.
  private static func write(
    _ value: Document.Ranged, as name: StaticString, _ writer: inout JSONWriter
  ) {
    writer.key(name)
    write(value, &writer)
  }

  /// Writes the members of an attribution.
  private static func write(_ attribution: Document.Attribution, _ writer: inout JSONWriter) {
    writer.member("figure", attribution.figure)
    writer.member("scenario", attribution.scenario)
    write(attribution.measure, attribution.digits, &writer)
    write(attribution.before, as: "before", &writer)
    writer.key("parts")
    writer.beginArray()
    for part in attribution.parts {
      writer.beginObject()
      writer.member("name", part.name)
      write(part.value, as: "value", &writer)
      writer.endObject()
    }
    writer.endArray()
    write(attribution.after, as: "after", &writer)
    writer.member("over", attribution.isOverAllOrders ? "all_orders" : "order_and_reverse")
  }

  /// Writes the members of a decision tree.
  private static func write(_ tree: Document.DecisionTree, _ writer: inout JSONWriter) {
    writer.member("name", tree.name)
    write(tree.measure, tree.digits, &writer)
    write(tree.value, as: "value", &writer)
    if let digits = tree.probabilityDigits { writer.member("probability_digits", digits) }
    writer.key("choices")
    writer.beginArray()
    for choice in tree.choices {
      writer.beginObject()
      writer.member("path", choice.path)
      write(choice.best, as: "best", &writer)
      write(choice.reached, as: "reached", &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.key("outcomes")
    writer.beginArray()
    for outcome in tree.outcomes {
      writer.beginObject()
      writer.member("path", outcome.path)
      writer.member("cost", outcome.isCost)
      write(outcome.probability, as: "probability", &writer)
      write(outcome.amount, as: "amount", &writer)
      write(outcome.adds, as: "adds", &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes the members of a grid.
  private static func write(_ grid: Document.Grid, _ writer: inout JSONWriter) {
    writer.member("figure", grid.figure)
    write(grid.measure, grid.digits, &writer)
    writer.key("rows")
    write(grid.rows, &writer)
    if let columns = grid.columns {
      writer.key("columns")
      write(columns, &writer)
    }
    writer.key("cells")
    writer.beginArray()
    for row in grid.cells { write(row, &writer) }
    writer.endArray()
  }

  /// Writes an axis of a grid.
  private static func write(_ axis: Document.Axis, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", axis.name)
    write(axis.measure, axis.digits, &writer)
    writer.key("values")
    write(axis.values, &writer)
    writer.endObject()
  }

  /// Writes the members of a tornado.
  private static func write(_ tornado: Document.Tornado, _ writer: inout JSONWriter) {
    writer.member("figure", tornado.figure)
    write(tornado.measure, tornado.digits, &writer)
    write(tornado.base, as: "base", &writer)
    writer.key("bars")
    writer.beginArray()
    for bar in tornado.bars {
      writer.beginObject()
      writer.member("name", bar.name)
      switch bar.ends {
      case .values(let low, let high):
        write(low, as: "from", &writer)
        write(high, as: "to", &writer)
      case .percentiles: writer.member("between", "p5_and_p95")
      }
      write(bar.low, as: "low", &writer)
      write(bar.high, as: "high", &writer)
      write(bar.swing, as: "swing", &writer)
      writer.endObject()
    }
    writer.endArray()
  }
}
