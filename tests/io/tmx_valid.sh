#!/bin/sh
# Is the TMX that tmx_specimen writes valid?  The DTD is the one that OmegaT
# carries; without it, or without xmllint, the test is skipped (77).
# Usage: tmx_valid.sh PROGRAM
set -eu
jar=${OMEGAT_JAR:-/usr/share/omegat/OmegaT.jar}
for tool in xmllint unzip; do
    command -v $tool >/dev/null || { echo "SKIP: no program $tool"; exit 77; }
done
[ -r "$jar" ] || { echo "SKIP: no $jar (package omegat)"; exit 77; }

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unzip -p "$jar" schemas/tmx14.dtd >"$dir/tmx14.dtd"
"$1" "$dir/specimen.tmx"
xmllint --nonet --noout --dtdvalid "$dir/tmx14.dtd" "$dir/specimen.tmx"
echo "valid: $(grep -c '<tu ' "$dir/specimen.tmx") units"
