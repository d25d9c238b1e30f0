#!/usr/bin/env python3
"""Every source file is built, has its header, and its tests run.

    source_lists.py ROOT [EXCEPTIONS]

- Every .c and .S is named in the CMakeLists.txt of its folder or of another.
- Every x.c of the engine has its x.h, but for main.c, cmd_*.c and make_*.c.
  EXCEPTIONS lists those that are still to get one.
- Every Criterion suite with a TestSuite line has tests: under another name
  they would run without its init.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from source_tree import engine_files, files_of, read, read_exceptions  # noqa: E402

WITHOUT_HEADER = re.compile(r"(main|cmd_\w+|make_\w+)\.c$")
# Functions of the CMakeLists.txt that take NAME for a source file.
NAMED_BY = {"stele_bench": "%s.c", "stele_fuzz": "fuzz_%s.c"}


def built_files(folder, text):
    """The source files that the CMakeLists.txt of a folder names."""
    text = re.sub(r"#.*", "", text).replace("${PROJECT_SOURCE_DIR}/", "/")
    for function, source in NAMED_BY.items():
        for name in re.findall(r"^%s\((\w+)" % function, text, re.M):
            yield os.path.join(folder, source % name)
    for name in re.findall(r"[^\s()\"]+\.[cS]\b", text):
        yield name[1:] if name.startswith("/") else os.path.normpath(os.path.join(folder, name))


def unbuilt(root, paths):
    lists = [path for path in paths if os.path.basename(path) == "CMakeLists.txt"]
    built = {name for path in lists for name in built_files(os.path.dirname(path), read(root, path))}
    return ["%s: in no CMakeLists.txt" % path for path in paths if path.endswith((".c", ".S")) and path not in built]


def headless(paths, exceptions):
    alone = [path for path in paths if path.endswith(".c") and path[:-2] + ".h" not in paths and
             not WITHOUT_HEADER.match(os.path.basename(path))]
    return (["%s: has no header of its own" % path for path in alone if path not in exceptions] +
            ["%s: is no exception any more" % path for path in exceptions if path not in alone])


def empty_suites(path, text):
    for suite in re.findall(r"^TestSuite\((\w+)", text, re.M):
        if not re.search(r"^(ParameterizedTest\(.*|Test\()\b%s\b" % suite, text, re.M):
            yield "%s: suite %s has no test" % (path, suite)


def main(root, *lists):
    paths = files_of(root)
    exceptions = [words[0] for path in lists for words in read_exceptions(path)]
    faults = unbuilt(root, paths) + headless(engine_files(root), exceptions)
    for path in paths:
        if re.search(r"(^|/)test_\w+\.c$", path):
            faults += empty_suites(path, read(root, path))
    print("\n".join(faults))
    print("%d files, %d faults" % (len(paths), len(faults)))
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
