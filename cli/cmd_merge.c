/* cli/cmd_merge.c - stele merge -o OUT SHARD…: shards to one corpus.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct merge_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *shards;
    size_t n_shards;
};

static int parse(struct merge_command *c, int argc, char **argv,
                 struct stele_error *error)
{
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
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    if (rc == 0)
        rc = task_jobs(c->settings, error);
    if (rc != 0)
        return rc;
    c->shards = (const char *const *)argv + first;
    c->n_shards = (size_t)(argc - first);
    return c->n_shards > 0 ? 0 : message_misuse(error, "no shards are given");
}

static int run(const struct merge_command *c, struct stele_error *error)
{
    struct stele_counts n;
    int rc = stele_merge(c->settings, c->shards, c->n_shards, &n, error);
    if (rc != 0)
        return rc;
    if (c->loudness != LOUD_QUIET)
        message_note("%zu shards: %llu documents, %llu failed; %llu pairs",
                     c->n_shards, (unsigned long long)n.n_pairs,
                     (unsigned long long)n.n_failed,
                     (unsigned long long)n.n_records);
    return n.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_merge(int argc, char **argv, struct failure *failure)
{
    struct merge_command c = {
        .settings = task_settings_new("merge", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    int code = rc == 0 ? run(&c, &failure->error) : rc > 0 ? EXIT_DONE : rc;
    stele_settings_free(c.settings);
    return code;
}
