/* tokenize/model_engine.c - candidate, features, sum, decision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/model_engine.h"

#include <math.h>
#include <stdlib.h>

#include "tokenize/charclass.h"
#include "tokenize/embedded.h"
#include "tokenize/enumeration.h"
#include "tokenize/language_rule.h"
#include "tokenize/split_rule.h"
#include "tokenize/unmarked_end.h"

static int parse_split_at(struct model_engine *m, const char *marks,
                          struct err *e)
{
    for (; marks && *marks; marks++) {
        if (*marks == ':')
            m->at_colon = true;
        else if (*marks == ';')
            m->at_semicolon = true;
        else
            return err_set(e, ERR_USAGE,
                           "sentences can also be split at ':' and ';' only");
    }
    return 0;
}

static int parse_own(struct model_engine *m, struct sv text, struct err *e)
{
    m->own = malloc(sizeof *m->own);
    m->model = m->own;
    return m->own ? split_model_parse(text, m->own, e) : err_nomem(e);
}

int model_engine_init(struct model_engine *m, const struct splitter_options *o,
                      struct err *e)
{
    if (!(o->threshold > 0 && o->threshold < 1))
        return err_set(e, ERR_USAGE, "a threshold lies between 0 and 1");
    double nats = log(o->threshold / (1 - o->threshold));
    m->least = (int)lround(nats * SPLIT_UNITS_PER_NAT);
    m->model = &embedded_split_model;
    int rc = parse_split_at(m, o->split_at, e);
    return rc == 0 && o->model.n > 0 ? parse_own(m, o->model, e) : rc;
}

void model_engine_free(struct model_engine *m)
{
    free(m->own);
    m->own = NULL;
}

/* The weights of a kind count together: shared and of the language. */
static void add_reason(struct splitter_decision *d, const char *name,
                       double nats)
{
    enum { MAX = sizeof d->reasons / sizeof d->reasons[0] };
    unsigned at = d->n_reasons < MAX ? d->n_reasons++ : MAX;
    while (at > 0 && fabs(d->reasons[at - 1].nats) < fabs(nats)) {
        at--;
        if (at + 1 < MAX)
            d->reasons[at + 1] = d->reasons[at];
    }
    if (at < MAX) {
        d->reasons[at].name = name;
        d->reasons[at].nats = nats;
    }
}

static void tell(const struct model_engine *m, struct sv text,
                 const struct candidate *c, const struct split_features *f,
                 int score, const char *rule, bool is_end)
{
    struct splitter_decision d = {.text = text,
                                  .mark = c->mark,
                                  .end = c->end,
                                  .next = c->next,
                                  .is_end = is_end,
                                  .rule = rule};
    d.probability = 1 / (1 + exp(-(double)score / SPLIT_UNITS_PER_NAT));
    for (unsigned i = 0; i < f->n;) {
        unsigned kind = f->kind[i] & ~(unsigned)SPLIT_OF_LANG;
        int sum = 0;
        for (; i < f->n && (f->kind[i] & ~(unsigned)SPLIT_OF_LANG) == kind; i++)
            sum += m->model->weight[split_feature_place(f->hash[i])];
        add_reason(&d, split_feature_name(kind),
                   (double)sum / SPLIT_UNITS_PER_NAT);
    }
    m->trace(m->trace_context, &d);
}

static bool is_forced(const struct model_engine *m, const struct candidate *c)
{
    return (c->first == ':' && m->at_colon) ||
           (c->first == ';' && m->at_semicolon);
}

static void tell_item(const struct model_engine *m, struct sv text, size_t end,
                      size_t next)
{
    const struct splitter_decision d = {.text = text,
                                        .mark = end,
                                        .end = end,
                                        .next = next,
                                        .is_end = true,
                                        .rule = "next item of the list",
                                        .probability = 1};
    m->trace(m->trace_context, &d);
}

static int add_end(struct candidate_scan *scan, size_t end, struct buf *ends,
                   struct err *e)
{
    scan->last_end = end;
    if (buf_add(ends, (const char *)&end, sizeof end) != 0)
        return err_nomem(e);
    return 0;
}

/* End sentences before the items of a list that begin before `until`. */
static int cut_items(const struct model_engine *m, struct enumeration *list,
                     struct candidate_scan *scan, size_t until,
                     struct buf *ends, struct err *e)
{
    int rc = 0;
    for (; rc == 0 && list->active && list->next.from <= until;
         enumeration_advance(list)) {
        size_t end = charclass_trim_space(list->text, list->next.from);
        if (end <= scan->last_end)
            continue;
        if (m->trace)
            tell_item(m, list->text, end, list->next.from);
        rc = add_end(scan, end, ends, e);
    }
    return rc;
}

/* The rule by which the candidate ends nothing, or NULL. */
static const char *rule_against(const struct enumeration *list,
                                const struct split_place *p)
{
    if (p->c->mark >= list->last.from && p->c->mark < list->last.to)
        return "number of a list's item";
    return split_rule_against(p);
}

/* What must be added to the threshold behind colons and semicolons and before
 * bullets: annotators differ about them, so the doubt is larger than the
 * model knows.  2 nats cost nothing on texts of known sources and spare a
 * tenth of the false ends on others. */
static int margin(const struct split_place *p)
{
    uint32_t first = p->c->first;
    bool is_soft =
        first == ':' ||
        (first == UNMARKED_END_CAPITAL && split_place_is_article(p)) ||
        (first | 1) == (UNMARKED_END_BULLET | 1) ||
        (first == ';' && !split_place_is_beginning(p));
    return is_soft ? 2 * SPLIT_UNITS_PER_NAT : 0;
}

/* What the model says; the name of the rule into *rule where it is not sure
 * enough. */
static bool ask_model(const struct model_engine *m, const struct split_place *p,
                      int score, const char **rule)
{
    bool is_end = score > m->least + margin(p);
    if (!is_end && score > m->least)
        *rule = "not sure enough for such a place";
    return is_end;
}

/* The rules first, the model where they are silent. */
static bool decide(const struct model_engine *m, const struct enumeration *list,
                   const struct candidate_scan *scan, enum split_lang lang,
                   const struct split_place *p)
{
    struct split_features f;
    const char *rule = is_forced(m, p->c) ? "asked for" : split_rule_for(p);
    bool is_end = rule != NULL;
    if (!rule)
        rule = rule_against(list, p);
    if (!rule)
        rule = language_rule(p, lang == SPLIT_OTHER, &is_end);
    if (rule && !m->trace)
        return is_end;
    split_feature_make(scan, p, lang, &f);
    int score = split_model_score(m->model, &f);
    if (!rule)
        is_end = ask_model(m, p, score, &rule);
    if (m->trace)
        tell(m, p->text, p->c, &f, score, rule, is_end);
    return is_end;
}

int model_engine_cut(const struct model_engine *m,
                     const struct abbreviations *table, enum split_lang lang,
                     struct sv text, struct buf *ends, struct err *e)
{
    struct candidate_scan scan = {
        .text = text, .is_unparted = text.n > CANDIDATE_MAX_PARAGRAPH};
    struct enumeration list = enumeration_open(text);
    struct candidate c;
    int rc = 0;
    while (rc == 0 && candidate_next(&scan, &c)) {
        rc = cut_items(m, &list, &scan, c.mark, ends, e);
        struct split_place place = split_place_make(table, &scan, &c);
        if (c.first == UNMARKED_END_CAPITAL && !place.next_is_common)
            continue;
        if (rc == 0 && decide(m, &list, &scan, lang, &place))
            rc = add_end(&scan, c.end, ends, e);
    }
    return rc ? rc : cut_items(m, &list, &scan, text.n, ends, e);
}
