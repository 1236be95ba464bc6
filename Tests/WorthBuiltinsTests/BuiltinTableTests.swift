import Testing
import Worth
import WorthBuiltins
import WorthTestSupport

/// The records of builtins.
@Suite struct BuiltinTableTests {
  @Test func `every name is there once, and is found`() {
    let names = BuiltinTable.all.map { $0.name.description }
    #expect(Set(names).count == names.count)
    for (position, name) in names.enumerated() { #expect(BuiltinTable.find(name) == position) }
    #expect(BuiltinTable.find("nothing") == nil)
    #expect(BuiltinTable.find("") == nil)
  }

  @Test func `the examples of every builtin hold`() {
    for builtin in BuiltinTable.all where !builtin.isInternal {
      #expect(!builtin.examples.isEmpty, "\(builtin.name) has no example")
      #expect(!builtin.summary.description.isEmpty)
      for example in builtin.examples {
        let run = Run(example.description)
        #expect(run.errors.isEmpty, "\(builtin.name): \(run.errors)")
        #expect(
          !run.outcome.checks.isEmpty
            && run.outcome.checks.allSatisfy { $0.verdict == .passed },
          "\(builtin.name): \(example)")
      }
    }
  }

  @Test func `a signature says names, sorts, defaults and the result`() throws {
    let round = BuiltinTable.all[try #require(BuiltinTable.find("round"))]
    #expect(
      round.signature
        == "round(value: amount, digits: whole number = 0) gives what ‘value’ is")
  }
}
