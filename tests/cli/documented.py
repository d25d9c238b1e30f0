#!/usr/bin/env python3
"""Holds README and man page against the program's own help.

    documented.py STELE

Every command of `stele help` stands in the README and in docs/stele.1, and
every long option of every command's help stands in docs/stele.1.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def say(*args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def main(stele):
    readme, manual = read("README.md"), read("docs/stele.1")
    commands = re.findall(r"^  (\S+) +\S", say(stele, "help").split("Commands:")[1], re.M)
    lacking, n_options = [], 0
    for command in commands:
        if "stele %s" % command not in readme:
            lacking.append("README.md: stele %s" % command)
        if ".Cm %s\n" % command not in manual:
            lacking.append("docs/stele.1: %s" % command)
        if command == "help":
            continue
        for option in re.findall(r"--([a-z0-9-]+)", "\n".join(
                line for line in say(stele, command, "--help").split("\n")
                if re.match(r"  (-\w,|   ) --", line))):
            n_options += 1
            if not re.search(r" -%s\b" % re.escape(option), manual):
                lacking.append("docs/stele.1: --%s of %s" % (option, command))
    print("\n".join(lacking))
    print("%d commands, %d options, %d not documented" % (len(commands), n_options, len(lacking)))
    return 1 if lacking or not commands or not n_options else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
