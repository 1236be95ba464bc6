#!/usr/bin/env bash
# Runs each FILE natively and in WebAssembly and compares what is printed, byte for byte.
# Cases that read other files are left out: the browser module is handed one source.
# .ci/wasm/compare.sh FILE...    WORTH names the native program where it is not the debug build.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
worth=${WORTH:-$root/.build/debug/worth}
[ $# -gt 0 ] || { echo "usage: compare.sh FILE..." >&2; exit 2; }

native=$(mktemp)
wasm=$(mktemp)
trap 'rm -f "$native" "$wasm"' EXIT
same=0
different=0
left_out=0
for file in "$@"; do
  if grep -qE '^[[:space:]]*(use "|table .* from ")' "$file"; then
    left_out=$((left_out + 1))
    continue
  fi
  # A file with mistakes makes the native program fail; what it prints counts all the same.
  "$worth" run "$file" >"$native" || true
  # What is noted of figures the native program writes to standard error.
  if ! node "$root/.ci/wasm/run.mjs" "$file" \
    | awk '/^note\[N[0-9]+\]/ { skip = 1 } !skip { print } /^$/ { skip = 0 }' >"$wasm"; then
    echo "failed in WebAssembly: $file" >&2
    different=$((different + 1))
  elif cmp -s "$native" "$wasm"; then
    same=$((same + 1))
  else
    echo "different in WebAssembly: $file" >&2
    diff "$native" "$wasm" | head -20 >&2 || true
    different=$((different + 1))
  fi
done
echo "native and WebAssembly: $same files the same, $different different, $left_out left out"
[ "$different" -eq 0 ]
