#!/usr/bin/env bash
# train_splitter.sh FOLDER [OUT]: trains the table of the sentence splitter,
# data/split_model.hex, from the texts that data/SOURCES.md names.  FOLDER has
# them as NAME.LANG.sents and .raw (docs/splitter.md says what that is).  The
# same texts give the same bytes.
set -euo pipefail
folder=$1
cd "$(dirname "$0")/.."
out=${2:-data/split_model.hex}
"${STELE:-build/release/stele}" train-splitter -q -o "$out" \
  en:"$folder/ewt-train.en.sents" \
  en:"$folder/ewt-dev.en.sents" \
  fr:"$folder/sequoia-train.fr.sents" \
  fr:"$folder/gsd-dev.fr.sents" \
  fr:"$folder/fqb.fr.sents" \
  fr:"$folder/legal-criminalcode.fr.sents" \
  'en*2:data/split_own.en.txt' \
  'fr*2:data/split_own.fr.txt'
