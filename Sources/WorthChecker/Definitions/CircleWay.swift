import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The way around definitions that need one another, with the periods at which each reads the next.
enum CircleWay {
  /// The names on the way around, without the first one again: `debt[t]`, `interest[t]`.
  static func around(_ loop: [DefinitionID], in checker: Checker) -> [String] {
    let index = index(of: loop, in: checker)
    return loop.enumerated().map { place, member in
      let before = loop[(place + loop.count - 1) % loop.count]
      let offset = offsets(from: before, to: member, in: checker).first { $0 == 0 }
      return offset == nil ? checker.definitions[member].path : read(member, 0, index, in: checker)
    }
  }

  /// What each of the loop reads of the next: `level[t] → level[t-1], level[t+1]`.
  static func steps(_ loop: [DefinitionID], in checker: Checker) -> [String] {
    let index = index(of: loop, in: checker)
    return loop.enumerated().map { place, member in
      let next = loop[(place + 1) % loop.count]
      let found = Set(offsets(from: member, to: next, in: checker)).sorted()
      let reads = found.map { read(next, $0, index, in: checker) }
      let start = read(member, 0, index, in: checker) + " → "
      return start + (reads.isEmpty ? checker.definitions[next].path : joined(reads))
    }
  }

  /// Proposes the period before for one that has a beginning, where all are read in the same period; nil elsewhere.
  static func lagHint(_ loop: [DefinitionID], in checker: Checker) -> ArgumentValue? {
    let index = index(of: loop, in: checker)
    for (place, member) in loop.enumerated() {
      let before = loop[(place + loop.count - 1) % loop.count]
      guard checker.definitions[member].space != nil, hasBeginning(member, in: checker),
        offsets(from: before, to: member, in: checker).contains(0)
      else { continue }
      let name = checker.spelling(checker.definitions[member].name)
      return .phrase(
        Phrase(
          .readPeriodBefore,
          [
            Argument("before", .written(name + "[" + index + "-1]")),
            Argument("line", .name(checker.spelling(checker.definitions[before].name))),
          ]))
    }
    return nil
  }

  /// `true` iff a line says what a series is before its first period, or in a stated one.
  private static func hasBeginning(_ definition: DefinitionID, in checker: Checker) -> Bool {
    checker.definitions[definition].clauses.contains { clause in
      switch clause.index {
      case .opening, .at: true
      case .none, .each, .range: false
      }
    }
  }

  /// How far from the period at hand one definition reads another; stated periods and whole series are left out.
  private static func offsets(
    from one: DefinitionID, to other: DefinitionID, in checker: Checker
  ) -> [Int32] {
    guard checker.definitions[one].space != nil, checker.definitions[other].space != nil else {
      return []
    }
    return checker.definitions[one].dependencies.compactMap { dependency in
      guard dependency.target == other, let offset = dependency.offset,
        offset != Dependency.stated
      else { return nil }
      return offset
    }
  }

  /// One value of a series as it is read: `debt[t-1]`.
  private static func read(
    _ definition: DefinitionID, _ offset: Int32, _ index: String, in checker: Checker
  ) -> String {
    let shift = offset == 0 ? "" : offset < 0 ? "\(offset)" : "+\(offset)"
    return checker.definitions[definition].path + "[" + index + shift + "]"
  }

  /// The word by which the lines call their period.
  private static func index(of loop: [DefinitionID], in checker: Checker) -> String {
    for member in loop {
      for clause in checker.definitions[member].clauses {
        if case .each(let binder) = clause.index { return checker.spelling(binder) }
      }
    }
    return "t"
  }

  /// The parts with commas between them.
  private static func joined(_ parts: [String]) -> String {
    parts.dropFirst().reduce(parts.first ?? "") { $0 + ", " + $1 }
  }
}
