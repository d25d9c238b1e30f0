/* aligner/likely_beads.c - collects probable beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/likely_beads.h"

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "base/arena.h"

static const float LIKELY = 0.1f;

/* Go through the beads, and store them where `beads` is not NULL.  Returns
 * their number. */
static size_t walk(const struct posterior *post, struct bead *beads)
{
    const struct corridor *c = post->corridor;
    size_t n = 0;
    for (size_t i = 0; i <= c->n_src; i++) {
        for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
            const struct posterior_bead *b = &post->beads[k];
            struct bead_type t = bead_types[b->type];
            if (!bead_type_is_pair(t) || b->p < LIKELY)
                continue;
            if (beads)
                beads[n] = (struct bead){.src_at = (uint32_t)(i - t.n_src),
                                         .tgt_at = b->tgt_end - t.n_tgt,
                                         .n_src = t.n_src,
                                         .n_tgt = t.n_tgt,
                                         .posterior = (double)b->p};
            n++;
        }
    }
    return n;
}

int likely_beads_open(struct arena *a, const struct posterior *post,
                      struct likely_beads *out, struct err *e)
{
    size_t n_src = post->corridor->n_src, n_of = 0;
    struct likely_beads c = {.n = walk(post, NULL)};
    c.beads = arena_array(a, c.n, sizeof *c.beads);
    c.of_row = arena_array(a, n_src + 2, sizeof *c.of_row);
    if (!c.beads || !c.of_row)
        return err_nomem(e);
    walk(post, c.beads);
    for (size_t k = 0; k < c.n; k++) {
        const struct bead *b = &c.beads[k];
        c.mass += b->posterior;
        n_of += b->n_src;
        for (size_t i = 0; i < b->n_src; i++)
            c.of_row[b->src_at + i + 2]++;
    }
    for (size_t i = 1; i <= n_src; i++)
        c.of_row[i + 1] += c.of_row[i];
    if (!(c.of = arena_array(a, n_of, sizeof *c.of)))
        return err_nomem(e);
    /* While of_row is filled, its entries are one row ahead. */
    for (size_t k = 0; k < c.n; k++)
        for (size_t i = 0; i < c.beads[k].n_src; i++)
            c.of[c.of_row[c.beads[k].src_at + i + 1]++] = (uint32_t)k;
    *out = c;
    return 0;
}
