#!/usr/bin/env bash
# bare_machine.sh STELE: on a Debian 12 that has nothing but apt, the commands
# that the README gives first work, and what is built there writes the bytes
# that STELE writes.  The machine is a folder that is made with mmdebstrap from
# the package sources of this machine, and entered with chroot.
# Skips (77) without root, mmdebstrap, or a permission to mount.
set -euo pipefail
stele=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../..")

skip() {
  echo "SKIP: $*"
  exit 77
}

[ "$(id -u)" = 0 ] || skip "no root, which chroot needs"
command -v mmdebstrap >/dev/null || skip "no program mmdebstrap (package mmdebstrap)"
unshare -m true 2>/dev/null || skip "no permission for mounts of its own"

top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
bare=$top/bare
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ "$codename" = bookworm ] || skip "this is not Debian 12, whose packages it takes"
sources=()
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
  [ ! -s "$file" ] || sources+=("$file")
done
mmdebstrap --quiet --variant=apt "$codename" "$bare" "${sources[@]}" ||
  skip "no Debian packages: see above"

mkdir "$bare/stele"
cd "$root"
if [ -e .git ]; then
  git ls-files -z --cached --others --exclude-standard
else
  find . -path ./build -prune -o -type f -print0
fi | tar --null --files-from=- --ignore-failed-read -c 2>/dev/null | tar -x -C "$bare/stele"
cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
cp -n /etc/apt/apt.conf.d/* "$bare/etc/apt/apt.conf.d/" 2>/dev/null || true

# COMMAND…: there, with mounts that end with it.
there() {
  unshare -m bash -c '
    mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" || exit
    bare=$1 && shift
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
      ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
      chroot "$bare" env -C /stele "$@"' bash "$bare" "$@"
}

there scripts/demo.sh
there scripts/test.sh --quick

sample=data/sample
for name in travel recut; do
  "$stele" align -q "$sample/$name.en.txt" "$sample/$name.fr.txt" --src-lang en --trg-lang fr --id "$name" \
    --allow-empty -o "$top/$name.beads"
  cmp "$top/$name.beads" "$bare/stele/build/demo/$name.beads"
done
