import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Fields that a kind does not have, and the inputs that are meant by them.
extension InstanceFields {
  /// Reports the fields that are given and that the kind does not have, all in one message; returns the names
  /// that are proposed for them, those of inputs that are missing first.
  static func reportUnknown(
    _ fields: [GivenField], _ info: KindInfo, missing: [InputDeclaration],
    in checker: inout Checker
  ) -> [String] {
    let known = info.inputs.map { checker.spelling($0.name) }
    var left = missing
    var unknown: [UnknownField] = []
    for field in fields where !field.isUsed && !info.broken.contains(field.name) {
      let written = checker.spelling(field.name)
      // `offer.rate` in the braces of `offer with { … }`: the name before the dot is known there.
      let names = names(of: field.entries[0].reference, in: checker).map { checker.spelling($0) }
      if names.count == 2, names[0] == written, known.contains(names[1]),
        let place = place(of: field.entries[0].reference, in: checker)
      {
        unknown.append(
          UnknownField(name: written + "." + names[1], place: place, nearest: names[1]))
        continue
      }
      let nearest =
        inputForKind(field.name, info, in: &checker)
        ?? meant(by: written, left, in: checker) ?? Spelling.nearest(to: written, among: known)
        ?? inputMeant(by: written, among: known, besides: fields, in: checker)
      left.removeAll { checker.spelling($0.name) == nearest }
      unknown.append(
        UnknownField(
          name: written, place: namePlace(of: field.entries[0], in: checker), nearest: nearest))
    }
    guard let first = unknown.first else { return [] }
    // Those that several blocks give are told where they stand.
    if unknown.contains(where: { $0.place.source != first.place.source }) {
      for field in unknown {
        checker.report(.unknownFields([field], kind: checker.spelling(info.name), known: known))
      }
    } else {
      let text = checker.files.sources.sources[Int(first.place.source)]
      checker.report(
        .unknownFields(unknown, kind: checker.spelling(info.name), known: known, in: text))
    }
    return unknown.compactMap { $0.nearest }
  }

  /// Returns the missing input that a field which the kind does not have probably means: the one
  /// whose name is nearest, or the only one with its words, such as `tax_rate` for `tax`.
  static func meant(
    by written: String, _ missing: [InputDeclaration], in checker: Checker
  ) -> String? {
    let names = missing.map { checker.spelling($0.name) }
    if let nearest = Spelling.nearest(to: written, among: names) { return nearest }
    let words = Set(written.split(separator: "_"))
    let alike = names.filter { name in
      let others = Set(name.split(separator: "_"))
      return words.isSubset(of: others) || others.isSubset(of: words)
    }
    return alike.count == 1 ? alike[0] : nil
  }

  /// The input that may be left out and whose words a field that the kind does not have begins with, `royalty` for
  /// `royalty_rate`; nil where there is none, several are, or it is given.
  static func inputMeant(
    by written: String, among known: [String], besides fields: [GivenField], in checker: Checker
  ) -> String? {
    let given = Set(fields.map { checker.spelling($0.name) })
    let words = written.split(separator: "_")
    let found = known.filter { name in
      let own = name.split(separator: "_")
      return words.starts(with: own) && !given.contains(name)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The input that takes what a field is called by, `asset` for `patent`; nil where there is none, or several are.
  static func inputForKind(
    _ name: Name, _ info: KindInfo, in checker: inout Checker
  ) -> String? {
    guard case .kind(let kind)? = Names.lookUpForm(name, scope: info.scope, in: &checker),
      Kinds.prepare(kind, in: &checker)
    else { return nil }
    let names = [checker.kinds[kind].name] + checker.kinds[kind].ancestors
    let found = info.inputs.filter { input in
      names.contains(checker.trees[input.reference.tree].name(input.type))
    }
    return found.count == 1 ? checker.spelling(found[0].name) : nil
  }

  /// The input of which a name is the singular, or the other way round, `milestones` for `milestone`; nil where there
  /// is none.
  static func plural(
    of name: String, _ instance: Instance, in checker: Checker
  ) -> String? {
    guard let kind = instance.kind else { return nil }
    return checker.kinds[kind].inputs.map { checker.spelling($0.name) }.first {
      $0 == name + "s" || $0 + "s" == name
    }
  }
}
