import WorthEvaluator
import WorthSource

/// A run as a JSON document. The schema stands in Grammar/run.schema.json.
package enum JSONReport {
  /// Returns the document.
  package static func text(
    figures: [Figures.Figure], document: Document, trials: TrialReport,
    settings: [(name: String, value: String)],
    checks: [CheckOutcome], diagnostics: [Diagnostic], sources: SourceSet
  ) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("worth", 1)
    writer.key("settings")
    writer.beginObject()
    for setting in settings {
      writer.key(setting.name)
      writer.value(setting.value)
    }
    writer.endObject()
    if trials.trials > 0 { write(trials, &writer) }
    writer.key("figures")
    writer.beginArray()
    for figure in figures { write(figure, &writer) }
    writer.endArray()
    writer.key("document")
    DocumentJSON.write(document.blocks, &writer)
    writer.key("checks")
    writer.beginArray()
    var places = SourcePlaces(sources)
    for check in checks { write(check, &places, &writer) }
    writer.endArray()
    writer.key("diagnostics")
    writer.beginArray()
    var renderer = DiagnosticRenderer(sources: sources)
    for diagnostic in diagnostics { renderer.write(diagnostic, to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.text
  }

  /// Writes a figure of the case.
  private static func write(_ figure: Figures.Figure, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("path", figure.path)
    if !figure.label.isEmpty { writer.member("label", figure.label) }
    writer.member("type", figure.type)
    writeValue(of: figure, &writer)
    writer.endObject()
  }

  /// Writes what a figure is worth, as members of an object.
  package static func writeValue(of figure: Figures.Figure, _ writer: inout JSONWriter) {
    writer.key("value")
    write(figure.content, &writer)
    writer.member("text", figure.text)
    if let uncertain = figure.uncertain { write(uncertain, &writer) }
  }

  /// Writes how the case was simulated.
  private static func write(_ trials: TrialReport, _ writer: inout JSONWriter) {
    writer.key("simulation")
    writer.beginObject()
    writer.member("trials", trials.trials)
    writer.member("seed", trials.seed)
    writer.member("sampling", trials.isStratified ? "latin_hypercube" : "random")
    writer.key("correlations")
    writer.beginArray()
    for correlation in trials.correlations {
      writer.beginObject()
      writer.member("first", correlation.first)
      writer.member("second", correlation.second)
      writer.member("coefficient", correlation.coefficient)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  /// Writes the statistics of an uncertain figure; of one that failed in trials, in how many.
  private static func write(_ figure: UncertainFigure, _ writer: inout JSONWriter) {
    writer.key("uncertain")
    writer.beginObject()
    writer.member("failed", figure.failed - figure.missing)
    if figure.missing > 0 { writer.member("missing", figure.missing) }
    if figure.failed == 0 {
      writer.member("mean", figure.mean)
      writer.member("mean_error", figure.meanError)
      writer.member("sd", figure.sd)
      writer.member("p5", figure.p5)
      writer.member("p5_error", figure.p5Error)
      writer.member("p50", figure.p50)
      writer.member("p95", figure.p95)
      writer.member("p95_error", figure.p95Error)
      writer.key("histogram")
      writer.beginObject()
      writer.member("from", figure.histogramStart)
      writer.member("to", figure.histogramEnd)
      writer.key("counts")
      writer.beginArray()
      for count in figure.histogram { writer.value(count) }
      writer.endArray()
      writer.endObject()
    }
    writer.endObject()
  }

  /// Writes the value of a figure.
  private static func write(_ content: Figures.Content, _ writer: inout JSONWriter) {
    switch content {
    case .number(let value), .percent(let value): writer.value(value)
    case .money(let value, let currency):
      writer.beginObject()
      writer.member("amount", value)
      writer.member("currency", currency)
      writer.endObject()
    case .quantity(let value, let unit):
      writer.beginObject()
      writer.member("amount", value)
      writer.member("unit", unit)
      writer.endObject()
    case .text(let text): writer.value(text)
    case .yesNo(let truth): writer.value(truth)
    case .written(let text, _): writer.value(text)
    case .missing, .failed: writer.null()
    case .list(let values):
      writer.beginArray()
      for value in values { write(value, &writer) }
      writer.endArray()
    case .dated(let values):
      writer.beginArray()
      for (_, label, value) in values {
        writer.beginObject()
        writer.member("index", label)
        writer.key("value")
        write(value, &writer)
        writer.endObject()
      }
      writer.endArray()
    case .series(let series):
      writer.beginArray()
      for (label, value) in series.entries {
        writer.beginObject()
        writer.member("index", label)
        writer.key("value")
        write(value, &writer)
        writer.endObject()
      }
      writer.endArray()
    }
  }

  /// Writes what came of a check.
  package static func write(
    _ check: CheckOutcome, _ places: inout SourcePlaces, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    let place = places.place(of: check.span)
    writer.member("file", place.file)
    writer.member("line", place.line)
    switch check.verdict {
    case .passed: writer.member("verdict", "passed")
    case .missed: writer.member("verdict", "missed")
    case .failed: writer.member("verdict", "failed")
    }
    writer.member("claim", places.sources.text(check.span))
    writer.member("figure", check.figure)
    writer.member("claimed", check.claimed)
    if let interval = check.interval { writer.member("accepts", interval) }
    if let reason = check.reason { writer.member("because", reason) }
    if let printed = check.printed { writer.member("printed", printed) }
    for (key, lines) in [("search", check.conventions), ("tried", check.tries)]
    where !lines.isEmpty {
      writer.key(key)
      writer.beginArray()
      for line in lines { writer.value(line) }
      writer.endArray()
    }
    writer.endObject()
  }
}
