/* corpus/scoring.c - what scoring has in common, whatever it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/scoring.h"

int scoring_pair(struct scoring *s, struct sv src, struct sv tgt, double *out,
                 struct err *e)
{
    int rc = pair_scorer_score(&s->scorer, src, tgt, out, e);
    if (rc == 0) {
        s->sums.n++;
        s->sums.n_high += *out >= .5;
        s->sums.right += *out;
    }
    return rc;
}

static void copy_tag(char *out, size_t n_out, struct sv tag)
{
    size_t n = tag.n < n_out ? tag.n : n_out - 1;
    if (n > 0)
        memcpy(out, tag.p, n);
    out[n] = '\0';
}

void scoring_languages(struct scoring *s, struct sv src, struct sv tgt)
{
    copy_tag(s->sums.src_lang, sizeof s->sums.src_lang, src);
    copy_tag(s->sums.tgt_lang, sizeof s->sums.tgt_lang, tgt);
    copy_tag(s->scorer.src_lang, sizeof s->scorer.src_lang, src);
    copy_tag(s->scorer.tgt_lang, sizeof s->scorer.tgt_lang, tgt);
}
