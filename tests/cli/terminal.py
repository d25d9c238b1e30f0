#!/usr/bin/env python3
"""On a terminal, records come side by side, as wide as it is; nowhere else.

    terminal.py STELE SAMPLE
"""
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios


def on_terminal(columns, environment, *words):
    """What the program prints to a terminal of so many columns."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.environ.pop("COLUMNS", None)
        os.environ.update(environment)
        os.execv(words[0], words)
    out = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.waitpid(child, 0)
    os.close(terminal)
    return out.decode().replace("\r\n", "\n").rstrip("\n").split("\n")


def check(condition, *what):
    if not condition:
        print("FAILED:", *what)
        sys.exit(1)


def main(stele, sample):
    pair = [os.path.join(sample, "travel." + lang + ".txt") for lang in ("en", "fr")]
    align = [stele, "align", "-q", *pair]
    for columns, environment, width in ((72, {}, 72), (72, {"COLUMNS": "90"}, 90), (20, {}, 40)):
        lines = on_terminal(columns, environment, *align)
        widest = max(map(len, lines))
        check(lines[0].startswith("  1  "), "no view on a terminal:", lines[0])
        check(width - 8 < widest <= width, "a line has", widest, "columns of", width)
    tsv = subprocess.run(align, capture_output=True, text=True, check=True).stdout
    check(tsv.startswith("src_url\t"), "no TSV in a pipe:", tsv[:40])
    for given in (["--columns", "src_text"], ["-f", "tsv"]):
        lines = on_terminal(72, {}, *align, *given)
        check(lines[0].startswith("src_"), given, "did not give TSV:", lines[0])
    lines = on_terminal(72, {}, *align, "-f", "view", "--width", "60")
    check(52 < max(map(len, lines)) <= 60, "--width gives way to the terminal")
    print("a terminal has two columns, a pipe has TSV")


if __name__ == "__main__":
    main(*sys.argv[1:])
