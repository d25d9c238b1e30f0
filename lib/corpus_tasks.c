/* lib/corpus_tasks.c - settings of filter, dedup and stats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/corpus_tasks.h"

#include <string.h>

#include "lib/task_rows.h"

static const char *const headings[] = {"Rules", "Output", "Input"};
enum { RULES, OUTPUT, INPUT };

static int set_preset(void *target, const char *value, struct err *e)
{
    struct filter_choice *c = &((struct task_values *)target)->filter;
    const struct filter_preset *p = filter_preset_named(value);
    if (!p)
        return err_set(e, ERR_USAGE, "\"%.40s\" is not lenient or strict",
                       value);
    c->preset = p;
    return 0;
}

static int set_flags(uint32_t *flags, const char *value, struct err *e)
{
    uint32_t more = 0;
    struct err why = {0};
    if (record_flags_parse(sv_from(value), &more, &why) != 0)
        return err_set(e, ERR_USAGE, "%s", why.msg);
    if (more == 0)
        return err_set(e, ERR_USAGE, "no flag is named");
    *flags |= more;
    return 0;
}

static int set_drop(void *target, const char *value, struct err *e)
{
    return set_flags(&((struct task_values *)target)->filter.drop, value, e);
}

static int set_keep(void *target, const char *value, struct err *e)
{
    return set_flags(&((struct task_values *)target)->filter.keep, value, e);
}

static int set_doubt(void *target, const char *value, struct err *e)
{
    return set_flags(&((struct task_values *)target)->filter.doubt, value, e);
}

static int set_min_score(void *target, const char *value, struct err *e)
{
    return setting_decimal(
        value, 0, 1, &((struct task_values *)target)->filter.min_score, e);
}

static int set_doubt_score(void *target, const char *value, struct err *e)
{
    return setting_decimal(
        value, 0, 1, &((struct task_values *)target)->filter.doubt_score, e);
}

/* "1:1,1:2": numbers of sentences. */
static int set_beads(void *target, const char *value, struct err *e)
{
    const char *p = value;
    for (;;) {
        size_t src = strspn(p, "0123456789");
        size_t tgt = p[src] == ':' ? strspn(p + src + 1, "0123456789") : 0;
        if (src == 0 || tgt == 0)
            break;
        p += src + 1 + tgt;
        if (*p == '\0') {
            ((struct task_values *)target)->filter.beads = value;
            return 0;
        }
        if (*p++ != ',')
            break;
    }
    return err_set(e, ERR_USAGE, "\"%.40s\" is no list like 1:1,1:2", value);
}

static int set_min_verdict(void *target, const char *value, struct err *e)
{
    for (enum verdict_kind k = VERDICT_TRANSLATION; k < VERDICT_UNRELATED; k++)
        if (strcmp(value, verdict_name(k)) == 0) {
            ((struct task_values *)target)->filter.least = k;
            return 0;
        }
    return err_set(e, ERR_USAGE,
                   "\"%.40s\" is not translation, partial or comparable",
                   value);
}

#define RULE(name, a_value, text, setter)                                      \
    {                                                                          \
        .key = name, .kind = SETTING_OWN, .rank = SETTING_COMMON,              \
        .group = RULES, .value = a_value, .help = text, .set = setter,         \
        .print = task_print_nothing                                            \
    }

static const struct setting filter_rows[] = {
    RULE("preset", "NAME",
         "rules that belong together: lenient leaves out what is surely noise, "
         "strict keeps what is surely a translation",
         set_preset),
    RULE("min-score", "P", "leave out pairs that score below P", set_min_score),
    RULE("drop", "LIST", "leave out pairs with one of these flags", set_drop),
    RULE("doubt", "LIST",
         "leave out pairs with one of these flags that score below "
         "--doubt-score",
         set_doubt),
    RULE("doubt-score", "P", "see --doubt", set_doubt_score),
    RULE("keep", "LIST", "flags of the preset that drop nothing", set_keep),
    RULE("beads", "LIST", "leave out all beads but these, such as 1:1,1:2",
         set_beads),
    RULE("min-verdict", "NAME",
         "leave out pairs of documents whose verdict is worse: translation, "
         "partial or comparable",
         set_min_verdict),
    {.key = "check",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .group = RULES,
     .help = "look for flags in the texts, besides those that the input has",
     FIELD(checks)},
    ROWS_OF_PAIR_OUTPUTS(OUTPUT),
    ROW_REJECTED(OUTPUT),
    ROWS_OF_PAIR_INPUTS(INPUT),
};
const struct setting_table filter_table = {
    filter_rows, sizeof filter_rows / sizeof filter_rows[0], headings};

int check_filter(const struct settings *s, const struct task_values *v,
                 struct err *e)
{
    struct filter_rules rules;
    if (v->n_outputs == 0)
        return err_set(e, ERR_USAGE, "name an output with -o FILE");
    (void)s;
    return filter_rules_of(&v->filter, &rules, e);
}

static const char *name_at(const char *const *names, unsigned n, unsigned i)
{
    return i < n ? names[i] : NULL;
}

static const char *choice_by(unsigned i)
{
    static const char *const names[] = {"pair", "src", "trg"};
    return name_at(names, DEDUP_BY_TRG + 1, i);
}

static const char *choice_match(unsigned i)
{
    static const char *const names[] = {"exact", "normal", "near"};
    return name_at(names, TEXT_KEY_NEAR + 1, i);
}

static const char *choice_keep(unsigned i)
{
    static const char *const names[] = {"best", "first"};
    return name_at(names, DEDUP_KEEP_FIRST + 1, i);
}

static const char *choice_rule(unsigned i)
{
    static const char *const names[] = {"pair", "either"};
    return name_at(names, 2, i);
}

static int set_overlap(void *target, const char *value, struct err *e)
{
    struct dedup_choice *c = &((struct task_values *)target)->dedup;
    if (c->n_overlap == RECORD_READER_MAX_PATHS)
        return err_set(e, ERR_USAGE, "more than %d files of a test set",
                       RECORD_READER_MAX_PATHS);
    c->overlap[c->n_overlap++] = value;
    return 0;
}

static const char *const dedup_headings[] = {"Duplicates", "Output", "Input"};
static const struct setting dedup_rows[] = {
    {.key = "by",
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .value = "WHAT",
     .help = "what has to be equal: pair, or one side (src, trg)",
     .choice = choice_by,
     FIELD(dedup.by)},
    {.key = "match",
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .value = "HOW",
     .help = "exact: every byte; normal: letters and digits, in whatever case; "
             "near: letters alone, without accents",
     .choice = choice_match,
     FIELD(dedup.match)},
    {.key = "keep",
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .value = "WHICH",
     .help = "the pair that stays: best (of the highest score, and then the "
             "first) or first",
     .choice = choice_keep,
     FIELD(dedup.keep)},
    {.key = "overlap",
     .kind = SETTING_OWN,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "take the pairs of this test set out; once for each of its files",
     .set = set_overlap,
     .print = task_print_nothing},
    {.key = "overlap-rule",
     .kind = SETTING_CHOICE,
     .value = "RULE",
     .help = "a pair is in the test set with both sides (pair), or with one "
             "(either)",
     .choice = choice_rule,
     FIELD(dedup.either)},
    {.key = "min-length",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "sides of the test set with fewer characters do not count alone",
     .max = 10000,
     FIELD(dedup.min_cp)},
    {.key = "conflicts",
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "write the different pairs whose source has several targets to "
             "FILE",
     FIELD(conflicts)},
    {.key = "memory",
     .kind = SETTING_SIZE,
     .value = "BYTES",
     .help = "memory for hashes, 32 bytes a pair; larger corpora use files",
     .min = 1 << 20,
     .max = 1e15,
     FIELD(dedup.memory)},
    {.key = "tmpdir",
     .kind = SETTING_TEXT,
     .value = "DIR",
     .help =
         "folder of these files; TMPDIR of the environment where that is set",
     FIELD(dedup.tmpdir)},
    ROWS_OF_PAIR_OUTPUTS(OUTPUT),
    ROW_REJECTED(OUTPUT),
    ROWS_OF_PAIR_INPUTS(INPUT),
};
const struct setting_table dedup_table = {
    dedup_rows, sizeof dedup_rows / sizeof dedup_rows[0], dedup_headings};

int check_dedup(const struct settings *s, const struct task_values *v,
                struct err *e)
{
    (void)s;
    if (v->n_outputs == 0)
        return err_set(e, ERR_USAGE, "name an output with -o FILE");
    if (v->dedup.n_overlap == 0 && (v->dedup.either || v->dedup.min_cp > 0))
        return err_set(e, ERR_USAGE, "--%s has no effect without --overlap",
                       v->dedup.either ? "overlap-rule" : "min-length");
    if (!v->dedup.either && v->dedup.min_cp > 0)
        return err_set(e, ERR_USAGE,
                       "--min-length has no effect without --overlap-rule "
                       "either");
    return 0;
}

static const char *choice_source(unsigned i)
{
    static const char *const names[] = {"none", "doc", "host"};
    return name_at(names, STATISTICS_BY_HOST + 1, i);
}

static const char *const stats_headings[] = {"Figures", "Output", "Input"};
static const struct setting stats_rows[] = {
    {.key = "per",
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .value = "SOURCE",
     .help = "count for each source too: doc (document), or host (of the "
             "source's address); none",
     .choice = choice_source,
     FIELD(stats.by)},
    {.key = "top",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "sources in the table; JSON has them all",
     .min = 1,
     .max = 1e9,
     FIELD(stats.n_sources)},
    {.key = "no-copies",
     .kind = SETTING_FLAG,
     .help = "do not count copies: memory does not grow with the pairs then",
     FIELD(stats.without_copies)},
    {.key = "json",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .group = OUTPUT,
     .help = "write a JSON object instead of a table",
     FIELD(stats.json)},
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .group = OUTPUT,
     .value = "FILE",
     .help = "write FILE instead of standard output",
     FIELD(output)},
    ROWS_OF_PAIR_INPUTS(INPUT),
};
const struct setting_table stats_table = {
    stats_rows, sizeof stats_rows / sizeof stats_rows[0], stats_headings};

int check_stats(const struct settings *s, const struct task_values *v,
                struct err *e)
{
    (void)s, (void)v, (void)e;
    return 0;
}
