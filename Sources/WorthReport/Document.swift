import WorthValue

/// A report as a value: what it says, in blocks, with numbers that are still numbers.
///
/// A renderer needs nothing else: each value has its unit and the number of digits to show, so that nothing is read out
/// of finished text.
package struct Document: Sendable {
  /// A part of a report. Renderers switch over it without `default`, so that the compiler asks each of them for a new one.
  package enum Block: Sendable {
    case heading(Heading)
    case paragraph(String)
    case figure(Figure)
    case table(Table)
    case workingPaper(WorkingPaper)
    case comparison(Comparison)
    case grid(Grid)
    case tornado(Tornado)
    case tree(DecisionTree)
    case attribution(Attribution)
    case histogram(Histogram)
    case checks([Check])
    /// What a reader must know to judge the figures.
    case remarks([String])
    /// Where the case is from.
    case sources([String])
  }

  package var blocks: [Block]

  /// Creates a report of `blocks`.
  package init(blocks: [Block]) { self.blocks = blocks }
}

extension Document {
  /// The title of a report, of level 1, or of a part of it.
  package struct Heading: Sendable {
    package var level: Int
    package var text: String
  }

  /// A single value, or a list, with its name.
  package struct Figure: Sendable {
    package var name: String
    /// The first sentence of its comment; empty where it has none.
    package var label: String
    /// `true` iff it was given, not computed.
    package var isInput = false
    /// `true` iff nothing was given, so that the kind's own value holds.
    package var isDefault = false
    /// `true` iff the value is that of every period.
    package var isConstant = false
    package var value: Value
    /// What is known of it over all trials, where it varies.
    package var uncertainty: Uncertainty?
    /// The standard error of a statistic over all trials.
    package var error: Number?
  }

  /// What is known of a figure over all trials.
  package enum Uncertainty: Sendable {
    /// It has no value in some trials: in how many.
    case failed(Int)
    /// How often it is missing.
    case missing(Estimate)
    /// How often a condition holds.
    case share(Estimate)
    case range(mean: Estimate, p5: Estimate, p95: Estimate)
  }

  /// A number that trials estimate, with its standard error.
  package struct Estimate: Sendable {
    package var value: Number
    /// Nil where the error is 0.
    package var error: Number?
  }

  /// How often a figure falls into each of equal parts of the range from its 1st to its 99th percentile.
  package struct Histogram: Sendable {
    package var name: String
    package var low: Number
    package var high: Number
    package var counts: [Int]
  }

  /// Columns side by side.
  package struct Table: Sendable {
    /// How the cells of a column stand below one another.
    package enum Alignment: Sendable { case left, right }

    /// A column: all of its cells have one unit and one number of digits.
    package struct Column: Sendable {
      /// Which statistic over all trials the column holds: a percentile, or how often it is missing.
      package enum Statistic: Sendable { case p5, p95, missing }

      package var heading: String
      /// The first sentence of its comment; empty where it has none.
      package var label: String
      package var measure: Measure
      /// The digits after the point; nil for as many as each number has.
      package var digits: Int?
      package var alignment: Alignment
      /// `true` iff it was given, not computed.
      package var isInput: Bool
      package var statistic: Statistic?
    }

    /// A row. Cells stand in the order of the columns; a missing one is empty.
    package struct Row: Sendable {
      /// What names the row; nil where nothing does.
      package var label: Content?
      package var cells: [Content]
    }

    /// The name of the table; empty where its columns were chosen one by one.
    package var title: String
    /// The first sentence of its comment; empty where it has none.
    package var label: String
    /// What a row is: `year`, `row of stages`; empty for the items of lists.
    package var rowKind: String
    /// The heading of the labels of the rows; empty for periods.
    package var rowHeading: String
    /// What the labels of the rows are; nil where the rows have none.
    package var rowMeasure: Measure?
    package var columns: [Column]
    /// What the columns are before the first row.
    package var opening: Row?
    package var rows: [Row]
    /// What columns add up to; missing below others.
    package var totals: [Content]?
  }

  /// A filled-in kind: what it was given, and what follows from that step by step.
  package struct WorkingPaper: Sendable {
    package var name: String
    /// What the instance is called; empty where it is not.
    package var label: String
    package var given: [Block]
    package var steps: [Block]
    package var remarks: [String]
  }

  /// A value with its percentiles over all trials, where it varies.
  package struct Ranged: Sendable {
    package var value: Content
    package var p5: Content?
    package var p95: Content?
  }

  /// A row of values of one unit.
  package struct ValueRow: Sendable {
    package var name: String
    package var measure: Measure
    package var digits: Int?
    package var values: [Ranged]
  }

  /// Figures as the case is and under scenarios: a row a figure, a column a scenario.
  package struct Comparison: Sendable {
    package var headings: [String]
    package var rows: [ValueRow]
  }

  /// What each change of a scenario adds to a figure.
  package struct Attribution: Sendable {
    /// What the change of one name adds.
    package struct Part: Sendable {
      package var name: String
      package var value: Ranged
    }

    package var figure: String
    package var scenario: String
    package var measure: Measure
    package var digits: Int?
    package var before: Ranged
    package var parts: [Part]
    package var after: Ranged
    /// `true` iff a part is the mean over all orders of making the changes; otherwise over their own and the reverse.
    package var isOverAllOrders: Bool
  }

  /// The values that a name takes in a grid.
  package struct Axis: Sendable {
    package var name: String
    package var measure: Measure
    package var digits: Int?
    package var values: [Content]
  }

  /// A figure for each value of one name, or each pair of values of two.
  package struct Grid: Sendable {
    package var figure: String
    package var measure: Measure
    package var digits: Int?
    package var rows: Axis
    package var columns: Axis?
    /// A row a value of `rows`, a cell a value of `columns`.
    package var cells: [[Content]]
  }

  /// A figure at both ends of the range of each of some names, the widest swing first.
  package struct Tornado: Sendable {
    /// The bar of one name.
    package struct Bar: Sendable {
      /// The values between which a name is moved.
      package enum Ends: Sendable {
        case values(Number, Number)
        /// The 5th and the 95th percentile of an uncertain name.
        case percentiles
      }

      package var name: String
      package var ends: Ends
      /// The figure at both ends, and how far these lie apart.
      package var low: Content
      package var high: Content
      package var swing: Content
    }

    package var figure: String
    package var measure: Measure
    package var digits: Int?
    /// The figure as the case is.
    package var base: Content
    package var bars: [Bar]
  }

  /// A decision tree: what it is worth, as the figure before it says, its choices, and what its ends and costs add.
  package struct DecisionTree: Sendable {
    /// A choice: where it stands, what is best there, and how likely it is reached.
    package struct Choice: Sendable {
      package var path: String
      package var best: Content
      package var reached: Ranged
    }

    /// An end or a cost: how likely it is, how much it is, and what it adds to the value.
    package struct Outcome: Sendable {
      package var path: String
      package var isCost: Bool
      package var probability: Ranged
      package var amount: Ranged
      package var adds: Ranged
    }

    package var name: String
    package var value: Content
    package var choices: [Choice]
    package var outcomes: [Outcome]
    /// How shares are written, and amounts.
    package var probabilityDigits: Int?
    package var measure: Measure
    package var digits: Int?
  }

  /// What came of a check.
  package struct Check: Sendable {
    /// How the check ended: the figure is as claimed, it is another, or nothing was computed.
    package enum Verdict: Sendable { case passed, missed, failed }

    package var claim: String
    package var line: Int
    package var verdict: Verdict
    package var figure: String
    package var claimed: String
    package var reason: String?
  }
}
