/* lib/align_tasks.c - settings of the tasks on one text or two: align and split.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/align_tasks.h"

#include "lib/task_rows.h"

/* ---- align ---- */

static int set_explain(void *target, const char *value, struct err *e)
{
    return record_ranges_add(&((struct task_values *)target)->asked, value, e);
}

static const char *const align_headings[] = {"Explanations"};
static const struct setting align_rows[] = {
    {.key = "explain",
     .kind = SETTING_OWN,
     .value = "N",
     .help = "explain why record N was aligned and how it was scored; 7, 7-9, "
             "or #7: bead 7 of the document; may be repeated",
     .set = set_explain,
     .print = task_print_nothing},
};
const struct setting_table align_table = {
    align_rows, sizeof align_rows / sizeof align_rows[0], align_headings};

int check_align(const struct settings *s, const struct task_values *v,
                struct err *e)
{
    (void)v;
    return settings_check(s, e);
}

/* ---- split ---- */

static const char *const split_headings[] = {"Output"};
static const struct setting split_rows[] = {
    {.key = "lang",
     .letter = 'l',
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the text, such as en; auto: by its words",
     FIELD(lang)},
    ROW_OUTPUT("write FILE instead of standard output"),
    {.key = "offsets",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "write the span of each sentence before it, in bytes and in code "
             "points",
     FIELD(offsets)},
    {.key = "paragraphs",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "write a blank line between paragraphs",
     FIELD(paragraphs)},
    {.key = "explain",
     .kind = SETTING_FLAG,
     .help = "write no sentences, but why each one ends where it does",
     FIELD(decisions)},
};

const struct setting_table split_table = {
    split_rows, sizeof split_rows / sizeof split_rows[0], split_headings};

/* Decisions are those of the model, and take the place of sentences. */
static int check_explain(const struct settings *s, const struct task_values *v,
                         struct err *e)
{
    if (s->reading.article.presegmented ||
        s->reading.splitting.options.engine != SPLITTER_MODEL)
        return err_set(e, ERR_USAGE,
                       "--explain reports decisions of the model only");
    if (v->offsets || v->paragraphs)
        return err_set(e, ERR_USAGE,
                       "--%s has no effect: --explain writes no sentences",
                       v->offsets ? "offsets" : "paragraphs");
    return 0;
}

int check_split(const struct settings *s, const struct task_values *v,
                struct err *e)
{
    if (v->lang && s->reading.article.presegmented)
        return err_set(e, ERR_USAGE,
                       "--lang has no effect: --presegmented text is not "
                       "split");
    int rc = v->decisions ? check_explain(s, v, e) : 0;
    return rc == 0 ? settings_check(s, e) : rc;
}
