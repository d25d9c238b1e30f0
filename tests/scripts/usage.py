#!/usr/bin/env python3
"""The scripts refuse what they do not know, with their usage, and do nothing.

    usage.py
"""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WRONG = {"test.sh": [["--fast"], ["--quick", "--all"], ["--quick", "x"], [""], ["-q"]],
         "setup.sh": [["everything"], ["build", "--all"], [""]],
         "demo.sh": [["x"]]}
HELPS = ["test.sh", "setup.sh"]


def run(script, *args):
    """Exit code, stdout and stderr."""
    done = subprocess.run(["/bin/bash", os.path.join(ROOT, "scripts", script), *args], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=20)
    return done.returncode, done.stdout, done.stderr


def main():
    faults = []
    for script, arguments in WRONG.items():
        for args in arguments:
            code, out, err = run(script, *args)
            if code != 2 or out or "usage: " + script not in err:
                faults.append("%s %s: exit %d, %r, %r" % (script, args, code, out, err))
    for script in HELPS:
        for option in ("-h", "--help"):
            code, out, err = run(script, option)
            if code != 0 or err or not out.startswith("usage: " + script):
                faults.append("%s %s: exit %d, %r, %r" % (script, option, code, out, err))
    print("\n".join(faults) or "every usage is right")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
