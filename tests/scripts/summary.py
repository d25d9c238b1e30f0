#!/usr/bin/env python3
"""scripts/test_summary.py counts what it is given, and no failure is lost.

    summary.py
"""
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SUMMARY = os.path.join(ROOT, "scripts", "test_summary.py")
# As ctest 3.25 writes it.
CASE = {
    "passed": '<testcase name="%s" status="run"><system-out>ok</system-out></testcase>',
    "failed": '<testcase name="%s" status="fail"><failure message=""/><system-out>no</system-out></testcase>',
    "skipped": '<testcase name="%s" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/>'
               "<system-out>hello\nSKIP: no program omegat\n</system-out></testcase>",
    "missing": '<testcase name="%s" status="notrun"><skipped message="Unable to find executable"/></testcase>',
}


class Summary(unittest.TestCase):
    def setUp(self):
        top = tempfile.TemporaryDirectory()
        self.addCleanup(top.cleanup)
        self.folder = top.name

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as f:
            f.write(text)

    def junit(self, name, *kinds):
        self.write(name, "<testsuite>%s</testsuite>" %
                   "".join(CASE[kind] % (kind + str(k)) for k, kind in enumerate(kinds)))

    def summary(self, *parts):
        """The lines printed for these parts (name, exit code, JUnit file), and the exit code."""
        self.write("parts", "".join("%s\t12\t34\t%d\t%s\n" % part for part in parts))
        done = subprocess.run([sys.executable, "-B", SUMMARY, self.folder], stdout=subprocess.PIPE, text=True)
        return done.stdout.splitlines(), done.returncode

    def test_counts_are_the_last_line(self):
        self.junit("dev.xml", "passed", "failed", "passed", "skipped")
        said, code = self.summary(("build dev", 0, "-"), ("tests dev", 8, "dev.xml"))
        self.assertEqual((said[-1], code), ("3 passed, 1 failed, 1 skipped", 1))
        self.assertIn("  tests dev: failed1", said)
        self.assertIn("  tests dev: skipped3 (no program omegat)", said)

    def test_all_passed(self):
        self.junit("dev.xml", "passed", "passed")
        said, code = self.summary(("tests dev", 0, "dev.xml"))
        self.assertEqual((said[-1], code), ("2 passed, 0 failed, 0 skipped", 0))
        self.assertEqual(said[-3].split(), ["all", "12", "34"])

    def test_a_program_that_was_not_built_is_a_failure(self):
        self.junit("dev.xml", "passed", "missing")
        said, code = self.summary(("tests dev", 8, "dev.xml"))
        self.assertEqual((said[-1], code), ("1 passed, 1 failed, 0 skipped", 1))

    def test_a_part_that_fails_without_a_test_is_a_failure(self):
        self.junit("dev.xml", "passed")
        said, code = self.summary(("build dev", 1, "-"), ("tests dev", 8, "dev.xml"), ("tests tsan", 8, "tsan.xml"))
        self.assertEqual((said[-1], code), ("1 passed, 3 failed, 0 skipped", 1))

    def test_nothing_is_no_success(self):
        self.assertEqual(self.summary(), (["part                              seconds  processor",
                                           "all                                     0          0", "",
                                           "0 passed, 0 failed, 0 skipped"], 1))


if __name__ == "__main__":
    unittest.main()
