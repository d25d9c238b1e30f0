/* document/pins.h - pairs that people made or confirmed: the aligner keeps to
 * them, and what lies between is aligned anew.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_PINS_H
#define DOCUMENT_PINS_H
#include "aligner/align.h"
#include "document/decisions.h"
#include "tokenize/article.h"

/* Those of a document: pairs in one order on both sides, the few others, which
 * cross these, and sentences that have no partner. */
struct pins {
    const struct decision **pairs, **moved; /* [n], [n_moved] */
    size_t n, n_moved;
    bool *src_alone, *tgt_alone; /* [sentences]; NULL where none is */
};

/* Find the pins of the document, hold every decision about it against its
 * sentences, and put walls around each pair: both articles get new parts.
 * Lives in `a`.  ERR_INPUT with the line of a decision for sentences that have
 * changed, for pairs that share a sentence, and for more than BEAD_SIDE_MAX
 * sentences on a side; ERR_NOMEM.  Time O(n^2) in the pairs. */
int pins_place(struct arena *a, const struct decisions *d, struct sv doc_id,
               struct article *src, struct article *tgt, struct pins *out,
               struct err *e);

/* Make each pinned pair one bead, and single those out that have no partner.
 * Posteriors of both are then 1; a pair that crosses others is BEAD_MOVED.
 * ERR_NOMEM. */
int pins_settle(struct arena *a, const struct pins *pins,
                struct alignment *alignment, struct err *e);

/* Is the bead a pinned pair? */
bool pins_have(const struct pins *pins, const struct bead *b);
#endif
