import WorthAssist
import WorthReport
import WorthSource

/// What is known of names as a JSON document. The schema stands in Grammar/info.schema.json.
extension Inquiry {
  /// Returns the document with the replies to `names`, and whether all of them are known; without
  /// names it lists what there is to ask about.
  ///
  /// - Parameter help: Returns how help on a word is asked for that the case does not define; nil where there is none.
  package mutating func json(
    _ names: [String], help: (String) -> String?
  ) -> (text: String, isKnown: Bool) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("worth", 1)
    if names.isEmpty { list(&writer) }
    var refused: [(name: String, reply: Reply)] = []
    writer.key("names")
    writer.beginArray()
    for name in names {
      let reply = reply(to: name)
      if case .known(let answer) = reply {
        Inquiry.write(answer, asked: name, &writer)
      } else {
        refused.append((name, reply))
      }
    }
    writer.endArray()
    writer.key("unknown")
    writer.beginArray()
    for (name, reply) in refused { Inquiry.write(reply, asked: name, help(name), &writer) }
    writer.endArray()
    writer.key("diagnostics")
    writer.beginArray()
    for message in mistakes { writer.raw(message.json) }
    writer.endArray()
    writer.endObject()
    return (writer.text, refused.isEmpty)
  }

  /// Writes what there is to ask about.
  private func list(_ writer: inout JSONWriter) {
    writer.key("list")
    writer.beginArray()
    for group in names {
      writer.beginObject()
      writer.member("what", group.title)
      Inquiry.write("names", group.names, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes a reply that is no answer.
  private static func write(
    _ reply: Reply, asked: String, _ help: String?, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("asked", asked)
    switch reply {
    case .known, .expression: break
    case .refused(let messages):
      writer.key("diagnostics")
      writer.beginArray()
      for message in messages { writer.raw(message.json) }
      writer.endArray()
    case .unknown(let nearest):
      if let help { writer.member("help", help) }
      if let nearest { writer.member("nearest", nearest) }
    }
    writer.endObject()
  }

  /// Writes what is known of a name.
  private static func write(_ answer: Answer, asked: String, _ writer: inout JSONWriter) {
    let found = answer.information
    var places = answer.program.places
    writer.beginObject()
    writer.member("asked", asked)
    writer.member("name", found.path)
    writer.member("what", found.role)
    if !found.label.isEmpty { writer.member("label", found.label) }
    writer.member("type", found.type)
    if let place = found.place {
      writer.key("place")
      writer.beginObject()
      write(place, &places, &writer)
      writer.endObject()
    }
    writer.key("formula")
    writer.beginArray()
    for line in found.formula {
      writer.beginObject()
      writer.member("text", line.text)
      write(line.place, &places, &writer)
      writer.endObject()
    }
    writer.endArray()
    if let figure = answer.figure { JSONReport.writeValue(of: figure, &writer) }
    if let index = found.variesBy { writer.member("varies_by", index) }
    writer.member("varies_by_trial", found.variesByTrial)
    write("rests_on", found.restsOn, &places, &writer)
    write("used_by", found.usedBy, &places, &writer)
    write("changed_by", found.changedBy, &writer)
    writer.endObject()
  }

  /// Writes relations as a member.
  private static func write(
    _ key: StaticString, _ relations: [Information.Relation], _ places: inout SourcePlaces,
    _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for relation in relations {
      writer.beginObject()
      writer.member("what", relation.kind.rawValue)
      writer.member("text", relation.text)
      write(relation.place, &places, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes names as a member.
  private static func write(_ key: StaticString, _ names: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for name in names { writer.value(name) }
    writer.endArray()
  }

  /// Writes the file and the line of a place; nothing for what no source holds.
  private static func write(
    _ span: Span, _ places: inout SourcePlaces, _ writer: inout JSONWriter
  ) {
    let place = places.place(of: span)
    guard place.line > 0 else { return }
    writer.member("file", place.file)
    writer.member("line", place.line)
  }
}
