import WorthKernels
import WorthMath

/// The lanes of a column, aligned for vectors.
package typealias LaneColumn = UnsafeMutablePointer<Double>

extension WorthOperand {
  /// The operand in one lane.
  @inline(__always)
  func value(_ lane: Int) -> Double { start[step == 0 ? 0 : lane] }
}

/// The loops over the lanes of a block: which one an operation stands for. `count` is a multiple of
/// 8.
enum LaneKernels {
  /// The loops with the best instructions that the machine has.
  private static var table: WorthKernelTable { @inline(__always) get { Kernels.best } }

  /// Sets `count` lanes of `target` to the operation on `x`.
  static func unary(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: WorthOperand, _ count: Int
  ) {
    switch operation {
    case .negate: table.negate(target, x, count)
    case .not: table.not_zero(target, x, count)
    case .absolute: table.absolute(target, x, count)
    case .squareRoot: table.square_root(target, x, count)
    case .exponential:
      table.exponential(target, x, count) { x, _ in Trace.value(.exponential, x, 0) }
    case .logarithm:
      table.logarithm(target, x, count) { x, _ in Trace.value(.logarithm, x, 0) }
    case .normalCDF:
      table.normal_cdf(target, x, count) { x, _ in Trace.value(.normalCDF, x, 0) }
    case .normalQuantile: Real.normalQuantiles(target, of: x.start, count: count)
    default: each(operation, target, x, x, count)
    }
  }

  /// Sets `count` lanes of `target` to the operation on `x` and `y`.
  static func binary(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: WorthOperand, _ y: WorthOperand,
    _ count: Int
  ) {
    switch operation {
    case .add: table.add(target, x, y, count)
    case .subtract: table.subtract(target, x, y, count)
    case .multiply: table.multiply(target, x, y, count)
    case .divide: table.divide(target, x, y, count)
    case .less: table.less(target, x, y, count)
    case .lessOrEqual: table.less_or_equal(target, x, y, count)
    case .equal: table.equal(target, x, y, count)
    case .notEqual: table.not_equal(target, x, y, count)
    case .minimum: table.minimum(target, x, y, count)
    case .maximum: table.maximum(target, x, y, count)
    case .bernoulli: table.bernoulli(target, x, y, count)
    case .compoundGrowth:
      table.compound_growth(target, x, y, count) { x, y in Trace.value(.compoundGrowth, x, y) }
    case .power:
      table.power(target, x, y, count) { x, y in Trace.value(.power, x, y) }
    default: each(operation, target, x, y, count)
    }
  }

  /// Operations of three and four operands.
  static func several(
    _ operation: LaneOperation, _ target: LaneColumn,
    _ operands: (WorthOperand, WorthOperand, WorthOperand, WorthOperand), _ count: Int
  ) {
    let (x, y, z, w) = operands
    switch operation {
    case .select: table.select(target, x, y, z, count)
    case .productOf3: table.product_of_3(target, x, y, z, count)
    case .productOf4: table.product_of_4(target, x, y, z, w, count)
    case .productOf2AndSum: table.product_of_2_and_sum(target, x, y, z, count)
    default: table.product_of_3_and_sum(target, x, y, z, w, count)
    }
  }

  /// Sets `count` lanes of `target` to `x` rounded.
  static func round(
    _ target: LaneColumn, _ x: WorthOperand, _ rounding: LaneRounding, _ count: Int
  ) {
    let way = WorthRounding(
      power: rounding.power, is_fraction: rounding.digits >= 0 ? 1 : 0, mode: rounding.number,
      code: Double(rounding.code))
    table.rounded(target, x, count, way) { x, code in LaneRounding(code: Int32(code)).value(x) }
  }

  /// Works an operation out one lane at a time.
  static func each(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: WorthOperand, _ y: WorthOperand,
    _ count: Int
  ) {
    for lane in 0..<count {
      target[lane] = Trace.value(operation, x.value(lane), y.value(lane))
    }
  }

  /// Sets `target` to `x` · `factor` + `term`.
  static func scale(
    _ target: LaneColumn, _ x: UnsafePointer<Double>, _ count: Int, by factor: Double,
    plus term: Double
  ) {
    table.scale(target, x, count, factor, term)
  }
}
