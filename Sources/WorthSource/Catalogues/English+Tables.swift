extension MessageCatalogue {
  /// E0414 to E0443: tables and their files; flows and reasons of kinds.
  static let englishTables: [MessageEntry] = [
    MessageEntry(
      .E0414,
      message: """
        cells in this row: {cells}, columns of the table: {columns}; write one cell for each \
        column
        """,
      explanation: """
        Each row has a cell for each column, with `|` between them. Where nothing is known, leave the \
        cell empty but keep its `|`.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
          "South"
        }
        """,
      right: """
        table sites { name | cost
          "North" | 5
          "South" | 8
        }
        """),
    MessageEntry(
      .E0415,
      message: "the column ‘{column}’ is missing; add it to the first line of the table",
      explanation: """
        The kind says which columns this table has. A column may be left out only where its type \
        ends with `?`.
        """,
      wrong: """
        kind plan { steps: table { name: text, cost: number } }
        plan launch {
          steps { name
            "test"
          }
        }
        """,
      right: """
        kind plan { steps: table { name: text, cost: number } }
        plan launch {
          steps { name | cost
            "test" | 5
          }
        }
        """),
    MessageEntry(
      .E0416,
      message: "the table has no column ‘{column}’; its columns are {known}{hint}",
      explanation: """
        After the point stands a column of the table, named as in its first line. A table in a kind \
        has the columns that the kind declares, and no others.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
        }
        total = sum(sites.costs)
        """,
      right: """
        table sites { name | cost
          "North" | 5
        }
        total = sum(sites.cost)
        """),
    MessageEntry(
      .E0417,
      message: "‘rest’ stands only in a column of percents; write the value itself",
      explanation: """
        Shares and probabilities make up 100 % together, and `rest` is what the other rows leave of \
        it. Other columns have no such total.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
          "South" | rest
        }
        """,
      right: """
        table sites { name | share
          "North" | 60%
          "South" | rest
        }
        """),
    MessageEntry(
      .E0418,
      message: "this is a whole table; name a column first, as in ‘sites.cost[\"North\"]’",
      explanation: """
        A table has many columns. Name the column after a point, and then the row in brackets.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
        }
        price = sites["North"]
        """,
      right: """
        table sites { name | cost
          "North" | 5
        }
        price = sites.cost["North"]
        """),
    MessageEntry(
      .E0419,
      message: """
        rows are found by the first column, which holds {found} here instead of texts; write \
        texts in the first column
        """,
      explanation: """
        A text in brackets is looked up in the first column of the table. That column must hold \
        texts, which name the rows.
        """,
      wrong: """
        table sites { upkeep | cost
          50% | 5
        }
        price = sites.cost["North"]
        """,
      right: """
        table sites { place | cost
          "North" | 5
        }
        price = sites.cost["North"]
        """),
    MessageEntry(
      .E0420,
      message: """
        ‘{field}’ takes a flow, but this series is a level; give the amounts that come in during \
        each period
        """,
      explanation: """
        A flow is what comes in or goes out in a period, such as sales. A level is what is there at a \
        time, such as a debt or a stock. Flows may be added up over the periods, levels may not.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind plan { sales: flow of money }
        stock[t]: level of money = CHF 5
        plan dryer { sales = stock }
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind plan { sales: flow of money }
        sold[t] = CHF 5
        plan dryer { sales = sold }
        """),
    MessageEntry(
      .E0421,
      message: """
        row {row} has {cells} cells, the header has {columns}; {advice}
        """,
      explanation: """
        A row of a file has a cell for each column. A comma inside a cell makes two of it, unless the cell \
        stands in double quotes. Empty cells at the end of rows do no harm, and neither do rows in which all cells are \
        empty. Rows that are no part of the table, such as totals, are left out by `skip where`.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0422,
      message: """
        row {row}, column {column}: ‘{cell}’ is no {type}; {advice}
        """,
      explanation: """
        The table says what its columns hold. Numbers have a point and nothing between thousands, dates \
        read 2026-03-15, percents end in %, money is a number or ‘CHF 5’, unless the braces say how the file is written: \
        `decimal_sign = ","`, `date_form = "dd.mm.yyyy"`, `missing = ["N/A"]`, `amount: money in USD`.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0423,
      message: """
        row {row}, column {column}: ‘{cell}’ is no {type}, as the cells above are; {advice}
        """,
      explanation: """
        What a column holds is taken from its first cell, unless the table says it: \
        ‘table loans from "loans.csv" { borrower: text, amount: money }’. Only columns that something uses are read.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0424,
      message: """
        row {row}, column {column}: the cell is empty; fill it in, or write ‘{entry}’ in the braces
        """,
      explanation: """
        An empty cell is missing, which is neither 0 nor an empty text. The table has to say that a column may \
        have such cells, or leave out the row.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0425,
      message: """
        the file has {count} columns called ‘{header}’; write in the braces behind its name which one is meant: {entries}
        """,
      explanation: """
        The header of a file names its columns. Columns of one name do no harm where nothing uses \
        them. One that is used needs a name of its own: `amount = column_3` gives one to the third column, and \
        `amount = "Net amount (USD)"` to the column below that header.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0426,
      message: """
        the quote that is opened here is never closed; add one at the end of the cell
        """,
      explanation: """
        A cell in double quotes ends with one. A quote inside it is written twice.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0427,
      message: """
        text stands here after a closing quote; put the whole cell in quotes, and write quotes inside it twice
        """,
      explanation: """
        A cell in double quotes ends with its closing quote: after it comes a comma or the end of the line.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0428,
      message: """
        the file ‘{file}’ is empty; its first row names the columns
        """,
      explanation: """
        A table from a file has a first row with the names of its columns and a row for each line of the table.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0429,
      message: """
        the file has no column ‘{column}’; it has {known}{hint}
        """,
      explanation: """
        The braces say what columns of the file hold. A column that is worked out is written ‘name = …’.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0430,
      message: """
        the amounts in column {column} have no currency; write ‘CHF 5’ in its cells, or give the case a currency
        """,
      explanation: """
        A number in a column of money is in the currency of the case.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0431,
      message: """
        {column} has a value for each row, but ‘{field}’ has one each period{advice}
        """,
      explanation: """
        A plan that was made elsewhere is a table with the periods in its first column. Its columns fill series: each \
        period finds its row, whatever the order of the rows. A list fills a series in the order of the periods.
        """,
      wrong: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2027 }
        table plan { stage | sales
          "start"  | CHF 5
          "growth" | CHF 6 }
        kind fee { sales: flow of money
          total = sum(sales) }
        fee licence { sales = plan.sales }
        show licence.total
        """,
      right: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2027 }
        table plan { year | sales
          2026 | CHF 5
          2027 | CHF 6 }
        kind fee { sales: flow of money
          total = sum(sales) }
        fee licence { sales = plan.sales }
        show licence.total
        """),
    MessageEntry(
      .E0432,
      message: """
        the reason names ‘{line}’, which has no value where the requirement does not hold; name an input, or what the \
        condition rests on
        """,
      explanation: """
        Where a requirement does not hold, the lines of the kind have no value, so that no figure is printed that the kind \
        cannot stand behind. The reason can show the inputs, and the lines that the condition itself needs.
        """,
      wrong: """
        kind fee {
          gross: number
          require gross > 0 because "a fee of {net} is none"
          net = gross * 80%
        }
        fee mine { gross = 5 }
        """,
      right: """
        kind fee {
          gross: number
          require gross > 0 because "a fee from {gross} is none"
          net = gross * 80%
        }
        fee mine { gross = 5 }
        """),
    MessageEntry(
      .E0433,
      message: """
        the column ‘{column}’ of the table that the host hands in holds {value} in row {row}, which is no number; \
        hand in a number, or nothing for what is missing
        """,
      explanation: """
        A program that runs a case may hand in tables as columns. Numbers that are infinite or none at \
        all (NaN) have no place in a case; they come from a mistake in what made them. Rows are counted from 1.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0441,
      message: """
        ‘{field}’ of {kind} takes one value, which counts in all periods; write one line ‘{field} = …’ \
        without an index
        """,
      explanation: """
        The kind declares the input with the type of a single value, such as `rate` or `money`, and \
        works with it as such. A value for each period can be given only where the type says so: \
        `flow of money`, `series of percent`. If the rate is to change from year to year, use a kind, \
        or write one, that asks for a series.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        kind fee { rate: percent }
        fee licence {
          rate[2026] = 5%
          rate[t] = 6%
        }
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        kind fee { rate: series of percent }
        fee licence {
          rate[2026] = 5%
          rate[t] = 6%
        }
        """),
    MessageEntry(
      .E0442,
      message: """
        ‘{field}’ of {kind} takes flows on their dates, not by period; write ‘{field} = [2026-06-30: …]’ without an index
        """,
      explanation: """
        The kind declares the input as `dated money` or the like: it asks on which day each amount flows. What is known by \
        period alone is put on a day of each: `[t.end: sales[t] for t in case.first .. case.last]`.
        """,
      wrong: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2028 }
        kind claim { receipts: dated money
          total = sum(receipts.amounts) }
        claim first { receipts[2026] = CHF 5 }
        """,
      right: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2028 }
        kind claim { receipts: dated money
          total = sum(receipts.amounts) }
        claim first { receipts = [2026-06-30: CHF 5] }
        """),
    MessageEntry(
      .E0443,
      message: """
        the column ‘{column}’ of ‘{table}’ has empty cells, and flows need a day and an amount each; fill them in, or \
        say what counts: ‘[r.date: r.amount otherwise 0 for r in {table}]’
        """,
      explanation: """
        A table with the columns `date` and `amount` stands for the flows of its rows. A row without a day or an amount \
        is no flow, and is not dropped without a word.
        """,
      wrong: """
        kind claim { receipts: dated money
          total = sum(receipts.amounts) }
        table paid { date | amount
          2026-06-30 | CHF 5
          2026-07-31 |
        }
        claim first { receipts = paid }
        """,
      right: """
        kind claim { receipts: dated money
          total = sum(receipts.amounts) }
        table paid { date | amount
          2026-06-30 | CHF 5
          2026-07-31 |
        }
        claim first { receipts = [r.date: r.amount otherwise 0 for r in paid] }
        """),
    MessageEntry(
      .E0444,
      message: """
        line {line} of ‘{file}’ holds the byte {byte}, which is no part of a text in {encoding}; write ‘{entry}’ in \
        braces behind the name of the file, or another of {others}
        """,
      explanation: """
        A file is read as UTF-8 unless its table says something else. Spreadsheets and older programs write files in the \
        encoding of their country (latin_1 or windows_1252 in Western Europe, windows_1250 in Central Europe, windows_1251 \
        for Cyrillic) or as “Unicode text” (utf_16). A file that is read in a wrong encoding has wrong letters in it, so \
        look at a name with an accent after the change.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0445,
      message: "‘{setting}’ in the braces of a table from a file takes {expected}",
      explanation: """
        The braces behind the name of a file describe its columns, and say how the file is written where that cannot be \
        seen: `encoding`, `separator`, `decimal_sign`, `date_form`, `header`, `missing`. A column that has one of these \
        names is given another: `gap: text = "missing"`.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0446,
      message: """
        behind ‘skip where’ stands what cells hold, compared with a text or a number, as in ‘skip where id = "Total"’; \
        join such conditions by ‘and’, ‘or’, ‘not’
        """,
      explanation: """
        `skip where` leaves out rows of a file before anything is known of what columns hold. It sees the cells as they \
        stand in the file: `skip where date = ""`, `skip where not (amount is given)`, `skip where level > 1`. To choose \
        rows by what they mean, filter the table: `large = book where amount > CHF 5`.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0447,
      message: """
        row {row}, column {column}: how ‘{cell}’ is meant is not certain; write {entries} in the braces behind the name of \
        the file, or ‘{text}’ where it is a mere text
        """,
      explanation: """
        In files, `1.000` is one or a thousand, `1,5` a number or a text, `03/04/2026` a day in March or in April, and `$5` \
        an amount in one of many dollars. Worth does not guess: `decimal_sign = ","`, `date_form = "dd/mm/yyyy"`, \
        `amount: money in USD` say how the file means it.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0448,
      message: """
        the first line of the file names {count} of {columns} columns, and line {line} seems to name them all; write \
        ‘header = {line}’ in braces behind the name of the file
        """,
      explanation: """
        Reports begin with lines about themselves: who made them, and when. `header = 4` says that the fourth line of \
        the file names the columns; what stands above it is not read. `header = 1` says that it is the first after all, \
        and `header = no` that none names them: then they are `column_1`, `column_2` and so on.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0449,
      message: """
        behind ‘one of’ stands the column whose values are allowed, such as ‘ways.way’; this is {found}
        """,
      explanation: """
        The type `one of ways.way` allows what the column `way` of the table `ways` holds, and nothing \
        else, so that a misspelt name is found where it is written. The column holds names in quotes, words of a \
        choice, dates, periods or numbers. A few words that are always the same are a choice: `early | late`.
        """,
      wrong: """
        limit = 5
        table loans {
          id  | way
          "A" | "sale"
          way: one of limit
        }
        """,
      right: """
        table ways {
          way    | share
          "sale" | 40%
        }
        table loans {
          id  | way
          "A" | "sale"
          way: one of ways.way
        }
        """),
  ]
}
