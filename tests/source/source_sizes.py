#!/usr/bin/env python3
"""No C file has over 400 lines, and no function over 100.

    source_sizes.py ROOT [EXCEPTIONS]

EXCEPTIONS lists files that are still to be made shorter.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from source_tree import files_of, read, read_exceptions  # noqa: E402

MOST_IN_FILE, MOST_IN_FUNCTION = 400, 100


def functions_of(lines):
    """(first line, number of lines) of each body: clang-format sets its braces alone at the margin."""
    first = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            first = number
        elif line.startswith("}") and first:
            yield first, number - first + 1
            first = None


def faults_of(path, text):
    lines = text.splitlines()
    if len(lines) > MOST_IN_FILE:
        yield "%s: %d lines" % (path, len(lines))
    for first, n in functions_of(lines):
        if n > MOST_IN_FUNCTION:
            yield "%s:%d: a function of %d lines" % (path, first, n)


def main(root, *lists):
    exceptions = [words[0] for path in lists for words in read_exceptions(path)]
    paths = [path for path in files_of(root) if path.endswith((".c", ".h"))]
    found = {path: list(faults_of(path, read(root, path))) for path in paths}
    faults = [fault for path in paths if path not in exceptions for fault in found[path]]
    faults += ["%s: is no exception any more" % path for path in exceptions if not found.get(path)]
    print("\n".join(faults))
    print("%d files, %d faults" % (len(paths), len(faults)))
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
