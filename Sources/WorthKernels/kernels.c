// The loops over the lanes of a block in C: Swift has no means to compile a function for instructions that only some
// machines have. Each step is rounded by itself, so that every set of instructions gives the same bits.

#include "WorthKernels.h"

#pragma STDC FP_CONTRACT OFF
// Vectors are passed to functions that are inlined alone.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double Vector __attribute__((vector_size(64)));
typedef uint64_t Bits __attribute__((vector_size(64)));
typedef int64_t Mask __attribute__((vector_size(64)));
typedef int32_t Integers __attribute__((vector_size(32)));

#define SUFFIX baseline
#include "loops.inc"

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define SUFFIX avx2
#include "loops.inc"
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))), apply_to = function)
#define SUFFIX avx512
#include "loops.inc"
#pragma clang attribute pop

#endif

const WorthKernelTable *worth_kernels(intptr_t level) {
  if (level == 0) return &table_baseline;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (level == 1 && __builtin_cpu_supports("avx2")) return &table_avx2;
  if (level == 2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return &table_avx512;
#endif
  return 0;
}

const WorthKernelTable *worth_best_kernels(void) {
  for (intptr_t level = 2; level > 0; level--) {
    const WorthKernelTable *table = worth_kernels(level);
    if (table) return table;
  }
  return &table_baseline;
}
