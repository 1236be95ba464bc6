import Testing
import Worth
import WorthTestSupport

/// Arguments in another order than the parameters.
///
/// The rule: where arguments without names fit only in another order, one message says the order. It proposes the call
/// where the sorts of the arguments leave one order, and names what is certain where they leave several.
@Suite struct ArgumentOrderTests {
  @Test(arguments: [
    ("pmt(EUR 1000, 5%, 5)", "pmt(5%, 5, EUR 1000)"),
    ("pmt(EUR 1000, 5, 5%)", "pmt(5%, 5, EUR 1000)"),
    ("pmt(5, 5%, EUR 1000)", "pmt(5%, 5, EUR 1000)"),
    ("pmt(60, 5% / 12, EUR 1000)", "pmt(5% / 12, 60, EUR 1000)"),
    ("pv(-EUR 100, 5%, 5)", "pv(5%, 5, -EUR 100)"), ("fv(n, r, EUR 100)", "fv(r, n, EUR 100)"),
    ("npv([EUR 5, EUR 6], 5%)", "npv(5%, [EUR 5, EUR 6])"),
    (
      "xnpv([EUR 5, EUR 6], 5%, [2026-01-01, 2027-01-01])",
      "xnpv(5%, [EUR 5, EUR 6], [2026-01-01, 2027-01-01])"
    ),
    ("irr(5%, [-EUR 5, EUR 6])", "irr([-EUR 5, EUR 6], 5%)"),
    ("annuity_factor(5, 5%)", "annuity_factor(5%, 5)"),
    ("round(2, EUR 5.234)", "round(EUR 5.234, 2)"),
  ]) func `where the sorts tell the order the call is proposed`(written: String, correct: String) {
    let source = "n = 5\nr = 5%\ny = " + written + "\nshow y"
    #expect(Mended.errors(source).map(\.code) == ["E0355"], "\(written)")
    let mended = Mended.once(source)
    #expect(mended == "n = 5\nr = 5%\ny = " + correct + "\nshow y", "\(written)")
    #expect(mended.map { Run($0).errors } == [], "\(written)")
  }

  @Test(arguments: [
    ("pmt(12, 1%, 1000)", "‘pmt(rate: 1%, nper: …, pv: …)’"),
    ("rate(-EUR 1000, EUR 100, 20)", "‘rate(nper: 20, pmt: …, pv: …)’"),
    ("ipmt(EUR 1000, 1, 5%, 5)", "‘ipmt(rate: 5%, per: …, nper: …, pv: EUR 1000)’"),
  ]) func `where several orders are left nothing is proposed`(written: String, form: String) {
    let found = Mended.errors("y = " + written + "\nshow y")
    #expect(found.map(\.code) == ["E0355"], "\(written)")
    #expect(found.first?.text.contains(form) == true, "\(found.map(\.text))")
    #expect(found.first?.proposal == nil)
  }

  @Test(arguments: [
    "pmt(5%, 5, EUR 1000)", "pmt(0.05, 5, 1000)", "pmt(nper: 5, pv: EUR 1000, rate: 5%)",
    "pmt(5% / 12, 60, EUR 1000)", "round(5.5, 0)", "max(EUR 5, 0)", "npv(5%, [5, 6])",
    "irr([-100, 120])", "sln(EUR 100, EUR 0, 5)",
  ]) func `arguments that fit say nothing`(written: String) {
    #expect(Run("y = " + written + "\nshow y").errors == [], "\(written)")
  }

  /// Statistics as functions: the value may stand behind the share, and the share may lack its sign.
  @Test(arguments: [
    ("percentile(5%, g)", "g.percentile(5%)"), ("percentile(g, 5)", "g.percentile(5%)"),
    ("percentile(95, g)", "g.percentile(95%)"), ("quantile(g, 0.05)", "g.percentile(0.05)"),
    ("quantile(0.05, g)", "g.percentile(0.05)"), ("p5(g)", "g.p5"), ("P95(g)", "g.p95"),
    ("p10(g)", "g.p10"), ("g.percentile(5)", "g.percentile(5%)"), ("g.median", "g.p50"),
    ("g.average", "g.mean"), ("g.stdev", "g.sd"),
  ]) func `a percentile is asked for in one way, and the others show it`(
    written: String, correct: String
  ) {
    let head = "g = EUR 10 ~ normal(sd: EUR 2)\n"
    let mended = Mended.once(head + "y = " + written + "\nshow y")
    #expect(mended == head + "y = " + correct + "\nshow y", "\(written)")
    #expect(mended.map { Run($0).errors } == [], "\(written)")
  }

  /// Values that stand one by one where a list is taken.
  @Test(arguments: [
    ("npv(5%, 100, 110)", "npv(5%, [100, 110])"), ("sum(1, 2, 3)", "sum([1, 2, 3])"),
    ("irr(-100, 60, 70)", "irr([-100, 60, 70])"), ("mean(EUR 1, EUR 2)", "mean([EUR 1, EUR 2])"),
    ("median(n, 2, 3)", "median([n, 2, 3])"),
  ]) func `values one by one are put into a list`(written: String, correct: String) {
    let head = "n = 5\n"
    let mended = Mended.once(head + "y = " + written + "\nshow y")
    #expect(mended == head + "y = " + correct + "\nshow y", "\(written)")
    #expect(mended.map { Run($0).errors } == [], "\(written)")
  }
}
