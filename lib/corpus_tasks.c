/* lib/corpus_tasks.c - settings of filter.
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
    {.key = "rejected",
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .group = OUTPUT,
     .value = "FILE",
     .help = "write what is left out to FILE, with the reason of each pair",
     FIELD(rejected)},
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
