#!/usr/bin/env python3
"""Which noise do the flags find, and how often are they wrong?

    bench/flags.py PAIRS.tsv [--program BENCH_FLAGS] [--src-lang en] [--trg-lang fr]
                   [--pairs 20000] [--seed 1] [--min-score .95]

PAIRS.tsv is what `stele batch --columns doc_id,aligner_score,src_text,trg_text` writes.
Takes clean pairs (score of at least .95, sides that are not equal, two words and more), puts eight kinds of
noise into them, and prints for each kind the share of pairs with each flag; then three harder counts: altered
numbers, untranslated running text, and text encoded twice.  The first row, the pairs as they are, has the
false alarms (and the pairs that are noisy already: read them with bench_flags -p).
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHOWN = ("len_ratio", "identical", "copied", "num_mismatch", "url_mismatch", "name_mismatch", "punct_end",
         "quote_bracket", "repeated_word", "mojibake", "wrong_lang_trg", "multi_sentence")
MINOR = {"too_short", "multi_sentence", "markup", "html_tag", "all_caps", "punct_end", "quote_bracket"}
BOILERPLATE = (
    "Tous droits réservés.", "Nous utilisons des témoins pour améliorer votre visite sur notre site.",
    "Cliquez ici pour vous inscrire à notre infolettre et recevoir nos offres.", "Accueil > Produits > Contact",
    "Partager sur les réseaux sociaux : imprimer, envoyer à un ami.", "Retour en haut de la page")
OTHERS = (
    "Die Kinder spielen am Nachmittag im Garten hinter dem Haus.",
    "Wir haben gestern lange auf den Bus gewartet, aber er ist nicht gekommen.",
    "El tren de la mañana llega siempre tarde a la estación del pueblo.",
    "No sabemos todavía cuándo van a abrir la nueva biblioteca.",
    "Il vento era così forte che non si poteva aprire la porta.",
    "Nella piazza del mercato c'erano molte persone con i loro cani.",
    "De winkel op de hoek is vandaag gesloten omdat de eigenaar ziek is.",
    "As crianças foram para a praia com os avós depois do almoço.",
    "Pociąg do Krakowa odjeżdża z peronu drugiego za pięć minut.",
    "Дети играют во дворе, и их родители сидят на скамейке.",
    "The shop on the corner is closed today because its owner is ill.")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("table")
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "release", "bench_flags"))
    parser.add_argument("--src-lang", default="en")
    parser.add_argument("--trg-lang", default="fr")
    parser.add_argument("--pairs", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--min-score", type=float, default=.95)
    return parser.parse_args()


def read_pairs(options):
    """[(document, source, target)] of the clean pairs, in their order."""
    with open(options.table, encoding="utf-8", newline="\n") as f:
        names = f.readline().rstrip("\n").split("\t")
        at = [names.index(name) for name in ("doc_id", "aligner_score", "src_text", "trg_text")]
        rows = [[line.rstrip("\n").split("\t")[k] for k in at] for line in f]
    return [(doc, src, tgt) for doc, score, src, tgt in rows
            if float(score) >= options.min_score and src != tgt and min(len(src.split()), len(tgt.split())) > 1]


def flags_of(options, pairs):
    """A set of names for each pair."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as f:
        f.writelines("%s\t%s\n" % pair for pair in pairs)
        f.flush()
        out = subprocess.run([options.program, "-p", options.src_lang, options.trg_lang, f.name],
                             stdout=subprocess.PIPE, check=True).stdout.decode()
    return [set(line.split(",")) - {"-"} for line in out.splitlines()]


# Each makes a noisy pair of pair k, or None where it cannot.
def misaligned(pairs, k, rng):
    ahead = pairs[k + 1] if k + 1 < len(pairs) else None
    return (pairs[k][1], ahead[2]) if ahead and ahead[0] == pairs[k][0] and ahead[2] != pairs[k][2] else None


def other_document(pairs, k, rng):
    return pairs[k][1], rng.choice(pairs)[2]


def copy(pairs, k, rng):
    return pairs[k][1], pairs[k][1]


def half(pairs, k, rng):
    words = pairs[k][2].split(" ")
    return (pairs[k][1], " ".join(words[:len(words) // 2])) if len(words) > 3 else None


def altered_number(pairs, k, rng):
    text = re.sub(r"\S*(://|@|www\.)\S*", lambda m: "_" * len(m.group()), pairs[k][2])
    digits = [m.start() for m in re.finditer(r"[0-9]", text)]
    if not digits:
        return None
    at, text = rng.choice(digits), pairs[k][2]
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return pairs[k][1], text[:at] + other + text[at + 1:]


def encoded_twice(pairs, k, rng):
    """As a program does that knows windows-1252, and reads the five bytes it lacks as they are."""
    raw = pairs[k][2].encode()
    text = "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8d, 0x8f, 0x90, 0x9d) else chr(b) for b in raw)
    return (pairs[k][1], text) if text != pairs[k][2] else None


def boilerplate(pairs, k, rng):
    return pairs[k][1], rng.choice(BOILERPLATE)


def other_language(pairs, k, rng):
    return pairs[k][1], rng.choice(OTHERS)


KINDS = (("misaligned", misaligned), ("other document", other_document), ("copy", copy), ("half", half),
         ("altered number", altered_number), ("mojibake", encoded_twice), ("boilerplate", boilerplate),
         ("other language", other_language))


def is_running(text):
    """Five small-letter words and more, most of the words, the end of a sentence, and no source code."""
    words = text.split()
    small = [w for w in words if re.fullmatch(r"[a-zà-ÿ'’-]+[.,;:!?]?", w)]
    return len(small) >= 5 and len(small) * 10 >= len(words) * 6 and text[-1] in ".!?" and not re.search(r"[{}=<>\\$]", text)


def share(flags, test):
    return 100 * sum(map(test, flags)) / len(flags) if flags else 0


def print_row(name, flags):
    figures = " ".join("%6.2f" % share(flags, lambda f, n=n: n in f) for n in SHOWN)
    print("%-15s %6d %s %7.2f" % (name, len(flags), figures, share(flags, lambda f: bool(f - MINOR))))


def main():
    options = parse()
    rng = random.Random(options.seed)
    pairs = read_pairs(options)
    if not pairs:
        sys.exit("no clean pair in " + options.table)
    chosen = sorted(rng.sample(range(len(pairs)), min(options.pairs, len(pairs))))
    print("percent of pairs; any: a flag other than " + ", ".join(sorted(MINOR)))
    print("%-15s %6s %s %7s" % ("noise", "pairs", " ".join("%6s" % n[:6] for n in SHOWN), "any"))
    print_row("none", flags_of(options, [pairs[k][1:] for k in chosen]))
    made = {}
    for name, make in KINDS:
        noisy = [pair for pair in (make(pairs, k, rng) for k in chosen) if pair]
        made[name] = list(zip(noisy, flags_of(options, noisy)))
        print_row(name, [f for _, f in made[name]])
    running = [f for pair, f in made["copy"] if is_running(pair[0])]
    for title, flags, flag in (("altered numbers", [f for _, f in made["altered number"]], "num_mismatch"),
                               ("untranslated running text", running, "copied"),
                               ("text encoded twice", [f for _, f in made["mojibake"]], "mojibake")):
        print("%s: %.2f %% of %d have %s" % (title, share(flags, lambda f, n=flag: n in f), len(flags), flag))


if __name__ == "__main__":
    main()
