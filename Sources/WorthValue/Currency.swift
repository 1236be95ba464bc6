/// The currencies of ISO 4217 and the number of digits after the point that each is counted in.
package enum Currency {
  /// Active codes with two digits.
  private static let codes: StaticString = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
    CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL \
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS \
    VED VES WST XCD YER ZAR ZMW ZWG 
    """
  /// The codes of currencies without coins, each followed by a blank.
  private static let withoutMinorUnit: StaticString =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF "
  /// The codes of currencies with three decimals, each followed by a blank.
  private static let inThousandths: StaticString = "BHD IQD JOD KWD LYD OMR TND "

  /// Returns the digits after the point that amounts in `code` have; nil where ISO 4217 has no such
  /// code.
  package static func minorDigits(_ code: String) -> Int? {
    if contains(codes, code) { return 2 }
    if contains(withoutMinorUnit, code) { return 0 }
    if contains(inThousandths, code) { return 3 }
    return nil
  }

  /// `true` iff `text` is shaped like a code: three capital letters.
  package static func isShapedLikeCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// `true` iff the list, of codes of three letters with blanks between them, holds `code`.
  private static func contains(_ list: StaticString, _ code: String) -> Bool {
    guard isShapedLikeCode(code) else { return false }
    var bytes: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for (index, byte) in code.utf8.enumerated() {
      switch index {
      case 0: bytes.0 = byte
      case 1: bytes.1 = byte
      default: bytes.2 = byte
      }
    }
    let start = list.utf8Start
    var offset = 0
    while offset + 3 <= list.utf8CodeUnitCount {
      if start[offset] == bytes.0, start[offset + 1] == bytes.1, start[offset + 2] == bytes.2 {
        return true
      }
      offset += 4
    }
    return false
  }
}
