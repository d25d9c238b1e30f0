#!/usr/bin/env python3
"""Runs the examples of the documents and compares what they print.

    readme_examples.py STELE [--update]

README.md and docs/*.md have examples in ```console blocks.  Their commands run
in a scratch folder that sees data/.  docs/stele.1 has them between
.Bd -literal and .Ed; these run in a copy of data/sample.  An example is lines
"$ command", each with what it prints, stdout and stderr together; a block of a
man page without such a line is no example.  Each command of `stele help` must
have one in the man page.

stele is first in PATH.  --update writes into the documents what was printed.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MARKDOWN = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)
MANUAL = re.compile(r"(?<=^\.Bd -literal\n)(.*?)(?=^\.Ed$)", re.M | re.S)


def from_mdoc(text):
    """A line of text as mdoc shows it."""
    return text.replace("\\&", "").replace("\\-", "-").replace("\\~", "\u00a0").replace("\\e", "\\")


def to_mdoc(text):
    lines = text.replace("\\", "\\e").replace("-", "\\-").replace("\u00a0", "\\~").split("\n")
    return "\n".join("\\&" + x if x[:1] in (".", "'") else x for x in lines)


def run(command, folder, path):
    env = dict(os.environ, PATH=path + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode("utf-8")


def rerun(block, folder, path):
    commands = [line[2:] for line in block.split("\n") if line.startswith("$ ")]
    return "".join("$ %s\n%s" % (c, run(c, folder, path)) for c in commands)


class Document:
    """A document, and how its examples are written and where they run."""

    def __init__(self, name):
        self.name = name
        self.is_manual = not name.endswith(".md")
        self.blocks = MANUAL if self.is_manual else MARKDOWN
        with open(os.path.join(ROOT, name), encoding="utf-8") as f:
            self.text = f.read()

    def plain(self, block):
        return from_mdoc(block) if self.is_manual else block

    def examples(self):
        found = [self.plain(block) for block in self.blocks.findall(self.text)]
        return [x for x in found if not self.is_manual or x.startswith("$ ")]

    def prepare(self, folder):
        if self.is_manual:
            shutil.copytree(os.path.join(ROOT, "data", "sample"), folder, dirs_exist_ok=True)
        else:
            os.symlink(os.path.join(ROOT, "data"), os.path.join(folder, "data"))

    def renewed(self, path):
        """The text with what its examples print now, and those that differ."""
        wrong = []

        def renew(match):
            block = self.plain(match.group(0))
            if not block.startswith("$ "):
                if not self.is_manual:
                    sys.exit("%s: a console block has no command" % self.name)
                return match.group(0)
            got = rerun(block, folder, path)
            if got != block:
                wrong.append((block, got))
            return to_mdoc(got) if self.is_manual else got

        with tempfile.TemporaryDirectory() as folder:
            self.prepare(folder)
            return self.blocks.sub(renew, self.text), wrong


def commands_without_example(stele, manual):
    """The commands of `stele help` that no example of the man page runs."""
    text = subprocess.run([stele, "help"], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    commands = re.findall(r"^  ([a-z]\S*) +\S", text.split("\nExit status:")[0], re.M)
    examples = "\n".join(line for x in manual.examples() for line in x.split("\n") if line.startswith("$ "))
    return [c for c in commands if not re.search(r"\bstele %s\b(?!-)" % re.escape(c), examples)]


def main(args):
    update = "--update" in args
    stele = os.path.abspath([a for a in args if not a.startswith("--")][0])
    names = ["README.md"] + sorted(os.path.relpath(x, ROOT) for x in glob.glob(os.path.join(ROOT, "docs", "*.md")))
    documents = [Document(name) for name in names + ["docs/stele.1"]]
    n_examples, n_wrong = 0, 0
    for document in documents:
        text, wrong = document.renewed(os.path.dirname(stele))
        n_examples += len(document.examples())
        n_wrong += len(wrong)
        for block, got in wrong if not update else []:
            print("%s says:\n%s\nbut it prints:\n%s" % (document.name, block, got))
        if update:
            with open(os.path.join(ROOT, document.name), "w", encoding="utf-8") as f:
                f.write(text)
    lacking = commands_without_example(stele, documents[-1])
    for command in lacking:
        print("docs/stele.1: no example of stele %s" % command)
    print("%d examples, %d differ" % (n_examples, n_wrong))
    return 1 if (n_wrong and not update) or lacking or not n_examples else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
