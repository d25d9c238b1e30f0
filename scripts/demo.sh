#!/usr/bin/env bash
# demo.sh: sets up, builds, aligns the sample corpus and shows the result.
# On a bare Debian 12, as root or with sudo.  Quick the second time.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build
echo "Building Stele ..."
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
  wider = pairs - n["1-1"] - n["1-2"] - n["2-1"]
  omitted = n["1-0"]
  added = n["0-1"]
  printf "%5d %5d %6d %5d %5d %5d %6d %6d %6d %7.2f\n", src, tgt, pairs,
    n["1-1"], n["1-2"], n["2-1"], wider, omitted, added,
    pairs ? score / pairs : 0
}'

echo
echo "The sample corpus, aligned (en, fr: sentences; score: mean probability):"
echo
printf '%-17s %5s %5s %6s %5s %5s %5s %6s %6s %6s %7s\n' document en fr \
  pairs 1-1 1-2 2-1 wider 1-0 0-1 score
tail -n +2 "$sample/index.tsv" | cut -f1 | while read -r name; do
  "$stele" align -q "$sample/$name.en.txt" "$sample/$name.fr.txt" \
    --src-lang en --trg-lang fr --id "$name" --allow-empty \
    -o "$out/$name.tmx.gz" -o "$out/$name.tsv.gz" -o "$out/$name.beads"
  printf '%-17s ' "$name"
  awk "$count_beads" "$out/$name.beads"
done

echo
echo "The first pairs of news-flood, with score and bead type:"
echo
"$stele" align -q -f view --width 100 "$sample/news-flood.en.txt" \
  "$sample/news-flood.fr.txt" | head -n 24

echo
echo "Every pair is in $out/, as NAME.tmx.gz and NAME.tsv.gz:"
ls "$out" | head -n 3 | sed "s,^,  $out/,"
echo "  ... $(find "$out" -type f | wc -l) files"
echo
echo "Try your own:  $stele align A.en.txt A.fr.txt -o A.tmx.gz"
