#!/usr/bin/env bash
# submit.sh [SETTINGS]: the array that aligns, and the merge that waits for it.
# May be run again at any time: what is done is not done twice.  Prints the
# numbers of the two jobs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
settings=$(realpath "${1:-$here/settings.sh}")
# shellcheck source=settings.sh
. "$settings"

mkdir -p "$PARTS/log"
common=(--parsable "--export=ALL,STELE_SETTINGS=$settings" --requeue
        "--chdir=$PWD")
[ -z "$PARTITION" ] || common+=("--partition=$PARTITION")
read -ra more <<<"$MORE"

array=$(sbatch "${common[@]}" "${more[@]}" --job-name=stele-align \
  "--array=1-$SHARDS" "--time=$TIME" "--cpus-per-task=$CPUS" \
  "--mem=$MEMORY" --signal=B:USR1@90 --open-mode=append \
  "--output=$PARTS/log/shard-%a.log" "$here/align.slurm")
# Without --kill-on-invalid-dep a merge would wait for ever for a failed task.
merge=$(sbatch "${common[@]}" "${more[@]}" --job-name=stele-merge \
  "--dependency=afterok:${array%%;*}" --kill-on-invalid-dep=yes \
  "--time=$MERGE_TIME" "--cpus-per-task=$CPUS" "--mem=$MEMORY" \
  --open-mode=append "--output=$PARTS/log/merge.log" "$here/merge.slurm")
echo "${array%%;*} ${merge%%;*}"
