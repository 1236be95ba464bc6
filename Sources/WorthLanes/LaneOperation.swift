/// What a node of a trace does, lane by lane. `a`, `b`, `c` are operands unless another meaning is
/// given.
///
/// An infinite result travels on as such until an operation could hide it; that one makes it NaN,
/// so that a lane that failed anywhere on the way to a result is not finite there.
package enum LaneOperation: UInt8, Sendable {
  case add, subtract, multiply, divide, power
  /// 1 where a ∘ b holds by `Real.areEqual`, otherwise 0; NaN where an operand is not finite
  case less, lessOrEqual, equal, notEqual
  case minimum, maximum
  case negate, not, absolute, squareRoot, exponential, logarithm, floor
  /// b where a is not 0, otherwise c
  case select
  /// uniform on 0..1, from stream `a` of the trace
  case uniform
  /// what is handed in as column `a`
  case given
  /// the quantile at a of distribution `b` of the trace
  case quantile
  case normalQuantile, normalCDF
  /// a rounded as `LaneRounding` says, whose code is b
  case rounded
  /// (1 + a)^b - 1
  case compoundGrowth
  /// 1 with probability b, otherwise 0, at the uniform number a
  case bernoulli
  /// 0 where a is missing, otherwise 1; NaN where a failed
  case isThere
  /// what the function `a` of the trace gives for its arguments
  case call
  /// value `b` of the list that call `a` gives
  case part
  /// several in one pass, each rounded by itself: (a · b) · c, ((a · b) · c) · d, (a · b) + c, ((a
  /// · b) · c) + d; only in programs
  case productOf3, productOf4, productOf2AndSum, productOf3AndSum
}

extension LaneOperation {
  /// `true` iff it gives 1 or 0 in each lane that did not fail.
  var isTruth: Bool {
    switch self {
    case .less, .lessOrEqual, .equal, .notEqual, .not, .bernoulli, .isThere: true
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .negate, .absolute,
      .squareRoot, .exponential, .logarithm, .floor, .select, .uniform, .given, .quantile,
      .normalQuantile, .normalCDF, .rounded, .compoundGrowth, .call, .part, .productOf3,
      .productOf4, .productOf2AndSum, .productOf3AndSum:
      false
    }
  }
}

/// A value that differs from trial to trial, and how it is worked out from others.
package struct LaneNode: Sendable, Hashable {
  /// How the value is worked out.
  package var operation: LaneOperation
  /// Operands: a node, or a constant as the complement of its position.
  package var a: Int32
  package var b: Int32
  package var c: Int32

  /// Creates a node.
  package init(_ operation: LaneOperation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.operation = operation
    self.a = a
    self.b = b
    self.c = c
  }

  /// How long it takes in a trial, in 64ths of a step; a call takes its own time besides.
  package var cost: UInt64 {
    switch operation {
    case .add, .subtract, .multiply, .less, .lessOrEqual, .equal, .notEqual, .minimum, .maximum,
      .negate, .not, .absolute, .floor, .part, .given, .isThere:
      1
    case .divide, .select, .bernoulli, .productOf3,
      .productOf4, .productOf2AndSum,
      .productOf3AndSum:
      2
    case .squareRoot, .rounded: 8
    case .uniform, .exponential, .logarithm: 16
    case .quantile, .normalQuantile, .normalCDF, .power, .compoundGrowth: 32
    case .call: 64
    }
  }

  /// The number of its operands that are nodes or constants, from `a` on.
  package var operandCount: Int {
    switch operation {
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual,
      .minimum, .maximum, .compoundGrowth, .bernoulli:
      2
    case .negate, .not, .absolute, .squareRoot, .exponential, .logarithm, .floor, .quantile,
      .normalQuantile, .normalCDF, .rounded, .part, .isThere:
      1
    case .select, .productOf3, .productOf2AndSum: 3
    case .productOf4, .productOf3AndSum: 4
    case .uniform, .given, .call: 0
    }
  }
}

/// A function that is worked out lane by lane: its arguments are numbers and lists.
package struct LaneCall: Sendable {
  /// An argument: one operand, or a list of operands.
  package struct Input: Sendable {
    /// Nodes, or constants as the complement of their position.
    package var operands: [Int32]
    /// `true` iff the argument is a list or series, of any length.
    package var isList: Bool
    /// The index of the first value of a series.
    package var first: Int
    /// `true` iff it is a series.
    package var isSeries: Bool

    /// Creates an argument.
    package init(operands: [Int32], isList: Bool, first: Int = 0, isSeries: Bool = false) {
      self.operands = operands
      self.isList = isList
      self.first = first
      self.isSeries = isSeries
    }
  }

  /// What is called, known to whoever runs the trace.
  package var function: Int32
  /// The arguments, in their order.
  package var inputs: [Input]
  /// The number of values that it gives; 1 for a number.
  package var count: Int
  /// `true` iff the result is a list, also where that holds one value.
  package var givesList: Bool
  /// The steps that a call takes where every uncertain name has its base.
  package var steps: UInt64

  /// Creates a call.
  package init(function: Int32, inputs: [Input], count: Int, givesList: Bool, steps: UInt64) {
    self.steps = steps
    self.function = function
    self.inputs = inputs
    self.count = count
    self.givesList = givesList
  }
}
