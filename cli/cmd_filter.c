/* cli/cmd_filter.c - stele filter PAIRS -o OUT: the pairs that rules keep.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/task.h"

enum { WIDTH = 79, INDENT = 11, TEXT_BYTES = 4096 };

static void add(char *out, const char *text)
{
    strncat(out, text, TEXT_BYTES - strlen(out) - 1);
}

/* Append options in lines, broken behind a space or a comma. */
static void add_wrapped(char *out, const char *text)
{
    size_t column = WIDTH;
    for (size_t n; *text != '\0'; text += n) {
        char part[80] = "";
        n = strcspn(text, " ,");
        n += text[n] != '\0';
        if (n >= sizeof part)
            n = sizeof part - 1;
        memcpy(part, text, n);
        if (column + n > WIDTH) {
            size_t end = strlen(out);
            if (column < WIDTH && out[end - 1] == ' ')
                out[end - 1] = '\0';
            add(out, column < WIDTH ? "\n           " : "           ");
            column = INDENT;
        }
        add(out, part);
        column += n;
    }
    add(out, "\n");
}

/* Examples and presets, for help. */
static void add_examples(char out[TEXT_BYTES])
{
    const char *name, *summary;
    char line[200], rules[1000];
    add(out, "  stele filter --preset lenient corpus.tsv.gz -o clean.tsv.gz\n"
             "  stele filter --min-score .8 --drop copied memory.tmx -o "
             "clean.tmx\n\nPresets:\n");
    for (unsigned k = 0;
         (name = stele_filter_preset(k, &summary, rules, sizeof rules)); k++) {
        snprintf(line, sizeof line, "  %-8s %s\n", name, summary);
        add(out, line);
        add_wrapped(out, rules);
    }
}

/* "N by WHAT", where there are any. */
static void note_reason(uint64_t n, const char *what)
{
    if (n > 0)
        message_note("%llu by %s", (unsigned long long)n, what);
}

/* The counts by reason. */
static void note_counts(const struct stele_filter_counts *n)
{
    message_note("%llu pairs, %llu kept (%.1f %%), %llu left out",
                 (unsigned long long)n->n_read, (unsigned long long)n->n_kept,
                 n->n_read ? 100 * (double)n->n_kept / (double)n->n_read : 0,
                 (unsigned long long)(n->n_read - n->n_kept));
    note_reason(n->n_score, "score");
    note_reason(n->n_flags, "flags");
    for (unsigned bit = 0; bit < STELE_FLAGS; bit++)
        if (n->n_flag[bit] > 0)
            message_note("  %llu %s", (unsigned long long)n->n_flag[bit],
                         stele_flag_name(bit));
    note_reason(n->n_doubt, "score with a flag in doubt");
    note_reason(n->n_beads, "bead");
    note_reason(n->n_verdict, "verdict");
    note_reason(n->n_bad, "a fault in them");
    if (n->n_skipped > 0)
        message_note("%llu units without text in both languages are left out",
                     (unsigned long long)n->n_skipped);
}

static int finish(const struct task_call *c,
                  const struct stele_filter_counts *n)
{
    bool by_flags = stele_is_set(c->settings, "preset") ||
                    stele_is_set(c->settings, "drop") ||
                    stele_is_set(c->settings, "doubt");
    if (c->loudness != LOUD_QUIET)
        note_counts(n);
    if (c->loudness != LOUD_QUIET && by_flags && !n->checked && !n->any_flags &&
        n->n_read > 0)
        message_note("no pair has flags: --check looks for them in the texts");
    return n->n_bad > 0 || n->n_read == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    const struct stele_events events = {.size = sizeof events,
                                        .failed = task_print_failure};
    struct stele_filter_counts n;
    int rc =
        stele_filter(c->settings, c->paths, c->n_paths, &events, &n, error);
    return rc == 0 ? finish(c, &n) : rc;
}

int cmd_filter(int argc, char **argv, struct failure *failure)
{
    char examples[TEXT_BYTES] = "";
    add_examples(examples);
    const struct task_command command = {
        .task = "filter",
        .table =
            {
                .usage = "stele filter [options] -o OUT PAIRS [FILE ...]",
                .purpose = "Leave out written pairs by score, flags, bead or "
                           "verdict.  Input "
                           "and output have\nany format that convert knows; "
                           "from TSV to TSV "
                           "lines stay as they are, with all\ntheir columns.",
                .examples = examples,
            },
        .missing = "no file is named",
        .run = run,
    };
    return task_run(&command, NULL, argc, argv, failure);
}
