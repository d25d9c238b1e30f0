/* document/bead_changes.c - other beads, with the features of those that stay.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/bead_changes.h"

#include "aligner/moved_insert.h"
#include "base/arena.h"
#include "document/document_grounds.h"

/* Where the features of each pair are: by its first source sentence, the place
 * of its bead, plus 1. */
static size_t *places_of(struct arena *a, const struct document_grounds *g)
{
    size_t *place = arena_array(a, g->input.src.n, sizeof *place);
    for (size_t k = 0; place && k < g->alignment.n_beads; k++) {
        const struct bead *b = &g->alignment.beads[k];
        if (bead_is_pair(b) && !(b->flags & BEAD_DISSOLVED))
            place[b->src_at] = k + 1;
    }
    return place;
}

/* Give each pair that stayed the features that it had. */
static int move_features(struct arena *a, struct document_grounds *g,
                         const size_t *place, struct err *e)
{
    const struct alignment *al = &g->alignment;
    struct document_features *f = &g->features;
    struct bead_features *features =
        arena_array(a, al->n_beads, sizeof *features);
    struct word_matches *matches = arena_array(a, al->n_beads, sizeof *matches);
    if (!features || !matches)
        return err_nomem(e);
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        size_t at = bead_is_pair(b) ? place[b->src_at] : 0;
        if (at == 0)
            continue;
        features[k] = f->beads[at - 1];
        matches[k] = f->matches[at - 1];
    }
    f->beads = features;
    f->matches = matches;
    f->n_beads = al->n_beads;
    return 0;
}

int bead_changes_apply(struct arena *a, struct document_grounds *g,
                       const struct bead *found, size_t n_found, struct err *e)
{
    struct alignment *al = &g->alignment;
    size_t *place = places_of(a, g);
    if (!place)
        return err_nomem(e);
    int rc =
        moved_insert(a, g->input.src.n, g->input.tgt.n, found, n_found, al, e);
    for (size_t k = 0; rc == 0 && k < al->n_beads; k++)
        if (!bead_is_pair(&al->beads[k]))
            al->beads[k].score = al->beads[k].posterior;
    return rc == 0 && g->features.beads ? move_features(a, g, place, e) : rc;
}

int bead_changes_drop_below(struct arena *a, struct document_grounds *g,
                            double floor, size_t *n_below, struct err *e)
{
    *n_below = 0;
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        struct bead *b = &g->alignment.beads[k];
        if (bead_is_pair(b) && b->score < floor) {
            b->flags |= BEAD_DISSOLVED;
            ++*n_below;
        }
    }
    return *n_below > 0 ? bead_changes_apply(a, g, NULL, 0, e) : 0;
}
