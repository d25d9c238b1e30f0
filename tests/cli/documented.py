#!/usr/bin/env python3
"""Holds README and man page against the program's own help.

    documented.py STELE

Every command of `stele help` is in the README and in docs/stele.1, and every
long option of every command's help in docs/stele.1.  Every setting of `stele
help settings` is an option of some command, or named in docs/stele.1 as what
the environment gives.  No line of any help is longer than 80 columns, and no
command has two options of one name or letter.  The man page has every exit
code: those of the enum in cli/, and those of signals and of a closed pipe.
"""
import glob
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


def exit_codes():
    """The codes of enum exit_code, and 128 + SIGINT, SIGPIPE, SIGTERM."""
    enums = [re.search(r"enum exit_code \{(.*?)\};", read(os.path.relpath(path, ROOT)), re.S)
             for path in glob.glob(os.path.join(ROOT, "cli", "*.h"))]
    found = [int(n) for enum in enums if enum for n in re.findall(r"EXIT_\w+ = (\d+)", enum[1])]
    return found + [128 + 2, 128 + 13, 128 + 15] if found else []


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
    codes, status = exit_codes(), manual.split(".Sh EXIT STATUS")[1].split(".Sh ")[0]
    lacking += ["docs/stele.1: exit code %d" % n for n in codes if ".It %d\n" % n not in status]
    print("\n".join(lacking))
    print("%d commands, %d options, %d settings, %d exit codes, %d faults" % (
        len(commands), n_options, len(settings), len(codes), len(lacking)))
    return 1 if lacking or len(commands) < 10 or not n_options or len(settings) < 40 or not codes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
