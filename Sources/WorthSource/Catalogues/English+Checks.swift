extension MessageCatalogue {
  /// E07: checks; E08: limits; E09: what is not supported yet; N: notes.
  static let englishChecks: [MessageEntry] = [
    MessageEntry(
      .E0701,
      message: "‘within’ goes with ‘=’ alone; write ‘expect a = b within …’",
      explanation: """
        `within` says how far two figures may be apart and still count as equal. A comparison such \
        as `>` holds or not; there is nothing to allow for.
        """,
      wrong: "expect 5 > 3 within 1",
      right: "expect 5 = 5.5 within 1"),
    MessageEntry(
      .E0702,
      message: """
        it is not clear of what this is a percent; write percentage points, as in ‘within 0.5 \
        points’ or ‘within 50 bp’
        """,
      explanation: """
        1 % of a figure of 8 % is 0.08 %, but many would mean one percentage point. For figures in \
        percent the distance is stated in points or basis points.
        """,
      wrong: """
        royalty = 5.2%
        expect royalty = 5% within 1%
        """,
      right: """
        royalty = 5.2%
        expect royalty = 5% within 0.5 points
        """),
    MessageEntry(
      .E0703,
      message: """
        a check must be yes or no, but this is {found}; say what you expect, as in ‘expect x = \
        5’
        """,
      explanation: """
        `expect` compares a figure with what was published or claimed: `expect total = CHF 8`. Any \
        comparison will do. To see a figure write `show`.
        """,
      wrong: "expect 5 + 3",
      right: "expect 5 + 3 = 8"),
    MessageEntry(
      .E0704,
      message: """
        ‘printed’ takes the figure as it stands in print; write a number, such as ‘printed \
        0.7531’
        """,
      explanation: """
        `printed` keeps a figure that a publication has wrong beside the right one. It is a plain \
        figure, not a formula.
        """,
      wrong: """
        price = 5
        expect price = 5 printed price
        """,
      right: """
        price = 5
        expect price = 5 printed 6 because "the handout added 1"
        """),
    MessageEntry(
      .E0705,
      message:
        "a figure that is called wrong in print needs the reason; write ‘because \"…\"’ behind it",
      explanation: """
        Whoever reads that a publication is wrong wants to know how that was found: which digits were transposed, which \
        factor left out. The reason stands in the report of the check.
        """,
      wrong: """
        price = 5
        expect price = 5 printed 6
        """,
      right: """
        price = 5
        expect price = 5 printed 6 because "the handout added 1"
        """),
    MessageEntry(
      .E0706,
      message:
        "what was printed is {printed}, but the claim is {claimed}; write the figure as it stands in print, in its unit",
      explanation: """
        A figure that is printed wrong is the same figure with other digits. Where a publication has another unit, convert \
        what is claimed: `expect price in EUR = …`.
        """,
      wrong: """
        price = CHF 5
        expect price = CHF 5 printed USD 6 because "the handout added 1"
        """,
      right: """
        price = CHF 5
        expect price = CHF 5 printed CHF 6 because "the handout added 1"
        """),
    MessageEntry(
      .E0707,
      message: "what was printed is right in the digits that it has; leave out ‘printed’",
      explanation: """
        `printed` is for figures that a publication has wrong. One that agrees in its own digits is rounded, not wrong.
        """,
      wrong: """
        price = CHF 5.02
        expect price = CHF 5.02 printed CHF 5.0 because "the handout rounds"
        """,
      right: """
        price = CHF 5.02
        expect price = CHF 5.02 because "the handout rounds to 5.0"
        """),
    MessageEntry(
      .E0801,
      message: """
        the source is larger than {limit} MB; divide it into files and join them with ‘use’
        """,
      explanation: """
        Sources beyond this size are not read. Figures in great number belong in a data file.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0802,
      message: "the timeline has more than {limit} periods; end it earlier, or take longer periods",
      explanation: """
        A timeline may be long, but not without end. Perhaps a year has a digit too many.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 203000 }
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2030 }
        """),
    MessageEntry(
      .E0803,
      message: """
        ‘{function}’ calls itself with ever new sorts of values; call it with values of one sort
        """,
      explanation: """
        A function is worked out anew for each sort of values that it is given. A function that \
        hands a list of its value to itself would go on with lists of lists without end.
        """,
      wrong: """
        function nest(x) = nest([x])
        nested = nest(1)
        """,
      right: """
        function nest(x) = [x]
        nested = nest(1)
        """),
    MessageEntry(
      .E0804,
      message: """
        more than {limit} definitions hang on one another in a chain; join some of them in one \
        line
        """,
      explanation: """
        Each definition needs the next one before its own sort of value is known. Inside kinds such a \
        chain may have only so many links.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0805,
      message: """
        the case fills in kinds more than {limit} times; use fewer, or a table with a row for \
        each
        """,
      explanation: """
        Every filled-in kind has figures and formulas of its own. For things in great number, such as \
        the loans of a bank, a table with a row for each is the better form.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0806,
      message: """
        the calculation takes more than {limit} steps; shorten the timeline or the lists, or allow \
        more steps (on the command line ‘--limit steps=NUMBER’)
        """,
      explanation: """
        Whoever runs a case sets how long it may calculate, so that no mistake keeps a computer busy \
        for ever. Perhaps a range ends much later than it should, or a function calls itself more often \
        with every value. A step is a call of a function or a turn of a loop; trials, grids and solutions \
        take steps for everything that they compute again. Steps are counted and not timed, so that a case ends in \
        the same way on every computer.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0807,
      message: """
        the calculation needs more memory than it may use; shorten the timeline or the lists, or allow \
        more values (on the command line ‘--limit values=NUMBER’)
        """,
      explanation: """
        Whoever runs a case sets how much memory it may use. Perhaps a range ends much later than it \
        should, or a list is built for every value of another list.
        """,
      wrong: "steps = count(1 .. 1_000_000_000)",
      right: "steps = count(1 .. 1_000)"),
    MessageEntry(
      .E0808,
      message: """
        ‘{function}’ calls itself more than {limit} times in a chain; let each call come nearer to an end, or allow \
        longer chains (on the command line ‘--limit depth=NUMBER’)
        """,
      explanation: """
        A function that calls itself needs a case in which it does not: \
        `if n = 0 then 1 else n * f(n - 1)`. Look whether each call comes nearer to that end. A \
        series with `[t-1]` often says the same more simply.
        """,
      wrong: """
        function countdown(n) = if n < 0 then 1 else countdown(n + 1)
        left = countdown(1)
        """,
      right: """
        function countdown(n) = if n < 0 then 1 else countdown(n - 1)
        left = countdown(1)
        """),
    MessageEntry(
      .E0809,
      message: "more than {limit} of these are too many in one place; divide them among several",
      explanation: """
        A kind has at most so many inputs and lines, a function so many inputs, a table so many columns, \
        and a series so many lines of its own. Values in great number belong into the rows of a table.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0810,
      message: "the calculation was stopped before its end; run the case again for its figures",
      explanation: """
        The program that runs the case, or the person who uses it, has ended the calculation: because \
        of a deadline, or with Ctrl-C. Nothing is wrong with the case.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0811,
      message: """
        more than {limit} files use one another in a chain; join some of them, or allow a longer \
        chain (on the command line ‘--limit file_depth=NUMBER’)
        """,
      explanation: """
        A case may use a file that uses another, and so on, but the chain has an end. Let the case \
        itself use the files that it needs.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0812,
      message: """
        the case uses more than {limit} files; join some of them, or allow more (on the command \
        line ‘--limit files=NUMBER’)
        """,
      explanation: """
        Whoever runs a case sets how many files it may read, those of its tables and those that \
        its files use among them. Figures in great number belong in one table.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0813,
      message: """
        the case has more than {limit} figures and formulas, those of everything that it fills in among them; \
        use a table with a row for each thing, or allow more (on the command line ‘--limit \
        definitions=NUMBER’)
        """,
      explanation: """
        A kind that is filled in has all its inputs and lines once more, and so has what a scenario changes. \
        For things in great number, such as the loans of a bank, a table with a row for each is the better form.
        """,
      wrong: "", right: ""),
    MessageEntry(
      .E0901,
      message: "‘{form}’ is not supported yet; leave it out for now",
      explanation: """
        The language has a place for this, but this version cannot work it out. Nothing that depends \
        on it has a value.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5%
        show chart(growth)
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5%
        show table(growth)
        """),
  ]
}
