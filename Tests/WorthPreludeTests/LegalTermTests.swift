import Testing
import Worth
import WorthTestSupport

/// Terms by right and country, held against the laws that are named beside them.
@Suite struct LegalTermTests {
  /// A plant, a country, the years that its law gives, and the law.
  private static let plants = [
    // German Plant Variety Protection Act (SortSchG), section 13.
    ("other", "DE", 25), ("tree", "DE", 30), ("vine", "DE", 30), ("potato", "DE", 30),
    ("hop", "DE", 30), ("asparagus", "DE", 25),
    // Plant Varieties Act 1997, section 11(1)(a).
    ("other", "GB", 25), ("potato", "GB", 30), ("tree", "GB", 30), ("hop", "GB", 25),
    // Intellectual Property Code, article L623-13.
    ("other", "FR", 25), ("potato", "FR", 30), ("perennial_fodder", "FR", 30),
    ("inbred_line", "FR", 30), ("hop", "FR", 25),
    // Regulations (EC) No 2100/94, article 19, (EC) No 2470/96, (EU) 2021/1873.
    ("other", "EU", 25), ("potato", "EU", 30), ("asparagus", "EU", 30), ("flower_bulb", "EU", 30),
    ("woody_small_fruit", "EU", 30), ("woody_ornamental", "EU", 30), ("hop", "EU", 25),
    // Korean Act on the Protection of New Varieties of Plants, article 55.
    ("other", "KR", 20), ("tree", "KR", 25), ("ornamental_tree", "KR", 20),
    // 7 U.S.C. 2483.
    ("ornamental_tree", "US", 25), ("potato", "US", 20),
  ]

  @Test(arguments: plants)
  func `a plant variety has the term that its law gives to the plant`(
    plant: String, jurisdiction: String, years: Int
  ) throws {
    // Granted on 1 January, so that a term from the end of the year is a whole year longer.
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      plant_variety v { granted = 2010-01-01, plant = \(plant), jurisdiction = "\(jurisdiction)" }
      from_year_end = legal_term_counted_from(plant_variety, "\(jurisdiction)") = "year after grant"
      expect v.expires = (if from_year_end then 2011-01-01 else 2010-01-01) + \(years) years
      """)
    #expect(run.errors.isEmpty && run.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `the end of a German and a British potato is known to the day`() {
    #expect(
      holds(
        """
        case "x" { currency = EUR, timeline = 2026 .. 2028 }
        plant_variety german { granted = 2010-05-04, plant = potato, jurisdiction = "DE" }
        british = german with { jurisdiction = "GB" }
        expect german.expires = 2041-01-01
        expect british.expires = 2040-05-04
        expect german.term_source = "Plant Variety Protection Act, section 13: trees, vines, potatoes, hops"
        """))
  }

  @Test func `terms say from which filings on they hold, and by which laws`() {
    #expect(
      holds(
        """
        # Law 2019-486, article 118, with Decree 2020-15: certificates less than 6 years old on 10 January 2020.
        expect legal_term_filings_from(utility_model, "FR") = 2014-01-11
        # Trade Mark Act (MarkenG), section 159(1): registered from 14 January 2019.
        expect legal_term_filings_from(trade_mark, "DE") = 2019-01-14
        expect legal_term_filings_from(trade_mark, "FR") = 0001-01-01
        expect legal_term_filings_from(utility_model, "RU") = 2015-01-01
        expect legal_term(design, "EU") = 25 years
        expect legal_term_source(design, "EU") = "Regulation (EC) No 6/2002, article 12, as amended by Regulation (EU) 2024/2822 from 1 May 2025"
        expect legal_term_source(patent, "KG") = "Patent Law of 23 March 2023, No. 69, in force from 7 April 2023"
        expect legal_term(patent, "KG") = 20 years
        expect legal_term(utility_model, "KG") = 10 years
        expect legal_term(design, "KG") = 25 years
        """))
  }

  @Test func `where the anniversary of the filing is still protected, the right ends a day later`()
  {
    // German Patent Act (PatG), section 16: the term begins on the day after the filing; Korean
    // Utility Model Act, article 22: until the day ten years after it.
    #expect(
      holds(
        """
        case "x" { currency = EUR, timeline = 2026 .. 2028 }
        patent german { filed = 2010-05-04, jurisdiction = "DE" }
        french = german with { jurisdiction = "FR" }
        european = german with { jurisdiction = "EP", extension = 2 years }
        unsaid = german with { jurisdiction = "" }
        utility_model korean { filed = 2020-01-12, jurisdiction = "KR" }
        design korean_design { filed = 2020-01-12, jurisdiction = "KR" }
        expect german.expires = 2030-05-05
        expect french.expires = 2030-05-04
        expect european.expires = 2032-05-05
        expect unsaid.expires = 2030-05-04
        expect korean.expires = 2030-01-13
        expect korean_design.expires = 2040-01-13
        """))
  }

  @Test func `a database that is made public within its term has the term again from there`() {
    // Copyright Act (UrhG), section 87d: 15 years from publication, or from making where it is not
    // published within them; counted from the end of the year (section 69).
    #expect(
      holds(
        """
        case "x" { currency = EUR, timeline = 2026 .. 2028 }
        database secret { completed = 2012-03-01, jurisdiction = "DE" }
        public = secret with { published = 2020-07-01 }
        expect secret.expires = 2028-01-01
        expect public.expires = 2036-01-01
        """))
  }
}
