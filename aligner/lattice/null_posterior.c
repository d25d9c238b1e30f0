/* aligner/lattice/null_posterior.c - the mass of pairs, sentence by sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/null_posterior.h"

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "base/arena.h"

/* For each sentence of either side, the mass of the pairs that have it. */
struct pairing {
    double *src, *tgt;
};

static void add_pair(struct pairing *p, size_t i, size_t j, struct bead_type t,
                     double mass)
{
    for (size_t k = i - t.n_src; k < i; k++)
        p->src[k] += mass;
    for (size_t k = j - t.n_tgt; k < j; k++)
        p->tgt[k] += mass;
}

static void add_pairs(struct pairing *pairing, const struct posterior *post)
{
    const struct corridor *c = post->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
            const struct posterior_bead *b = &post->beads[k];
            struct bead_type type = bead_types[b->type];
            if (bead_type_is_pair(type))
                add_pair(pairing, i, b->tgt_end, type, (double)b->p);
        }
    }
}

int null_posterior_set(struct arena *a, const struct posterior *post,
                       struct bead *beads, size_t n, struct err *e)
{
    struct pairing p;
    p.src = arena_array(a, post->corridor->n_src, sizeof *p.src);
    p.tgt = arena_array(a, post->corridor->n_tgt, sizeof *p.tgt);
    if (!p.src || !p.tgt)
        return err_nomem(e);
    add_pairs(&p, post);
    for (size_t k = 0; k < n; k++) {
        struct bead *b = &beads[k];
        if (bead_is_pair(b))
            continue;
        double mass = b->n_src > 0 ? p.src[b->src_at] : p.tgt[b->tgt_at];
        b->posterior = mass < 1 ? 1 - mass : 0;
    }
    return 0;
}

int null_posterior_split(struct arena *a, struct bead **beads, size_t *n,
                         struct err *e)
{
    size_t n_all = 0, n_out = 0;
    for (size_t k = 0; k < *n; k++)
        n_all += (size_t)(*beads)[k].n_src + (*beads)[k].n_tgt;
    struct bead *out = arena_array(a, n_all, sizeof *out);
    if (!out)
        return err_nomem(e);
    for (size_t k = 0; k < *n; k++) {
        struct bead b = (*beads)[k];
        size_t run = b.n_src == 0 ? b.n_tgt : b.n_tgt == 0 ? b.n_src : 1;
        b.n_src = run > 1 && b.n_src > 0 ? 1 : b.n_src;
        b.n_tgt = run > 1 && b.n_tgt > 0 ? 1 : b.n_tgt;
        for (; run-- > 0; b.src_at += b.n_src, b.tgt_at += b.n_tgt)
            out[n_out++] = b;
    }
    *beads = out;
    *n = n_out;
    return 0;
}
