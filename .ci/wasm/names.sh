#!/usr/bin/env bash
# Finds in the debug build what the browser build cannot link, which would else be known only at its end: the core may
# read no number from a text by `Double(…)`, which calls a C library.
set -euo pipefail
cd "$(dirname "$0")/../.."

nm=$(command -v nm || command -v llvm-nm) || { echo "skipped: no nm"; exit 0; }
found=0
read=0
for directory in .build/debug/Worth*.build; do
  module=$(basename "$directory" .build)
  case $module in WorthCommand | *Tests | *Support | WorthWasm) continue ;; esac
  [ -d "Sources/$module" ] || continue
  for object in "$directory"/*.o; do
    read=$((read + 1))
    # Double.init from a text of any type, from a string and from a part of one.
    # All of it is read: a pipe that is closed early would count as nothing found.
    if "$nm" -u "$object" | grep -E 'sSdySdSg(xcSyRzlufC|SScfC|SscfC)| U fmod$' >/dev/null; then
      echo "$module/$(basename "$object" .o): Double(text) or fmod; use DecimalReader and Real"
      found=1
    fi
  done
done
[ $read -gt 0 ] || { echo "no object of the core in .build/debug"; exit 1; }
exit $found
