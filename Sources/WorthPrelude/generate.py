"""Embeds the files of Worth/ in Prelude+Files.swift and those of Examples/ in Prelude+Examples.swift.

Run: python3 Sources/WorthPrelude/generate.py"""
import os
import re

here = os.path.dirname(os.path.abspath(__file__))


def names_in(folder):
    return sorted(f for f in os.listdir(os.path.join(here, folder)) if f.endswith(".worth"))


def text_of(folder, name):
    return open(os.path.join(here, folder, name), encoding="utf-8").read()


def literal(text):
    """The lines of a raw text in Swift, with its closing delimiter but without its opening one."""
    lines = [("        " + line) if line else "" for line in text.rstrip("\n").split("\n")]
    return lines + ["", '        """##),']


def write(name, lines):
    with open(os.path.join(here, name), "w", encoding="utf-8") as out:
        out.write("// swift-format-ignore-file\n" + "\n".join(lines))


files = names_in("Worth")
lines = [
    "// Made by generate.py from the files of Worth/; a test holds the two equal.",
    "",
    "extension Prelude {",
    "  /// The files of the prelude.",
    "  package static let files: [PreludeFile] = [",
]
for name in files:
    text = text_of("Worth", name)
    kinds = re.findall(r"^kind (\w+)", text, re.M)
    functions = re.findall(r"^function (\w+)", text, re.M)
    quote = lambda names: ", ".join('"%s"' % n for n in names)
    lines.append("    PreludeFile(")
    lines.append('      name: "prelude/%s",' % name)
    lines.append("      kinds: [%s]," % quote(kinds))
    lines.append("      functions: [%s]," % quote(functions))
    lines.append('      text: ##"""')
    lines += literal(text)
lines += ["  ]", "}", ""]
write("Prelude+Files.swift", lines)

lines = [
    "// Made by generate.py from the files of Examples/; a test holds the two equal.",
    "",
    "extension Prelude {",
    "  /// For each kind a short case that fills it in, in the order of their names.",
    "  package static let examples: [PreludeExample] = [",
]
for name in names_in("Examples"):
    lines.append("    PreludeExample(")
    lines.append('      kind: "%s",' % name[: -len(".worth")])
    lines.append('      text: ##"""')
    lines += literal(text_of("Examples", name))
lines += ["  ]", "}", ""]
write("Prelude+Examples.swift", lines)
