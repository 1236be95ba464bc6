// What Embedded Swift expects of a C library on wasm32, where there is none: memory, and arithmetic
// on 128 bits. Nothing here calls the host.

#include <stddef.h>
#include <stdint.h>

// Memory functions. With the bulk memory instructions the builtins below are single instructions.

void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }

void *memmove(void *to, const void *from, size_t count) {
  return __builtin_memmove(to, from, count);
}

int memcmp(const void *first, const void *second, size_t count) {
  const unsigned char *a = first, *b = second;
  while (count >= 8) {
    uint64_t x, y;
    __builtin_memcpy(&x, a, 8);
    __builtin_memcpy(&y, b, 8);
    if (x != y) break;
    a += 8, b += 8, count -= 8;
  }
  for (; count; a++, b++, count--)
    if (*a != *b) return *a < *b ? -1 : 1;
  return 0;
}

size_t strlen(const char *text) {
  const char *end = text;
  while (*end) end++;
  return (size_t)(end - text);
}

// The heap. Memory is divided into pages of 64 KiB. A page holds blocks of one size class, or is part
// of a run of pages that holds one large block; `kinds` says which, so that blocks need no headers and
// neighbouring free runs are one without being merged. Blocks of a class are aligned to the largest
// power of two that divides their size.

#define PAGE_BITS 16
#define PAGE ((size_t)1 << PAGE_BITS)
#define PAGES 65536
#define CLASSES 40
#define LARGEST_CLASS 32768

enum { FREE = 0, LARGE = 254, LARGE_GOES_ON = 255 };  // kinds 1 to CLASSES are size classes

typedef struct Block {
  struct Block *next;
} Block;

extern unsigned char __heap_base;
static uint8_t kinds[PAGES];
static Block *free_blocks[CLASSES];
static unsigned char *fresh[CLASSES], *fresh_end[CLASSES];
static size_t first_candidate;  // no page in front of this one is free

// Classes step by 16 bytes up to 128 and by a quarter of a power of two from there on.
static unsigned class_of(size_t size) {
  if (size <= 128) return size ? (unsigned)((size - 1) >> 4) : 0;
  unsigned power = 31 - (unsigned)__builtin_clz((unsigned)(size - 1));
  return 8 + (power - 7) * 4 + (unsigned)(((size - 1) >> (power - 2)) & 3);
}

static size_t size_of_class(unsigned class) {
  if (class < 8) return ((size_t)class + 1) << 4;
  unsigned power = 7 + (class - 8) / 4;
  return ((size_t)1 << power) + (((size_t)(class - 8) % 4 + 1) << (power - 2));
}

static size_t heap_start(void) { return ((size_t)&__heap_base + PAGE - 1) >> PAGE_BITS; }

// Returns the first page of a run of `count` pages now of kind `kind`, or 0 where memory is at its end.
static size_t take_pages(size_t count, uint8_t kind) {
  size_t total = __builtin_wasm_memory_size(0), run = 0;
  if (!first_candidate) first_candidate = heap_start();
  size_t page = first_candidate;
  for (; page < total && run < count; page++) run = kinds[page] == FREE ? run + 1 : 0;
  if (run < count) {
    if (page < total) page = total;
    size_t missing = count - run;
    if (missing > PAGES - page) return 0;
    // Growing by an eighth keeps the number of calls small.
    size_t spare = missing + total / 8;
    if (spare > PAGES - page ||
        __builtin_wasm_memory_grow(0, spare) == (size_t)-1) {
      if (__builtin_wasm_memory_grow(0, missing) == (size_t)-1) return 0;
    }
    page += missing;
  }
  size_t start = page - count;
  kinds[start] = kind;
  for (size_t next = start + 1; next < page; next++) kinds[next] = LARGE_GOES_ON;
  if (start == first_candidate) first_candidate = page;
  return start;
}

static void *allocate_large(size_t size) {
  if (size > (size_t)-1 - PAGE) return NULL;
  return (void *)(take_pages((size + PAGE - 1) >> PAGE_BITS, LARGE) << PAGE_BITS);
}

static void *allocate_class(unsigned class) {
  Block *block = free_blocks[class];
  if (block) {
    free_blocks[class] = block->next;
    return block;
  }
  size_t size = size_of_class(class);
  if ((size_t)(fresh_end[class] - fresh[class]) < size) {
    size_t page = take_pages(1, (uint8_t)(class + 1));
    if (!page) return NULL;
    fresh[class] = (unsigned char *)(page << PAGE_BITS);
    fresh_end[class] = fresh[class] + PAGE;
  }
  void *result = fresh[class];
  fresh[class] += size;
  return result;
}

void *malloc(size_t size) {
  return size > LARGEST_CLASS ? allocate_large(size) : allocate_class(class_of(size));
}

void free(void *address) {
  if (!address) return;
  size_t page = (size_t)address >> PAGE_BITS;
  uint8_t kind = kinds[page];
  if (kind == LARGE) {
    if (page < first_candidate) first_candidate = page;
    do kinds[page++] = FREE;
    while (page < PAGES && kinds[page] == LARGE_GOES_ON);
  } else if (kind >= 1 && kind <= CLASSES) {
    Block *block = address;
    block->next = free_blocks[kind - 1];
    free_blocks[kind - 1] = block;
  } else {
    __builtin_trap();  // not an address that malloc returned
  }
}

static size_t capacity(void *address) {
  size_t page = (size_t)address >> PAGE_BITS, end = page + 1;
  if (kinds[page] != LARGE) return size_of_class(kinds[page] - 1u);
  while (end < PAGES && kinds[end] == LARGE_GOES_ON) end++;
  return (end - page) << PAGE_BITS;
}

void *realloc(void *address, size_t size) {
  if (!address) return malloc(size);
  size_t old = capacity(address);
  if (size <= old && size > old / 2) return address;
  void *result = malloc(size);
  if (!result) return NULL;
  __builtin_memcpy(result, address, size < old ? size : old);
  free(address);
  return result;
}

void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) return NULL;
  void *result = malloc(total);
  if (result) __builtin_memset(result, 0, total);
  return result;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment > PAGE) return 22;  // EINVAL
  if (alignment > 16) {
    // A class that is a power of two is aligned to itself, and a large block to a page.
    if (size < alignment) size = alignment;
    if (size <= LARGEST_CLASS && size > 1)
      size = (size_t)1 << (32 - __builtin_clz((unsigned)(size - 1)));
  }
  *result = malloc(size);
  return *result ? 0 : 12;  // ENOMEM
}

// Seeds of hash tables. They are fixed, so that a run does not depend on when it is made.

void arc4random_buf(void *to, size_t count) {
  unsigned char *bytes = to;
  for (size_t i = 0; i < count; i++) bytes[i] = (unsigned char)(0x9D + 0x4F * i);
}

// Arithmetic on 128 bits, which the instruction set lacks. Halves are joined and split by a union,
// since a shift of an __int128 would call the functions defined here.

typedef unsigned __int128 u128;
typedef __int128 i128;
typedef union {
  u128 whole;
  struct {
    uint64_t low, high;
  };
} Wide;

static u128 multiply_64(uint64_t a, uint64_t b) {
  uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
  uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32);
  uint64_t other = a0 * b1 + (uint32_t)cross;
  Wide result;
  result.low = other << 32 | (uint32_t)low;
  result.high = a1 * b1 + (cross >> 32) + (other >> 32);
  return result.whole;
}

u128 __multi3(u128 first, u128 second) {
  Wide a = {first}, b = {second};
  Wide result = {multiply_64(a.low, b.low)};
  result.high += a.low * b.high + a.high * b.low;
  return result.whole;
}

u128 __ashlti3(u128 value, int by) {
  Wide v = {value}, result;
  if (by & 64) {
    result.high = v.low << (by & 63);
    result.low = 0;
  } else {
    result.high = by ? v.high << by | v.low >> (64 - by) : v.high;
    result.low = v.low << by;
  }
  return result.whole;
}

u128 __lshrti3(u128 value, int by) {
  Wide v = {value}, result;
  if (by & 64) {
    result.low = v.high >> (by & 63);
    result.high = 0;
  } else {
    result.low = by ? v.low >> by | v.high << (64 - by) : v.low;
    result.high = v.high >> by;
  }
  return result.whole;
}

i128 __ashrti3(i128 value, int by) {
  Wide v = {(u128)value}, result;
  int64_t high = (int64_t)v.high;
  if (by & 64) {
    result.low = (uint64_t)(high >> (by & 63));
    result.high = (uint64_t)(high >> 63);
  } else {
    result.low = by ? v.low >> by | v.high << (64 - by) : v.low;
    result.high = (uint64_t)(high >> by);
  }
  return (i128)result.whole;
}

// Divides `high`:`low` by `divisor`, where high < divisor (Knuth, volume 2, 4.3.1, algorithm D).
static uint64_t divide_128_by_64(uint64_t high, uint64_t low, uint64_t divisor, uint64_t *rest) {
  int shift = __builtin_clzll(divisor);
  divisor <<= shift;
  high = shift ? high << shift | low >> (64 - shift) : high;
  low <<= shift;
  uint64_t d1 = divisor >> 32, d0 = (uint32_t)divisor, result = 0;
  for (int half = 0; half < 2; half++) {
    uint64_t next = half ? (uint32_t)low : low >> 32;
    uint64_t guess = high / d1, left = high % d1;
    while (guess >> 32 || guess * d0 > (left << 32 | next)) {
      guess--, left += d1;
      if (left >> 32) break;
    }
    high = (high << 32 | next) - guess * divisor;
    result = result << 32 | guess;
  }
  *rest = high >> shift;
  return result;
}

u128 __udivmodti4(u128 dividend, u128 divisor, u128 *rest) {
  Wide a = {dividend}, b = {divisor}, quotient = {0}, left = {0};
  if (!b.high) {
    if (!b.low) __builtin_trap();
    quotient.high = a.high / b.low;
    quotient.low = divide_128_by_64(a.high % b.low, a.low, b.low, &left.low);
  } else {
    left = a;
    int by = a.high ? __builtin_clzll(b.high) - __builtin_clzll(a.high) : -1;
    if (by >= 0) b.whole = __ashlti3(b.whole, by);
    for (; by >= 0; by--) {
      quotient.low <<= 1;
      if (left.whole >= b.whole) {
        left.whole -= b.whole;
        quotient.low |= 1;
      }
      b.whole = __lshrti3(b.whole, 1);
    }
  }
  if (rest) *rest = left.whole;
  return quotient.whole;
}

u128 __udivti3(u128 a, u128 b) { return __udivmodti4(a, b, NULL); }

u128 __umodti3(u128 a, u128 b) {
  u128 rest;
  __udivmodti4(a, b, &rest);
  return rest;
}

static u128 magnitude(i128 value) { return value < 0 ? -(u128)value : (u128)value; }

i128 __divti3(i128 a, i128 b) {
  u128 result = __udivmodti4(magnitude(a), magnitude(b), NULL);
  return (i128)((a < 0) != (b < 0) ? -result : result);
}

i128 __modti3(i128 a, i128 b) {
  u128 rest;
  __udivmodti4(magnitude(a), magnitude(b), &rest);
  return (i128)(a < 0 ? -rest : rest);
}

// What Double.rounded() calls: the nearest whole number, ties away from zero.
double round(double x);
double round(double x) {
  double whole = __builtin_trunc(x);
  double rest = x - whole;
  if (rest >= 0.5) return whole + 1;
  if (rest <= -0.5) return whole - 1;
  return __builtin_copysign(whole, x);
}
