/* document/explain_score.c - each figure with its weight, and what it means.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/explain_score.h"

#include <math.h>
#include <stdlib.h>

/* What to show of a figure in the place of '#' in its words. */
enum shown {
    NOTHING,
    COUNT,     /* it is log(1 + count) */
    WHOLE,     /* it is a count */
    PERCENT,   /* it is a share */
    ODDS,      /* it is log-odds: the probability */
    YES_OR_NO, /* it is 1 or 0 */
};

static const struct {
    enum shown shown;
    const char *words;
} meanings[FEATURE_N] = {
    [FEATURE_POSTERIOR] =
        {ODDS, "# by the alignment alone, as far as that counts here"},
    [FEATURE_LENGTH] = {NOTHING,
                        "standard deviations between the lengths, 5 at most"},
    [FEATURE_LENGTH_SQUARED] =
        {NOTHING, "standard deviations between the lengths, squared"},
    [FEATURE_RELATIVE_LEAST] =
        {NOTHING, "words that meet: 1 as on average, 0 by chance; poorer side"},
    [FEATURE_RELATIVE_SENTENCE] =
        {NOTHING, "words that meet: 1 as on average, 0 by chance; poorest "
                  "sentence"},
    [FEATURE_UNEVEN_ENDS] =
        {COUNT, "# partners missed more at one side's end than the other's"},
    [FEATURE_NEIGHBOUR_MATCHES] =
        {COUNT, "# partners that words would find in a neighbouring pair"},
    [FEATURE_KNOWN_MATCHED] =
        {ODDS, "# of the words with known translations meet one"},
    [FEATURE_NUMBERS_UNMATCHED] =
        {PERCENT, "# of the numbers are without an equal one opposite"},
    [FEATURE_1_1] = {YES_OR_NO, "one sentence to one: #"},
    [FEATURE_LONG] = {YES_OR_NO, "more than three sentences: #"},
    [FEATURE_SAME_SPELLING] = {PERCENT, "# of the words are spelt alike"},
    [FEATURE_ADJACENT_NULLS] = {WHOLE, "# unaligned neighbours"},
    [FEATURE_NEAR_YIELD] =
        {PERCENT,
         "# of the words that meet in any translation do, in pairs near "
         "by"},
    [FEATURE_NEAR_NULLS] = {PERCENT, "# of the beads near by are unaligned"},
    [FEATURE_DOCUMENT_YIELD] = {PERCENT,
                                "# of the words that meet in any translation "
                                "do, in the whole document"},
    [FEATURE_DOCUMENT_NULLS] = {PERCENT,
                                "# of the document's characters are unaligned"},
    [FEATURE_MISSING] = {PERCENT, "# of the longer side are missing opposite, "
                                  "beyond what a free translation leaves out"},
    [FEATURE_NAMES_UNMATCHED] = {COUNT,
                                 "# names without an equal one opposite"},
    [FEATURE_COPIED] = {PERCENT, "# are words that should be translated, and "
                                 "are not"},
    [FEATURE_DOCUMENT_NAMES] = {PERCENT,
                                "# of the document's names and numbers "
                                "are on both sides"},
    [FEATURE_DOCUMENT_CERTAINTY] =
        {ODDS, "# for the pairs of the document, by the alignment alone"},
};

/* A figure in the sum. */
struct term {
    size_t figure;
    double x, weight;
};

static double adds(const struct term *t)
{
    return t->weight * t->x;
}

/* What counts most first; equals in the order of the figures. */
static int by_size(const void *x, const void *y)
{
    const struct term *a = x, *b = y;
    double m = fabs(adds(a)), n = fabs(adds(b));
    if (m != n)
        return m > n ? -1 : 1;
    return a->figure < b->figure ? -1 : a->figure > b->figure;
}

static size_t terms_of(const struct logistic *m, enum calibration_target q,
                       const struct bead_features *v, struct term *terms)
{
    size_t n = 0;
    for (size_t f = 0; f < FEATURE_N; f++)
        if (calibration_uses(q, (enum bead_feature)f)) {
            terms[n] = (struct term){f, v->x[f], m->weight[n + 1]};
            n++;
        }
    return n;
}

/* A number in `width` columns, with its sign where `sign` says so. */
static void add_number(struct buf *out, double x, size_t width, bool sign)
{
    struct buf digits = {0};
    if (fabs(x) < .00005)
        x = 0; /* no "-0.0000" */
    if (sign && x > 0)
        buf_add_char(&digits, '+');
    buf_add_fixed(&digits, x, 4);
    for (size_t n = digits.n; n < width; n++)
        buf_add_char(out, ' ');
    buf_add_sv(out, buf_sv(&digits));
    out->failed |= digits.failed;
    buf_free(&digits);
}

static void add_shown(struct buf *out, enum shown shown, double x)
{
    switch (shown) {
    case COUNT: buf_add_fixed(out, expm1(x), 1); break;
    case WHOLE: buf_add_fixed(out, x, 0); break;
    case YES_OR_NO: buf_add_sv(out, x > 0 ? SV("yes") : SV("no")); break;
    case ODDS: buf_add_fixed(out, logistic_probability(x), 4); break;
    case PERCENT:
        buf_add_fixed(out, 100 * x, 0);
        buf_add_sv(out, SV(" %"));
        break;
    case NOTHING: break;
    }
}

static void add_meaning(struct buf *out, const struct term *t)
{
    const char *p = meanings[t->figure].words;
    for (; p && *p; p++) {
        if (*p == '#')
            add_shown(out, meanings[t->figure].shown, t->x);
        else
            buf_add_char(out, *p);
    }
}

static void add_name(struct buf *out, const char *name)
{
    enum { WIDTH = 14 };
    struct sv s = sv_from(name);
    buf_add_sv(out, SV("  "));
    buf_add_sv(out, s);
    for (size_t n = s.n; n < WIDTH; n++)
        buf_add_char(out, ' ');
}

static void add_term(struct buf *out, const struct term *t)
{
    add_number(out, adds(t), 10, true);
    buf_add_sv(out, SV(" ="));
    add_number(out, t->weight, 9, false);
    buf_add_sv(out, SV(" x"));
    add_number(out, t->x, 8, false);
    add_name(out, bead_feature_name(t->figure));
    add_meaning(out, t);
    buf_add_char(out, '\n');
}

/* The terms of one model, and their sum. */
static void add_model(const struct calibration *c,
                      enum calibration_target question,
                      const struct bead_features *v, struct buf *out)
{
    struct term terms[FEATURE_N];
    const struct logistic *m = &c->model[question];
    size_t n = terms_of(m, question, v, terms);
    double all = calibration_log_odds(c, question, v);
    qsort(terms, n, sizeof *terms, by_size);
    add_number(out, m->weight[0], 10, true);
    buf_add_sv(out, SV("                     "));
    add_name(out, "constant");
    buf_add_sv(out, SV("what every pair starts from\n"));
    for (size_t k = 0; k < n; k++)
        add_term(out, &terms[k]);
    add_number(out, all, 10, true);
    buf_add_sv(out, SV(" in all, which is a probability of "));
    buf_add_fixed(out, logistic_probability(all), 4);
    buf_add_char(out, '\n');
}

void explain_score_add(const struct calibration *c,
                       enum calibration_target question,
                       const struct bead_features *v, struct buf *out)
{
    enum calibration_target sound = calibration_sound_of(question);
    add_model(c, question, v, out);
    if (c->model[sound].n_features == 0)
        return;
    buf_add_sv(out, SV("\nThat no piece is missing, no name differs, and "
                       "nothing is left untranslated:\n"));
    add_model(c, sound, v, out);
    buf_add_sv(out, SV("The score is the product of both.\n"));
}

void explain_score_add_mined(const struct mined_pair *p, struct buf *out)
{
    static const char *const words[MINED_N] = {
        [MINED_LEAST] = "share of the words' weight that meets, poorer side",
        [MINED_MARGIN] = "log of that of both against the next best partners",
        [MINED_GAP] = "and against the best other partner",
        [MINED_NATS] = "log(1 + nats of the words that meet)",
        [MINED_EXCESS] = "the same beyond what the next best have",
        [MINED_LENGTH] = "standard deviations between the lengths, 5 at most",
        [MINED_NUMBERS] = "log(1 + numbers without an equal one opposite)",
        [MINED_NAMES] = "log(1 + names without an equal one opposite)",
        [MINED_TEXTS] = "log(1 + pairs of sentences that there are)",
    };
    add_number(out, mining_weight(MINED_N), 10, true);
    buf_add_sv(out, SV("                     "));
    add_name(out, "constant");
    buf_add_sv(out, SV("what every pair starts from\n"));
    for (size_t f = 0; f < MINED_N; f++) {
        add_number(out, mining_weight(f) * p->figures[f], 10, true);
        buf_add_sv(out, SV(" ="));
        add_number(out, mining_weight(f), 9, false);
        buf_add_sv(out, SV(" x"));
        add_number(out, p->figures[f], 8, false);
        add_name(out, mined_figure_name(f));
        buf_add_sv(out, sv_from(words[f]));
        buf_add_char(out, '\n');
    }
    const double all = mining_score(p->figures);
    buf_add_sv(out, SV("in all a probability of "));
    buf_add_fixed(out, all, 4);
    if (p->score < all) {
        buf_add_sv(out, SV(", times that of the names of both texts, "));
        buf_add_fixed(out, p->score / all, 4);
    }
    buf_add_sv(out, SV(".\n"));
}
