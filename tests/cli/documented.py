#!/usr/bin/env python3
"""Holds README and man page against the program's own help.

    documented.py STELE

Every command of `stele help` is in the README and in docs/stele.1, and every
long option of every command's help in docs/stele.1.  Every setting of `stele
help settings` is an option of some command, or named in docs/stele.1 as what
the environment gives.  No line of any help is longer than 80 columns, and no
command has two options of one name or letter.
"""
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OPTION = re.compile(r"^  (?:-(\w), |    )--([a-z0-9-]+)", re.M)
# Settings that no option gives: the program takes them from these variables.
ENVIRONMENT = {"date": "SOURCE_DATE_EPOCH"}


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def say(*args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def main(stele):
    readme, manual = read("README.md"), read("docs/stele.1")
    overview = say(stele, "help")
    helps = {"help": overview, "help settings": say(stele, "help", "settings")}
    commands = re.findall(r"^  ([a-z]\S*) +\S", overview.split("\nExit status:")[0], re.M)
    lacking, n_options, offered = [], 0, set()
    for command in commands:
        if "stele %s" % command not in readme:
            lacking.append("README.md: stele %s" % command)
        if ".Cm %s\n" % command not in manual:
            lacking.append("docs/stele.1: %s" % command)
        if command == "help":
            continue
        helps[command] = say(stele, command, "--help")
        options = OPTION.findall(helps[command])
        for kind, names in (("letter", [x for x, _ in options if x]), ("name", [x for _, x in options])):
            lacking += ["%s has the %s %s twice" % (command, kind, x) for x in set(names) if names.count(x) > 1]
        for _, option in options:
            n_options += 1
            offered.add(option)
            if not re.search(r" -%s\b" % re.escape(option), manual):
                lacking.append("docs/stele.1: --%s of %s" % (option, command))
    settings = [name for _, name in OPTION.findall(helps["help settings"])]
    for name in settings:
        if name not in offered and not (ENVIRONMENT.get(name, "-") in manual):
            lacking.append("no command has the setting %s" % name)
    lacking += ["%s: %d columns: %s" % (name, width(line), line)
                for name, text in helps.items() for line in text.split("\n") if width(line) > 80]
    print("\n".join(lacking))
    print("%d commands, %d options, %d settings, %d faults" % (len(commands), n_options, len(settings), len(lacking)))
    return 1 if lacking or len(commands) < 10 or not n_options or len(settings) < 40 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
