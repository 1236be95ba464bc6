import WorthSyntax

/// How a case is written, read and changed.
extension HelpTopic {
  /// What stands around values and formulas: comments, types, settings, conventions, files, changes.
  static let writing = [
    HelpTopic(
      name: "comments", form: "# for the author    ## for the reader, in reports",
      summary: "what explains an entry",
      explanation: """
        A comment ends with its line. One with two signs documents the entry below it, or the one in front of it on \
        the same line: reports, ‘worth info’ and the dialogue show it.
        """,
      example: """
        # The plan is that of the owner.
        ## Growth of sales a year
        growth = 4%
        expect growth = 4%
        """),
    HelpTopic(
      name: "types",
      form: "name: money    name: percent = 5%    name: flow of money    name: text?",
      summary: "what sort of value an input takes",
      explanation: """
        ‘number’, ‘whole’, ‘percent’, ‘money’, ‘rate’, ‘date’, ‘duration’, ‘text’, ‘yes_no’, a unit, a kind such as \
        ‘asset’, or a choice of words ‘end | middle’. Over time: ‘flow of money’, ‘level of money’, ‘series of percent’; \
        of several values ‘list of date’, ‘table { name: text, cost: money }’. A ‘?’ makes an input optional, ‘= 5%’ \
        gives it a default.
        """,
      example: """
        kind fee {
          sales: money
          rate: percent = 5%
          paid: yearly | at_once
          due = sales * rate
        }
        fee licence { sales = CHF 200, paid = yearly }
        expect licence.due = CHF 10
        """),
    HelpTopic(
      name: "settings", form: "case \"title\" { currency = CHF, level = \"introductory\", … }",
      summary: "what a case says about itself",
      explanation: """
        What counts: ‘currency’, ‘currencies’, ‘timeline’, ‘valuation_date’, ‘exchange’, ‘rounding’, ‘simulation’. What \
        readers find it by, in words from lists: ‘level’, ‘audience’, ‘language’, ‘country’, ‘sector’; ‘levels = ["day 1"]’, \
        ‘audiences’, ‘languages’, ‘countries’ and ‘sectors’ add words of your own. What they read: ‘source’, \
        ‘learning_point’, ‘note’.
        \(vocabularies)
        """,
      example: """
        case "Dryer" {
          level    = "introductory"
          audience = "students, loan officers"
          country  = "Kyrgyzstan"
          currency = KGS
        }
        price = KGS 5
        expect price = KGS 5
        """),
    HelpTopic(
      name: "conventions", form: "convention timing: end | middle | start",
      summary: "inputs in which practice differs, so that a case says which it takes",
      explanation: """
        A kind marks them, and mostly gives no default. Where a figure misses a publication, ‘worth test’ tries them all, \
        singly and in pairs, and says which would hit.
        """,
      example: """
        kind flow_at {
          amount: money
          convention counted: once | twice
          total = if counted = once then amount else 2 * amount
        }
        flow_at rent { amount = CHF 5, counted = twice }
        expect rent.total = CHF 10
        """),
    HelpTopic(
      name: "files",
      form: "table t from \"sales.csv\" { month: text, amount: money }    use \"kinds.worth\"",
      summary: "tables from CSV files, kinds and functions from other cases",
      explanation: """
        A file is looked for beside the one that names it, in the folder of the case or below it; ‘--allow FOLDER’ allows \
        further folders. ‘worth check sales.csv’ proposes the declaration of a table. ‘worth help use’ says more on other cases. The \
        command line takes files of cases, ‘-’ for standard input; the dialogue begins with one: ‘worth repl dryer.worth’.
        """,
      example: """
        # table sales from "sales.csv" { month: text, amount: money }
        table sales {
          month | amount
          "May" | CHF 5
        }
        expect sum(sales.amount) = CHF 5
        """),
    HelpTopic(
      name: "changes",
      form: "scenario low { growth = 1% }    other = name with { rate = 4% }    --set growth=1%",
      summary: "other values for what is stated: in a scenario, a variant, a run, the dialogue",
      explanation: """
        A name stands once in a file. A scenario changes names for ‘figure under low’; ‘with’ makes a variant of what a kind \
        was filled in with; ‘worth run --set growth=1%’ changes one run; in the dialogue a line ‘growth = 1%’ replaces the \
        one before. ‘was’ is the value that is replaced. A change of an uncertain name without ‘~’ makes it certain.
        """,
      example: """
        growth = 4%
        sales = CHF 100 * (1 + growth)
        scenario low { growth = was - 3 points }
        expect (sales under low) = CHF 101
        """),
    HelpTopic(
      name: "remark", form: "remark \"text {figure}\" if condition",
      summary: "what a reader should know of a figure that is not wrong",
      explanation: """
        Stands in kinds and in the case, and is a note wherever the figure is used. What is wrong is refused with ‘require’.
        """,
      example: """
        kind fee {
          sales: money
          due = sales * 5%
          remark "nothing is sold: is that meant?" if sales = 0
        }
        fee licence { sales = CHF 100 }
        expect licence.due = CHF 5
        """),
  ]

  /// The words that the settings know, a line for each that is short enough to be read.
  private static var vocabularies: String {
    CaseVocabulary.all.map { "\n" + $0.setting.rawValue + ": " + $0.summary }.joined()
  }
}
