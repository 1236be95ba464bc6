/// What an instruction does. `a`, `b`, `c` are its operands; registers unless another meaning is
/// given.
package enum Opcode: UInt16, Sendable {
  /// a = constant b
  case constant
  /// a = b
  case move
  /// a = value of main register b
  case global
  case negate, not
  /// a = b ∘ c
  case add, subtract, multiply, divide, power
  /// a = b ∘ constant c
  case addConstant, subtractConstant, multiplyConstant, divideConstant
  /// a = 1 where b ∘ c holds, otherwise 0
  case less, lessOrEqual, equal, notEqual
  /// goes on at a
  case jump
  /// goes on at a unless b is yes
  case jumpUnless
  /// goes on at a if b is yes
  case jumpIf
  /// goes on at a unless b < c, b <= c (c a register or a constant)
  case jumpUnlessLess, jumpUnlessLessConstant, jumpUnlessLessOrEqual, jumpUnlessLessOrEqualConstant
  /// goes on at a if b is missing
  case jumpIfMissing
  /// goes on at a unless b is no in a run that says why
  case skipReason
  /// a = function b of the arguments in c, c + 1, …
  case call
  /// a = builtin b of the `flag` arguments in c, c + 1, …
  case builtin
  /// goes to a, where a definition of the function is worked out, unless b shows that it was
  case workOut
  /// goes on after the `workOut` that led here and was marked in b
  case goBack
  /// gives b back to the caller
  case giveBack
  /// a = a new series from index b to index c
  case newSeries
  /// a = a new series with column b of `Plan.data`
  case loadData
  /// a = the number of blocks of the heap
  case markHeap
  /// frees the blocks of the heap that were made since the mark in a
  case releaseHeap
  /// a = a new list of b values; of a few at first where `flag` is 1, for a `search` to enlarge
  case newList
  /// a = the whole number that b states itself
  case listOfCount
  /// a[b] = c, b an index of the series' space
  case setElement
  /// a = b[c], c an index; `flag` is a `ReadingRule`
  case element
  /// a = b[c], c a position counted from 0
  case elementAtPosition
  /// a = b[c], c a position counted from 1
  case itemAtPosition
  /// a[b] = c, b a position counted from 0, to which 1 is added
  case append
  /// opening value of a = c
  case setOpening
  /// opening value of a = that of b, if it has one
  case copyOpening
  /// a = 1 where series b has an opening value, otherwise 0
  case hasOpening
  /// a = the number of values of b
  case count
  /// a = the list of the values of b from index c to index c + 1; `flag` is a `ReadingRule`
  case slice
  /// a = the list of whole numbers from b to c
  case rangeList
  /// all values of list a by `Plan.columns` c, where that is possible; b, which counts them, then
  /// stands after the last
  case columns
  /// moves a loop, before its `next`, in front of the next row that may fit by `Plan.searches` c; a
  /// is the list that it fills, b and b + 1 are kept for it
  case search
  /// keeps the first b values of list a
  case truncate
  /// adds 1 to a and goes on at c while a <= b
  case next
  /// takes 1 from a and goes on at c while a >= b
  case prior
  /// begins a loop over the rows `Plan.rows` b, whose index is a: goes on with the first row that is worked out by
  /// itself, or at c where there is none
  case rows
  /// goes on at c with the next row of the loop `Plan.rows` `flag`, whose index is a and last row b, unless there is
  /// none
  case nextRow
  /// a = the position in list b of the value c
  case position
  /// fails where a loop from b to c takes more steps than there are
  case checkSteps
  /// a = the text of b, whose type is c
  case textOf
  /// a = text b followed by text c
  case join
  /// fails with diagnostic a (a `FailureReason`) about b
  case fail
  /// fails unless b holds; a is the position in `Plan.requirements`
  case require
  /// a = the value of an uncertain name: draw b of `Plan.draws`, its base and parameters in c, c +
  /// 1, …
  case draw
  /// a = statistic `flag` of the value in b over all trials, its parameter in c
  case statistic
  /// a = the value that a study gives the name b, where one varies it
  case vary
  /// a = what study b has found; its parameters are in c, c + 1, …
  case study
  /// ends the run
  case stop
}

/// What reading outside the window of a series gives.
package enum ReadingRule: UInt16, Sendable {
  /// Nothing happened there: 0.
  case flow
  /// There is no value: an error.
  case level
  /// A series reads itself before its first value: an error that asks for the first value.
  case itself
}

/// Which instructions the evaluator may do in one go. The first of them says so; the others stand
/// behind it unchanged, so that a jump to one of them, a trace and a listing need to know nothing
/// of it.
package enum Join: UInt8, Sendable {
  /// The instruction stands for itself.
  case none
  /// Two products and their sum: `multiply`, `multiply`, `add`.
  case products
  /// The same at the end of a loop, before `next`.
  case productsThenNext
  /// A difference, then `call`.
  case call
  /// A sum that is then given back.
  case giveBack
}

/// One step of a plan.
package struct Instruction: Sendable {
  /// What is done.
  package var op: Opcode
  /// What is done along with it where nothing halts the run on the way.
  package var join = Join.none
  /// What some operations take besides, such as a `ReadingRule`; 0 for most.
  package var flag: UInt16
  /// In most operations the register of the result; in jumps the target.
  package var a: Int32
  /// The first operand: a register, a constant or a number, as the operation says.
  package var b: Int32
  /// The second operand.
  package var c: Int32

  /// Creates the instruction `op`.
  package init(_ op: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, flag: UInt16 = 0) {
    self.op = op
    self.flag = flag
    self.a = a
    self.b = b
    self.c = c
  }
}
