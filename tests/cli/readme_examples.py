#!/usr/bin/env python3
"""Runs the examples of the README and of docs/scores.md and compares what they
print.

    readme_examples.py STELE [--update]

Every ```console block holds lines "$ command" and what it prints, stdout and
stderr together.  The commands run in a scratch folder that sees data/, with
STELE's folder first in PATH.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXTS = ["README.md", "docs/scores.md"]
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def run(command, folder, path):
    env = dict(os.environ, PATH=path + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode("utf-8")


def rerun(block, folder, path):
    commands = [line[2:] for line in block.split("\n") if line.startswith("$ ")]
    if not commands:
        sys.exit("a console block has no command")
    return "".join("$ %s\n%s" % (c, run(c, folder, path)) for c in commands)


def main(args):
    update = "--update" in args
    stele = os.path.abspath([a for a in args if not a.startswith("--")][0])
    faults, n_blocks = 0, 0
    for name in TEXTS:
        with open(os.path.join(ROOT, name), encoding="utf-8") as f:
            text = f.read()
        n_blocks += len(BLOCK.findall(text))
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.join(ROOT, "data"), os.path.join(folder, "data"))

            def renew(match):
                nonlocal faults
                got = rerun(match.group(1), folder, os.path.dirname(stele))
                if got != match.group(1):
                    faults += 1
                    if not update:
                        print("%s says:\n%s\nbut it prints:\n%s" % (name, match.group(1), got))
                return "```console\n%s```" % got

            renewed = BLOCK.sub(renew, text)
        if update:
            with open(os.path.join(ROOT, name), "w", encoding="utf-8") as f:
                f.write(renewed)
    if update:
        return 0
    print("%d console blocks, %d differ" % (n_blocks, faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
