"""Runs cases and reads their figures."""

import json
import subprocess
import tempfile
from pathlib import Path


def figures(worth, source):
    """The figures of a case by their paths, and what the run said; none where it failed or said an error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.worth")
        path.write_text(source)
        run = subprocess.run(
            [worth, "run", str(path), "--format", "json", "--limit", "steps=1_000_000_000"],
            capture_output=True, text=True, check=False)  # fmt: skip
    if run.returncode != 0 or not run.stdout:
        return None, run.stderr
    return {f["path"]: f["value"] for f in json.loads(run.stdout)["figures"]}, ""


def batches(arguments, size):
    """The program, and the numbers of the cases to make, so many at a time: PROGRAM [COUNT [FIRST]], 100 by default."""
    number = int(arguments[1]) if len(arguments) > 1 else 100
    first = int(arguments[2]) if len(arguments) > 2 else 0
    ends = range(first, first + number, size)
    return arguments[0], [range(start, min(start + size, first + number)) for start in ends]


def amount(value):
    """The number of an amount, or a value that is none."""
    return value["amount"] if isinstance(value, dict) else value
