"""A second opinion on the licences of the prelude.

Draws licences with all sorts of clauses, works out what each brings, what its statement and an audit
say and what it is worth to both sides day by day and clause by clause, as the comments of the kinds say it, lets Worth run the same
licences, and compares every figure to the coin.

Run: python3 Tests/Models/licences.py WORTH [NUMBER] [SEED]
Ends with 0 only where all figures are equal."""
import json
import os
import random
import subprocess
import sys
import tempfile

from licence_days import Timeline
from licence_draws import draw_licence
from licence_model import figures_of
from licence_texts import write
from kept_files import keep

PER_FILE = 20


def found(value):
    """A figure of Worth as numbers."""
    if isinstance(value, list):
        return [found(v["value"]) for v in value if v["index"] != "opening"]
    if isinstance(value, dict):
        return value["amount"]
    return value


def run(worth, number, seed, prefix=""):
    """Compares so many licences; returns what differs."""
    draw = random.Random(seed)
    wrong, figures, done = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while done < number:
            timeline = Timeline(draw)
            licences = [draw_licence(draw, timeline) for _ in range(min(PER_FILE, number - done))]
            done += len(licences)
            text = [prefix, 'case "Licences" { currency = EUR, %s }' % timeline.words(), "unit piece"]
            for i, x in enumerate(licences):
                text += write(x, "l%d" % i)
            path = os.path.join(folder, "licences-%d.worth" % done)
            with open(path, "w", encoding="utf-8") as out:
                out.write("\n".join(text) + "\n")
            reply = subprocess.run([worth, "run", "--format", "json", path], capture_output=True, text=True)
            if reply.returncode != 0:
                wrong.append(["licences up to %d: worth says\n%s" % (done, reply.stderr[:3000]), path])
                keep(path, "LICENCES_KEEP")
                continue
            paths = {f["path"]: f["value"] for f in json.loads(reply.stdout)["figures"]}
            for i, x in enumerate(licences):
                name = "l%d" % i
                for key, expected in figures_of(x).items():
                    where = "%s_%s" % (name, key) if "." in key else "%s.%s" % (name, key)
                    actual = found(paths[where])
                    pairs = zip(expected, actual) if isinstance(expected, list) else [(expected, actual)]
                    if isinstance(expected, list) and len(expected) != len(actual):
                        wrong.append(["%s: %d figures instead of %d" % (where, len(actual), len(expected)), path])
                    for t, (e, a) in enumerate(pairs):
                        figures += 1
                        if abs(e - a) > 0.004:
                            wrong.append(["%s, period %d: %.4f instead of %.4f" % (where, t + 1, a, e), path])
                            keep(path, "LICENCES_KEEP")
                            break
    return wrong, figures


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    number = int(arguments[1]) if len(arguments) > 1 else 1000
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    prefix = ""
    if os.environ.get("LICENCES_KINDS"):
        with open(os.environ["LICENCES_KINDS"], encoding="utf-8") as kinds:
            prefix = kinds.read()
    wrong, figures = run(arguments[0], number, seed, prefix)
    for message, path in wrong[:40]:
        print("%s (%s)" % (message, os.path.basename(path)))
    print("%d licences, seed %d: %d figures compared, %d differ" % (number, seed, figures, len(wrong)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
