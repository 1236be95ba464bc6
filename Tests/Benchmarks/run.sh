#!/usr/bin/env bash
# Measures Worth against Lua, LuaJIT, Python, Node and C and prints a table with ratios.
#   Tests/Benchmarks/run.sh [WORKLOADS [ROUNDS]]      e.g. run.sh W3,W7 5; default W1,W2a,W2b,W3,W4,W5,W6-irr,W6-xirr,W7 7
# BENCH names the folder of workloads where it is not ../shared/bench; IMPL is a pattern of rivals.
# As root on Debian it installs the rivals that are missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

workloads=${1:-W1,W2a,W2b,W3,W4,W5,W6-irr,W6-xirr,W7}
rounds=${2:-7}
bench=${BENCH:-../shared/bench}
rivals=${IMPL:-'^(worth|c$|c-|lua|node|numpy|pyxirr|python3?$|python3 -I|python-|swift$|swift-static|swift-scalar)'}
scratch=.build-bench/workloads
worth=$PWD/.build-bench/release/worth
benchmarks=$PWD/.build-bench/release/benchmarks
[ -f "$bench/bench.py" ] || { echo "no workloads in $bench; set BENCH" >&2; exit 2; }

missing=()
for pair in lua5.4=lua5.4 luac5.4=lua5.4 luajit=luajit node=nodejs gcc=gcc python3=python3; do
  command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
# A wrapper script around python3 would be measured along with it.
PATH=$(dirname "$(python3 -c 'import sys; print(sys.executable)')"):$PATH

echo "== worth, release, static" >&2
for product in worth benchmarks; do
  swift build -c release --scratch-path .build-bench -Xswiftc -static-executable --product $product >&2
done

echo "== workloads" >&2
mkdir -p $scratch
cp -ru "$bench/." $scratch
chmod -R u+w $scratch
if [ ! -f $scratch/build/.done ]; then
  # Some parts need what may be absent (AVX-512, numba); the others are built all the same.
  (cd $scratch && sed 's/^set -e; *//' build.sh | sh) >&2 || true
  for made in launch w3c w5 w5swift hello_c w3/src.lua w7/lua/case0999.lua; do
    [ -e "$scratch/build/$made" ] || { echo "not built: $made" >&2; exit 1; }
  done
  touch $scratch/build/.done
fi
# NumPy and pyxirr are measured where they are there or can be had.
if [ ! -d $scratch/venv ]; then
  python3 -m venv --system-site-packages $scratch/venv >&2 ||
    python3 -m venv --system-site-packages --without-pip $scratch/venv >&2 || true
  for package in numpy pyxirr; do
    $scratch/venv/bin/python -c "import $package" 2>/dev/null ||
      $scratch/venv/bin/python -m pip install --quiet $package >&2 || true
  done
fi
python3 Tests/Benchmarks/generate.py $scratch

# A row is taken up when its command works and, but for W4, reports its seconds.
extra=$scratch/worth.txt
: >$extra
row() {
  local last
  if last=$(cd $scratch && $2 2>/dev/null | tail -n 1) && { [ "$1" = W4 ] || [[ $last == \{* ]]; }
  then
    echo "$1|${3:-worth}|1|$2" >>$extra
  else
    echo "skipped: $1, worth cannot run it: $2" >&2
  fi
}
for threads in 1 2; do
  last=$(cd $scratch && $benchmarks w1 $threads | tail -n 1)
  [[ $last == \{* ]] && echo "W1|worth-${threads}t|$threads|$benchmarks w1 $threads" >>$extra
done
row W3 "$benchmarks w3 build/w3/src.worth"
row W4 "$worth eval 1"
row W5 "$benchmarks w5"
row W2a "$benchmarks w2a"
row W2a "$benchmarks w2a-grid" worth-grid
row W2b "$benchmarks w2b"
row W6-irr "$benchmarks w6 irr"
row W6-xirr "$benchmarks w6 xirr"
(cd $scratch && ls build/w7/worth/*.worth >build/w7/worth.txt)
row W7 "$benchmarks w7 build/w7/worth.txt"

echo "== $workloads, $rounds rounds" >&2
(
  cd $scratch
  python3 bench.py --rounds "$rounds" --only "$workloads" --impl "$rivals" --extra worth.txt >&2
  python3 table.py
)
