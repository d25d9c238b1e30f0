#!/usr/bin/env python3
"""What `cmake --install` puts in place works there.

    installed.py CMAKE BUILD

Installs the build into a temporary prefix: exactly the files below, the
program runs without the build's folder and knows its version, and the man page
is that of docs/.  DESTDIR is honoured, as packagers need it.
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILES = {"bin/stele": 0o755, "share/man/man1/stele.1": 0o644}


def run(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout


def files_below(top):
    return {os.path.relpath(os.path.join(where, name), top): os.lstat(os.path.join(where, name)).st_mode & 0o777
            for where, _, names in os.walk(top) for name in names}


def read(*path):
    with open(os.path.join(*path), "rb") as f:
        return f.read()


def check(prefix, cmake, build):
    """The faults, each in a line."""
    run(cmake, "--install", build, "--prefix", prefix)
    found = files_below(prefix)
    if found != FILES:
        yield "installed are %s, not %s" % (found, FILES)
        return
    if read(prefix, "share/man/man1/stele.1") != read(ROOT, "docs", "stele.1"):
        yield "the man page is not docs/stele.1"
    stele = os.path.join(prefix, "bin", "stele")
    version = run(os.path.join(build, "stele"), "--version")
    if run(stele, "--version", cwd="/", env={}) != version or not version.strip():
        yield "stele --version is not that of the build"
    sample = [os.path.join(ROOT, "data", "sample", "travel.%s.txt" % lang) for lang in ("en", "fr")]
    lines = run(stele, "align", "-q", "-f", "tsv", *sample, cwd="/", env={}).splitlines()
    if len(lines) < 20:
        yield "the installed stele aligns %d pairs" % len(lines)


def check_destdir(staging, cmake, build):
    run(cmake, "--install", build, "--prefix", "/usr", env=dict(os.environ, DESTDIR=staging))
    if set(files_below(staging)) != {os.path.join("usr", path) for path in FILES}:
        yield "with DESTDIR: %s" % sorted(files_below(staging))


def main(cmake, build):
    with tempfile.TemporaryDirectory() as top:
        faults = [*check(os.path.join(top, "prefix"), cmake, build),
                  *check_destdir(os.path.join(top, "staging"), cmake, build)]
    print("\n".join(faults) or "%d files, installed and used" % len(FILES))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
