#!/usr/bin/env python3
"""Sums up a run of scripts/test.sh.

    test_summary.py DIR

DIR/parts has a line for each part: name, seconds, processor seconds, exit code,
and the name of the JUnit file in DIR that ctest wrote, or "-" where the part is
one test.  Prints the seconds of each part, what failed, what was skipped with
what it lacks, and the counts.  Exit code 1 if anything failed.
"""
import os
import re
import sys
import xml.etree.ElementTree as ElementTree


def reason(case):
    """What a skipped test lacks: its line "SKIP: ..."."""
    said = re.findall(r"^SKIP: (.*)$", case.findtext("system-out") or "", re.M)
    return said[-1] if said else "gives no reason"


def read_junit(path):
    """(name, "passed", "failed" or "skipped", what it lacks) of each test."""
    for case in ElementTree.parse(path).iter("testcase"):
        if case.get("status") == "run":
            yield case.get("name"), "passed", ""
        elif "SKIP_RETURN_CODE" in getattr(case.find("skipped"), "attrib", {}).get("message", ""):
            yield case.get("name"), "skipped", reason(case)
        else:
            yield case.get("name"), "failed", ""


def results_of(folder, name, status, junit):
    """The results of one part; a part that failed has at least one failure."""
    path = os.path.join(folder, junit)
    found = list(read_junit(path)) if junit != "-" and os.path.exists(path) else []
    if junit == "-" or (status != 0 and not any(kind == "failed" for _, kind, _ in found)):
        found.append((name, "failed" if status else "passed", ""))
    return found


def main(folder):
    counts, notes = {"passed": 0, "failed": 0, "skipped": 0}, {"failed": [], "skipped": []}
    total, total_cpu = 0, 0
    print("%-32s %8s %10s" % ("part", "seconds", "processor"))
    with open(os.path.join(folder, "parts"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    for name, seconds, cpu, status, junit in rows:
        print("%-32s %8s %10s" % (name, seconds, cpu))
        total, total_cpu = total + int(seconds), total_cpu + int(cpu)
        for test, kind, lacks in results_of(folder, name, int(status), junit):
            counts[kind] += 1
            if kind in notes:
                notes[kind].append("  %s%s%s" % ("" if test == name else name + ": ", test, lacks and " (%s)" % lacks))
    print("%-32s %8d %10d" % ("all", total, total_cpu))
    for kind, lines in notes.items():
        if lines:
            print("\n%s:\n%s" % (kind, "\n".join(lines)))
    print("\n%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % counts)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
