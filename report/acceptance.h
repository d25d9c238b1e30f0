/* report/acceptance.h - a seeded sample of pairs for a person to judge, in
 * strata of scores; and what judgements prove.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_ACCEPTANCE_H
#define REPORT_ACCEPTANCE_H
#include "report/delivery.h"

enum { ACCEPTANCE_STRATA = 5, ACCEPTANCE_STRATUM_LEAST = 5 };

struct acceptance_item {
    uint32_t document, at; /* its record */
    unsigned stratum;
    double weight; /* pairs of the delivery that it stands for */
    uint64_t key;  /* its place in the random order */
};

struct acceptance {
    struct acceptance_item *items; /* [n], in the delivery's order */
    size_t n;
    uint64_t n_pairs[ACCEPTANCE_STRATA]; /* of the delivery */
    uint64_t n_taken[ACCEPTANCE_STRATA];
};

/* The least score of a stratum, in steps of figures.h; of the one beyond the
 * last, more than any score. */
unsigned acceptance_stratum_from(unsigned stratum);

/* Draw `n` pairs, or all if there are fewer: from each stratum its share, but at
 * least five as far as it has them.  The same seed and pairs give the same
 * sample.  Pairs without a score are in the lowest stratum.  In `a`;
 * ERR_NOMEM. */
int acceptance_draw(struct arena *a, const struct delivery *d, uint64_t n,
                    uint64_t seed, struct acceptance *out, struct err *e);
#endif
