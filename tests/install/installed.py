#!/usr/bin/env python3
"""What `cmake --install` puts in place works there.

    installed.py CMAKE BUILD

Installs the build into a temporary prefix: exactly the files below, the
program runs without the build's folder and knows its version, and the man page
is that of docs/.  The example of docs/ builds with what pkg-config gives of
the prefix alone, with the shared and with the static library, and prints the
same.  DESTDIR is honoured, as packagers need it.
"""
import glob
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADERS = [os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "lib", "stele*.h"))]
FILES = {"bin/stele", "share/man/man1/stele.1", "share/stele/paragraphs.lua", "lib/libstele.a", "lib/libstele.so",
         "lib/libstele.so.0", "lib/libstele.so.0.1.0", "lib/pkgconfig/stele.pc", *("include/stele/" + name for name in HEADERS)}
EXECUTABLE = {"bin/stele"}


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
    if set(found) != FILES:
        yield "installed are %s, not %s" % (sorted(found), sorted(FILES))
        return
    for path in sorted(FILES):
        if path in EXECUTABLE and found[path] != 0o755 or path not in EXECUTABLE and not found[path] & 0o444:
            yield "%s has the mode %o" % (path, found[path])
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


def pkg_config(prefix, *options):
    env = dict(os.environ, PKG_CONFIG_PATH=os.path.join(prefix, "lib", "pkgconfig"))
    return run("pkg-config", *options, "stele", env=env, text=True).split()


def check_example(prefix, top):
    """Built from the installed header and library alone."""
    source, printed = os.path.join(ROOT, "docs", "align_two_texts.c"), []
    for kind, options in (("shared", ["--cflags", "--libs"]), ("static", ["--static", "--cflags", "--libs"])):
        program = os.path.join(top, "example-" + kind)
        flags = pkg_config(prefix, *options)
        if kind == "static":
            flags = [os.path.join(prefix, "lib", "libstele.a") if flag == "-lstele" else flag for flag in flags]
        run("cc", "-std=c17", "-Wall", "-Wextra", "-Werror", "-o", program, source, *flags, cwd=top)
        printed.append(run(program, env={"LD_LIBRARY_PATH": os.path.join(prefix, "lib")}, cwd="/"))
    if printed[0] != printed[1] or b"1-2, score" not in printed[0]:
        yield "the example prints %r and %r" % tuple(printed)


def check_destdir(staging, cmake, build):
    run(cmake, "--install", build, "--prefix", "/usr", env=dict(os.environ, DESTDIR=staging))
    below = set(files_below(staging))
    if not {"usr/bin/stele", "usr/share/man/man1/stele.1"} <= below or len(below) != len(FILES):
        yield "with DESTDIR: %s" % sorted(below)


def main(cmake, build):
    with tempfile.TemporaryDirectory() as top:
        faults = [*check(os.path.join(top, "prefix"), cmake, build), *check_example(os.path.join(top, "prefix"), top),
                  *check_destdir(os.path.join(top, "staging"), cmake, build)]
    print("\n".join(faults) or "%d files, installed and used" % len(FILES))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
