#!/usr/bin/env bash
# scripts/refit.sh - fit the weights of the scores anew, after a change of
# aligner or lexicon: data/calibration.tsv, and what quotes its scores (the
# README's examples; golden tests of the sample corpus, whose difference is
# to be read).  Needs the gold data that bench/confidence.py names; a minute.
set -euo pipefail
cd "$(dirname "$0")/.."
stele=build/release/stele
scripts/build.sh release
bench/confidence.py --stele $stele --shipped data/calibration.tsv.new
mv data/calibration.tsv.new data/calibration.tsv
scripts/build.sh release
for case in $(python3 tests/cli/run_golden.py $stele | sed -n 's/.* failed: //p'); do
    python3 tests/cli/run_golden.py $stele --update "$case"
done
python3 tests/cli/readme_examples.py $stele --update
git diff --stat -- data/calibration.tsv README.md tests/cli/cases
