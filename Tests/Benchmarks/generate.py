#!/usr/bin/env python3
"""Writes the Worth forms of the benchmark inputs from their Lua forms.

generate.py BENCH    BENCH is a built copy of the bench folder. Writes
  BENCH/build/w3/src.worth       the statement list of W3
  BENCH/build/w5.worth           the functions of W5
  BENCH/build/w7/worth/*.worth   the 1,000 cases of W7
Constants, expressions and literals are taken over digit for digit, so that the figures agree.
"""

import pathlib
import re
import sys

NUMBER = r"[0-9][0-9.]*(?:e[+-]?[0-9]+)?"
DEFINITION = re.compile(r"local (\w+) = (.*)")
CHECK = re.compile(rf"if math\.abs\((\w+) ([+-]) ({NUMBER})\) < ({NUMBER}) then .* end")

# The Lua form is a loop in seven lines, so this is laid out in seven lines, too.
VALUE = """\
function value(s, r, g, d, q, n) =
  sum(
    s * ((1 + g) * (1 - d)) ^ t
    * q
    / (1 + r) ^ (t + 0.5)
    for t in 0 .. n - 1
  )"""

W5 = """\
function fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2)
function step(s, i) = s * 0.999999 + i * 0.5
function decay(a, v) = a * 0.999999 + v
"""


def comment(line):
    """Returns a Lua comment as a Worth comment."""
    return "#" + line[2:]


def write_statements(bench):
    """Writes W3: names, texts, numbers, operators and calls look the same in both languages."""
    source = (bench / "build/w3/src.lua").read_text().splitlines()
    lines = [comment(line) if line.startswith("--") else line for line in source]
    (bench / "build/w3/src.worth").write_text("\n".join(lines) + "\n")


def case(source):
    """Returns the Worth form of one case of W7."""
    lines = []
    in_function = False
    for line in source.splitlines():
        definition = DEFINITION.fullmatch(line)
        check = CHECK.fullmatch(line)
        if line.startswith("--"):
            lines.append(comment(line))
        elif line.startswith("local function"):
            lines += VALUE.splitlines()
            in_function = True
        elif in_function:
            in_function = line != "end"
        elif line == "local passed = 0":
            lines += ["", "# checks"]
        elif definition:
            lines.append(f"{definition[1]} = {definition[2]}")
        elif check:
            # `x + 5` in the Lua form is x less -5.
            sign = "-" if check[2] == "+" else ""
            lines.append(f"expect {check[1]} = {sign}{check[3]} within {check[4]}")
        elif line != "return passed":
            sys.exit(f"generate.py: unknown line in a case of W7: {line}")
    if len(lines) != 60 or sum(line.startswith("expect") for line in lines) != 14:
        sys.exit(f"generate.py: a case of W7 has {len(lines)} lines, not 60 with 14 checks")
    return "\n".join(lines) + "\n"


def write_cases(bench):
    """Writes W7."""
    target = bench / "build/w7/worth"
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted((bench / "build/w7/lua").glob("case*.lua")):
        (target / (path.stem + ".worth")).write_text(case(path.read_text()))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    bench = pathlib.Path(sys.argv[1])
    write_statements(bench)
    write_cases(bench)
    (bench / "build/w5.worth").write_text(W5)


if __name__ == "__main__":
    main()
