import Testing
import WorthValue

/// The digits of currencies, as ISO 4217 lists them.
@Suite struct CurrencyTests {
  @Test(arguments: [
    ("CHF", 2), ("KGS", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("XOF", 0), ("KWD", 3), ("TND", 3),
  ]) func `a currency has the digits of its minor unit`(code: String, digits: Int) {
    #expect(Currency.minorDigits(code) == digits)
  }

  @Test(arguments: ["XBT", "chf", "CH", "CHFF", "", "C F", "ÄÖÜ"])
  func `what is no code of ISO 4217 has no digits`(code: String) {
    #expect(Currency.minorDigits(code) == nil)
  }

  @Test func `three capital letters are shaped like a code, and nothing else is`() {
    #expect(Currency.isShapedLikeCode("XBT"))
    for text in ["xbt", "XB", "XBTC", "X1T", ""] { #expect(!Currency.isShapedLikeCode(text)) }
  }
}
