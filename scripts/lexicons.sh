#!/bin/bash
# Makes lexicons of the FreeDict dictionaries that are installed (Debian's packages dict-freedict-*), one for each
# pair of languages: FOLDER/de-fr.lex, to be loaded with --lexicon in milliseconds.
#
#   scripts/lexicons.sh [--dictd DIR] FOLDER [PAIR ...]
#
# PAIR is such as de-fr; without any, all pairs of the table below.  A pair whose dictionaries are not installed is
# named with the packages that it needs, and passed over; the exit status is then 1.  The licences of the dictionaries
# (GPL-2+, GPL-3+ or CC BY-SA 3.0, see /usr/share/doc/dict-freedict-*/copyright) hold for what is made of them.
set -u
stele=${STELE:-$(dirname "$0")/../build/release/stele}
dictd=/usr/share/dictd
[ "${1:-}" = --dictd ] && { dictd=$2; shift 2; }
[ $# -ge 1 ] || { sed -n '5s/^# *//p' "$0" >&2; exit 2; }
folder=$1; shift

# pair, dictionaries, and the language in between where it pays: English-Spanish has 8,700 pairs of words directly and
# 40,800 over French, with the English-French lexicon that is part of Stele.
table='
de-fr deu-fra fra-deu
en-de eng-deu deu-eng
en-el eng-ell ell-eng
en-es eng-spa spa-eng fra-spa fr
en-fi eng-fin fin-eng
en-it eng-ita ita-eng fra-ita fr
en-ja eng-jpn jpn-eng
en-nl eng-nld nld-eng
en-pl eng-pol pol-eng
en-pt eng-por por-eng
en-ru eng-rus
en-sv eng-swe swe-eng
fr-es fra-spa
fr-it fra-ita
'

status=0
make_one() { # PAIR DICTIONARY ... [LANG]
    local pair=$1 pivot= missing= inputs=() name
    shift
    for name in "$@"; do
        if [ ${#name} -eq 2 ]; then
            pivot=$name
            inputs+=(built-in)
        elif [ -e "$dictd/freedict-$name.index" ]; then
            inputs+=("$dictd/freedict-$name.index")
        else
            missing+=" dict-freedict-$name"
        fi
    done
    if [ -n "$missing" ]; then
        echo "$pair: not installed:$missing" >&2
        status=1
        return
    fi
    "$stele" lexicon "${inputs[@]}" --src-lang "${pair%-*}" --trg-lang "${pair#*-}" ${pivot:+--pivot "$pivot"} \
        -o "$folder/$pair.lex" || status=$?
}

mkdir -p "$folder" || exit 4
while read -r pair rest; do
    [ -n "$pair" ] || continue
    [ $# -eq 0 ] || [[ " $* " == *" $pair "* ]] || continue
    # shellcheck disable=SC2086
    make_one "$pair" $rest
done <<<"$table"
for pair in "$@"; do
    grep -q "^$pair " <<<"$table" || { echo "$pair: not in the table of $0" >&2; status=2; }
done
exit $status
