"""Compares changes of bases by path with the same changes written into the case, on random variants.

Usage: variants.py WORTH [COUNT [FIRST]]

`w` varies `v`, and `v` varies `o`. What a scenario changes in each of them must give what the same lines give
where they stand in blocks of `with` between them: fields, lines, single periods, and what lines or clauses fill in.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

# What may be changed, and whether it has a value in each period of a series.
PATHS = {
    "x": True, "y": False, "a": True, "b": True, "c": True,
    "l.k": False, "l.due": True, "l.base": True, "l.twice": True,
    "m.k": False, "m.due": True, "m.twice": True, "part.k": False, "part.due": True,
}  # fmt: skip


def kinds(by_period):
    """The kinds of a case, whose lines have a value in each period or only one."""
    t, of = ("[t]", "series of number") if by_period else ("", "number")
    total = "sum(c) + sum(b)" if by_period else "c + b"
    return f"""
kind leaf {{
  base: {of}
  k: number = 2
  due{t} = base{t} * k
  twice{t} = due{t} * 2 + base{t}
}}
kind deal {{
  x: {of}
  y: number = 3
  part: leaf?
  a{t} = x{t} * y
  b{t} = a{t} + x{t}
  l = leaf {{ base = a }}
  m = l with {{ k = 5 }}
  c{t} = l.twice{t} + m.due{t} * 3 + (if part is given then part.twice{t} else 1)
  all = {total}
}}
"""


def changes(draw, most, by_period, has_part):
    """Random changes: the paths, each with a period in brackets or nothing, and a value."""
    found = []
    for path in draw.sample(sorted(PATHS), draw.randint(0, most)):
        if path.startswith("part") and not has_part:
            continue
        index = ""
        if by_period and PATHS[path] and draw.random() < 0.5:
            index = f"[{draw.choice([2027, 2028, 2029])}]"
        found.append((path, index, draw.randint(1, 9)))
    return found


def written(entries, owner=""):
    """The changes as a block says them."""
    return ", ".join(f"{owner}{path}{index} = {value}" for path, index, value in entries)


def case(seed):
    """A case in which the figures under changes are checked against blocks; None where nothing is changed."""
    draw = random.Random(seed)
    by_period, has_part = draw.random() < 0.5, draw.random() < 0.7
    of_v, of_w = (changes(draw, 2, by_period, has_part) for _ in range(2))
    in_o, in_v, in_w = (changes(draw, most, by_period, has_part) for most in (2, 2, 1))
    parts = [written(in_o, "o."), written(in_v, "v."), written(in_w, "w.")]
    changed = ", ".join(part for part in parts if part)
    if not changed:
        return None
    lines = [
        'case "Variants" { timeline = 2027 .. 2029 }' + kinds(by_period),
        f"deal o {{ x = 4{', part { base = 7 }' if has_part else ''} }}",
        f"v = o with {{ {written(of_v)} }}",
        f"w = v with {{ {written(of_w)} }}",
        f"o_stated = o with {{ {written(in_o)} }}",
        f"v_stated = o_stated with {{ {written(of_v)} }} with {{ {written(in_v)} }}",
        f"w_stated = v_stated with {{ {written(of_w)} }} with {{ {written(in_w)} }}",
        f"scenario s {{ {changed} }}",
    ]
    for name in "ovw":
        lines += [
            f"expect {name}.all under s = {name}_stated.all",
            f"expect {name}.all under {{ {changed} }} = {name}_stated.all",
        ]
    return "\n".join(lines) + "\n"


def main():
    worth = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as folder:
        files = 0
        for seed in range(first, first + count):
            if text := case(seed):
                (Path(folder) / f"variants_{seed}.worth").write_text(text)
                files += 1
        run = subprocess.run([worth, "test", folder], capture_output=True, text=True)
    print(run.stdout.strip().splitlines()[-1], "in", files, "random cases of variants")
    if run.returncode != 0:
        sys.exit(run.stdout + run.stderr)


if __name__ == "__main__":
    main()
