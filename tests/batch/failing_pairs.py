#!/usr/bin/env python3
"""Bad pairs are journalled with their place, and the batch goes on.

    failing_pairs.py STELE

A manifest of which one line in ten is broken, files that are missing, cannot be
read, are empty, are no text; and a pair of 100 MB.  Exit 1, one row a pair, and
the good pairs come out as if the bad ones were not there.
"""
import gzip
import json
import os
import sys
import tempfile

from sample_batch import Verdicts, command, digests, run, sample_rows, write_manifest

TIMES = 5
BROKEN = ["no tab at all", "\tx\t", "id-only\t", "too\tmany\tfields\there", "\ta\tb", "standard-input\t-\t-",
          "con\x01trol\ta\tb", "csi\u009b\ta\tb", "nonchar\uffff\ta\tb"]


def bad_files(folder):
    """Name of each bad pair, and a word of what is said about it."""
    good = os.path.join(folder, "good")
    contents = {"good": b"The bridge was closed on Monday. Nobody was hurt.\n", "empty": b"", "white": b" \n\t\n",
                "broken": b"Le pont \xff\xfe\xfd est ferm\xc3\xa9.\n" * 3, "nul": b"Le pont\0est la.\n",
                "cut.gz": b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01"}
    for name, content in contents.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(content)
    os.mkdir(os.path.join(folder, "folder"))
    os.symlink("loop", os.path.join(folder, "loop"))
    said = {"missing": "cannot open", "empty": "the file is empty", "white": "no sentence", "nul": "byte",
            "cut.gz": "truncated", "folder": "is a directory", "loop": "cannot open"}
    rows = ["bad-%s\t%s\t%s" % (name, good, os.path.join(folder, name)) for name in said]
    rows += ["bad-src-%s\t%s\t%s" % (name, os.path.join(folder, name), good) for name in said]
    return rows, said


def write_large(folder, n_bytes):
    """A pair of n bytes on each side, in paragraphs of a sentence."""
    for name, line in (("large.en", "Sentence %d of the long report says what was found there.\n"),
                       ("large.fr", "La phrase %d du long rapport dit ce qu'on y a découvert.\n")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            n, i = 0, 0
            while n < n_bytes:
                i += 1
                n += f.write(line % i)
    return "large\t%s\t%s" % (os.path.join(folder, "large.en"), os.path.join(folder, "large.fr"))


def journal(folder):
    """id -> status, and id -> error, of every row."""
    status, error = {}, {}
    with open(os.path.join(folder, "out.tsv.gz.journal.tsv"), encoding="utf-8") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            if not line.startswith("#") and fields[0] != "id":
                status.setdefault(fields[0], []).append(fields[1])
                error.setdefault(fields[0], []).append(fields[-1])
    return status, error


def check_broken(v, stele, top):
    good = sample_rows(TIMES)
    broken = [BROKEN[i % len(BROKEN)] for i in range(len(good) // 10 + 1)]
    mixed = list(good)
    for i, line in enumerate(broken):
        mixed.insert(i * 11, line)
    files, said = bad_files(top)
    mixed += files
    folders = {}
    for name, rows, want in (("good", good, 0), ("mixed", mixed, 1)):
        folders[name] = os.path.join(top, "out-" + name)
        os.mkdir(folders[name])
        manifest = write_manifest(os.path.join(top, name + ".tsv"), rows)
        run(command(stele, manifest, folders[name], "-j", "2"), (want,))
    status, error = journal(folders["mixed"])
    v.expect("a row for every line", sum(map(len, status.values())) == len(mixed))
    v.expect("good pairs are done", all(status[row.split("\t")[0]] == ["done"] for row in good))
    v.expect("broken lines are failed", status["-"] == ["failed"] * len(broken), status["-"])
    v.expect("with their place", all(e.startswith("manifest: line ") for e in error["-"]), error["-"])
    for name, words in said.items():
        for side in ("bad-", "bad-src-"):
            got = error[side + name][0]
            v.expect("%s%s says \"%s\"" % (side, name, words), words in got and name in got, got)
    for out in ("out.tsv.gz", "out.tmx.gz"):
        v.expect(out + " has all pairs of the good ones",
                 unpacked(folders["mixed"], out) == unpacked(folders["good"], out))
    return mixed, folders["mixed"]


def unpacked(folder, name):
    with gzip.open(os.path.join(folder, name), "rb") as f:
        return f.read()


def check_limits(v, stele, top, rows, whole):
    """--max-errors and --fail-fast stop, keep what is done, and --resume goes on."""
    manifest = os.path.join(top, "mixed.tsv")
    for what, options in (("--fail-fast", ("--fail-fast",)), ("--max-errors 3", ("--max-errors", "3"))):
        folder = os.path.join(top, "stopped" + what[2:8])
        os.mkdir(folder)
        args = command(stele, manifest, folder, "-j", "2", "--task-size", "16")
        said = run(args + list(options), (1,))
        v.expect(what + " says that it stopped", "stopped after" in said, said)
        v.expect(what + " names no output", "out.tsv.gz" not in os.listdir(folder), os.listdir(folder))
        run(args + ["--resume"], (1,))
        other = os.path.join(top, "whole" + what[2:8])
        os.mkdir(other)
        run(command(stele, manifest, other, "-j", "1", "--task-size", "16"), (1,))
        v.same(what + ", resumed without it", digests(folder), digests(other))
    folder = os.path.join(top, "enough")
    os.mkdir(folder)
    run(command(stele, manifest, folder, "--max-errors", str(len(rows))), (1,))
    v.same("--max-errors that is not reached", digests(folder), digests(whole))


def check_json(v, stele, top):
    folder = os.path.join(top, "json")
    os.mkdir(folder)
    args = [arg for arg in command(stele, os.path.join(top, "mixed.tsv"), folder, "--log-format", "json",
                                   "--progress", "always") if arg != "-q"]
    events = [json.loads(line) for line in run(args, (1,)).splitlines()]
    failed = [event for event in events if event["event"] == "failed"]
    end = events[-1]
    v.expect("each failure is an event", len(failed) == end["failed"] and end["event"] == "end", end)


def check_verdicts(v, stele, top):
    """The end counts the journal's verdicts, which are those of the output; a resumed run counts the same."""
    folder = os.path.join(top, "json")
    with open(os.path.join(folder, "out.tsv.gz.journal.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    at = {name: i for i, name in enumerate(rows[0])}
    done = [row for row in rows[1:] if row[at["status"]] == "done"]
    v.expect("a failed pair has no verdict", all(row[at["verdict"]] == "-" and row[at["wrong"]] == "0.0000"
                                                 for row in rows[1:] if row not in done))
    table = [line.split("\t") for line in unpacked(folder, "out.tsv.gz").decode().splitlines()]
    of = {name: i for i, name in enumerate(table[0])}
    score = [float(record[of["aligner_score"]]) for record in table[1:]]
    wrong = sum(float(row[at["wrong"]]) for row in done)
    v.expect("wrong is the sum of 1 - score", abs(wrong - sum(1 - s for s in score)) < 1e-4 * len(score) + .1, wrong)
    args = [arg for arg in command(stele, os.path.join(top, "mixed.tsv"), folder, "--log-format", "json",
                                   "--resume") if arg != "-q"]
    for what in ("", ", resumed"):
        said = run(args, (1,)) if what else run([arg for arg in args if arg != "--resume"], (1,))
        end = json.loads(said.splitlines()[-1])
        for kind in ("translation", "partial", "comparable", "unrelated"):
            n = sum(row[at["verdict"]] == kind for row in done)
            v.expect("the end counts %s%s" % (kind, what), end.get(kind) == n and n > 0, (n, end))
        v.expect("and the wrong" + what, abs(end.get("expected_wrong", -1) - wrong) < .051, (wrong, end))
        v.expect("all is written" + what, end.get("written") == end["records"] == len(score) and
                 end.get("expected_wrong_written") == end["expected_wrong"], end)


def check_written(v, stele, top):
    """What --min-precision keeps is counted, in the journal and at the end; a resumed run counts the same."""
    folder = os.path.join(top, "kept")
    os.mkdir(folder)
    args = [arg for arg in command(stele, os.path.join(top, "mixed.tsv"), folder, "--log-format", "json",
                                   "--min-precision", ".97", "--resume") if arg != "-q"]
    said = run([arg for arg in args if arg != "--resume"], (1,))
    again = run(args, (1,))
    with open(os.path.join(folder, "out.tsv.gz.journal.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    at = {name: i for i, name in enumerate(rows[0])}
    table = [line.split("\t") for line in unpacked(folder, "out.tsv.gz").decode().splitlines()]
    score = [float(record[table[0].index("aligner_score")]) for record in table[1:]]
    v.expect("the journal counts what is written", sum(int(row[at["written"]]) for row in rows[1:]) == len(score))
    wrong = sum(float(row[at["written_wrong"]]) for row in rows[1:])
    v.expect("and what of it is wrong", abs(wrong - sum(1 - s for s in score)) < 1e-4 * len(score) + .1, wrong)
    for what, out in (("", said), (", resumed", again)):
        end = json.loads(out.splitlines()[-1])
        v.expect("the end counts what is written" + what, end["written"] == len(score) < end["records"], end)
        v.expect("and its wrong" + what, abs(end["expected_wrong_written"] - wrong) < .051, (wrong, end))


def check_large(v, stele, top):
    """100 MB are too much for --max-input or --max-cells: the others are done."""
    rows = sample_rows(1)
    large = write_large(top, 50 << 20)
    manifest = write_manifest(os.path.join(top, "large.tsv"), rows[:5] + [large] + rows[5:])
    os.mkdir(os.path.join(top, "out-large"))
    args = command(stele, manifest, os.path.join(top, "out-large"), "-j", "2", "-m", "length")
    for options, word in ((("--max-input", str(20 << 20)), "20971520"), (("--max-cells", "50000000"), "cells")):
        run(args + list(options), (1,))
        status, error = journal(os.path.join(top, "out-large"))
        v.expect("a pair of 100 MB: %s" % word, status["large"] == ["failed"] and word in error["large"][0], error["large"])
        v.expect("and all others are done", all(s == ["done"] for name, s in status.items() if name != "large"), status)


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        rows, whole = check_broken(v, stele, top)
        check_limits(v, stele, top, rows, whole)
        check_json(v, stele, top)
        check_verdicts(v, stele, top)
        check_written(v, stele, top)
        check_large(v, stele, top)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
