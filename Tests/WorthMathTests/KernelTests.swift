import Testing
import WorthKernels
import WorthMath

/// The loops over lanes, in the form for each set of instructions that this machine has.
@Suite struct KernelTests {
  private static let count = 512

  /// Lanes aligned for vectors, freed with the object.
  private final class Column {
    let lanes: UnsafeMutablePointer<Double>

    /// Creates a column of the values by lane.
    init(_ value: (Int) -> Double = { _ in 0 }) {
      lanes = UnsafeMutableRawPointer.allocate(byteCount: 8 * KernelTests.count, alignment: 64)
        .bindMemory(to: Double.self, capacity: KernelTests.count)
      for lane in 0..<KernelTests.count { lanes[lane] = value(lane) }
    }

    deinit { lanes.deallocate() }

    var operand: WorthOperand { WorthOperand(start: lanes, step: 8) }
    /// Its first eight lanes, again and again.
    var fixed: WorthOperand { WorthOperand(start: lanes, step: 0) }
    var bits: [UInt64] { (0..<KernelTests.count).map { lanes[$0].bitPattern } }
  }

  /// All sets of instructions that this machine has, the plainest first.
  private var tables: [WorthKernelTable] { (0..<3).compactMap { worth_kernels($0)?.pointee } }

  /// Values of all magnitudes, among them what is not finite, zeros of both signs and equal ones.
  private func mixed(_ stream: UInt64) -> Column {
    let special = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, Double.leastNormalMagnitude / 4, 1e308, 0.5,
    ]
    return Column { lane in
      if lane % 11 == 0 { return special[(lane / 11 + Int(stream)) % special.count] }
      let (first, second) = Philox.bits((UInt64(lane), stream), key: 7)
      let size = Double(Int(second % 40)) - 20
      return (Philox.uniform(first) - 0.5) * Real.exp(size * (lane % 3 == 0 ? 20 : 1))
    }
  }

  /// Returns shares in 0...1, some of them very near to an end.
  private func shares(_ stream: UInt64) -> Column {
    Column { lane in
      let share = Philox.uniform(UInt64(lane), stream: stream, seed: 3)
      return lane % 37 == 0 ? share * 1e-12 : lane % 41 == 0 ? 1 - share * 1e-12 : share
    }
  }

  /// A loop on operands, whose results go to a column.
  private typealias Work = (WorthKernelTable, Column) -> Void

  /// Each loop by name, on the same operands.
  private var works: [(name: String, work: Work)] {
    let (x, y, z, w) = (mixed(1), mixed(2), mixed(3), mixed(4))
    let constant = Column { _ in 1.25 }
    let shares = shares(5)
    let count = KernelTests.count
    let coefficients = Column { Real.sin(Double($0)) }
    let binaries: [(String, KeyPath<WorthKernelTable, WorthBinary>)] = [
      ("add", \.add), ("subtract", \.subtract), ("multiply", \.multiply), ("divide", \.divide),
      ("less", \.less), ("less or equal", \.less_or_equal), ("equal", \.equal),
      ("not equal", \.not_equal), ("minimum", \.minimum), ("maximum", \.maximum),
      ("bernoulli", \.bernoulli),
    ]
    let unaries: [(String, KeyPath<WorthKernelTable, WorthUnary>)] = [
      ("negate", \.negate), ("not", \.not_zero), ("absolute", \.absolute),
      ("square root", \.square_root),
    ]
    let ternaries: [(String, KeyPath<WorthKernelTable, WorthTernary>)] = [
      ("product of 3", \.product_of_3), ("product and sum", \.product_of_2_and_sum),
      ("select", \.select),
    ]
    let quaternaries: [(String, KeyPath<WorthKernelTable, WorthQuaternary>)] = [
      ("product of 4", \.product_of_4), ("product of 3 and sum", \.product_of_3_and_sum),
    ]
    var works: [(name: String, work: Work)] = []
    for (name, path) in binaries {
      works.append((name, { $0[keyPath: path]($1.lanes, x.operand, y.operand, count) }))
      works.append(
        (name + " constant", { $0[keyPath: path]($1.lanes, x.operand, constant.fixed, count) }))
    }
    for (name, path) in unaries {
      works.append((name, { $0[keyPath: path]($1.lanes, x.operand, count) }))
    }
    for (name, path) in ternaries {
      works.append(
        (name, { $0[keyPath: path]($1.lanes, x.operand, y.operand, z.operand, count) }))
    }
    for (name, path) in quaternaries {
      works.append(
        (
          name,
          { $0[keyPath: path]($1.lanes, x.operand, y.operand, constant.fixed, w.operand, count) }
        ))
    }
    works += [
      ("scale", { $0.scale($1.lanes, x.lanes, count, 1.1, -0.3) }),
      ("exponential", { $0.exponential($1.lanes, x.operand, count) { x, _ in Real.exp(x) } }),
      ("logarithm", { $0.logarithm($1.lanes, x.operand, count) { x, _ in Real.log(x) } }),
      ("normal_cdf", { $0.normal_cdf($1.lanes, x.operand, count) { x, _ in Real.normalCDF(x) } }),
      (
        "compound_growth",
        {
          $0.compound_growth($1.lanes, shares.operand, z.operand, count) {
            Real.expm1($1 * Real.log1p($0))
          }
        }
      ),
      ("power", { $0.power($1.lanes, x.operand, z.operand, count) { Real.pow($0, $1) } }),
      ("uniform", { $0.uniform($1.lanes, count, 1 << 33, 0x1234_5678_9ABC_DEF0, 42) }),
      (
        "normal",
        { $0.normal_quantiles($1.lanes, shares.lanes, count) { p, _ in Real.normalQuantile(p) } }
      ),
      ("triangular", { $0.triangular_quantiles($1.lanes, shares.lanes, count, 3, 5, 8) }),
      (
        "pieces",
        { table, target in
          let pieces = WorthPieces(coefficients: coefficients.lanes, count: 32, bits: 4)
          let missed = table.piecewise_quantiles(target.lanes, shares.lanes, count, pieces)
          target.lanes[0] = Double(missed)
        }
      ),
      (
        "moments",
        { table, target in
          let found = table.moments(shares.lanes + 1, count - 3, 0.5)
          for (lane, value) in [
            found.mean, found.second, found.third, found.fourth, found.least, found.greatest,
          ].enumerated() {
            target.lanes[lane] = value
          }
        }
      ),
      (
        "bins",
        { table, target in
          var bins = [Int32](repeating: 0, count: count)
          table.bins(&bins, shares.lanes + 1, count - 3, 0, 1e5, 16_383)
          for lane in 0..<count { target.lanes[lane] = Double(bins[lane]) }
        }
      ),
    ]
    return works
  }

  @Test func `every set of instructions gives the same bits`() {
    for (name, work) in works {
      let plain = Column()
      work(tables[0], plain)
      for (level, table) in tables.enumerated().dropFirst() {
        let target = Column()
        work(table, target)
        let differing = (0..<KernelTests.count).first {
          plain.lanes[$0].bitPattern != target.lanes[$0].bitPattern
            && !(plain.lanes[$0].isNaN && target.lanes[$0].isNaN)
        }
        #expect(differing == nil, "\(name), level \(level), lane \(differing ?? 0)")
      }
    }
  }

  @Test func `a target may be the column of an operand`() {
    for table in tables {
      for path in [\WorthKernelTable.subtract, \.divide, \.less, \.minimum] {
        let (apart, x, y) = (Column(), mixed(1), mixed(2))
        table[keyPath: path](apart.lanes, x.operand, y.operand, KernelTests.count)
        table[keyPath: path](y.lanes, x.operand, y.operand, KernelTests.count)
        for lane in 0..<KernelTests.count {
          let same = apart.lanes[lane].bitPattern == y.lanes[lane].bitPattern
          #expect(same || apart.lanes[lane].isNaN && y.lanes[lane].isNaN)
        }
      }
      let (apart, x, y) = (Column(), mixed(1), mixed(3))
      table.power(apart.lanes, x.operand, y.operand, KernelTests.count) { Real.pow($0, $1) }
      table.power(x.lanes, x.operand, y.operand, KernelTests.count) { Real.pow($0, $1) }
      for lane in 0..<KernelTests.count {
        let same = apart.lanes[lane].bitPattern == x.lanes[lane].bitPattern
        #expect(same || apart.lanes[lane].isNaN && x.lanes[lane].isNaN)
      }
    }
  }

  @Test func `elementary functions are within their errors`() {
    let count = KernelTests.count
    let x = Column { (Double($0) - 256) * 2.7 }
    let positive = Column { Real.exp((Double($0) - 256) * 2.6) * 1.37 }
    for table in tables {
      let target = Column()
      table.exponential(target.lanes, x.operand, count) { x, _ in Real.exp(x) }
      for lane in 0..<count {
        let exact = Real.exp(x.lanes[lane])
        #expect(abs(target.lanes[lane] - exact) <= 2 * exact.ulp, "exp \(x.lanes[lane])")
      }
      table.logarithm(target.lanes, positive.operand, count) { x, _ in Real.log(x) }
      for lane in 0..<count {
        let exact = Real.log(positive.lanes[lane])
        #expect(abs(target.lanes[lane] - exact) <= 2.5 * exact.ulp, "log \(positive.lanes[lane])")
      }
    }
  }

  @Test func `the normal distribution on lanes agrees with single values over its whole range`() {
    let count = KernelTests.count
    for table in tables {
      for part in 0..<160 {
        // From -40 to 40 in steps of 1/1024, and the values around 0.
        let x = Column { Double(part * count + $0) / 1024 - 40 + 1e-7 }
        let target = Column()
        table.normal_cdf(target.lanes, x.operand, count) { x, _ in Real.normalCDF(x) }
        for lane in 0..<count {
          let exact = Real.normalCDF(x.lanes[lane])
          #expect(abs(target.lanes[lane] - exact) <= 7 * exact.ulp, "\(x.lanes[lane])")
        }
      }
      let special = Column { [0, -0.0, .infinity, -.infinity, .nan, 1e-300, -38.5, 9][$0 % 8] }
      let target = Column()
      table.normal_cdf(target.lanes, special.operand, count) { x, _ in Real.normalCDF(x) }
      #expect(target.lanes[0] == 0.5 && target.lanes[1] == 0.5 && target.lanes[5] == 0.5)
      #expect(target.lanes[2] == 1 && target.lanes[3] == 0 && target.lanes[4].isNaN)
      #expect(target.lanes[6] == Real.normalCDF(-38.5) && target.lanes[7] == 1)
    }
  }

  @Test func `growth over many periods on lanes agrees with single values`() {
    let count = KernelTests.count
    for table in tables {
      for periods in [-40.0, -1, -0.5, 0, 0.01, 1, 12, 360] {
        let rate = Column { (Double($0) - 256) / 640 }
        let small = Column { (Double($0) - 256) * 1e-9 }
        let time = Column { _ in periods }
        for rates in [rate, small] {
          let target = Column()
          table.compound_growth(target.lanes, rates.operand, time.operand, count) {
            Real.expm1($1 * Real.log1p($0))
          }
          for lane in 0..<count {
            let product = periods * Real.log1p(rates.lanes[lane])
            let exact = Real.expm1(product)
            // What the rounding of the product comes to, and the error of the loop itself.
            let error = abs(2 * product.ulp * Real.exp(product)) + 4 * exact.ulp
            #expect(
              abs(target.lanes[lane] - exact) <= error,
              "\(rates.lanes[lane]) over \(periods)")
          }
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `comparisons on lanes decide as those of single values`(isMixed: Bool) {
    // The eight lanes of a vector differ in what is done to them, or it is the same in all: where they all lie apart, or
    // none is greater, less is worked out.
    // 5 and -7 stand for numbers that are equal, that noise in the last digits makes differ, that differ by
    // more, and whole numbers side by side, where they are small and where 1 is less than a billionth.
    let bases = [0, 1, 5, -7, 0.3, 1e-300, 1e9, 1e10, 4_539_148_803_436_467, 1e16, 1e300, -2.5]
    let steps: [(Double) -> Double] = [
      { $0 }, { $0.nextUp }, { $0 * (1 + 0.9e-9) }, { $0 * (1 + 1.1e-9) }, { $0 + 1 }, { $0 + 0.5 },
      { -$0 }, { $0 + 1e-12 },
    ]
    let base: (Int) -> Double = { bases[(isMixed ? $0 / 8 : $0 / 64 + $0) % bases.count] }
    let x = Column { base($0) }
    let y = Column { steps[(isMixed ? $0 : $0 / 8) % 8](base($0)) }
    for table in tables {
      let (less, most, same, other) = (Column(), Column(), Column(), Column())
      let count = KernelTests.count
      table.less(less.lanes, x.operand, y.operand, count)
      table.less_or_equal(most.lanes, x.operand, y.operand, count)
      table.equal(same.lanes, x.operand, y.operand, count)
      table.not_equal(other.lanes, x.operand, y.operand, count)
      for lane in 0..<count {
        let (a, b) = (x.lanes[lane], y.lanes[lane])
        #expect(same.lanes[lane] == (Real.areEqual(a, b) ? 1 : 0), "\(a) = \(b)")
        #expect(other.lanes[lane] == (Real.areEqual(a, b) ? 0 : 1), "\(a) != \(b)")
        #expect(less.lanes[lane] == (Real.isLess(a, b) ? 1 : 0), "\(a) < \(b)")
        #expect(most.lanes[lane] == (Real.isAtMost(a, b) ? 1 : 0), "\(a) <= \(b)")
      }
    }
  }

  @Test func `zeros of either sign are counted, and what is no number is none`() {
    let column = Column { [0, 1, -0.0, .nan, 1e-300, 0, .infinity][$0 % 7] }
    for table in tables {
      for count in [0, 1, 7, 8, 21, KernelTests.count] {
        let zeros = (0..<count).filter { [0, 2, 5].contains($0 % 7) }.count
        #expect(table.zeros(column.lanes, count) == zeros)
      }
    }
  }

  @Test func `draws are those of single counters`() {
    for table in tables {
      let target = Column()
      table.uniform(target.lanes, KernelTests.count, 512, 99, 0xFFFF_FFFF_0000_0001)
      for lane in 0..<KernelTests.count {
        let single = Philox.uniform(UInt64(512 + lane), stream: 99, seed: 0xFFFF_FFFF_0000_0001)
        #expect(target.lanes[lane] == single)
      }
    }
  }

  @Test func `what is not finite is never hidden`() {
    let count = KernelTests.count
    let infinite = Column { _ in .infinity }
    let one = Column { _ in 1 }
    for table in tables {
      for path in [
        \WorthKernelTable.less, \.less_or_equal, \.equal, \.not_equal, \.minimum, \.maximum,
      ] {
        let target = Column()
        table[keyPath: path](target.lanes, one.operand, infinite.operand, count)
        #expect(target.lanes[5].isNaN)
      }
      let target = Column()
      table.divide(target.lanes, one.operand, infinite.operand, count)
      #expect(target.lanes[5].isNaN)
      table.select(target.lanes, infinite.operand, one.operand, one.operand, count)
      #expect(target.lanes[5].isNaN)
    }
  }

  /// Values near the turns of rounding to `digits`, and others.
  private func figures(_ digits: Int, _ stream: UInt64) -> Column {
    let power = Real.powerOfTen(digits.magnitude)
    let unit = digits >= 0 ? 1 / power : power
    return Column { lane in
      let share = Philox.uniform(UInt64(lane), stream: stream, seed: 5)
      let units = Double(Int(share * 4000)) - 2000
      return switch lane % 8 {
      case 0: units * unit
      case 1: (units + 0.5) * unit
      case 2: ((units + 0.5) * unit).nextUp
      case 3: (units * unit).nextDown
      case 4: units * unit * (1 + 2e-15)
      case 5: (share - 0.5) * unit
      // Next to a turn: on both sides of a millionth of half a unit.
      case 7: (Double(lane % 1000) / 2 + 5e-7 * (2.4 * share - 1.2)) * unit
      case 6: [0, -0.0, .infinity, .nan, 1e300, -1e-300, 4e15, 1e14][lane / 8 % 8]
      default: (share - 0.5) * 1e4 * unit
      }
    }
  }

  @Test func `rounding on lanes gives the bits of each value by itself`() {
    let modes: [RoundingMode] = [.halfAwayFromZero, .floor, .ceiling, .down]
    for table in tables {
      for digits in [-3, -1, 0, 1, 2, 4, 9, 22] {
        for (number, mode) in modes.enumerated() {
          let values = figures(digits, UInt64(number))
          let target = Column()
          let way = WorthRounding(
            power: Real.powerOfTen(digits.magnitude), is_fraction: digits >= 0 ? 1 : 0,
            mode: Int32(number), code: Double(digits * 4 + number))
          table.rounded(target.lanes, values.operand, KernelTests.count, way) { x, code in
            let modes: [RoundingMode] = [.halfAwayFromZero, .floor, .ceiling, .down]
            let number = Int(code) & 3
            return x.isFinite
              ? Real.roundSettled(x, digits: (Int(code) - number) / 4, mode: modes[number]) : .nan
          }
          for lane in 0..<KernelTests.count {
            let value = values.lanes[lane]
            guard value.isFinite else {
              #expect(target.lanes[lane].isNaN)
              continue
            }
            let wanted = Real.roundSettled(value, digits: digits, mode: mode)
            #expect(
              target.lanes[lane].bitPattern == wanted.bitPattern, "\(value), \(digits), \(mode)")
          }
        }
      }
    }
  }

  @Test func `a probability on lanes gives what the quantile of its distribution gives`() {
    let chances = Column { lane in
      [0, 1, 0.5, 1e-17, 1 - 0x1p-53, -0.1, 1.1, .nan, 0.3, 0.7][lane % 10]
    }
    let draws = Column { lane in
      let share = Philox.uniform(UInt64(lane), stream: 8, seed: 5)
      let chance = chances.lanes[lane]
      return switch lane / 10 % 4 {
      case 0: max(0x1p-54, min(1 - 0x1p-53, 1 - chance))
      case 1: max(0x1p-54, min(1 - 0x1p-53, (1 - chance).nextUp))
      default: share
      }
    }
    for table in tables {
      let target = Column()
      table.bernoulli(target.lanes, draws.operand, chances.operand, KernelTests.count)
      for lane in 0..<KernelTests.count where draws.lanes[lane].isFinite {
        let chance = chances.lanes[lane]
        let wanted = Distribution(.bernoulli, chance)?.quantile(draws.lanes[lane])
        #expect(
          target.lanes[lane] == wanted || (wanted == nil && target.lanes[lane].isNaN),
          "\(draws.lanes[lane]), \(chance)")
      }
    }
  }
}
