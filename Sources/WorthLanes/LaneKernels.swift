import WorthMath

/// The loops over the lanes of a block. `count` is a multiple of 8; columns are aligned for vectors.
enum LaneKernels {
  /// What an operation reads: a column, or one value in all lanes.
  enum Operand {
    case column(UnsafePointer<Double>)
    case constant(Double)

    @inline(__always)
    func value(_ lane: Int) -> Double {
      switch self {
      case .column(let column): column[lane]
      case .constant(let value): value
      }
    }

    @inline(__always)
    func vector(_ lane: Int) -> LaneVector {
      switch self {
      case .column(let column): load(column, lane)
      case .constant(let value): LaneVector(repeating: value)
      }
    }
  }

  @inline(__always)
  static func map(
    _ target: LaneColumn, _ x: Operand, _ count: Int, _ body: (LaneVector) -> LaneVector
  ) {
    switch x {
    case .column(let x):
      var lane = 0
      while lane < count {
        store(body(load(x, lane)), target, lane)
        lane &+= 8
      }
    case .constant(let x):
      let value = body(LaneVector(repeating: x))
      var lane = 0
      while lane < count {
        store(value, target, lane)
        lane &+= 8
      }
    }
  }

  @inline(__always)
  static func map(
    _ target: LaneColumn, _ x: Operand, _ y: Operand, _ count: Int,
    _ body: (LaneVector, LaneVector) -> LaneVector
  ) {
    var lane = 0
    switch (x, y) {
    case (.column(let x), .column(let y)):
      while lane < count {
        store(body(load(x, lane), load(y, lane)), target, lane)
        lane &+= 8
      }
    case (.column(let x), .constant(let y)):
      let right = LaneVector(repeating: y)
      while lane < count {
        store(body(load(x, lane), right), target, lane)
        lane &+= 8
      }
    case (.constant(let x), .column(let y)):
      let left = LaneVector(repeating: x)
      while lane < count {
        store(body(left, load(y, lane)), target, lane)
        lane &+= 8
      }
    case (.constant(let x), .constant(let y)):
      map(target, .constant(x), count) { body($0, LaneVector(repeating: y)) }
    }
  }

  /// An operand as its first vector and the step from one vector to the next: 8 for a column, 0 for a constant.
  typealias Strided = (start: UnsafePointer<Double>, step: Int)

  static func fused(
    _ operation: LaneOperation, _ target: LaneColumn,
    _ operands: (Strided, Strided, Strided, Strided), _ count: Int
  ) {
    switch operation {
    case .productOf3: map(target, operands, count) { x, y, z, _ in x * y * z }
    case .productOf4: map4(target, operands, count) { x, y, z, w in x * y * z * w }
    case .productOf2AndSum: map(target, operands, count) { x, y, z, _ in x * y + z }
    default: map4(target, operands, count) { x, y, z, w in x * y * z + w }
    }
  }

  @inline(__always)
  private static func map(
    _ target: LaneColumn, _ operands: (Strided, Strided, Strided, Strided), _ count: Int,
    _ body: (LaneVector, LaneVector, LaneVector, LaneVector) -> LaneVector
  ) {
    var (x, y, z) = (operands.0.start, operands.1.start, operands.2.start)
    var lane = 0
    while lane < count {
      let first = load(x, 0)
      store(body(first, load(y, 0), load(z, 0), first), target, lane)
      x += operands.0.step
      y += operands.1.step
      z += operands.2.step
      lane &+= 8
    }
  }

  @inline(__always)
  private static func map4(
    _ target: LaneColumn, _ operands: (Strided, Strided, Strided, Strided), _ count: Int,
    _ body: (LaneVector, LaneVector, LaneVector, LaneVector) -> LaneVector
  ) {
    var (x, y, z, w) = (
      operands.0.start, operands.1.start, operands.2.start, operands.3.start
    )
    var lane = 0
    while lane < count {
      store(body(load(x, 0), load(y, 0), load(z, 0), load(w, 0)), target, lane)
      x += operands.0.step
      y += operands.1.step
      z += operands.2.step
      w += operands.3.step
      lane &+= 8
    }
  }

  static func select(
    _ target: LaneColumn, _ condition: UnsafePointer<Double>, _ x: Operand, _ y: Operand,
    _ count: Int
  ) {
    func choose(_ first: (Int) -> LaneVector, _ second: (Int) -> LaneVector) {
      var lane = 0
      while lane < count {
        let test = load(condition, lane)
        let chosen = second(lane).replacing(with: first(lane), where: test .!= 0)
        store(chosen + test.finiteness, target, lane)
        lane &+= 8
      }
    }
    switch (x, y) {
    case (.column(let x), .column(let y)): choose({ load(x, $0) }, { load(y, $0) })
    case (.column(let x), .constant(let y)):
      choose({ load(x, $0) }, { _ in LaneVector(repeating: y) })
    case (.constant(let x), .column(let y)):
      choose({ _ in LaneVector(repeating: x) }, { load(y, $0) })
    case (.constant(let x), .constant(let y)):
      choose({ _ in LaneVector(repeating: x) }, { _ in LaneVector(repeating: y) })
    }
  }

  static func binary(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: Operand, _ y: Operand, _ count: Int
  ) {
    switch operation {
    case .add: map(target, x, y, count) { $0 + $1 }
    case .subtract: map(target, x, y, count) { $0 - $1 }
    case .multiply: map(target, x, y, count) { $0 * $1 }
    case .divide: map(target, x, y, count) { $0 / $1 + $1.finiteness }
    case .less:
      map(target, x, y, count) { .truth($0 .< $1) + ($0.finiteness + $1.finiteness) }
    case .lessOrEqual:
      map(target, x, y, count) { .truth($0 .<= $1) + ($0.finiteness + $1.finiteness) }
    case .equal:
      map(target, x, y, count) { .truth($0 .== $1) + ($0.finiteness + $1.finiteness) }
    case .notEqual:
      map(target, x, y, count) { .truth($0 .!= $1) + ($0.finiteness + $1.finiteness) }
    case .minimum:
      map(target, x, y, count) {
        $1.replacing(with: $0, where: $0 .< $1) + ($0.finiteness + $1.finiteness)
      }
    case .maximum:
      map(target, x, y, count) {
        $1.replacing(with: $0, where: $0 .> $1) + ($0.finiteness + $1.finiteness)
      }
    case .power: power(target, x, y, count)
    default: each(operation, target, x, y, count)
    }
  }

  /// Works an operation out one lane at a time.
  private static func each(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: Operand, _ y: Operand, _ count: Int
  ) {
    for lane in 0..<count {
      target[lane] = Trace.value(operation, x.value(lane), y.value(lane))
    }
  }

  static func unary(
    _ operation: LaneOperation, _ target: LaneColumn, _ x: UnsafePointer<Double>, _ count: Int
  ) {
    let operand = Operand.column(x)
    switch operation {
    case .negate: map(target, operand, count) { -$0 }
    case .not: map(target, operand, count) { .truth($0 .== 0) + $0.finiteness }
    case .exponential: exponential(target, x, count)
    case .logarithm: logarithm(target, x, count)
    case .squareRoot:
      for lane in 0..<count { target[lane] = Real.sqrt(x[lane]) }
    case .absolute:
      for lane in 0..<count { target[lane] = abs(x[lane]) }
    case .normalQuantile: Real.normalQuantiles(target, of: x, count: count)
    default: each(operation, target, operand, .constant(0), count)
    }
  }

  /// Stores `vector` of the lanes of `x`; what lies outside of `range` is worked out by `single`.
  ///
  /// So a lane's value never depends on its neighbours.
  @inline(__always)
  private static func inRange(
    _ target: LaneColumn, _ x: UnsafePointer<Double>, _ count: Int, _ low: Double, _ high: Double,
    _ vector: (LaneVector) -> LaneVector, _ single: (Double) -> Double
  ) {
    var lane = 0
    while lane < count {
      let value = load(x, lane)
      store(vector(value), target, lane)
      let isInside = value .> low .& value .< high
      if !all(isInside) {
        for place in 0..<8 where !isInside[place] { target[lane &+ place] = single(value[place]) }
      }
      lane &+= 8
    }
  }

  private static func exponential(
    _ target: LaneColumn, _ x: UnsafePointer<Double>, _ count: Int
  ) {
    inRange(target, x, count, -708, 708) {
      LaneVector.exponential($0)
    } _: {
      Trace.value(.exponential, $0, 0)
    }
  }

  private static func logarithm(_ target: LaneColumn, _ x: UnsafePointer<Double>, _ count: Int) {
    inRange(target, x, count, 1e-300, 1e300) {
      LaneVector.logarithm($0)
    } _: {
      Real.log($0)
    }
  }

  private static func power(_ target: LaneColumn, _ x: Operand, _ y: Operand, _ count: Int) {
    var lane = 0
    while lane < count {
      let base = x.vector(lane)
      let exponent = y.vector(lane)
      let product = LaneVector.logarithm(base) * exponent
      store(LaneVector.exponential(product), target, lane)
      let isInside = base .> 1e-300 .& base .< 1e300 .& product .> -708 .& product .< 708
      if !all(isInside) {
        for place in 0..<8 where !isInside[place] {
          target[lane &+ place] = Trace.value(.power, base[place], exponent[place])
        }
      }
      lane &+= 8
    }
  }
}
