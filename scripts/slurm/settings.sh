# settings.sh: everything that is to be edited for a run on a Slurm cluster.
# Copy it, edit the copy, and hand it to submit.sh.  Lines are shell.

# What is aligned, and with which program.
STELE=stele                # on the path of the nodes, or an absolute path
MANIFEST=pairs.tsv         # with a column `bytes`: see add_bytes.sh
OUTPUTS="corpus.tsv.gz"    # one or several, in the end; folder must be there
OPTIONS="--src-lang en --trg-lang fr"   # the same for all shards

# Where the shards are written: a folder that all nodes see.
PARTS=parts

# How the work is cut.  A task should run ten minutes or more; see
# docs/cluster.md for the reckoning.
SHARDS=100

# What is asked of Slurm, for one shard and for the merge.
PARTITION=                 # empty: the cluster's own choice
TIME=02:00:00
CPUS=4
MEMORY=2G
MERGE_TIME=02:00:00
MORE=""                    # further options of sbatch, --account=... and such

# How often a task that could not finish is begun again where it stopped.
RESTARTS=10
