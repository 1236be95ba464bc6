import Testing
import Worth
import WorthTestSupport

/// One argument that does not fit a function of the prelude is one mistake.
@Suite struct OneMistakeAtCallTests {
  @Test(arguments: [
    "pmt(5%, \"a\", EUR 5)", "npv(5%, 5)", "npv(\"x\", [EUR 5, EUR 6])", "xnpv(5%, [EUR 5], 3)",
    "growing_annuity(EUR 5, \"x\", 1%, 3)", "weighted_mean([1, 2], 5)", "mirr(5, 5%, 6%)",
    "cumprinc(5%, \"a\", EUR 5, 1, 3)", "factors_of_curve(5)", "correlation(\"a\", [1, 2])",
  ]) func `an argument of the wrong sort is reported once, at the call`(call: String) {
    let source = "case \"x\" { currency = EUR }\nx = \(call)"
    let found = Run(source).program.diagnostics.filter { $0.severity == .error }
    #expect(found.count == 1, "\(call): \(found.map(\.text))")
    #expect(found.first?.place?.line == 2, "\(call)")
  }

  @Test func `two calls with a mistake each are two mistakes`() {
    let run = Run("x = npv(5%, 5)\ny = weighted_mean([1, 2], 5)\nz = x + y")
    #expect(run.errors == ["E0403", "E0403"])
  }
}
