#!/usr/bin/env bash
# add_bytes.sh MANIFEST > SIZED: adds the column `bytes`, so that the shards
# need not ask the file system for the size of every file of all shards.
set -euo pipefail
manifest=${1:?usage: add_bytes.sh MANIFEST}
folder=$(dirname "$manifest") perl -F'\t' -lane '
  if ($. == 1) {
    @column{@F} = 0 .. $#F;
    defined $column{$_} or die "no column $_\n" for "src", "trg";
    print "$_\tbytes";
    next;
  }
  my $bytes = 0;
  for my $name (@F[@column{"src", "trg"}]) {
    $name = "$ENV{folder}/$name" unless $name =~ m{^/};
    $bytes += -s $name || 0;
  }
  print "$_\t$bytes";
' "$manifest"
