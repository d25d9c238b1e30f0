/* corpus/filter_rules.c - rules in a fixed order, the cheapest first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/filter_rules.h"

#include "io/writer.h"

/* Wrong in nearly every case. */
#define SURE                                                                   \
    (RECORD_EMPTY | RECORD_COPIED | RECORD_NO_LETTERS | RECORD_MOJIBAKE |      \
     RECORD_WRONG_LANG_SRC | RECORD_WRONG_LANG_TRG | RECORD_NUM_MISMATCH)

/* Often only a matter of style; in a pair with a middling score they tell of
 * text that is missing or not translated.  Scores and sets of flags are those
 * of the table in docs/training-data.md. */
#define DOUBTFUL                                                               \
    (RECORD_PUNCT_END | RECORD_QUOTE_BRACKET | RECORD_URL_MISMATCH |           \
     RECORD_NAME_MISMATCH | RECORD_REPEATED_WORD)

static const struct filter_preset presets[] = {
    {"lenient",
     "leaves out what is surely noise",
     {.min_score = .2,
      .drop = SURE | RECORD_LEN_RATIO,
      .doubt = DOUBTFUL,
      .doubt_score = .7}},
    {"strict",
     "keeps what is surely a translation",
     {.min_score = .5,
      .drop = SURE | RECORD_LEN_RATIO | RECORD_IDENTICAL | RECORD_TOO_LONG |
              RECORD_MOSTLY_DIGITS | RECORD_LONG_WORD,
      .doubt = DOUBTFUL,
      .doubt_score = .9}},
};

const struct filter_preset *filter_preset_at(unsigned i)
{
    return i < sizeof presets / sizeof *presets ? &presets[i] : NULL;
}

const struct filter_preset *filter_preset_named(const char *name)
{
    const struct filter_preset *p;
    for (unsigned i = 0; (p = filter_preset_at(i)) != NULL; i++)
        if (strcmp(p->name, name) == 0)
            return p;
    return NULL;
}

struct filter_choice filter_choice_none(void)
{
    return (struct filter_choice){
        .min_score = -1, .doubt_score = -1, .least = VERDICT_NONE};
}

int filter_rules_of(const struct filter_choice *c, struct filter_rules *out,
                    struct err *e)
{
    struct filter_rules r =
        c->preset ? c->preset->rules : (struct filter_rules){0};
    r.drop |= c->drop;
    r.doubt |= c->doubt;
    if (c->keep & ~(r.drop | r.doubt))
        return err_set(e, ERR_USAGE,
                       "--keep has no effect: no rule drops one of its flags");
    r.drop &= ~c->keep;
    r.doubt &= ~c->keep;
    if (c->min_score >= 0)
        r.min_score = c->min_score;
    if (c->doubt_score >= 0)
        r.doubt_score = c->doubt_score;
    if (r.doubt == 0 && c->doubt_score >= 0)
        return err_set(e, ERR_USAGE,
                       "--doubt-score has no effect: --doubt names no flags");
    if (c->doubt != 0 && r.doubt_score <= r.min_score)
        return err_set(e, ERR_USAGE,
                       "--doubt has no effect: --doubt-score says no score "
                       "above the least one");
    r.beads = c->beads;
    r.least = c->least;
    bool any = r.min_score > 0 || r.drop || r.doubt || r.beads ||
               r.least != VERDICT_NONE;
    if (!any)
        return err_set(e, ERR_USAGE,
                       "no rule is given: --preset, --min-score, --drop, "
                       "--doubt, --beads or --min-verdict");
    *out = r;
    return 0;
}

/* The next name of a list with commas; false behind the last. */
static bool next_name(struct sv *rest, struct sv *name)
{
    if (!rest->p)
        return false;
    const char *comma = rest->n ? memchr(rest->p, ',', rest->n) : NULL;
    size_t n = comma ? (size_t)(comma - rest->p) : rest->n;
    *name = (struct sv){rest->p, n};
    *rest = comma ? sv_sub(*rest, n + 1, rest->n) : (struct sv){0};
    return true;
}

static bool is_wanted_bead(const char *beads, struct sv bead)
{
    struct sv rest = sv_from(beads), name;
    while (next_name(&rest, &name))
        if (sv_eq(name, bead))
            return true;
    return false;
}

/* Verdicts from good to bad; what is no name is worse than all. */
static enum verdict_kind verdict_named(struct sv name)
{
    enum verdict_kind k = VERDICT_TRANSLATION;
    while (k < VERDICT_UNRELATED && !sv_eq(name, sv_from(verdict_name(k))))
        k++;
    return k;
}

enum filter_reason filter_rules_judge(const struct filter_rules *rules,
                                      const struct filter_pair *pair)
{
    if (rules->min_score > 0 && !(pair->score >= rules->min_score))
        return FILTER_SCORE;
    if (rules->drop & pair->flags)
        return FILTER_FLAGS;
    if (rules->doubt & pair->flags && !(pair->score >= rules->doubt_score))
        return FILTER_DOUBT;
    if (rules->beads && !is_wanted_bead(rules->beads, pair->bead))
        return FILTER_BEAD;
    if (rules->least != VERDICT_NONE &&
        verdict_named(pair->verdict) > rules->least)
        return FILTER_VERDICT;
    return FILTER_KEPT;
}

void filter_rules_tell(const struct filter_rules *rules,
                       const struct filter_pair *pair,
                       enum filter_reason reason, struct buf *out)
{
    static const char *const names[FILTER_N_REASONS] = {
        "kept", "score ", "flags ", "score ", "bead ", "verdict "};
    buf_add_sv(out, sv_from(names[reason]));
    if (reason == FILTER_SCORE || reason == FILTER_DOUBT)
        writer_add_number(out, pair->score, 4);
    if (reason == FILTER_DOUBT) {
        buf_add_sv(out, SV(" with "));
        writer_add_flags(out, rules->doubt & pair->flags, ',');
    } else if (reason == FILTER_FLAGS)
        writer_add_flags(out, rules->drop & pair->flags, ',');
    else if (reason == FILTER_BEAD)
        buf_add_sv(out, pair->bead);
    else if (reason == FILTER_VERDICT)
        buf_add_sv(out, pair->verdict);
}
