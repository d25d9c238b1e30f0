/* cli/cmd_align.c - stele align SOURCE TARGET: the main job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/summary.h"
#include "cli/terminal.h"

struct align_own {
    const char *id, *src_url, *tgt_url;
    bool is_strict; /* --strict */
};

/* What is alive. */
struct align_run {
    const struct task_call *call;
    struct stele_worker *worker;
    const struct stele_alignment *alignment;
    struct stele_written written;
};

static bool is_explaining(const struct task_call *c)
{
    return stele_is_set(c->settings, "explain");
}

/* Does anything but explanations come out? */
static bool is_writing(const struct task_call *c)
{
    return !is_explaining(c) || stele_is_set(c->settings, "output") ||
           stele_is_set(c->settings, "nulls");
}

/* Is standard output among the outputs? */
static bool writes_stdout(const struct task_call *c)
{
    char paths[4096];
    stele_get(c->settings, "output", paths, sizeof paths);
    for (char *p = strtok(paths, " "); p; p = strtok(NULL, " "))
        if (strcmp(p, "-") == 0)
            return true;
    return !task_differs(c->settings, "nulls", "-");
}

/* Explanations go to standard output instead of records. */
static int check_explain(const struct task_call *c, struct stele_error *error)
{
    static const char *const useless[] = {"format", "columns", "no-header",
                                          "width"};
    if (!is_explaining(c))
        return 0;
    if (is_writing(c))
        return !writes_stdout(c)
                   ? 0
                   : message_misuse(error, "--explain writes to standard "
                                           "output, and so does \"-o -\"");
    for (size_t i = 0; i < sizeof useless / sizeof useless[0]; i++)
        if (stele_is_set(c->settings, useless[i]))
            return message_misuse(error,
                                  "--%s has no effect: --explain writes no "
                                  "records without -o",
                                  useless[i]);
    return 0;
}

/* On a terminal, records come in two columns, as wide as it is. */
static int suit_terminal(const struct task_call *c, struct stele_error *error)
{
    static const char *const choices[] = {"output", "format", "columns",
                                          "no-header"};
    bool to_file = stele_is_set(c->settings, "output") && !writes_stdout(c);
    if (!terminal_is_output() || is_explaining(c) || to_file)
        return 0;
    bool is_open = true;
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        is_open = is_open && !stele_is_set(c->settings, choices[i]);
    int rc = is_open ? stele_set(c->settings, "format", "view", error) : 0;
    return rc == 0 ? terminal_suit(c->settings, error) : rc;
}

static int check(struct task_call *c, struct stele_error *error)
{
    int rc = check_explain(c, error);
    return rc == 0 ? suit_terminal(c, error) : rc;
}

static void report_lexicons(const struct stele *stele)
{
    const char *path;
    size_t n_pairs, n_skipped;
    for (size_t k = 0;
         (path = stele_lexicon(stele, k, &n_pairs, &n_skipped)) != NULL; k++)
        message_note("%s: %zu pairs of words, %zu expressions passed over",
                     path, n_pairs, n_skipped);
}

/* Print the explanations that are asked for. */
static int explain(struct align_run *r, struct stele_error *error)
{
    struct stele_text text;
    int rc = stele_explain_asked(r->worker, &text, error);
    if (rc == 0)
        fwrite(text.p, 1, text.n, stdout);
    return rc;
}

static void report_beads(const struct stele_alignment *al)
{
    char src[SUMMARY_TEXT], tgt[SUMMARY_TEXT], pairs[SUMMARY_TEXT];
    summary_count(pairs, al->n_pairs, "pair");
    summary_count(src, al->n_1_0, "source sentence");
    summary_count(tgt, al->n_0_1, "target sentence");
    if (al->n_1_0 + al->n_0_1 == 0)
        message_note("%s, %zu of them 1-1; every sentence has a partner", pairs,
                     al->n_1_1);
    else
        message_note("%s, %zu of them 1-1; without a partner: %s, %s", pairs,
                     al->n_1_1, src, tgt);
}

static void report_verdict(const struct stele_alignment *al)
{
    const char *verdict = summary_verdict(al->verdict);
    char wrong[SUMMARY_TEXT];
    if (!verdict)
        return;
    summary_wrong(wrong, al->n_pairs, al->expected_wrong);
    message_note("%s (%.0f %% sure); %s", verdict,
                 100 * al->verdict_probability, wrong);
}

/* What the settings leave out of the output. */
static void report_written(const struct align_run *r)
{
    const struct stele_written *w = &r->written;
    const size_t n = r->alignment->n_pairs;
    char wrong[SUMMARY_TEXT];
    if (!is_writing(r->call) || w->n_pairs == n)
        return;
    if (w->left_out)
        message_note("nothing is written: the verdict is below --min-verdict");
    else if (w->n_pairs == 0)
        message_note("none of the pairs is written: not even the best scores "
                     "enough");
    else {
        summary_wrong(wrong, w->n_pairs, w->expected_wrong);
        message_note("%zu pairs are written, the others score below %.4f; %s",
                     w->n_pairs, w->least_score, wrong);
    }
}

static void report_details(const struct stele_alignment *al)
{
    message_note("%zu 1-1, %zu 1-2, %zu 2-1, %zu wider; mean score %.2f; words "
                 "agree in %.0f %% of the text; %.1f pairs are expected to be "
                 "wrong",
                 al->n_1_1, al->n_1_2, al->n_2_1, al->n_wider, al->mean_score,
                 100 * al->translated, al->expected_wrong);
}

static void report(const struct align_run *r)
{
    const struct stele_alignment *al = r->alignment;
    summary_texts(r->call->paths, al);
    report_beads(al);
    report_verdict(al);
    summary_below(al->n_below, al->floor, "");
    report_written(r);
    if (r->call->loudness == LOUD_VERBOSE)
        report_details(al);
}

static int align(struct align_run *r, struct stele_error *error)
{
    const struct task_call *c = r->call;
    const struct align_own *own = c->own;
    const struct stele_names names = {.size = sizeof names,
                                      .id = own->id,
                                      .src_url = own->src_url,
                                      .tgt_url = own->tgt_url};
    if (c->loudness == LOUD_VERBOSE)
        report_lexicons(c->stele);
    int rc = stele_worker_open(c->stele, &r->worker, error);
    if (rc == 0 && is_explaining(c))
        stele_worker_keep_trace(r->worker);
    if (rc == 0)
        rc = stele_align_files(r->worker, &names, c->paths[0], c->paths[1],
                               &r->alignment, error);
    if (rc == 0 && c->loudness != LOUD_QUIET)
        message_pair(c->paths, r->alignment);
    if (rc == 0 && is_explaining(c))
        rc = explain(r, error);
    return rc == 0 && is_writing(c)
               ? stele_write_alignment(c->stele, r->worker, r->alignment,
                                       &r->written, error)
               : rc;
}

/* The summary, and whether anything came out. */
static int finish(const struct align_run *r)
{
    const struct align_own *own = r->call->own;
    if (r->call->loudness != LOUD_QUIET)
        report(r);
    /* Nothing is lost in silence, not even with --quiet. */
    if (r->written.n_cut > 0)
        message_note("%zu texts are longer than a cell of XLSX holds, and cut",
                     r->written.n_cut);
    if (own->is_strict && summary_is_no_translation(r->alignment->verdict))
        return EXIT_PARTLY;
    return is_writing(r->call) && task_is_empty(r->call, 1, r->written.n_pairs)
               ? EXIT_PARTLY
               : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct align_run r = {.call = c};
    int rc = align(&r, error);
    int code = rc == 0 ? finish(&r) : rc;
    stele_worker_close(r.worker);
    return code;
}

static const struct option_row rows[] = {
    {.info = {.key = "id",
              .value = "NAME",
              .help = "name of the document pair (default: the source's file "
                      "name)",
              .heading = "Names"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct align_own, id)},
    {.info = {.key = "src-url",
              .value = "URL",
              .help = "address of the source, for the output (default: its "
                      "file name)",
              .heading = "Names"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct align_own, src_url)},
    {.info = {.key = "trg-url",
              .value = "URL",
              .help = "address of the target",
              .heading = "Names"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct align_own, tgt_url)},
    {.info = {.key = "strict",
              .help = "exit 1 if the articles are no translation: comparable "
                      "or unrelated",
              .heading = "Messages"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct align_own, is_strict)},
};

const struct task_command cmd_align = {
    .task = "align",
    .table =
        {
            .usage = "stele align [options] SOURCE TARGET",
            .purpose =
                "Align two articles that are translations of each other, and "
                "write the sentence\n"
                "pairs, each with its probability.  \"-\" is standard input "
                "or output.",
            .examples = "  stele align news.en.txt news.fr.txt\n"
                        "  stele align news.en.txt news.fr.txt -o news.tmx.gz "
                        "-o news.tsv.gz\n"
                        "  stele align news.en.txt news.fr.txt -f view\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
            .messages = MESSAGES_VERBOSE,
        },
    .own_bytes = sizeof(struct align_own),
    .two = true,
    .opens = true,
    .check = check,
    .run = run,
};
