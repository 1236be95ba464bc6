import WorthProgram
import WorthSyntax
import WorthValue

/// What changes along with a name that a question varies.
extension Planner {
  /// Returns for each input that a question varies the inputs of variants that take it over: those of
  /// `v` in `v = offer with { … }` that the block leaves as they are, and what the instance is in
  /// a scenario that does not change it.
  static func followers(in program: Program) -> [DefinitionID: [DefinitionID]] {
    var wanted: [NodeReference: [DefinitionID]] = [:]
    for study in program.studies.entries {
      for input in study.inputs {
        guard let entry = entry(of: input, in: program),
          !(wanted[entry] ?? []).contains(input)
        else { continue }
        wanted[entry, default: []].append(input)
      }
    }
    guard !wanted.isEmpty else { return [:] }
    var found: [DefinitionID: [DefinitionID]] = [:]
    for other in program.definitions.ids {
      guard let entry = entry(of: other, in: program), let inputs = wanted[entry],
        let instance = program.definitions[other].role.instance
      else { continue }
      for input in inputs where input != other {
        guard let base = program.definitions[input].role.instance,
          follows(instance, base, in: program)
        else { continue }
        found[input, default: []].append(other)
      }
    }
    return found
  }

  /// The equation that fills an input with one value; nil for other definitions.
  private static func entry(of definition: DefinitionID, in program: Program) -> NodeReference? {
    guard case .input = program.definitions[definition].role,
      program.definitions[definition].clauses.count == 1,
      let clause = program.definitions[definition].clauses.first, case .none = clause.index
    else { return nil }
    return clause.reference
  }

  /// `true` iff an instance is a variant of `base`, or what that is in a scenario, directly or through
  /// others; also as a part of one.
  private static func follows(
    _ instance: InstanceID, _ base: InstanceID, in program: Program
  ) -> Bool {
    var current: InstanceID? = instance
    for _ in 0..<100 {
      guard let here = current else { break }
      if here == base { return here != instance }
      current = program.instances[here].original
    }
    guard let outer = program.instances[instance].around,
      let around = program.instances[base].around, instance != base, outer != around
    else { return false }
    let name = program.instances[instance].path.split(separator: ".").last
    return name == program.instances[base].path.split(separator: ".").last
      && follows(outer, around, in: program)
  }
}
