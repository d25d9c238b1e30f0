/* aligner/scoring/document_names.c - names and numbers, form by form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/document_names.h"

#include <math.h>

#include "aligner/lattice/side.h"
#include "aligner/scoring/word_matches.h"
#include "aligner/word_pairs.h"

/* A pseudo-count, half of which match; and the share that every translation
 * has, or nearly. */
static const double NAMES_BEFORE = 4, NAMES_MOST = 0.35;

struct count {
    double n, n_matched;
};

static void count_form(struct count *c, const struct side *s, uint32_t form,
                       bool numbers_only, bool matched)
{
    bool number = s->kind && s->kind[form] == SIDE_NUMBER;
    bool name = !number && !numbers_only && word_matches_is_name(s, form);
    c->n += number || name;
    c->n_matched += (number || name) && matched;
}

double document_names_share(const struct side *src, const struct side *tgt,
                            const struct word_pairs *w, bool numbers_only,
                            uint8_t *has)
{
    struct count c = {NAMES_BEFORE, NAMES_BEFORE / 2};
    for (uint32_t f = 0; f < w->n_forms; f++)
        for (uint32_t k = w->row[f]; w->n_src[f] > 0 && k < w->row[f + 1]; k++)
            has[w->pairs[k].tgt] = 1;
    for (uint32_t f = 0; f < w->n_forms; f++) {
        if (w->n_src[f] > 0)
            count_form(&c, src, f, numbers_only, w->row[f + 1] > w->row[f]);
        if (w->n_tgt[f] > 0)
            count_form(&c, tgt, f, numbers_only, has[f]);
    }
    return fmin(c.n_matched / c.n, NAMES_MOST);
}
