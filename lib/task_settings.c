/* lib/task_settings.c - the one list of tasks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/task_settings.h"
#include "corpus/training_set.h"
#include "io/ladder.h"
#include "lib/align_tasks.h"
#include "lib/corpus_tasks.h"
#include "lib/evaluation_task.h"
#include "lib/report_task.h"
#include "lib/task_rows.h"
#include "lib/training_tasks.h"

#include <string.h>

void task_print_nothing(const void *target, struct buf *out)
{
    (void)target;
    (void)out;
}

/* ---- merge ---- */

int task_set_output(void *target, const char *value, struct err *e)
{
    struct task_values *v = target;
    if (v->n_outputs == JOURNAL_MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs",
                       JOURNAL_MAX_OUTPUTS);
    v->outputs[v->n_outputs++] = value;
    return 0;
}

static const char *const merge_headings[] = {"Options"};
static const struct setting merge_rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_OWN,
     .value = "FILE",
     .help = "write FILE; once for each output of the shards, in their order",
     .set = task_set_output,
     .print = task_print_nothing},
    ROW_JOBS(SETTING_USUAL, "threads; all: one for each processor allowed"),
};

static int check_merge(const struct settings *s, const struct task_values *v,
                       struct err *e)
{
    (void)s;
    return v->n_outputs > 0 ? 0 : err_set(e, ERR_USAGE, "-o FILE is needed");
}

/* ---- convert ---- */

static const char *choice_tool(unsigned i)
{
    const struct training_tool *t = training_tool_at(i);
    return t ? t->name : NULL;
}

static int set_tool(void *target, const char *value, struct err *e)
{
    unsigned k;
    int rc = setting_choice(sv_from(value), choice_tool, &k, e);
    if (rc == 0)
        ((struct task_values *)target)->tool = choice_tool(k);
    return rc;
}

static const char *const convert_headings[] = {"Output", "Input"};
static const struct setting convert_rows[] = {
    ROWS_OF_PAIR_OUTPUTS(0),
    {.key = "for",
     .kind = SETTING_OWN,
     .rank = SETTING_COMMON,
     .value = "TOOL",
     .help = "write the files that TOOL reads, with a data card; -o is "
             "FOLDER/NAME:",
     .choice = choice_tool,
     .set = set_tool,
     .print = task_print_nothing},
    {.key = "tiers",
     .kind = SETTING_TEXT,
     .value = "LIST",
     .help = "with --for: a data set for each tier of scores, as NAME:P,... "
             "from the best down",
     FIELD(tiers)},
    {.key = "shards",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "with --for: N data sets by the hash of the site that a text is "
             "from",
     .min = 1,
     .max = TRAINING_MAX_SETS,
     FIELD(n_shards)},
    {.key = "license",
     .kind = SETTING_TEXT,
     .value = "NAME",
     .help = "with --for: license of the texts, for the data card",
     FIELD(license)},
    {.key = "tmx-split",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "cut TMX into files of N units: memory-0001.tmx, ... (0: do not)",
     .min = 0,
     .max = 1e15,
     FIELD(tmx_split)},
    {.key = "chunk-words",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "cut document JSONL into stretches of at most N words on a side "
             "(0: do not)",
     .min = 0,
     .max = 1e9,
     FIELD(chunk_words)},
    {.key = "chunk-gap",
     .kind = SETTING_WHOLE,
     .value = "K",
     .help = "and where more than K sentences in a row have no partner",
     .min = 0,
     .max = 1e9,
     FIELD(chunk_gap)},
    {.key = "chunk-score",
     .kind = SETTING_DECIMAL,
     .value = "P",
     .help = "and leave out stretches whose mean score is below P",
     .min = 0,
     .max = 1,
     FIELD(chunk_score)},
    {.key = "review-below",
     .kind = SETTING_DECIMAL,
     .value = "P",
     .help = "in XLIFF, pairs that score below P need a review",
     .min = 0,
     .max = 1,
     FIELD(review_below)},
    ROWS_OF_PAIR_INPUTS(1),
};

static int check_convert(const struct settings *s, const struct task_values *v,
                         struct err *e)
{
    (void)s;
    return v->n_outputs > 0
               ? 0
               : err_set(e, ERR_USAGE, "name an output with -o FILE");
}

/* ---- pair ---- */

static const char *const pair_headings[] = {"Output", "Pairs"};
static const struct setting pair_rows[] = {
    ROW_OUTPUT("write the manifest to FILE instead of standard output"),
    {.key = "leftovers",
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "write the files without a partner to FILE, with the reason",
     FIELD(leftovers)},
    {.key = "check",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "align each pair, and note those that are no translations",
     FIELD(align_pairs)},
    {.key = "by-content",
     .group = 1,
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "pair by what the files say, whatever their names; the first "
             "FOLDER has the sources and the second the targets",
     FIELD(by_content)},
};

static int check_pair(const struct settings *s, const struct task_values *v,
                      struct err *e)
{
    const char *of_words = settings_given(s, 1u << SETTINGS_LEXICONS);
    if (v->by_content && v->align_pairs)
        return err_set(e, ERR_USAGE,
                       "--check has no effect with --by-content, which aligns "
                       "each pair");
    if (of_words && !v->by_content && !v->align_pairs)
        return err_set(e, ERR_USAGE,
                       "--%s has an effect with --by-content or --check alone",
                       of_words);
    return s->reading.src_lang && s->reading.tgt_lang
               ? 0
               : err_set(e, ERR_USAGE,
                         "name the two languages with --src-lang and "
                         "--trg-lang");
}

/* ---- mine ---- */

static int check_mine(const struct settings *s, const struct task_values *v,
                      struct err *e)
{
    (void)v;
    if (settings_is_given(s, "min-verdict"))
        return err_set(e, ERR_USAGE,
                       "--min-verdict has no effect: pairs that are mined have "
                       "no verdict");
    for (size_t i = 0; i < writing_n_paired(&s->writing); i++)
        if (writing_format(&s->writing, i) == &format_ladder)
            return err_set(e, ERR_USAGE,
                           "format \"ladder\" holds pairs in the order of both "
                           "texts, and mined pairs have none");
    return settings_check(s, e);
}

/* ---- stream ---- */

static const char *const stream_headings[] = {"Stream"};
static const struct setting stream_rows[] = {
    ROW_JOBS(SETTING_COMMON,
             "documents at a time; all: one for each processor allowed"),
    {.key = "fail-fast",
     .kind = SETTING_FLAG,
     .help = "stop at the first bad line instead of leaving it out",
     FIELD(fail_fast)},
};

static int check_stream(const struct settings *s, const struct task_values *v,
                        struct err *e)
{
    const struct format *format = writing_format(&s->writing, 0);
    (void)v;
    int rc = settings_check(s, e);
    if (rc == 0 && format->one_document)
        rc = err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                     format->name);
    return rc;
}

/* ---- batch ---- */

static int check_batch(const struct settings *s, const struct task_values *v,
                       struct err *e)
{
    const struct writing *w = &s->writing;
    int rc = settings_check(s, e);
    if (rc == 0 && w->n_books > 0 && writing_source_of_books(w) == w->n_paths)
        rc = err_set(e, ERR_USAGE,
                     "%.60s: a workbook of a batch is made of another output: "
                     "add -o FILE.tsv (with its header) or -o FILE.jsonl",
                     w->books[0]);
    return rc == 0 ? batch_settings_check(&v->batch, w, e) : rc;
}

/* ---- score ---- */

static const char *const score_headings[] = {"Columns"};
static const struct setting score_rows[] = {
    ROW_OUTPUT("write FILE instead of standard output"),
    {.key = "in-place",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "replace PAIRS by the scored pairs",
     FIELD(in_place)},
    {.key = "fail-fast",
     .kind = SETTING_FLAG,
     .help = "stop at the first bad line of a TSV instead of leaving it out",
     FIELD(fail_fast)},
    {.key = "src-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the source; auto: by its words, or what the header "
             "of TMX gives",
     FIELD(src_lang)},
    {.key = "trg-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the target; auto: by its words, or the other one in "
             "TMX",
     FIELD(tgt_lang)},
    {.key = "src-column",
     .kind = SETTING_TEXT,
     .value = "NAME",
     .help =
         "TSV column of the source text, by name, or by number from 1 for a "
         "file without header (default: src_text, src or source)",
     FIELD(src_column)},
    {.key = "trg-column",
     .kind = SETTING_TEXT,
     .value = "NAME",
     .help = "TSV column of the target text, likewise (default: trg_text, trg, "
             "tgt or "
             "target)",
     FIELD(tgt_column)},
};

static int check_score(const struct settings *s, const struct task_values *v,
                       struct err *e)
{
    if (v->in_place && v->output)
        return err_set(e, ERR_USAGE,
                       "--in-place and --output name two different outputs");
    return settings_check(s, e);
}

/* ---- All ---- */

static int check_nothing(const struct settings *s, const struct task_values *v,
                         struct err *e)
{
    (void)s;
    (void)v;
    (void)e;
    return 0;
}

#define TABLE(rows, headings)                                                  \
    &(const struct setting_table)                                              \
    {                                                                          \
        rows, sizeof rows / sizeof rows[0], headings                           \
    }

/* What outputs need: the program alone sets the date. */
#define WRITING                                                                \
    (SETTINGS_WRITING | 1u << SETTINGS_ENVIRONMENT | SETTINGS_FLAGGING)
#define NAMING (1u << SETTINGS_NAMES)

static const struct task tasks[] = {
    {"align",
     WRITING | NAMING | SETTINGS_TEXTS | SETTINGS_ALIGNING |
         1u << SETTINGS_DECISIONS | 1u << SETTINGS_PINS |
         1u << SETTINGS_EVIDENCE,
     &align_table, check_align},
    {"batch",
     WRITING | NAMING | SETTINGS_TEXTS | SETTINGS_ALIGNING |
         1u << SETTINGS_DECISIONS,
     &batch_settings_table, check_batch},
    {"convert", 0, TABLE(convert_rows, convert_headings), check_convert},
    {"stats", 0, &stats_table, check_stats},
    {"dedup", 0, &dedup_table, check_dedup},
    {"filter", 1u << SETTINGS_FLAGS, &filter_table, check_filter},
    {"pair", 1u << SETTINGS_LANGUAGES | 1u << SETTINGS_LEXICONS,
     TABLE(pair_rows, pair_headings), check_pair},
    {"mine",
     WRITING | NAMING | SETTINGS_TEXTS | 1u << SETTINGS_LEXICONS |
         1u << SETTINGS_PARAMS | 1u << SETTINGS_LENGTHS,
     NULL, check_mine},
    {"merge", 0, TABLE(merge_rows, merge_headings), check_merge},
    {"stream", /* records go to standard output */
     (WRITING | SETTINGS_TEXTS | SETTINGS_ALIGNING) & ~(1u << SETTINGS_FILES),
     TABLE(stream_rows, stream_headings), check_stream},
    {"report", /* records go to people, with their flags */
     SETTINGS_TEXTS | SETTINGS_ALIGNING | 1u << SETTINGS_FLAGS |
         1u << SETTINGS_DECISIONS | 1u << SETTINGS_ENVIRONMENT,
     &report_task_table, check_report},
    {"split", 1u << SETTINGS_READING | 1u << SETTINGS_SPLITTING, &split_table,
     check_split},
    {"score", /* by words and lengths; nothing is aligned */
     1u << SETTINGS_LEXICONS | 1u << SETTINGS_PARAMS | 1u << SETTINGS_LENGTHS |
         SETTINGS_FLAGGING,
     TABLE(score_rows, score_headings), check_score},
    {"train", /* only method hybrid has words; no records are written */
     (SETTINGS_TEXTS | SETTINGS_ALIGNING) & ~(1u << SETTINGS_METHOD),
     &train_table, check_train},
    {"eval", 0, &eval_table, check_eval},
    {"train-splitter", 0, &train_splitter_table, check_nothing},
    {"lexicon", 0, &lexicon_table, check_lexicon},
    {"fit", FIT_LENGTHS | FIT_SCORES | FIT_BOTH, &fit_table, check_fit},
};

const struct task *task_named(const char *name)
{
    for (size_t k = 0; k < sizeof tasks / sizeof tasks[0]; k++)
        if (strcmp(tasks[k].name, name) == 0)
            return &tasks[k];
    return NULL;
}

struct task_values task_values_default(const struct task *t)
{
    return (struct task_values){
        .batch = batch_settings_default(),
        .n_workers = strcmp(t->name, "stream") == 0 ? 1 : 0,
        .em = lexicon_em_params_default(),
        .n_passes = 2,
        .least_probability = .01,
        .gz_level = 5,
        .n_shards = 1,
        .chunk_gap = 3,
        .chunk_score = .5,
        .filter = filter_choice_none(),
        .dedup = dedup_choice_default(),
        .stats = {.n_sources = 20},
        .splitter = split_train_options_default(),
        .report = report_options_default(),
    };
}
