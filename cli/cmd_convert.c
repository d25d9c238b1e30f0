/* cli/cmd_convert.c - stele convert PAIRS … -o OUT: one format into others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct convert_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *paths;
    size_t n_paths;
};

static int parse(struct convert_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele convert [options] -o OUT PAIRS [FILE ...]",
        .purpose = "Convert written pairs from one format into others: TSV, "
                   "TMX, JSON lines, Moses\n"
                   "files, XLIFF, XCES links, beads and ladders.  Where a "
                   "format is several files,\n"
                   "name all of them, the source first.",
        .examples = "  stele convert memory.tmx -o memory.tsv.gz\n"
                    "  stele convert corpus.en corpus.fr -o corpus.tmx\n",
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

/* The summary, and the exit code. */
static int finish(const struct stele_convert_counts *n, enum loudness loudness)
{
    if (loudness != LOUD_QUIET)
        message_note("%llu pairs of %llu documents; %llu left out as invalid",
                     (unsigned long long)n->n_records,
                     (unsigned long long)n->n_documents,
                     (unsigned long long)n->n_bad);
    if (loudness != LOUD_QUIET && n->guess[0])
        message_note("the languages %s and %s are %s (--src-lang and "
                     "--trg-lang name others)",
                     n->src_lang, n->tgt_lang, n->guess);
    if (loudness != LOUD_QUIET && n->n_skipped > 0)
        message_note("%llu units without text in both languages are left out",
                     (unsigned long long)n->n_skipped);
    if (loudness != LOUD_QUIET && n->n_nulls > 0)
        message_note("%llu of them have a text on one side only: no format of "
                     "pairs writes those",
                     (unsigned long long)n->n_nulls);
    for (unsigned k = 0; loudness != LOUD_QUIET && k < n->n_lost; k++)
        message_note("no output can hold the field %s, which %llu pairs have",
                     n->lost[k].name, (unsigned long long)n->lost[k].n);
    return n->n_bad > 0 || n->n_records == 0 ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_convert(int argc, char **argv, struct failure *failure)
{
    struct convert_command c = {
        .settings = task_settings_new("convert", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    struct stele_convert_counts n;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_convert(c.settings, c.paths, c.n_paths, &events, &n,
                           &failure->error);
    int code = rc == 0 ? finish(&n, c.loudness) : is_help ? EXIT_DONE : rc;
    stele_settings_free(c.settings);
    return code;
}
