import Worth
import WorthAssist
import WorthSource
import WorthTesting

/// What is known of a name, as text.
enum InfoText {
  /// Returns the lines about a name.
  static func text(_ answer: Inquiry.Answer, _ style: TextStyle) -> String {
    let information = answer.information
    var places = answer.program.places
    var text = style.paint(information.path, .heading)
    if !information.label.isEmpty { text += ": " + firstParagraph(information.label) }
    text += "\n"
    let width = information.formula.map { $0.text.count }.max() ?? 0
    for line in information.formula {
      let padding = String(repeating: " ", count: max(0, min(width, 60) - line.text.count))
      text += "  \(line.text)\(padding)  # \(place(line.place, &places))\n"
    }
    text += row("what", information.role)
    if information.type != information.role { text += row("type", information.type) }
    for (position, line) in answer.value.enumerated() {
      text += row(position == 0 ? "value" : "", line)
    }
    if let varies = varies(information) { text += row("varies", varies) }
    for (title, relations) in [("rests on", information.restsOn), ("used by", information.usedBy)] {
      for (position, relation) in relations.enumerated() {
        text += row(
          position == 0 ? title : "",
          short(relation.text) + "  (" + place(relation.place, &places) + ")")
      }
    }
    if information.usedBy.isEmpty { text += row("used by", "nothing") }
    if !information.changedBy.isEmpty {
      text += row("changed", "by scenario " + information.changedBy.joined(separator: ", "))
    }
    return text
  }

  /// Returns the names that there are to ask about.
  static func list(_ groups: [(title: String, names: [String])], _ style: TextStyle) -> String {
    guard !groups.isEmpty else { return "nothing is defined\n" }
    return groups.map { group in
      style.paint(group.title, .heading) + "\n" + wrapped(group.names)
    }.joined()
  }

  /// Names in lines that fit a page.
  private static func wrapped(_ names: [String]) -> String {
    let width = 100
    var lines: [String] = []
    for name in names {
      if let last = lines.last, last.count + name.count + 2 <= width {
        lines[lines.count - 1] = last + ", " + name
      } else {
        lines.append("  " + name)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Returns a line with its title, padded to the common width.
  private static func row(_ title: String, _ text: String) -> String {
    "  " + title + String(repeating: " ", count: max(1, 10 - title.count)) + text + "\n"
  }

  /// Returns whether a value varies by period or by trial; nil for what has no value.
  private static func varies(_ information: Information) -> String? {
    let index = information.variesBy.map { "by " + $0 }
    let trial = information.variesByTrial ? "by trial" : nil
    let all = [index, trial].compactMap { $0 }
    if !all.isEmpty { return all.joined(separator: " and ") }
    return information.isValue ? "neither by period nor by trial" : nil
  }

  /// Returns the file and line of a span.
  private static func place(_ span: Span, _ places: inout SourcePlaces) -> String {
    let place = places.place(of: span)
    return place.line > 0 ? place.file + ":\(place.line)" : "no source"
  }

  /// The text up to a width that fits a line.
  private static func short(_ text: String) -> String {
    text.count > 70 ? String(text.prefix(69)) + "…" : text
  }

  /// Returns the lines up to the first empty one, as one.
  private static func firstParagraph(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { break }
      lines.append(line)
    }
    return lines.joined(separator: " ")
  }
}
