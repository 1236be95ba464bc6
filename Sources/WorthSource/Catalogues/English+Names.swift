extension MessageCatalogue {
  /// E02: names.
  static let englishNames: [MessageEntry] = [
    MessageEntry(
      .E0201,
      message: "nothing is called ‘{name}’; add a line ‘{name} = …’ or correct the name{hint}",
      explanation: """
        A formula can use what some line of the case defines; the order of lines does not matter. \
        Capital and small letters are different letters. If you mean a word as it stands, put it in \
        quotes.
        """,
      wrong: "price = 3\ntotal = prise * 2",
      right: "price = 3\ntotal = price * 2"),
    MessageEntry(
      .E0202,
      message: "‘{name}’ is defined twice; {way}",
      explanation: """
        A name stands for one thing in the whole case: values are not changed from line to line. For \
        another value in another year write a series, such as `price[2027] = …`. Two lines for the \
        same period are defined twice as well.
        """,
      wrong: "tax = 20%\ntax = 25%",
      right: "tax = 20%\ntax_from_2027 = 25%"),
    MessageEntry(
      .E0203,
      message: """
        a kind or function does not see ‘{name}’; make it an input, such as ‘{name}: number’
        """,
      explanation: """
        What a kind or function needs, it is given: its inputs say all that its result depends on. \
        So it means the same in every case that uses it. Declare an input of this name, and fill it \
        where the kind or function is used.
        """,
      wrong: """
        tax = 20%
        kind fee {
          gross: number
          net = gross * (1 - tax)
        }
        fee licence { gross = 100 }
        """,
      right: """
        tax = 20%
        kind fee {
          gross: number
          tax: percent
          net = gross * (1 - tax)
        }
        fee licence { gross = 100, tax = tax }
        """),
    MessageEntry(
      .E0204,
      message: """
        these definitions need one another, so that none comes first: {loop}; give one of them a \
        value of its own{hint}
        """,
      explanation: """
        To find the first figure one needs the second, and to find the second one needs the first. \
        Break the circle: give one of them a value, or let it look at the period before, as in \
        `debt[t-1]`.
        """,
      wrong: "price = cost * 2\ncost = price / 2",
      right: "price = cost * 2\ncost = 50"),
    MessageEntry(
      .E0205,
      message: """
        ‘{name}’ is worked out from itself and has no beginning; give its first period a value, \
        or a function an ‘if’ that ends it
        """,
      explanation: """
        A line that is worked out from the period before needs a beginning. Give the first period a \
        value of its own. A function that calls itself needs an `if` with an answer that does not \
        call it.
        """,
      wrong: "function countdown(n) = countdown(n - 1)\nlast = countdown(3)",
      right: "function countdown(n) = if n <= 0 then 0 else countdown(n - 1)\nlast = countdown(3)"),
    MessageEntry(
      .E0206,
      message: "there is no file ‘{file}’; write its name as it is seen from this file",
      explanation: """
        `use` and `table … from` read another file, and look for it beside the file in which they stand. It was not found under \
        this name, or cannot be read. Look at the spelling, at the folder, and at the ending.
        """,
      wrong: """
        use "rates.worth" as rates
        tax = 20%
        """,
      right: "tax = 20%"),
    MessageEntry(
      .E0207,
      message: "‘{file}’ uses itself; leave out this ‘use’",
      explanation: """
        A file may use other files, and these may use others, but the way must not lead back to \
        where it began. Put what both files need into a third one.
        """,
      wrong: """
        use "case.worth" as other
        tax = 20%
        """,
      right: "tax = 20%"),
    MessageEntry(
      .E0208,
      message: """
        there is no kind ‘{name}’; write a kind such as asset or patent (‘worth help kinds’ lists \
        them), or ‘name = value’ for a definition{hint}
        """,
      explanation: """
        A line such as `patent dryer { … }` fills in a kind: first the name of the kind, then a name \
        for what is filled in. Kinds are declared with `kind NAME { … }`, or come with the language. \
        If you meant a definition, the sign `=` is missing.
        """,
      wrong: """
        kind fee { amount: number }
        fea licence { amount = 5 }
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        """),
    MessageEntry(
      .E0209,
      message: "this value has no name; write ‘name = …’ or ‘show …’",
      explanation: """
        A case consists of definitions and of what is to be shown and checked. Give the value a \
        name, so that it can be used and explained, or show it.
        """,
      wrong: "CHF 100 * 5%",
      right: "royalty = CHF 100 * 5%"),
    MessageEntry(
      .E0210,
      message: """
        only a name can be defined; write ‘name = …’ or ‘name[2026] = …’, or ‘expect a = b’ to compare
        """,
      explanation: """
        On the left of `=` stands the name of what is defined, perhaps with a period in brackets. \
        Solve the equation for one name: instead of `price * 2 = 10` write `price = 10 / 2`.
        """,
      wrong: "price * 2 = 10",
      right: "price = 10 / 2"),
    MessageEntry(
      .E0211,
      message: "‘{form}’ stands only in a kind; leave out the word here",
      explanation: """
        `convention` marks an input of a kind in which practice differs, such as the timing of \
        payments, so that a check that misses can try the others. In the case itself you decide, and \
        there is nothing to mark.
        """,
      wrong: "convention tax = 20%",
      right: "tax = 20%"),
    MessageEntry(
      .E0212,
      message: "‘{unit}’ is no unit; declare it with ‘unit {unit}’{currency}{hint}",
      explanation: """
        A word right after a number is its unit. Years, quarters, months, weeks and days are known; \
        every other unit is declared in a line of its own. Percent is written `%`, a rate \
        `8% per year`, and large numbers with `thousand`, `million` or `billion`. If the word is no \
        unit, an operator is missing before it.
        """,
      wrong: "harvest = 5 tonne",
      right: "unit tonne\nharvest = 5 tonne"),
    MessageEntry(
      .E0213,
      message: "‘{code}’ is no currency; write a code such as CHF or USD{declaration}{hint}",
      explanation: """
        Amounts of money begin with the three capital letters of their currency, as ISO 4217 has \
        them: `CHF 5`, `KGS 24 million`. A currency that is not in that list is declared in the case: \
        `currencies = [XBT]`.
        """,
      wrong: "price = chf 5",
      right: "price = CHF 5"),
    MessageEntry(
      .E0214,
      message: "the currency {code} stands without an amount; write ‘{code} 5’",
      explanation: """
        A currency is part of an amount and stands right before its number. To make an amount out of \
        a number, multiply it by one unit: `5 * CHF 1`.
        """,
      wrong: "price = 5 * CHF",
      right: "price = CHF 5"),
    MessageEntry(
      .E0215,
      message: """
        ‘{kind}’ is a kind, not a value; fill it in with ‘{kind} NAME { … }’ and use that name
        """,
      explanation: """
        A kind is an empty form. It has no figures until it is filled in. Fill it in under a name of \
        your own, and read the figures from that name.
        """,
      wrong: """
        kind fee { amount: number }
        total = fee.amount
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        total = licence.amount
        """),
    MessageEntry(
      .E0216,
      message: "‘{name}’ has a type but no value; write ‘{name} = …’",
      explanation: """
        A line such as `growth: percent` asks for an input and makes sense in a kind, where someone \
        fills it in later. In the case itself, and for a line with an index, the value must be there.
        """,
      wrong: "growth: percent",
      right: "growth = 8%"),
    MessageEntry(
      .E0217,
      message: """
        ‘{name}’ is no setting of the case; settings are currency, timeline and others{hint}
        """,
      explanation: """
        In `case { … }` stand the settings that hold for the whole case: `currency`, `currencies`, \
        `timeline`, `valuation_date`, and words about the case: `level`, `levels`, `audience`, `source`, \
        `learning_point`, `language`, `country`, `sector`, `note`. All other figures are definitions \
        outside the braces.
        """,
      wrong: """
        case "Dryer" { curency = CHF }
        """,
      right: """
        case "Dryer" { currency = CHF }
        """),
    MessageEntry(
      .E0218,
      message: "the case does not give ‘{setting}’; write ‘{setting} = …’ in ‘case’",
      explanation: """
        `case.valuation_date`, `case.first` and `case.last` read the settings of the case. The \
        valuation date is the start of the timeline where the case does not state it. A figure of \
        your own is read by its name alone.
        """,
      wrong: "start = case.valuation_date",
      right: """
        case "Dryer" { valuation_date = 2026-01-01 }
        start = case.valuation_date
        """),
    MessageEntry(
      .E0219,
      message: "no message has the code ‘{code}’; write a code such as E0301{hint}",
      explanation: """
        `expect error` says which mistake the lines in braces must show. Every message begins with \
        its code: a letter and four digits.
        """,
      wrong: "expect error E0399 { total = CHF 1 + USD 1 }",
      right: "expect error E0301 { total = CHF 1 + USD 1 }"),
    MessageEntry(
      .E0220,
      message: "a block needs a word before its name; write ‘{form}’",
      explanation: """
        Braces fill in a kind, and the line says which: `patent dryer { … }`. The rows of a table stand \
        in `table plan { … }`. A field with a block, without a word before it, stands only within a kind \
        that is filled in.
        """,
      wrong: "licence { rate = 5% }",
      right: """
        kind terms { rate: percent }
        terms licence { rate = 5% }
        """),
    MessageEntry(
      .E0221,
      message: """
        the case has nothing called ‘{path}’ that could be changed; add it, or name one thing that is there{hint}
        """,
      explanation: """
        A program or command that opens the case may change a definition, or a field of something \
        that was filled in. The name must be one that the case has. A field is written with its \
        owner: `loan.rate`.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0222,
      message: "‘{name}’ is a function; write what it works on in brackets, as in ‘{name}(…)’",
      explanation: """
        A function makes a value out of others, and these stand in brackets after its name. Alone it \
        has no value. `worth help` with the name of the function says what it takes.
        """,
      wrong: "total = sum + 1",
      right: "total = sum([5, 8]) + 1"),
    MessageEntry(
      .E0223,
      message: """
        ‘{file}’ is outside of ‘{folder}’, from which alone the case reads files, and was not looked for; if it is \
        there, copy it into that folder, or allow its own (on the command line ‘--allow {parent}’)
        """,
      explanation: """
        `use` and `table … from` read files in the folder of the case that is run, and in the folders \
        below it. A path that begins with `/`, one that leads out with `..`, and a link to somewhere else \
        are refused, so that a case from a stranger cannot read what is none of its business, nor find out whether \
        it exists. Whoever runs the case may allow further folders.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0224,
      message: """
        ‘{path}’ cannot become what the host hands in: the language has no way to write it; hand in a \
        value that can be written, a series by period, or an expression
        """,
      explanation: """
        A program that runs a case may change it, by expressions or by values. A value that is missing \
        or was not computed, a series by row, and a rate per half-year cannot be written in a case, so \
        that they cannot take the place of what stands there. Of a series by period each value takes the \
        place of that of its period.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0225,
      message:
        "‘{word}’ is no {setting} by which cases are found{nearest}; there are {known}, and ‘{list} = [\"{word}\"]’ adds one of your own",
      explanation: """
        Readers look for cases by level, audience, language, country, sector and right, so that a misspelt word would not be found. \
        `worth help settings` lists the words. Several stand with commas between them; an audience, a language, a sector and a right may be \
        qualified, as in `"students of accounting"` or `"en-GB"`. A collection with words of its own adds them in each case: \
        `levels = ["day 1", "day 2"]`.
        """,
      wrong: """
        case "Dryer" { level = "introductory", audience = "studnets, valuers" }
        """,
      right: """
        case "Dryer" { level = "introductory", audience = "students, valuers" }
        """),
    MessageEntry(
      .E0226,
      message:
        "‘{list}’ takes a list of texts, each a {setting} of your own; write ‘{list} = [\"…\"]’{meant}",
      explanation: """
        The settings `levels`, `audiences`, `languages`, `countries`, `sectors` and `rights` add words to those by which cases are found.
        """,
      wrong: """
        case "Dryer" { levels = "day 1", level = "day 1" }
        """,
      right: """
        case "Dryer" { levels = ["day 1"], level = "day 1" }
        """),
    MessageEntry(
      .E0231,
      message: "‘{name}’ is a column of {table}; write ‘{column}’ for that of the row at hand",
      explanation: """
        In `p.amount for p in paid` the row is called `p`, and its columns are `p.amount`, `p.day`. A \
        bare name means what the case defines, so that one more column never changes what a line says. \
        Only filters without a name for the row, such as `paid where day > 3`, read columns by their \
        bare names.
        """,
      wrong: """
        table paid { day | amount
          1 | 5
          2 | 8
        }
        total = sum(amount for p in paid)
        """,
      right: """
        table paid { day | amount
          1 | 5
          2 | 8
        }
        total = sum(p.amount for p in paid)
        """),
    MessageEntry(
      .E0232,
      message: """
        ‘{name}’ is filled in already; write ‘{change}’ there, ‘NAME = {name} with { {change} }’ for another one besides, or \
        ‘{name}.{change}’ in a scenario
        """,
      explanation: """
        A kind is filled in once under a name. What differs is a variant by `with`, a scenario, or in the dialogue a change: \
        there `offer.rate = 6%` and `offer { rate = 6% }` change what was filled in.
        """,
      wrong: """
        kind terms { rate: percent }
        terms offer { rate = 5% }
        offer { rate = 6% }
        """,
      right: """
        kind terms { rate: percent }
        terms offer { rate = 5% }
        dearer = offer with { rate = 6% }
        """),
  ]
}
