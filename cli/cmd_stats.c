/* cli/cmd_stats.c - stele stats PAIRS: what is in a file of pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct stats_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *paths;
    size_t n_paths;
};

static int parse(struct stats_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele stats [options] PAIRS [FILE ...]",
        .purpose =
            "Count what a file of written pairs holds: pairs, lengths, beads, "
            "scores, flags\nand copies.  The file has any format that convert "
            "reads.",
        .examples =
            "  stele stats corpus.tsv.gz\n"
            "  stele stats --json --per host corpus.tsv -o stats.json\n",
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    if (rc != 0)
        return rc;
    c->paths = (const char *const *)argv + first;
    c->n_paths = (size_t)(argc - first);
    return c->n_paths > 0 ? 0 : message_misuse(error, "no file is named");
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    (void)context;
    (void)id;
    message_error(why);
}

int cmd_stats(int argc, char **argv, struct failure *failure)
{
    struct stats_command c = {
        .settings = task_settings_new("stats", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    uint64_t n_read = 0, n_bad = 0;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_stats(c.settings, c.paths, c.n_paths, &events, &n_read,
                         &n_bad, &failure->error);
    int code = rc < 0 ? rc : EXIT_DONE;
    if (rc == 0 && !is_help && (n_bad > 0 || n_read == 0))
        code = EXIT_PARTLY;
    if (n_bad > 0 && c.loudness != LOUD_QUIET)
        message_note("%llu pairs are invalid", (unsigned long long)n_bad);
    stele_settings_free(c.settings);
    return code;
}
