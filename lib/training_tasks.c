/* lib/training_tasks.c - settings of the tasks that learn: train,
 * train-splitter, lexicon and fit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/training_tasks.h"
#include "lib/task_rows.h"

/* ---- train ---- */

static const char *const training_headings[] = {"Training"};
static const struct setting train_rows[] = {
    ROW_OUTPUT("the lexicon to write, compressed if FILE ends in .gz"),
    ROW_JOBS(SETTING_COMMON,
             "pairs at a time; all: one for each processor allowed"),
    {.key = "passes",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "passes over the articles, each with the words of the last",
     .min = 1,
     .max = 10,
     FIELD(n_passes)},
    {.key = "min-count",
     .kind = SETTING_DECIMAL,
     .value = "N",
     .help = "leave out words and pairs of words that are seen less often",
     .min = 1,
     .max = 1e9,
     FIELD(em.min_count)},
    {.key = "min-probability",
     .kind = SETTING_DECIMAL,
     .value = "P",
     .help = "leave out pairs whose two probabilities have a smaller geometric "
             "mean",
     .min = .001,
     .max = 1,
     FIELD(em.min_probability)},
};
const struct setting_table train_table = {
    train_rows, sizeof train_rows / sizeof train_rows[0], training_headings};

int check_train(const struct settings *s, const struct task_values *v,
                struct err *e)
{
    if (!v->output)
        return err_set(e, ERR_USAGE, "-o says where the lexicon goes");
    return settings_check(s, e);
}

/* ---- train-splitter ---- */

static const struct setting train_splitter_rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .value = "FILE",
     .help = "write the weights to FILE instead of standard output",
     FIELD(output)},
    {.key = "rounds",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "passes over the texts",
     .min = 1,
     .max = 1000,
     FIELD(splitter.n_rounds)},
    {.key = "rate",
     .kind = SETTING_DECIMAL,
     .value = "X",
     .help = "learning rate of AdaGrad",
     .min = 1e-6,
     .max = 10,
     FIELD(splitter.rate)},
    {.key = "decay",
     .kind = SETTING_DECIMAL,
     .value = "X",
     .help = "L2 penalty of the weights",
     .min = 0,
     .max = 1,
     FIELD(splitter.decay)},
    {.key = "min-count",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "leave out features of fewer places",
     .min = 1,
     .max = 255,
     FIELD(splitter.min_count)},
    {.key = "seed",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "seed of the order of the examples",
     .min = 1,
     .max = UINT32_MAX,
     FIELD(splitter.seed)},
};
const struct setting_table train_splitter_table = {
    train_splitter_rows,
    sizeof train_splitter_rows / sizeof train_splitter_rows[0],
    training_headings};

/* ---- lexicon ---- */

static const char *const lexicon_headings[] = {"Options"};
static const struct setting lexicon_rows[] = {
    ROW_OUTPUT("the lexicon to write: packed, loads in milliseconds, if FILE "
               "ends in .lex; else TSV, compressed if it ends in .gz"),
    {.key = "src-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the words; auto: that of the first input",
     FIELD(src_lang)},
    {.key = "trg-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the translations; auto: that of the first input",
     FIELD(tgt_lang)},
    {.key = "pivot",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "also join inputs from the words to LANG with those from LANG to "
             "the translations; auto: none",
     FIELD(pivot_lang)},
    {.key = "min-probability",
     .kind = SETTING_DECIMAL,
     .value = "P",
     .help = "leave out pairs whose two probabilities have a smaller geometric "
             "mean",
     .min = 0,
     .max = 1,
     FIELD(least_probability)},
};
const struct setting_table lexicon_table = {
    lexicon_rows, sizeof lexicon_rows / sizeof lexicon_rows[0],
    lexicon_headings};

int check_lexicon(const struct settings *s, const struct task_values *v,
                  struct err *e)
{
    (void)s;
    if (!v->output)
        return err_set(e, ERR_USAGE, "-o says where the lexicon goes");
    if (v->pivot_lang && (!v->src_lang || !v->tgt_lang))
        return err_set(e, ERR_USAGE, "--pivot needs --src-lang and --trg-lang");
    return 0;
}

/* ---- fit ---- */

static const char *const fit_headings[] = {"Fitting"};
static const struct setting fit_rows[] = {
    {.key = "calibration",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "fit the scores, to a list of gold alignments",
     FIELD(calibration)},
    ROW_OUTPUT("write the parameters to FILE instead of standard output"),
};
const struct setting_table fit_table = {
    fit_rows, sizeof fit_rows / sizeof fit_rows[0], fit_headings};

/* What the one fit does not use. */
int check_fit(const struct settings *s, const struct task_values *v,
              struct err *e)
{
    const char *key =
        settings_given(s, v->calibration ? FIT_LENGTHS : FIT_SCORES);
    if (key && v->calibration)
        return err_set(e, ERR_USAGE,
                       "--%s has no effect: with --calibration, the list says "
                       "what the texts are",
                       key);
    if (key)
        return err_set(e, ERR_USAGE, "--%s has no effect without --calibration",
                       key);
    return settings_check(s, e);
}
