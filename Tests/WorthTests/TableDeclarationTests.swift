import Testing
import Worth
import WorthTestSupport

/// The declaration that is proposed for a file of columns.
///
/// The rule: compiled with the file at hand, it reads all columns that the file names, without a
/// mistake.
@Suite struct TableDeclarationTests {
  /// Files of the kinds that valuers have, with lines of their declarations and a question with its
  /// answer.
  static let files:
    [(name: String, text: String, lines: [String], question: String, answer: String)] =
      [
        // The history of a central bank's reference rates: newest first, N/A, a comma at each end.
        (
          "rates.csv",
          """
          Date,USD,JPY,CYP,
          2024-01-05,1.0921,158.15,N/A,
          2024-01-04,1.0953,157.80,N/A,
          2007-12-28,1.4692,165.00,0.585274,

          """, ["missing = [\"N/A\"]", "Date: date", "CYP: number?"],
          "rates.USD[2024-01-04]", "1.0953"
        ),
        // A royalty statement: lines above the names, semicolons, commas before decimals, a sum.
        (
          "statement.csv",
          "Royalty statement;;;;\r\nMade on 12.01.2026;;;;\r\n;;;;\r\n"
            + "Product;Units (pcs.);Net sales €;Rate %;Paid\r\n"
            + "Dryer;1.200;24.500,50 €;4,5 %;31.12.2025\r\n"
            + "Mill;950;8.100,00 €;5,0 %;30.11.2025\r\n" + "Total;2.150;32.600,50 €;;\r\n",
          [
            "header = 4", "skip where Product = \"Total\"", "decimal_sign = \",\"",
            "date_form = \"dd.mm.yyyy\"", "Net_sales: money in EUR", "Rate: percent",
          ], "sum(statement.Net_sales)", "EUR 32_600.50"
        ),
        // A bank's list: the signs stand in the headers alone.
        (
          "credits.csv", "id;Zinssatz %;Betrag in EUR\nA;5,25;1.250.000,50\nB;4,5;2.000,25\n",
          ["Zinssatz: number in percent", "Betrag_in_EUR: money in EUR"],
          "sum(k.Betrag_in_EUR * k.Zinssatz for k in credits)", "EUR 65_715.04"
        ),
        // A loan tape: bars, ids of 19 digits, commas between thousands, months first, NULL.
        (
          "tape.txt",
          """
          loan_id|balance|rate|orig_dt|status
          0001234567890123456|125,000.00|4.25|01/15/2021|CURRENT
          0001234567890123457|98,500.10|NULL|11/30/2019|LATE
          0001234567890123458|(500.00)|3.9|02/01/2022|CURRENT

          """,
          [
            "missing = [\"NULL\"]", "decimal_sign = \".\"", "date_form = \"mm/dd/yyyy\"",
            "loan_id: text", "rate: number?",
          ], "tape.balance[\"0001234567890123457\"]", "98_500.1"
        ),
        // The payouts of a card processor: a column twice, times, an empty row, a sum.
        (
          "payouts.csv",
          """
          id,Created (UTC),Type,Amount,Fee,Net Amount (USD),Amount
          txn_1,2025-01-03 10:22,charge,"1,234.50",-36.10,"1,198.40",1
          txn_2,2025-01-04 00:01,refund,-20.00,0.00,-20.00,2
          ,,,,,,
          Total,,,"1,214.50",-36.10,"1,178.40",

          """,
          [
            "skip where id = \"Total\"", "date_form = \"yyyy-mm-dd hh:mm\"", "Created_UTC: date",
            "Net_Amount_USD: money in USD", "Amount_7: number = column_7",
          ], "sum(payouts.Net_Amount_USD)", "USD 1_178.40"
        ),
        // Without a header, and a remark at the end.
        (
          "plain.tsv", "A-1\t2025-01-01\t12.5\nA-2\t2025-02-01\t7\n", ["header = no"],
          "sum(plain.column_3)", "19.5"
        ),
        (
          "foot.csv", "id,amount\n007,5\n008,6\nmade by X\n",
          ["skip where id = \"made by X\"", "id: text"], "foot.amount[\"008\"]", "6"
        ),
      ]

  @Test(arguments: files) func `a declaration is proposed that reads the file`(
    name: String, text: String, lines: [String], question: String, answer: String
  ) throws {
    let declaration = try #require(
      Engine.tableDeclaration(of: Array(text.utf8), named: "folder/" + name))
    for line in lines { #expect(declaration.contains("  " + line + "\n"), "\(declaration)") }
    let program = Engine { $0 == name ? Array(text.utf8) : nil }.compile(
      declaration + "x = " + question)
    let run = Run(program: program, outcome: program.evaluate())
    #expect(run.errors.isEmpty, "\(declaration) \(run.errors)")
    #expect(run.text("x") == answer)
  }

  @Test func `what is no text has no declaration`() {
    #expect(Engine.tableDeclaration(of: [], named: "a.csv") == nil)
    #expect(Engine.tableDeclaration(of: [0x50, 0x4B, 3, 4, 0, 0, 0], named: "a.csv") == nil)
  }

  @Test func `any bytes end in a declaration or in none`() {
    var seed: UInt64 = 7
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choice: [UInt8] = Array(",;|\t\n\r\"'.-()%$0123456789aTé /:".utf8)
        bytes.append(choice[Int(seed >> 33) % choice.count])
      }
      let declaration = Engine.tableDeclaration(of: bytes, named: "t.csv") ?? ""
      let file = bytes
      let program = Engine { _ in file }.compile(declaration)
      _ = program.evaluate()
    }
  }
}
