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

static int set_output(void *target, const char *value, struct err *e)
{
    struct merge_job *m = target;
    if (m->n_outputs == JOURNAL_MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs",
                       JOURNAL_MAX_OUTPUTS);
    m->paths[m->n_outputs++] = value;
    return 0;
}

static void print_nothing(const void *target, struct buf *out)
{
    (void)target;
    (void)out;
}

static const struct setting rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_OWN,
     .value = "FILE",
     .help = "write FILE; once for each output of the shards, in their order",
     .set = set_output,
     .print = print_nothing},
    {.key = "jobs",
     .letter = 'j',
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "threads; all: one for each processor allowed",
     .min = 0,
     .max = 1024,
     .word = "all",
     .word_is = 0,
     SETTING_AT(struct merge_job, n_workers)},
};

static const char *const headings[] = {"Options"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

static int parse(struct merge_command *c, int argc, char **argv, struct err *e)
{
    struct merge_job *m = &c->job;
    const struct option_binding bindings[] = {
        option_own(&own, m),
        option_own(&loudness_quiet_options, &c->loudness),
    };
    const struct option_table table = {
        .usage = "stele merge [options] -o OUT SHARD ...",
        .purpose = "Join the shards of a batch: the outputs have the same "
                   "bytes as those of a batch\n"
                   "without --shard.  A SHARD is the first output of one, with "
                   "its journal in the\n"
                   "same folder.  Their order does not matter, but none may be "
                   "missing.",
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
