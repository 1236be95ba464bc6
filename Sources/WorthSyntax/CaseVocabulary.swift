import WorthSource

/// The words of a setting by which readers find cases, such as its level or its country.
package struct CaseVocabulary: Sendable {
  /// The setting whose words they are.
  package let setting: CaseSetting
  /// The setting that adds words of the case's own.
  package let list: CaseSetting
  /// The words.
  package let words: [String]
  /// Other ways in which a word may be meant, such as the code of a country, each with the word.
  package let meant: [(written: String, word: String)]
  /// `true` iff a word may be qualified, as in ‘students of accounting’ or ‘en-GB’.
  package let isQualified: Bool

  /// Creates a vocabulary.
  private init(
    _ setting: CaseSetting, addedBy list: CaseSetting, _ words: [String],
    meant: [(written: String, word: String)] = [], isQualified: Bool = false
  ) {
    self.setting = setting
    self.list = list
    self.words = words
    self.meant = meant
    self.isQualified = isQualified
  }

  /// `true` iff a message has room for all words.
  package var isShort: Bool { words.count <= 8 }

  /// Some of the words, or all where they are few, for a line of help.
  package var summary: String {
    let shown = words.count > 80 ? Array(words.prefix(4)) + ["…", words[words.count - 1]] : words
    return shown.joined(separator: ", ")
  }

  /// `true` iff `text` is one of the words or of `further` ones, or one with what qualifies it.
  package func holds(_ text: String, further: [String]) -> Bool {
    (words + further).contains { word in
      if text == word { return true }
      guard isQualified, text.hasPrefix(word) else { return false }
      let next = text.dropFirst(word.count).first
      return next == " " || next == "-" || next == ":"
    }
  }

  /// Returns the word that is probably meant by `text`; nil where none is near.
  package func nearest(to text: String, further: [String]) -> String? {
    let small = text.lowercased()
    if let pair = meant.first(where: { $0.written.lowercased() == small }) { return pair.word }
    if let word = Spelling.nearest(to: text, among: words + further) { return word }
    let others = meant.map { $0.written }
    if let other = Spelling.nearest(to: text, among: others) {
      return meant.first { $0.written == other }?.word
    }
    // ‘studnets of accounting’: the first word is misspelt, what qualifies it stays.
    guard isQualified, let blank = text.firstIndex(of: " ") else { return nil }
    let head = String(text[..<blank])
    return Spelling.nearest(to: head, among: words + further).map { $0 + text[blank...] }
  }

  /// The vocabulary of `setting`; nil for a setting that takes any text.
  package static func of(_ setting: CaseSetting) -> CaseVocabulary? {
    all.first { $0.setting == setting }
  }

  /// The vocabulary to which the setting `list` adds words; nil for a setting that adds none.
  package static func addedTo(by list: CaseSetting) -> CaseVocabulary? {
    all.first { $0.list == list }
  }

  /// All vocabularies.
  package static let all = [
    CaseVocabulary(
      .level, addedBy: .levels,
      ["introductory", "intermediate", "advanced", "practitioner", "expert"]),
    CaseVocabulary(.audience, addedBy: .audiences, audiences, isQualified: true),
    CaseVocabulary(
      .language, addedBy: .languages, languages.map { $0.written },
      meant: languages.map { ($0.word, $0.written) }, isQualified: true),
    CaseVocabulary(.country, addedBy: .countries, countries.map { $0.word }, meant: countries),
    CaseVocabulary(.sector, addedBy: .sectors, sectors, isQualified: true),
    CaseVocabulary(.right, addedBy: .rights, rights, meant: otherRights, isQualified: true),
  ]

  /// Those who read cases.
  private static let audiences = split(
    """
    students|trainers|teachers|valuers|appraisers|auditors|accountants|analysts|lenders|banks|bankers|\
    loan officers|guarantee funds|insurers|investors|courts|judges|lawyers|patent attorneys|\
    experts|insolvency practitioners|tax offices|tax advisers|IP offices|patent offices|offices|\
    ministries|transfer offices|technology transfer offices|technology parks|patent departments|\
    licensing managers|licensors|licensees|franchisors|franchisees|owners|holders|founders|\
    inventors|authors|artists|publishers|engineers|researchers|breeders|nurseries|farmers|\
    makers|agricultural institutes|universities|schools|museums|small firms|large firms|\
    software firms|firms|associations|managers|risk managers|boards|buyers|sellers|partners|\
    staff|users|readers|programmers|beginners|everyone
    """)

  /// Rights to what the mind makes, and what is protected without one.
  private static let rights = split(
    """
    patent|utility model|trade mark|design|copyright|related rights|database right|software|\
    trade secret|know-how|domain name|trade name|plant variety|geographical indication|\
    semiconductor topography|supplementary protection certificate|traditional knowledge|\
    image right|licence|franchise
    """)

  /// What people also call the rights.
  private static let otherRights: [(written: String, word: String)] = [
    ("patents", "patent"), ("invention", "patent"), ("petty patent", "utility model"),
    ("utility models", "utility model"), ("trademark", "trade mark"), ("brand", "trade mark"),
    ("trademarks", "trade mark"), ("trade marks", "trade mark"), ("service mark", "trade mark"),
    ("designs", "design"), ("industrial design", "design"), ("design patent", "design"),
    ("copyrights", "copyright"), ("author's right", "copyright"),
    ("neighbouring rights", "related rights"), ("database", "database right"),
    ("computer program", "software"), ("trade secrets", "trade secret"),
    ("confidential information", "trade secret"), ("know how", "know-how"), ("knowhow", "know-how"),
    ("domain", "domain name"), ("company name", "trade name"),
    ("plant breeders' right", "plant variety"),
    ("plant varieties", "plant variety"), ("appellation of origin", "geographical indication"),
    ("GI", "geographical indication"), ("mask work", "semiconductor topography"),
    ("SPC", "supplementary protection certificate"), ("license", "licence"),
    ("personality right", "image right"),
  ]

  /// Branches of trade and industry.
  private static let sectors = split(
    """
    agriculture|forestry|fishing|food|beverages|wine|tobacco|textiles|clothing|leather|wood|\
    paper|printing|chemicals|pharmaceuticals|biotechnology|plastics|glass|ceramics|metals|\
    mining|machinery|tools|vehicles|aerospace|electronics|electrical equipment|medical devices|\
    furniture|toys|crafts|construction|energy|oil and gas|water|waste|trade|retail|wholesale|\
    transport|logistics|tourism|hospitality|restaurants|media|publishing|film|music|games|\
    advertising|software|telecommunications|information technology|finance|banking|insurance|\
    real estate|professional services|consulting|research|education|health|sports|arts|culture|\
    fashion|cosmetics|public administration|services|industry
    """)

  /// The codes of ISO 639-1 with the English names of the languages.
  private static let languages = pairs(
    """
    af Afrikaans|am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali|\
    bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|el Greek|en English|es Spanish|\
    et Estonian|eu Basque|fa Persian|fi Finnish|fr French|ga Irish|gl Galician|he Hebrew|\
    hi Hindi|hr Croatian|hu Hungarian|hy Armenian|id Indonesian|is Icelandic|it Italian|\
    ja Japanese|ka Georgian|kk Kazakh|km Khmer|ko Korean|ky Kyrgyz|lo Lao|lt Lithuanian|\
    lv Latvian|mk Macedonian|mn Mongolian|ms Malay|mt Maltese|my Burmese|nb Norwegian Bokmål|\
    ne Nepali|nl Dutch|nn Norwegian Nynorsk|no Norwegian|pl Polish|ps Pashto|pt Portuguese|\
    rm Romansh|ro Romanian|ru Russian|rw Kinyarwanda|si Sinhala|sk Slovak|sl Slovenian|\
    sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|tk Turkmen|\
    tr Turkish|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|zh Chinese|zu Zulu
    """)

  /// The codes of ISO 3166-1 with the English names of the countries.
  private static let countries = pairs(
    """
    AF Afghanistan|AL Albania|DZ Algeria|AD Andorra|AO Angola|AG Antigua and Barbuda|\
    AR Argentina|AM Armenia|AU Australia|AT Austria|AZ Azerbaijan|BS Bahamas|BH Bahrain|\
    BD Bangladesh|BB Barbados|BY Belarus|BE Belgium|BZ Belize|BJ Benin|BT Bhutan|BO Bolivia|\
    BA Bosnia and Herzegovina|BW Botswana|BR Brazil|BN Brunei|BG Bulgaria|BF Burkina Faso|\
    BI Burundi|KH Cambodia|CM Cameroon|CA Canada|CV Cape Verde|CF Central African Republic|\
    TD Chad|CL Chile|CN China|CO Colombia|KM Comoros|CG Congo|\
    CD Democratic Republic of the Congo|CR Costa Rica|CI Côte d'Ivoire|HR Croatia|CU Cuba|\
    CY Cyprus|CZ Czechia|DK Denmark|DJ Djibouti|DM Dominica|DO Dominican Republic|EC Ecuador|\
    EG Egypt|SV El Salvador|GQ Equatorial Guinea|ER Eritrea|EE Estonia|SZ Eswatini|ET Ethiopia|\
    EU European Union|FJ Fiji|FI Finland|FR France|GA Gabon|GM Gambia|GE Georgia|DE Germany|\
    GH Ghana|GR Greece|GD Grenada|GT Guatemala|GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|\
    HN Honduras|HK Hong Kong|HU Hungary|IS Iceland|IN India|ID Indonesia|IR Iran|IQ Iraq|\
    IE Ireland|IL Israel|IT Italy|JM Jamaica|JP Japan|JO Jordan|KZ Kazakhstan|KE Kenya|\
    KI Kiribati|XK Kosovo|KW Kuwait|KG Kyrgyzstan|LA Laos|LV Latvia|LB Lebanon|LS Lesotho|\
    LR Liberia|LY Libya|LI Liechtenstein|LT Lithuania|LU Luxembourg|MO Macao|MG Madagascar|\
    MW Malawi|MY Malaysia|MV Maldives|ML Mali|MT Malta|MH Marshall Islands|MR Mauritania|\
    MU Mauritius|MX Mexico|FM Micronesia|MD Moldova|MC Monaco|MN Mongolia|ME Montenegro|\
    MA Morocco|MZ Mozambique|MM Myanmar|NA Namibia|NR Nauru|NP Nepal|NL Netherlands|\
    NZ New Zealand|NI Nicaragua|NE Niger|NG Nigeria|KP North Korea|MK North Macedonia|NO Norway|\
    OM Oman|PK Pakistan|PW Palau|PS Palestine|PA Panama|PG Papua New Guinea|PY Paraguay|PE Peru|\
    PH Philippines|PL Poland|PT Portugal|PR Puerto Rico|QA Qatar|RO Romania|RU Russia|RW Rwanda|\
    KN Saint Kitts and Nevis|LC Saint Lucia|VC Saint Vincent and the Grenadines|WS Samoa|\
    SM San Marino|ST São Tomé and Príncipe|SA Saudi Arabia|SN Senegal|RS Serbia|SC Seychelles|\
    SL Sierra Leone|SG Singapore|SK Slovakia|SI Slovenia|SB Solomon Islands|SO Somalia|\
    ZA South Africa|KR South Korea|SS South Sudan|ES Spain|LK Sri Lanka|SD Sudan|SR Suriname|\
    SE Sweden|CH Switzerland|SY Syria|TW Taiwan|TJ Tajikistan|TZ Tanzania|TH Thailand|\
    TL Timor-Leste|TG Togo|TO Tonga|TT Trinidad and Tobago|TN Tunisia|TR Türkiye|\
    TM Turkmenistan|TV Tuvalu|UG Uganda|UA Ukraine|AE United Arab Emirates|GB United Kingdom|\
    US United States|UY Uruguay|UZ Uzbekistan|VU Vanuatu|VA Vatican City|VE Venezuela|\
    VN Viet Nam|YE Yemen|ZM Zambia|ZW Zimbabwe
    """)

  /// Returns the parts of `text` between bars.
  private static func split(_ text: String) -> [String] {
    text.split(separator: "|").map { String($0) }
  }

  /// Returns the parts of `text`, each a code, a blank and a name.
  private static func pairs(_ text: String) -> [(written: String, word: String)] {
    split(text).map { pair in
      let code = String(pair.prefix { $0 != " " })
      return (code, String(pair.dropFirst(code.count + 1)))
    }
  }
}
