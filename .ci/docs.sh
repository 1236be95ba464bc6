#!/usr/bin/env bash
# Makes the documentation of the public interface from its comments; a warning fails.
#   .ci/docs.sh [FOLDER]    writes a Worth.doccarchive into FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-$(mktemp -d)}
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
docc=$(dirname "$(readlink -f "$(command -v swift)")")/docc
swift build --target Worth --scratch-path .build-docs \
  -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$graphs" >/dev/null
# The graphs of the modules beneath describe nothing that is public.
find "$graphs" -name '*.symbols.json' ! -name 'Worth.symbols.json' -delete
[ -f "$graphs/Worth.symbols.json" ] || { echo "no symbol graph of Worth" >&2; exit 1; }
"$docc" convert Sources/Worth/Worth.docc --additional-symbol-graph-dir "$graphs" \
  --fallback-display-name Worth --fallback-bundle-identifier worth \
  --warnings-as-errors --output-path "$out/Worth.doccarchive"
echo "documentation: $(find "$out/Worth.doccarchive" -name '*.json' -path '*documentation*' | wc -l) pages"
