#!/usr/bin/env python3
"""Whatever a file holds: no crash, a word where it fails, no broken output where it does not.

    every_reader.py STELE [--mutants N] [--seed N] [--keep FOLDER]

Makes one sound file of each kind that Stele reads, and runs the command that
reads it on N mutants (2,000) of them: flipped bits, cuts, doubled and moved
parts, NUL and FF bytes, large and odd numbers, nesting, bombs; of plain and
packed files.  A run may not die of a signal, nor of a sanitizer, nor take
30 seconds; an error is a line that begins with "stele", and no lack of memory;
where it ends well, each output is whole and of its format.  --keep copies each
mutant that fails.
"""
import argparse
import concurrent.futures
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import xml.parsers.expat

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
LANGS = ["--src-lang", "en", "--trg-lang", "fr"]
SANITIZER = ("Sanitizer", "runtime error:", "Assertion")
NUMBERS = [b"-1", b"0", b"00", b"1e308", b"1e-308", b"nan", b"inf", b"-0.0", b"2147483648", b"4294967295",
           b"9223372036854775808", b"18446744073709551616", b"99999999999999999999999", b"0x10", b"1.5.5", b"1,5"]
BYTES = [b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe\0\0", b"\x1b[2J", b"\xef\xbf\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\xe2\x80\xae",
         b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\r", b"\n\n", b"\t\t", b"]]>", b"&#0;", b"<tu>", b"\"", b"{", b"\x85"]


def flip(rng, data):
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1:]


def cut(rng, data):
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice([data[:a], data[b:], data[:a] + data[b:]])


def double(rng, data):
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    at = rng.choice([a, b, rng.randrange(len(data) + 1)])
    return data[:at] + data[a:b] * rng.choice([1, 1, 2, 50]) + data[at:]


def put(rng, data, what):
    at = rng.randrange(len(data) + 1)
    return data[:at] + what + data[rng.choice([at, min(at + len(what), len(data))]):]


def odd_bytes(rng, data):
    return put(rng, data, rng.choice(BYTES) * rng.choice([1, 1, 3, 1000]))


def number(rng, data):
    """A number where there was one."""
    places = [i for i, c in enumerate(data) if 48 <= c <= 57]
    if not places:
        return put(rng, data, rng.choice(NUMBERS))
    end = at = rng.choice(places)
    while end < len(data) and data[end:end + 1] in b"0123456789.":
        end += 1
    return data[:at] + rng.choice(NUMBERS) + data[end:]


def nest(rng, data):
    opening = rng.choice([b"<seg>", b"<tu><tuv><seg>", b"<bpt i='1'>", b"[", b"{\"a\":", b"(", b"\"", b"<g id='1'>", b"<div>"])
    return put(rng, data, opening * rng.choice([10, 300, 5000]))


def swap_lines(rng, data):
    lines = data.split(b"\n")
    for _ in range(rng.choice([1, 5])):
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def bomb(rng, data):
    """Much of one thing: a packed file, a line, columns, or attributes."""
    n = rng.choice([1 << 16, 1 << 20])
    kind = rng.randrange(5)
    if kind == 0:
        return gzip.compress(b"a" * (8 * n))
    if kind == 1:
        return b"".join(gzip.compress(b"") for _ in range(n // 400))
    what = [b"word ", b"a\t", b" a%d='1'"][kind - 2]
    return put(rng, data, b"".join(what % k for k in range(n // 100)) if b"%d" in what else what * (n // 20))


KINDS = [flip, flip, flip, cut, cut, double, odd_bytes, odd_bytes, number, number, nest, swap_lines, bomb]


def mutant(rng, data, packed):
    if packed and rng.random() < 0.6:  # of what is inside
        data = gzip.compress(mutant(rng, gzip.decompress(data), False), 1)
        return data if rng.random() < 0.8 else flip(rng, data)
    names = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        kind = rng.choice([k for k in KINDS if k is not bomb] if names else KINDS)
        names.append(kind)
        data = kind(rng, data) if data else rng.choice(BYTES)
    return data


class Reader:
    """A file, and the command that reads it."""

    def __init__(self, name, file, args, outputs=(), companions=()):
        self.name, self.file, self.args = name, file, args
        self.outputs, self.companions = outputs, companions


def make_files(stele, folder):
    """One sound file of each kind."""
    def run(*args, **more):
        subprocess.run([stele, *args], cwd=folder, check=True, stderr=subprocess.DEVNULL, **more)

    for lang in ("en", "fr"):
        with open(os.path.join(SAMPLE, "council.%s.txt" % lang), encoding="utf-8") as f:
            text = f.read()[:2500]
        with open(os.path.join(folder, "a." + lang), "w", encoding="utf-8") as f:
            f.write(text)
        with gzip.open(os.path.join(folder, "a.%s.gz" % lang), "wb") as f:
            f.write(text.encode())
        with open(os.path.join(folder, "latin." + lang), "wb") as f:
            f.write(text.encode("cp1252", "replace"))
    with open(os.path.join(folder, "m.tsv"), "w", encoding="utf-8") as f:
        f.write("id\tsrc\ttrg\tsrc_url\n" + "".join("p%d\ta.en\ta.fr\thttp://a/%d\n" % (k, k) for k in range(4)))
    for outputs in ("x.tsv x.tmx x.jsonl x.beads", "x.ladder x.xlf x.tsv.gz x.tmx.gz"):
        run("align", "-q", *LANGS, "a.en", "a.fr", *[w for name in outputs.split() for w in ("-o", name)])
    for i in "12":
        run("batch", "-q", *LANGS, "m.tsv", "--task-size", "2", "--shard", i + "/2", "-o", "s%s.tsv.gz" % i, "-o", "s%s.tmx" % i)
    run("batch", "-q", *LANGS, "m.tsv", "--task-size", "2", "-o", "b.tsv.gz")
    with open(os.path.join(folder, "words"), "w", encoding="utf-8") as f:
        f.write("# languages: en fr\ncouncil\tconseil\t0.9\nwater\teau\t0.8\t0.7\nbridge\tpont\t0.5\n")
    with open(os.path.join(folder, "params"), "w", encoding="utf-8") as f:
        f.write("# lengths\nc\t1.1\ns2\t6.8\nprior.1-1\t0.89\nprior.null\t0.0099\nprior.merge\t0.089\nprior.2-2\t0.011\n")
    with open(os.path.join(folder, "abbrev"), "w", encoding="utf-8") as f:
        f.write("[title]\nDr\nMgr\n[any]\netc\n")
    shutil.copy(os.path.join(ROOT, "data", "split_model.hex"), os.path.join(folder, "model"))
    with open(os.path.join(folder, "page.html"), "w", encoding="utf-8") as f:
        f.write("<html><head><title>T</title></head><body><h1>Head</h1><p>One &amp; two.<br>Three.</p><ul><li>A</li></ul></body></html>")
    with open(os.path.join(folder, "page.md"), "w", encoding="utf-8") as f:
        f.write("# Head\n\nSome *text* with [a link](http://x).\n\n- one\n- two\n\n> quoted\n\n```\ncode\n```\n")


def readers():
    pair = ["-q", *LANGS, "--allow-empty"]
    for name in ("a.en", "a.en.gz", "latin.en"):
        yield Reader("article", name, ["align", *pair, name, "a.fr", "-o", "o.tsv", "-o", "o.tmx"], ["o.tsv", "o.tmx"])
    yield Reader("article of lengths", "a.fr", ["align", *pair, "-m", "length", "a.en", "a.fr", "-o", "o.jsonl", "-o", "o.tmx.gz"],
                 ["o.jsonl", "o.tmx.gz"])
    yield Reader("sentences", "a.en", ["align", *pair, "--presegmented", "a.en", "a.fr", "-o", "o.tsv.gz"], ["o.tsv.gz"])
    yield Reader("text to split", "a.fr", ["split", "--lang", "fr", "a.fr", "-o", "o"])
    yield Reader("page", "page.html", ["split", "page.html", "-o", "o"])
    yield Reader("page", "page.md", ["split", "page.md", "-o", "o"])
    yield Reader("lexicon", "words", ["align", *pair, "--lexicon", "words", "a.en", "a.fr", "-o", "o.tsv"], ["o.tsv"])
    yield Reader("parameters", "params", ["align", *pair, "--params", "params", "a.en", "a.fr", "-o", "o.tsv"], ["o.tsv"])
    yield Reader("abbreviations", "abbrev", ["split", "--lang", "en", "--abbrev", "abbrev", "a.en", "-o", "o"])
    yield Reader("model", "model", ["split", "--lang", "en", "--model", "model", "a.en", "-o", "o"])
    yield Reader("manifest", "m.tsv", ["batch", *pair, "m.tsv", "-o", "o.tsv.gz", "-o", "o.tmx"], ["o.tsv.gz", "o.tmx"])
    for name in ("b.tsv.gz.journal.tsv", "b.tsv.gz"):
        yield Reader("resumed " + name, name, ["batch", *pair, "--resume", "m.tsv", "--task-size", "2", "-o", "b.tsv.gz"])
    for name in ("s2.tsv.gz.journal.tsv", "s2.tsv.gz", "s1.tmx"):
        yield Reader("merged " + name, name, ["merge", "-q", "-o", "o.tsv.gz", "-o", "o.tmx", "s1.tsv.gz", "s2.tsv.gz"],
                     ["o.tsv.gz", "o.tmx"])
    for name in ("x.tsv", "x.tsv.gz", "x.tmx", "x.tmx.gz"):
        out = "o.tmx" if ".tmx" in name else "o.tsv"
        yield Reader("scored", name, ["score", "-q", name, "-o", out], [out] if out == "o.tmx" else [])
    for name in ("x.tsv", "x.tmx", "x.jsonl", "x.xlf"):
        yield Reader("converted", name, ["convert", "-q", *LANGS, name, "-o", "o.tmx", "-o", "o.jsonl"], ["o.tmx", "o.jsonl"])
    yield Reader("beads", "x.beads", ["eval", "x.beads", "x.ladder"])
    yield Reader("ladder", "x.ladder", ["eval", "x.ladder", "x.beads"])


def unpacked(path):
    with open(path, "rb") as f:
        data = f.read()
    return gzip.decompress(data) if path.endswith(".gz") and data else data


def check_output(path):
    """What is wrong with a finished output, or None."""
    if not os.path.exists(path):
        return None
    try:
        text = unpacked(path).decode("utf-8")
        if ".tmx" in path:
            xml.parsers.expat.ParserCreate().Parse(text.encode(), True)
        elif ".jsonl" in path:
            for line in text.split("\n")[:-1]:
                json.loads(line)
        elif ".tsv" in path:
            widths = {line.count("\t") for line in text.split("\n")[:-1]}
            if len(widths) > 1:
                return "rows of %s columns" % sorted(widths)
        return "NUL" if "\0" in text else None
    except (OSError, EOFError, ValueError, xml.parsers.expat.ExpatError) as error:
        return repr(error)


def run_once(stele, reader, folder):
    """What went wrong, or None; and the exit status."""
    try:
        done = subprocess.run([stele, *reader.args], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=30)
    except subprocess.TimeoutExpired:
        return "30 seconds", None
    said = done.stderr.decode("utf-8", "replace")
    code = done.returncode
    if code < 0 or any(word in said for word in SANITIZER):
        return "exit %d: %s" % (code, said[-1500:]), code
    if code not in (0, 1, 2, 3, 75):
        return "exit %d: %s" % (code, said[-300:]), code
    if code >= 2 and not said.startswith("stele"):
        return "exit %d without a word" % code, code
    for name in reader.outputs if code < 2 else ():
        fault = check_output(os.path.join(folder, name))
        if fault:
            return "exit %d, %s: %s" % (code, name, fault), code
    return None, code


class Trial:
    """Runs readers of mutants, each in a folder of its own."""

    def __init__(self, stele, top, options):
        self.stele, self.top, self.options = stele, top, options
        self.sound = os.path.join(top, "sound")
        os.mkdir(self.sound)
        make_files(stele, self.sound)
        self.kinds = list(readers())

    def sound_file(self, reader):
        """A line where it is not read well, or None."""
        with tempfile.TemporaryDirectory(dir=self.top) as folder:
            shutil.copytree(self.sound, folder, dirs_exist_ok=True)
            fault, code = run_once(self.stele, reader, folder)
        return "%s %s: sound, but exit %s: %s" % (reader.name, reader.file, code, fault) if fault or code != 0 else None

    def mutant(self, k):
        """The exit status, and a line where something is wrong, or None."""
        reader, rng = self.kinds[k % len(self.kinds)], random.Random("%d %d" % (self.options.seed, k))
        with open(os.path.join(self.sound, reader.file), "rb") as f:
            data = mutant(rng, f.read(), reader.file.endswith(".gz"))
        with tempfile.TemporaryDirectory(dir=self.top) as folder:
            shutil.copytree(self.sound, folder, dirs_exist_ok=True)
            with open(os.path.join(folder, reader.file), "wb") as f:
                f.write(data)
            fault, code = run_once(self.stele, reader, folder)
        if fault and self.options.keep:
            os.makedirs(self.options.keep, exist_ok=True)
            with open(os.path.join(self.options.keep, "%d-%s" % (k, reader.file)), "wb") as f:
                f.write(data)
        return code, "mutant %d of %s %s: %s" % (k, reader.name, reader.file, fault) if fault else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stele")
    parser.add_argument("--mutants", type=int, default=int(os.environ.get("MUTANTS", "2000")))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    options = parser.parse_args()
    codes, n_failed = {}, 0
    with tempfile.TemporaryDirectory() as top, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        trial = Trial(os.path.abspath(options.stele), top, options)
        for fault in filter(None, pool.map(trial.sound_file, trial.kinds)):
            n_failed += 1
            print(fault)
        for code, fault in pool.map(trial.mutant, range(options.mutants)):
            codes[code] = codes.get(code, 0) + 1
            if fault:
                n_failed += 1
                print(fault, flush=True)
    told = ", ".join("%d x exit %s" % (n, code) for code, n in sorted(codes.items(), key=str))
    print("%d mutants: %s; %d failed" % (options.mutants, told, n_failed))
    return n_failed > 0


if __name__ == "__main__":
    sys.exit(main())
