#!/usr/bin/env bash
# Builds .build-wasm/worth.wasm: the core and Sources/WorthWasm as Embedded Swift for browsers.
set -euo pipefail
cd "$(dirname "$0")/../.."

triple=wasm32-unknown-none-wasm
scratch=.build-wasm
swiftc=$(readlink -f "$(command -v swiftc)")
toolchain=$(dirname "$(dirname "$swiftc")")
tables=$toolchain/lib/swift/embedded/$triple/libswiftUnicodeDataTables.a

swift build --triple $triple --target WorthWasm -c release --scratch-path $scratch \
  -Xswiftc -enable-experimental-feature -Xswiftc Embedded \
  -Xswiftc -wmo -Xswiftc -Xfrontend -Xswiftc -disable-stack-protector

"$toolchain/bin/clang" --target=$triple -std=c11 -O2 -Wall -Wextra -Werror -ffreestanding \
  -fno-builtin -mbulk-memory -c .ci/wasm/shim.c -o $scratch/shim.o

# A file that is gone leaves its object behind; the map of each module names those that count.
objects=()
for map in $scratch/$triple/release/*.build/output-file-map.json; do
  module=$(basename "$(dirname "$map")" .build)
  [ -d "Sources/$module" ] || continue
  while IFS= read -r object; do
    [ -f "$object" ] && objects+=("$object")
  done < <(sed 's|\\/|/|g' "$map" | grep -o '"object" *: *"[^"]*"' | sed 's/.*"\(.*\)"/\1/')
done

for object in $scratch/$triple/release/*.build/*.c.o; do
  module=$(basename "$(dirname "$object")" .build)
  [ -f "Sources/$module/$(basename "$object" .o)" ] && objects+=("$object")
done

# With the stack first, running out of it is a trap and overwrites nothing.
"$toolchain/bin/wasm-ld" --no-entry --gc-sections --strip-all --stack-first \
  -z stack-size=1048576 "${objects[@]}" $scratch/shim.o "$tables" -o $scratch/worth.wasm
echo "$scratch/worth.wasm: $(stat -c %s $scratch/worth.wasm) bytes," \
  "$(gzip -9c $scratch/worth.wasm | wc -c) compressed"
