/* report/inconsistency.h - one source with several targets, and the reverse;
 * and which pairs are there twice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_INCONSISTENCY_H
#define REPORT_INCONSISTENCY_H
#include "report/delivery.h"

/* A text on the other side, and how many pairs and documents have it. */
struct variant {
    struct sv text;
    uint64_t n, n_documents;
};

/* A text with two and more different ones opposite, the most frequent first. */
struct inconsistency {
    bool of_src; /* the text is a source */
    struct sv text;
    const struct variant *variants; /* [n] */
    size_t n;
    uint64_t n_pairs;
};

struct consistency {
    struct inconsistency *list; /* [n]; sources, then targets; each by pairs */
    size_t n;
    uint64_t n_distinct;       /* pairs of texts */
    uint64_t n_duplicates;     /* pairs - distinct pairs */
    uint64_t n_conflicts;      /* sources with several targets */
    uint64_t n_conflict_pairs; /* pairs that have them */
};

/* Of all pairs, by their texts (hashes of 64 bits), in `a`.  ERR_NOMEM. */
int consistency_find(struct arena *a, const struct delivery *d,
                     struct consistency *out, struct err *e);
#endif
