/* cli/cmd_merge.c - stele merge -o OUT SHARD…: shards to one corpus.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/merge.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/loudness.h"
#include "cli/option.h"

/* What the command line decides. */
struct merge_command {
    struct merge_job job;
    enum loudness loudness;
};

static const struct option_spec specs[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write FILE; once for each output of the shards, in their order"},
    {OPTION_JOBS, 'j', "jobs", "N",
     "threads (default 0: one for every processor allowed)"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct merge_job *m = target;
    unsigned long n = 0;
    if (id == OPTION_JOBS) {
        int rc = option_whole(value, 0, 1024, &n, e);
        m->n_workers = (unsigned)n;
        return rc;
    }
    if (m->n_outputs == JOURNAL_MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs",
                       JOURNAL_MAX_OUTPUTS);
    m->paths[m->n_outputs++] = value;
    return 0;
}

static const struct option_group merge_options = {
    "Merging", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct merge_command *c, int argc, char **argv, struct err *e)
{
    struct merge_job *m = &c->job;
    const struct option_binding bindings[] = {
        {&merge_options, m},
        {&loudness_options, &c->loudness},
    };
    const struct option_table table = {
        .usage = "stele merge [options] -o OUT SHARD ...",
        .purpose =
            "Put the shards of a batch together: the same bytes as a batch "
            "without --shard\nwrites.  A SHARD is the first output of one, "
            "with its journal beside it; their\norder does not matter, but "
            "all must be there.",
        .examples =
            "  stele merge -o corpus.tsv.gz part-*.tsv.gz\n"
            "  stele merge -o corpus.tsv.gz -o corpus.tmx.gz part-*.tsv.gz\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc != 0)
        return rc;
    m->shards = argv + first;
    m->n_shards = (size_t)(argc - first);
    if (m->n_outputs == 0)
        return err_set(e, ERR_USAGE, "-o FILE is needed");
    if (m->n_shards == 0)
        return err_set(e, ERR_USAGE, "no shards are given");
    return 0;
}

int cmd_merge(int argc, char **argv)
{
    struct merge_command c = {.loudness = LOUD_DEFAULT};
    struct counts counts;
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("merge", &e);
    if (c.job.n_workers == 0)
        c.job.n_workers = cores_allowed();
    if (merge_run(&c.job, &counts, &e) != 0)
        return complain(&e);
    if (c.loudness != LOUD_QUIET)
        complain_note("%zu shards, %llu article pairs, %llu failed; %llu pairs "
                      "of sentences",
                      c.job.n_shards, (unsigned long long)counts.n_pairs,
                      (unsigned long long)counts.n_failed,
                      (unsigned long long)counts.n_records);
    return counts.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}
