import Testing
import WorthBuiltins
import WorthTestSupport

/// The builtins that the language calls itself, and what their records say of them.
@Suite struct BuiltinRoleTests {
  @Test(arguments: BuiltinRole.allCases)
  func `each role is taken by exactly one builtin`(role: BuiltinRole) {
    let takers = BuiltinTable.all.filter { $0.role == role }.map { $0.name.description }
    #expect(takers.count == 1, "\(role): \(takers)")
    #expect(BuiltinTable.all.indices.contains(BuiltinTable[role]))
    if let taker = takers.first { #expect(BuiltinTable.find(taker) == BuiltinTable[role]) }
  }

  @Test func `a name stands for one function`() {
    var known: Set<String> = []
    let names =
      BuiltinTable.all.map { $0.name.description } + CheckedFunction.allCases.map { $0.rawValue }
      + DistributionTable.functionNames
    for name in names { #expect(known.insert(name).inserted, "\(name)") }
  }

  @Test func `what takes the place of a builtin over a list takes a list`() {
    for builtin in BuiltinTable.all {
      if let role = builtin.overList {
        #expect(builtin.isVariadic)
        #expect(takesList(BuiltinTable.all[BuiltinTable[role]], at: 0), "\(builtin.name)")
      }
      if let role = builtin.overTexts {
        #expect(takesList(BuiltinTable.all[BuiltinTable[role]], at: 0), "\(builtin.name)")
      }
      if builtin.overCondition != nil { #expect(takesList(builtin, at: 0), "\(builtin.name)") }
      for parameter in builtin.parameters {
        guard let other = parameter.coinOf else { continue }
        #expect(builtin.parameters.indices.contains(other), "\(builtin.name)")
        #expect(parameter.isOptional, "\(builtin.name)")
      }
      if builtin.traits.contains(.roundsToDigits) {
        #expect(builtin.parameters.count == 2, "\(builtin.name)")
      }
    }
  }

  /// `true` iff the builtin has a parameter at `place`, and that is a list.
  private func takesList(_ builtin: Builtin, at place: Int) -> Bool {
    builtin.parameters.indices.contains(place)
      && !builtin.parameters[place].type.takesOneValue
  }

  @Test func `no source looks a builtin up by a name that it spells out`() throws {
    for path in Repository.files(below: "Sources", ending: ".swift") {
      #expect(try !Repository.text(path).contains("BuiltinTable.find(\""), "\(path)")
    }
  }
}
