/* aligner/coarse_pass.h - the first search of method hybrid: lengths, boundaries
 * and shared words, in a corridor that anchors or lengths give.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_COARSE_PASS_H
#define ALIGNER_COARSE_PASS_H
#include "aligner/coarse_model.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/max_marginal.h"
#include "aligner/pass_arenas.h"

struct align_params;
struct outside_evidence;
struct lexicon;

/* The first part is given; the second is the result, which is in the arena of
 * this turn. */
struct coarse_pass {
    const struct align_params *params;
    const struct side *src, *tgt;
    const struct lexicon *lexicon; /* or NULL */
    const struct word_pairs *words;
    const struct length_model *lengths;
    const struct boundary_rows *boundaries;
    const struct outside_evidence *outside; /* or NULL */
    struct pass_arenas *arenas;

    struct corridor wide;
    struct coarse_model model;
    struct max_marginal best;
    size_t band;
    bool words_inform; /* as known from outside */
    bool
        is_unrelated; /* the texts are strangers, as far as this pass can tell */
    bool is_narrowed; /* memory had no room for the corridor that was wanted */
};

/* Search.  Where words do not inform, the chain of rare words may be
 * accidental: the corridor of lengths is tried too, and the better of both is
 * kept.  ERR_NOMEM; ERR_LIMIT above max_cells. */
int coarse_pass_run(struct coarse_pass *h, struct err *e);
#endif
