extension MessageCatalogue {
  /// E01: text and grammar.
  static let englishGrammar: [MessageEntry] = [
    MessageEntry(
      .E0101,
      message: "unexpected character {character}; leave it out or put it in quotes",
      explanation: """
        This character has no meaning outside texts and comments. Names consist of letters, digits \
        and `_`. Comments begin with `#`. Texts stand between straight double quotes. A currency is \
        written as its code, such as `USD 5`. Lines need no sign at their end.
        """,
      wrong: "royalty = 5% @ 3",
      right: "royalty = 5% * 3"),
    MessageEntry(
      .E0102,
      message: "these bytes are no text; save the file as UTF-8",
      explanation: """
        A source is text in UTF-8, which has the letters of all languages. Part of this file is in \
        another encoding, or it is no text at all. Most editors offer UTF-8 under "Save as".
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0103,
      message: "this text has no closing quote; write ‘\"’ at its end, on the same line",
      explanation: """
        A text begins and ends with a straight double quote on one line. For a line end within the \
        text write `\\n`, for a quote write `\\"`.
        """,
      wrong: """
        title = "Grain dryer
        """,
      right: """
        title = "Grain dryer"
        """),
    MessageEntry(
      .E0104,
      message: "this is not how it is written here; write ‘{correct}’ for ‘{written}’",
      explanation: """
        Text that comes from a word processor or another program often has signs that look right \
        but are others: curly quotes, a long dash for minus, `×` for `*`. Some signs of other \
        languages, such as `==` or `**`, have a simpler form here. Nothing is guessed: please paste \
        the corrected line.
        """,
      wrong: "title = “Grain dryer”",
      right: """
        title = "Grain dryer"
        """),
    MessageEntry(
      .E0105,
      message: """
        ‘{written}’ could be read in two ways; write {correct}, with a point before decimals and ‘_’ between \
        thousands, or a blank after the comma for two values
        """,
      explanation: """
        In one country a comma stands before the decimals, in another between the thousands. In a \
        source the decimal sign is always a point, and thousands are set apart by `_`: \
        `1_250_000.50`. Reports may show figures in the manner of a country all the same.
        """,
      wrong: "price = 2,4",
      right: "price = 2.4"),
    MessageEntry(
      .E0106,
      message: """
        the name ‘{name}’ mixes Latin and Cyrillic letters; write all of it in one alphabet
        """,
      explanation: """
        Some Latin and Cyrillic letters look the same, such as `o` and `о`, but are different \
        letters, so that two names that look alike would be different names. Write each part of a \
        name in one alphabet.
        """,
      wrong: "r\u{43E}yalty = 5%",
      right: "royalty = 5%"),
    MessageEntry(
      .E0107,
      message: "a blank is missing between number and word; write ‘{number} {word}’",
      explanation: """
        A unit or a word such as `million` stands after its number with a blank between: `20 years`, \
        `2.4 million`. A name cannot begin with a digit.
        """,
      wrong: "term = 20years",
      right: "term = 20 years"),
    MessageEntry(
      .E0108,
      message: "‘{written}’ means nothing in a text; write ‘\\\\’ for a backslash",
      explanation: """
        In a text a backslash gives the next character a meaning: `\\n` is a line end, `\\t` a tab, \
        `\\"` a quote, `\\{` and `\\}` are braces, `\\u{1F33E}` is the character of that number, and \
        `\\\\` is a backslash.
        """,
      wrong: """
        folder = "C:\\data"
        """,
      right: """
        folder = "C:\\\\data"
        """),
    MessageEntry(
      .E0109,
      message: "a number has no blanks in it; write ‘{correct}’ for ‘{written}’",
      explanation: """
        Blanks stand between one thing and the next, so that `1 000` is two numbers. Set thousands \
        apart by `_`, as in `1_000_000`, or write `1 million`.
        """,
      wrong: "price = 1 000 000",
      right: "price = 1_000_000"),
    MessageEntry(
      .E0110,
      message: "here {expected} should stand, but {found} was found",
      explanation: """
        The line began well, but at this place something is missing or something does not belong. \
        A line of a case is `name = value`. It goes on in the next line after `=`, a comma or an \
        operator such as `+`.
        """,
      wrong: "royalty =",
      right: "royalty = 5%"),
    MessageEntry(
      .E0111,
      message: "‘{bracket}’ is missing; write it where the part that was opened ends",
      explanation: """
        Each `(`, `[` and `{` needs its `)`, `]` or `}`. The message also shows where the bracket was \
        opened. A word such as `case`, `kind` or `show` at the very beginning of a line ends \
        everything that was left open.
        """,
      wrong: "total = (100 + 20",
      right: "total = (100 + 20)"),
    MessageEntry(
      .E0112,
      message: "brackets are nested more than {limit} deep; give an inner part a name of its own",
      explanation: """
        Expressions and blocks may stand in one another, but not without end. Nobody can read a \
        formula that is nested so deeply. Write the inner parts as lines with names of their own and \
        use those names.
        """,
      wrong: """
        total = \
        ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( \
        1 \
        )))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
        """,
      right: "total = 1"),
    MessageEntry(
      .E0113,
      message: "two comparisons are chained; join them with ‘and’, as in ‘1 < x and x < 5’",
      explanation: """
        A comparison answers yes or no, and yes or no cannot be compared with a number. State each \
        comparison in full and join them with `and`.
        """,
      wrong: "is_fair = 5% < 7% < 9%",
      right: "is_fair = 5% < 7% and 7% < 9%"),
    MessageEntry(
      .E0114,
      message: """
        the line should end before {found}; put {found} in a line of its own, or an operator \
        between
        """,
      explanation: """
        Each definition has a line of its own, or is set apart by a comma within `{ }`. If both parts \
        belong to one formula, an operator such as `+` or `*` is missing between them.
        """,
      wrong: "royalty = 5% tax = 20%",
      right: "royalty = 5%\ntax = 20%"),
    MessageEntry(
      .E0115,
      message: "{bracket} closes nothing; leave it out",
      explanation: """
        There is one closing bracket more than there are opening ones. Either this one is too many, \
        or an opening one is missing further up.
        """,
      wrong: "tax = 20%\n}",
      right: "tax = 20%"),
    MessageEntry(
      .E0116,
      message:
        "in a table a bar stands between two cells only; leave out those at both ends of its lines",
      explanation: """
        A bar at the beginning of a row would be an empty cell before it. A line of dashes under the names of \
        the columns goes, too.
        """,
      wrong: "table sites {\n  | name | cost |\n  |------|------|\n  | \"A\" | 3 |\n}",
      right: "table sites {\n  name | cost\n  \"A\" | 3\n}"),
    MessageEntry(
      .E0117,
      message: "‘{mark}’ is no value; leave the cell empty where there is none",
      explanation: """
        An empty cell is missing, and never taken for 0. Write 0 where nothing is due. What a file has in such cells is said \
        once: `missing = ["n/a"]` in the braces of its table.
        """,
      wrong: "table sites {\n  name | cost\n  \"A\" | 3\n  \"B\" | -\n}",
      right: "table sites {\n  name | cost\n  \"A\" | 3\n  \"B\" |\n}"),
    MessageEntry(
      .E0118,
      message: "‘{written}’ begins with a capital letter; write ‘{correct}’",
      explanation: """
        The words of the language are written in small letters; an editor may have changed the first one.
        """,
      wrong: "Case \"Dryer\" { currency = CHF }",
      right: "case \"Dryer\" { currency = CHF }"),
    MessageEntry(
      .E0119,
      message: "the cells of a table are separated by ‘|’; write one between every two cells",
      explanation: """
        A cell may hold a formula with blanks, and a list or a call with commas, so that neither can say where a cell ends. \
        A table copied from elsewhere can stay in a file of its own: ‘table sites from \"sites.csv\"’. This is said once for \
        each table; its other rows are read as if bars stood there.
        """,
      wrong: "table sites {\n  name, cost\n  \"A\", 3\n  \"B\", 4\n}",
      right: "table sites {\n  name | cost\n  \"A\" | 3\n  \"B\" | 4\n}"),
    MessageEntry(
      .E0120,
      message: """
        this is one index too many; write ‘..’ between the ends for a range, or read the values \
        one by one
        """,
      explanation: """
        A series, a list or a column is read at one index, or over a range. Two values are read one after the other, such as \
        ‘sales[2026] + sales[2027]’. A line with two indices, `paid[p in people, t]`, is read by both: `paid["Aida", 2026]`. For a \
        third, fill in a kind for each row.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5%
        both = sum(growth[2026, 2027])
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5%
        both = sum(growth[2026 .. 2027])
        """),
    MessageEntry(
      .E0121,
      message:
        "an instance for each row, period or key is a definition; write ‘{target} = {kind} { … }’",
      explanation: """
        With an index a kind is filled in once for each row of a table, each period or each key: the index stands behind the         name, the kind behind ‘=’, and the fields see the index.
        """,
      wrong: """
        kind levy { base: money, due = base * 10% }
        table book { id | amount
          "A" | EUR 100 }
        levy fee[r in book] { base = r.amount }
        show sum(fee.due)
        """,
      right: """
        kind levy { base: money, due = base * 10% }
        table book { id | amount
          "A" | EUR 100 }
        fee[r in book] = levy { base = r.amount }
        show sum(fee.due)
        """),
    MessageEntry(
      .E0122,
      message: "the settings of a case stand in its braces, each with ‘=’; write ‘{form}’",
      explanation: """
        What a case says about itself, such as its currency and its periods, stands in braces behind the title, one \
        setting a line or with commas between them.
        """,
      wrong: """
        case "Dryer"
        currency CHF
        periods 2026 to 2028
        sales[t] = CHF 5
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        """),
    MessageEntry(
      .E0123,
      message: """
        ‘{written}’ is a date in one country and another in the next; write ‘{first}’ where the day stands first, or \
        ‘{second}’ where the month does; a division has blanks around its signs
        """,
      explanation: """
        A date is written as year, month and day, `2026-01-05`, which everybody reads alike. With `/` or `-` between the \
        numbers in another order, without blanks, it would be a division or a difference; `2026 / 2` with blanks is one.
        """,
      wrong: "starts = 5/1/2026",
      right: "starts = 2026-01-05"),
    MessageEntry(
      .E0124,
      message:
        "a line does not begin with ‘=’; write the name that the figure is to have before it, as in ‘total = sum(costs)’",
      explanation: """
        In a spreadsheet a cell has its place for a name. Here each figure has a name of its own, by which other lines and \
        the report call it; ranges of cells are lists, series and columns: `sum(costs)`, `sum(book.amount)`.
        """,
      wrong: """
        costs = [CHF 1, CHF 2]
        =sum(costs)
        """,
      right: """
        costs = [CHF 1, CHF 2]
        total = sum(costs)
        """),
    MessageEntry(
      .E0125,
      message: "a comma ends a case; write ‘or’ between words for which the same counts",
      explanation: """
        In ‘if curve is { … }’ each case is one or several words, ‘->’ and a value. A comma or a new line separates cases, \
        ‘or’ the words of one.
        """,
      wrong: """
        kind k { curve: a | b | c
          left = if curve is { a, b -> 1, c -> 2 } }
        k one { curve = a }
        """,
      right: """
        kind k { curve: a | b | c
          left = if curve is { a or b -> 1, c -> 2 } }
        k one { curve = a }
        """),
    MessageEntry(
      .E0126,
      message: "the ‘if’ of a requirement stands in the line of ‘require’; write ‘require … if …’",
      explanation: """
        A line that begins with ‘if’ is an entry of its own, such as the result of a function. Only ‘because’ with the \
        reason may stand in the next line.
        """,
      wrong: """
        kind k { whole: yes_no, share: percent?
          require share is given
          if not whole }
        k one { whole = yes }
        """,
      right: """
        kind k { whole: yes_no, share: percent?
          require share is given if not whole }
        k one { whole = yes }
        """),
  ]
}
