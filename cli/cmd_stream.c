/* cli/cmd_stream.c - stele stream: base64 document pairs to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/summary.h"

/* The last line, and the exit code of a stream that came to its end. */
static int finish(const struct task_call *c, const struct stele_counts *n)
{
    task_note(c, "%llu documents, %llu failed; %llu pairs",
              (unsigned long long)n->n_pairs, (unsigned long long)n->n_failed,
              (unsigned long long)n->n_records);
    if (c->loudness != LOUD_QUIET) {
        summary_below(n->n_below, stele_floor(c->stele), "at least ");
        message_texts(n);
    }
    bool is_empty = task_is_empty(c, n->n_pairs, n->n_records);
    return n->n_failed > 0 || is_empty ? EXIT_PARTLY : EXIT_DONE;
}

static int check(struct task_call *c, struct stele_error *error)
{
    return c->n_paths == 0
               ? 0
               : message_misuse(error,
                                "it reads standard input, not \"%.100s\"",
                                c->paths[0]);
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_counts n;
    int rc = stele_stream(c->stele, &task_events_by_name, &n, error);
    return rc == 0 ? finish(c, &n) : rc;
}

const struct task_command cmd_stream = {
    .task = "stream",
    .table =
        {
            .usage = "stele stream [options] < PAIRS > RECORDS",
            .purpose =
                "Align article pairs, one a line: src_url, trg_url, src_text "
                "and trg_text with\n"
                "tabs between them, the texts in base64, as Bitextor has "
                "them.  A first line may\n"
                "name the columns, in any order, and id, src_lang and trg_lang "
                "too.  The records\n"
                "of a pair are written before the next line is read; with -j "
                "N, at most 2 N + 2\n"
                "lines are read ahead.  Invalid lines are reported with their "
                "number and skipped.",
            .examples = "  zcat pairs.tsv.gz | stele stream > records.tsv\n"
                        "  zcat pairs.tsv.gz | parallel --pipe -k stele stream "
                        "--no-header > records.tsv\n",
        },
    .has_jobs = true,
    .opens = true,
    .check = check,
    .run = run,
};
