#!/usr/bin/env python3
"""stele stream: base64 document pairs in, records out.

    stream_filter.py STELE

The records are those that `stele align` writes for each pair, in the stream's
order, for any number of threads; a pair's records are out before the next line
comes in; a bad line is told with its number and passed over; and GNU parallel's
way of cutting the stream changes nothing.
"""
import base64
import gzip
import os
import subprocess
import sys
import tempfile

from sample_batch import SAMPLE, Verdicts, sample_names

LANGS = ["--src-lang", "en", "--trg-lang", "fr"]
COLUMNS = ["--columns", "src_url,trg_url,src_text,trg_text,aligner_score,src_span,trg_span,bead"]


def text_of(name, lang):
    with open(os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)), "rb") as f:
        return f.read()


def packed(name, lang):
    return base64.b64encode(text_of(name, lang)).decode()


def pair_line(name):
    return "\t".join(["en/" + name, "fr/" + name, packed(name, "en"), packed(name, "fr")])


def filtered(stele, text, *options, want=0):
    """stdout and stderr of the filter."""
    text = text if isinstance(text, bytes) else text.encode()
    done = subprocess.run([stele, "stream", *LANGS, *options], input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != want or "Sanitizer" in said or "runtime error:" in said:
        raise AssertionError("exit %d, wanted %d: %s\n%s" % (done.returncode, want, options, said))
    return done.stdout, said


def aligned(stele, names, suffix, *options):
    """What `align` makes of each, one behind the other, with one header."""
    whole = b""
    for i, name in enumerate(names):
        paths = [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")]
        done = subprocess.run([stele, "align", "-q", *LANGS, "--src-url", "en/" + name, "--trg-url", "fr/" + name,
                               "--allow-empty", "-f", suffix, *(["--no-header"] if i else []), *options, *paths],
                              check=True, stdout=subprocess.PIPE)
        whole += done.stdout
    return whole


def check_records(v, stele, names):
    lines = "".join(pair_line(name) + "\n" for name in names)
    want = aligned(stele, names, "tsv", *COLUMNS)
    for workers in "1", "2", "5", "0":
        got, said = filtered(stele, lines, *COLUMNS, "-j", workers)
        v.expect("-j %s: the records of align" % workers, got == want)
        v.expect("-j %s: counts" % workers, "%d documents, 0 failed" % len(names) in said, said)
    v.expect("packed", filtered(stele, gzip.compress(lines.encode()), *COLUMNS)[0] == want)
    v.expect("no end of line at the end", filtered(stele, lines[:-1], *COLUMNS)[0] == want)
    v.expect("CRLF and empty lines", filtered(stele, "\n" + lines.replace("\n", "\r\n\r\n"), *COLUMNS)[0] == want)
    header = "src_url\ttrg_url\tsrc_text\ttrg_text\n"
    v.expect("with a header", filtered(stele, header + lines, *COLUMNS)[0] == want)
    more = "".join("%s\tx\t%s\t%s\ty\t%s\n" % (packed(n, "fr"), "fr/" + n, packed(n, "en"), "en/" + n) for n in names)
    v.expect("columns in another order", filtered(
        stele, "trg_text\tsrc_translated\ttrg_url\tsrc_text\tother\tsrc_url\n" + more, *COLUMNS)[0] == want)
    tmx = [filtered(stele, lines, "-f", "tmx", "-j", workers)[0] for workers in ("1", "3")]
    v.expect("TMX is numbered throughout", tmx[0] == tmx[1] and tmx[0].count(b"<tu ") > 100 and
             b'tuid="%d"' % tmx[0].count(b"<tu ") in tmx[0])
    blocks = [filtered(stele, "".join(pair_line(n) + "\n" for n in names[i:i + 4]), *COLUMNS, "--no-header")[0]
              for i in range(0, len(names), 4)]
    v.expect("cut into blocks, without headers", b"".join(blocks) == want.split(b"\n", 1)[1])


def check_bad_lines(v, stele, names):
    good, other = pair_line(names[0]), pair_line(names[1])
    fields = good.split("\t")
    bad = [
        ("too\tfew\tfields", "3 fields"),
        ("\t".join(fields[:2] + ["%%%%", fields[3]]), "src_text: byte 0: this is no base64"),
        ("\t".join(fields[:3] + [fields[3][:-1]]), "not whole"),
        ("\t".join(fields[:2] + ["", fields[3]]), "no src_text"),
        ("\t".join(fields[:3] + [base64.b64encode(b" \n").decode()]), "no sentence"),
        ("\t".join(fields[:3] + [base64.b64encode(b"a\0b").decode()]), "byte"),
        ("a\x01" + good, "control character"),
    ]
    lines = "".join(good + "\n" + line + "\n" for line, _ in bad) + other + "\n"
    want = filtered(stele, (good + "\n") * len(bad) + other + "\n")[0]
    for workers in "1", "3":
        got, said = filtered(stele, lines, "-j", workers, want=1)
        told = [line for line in said.splitlines() if line.startswith("stele: line ")]
        v.expect("-j %s: the good lines come out" % workers, got == want)
        for i, (_, word) in enumerate(bad):
            place = "stele: line %d: " % (2 * i + 2)
            v.expect("line %d says \"%s\"" % (2 * i + 2, word),
                     any(line.startswith(place) and word in line for line in told), told)
    header = "src_url\ttrg_url\tsrc_text\ttrg_text\tid\n".encode()
    not_utf8 = filtered(stele, header + good.encode() + b"\t\xff\xfe\n" + other.encode() + b"\tb\n", want=1)[1]
    v.expect("a line that is not UTF-8", "line 2: the line is not UTF-8" in not_utf8, not_utf8)
    got = filtered(stele, b"caf\xe9/" + good.encode() + b"\n")[0]
    v.expect("an address that is not UTF-8 is written as in a URL", b"\ncaf%E9/" in got, got[:300])
    said = filtered(stele, "x" * (3 << 20) + "\n" + other + "\n", "--max-input", "100000", want=1)[1]
    v.expect("a line that is too long", "line 1: the line has more bytes" in said and "2 documents, 1 failed" in said,
             said)
    v.expect("nothing at all", filtered(stele, "")[0].count(b"\n") == 1)
    said = filtered(stele, "src_url\tsrc_text\n", want=3)[1]
    v.expect("a header without a text", "line 1: the header names no column trg_text" in said, said)
    said = filtered(stele, gzip.compress(lines.encode())[:-20], want=3)[1]
    v.expect("gzip that is cut", "truncated" in said, said)


def check_at_once(v, stele, names):
    """Ask for the records of a pair before the next is sent."""
    run = subprocess.Popen([stele, "stream", "-q", *LANGS, *COLUMNS, "--no-header"], stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE)
    for name in names[:5]:
        want = aligned(stele, [name], "tsv", *COLUMNS, "--no-header")
        run.stdin.write((pair_line(name) + "\n").encode())
        run.stdin.flush()
        v.expect(name + " comes out at once", run.stdout.read(len(want)) == want)
    run.stdin.close()
    v.expect("nothing comes behind", run.stdout.read() == b"" and run.wait() == 0)


def check_output(v, stele, names):
    lines = (pair_line(names[0]) + "\n").encode() * 20
    with open("/dev/full", "wb") as full:
        done = subprocess.run([stele, "stream", "-q", *LANGS], input=lines, stdout=full, stderr=subprocess.PIPE)
    v.expect("a full disk is exit 4", done.returncode == 4 and b"No space" in done.stderr, done)
    for options in (["-f", "beads"], ["somewhere.tsv"]):
        done = subprocess.run([stele, "stream", *options], input=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        v.expect("%s is misuse" % options, done.returncode == 2 and not done.stdout, done)


def main(stele):
    v = Verdicts()
    names = [name for name in sample_names() if b"\xff" not in text_of(name, "fr")[:2]]
    with tempfile.TemporaryDirectory() as top:
        os.chdir(top)
        for check in (check_records, check_bad_lines, check_at_once, check_output):
            check(v, stele, names)
        v.expect("no file is left", not os.listdir("."))
        os.chdir("/")
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
