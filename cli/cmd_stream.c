/* cli/cmd_stream.c - stele stream: base64 document pairs to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct stream_command {
    struct stele_settings *settings;
    enum loudness loudness;
};

static int parse(struct stream_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele stream [options] < PAIRS > RECORDS",
        .purpose = "Align article pairs, one a line: src_url, trg_url, "
                   "src_text and trg_text with\n"
                   "tabs between them, the texts in base64, as Bitextor has "
                   "them.  A first line may\n"
                   "name the columns, in any order, and id, src_lang and "
                   "trg_lang too.  The records\n"
                   "of a pair are written before the next line is read; with "
                   "-j N, at most 2 N + 2\n"
                   "lines are read ahead.  Invalid lines are reported with "
                   "their number and skipped.",
        .examples = "  zcat pairs.tsv.gz | stele stream > records.tsv\n"
                    "  zcat pairs.tsv.gz | parallel --pipe -k stele stream "
                    "--no-header > records.tsv\n",
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0 && argc != first)
        rc = message_misuse(error, "it reads standard input, not \"%.100s\"",
                            argv[first]);
    if (rc == 0)
        rc = task_check(c->settings, error);
    return rc == 0 ? task_jobs(c->settings, error) : rc;
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    char text[STELE_ERROR_TEXT];
    (void)context;
    stele_error_text(why, text);
    message_note("%.*s: %s", (int)id.n, id.p, text);
}

/* The last line, and the exit code of a stream that came to its end. */
static int finish(const struct stream_command *c, const struct stele_counts *n)
{
    bool is_empty = n->n_pairs > 0 && n->n_records == 0 &&
                    task_differs(c->settings, "allow-empty", "yes");
    if (c->loudness != LOUD_QUIET)
        message_note("%llu documents, %llu failed; %llu pairs",
                     (unsigned long long)n->n_pairs,
                     (unsigned long long)n->n_failed,
                     (unsigned long long)n->n_records);
    if (c->loudness != LOUD_QUIET)
        message_texts(n);
    if (is_empty)
        message_note(
            "no pair is written (--allow-empty makes that no failure)");
    return n->n_failed > 0 || is_empty ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_stream(int argc, char **argv, struct failure *failure)
{
    struct stream_command c = {
        .settings = task_settings_new("stream", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    struct stele *stele = NULL;
    struct stele_counts n;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_open(c.settings, &stele, &failure->error);
    if (rc == 0)
        rc = stele_stream(stele, &events, &n, &failure->error);
    int code = rc == 0 ? finish(&c, &n) : is_help ? EXIT_DONE : rc;
    stele_close(stele);
    stele_settings_free(c.settings);
    return code;
}
