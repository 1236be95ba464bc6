#ifndef WORTH_KERNELS_H
#define WORTH_KERNELS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/// An operand of a kernel: where it starts, and the step from eight lanes to the next eight, which is 8 for a column and
/// 0 for one value that stands eight times.
typedef struct {
  const double *start;
  intptr_t step;
} WorthOperand;

/// A kernel of one, two, three or four operands.
typedef void (*WorthUnary)(double *target, WorthOperand x, intptr_t count);
typedef void (*WorthBinary)(double *target, WorthOperand x, WorthOperand y, intptr_t count);
typedef void (*WorthTernary)(
    double *target, WorthOperand x, WorthOperand y, WorthOperand z, intptr_t count);
typedef void (*WorthQuaternary)(
    double *target, WorthOperand x, WorthOperand y, WorthOperand z, WorthOperand w, intptr_t count);

/// What works out one lane that the form for vectors does not reach.
typedef double (*WorthSingle)(double x, double y);

/// What is told of values: the sums of powers of their distances from `mean`, and their range.
typedef struct {
  double mean, second, third, fourth, least, greatest;
} WorthMoments;

/// A quantile as polynomials: for each side of the median `count` rows of eight coefficients, from ½ outwards.
typedef struct {
  const double *coefficients;
  intptr_t count;
  /// The binary logarithm of the number of pieces between a power of two and the next.
  uint64_t bits;
} WorthPieces;

/// How values are rounded to digits: 10 to their number, whether they stand behind the point, and the mode, which is 0
/// (to the nearest, a tie away from zero), 1 (down), 2 (up) or 3 (toward zero); `code` is handed to whatever works out
/// single lanes.
typedef struct {
  double power;
  int32_t is_fraction, mode;
  double code;
} WorthRounding;

/// The loops over lanes in the form for one set of instructions. All sets give the same bits.
///
/// Columns are aligned to 64 bytes; `count` is a multiple of 8. A target may be the column of an operand unless it says
/// otherwise. An operation that could hide an operand that is not finite gives NaN for it.
typedef struct {
  WorthBinary add, subtract, multiply, divide, less, less_or_equal, equal, not_equal, minimum, maximum;
  /// 1 with probability y, otherwise 0, at the uniform number x; NaN where y is no probability.
  WorthBinary bernoulli;
  /// x · y · z, x · y + z, and z where x is 0, else y; each step rounded by itself.
  WorthTernary product_of_3, product_of_2_and_sum, select;
  WorthQuaternary product_of_4, product_of_3_and_sum;
  /// x · factor + term.
  void (*scale)(double *target, const double *x, intptr_t count, double factor, double term);
  WorthUnary negate, not_zero, absolute, square_root;
  /// e^x (error 1.5 ulp), ln x (2 ulp), x^y; `single` works out what lies near the ends of the range.
  void (*exponential)(double *target, WorthOperand x, intptr_t count, WorthSingle single);
  void (*logarithm)(double *target, WorthOperand x, intptr_t count, WorthSingle single);
  /// The probability that a standard normal variable is at most x (error 7 ulp), likewise.
  void (*normal_cdf)(double *target, WorthOperand x, intptr_t count, WorthSingle single);
  void (*power)(double *target, WorthOperand x, WorthOperand y, intptr_t count, WorthSingle single);
  /// (1 + x)^y - 1 (the error of the product y · ln(1 + x), 2 ulp, and 4 ulp of its own), likewise.
  void (*compound_growth)(
      double *target, WorthOperand x, WorthOperand y, intptr_t count, WorthSingle single);

  /// x rounded to digits; `single` works out what lies so near to a turn that noise decides, and what is no number.
  void (*rounded)(
      double *target, WorthOperand x, intptr_t count, WorthRounding rounding, WorthSingle single);

  /// The draws of `stream` from `start` on, with Philox4x32-10; `count` and `start` are multiples of 16.
  void (*uniform)(
      double *target, intptr_t count, uint64_t start, uint64_t stream, uint64_t seed);
  /// The standard normal quantiles of the probabilities `p`, `count` of at most 512; `single` works out what lies beyond
  /// 1e-10.
  void (*normal_quantiles)(
      double *target, const double *p, intptr_t count, WorthSingle single);
  /// The quantiles of a triangular distribution.
  void (*triangular_quantiles)(
      double *target, const double *p, intptr_t count, double low, double mode, double high);
  /// The quantiles that `pieces` give, NaN where none does; returns the number of these lanes. The target must not be
  /// `p`.
  intptr_t (*piecewise_quantiles)(
      double *target, const double *p, intptr_t count, WorthPieces pieces);

  /// What is told of `count` values, which may be any number and need no alignment.
  WorthMoments (*moments)(const double *values, intptr_t count, double mean);
  /// (value - least) · scale of each value as a whole number, at most `last`; any number of finite values, no alignment.
  void (*bins)(
      int32_t *target, const double *values, intptr_t count, double least, double scale,
      double last);
  /// How many of `count` values, which may be any number, are 0.
  intptr_t (*zeros)(const double *values, intptr_t count);
} WorthKernelTable;

/// The table for the instructions of level 0 (any machine), 1 (AVX2) or 2 (AVX-512); NULL where this machine lacks them.
const WorthKernelTable *_Nullable worth_kernels(intptr_t level);

/// The table for the best instructions of this machine.
const WorthKernelTable *worth_best_kernels(void);

#pragma clang assume_nonnull end

#endif
