#!/usr/bin/env python3
"""Golden tests of the program.

    run_golden.py STELE [--update] [CASE ...]

A case is a folder cases/NAME.  `cmd` is run by sh in an empty directory, where
`stele` is the program, `sample` the sample corpus and `bad` a folder of inputs
that are no articles.  Then stdout, stderr and the exit code must be what the
files `stdout`, `stderr` and `exit` hold (a missing file stands for nothing, and
for 0), and the files left behind those that `left` names: above all, nothing
under the final name of an output that failed, and no .tmp.

--update writes what came out into the case.  Read it before it is committed.
"""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CASES = os.path.join(HERE, "cases")
TIME_LIMIT_SECONDS = 120


def gzip_stored(text):
    """One gzip member without compression: the same bytes everywhere."""
    return (b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01" + struct.pack("<HH", len(text), len(text) ^ 0xffff) + text +
            struct.pack("<II", zlib.crc32(text), len(text)))


def make_bad_inputs(folder):
    english = b"The bridge was closed on Monday. Nobody was hurt.\n"
    french = "Le pont a \u00e9t\u00e9 ferm\u00e9 lundi. Il n'y a pas eu de bless\u00e9.\n".encode()
    member = gzip_stored(english)
    files = {
        "good.en": english,
        "good.fr": french,
        "good.gz": member,
        "empty": b"",
        "empty.gz": gzip_stored(b""),
        "white": " \n\t\r\n\u00a0\n\n".encode(),
        "binary": b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 8,
        "image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(255, -1, -1)) * 4,
        "truncated.gz": member[:40],
        "header-only.gz": member[:10],
        "damaged.gz": member[:30] + b"X" + member[31:],
        "garbage.gz": member + b"garbage",
        "zeros.gz": member + b"\0" * 512,
        "two.gz": gzip_stored(english[:33]) + gzip_stored(english[33:]),
        "broken-utf8": french[:12] + b"\xff" + french[12:] * 40,
        "cut-utf8": french[:11],
        "surrogate": "Le pont. ".encode() + b"\xed\xa0\x80" + french,
        "overlong": "Le pont. ".encode() + b"\xc0\xaf" + french,
        "nul": english[:20] + b"\0" + english[20:],
        "controls": b"The bridge\x0bwas\x01 closed\x1b[0m.\x0cNobody was\thurt.\n",
        "odd-utf16": b"\xff\xfe" + "The bridge.".encode("utf-16-le") + b"x",
        "bom-only": b"\xef\xbb\xbf",
        "no-end": b"The bridge was closed on Monday. Nobody was hurt",
        "crlf.en": english.replace(b". ", b".\r\n"),
        "latin1.fr": french.decode().encode("latin-1"),
        "bad.beads": b"[0]:[0]\n[1]:[1\n",
        "bad.ladder": b"0\t0\t0.5\n2\t2\t0.5\n1\t3\t0.5\n",
    }
    os.mkdir(folder)
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(content)
    with open(os.path.join(folder, "endless"), "wb") as f:
        for _ in range(100):
            f.write(b"la " * 333333 + b"l")
    os.mkdir(os.path.join(folder, "folder"))


def read(path, default=b""):
    if not os.path.exists(path):
        return default
    with open(path, "rb") as f:
        return f.read()


def write(path, content):
    """What stands for nothing has no file."""
    if content:
        with open(path, "wb") as f:
            f.write(content)
    elif os.path.exists(path):
        os.remove(path)


def files_below(folder):
    return {os.path.relpath(os.path.join(where, name), folder) for where, _, names in os.walk(folder)
            for name in names}


def run_case(name, stele, bad):
    """What came out: stdout, stderr, exit and left, each as bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(os.path.join(ROOT, "data", "sample"), os.path.join(scratch, "sample"))
        os.symlink(bad, os.path.join(scratch, "bad"))
        env = {key: value for key, value in os.environ.items() if "SANITIZER" in key or key.endswith("SAN_OPTIONS")}
        env.update(PATH=os.path.dirname(stele) + ":/usr/bin:/bin", LC_ALL="C", HOME=scratch)
        run = subprocess.run(["sh", os.path.join(CASES, name, "cmd")], cwd=scratch, env=env,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=TIME_LIMIT_SECONDS)
        for entry in ("sample", "bad"):
            os.remove(os.path.join(scratch, entry))
        left = sorted(files_below(scratch))
    return {
        "stdout": run.stdout,
        "stderr": run.stderr,
        "exit": b"" if run.returncode == 0 else b"%d\n" % run.returncode,
        "left": "".join(entry + "\n" for entry in left).encode(),
    }


def show(title, text):
    print("    %s:" % title)
    for line in text.decode("utf-8", "backslashreplace").splitlines() or ["(nothing)"]:
        print("      " + line)


def check_case(name, stele, bad, update):
    folder = os.path.join(CASES, name)
    got = run_case(name, stele, bad)
    ok = True
    for part, content in got.items():
        want = read(os.path.join(folder, part))
        if content == want:
            continue
        ok = False
        if update:
            write(os.path.join(folder, part), content)
        else:
            print("%s: %s is not what it should be" % (name, part))
            show("wanted", want)
            show("got", content)
    if not ok and update:
        print("updated %s" % name)
    return ok or update


def main(args):
    update = "--update" in args
    args = [arg for arg in args if arg != "--update"]
    if not args:
        sys.exit(__doc__)
    stele = os.path.abspath(args[0])
    names = args[1:] or sorted(os.listdir(CASES))
    with tempfile.TemporaryDirectory() as top:
        bad = os.path.join(top, "bad")
        make_bad_inputs(bad)
        failed = [name for name in names if not check_case(name, stele, bad, update)]
    print("%d cases, %d failed%s" % (len(names), len(failed), ": " + " ".join(failed) if failed else ""))
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
