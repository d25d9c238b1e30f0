/* aligner/moved_seed.h - chains of unaligned sentences that share words, in any
 * order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MOVED_SEED_H
#define ALIGNER_MOVED_SEED_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/anchor.h"
#include "base/err.h"

struct arena;
struct side;
struct word_pairs;

/* A chain of pairs of free sentences that share informative words: points[0 ..
 * n) increase on both sides, and every sentence between the first and the last
 * is free. nats: the weight of the words, minus the cost of leaving the
 * diagonal. */
struct moved_seed {
    const struct anchor *points;
    size_t n;
    double nats;
};

/* Find the seeds of at least MOVED_SEED_NATS among the sentences with
 * src_free[i], tgt_free[j]; best first, no sentence in the points of two.
 * Words with more than MOVED_PLACES free places on a side are skipped.  A word
 * y opposite its translation s weighs log(1 + t n / n(y)), as in
 * coarse_model.h.
 *
 * Lives in `a`.  ERR_NOMEM.  Time O(k log k), k the number of pairs of places;
 * none when one side has no free sentence. */
enum { MOVED_PLACES = 6, MOVED_SEED_NATS = 10 };
int moved_seeds(struct arena *a, const struct side *src, const struct side *tgt,
                const bool *src_free, const bool *tgt_free,
                const struct word_pairs *words, struct moved_seed **out,
                size_t *n_out, struct err *e);
#endif
