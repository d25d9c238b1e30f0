#!/usr/bin/env python3
"""The tests of this folder find what they look for, in made-up trees."""
import contextlib
import io
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import include_circles  # noqa: E402
import source_lists  # noqa: E402
import source_sizes  # noqa: E402


class Rules(unittest.TestCase):
    def setUp(self):
        top = tempfile.TemporaryDirectory()
        self.addCleanup(top.cleanup)
        self.root = top.name

    def write(self, path, text):
        whole = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w", encoding="utf-8") as f:
            f.write(text)
        return whole

    def run_rule(self, rule, *more):
        """What the rule prints, line by line, and its exit code."""
        with contextlib.redirect_stdout(io.StringIO()) as out:
            code = rule.main(self.root, *more)
        return out.getvalue().splitlines(), code

    def make_circle(self):
        """By way of two folders, headers and sources, and beside files in no circle."""
        self.write("base/a.h", "")
        self.write("base/a.c", '#include "base/a.h"\n  # include "io/b.h"\n')
        self.write("io/b.h", '#include <stdio.h>\n#include "document/lexicon/c.h"\n')
        self.write("document/lexicon/c.h", '#include "base/d.h"\n')
        self.write("document/lexicon/c.c", '#include "document/lexicon/c.h"\n#include "base/a.h"\n')
        self.write("base/d.h", "")
        self.write("cli/e.c", '#include "base/a.h"\n')

    def test_a_circle_is_found_and_printed(self):
        self.make_circle()
        said, code = self.run_rule(include_circles)
        self.assertIn("a circle: base/a -> io/b -> document/lexicon/c -> base/a", said)
        self.assertEqual((said[-1], code), ("5 files, 1 faults", 1))

    def test_without_a_circle_there_is_no_fault(self):
        self.make_circle()
        self.write("document/lexicon/c.c", '/* #include "base/a.h" is gone */\n#include "base/d.h"\n')
        self.assertEqual(self.run_rule(include_circles)[1], 0)

    def test_a_circle_may_be_an_exception_as_long_as_it_is_there(self):
        self.make_circle()
        known = self.write("known", "# still to go\nbase/a io/b\n")
        self.assertEqual(self.run_rule(include_circles, known)[1], 0)
        self.write("base/a.c", "")
        said, code = self.run_rule(include_circles, known)
        self.assertIn("no circle needs this exception any more: base/a io/b", said)
        self.assertEqual(code, 1)

    def test_no_files_are_a_fault(self):
        for rule in (include_circles, source_sizes, source_lists):
            self.assertEqual(self.run_rule(rule)[1], 1)

    def test_long_files_and_functions_are_found(self):
        body = "int f(void)\n{\n%s}\n"
        self.write("base/short.c", body % ("    x();\n" * 98) * 3 + "\n" * 94)
        self.assertEqual(self.run_rule(source_sizes), (["", "1 files, 0 faults"], 0))
        self.write("base/long.c", "\n" * 401)
        self.write("base/function.c", "struct s {\n    int x;\n};\n" + body % ("    x();\n" * 99))
        said, code = self.run_rule(source_sizes)
        self.assertEqual(said, ["base/function.c:5: a function of 101 lines", "base/long.c: 401 lines",
                                "3 files, 2 faults"])
        self.assertEqual(code, 1)
        known = self.write("known", "base/long.c\nbase/short.c\n")
        self.assertEqual(self.run_rule(source_sizes, known)[0],
                         ["base/function.c:5: a function of 101 lines", "base/short.c: is no exception any more",
                          "3 files, 2 faults"])

    def test_what_is_in_no_cmake_list_is_found(self):
        self.write("CMakeLists.txt", "add_library(x base/a.c) # base/b.c\n")
        self.write("bench/CMakeLists.txt", "stele_bench(speed base)\n")
        self.write("tests/io/CMakeLists.txt", "stele_test(io\n  SOURCES test_io.c ${PROJECT_SOURCE_DIR}/base/c.S)\n")
        for path in ("base/a.c", "base/a.h", "base/b.c", "base/b.h", "base/c.S", "bench/speed.c", "tests/io/test_io.c",
                     "io/test_io.c", "io/test_io.h"):
            self.write(path, "")
        said, code = self.run_rule(source_lists)
        self.assertEqual(said[:-1], ["base/b.c: in no CMakeLists.txt", "io/test_io.c: in no CMakeLists.txt"])
        self.assertEqual(code, 1)

    def test_a_file_without_header_is_found(self):
        names = ["main.c", "cmd_align.c", "make_table.c", "alone.c", "known.c", "both.c"]
        self.write("CMakeLists.txt", " ".join("cli/" + name for name in names))
        for name in names + ["both.h"]:
            self.write("cli/" + name, "")
        known = self.write("known", "cli/known.c\ncli/both.c\n")
        said, code = self.run_rule(source_lists, known)
        self.assertEqual(said[:-1], ["cli/alone.c: has no header of its own", "cli/both.c: is no exception any more"])
        self.assertEqual(code, 1)

    def test_a_suite_without_tests_is_found(self):
        self.write("tests/CMakeLists.txt", "test_a.c test_b.c")
        self.write("tests/test_a.c", "TestSuite(a, .init = f);\nTest(a, fact)\n")
        self.write("tests/test_b.c", "TestSuite(b, .init = f);\nTest(old_b, fact)\n")
        said, code = self.run_rule(source_lists)
        self.assertEqual((said[:-1], code), (["tests/test_b.c: suite b has no test"], 1))


if __name__ == "__main__":
    unittest.main()
