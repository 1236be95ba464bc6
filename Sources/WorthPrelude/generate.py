"""Embeds the files of Worth/ in Prelude+Files.swift. Run: python3 Sources/WorthPrelude/generate.py"""
import os
import re

here = os.path.dirname(os.path.abspath(__file__))
files = sorted(f for f in os.listdir(os.path.join(here, "Worth")) if f.endswith(".worth"))
lines = [
    "// Made by generate.py from the files of Worth/; a test holds the two equal.",
    "",
    "extension Prelude {",
    "  /// The files of the prelude.",
    "  package static let files: [PreludeFile] = [",
]
for name in files:
    text = open(os.path.join(here, "Worth", name), encoding="utf-8").read()
    kinds = re.findall(r"^kind (\w+)", text, re.M)
    functions = re.findall(r"^function (\w+)", text, re.M)
    quote = lambda names: ", ".join('"%s"' % n for n in names)
    lines.append("    PreludeFile(")
    lines.append('      name: "prelude/%s",' % name)
    lines.append("      kinds: [%s]," % quote(kinds))
    lines.append("      functions: [%s]," % quote(functions))
    lines.append('      text: ##"""')
    lines += [("        " + line) if line else "" for line in text.rstrip("\n").split("\n")]
    lines.append("")
    lines.append('        """##),')
lines += ["  ]", "}", ""]
with open(os.path.join(here, "Prelude+Files.swift"), "w", encoding="utf-8") as out:
    out.write("// swift-format-ignore-file\n" + "\n".join(lines))
