import Testing
import Worth
import WorthTestSupport

/// Distributions as people write them who know other programs.
///
/// | they write | they are told, once, with a line that runs |
/// | --- | --- |
/// | centre and spread without names | the names; the centre that the base says already is left out |
/// | `sd = 1` in the place of `sd: 1` | the colon |
/// | a bare number beside an amount | the code of the amount |
/// | a percent or an amount behind `~` | an event of yes or no, or the spread of a normal distribution |
/// | an event with the base 1 or 0 | the number that is 1 or 0 |
/// | what means something else in other programs | the forms, and no line |
@Suite struct DistributionAdviceTests {
  @Test(arguments: [
    ("EUR 5 ~ normal(EUR 5, EUR 1)", "EUR 5 ~ normal(sd: EUR 1)"),
    ("EUR 5 ~ normal(EUR 6, EUR 1)", "EUR 5 ~ normal(mean: EUR 6, sd: EUR 1)"),
    ("EUR 5 ~ normal(5, 1)", "EUR 5 ~ normal(sd: EUR 1)"),
    ("EUR 5 ~ normal(sd = EUR 1)", "EUR 5 ~ normal(sd: EUR 1)"),
    ("EUR 5 ~ normal(EUR 1)", "EUR 5 ~ normal(sd: EUR 1)"),
    ("EUR 5 ~ lognormal(EUR 5, EUR 1)", "EUR 5 ~ lognormal(sd: EUR 1)"),
    ("EUR 5 ~ gamma(2, EUR 3)", "EUR 5 ~ gamma(shape: 2, scale: EUR 3)"),
    ("5% ~ beta(2, 3)", "5% ~ beta(alpha: 2, beta: 3)"),
    ("5% ~ normal(5%, 1%)", "5% ~ normal(sd: 1%)"),
    ("5 ~ normal(mean: 5, 1)", "5 ~ normal(mean: 5, sd: 1)"),
    ("4 ~ weibull(2, 3)", "4 ~ weibull(shape: 2, scale: 3)"),
    ("EUR 5 ~ EUR 1", "EUR 5 ~ normal(sd: EUR 1)"), ("EUR 5 ~ 20%", "EUR 5 ~ normal(sd: 20%)"),
    ("7 ~ 20%", "7 ~ normal(cv: 20%)"),
    ("yes ~ 40%", "yes ~ bernoulli(p: 40%)"), ("no ~ 0.4", "no ~ bernoulli(p: 0.4)"),
    ("yes ~ bernoulli(40%)", "yes ~ bernoulli(p: 40%)"),
    ("1 ~ bernoulli(40%)", "1 ~ binomial(n: 1, p: 40%)"),
    ("0 ~ bernoulli(p: 40%)", "0 ~ binomial(n: 1, p: 40%)"),
    ("1 ~ 40%", "1 ~ binomial(n: 1, p: 40%)"),
  ]) func `each is answered once, with a line that draws what was meant`(
    written: String, correct: String
  ) {
    let source = "x = " + written + "\nshow x"
    let mended = Mended.once(source)
    #expect(mended == "x = " + correct + "\nshow x", "\(Mended.errors(source).map(\.text))")
    #expect(mended.map { Run($0).errors } == [], "\(written)")
  }

  @Test func `where two meanings are left no line is proposed`() {
    // The mean and spread of a lognormal value here, of its logarithm elsewhere.
    // And of a percent a spread is so many points, or a share.
    for written in ["x ~ lognormal(5, 1)", "x = 5% ~ normal(1%)", "x = 5% ~ 1%"] {
      let found = Mended.errors(written + "\nshow x")
      #expect(found.map(\.code) == ["E1003"], "\(written)")
      #expect(found.first?.proposal == nil, "\(written)")
    }
  }
}
