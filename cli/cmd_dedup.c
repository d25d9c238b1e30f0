/* cli/cmd_dedup.c - stele dedup PAIRS -o OUT: one of the pairs that are equal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct dedup_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *paths;
    size_t n_paths;
};

/* The folder of the environment, where the option names none. */
static int take_tmpdir(struct dedup_command *c, struct stele_error *error)
{
    const char *folder = getenv("TMPDIR");
    if (!folder || folder[0] == '\0' || stele_is_set(c->settings, "tmpdir"))
        return 0;
    return stele_set(c->settings, "tmpdir", folder, error);
}

static int parse(struct dedup_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele dedup [options] -o OUT PAIRS [FILE ...]",
        .purpose =
            "Keep one of the written pairs that are the same, in their order, "
            "and take a test\nset out.  Input and output have any format that "
            "convert knows; from TSV to TSV\nlines stay as they are, with all "
            "their columns.",
        .examples =
            "  stele dedup corpus.tsv.gz -o unique.tsv.gz\n"
            "  stele dedup --match near --by src corpus.tsv -o unique.tsv\n"
            "  stele dedup --overlap test.en --overlap test.fr corpus.tsv -o "
            "clean.tsv\n",
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = take_tmpdir(c, error);
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

static void note(uint64_t n, const char *what)
{
    if (n > 0)
        message_note("%llu %s", (unsigned long long)n, what);
}

static int finish(const struct stele_dedup_counts *n, enum loudness loudness)
{
    if (loudness != LOUD_QUIET) {
        message_note(
            "%llu pairs, %llu kept (%.1f %%)", (unsigned long long)n->n_read,
            (unsigned long long)n->n_kept,
            n->n_read ? 100 * (double)n->n_kept / (double)n->n_read : 0);
        note(n->n_copies, "left out as copies");
        note(n->n_overlap, "left out, because they are in the test set");
        note(n->n_bad, "left out as invalid");
        note(n->n_skipped, "units without both languages are left out");
    }
    return n->n_bad > 0 || n->n_read == 0 ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_dedup(int argc, char **argv, struct failure *failure)
{
    struct dedup_command c = {
        .settings = task_settings_new("dedup", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    struct stele_dedup_counts n;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_dedup(c.settings, c.paths, c.n_paths, &events, &n,
                         &failure->error);
    int code = rc == 0 ? finish(&n, c.loudness) : is_help ? EXIT_DONE : rc;
    stele_settings_free(c.settings);
    return code;
}
