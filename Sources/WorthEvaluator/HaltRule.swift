import WorthPlan

/// Where a run of instructions is to end before the plan does.
protocol HaltRule {
  /// `true` iff the run ends nowhere, so that several instructions may be done in one go.
  static var isNever: Bool { get }

  /// `true` iff the run ends before the instruction `step` at `program` with the frame at `base`.
  func isReached(_ program: Int, _ base: Int, _ step: Instruction) -> Bool
}

/// Nowhere: the usual run, which pays nothing for the question.
struct NoHalt: HaltRule {
  /// `true`: nothing halts the run.
  @inline(__always)
  static var isNever: Bool { true }

  /// `false`: nothing halts the run.
  @inline(__always)
  func isReached(_ program: Int, _ base: Int, _ step: Instruction) -> Bool { false }
}

/// At the end of a branch.
struct HaltAt: HaltRule {
  /// `false`: the run may end before any instruction.
  @inline(__always)
  static var isNever: Bool { false }

  /// Where both ways of the branch meet, -1 where they end with the function.
  var program: Int
  /// The frame in which the run halts.
  var base: Int

  /// `true` iff the position is reached in the frame; without a position, iff the function of the
  /// frame gives its result back.
  @inline(__always)
  func isReached(_ program: Int, _ base: Int, _ step: Instruction) -> Bool {
    guard base == self.base else { return false }
    return self.program < 0 ? step.op == .giveBack : program == self.program
  }
}
