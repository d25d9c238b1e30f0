#!/usr/bin/env bash
# demo.sh: installs what is missing, builds Stele, aligns the sample corpus
# and shows the result.  On Debian 12, as root or with sudo; without either
# where everything is installed.  Takes about a minute, a few seconds the
# second time.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -gt 0 ]; then
  echo "usage: demo.sh (no arguments)" >&2
  exit 2
fi

scripts/setup.sh build
echo "demo: building Stele in build/release (about a minute the first time)"
scripts/build.sh release stele
stele=build/release/stele

out=build/demo
rm -rf "$out"
mkdir -p "$out"
sample=data/sample

# Counts the beads of a file like "[0, 1]:[0]:0.9312".
count_beads='
function sentences(list) {
  return list == "[]" ? 0 : split(list, number, ",")
}
{
  split($0, part, ":")
  s = sentences(part[1])
  t = sentences(part[2])
  src += s
  tgt += t
  n[s "-" t]++
  if (s == 0 || t == 0) next
  pairs++
  score += part[3]
}
END {
  other = pairs - n["1-1"] - n["1-2"] - n["2-1"]
  omitted = n["1-0"]
  added = n["0-1"]
  printf "%5d %5d %6d %5d %5d %5d %6d %6d %6d %7.2f\n", src, tgt, pairs,
    n["1-1"], n["1-2"], n["2-1"], other, omitted, added,
    pairs ? score / pairs : 0
}'

echo
cat <<'TEXT'
The sample corpus, aligned.  Each line is one document:
  en, fr         number of sentences
  pairs          number of aligned pairs; of them
  1-1, 1-2, 2-1  with so many English and French sentences; other: the rest
  1-0, 0-1       English and French sentences that have no translation
  score          mean probability that a pair is a translation

TEXT
printf '%-17s %5s %5s %6s %5s %5s %5s %6s %6s %6s %7s\n' document en fr \
  pairs 1-1 1-2 2-1 other 1-0 0-1 score
tail -n +2 "$sample/index.tsv" | cut -f1 | while read -r name; do
  "$stele" align -q "$sample/$name.en.txt" "$sample/$name.fr.txt" \
    --src-lang en --trg-lang fr --id "$name" --allow-empty \
    -o "$out/$name.tmx.gz" -o "$out/$name.tsv.gz" -o "$out/$name.beads"
  printf '%-17s ' "$name"
  awk "$count_beads" "$out/$name.beads"
done

echo
echo "The first pairs of news-flood, with score and number of sentences:"
echo
"$stele" align -q -f view --width 100 "$sample/news-flood.en.txt" \
  "$sample/news-flood.fr.txt" | head -n 24

echo
echo "$out/ has all pairs: NAME.tmx.gz, NAME.tsv.gz and NAME.beads for each of"
echo "$(find "$out" -name '*.beads' | wc -l) documents."
echo
echo "To align two texts of your own:"
echo "  $stele align A.en.txt A.fr.txt -o A.tmx.gz"
echo "To install the program and its man page: cmake --install build/release"
