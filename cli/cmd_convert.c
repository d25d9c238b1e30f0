/* cli/cmd_convert.c - stele convert PAIRS … -o OUT: one format into others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/task.h"

/* The summary, and the exit code. */
static int finish(const struct task_call *c,
                  const struct stele_convert_counts *n)
{
    task_note(c, "%llu pairs of %llu documents; %llu left out as invalid",
              (unsigned long long)n->n_records,
              (unsigned long long)n->n_documents, (unsigned long long)n->n_bad);
    if (c->loudness != LOUD_QUIET && n->n_records > 0)
        message_languages(n->src_lang, n->tgt_lang, n->guess);
    if (n->n_skipped > 0)
        task_note(c, "%llu units without text in both languages are left out",
                  (unsigned long long)n->n_skipped);
    if (n->n_nulls > 0)
        task_note(c,
                  "%llu of them have a text on one side only: no format of "
                  "pairs writes those",
                  (unsigned long long)n->n_nulls);
    if (n->n_sets > 0)
        task_note(c, "data sets: %u; pairs below the last tier: %llu",
                  n->n_sets, (unsigned long long)n->n_low);
    if (n->n_cut > 0)
        message_note("%llu texts are longer than a cell of XLSX holds, and cut",
                     (unsigned long long)n->n_cut);
    for (unsigned k = 0; k < n->n_lost; k++)
        task_note(c, "no output can hold the field %s, which %llu pairs have",
                  n->lost[k].name, (unsigned long long)n->lost[k].n);
    return n->n_bad > 0 || n->n_records == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_convert_counts n;
    int rc = stele_convert(c->settings, c->paths, c->n_paths, &task_events, &n,
                           error);
    return rc == 0 ? finish(c, &n) : rc;
}

const struct task_command cmd_convert = {
    .task = "convert",
    .table =
        {
            .usage = "stele convert [options] -o OUT PAIRS [FILE ...]",
            .purpose =
                "Convert written pairs from one format into others: TSV, "
                "TMX, JSON lines, Moses\n"
                "files, XLIFF, XCES links, beads and ladders.  Where a "
                "format is several files,\n"
                "name all of them, the source first; several files of "
                "another format are read\n"
                "one after another.  With --for TOOL, write the files that "
                "a training tool reads.",
            .examples = "  stele convert memory.tmx -o memory.tsv.gz\n"
                        "  stele convert corpus.en corpus.fr -o corpus.tmx\n"
                        "  stele convert c.tsv --src-lang en --trg-lang "
                        "fr --for mozilla -o mt/news\n",
        },
    .missing = "no file is named",
    .run = run,
};
