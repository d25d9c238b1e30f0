/* cli/cmd_align.c - stele align SOURCE TARGET: the main job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/record_ranges.h"
#include "cli/summary.h"
#include "cli/task.h"
#include "cli/terminal.h"

/* Everything that the command line decides, and what is alive. */
struct align_command {
    struct stele_settings *settings;
    struct record_ranges asked; /* --explain */
    bool is_strict;             /* --strict */
    enum loudness loudness;
    struct stele_names names;
    const char *src_path, *tgt_path;

    struct stele *stele;
    struct stele_worker *worker;
    const struct stele_alignment *alignment;
    struct stele_written written;
};

static int set_explain(void *target, const char *value,
                       struct stele_error *error)
{
    return record_ranges_add(target, value, error);
}

static bool is_explaining(const struct align_command *c)
{
    return c->asked.n > 0;
}

/* Does anything but explanations come out? */
static bool is_writing(const struct align_command *c)
{
    return !is_explaining(c) || stele_is_set(c->settings, "output") ||
           stele_is_set(c->settings, "nulls");
}

/* Is standard output among the outputs? */
static bool writes_stdout(const struct align_command *c)
{
    char paths[4096];
    stele_get(c->settings, "output", paths, sizeof paths);
    for (char *p = strtok(paths, " "); p; p = strtok(NULL, " "))
        if (strcmp(p, "-") == 0)
            return true;
    return !task_differs(c->settings, "nulls", "-");
}

/* Explanations go to standard output instead of records. */
static int check_explain(const struct align_command *c,
                         struct stele_error *error)
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
static int suit_terminal(const struct align_command *c,
                         struct stele_error *error)
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

static int parse(struct align_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_row rows[] = {
        {.info = {.key = "id",
                  .value = "NAME",
                  .help = "name of the document pair (default: the source's "
                          "file name)",
                  .heading = "Names",
                  .is_option = true},
         .text = &c->names.id},
        {.info = {.key = "src-url",
                  .value = "URL",
                  .help = "address of the source, for the output (default: its "
                          "file name)",
                  .heading = "Names",
                  .is_option = true},
         .text = &c->names.src_url},
        {.info = {.key = "trg-url",
                  .value = "URL",
                  .help = "address of the target",
                  .heading = "Names",
                  .is_option = true},
         .text = &c->names.tgt_url},
        {.info = {.key = "explain",
                  .value = "N",
                  .help = "explain why record N was aligned and how it was "
                          "scored; 7, 7-9, or #7: bead 7 of the document; may "
                          "be repeated",
                  .heading = "Explanations",
                  .is_option = true},
         .set = set_explain,
         .target = &c->asked},
        {.info = {.key = "strict",
                  .help = "exit 1 if the articles are no translation: "
                          "comparable or unrelated",
                  .heading = "Messages",
                  .is_option = true},
         .flag = &c->is_strict},
    };
    const struct option_table table = {
        .usage = "stele align [options] SOURCE TARGET",
        .purpose = "Align two articles that are translations of each other, "
                   "and write the sentence\n"
                   "pairs, each with its probability.  \"-\" is standard input "
                   "or output.",
        .examples = "  stele align news.en.txt news.fr.txt\n"
                    "  stele align news.en.txt news.fr.txt -o news.tmx.gz "
                    "-o news.tsv.gz\n"
                    "  stele align news.en.txt news.fr.txt -f view\n",
        .settings = c->settings,
        .rows = rows,
        .n_rows = sizeof rows / sizeof rows[0],
        .loudness = &c->loudness,
        .has_verbose = true,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    if (rc != 0)
        return rc;
    if (argc - first != 2)
        return message_misuse(error, "two files are needed, not %d",
                              argc - first);
    c->src_path = argv[first];
    c->tgt_path = argv[first + 1];
    if (strcmp(c->src_path, "-") == 0 && strcmp(c->tgt_path, "-") == 0)
        return message_misuse(error,
                              "only one side can come from standard input");
    rc = check_explain(c, error);
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
static int explain(struct align_command *c, struct stele_error *error)
{
    const size_t n = c->alignment->n_beads;
    size_t *no = malloc((n + 1) * sizeof *no), n_records = 0, n_printed = 0;
    if (!no) {
        message_misuse(error, "out of memory");
        return error->code = STELE_NOMEM;
    }
    int rc = stele_number_records(c->worker, no, &n_records, error);
    if (rc == 0)
        rc = record_ranges_check(&c->asked, n_records, n, error);
    for (size_t k = 0; k < n && rc == 0; k++) {
        struct stele_text text;
        if (!record_ranges_contain(&c->asked, no[k], k + 1))
            continue;
        rc = stele_explain(c->worker, k, no[k], &text, error);
        if (rc == 0)
            printf("%s%.*s", n_printed++ > 0 ? "\n" : "", (int)text.n, text.p);
    }
    free(no);
    return rc;
}

static int write_records(struct align_command *c, struct stele_error *error)
{
    const struct stele_alignment *al = c->alignment;
    struct stele_writer *writer = NULL;
    int rc = stele_writer_open(c->stele, NULL, NULL, al->src.lang, al->tgt.lang,
                               &writer, error);
    if (rc != 0)
        return rc;
    rc = stele_writer_add(writer, c->worker, &c->written, error);
    if (rc == 0)
        return stele_writer_close(writer, error);
    stele_writer_abort(writer);
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
static void report_written(const struct align_command *c)
{
    const struct stele_written *w = &c->written;
    const size_t n = c->alignment->n_pairs;
    char wrong[SUMMARY_TEXT];
    if (!is_writing(c) || w->n_pairs == n)
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

static const char *shown_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static void report(const struct align_command *c)
{
    const struct stele_alignment *al = c->alignment;
    char sentences[SUMMARY_TEXT];
    summary_count(sentences, al->src.n, "sentence");
    message_note("%s (%s): %s; %s (%s): %zu", shown_name(c->src_path),
                 al->src.lang, sentences, shown_name(c->tgt_path), al->tgt.lang,
                 al->tgt.n);
    report_beads(al);
    report_verdict(al);
    report_written(c);
    if (c->loudness == LOUD_VERBOSE)
        report_details(al);
}

/* Nothing is lost in silence, not even with --quiet. */
static void report_cut(const struct align_command *c)
{
    if (c->written.n_cut > 0)
        message_note("%zu texts are longer than a cell of XLSX holds, and cut",
                     c->written.n_cut);
}

static int align(struct align_command *c, struct stele_error *error)
{
    int rc = stele_open(c->settings, &c->stele, error);
    if (rc != 0)
        return rc;
    if (c->loudness == LOUD_VERBOSE)
        report_lexicons(c->stele);
    rc = stele_worker_open(c->stele, &c->worker, error);
    if (rc == 0 && is_explaining(c))
        stele_worker_keep_trace(c->worker);
    if (rc == 0)
        rc = stele_align_files(c->worker, &c->names, c->src_path, c->tgt_path,
                               &c->alignment, error);
    return rc;
}

static int run(struct align_command *c, struct stele_error *error)
{
    int rc = align(c, error);
    if (rc == 0 && c->loudness != LOUD_QUIET) {
        message_encoding(c->src_path, &c->alignment->src);
        message_encoding(c->tgt_path, &c->alignment->tgt);
        message_kind(c->src_path, &c->alignment->src);
        message_kind(c->tgt_path, &c->alignment->tgt);
        message_marks(c->alignment->marks);
        if (c->alignment->is_narrowed)
            message_note(NARROWED);
    }
    if (rc == 0 && is_explaining(c))
        rc = explain(c, error);
    if (rc == 0 && is_writing(c))
        rc = write_records(c, error);
    return rc;
}

/* The summary, and whether anything came out. */
static int finish(const struct align_command *c)
{
    if (c->loudness != LOUD_QUIET)
        report(c);
    report_cut(c);
    if (c->is_strict && summary_is_no_translation(c->alignment->verdict))
        return EXIT_PARTLY;
    if (c->written.n_pairs > 0 || !is_writing(c) ||
        !task_differs(c->settings, "allow-empty", "yes"))
        return EXIT_DONE;
    message_note("no pair is written (--allow-empty makes that no failure)");
    return EXIT_PARTLY;
}

int cmd_align(int argc, char **argv, struct failure *failure)
{
    struct align_command c = {
        .settings = task_settings_new("align", &failure->error),
        .loudness = LOUD_DEFAULT,
        .names = {.size = sizeof c.names},
    };
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = run(&c, &failure->error);
    int code = rc == 0 ? finish(&c) : is_help ? EXIT_DONE : rc;
    stele_worker_close(c.worker);
    stele_close(c.stele);
    stele_settings_free(c.settings);
    return code;
}
