/* cli/cmd_filter.c - stele filter PAIRS -o OUT: the pairs that rules keep.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/option_help.h"

static void print_presets(void)
{
    const char *name, *summary;
    char rules[1000];
    puts("\nPresets:");
    for (unsigned k = 0;
         (name = stele_filter_preset(k, &summary, rules, sizeof rules)); k++) {
        printf("  %-8s %s\n", name, summary);
        option_print_wrapped(rules, 11);
    }
}

/* "N by WHAT", where there are any. */
static void note_reason(const struct task_call *c, uint64_t n, const char *what)
{
    if (n > 0)
        task_note(c, "%llu by %s", (unsigned long long)n, what);
}

/* The counts by reason. */
static void note_counts(const struct task_call *c,
                        const struct stele_filter_counts *n)
{
    task_note(c, "%llu pairs, %llu kept (%.1f %%), %llu left out",
              (unsigned long long)n->n_read, (unsigned long long)n->n_kept,
              n->n_read ? 100 * (double)n->n_kept / (double)n->n_read : 0,
              (unsigned long long)(n->n_read - n->n_kept));
    note_reason(c, n->n_score, "score");
    note_reason(c, n->n_flags, "flags");
    for (unsigned bit = 0; bit < STELE_FLAGS; bit++)
        if (n->n_flag[bit] > 0)
            task_note(c, "  %llu %s", (unsigned long long)n->n_flag[bit],
                      stele_flag_name(bit));
    note_reason(c, n->n_doubt, "score with a flag in doubt");
    note_reason(c, n->n_beads, "bead");
    note_reason(c, n->n_verdict, "verdict");
    note_reason(c, n->n_bad, "a fault in them");
    if (n->n_skipped > 0)
        task_note(c, "%llu units without text in both languages are left out",
                  (unsigned long long)n->n_skipped);
    if (n->n_cut > 0)
        task_note(c, "%llu texts are longer than a cell of XLSX holds, and cut",
                  (unsigned long long)n->n_cut);
}

static int finish(const struct task_call *c,
                  const struct stele_filter_counts *n)
{
    bool by_flags = stele_is_set(c->settings, "preset") ||
                    stele_is_set(c->settings, "drop") ||
                    stele_is_set(c->settings, "doubt");
    note_counts(c, n);
    if (by_flags && !n->checked && !n->any_flags && n->n_read > 0)
        task_note(c, "no pair has flags: --check looks for them in the texts");
    return n->n_bad > 0 || n->n_read == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_filter_counts n;
    int rc = stele_filter(c->settings, c->paths, c->n_paths, &task_events, &n,
                          error);
    return rc == 0 ? finish(c, &n) : rc;
}

const struct task_command cmd_filter = {
    .task = "filter",
    .table =
        {
            .usage = "stele filter [options] -o OUT PAIRS [FILE ...]",
            .purpose =
                "Leave out written pairs by score, flags, bead or verdict.  "
                "Input and output have\nany format that convert knows; from "
                "TSV to TSV lines stay as they are, with all\ntheir columns.",
            .examples = "  stele filter --preset lenient corpus.tsv.gz -o "
                        "clean.tsv.gz\n"
                        "  stele filter --min-score .8 --drop copied "
                        "memory.tmx -o clean.tmx\n",
            .print_more = print_presets,
        },
    .missing = "no file is named",
    .run = run,
};
