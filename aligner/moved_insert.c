/* aligner/moved_insert.c - assigns sentences to beads, then writes all in
 * order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/moved_insert.h"

#include <math.h>
#include <stdbool.h>

#include "base/arena.h"

/* The bead of each sentence: a found pair, a pair of the path, or a null
 * bead. */
struct insertion {
    size_t n_src, n_tgt;
    const struct bead **src, **tgt; /* [n] */
    struct bead *pairs;             /* all, by source */
    size_t n_pairs;
    struct bead *out;
    size_t n_out, i, j; /* beads written; sentences before i and j are done */
};

static void own(struct insertion *w, const struct bead *b)
{
    for (size_t i = 0; i < b->n_src; i++)
        w->src[b->src_at + i] = b;
    for (size_t j = 0; j < b->n_tgt; j++)
        w->tgt[b->tgt_at + j] = b;
}

static int insertion_open(struct arena *a, size_t n_src, size_t n_tgt,
                          struct insertion *w)
{
    *w = (struct insertion){.n_src = n_src, .n_tgt = n_tgt};
    w->src = arena_array(a, n_src, sizeof *w->src);
    w->tgt = arena_array(a, n_tgt, sizeof *w->tgt);
    w->pairs = arena_alloc(a, (n_src + n_tgt) * sizeof *w->pairs);
    w->out = arena_alloc(a, (n_src + n_tgt) * sizeof *w->out);
    return w->src && w->tgt && w->pairs && w->out ? 0 : -1;
}

/* Does the pair stay, with all of its sentences? */
static bool is_whole(const struct insertion *w, const struct bead *b)
{
    bool whole = !(b->flags & BEAD_DISSOLVED);
    for (size_t i = 0; i < b->n_src; i++)
        whole &= w->src[b->src_at + i] == b;
    for (size_t j = 0; j < b->n_tgt; j++)
        whole &= w->tgt[b->tgt_at + j] == b;
    return whole;
}

/* Merge both lists of pairs, by source. */
static void gather_pairs(struct insertion *w, const struct alignment *al,
                         const struct bead *found, size_t n_found)
{
    size_t f = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        if (!bead_is_pair(b) || !is_whole(w, b))
            continue;
        while (f < n_found && found[f].src_at < b->src_at)
            w->pairs[w->n_pairs++] = found[f++];
        w->pairs[w->n_pairs++] = *b;
    }
    while (f < n_found)
        w->pairs[w->n_pairs++] = found[f++];
}

/* Found pairs are marked as moved; unmark those that fit between the others. */
static void unmark_pairs(struct insertion *w)
{
    size_t last = 0, next = w->n_tgt, k = w->n_pairs;
    uint32_t *limit = (uint32_t *)(void *)w->out; /* the first column after
                                                     it */
    while (k-- > 0) {
        limit[k] = (uint32_t)next;
        if (!(w->pairs[k].flags & BEAD_MOVED))
            next = w->pairs[k].tgt_at;
    }
    for (k = 0; k < w->n_pairs; k++) {
        struct bead *b = &w->pairs[k];
        size_t end = (size_t)b->tgt_at + b->n_tgt;
        if (b->tgt_at >= last && end <= limit[k])
            b->flags &= (uint8_t)~BEAD_MOVED;
        if (!(b->flags & BEAD_MOVED))
            last = end;
    }
}

/* Write a sentence without a pair, at the current place. */
static void add_null(struct insertion *w, const struct bead *owner, bool is_src)
{
    struct bead b = {.src_at = (uint32_t)w->i,
                     .tgt_at = (uint32_t)w->j,
                     .n_src = is_src,
                     .n_tgt = !is_src,
                     .cost_nats = owner->cost_nats,
                     .posterior = owner->posterior};
    if (bead_is_pair(owner)) {
        b.posterior = 1 - (owner->flags & BEAD_DISSOLVED ? owner->score
                                                         : owner->posterior);
        b.cost_nats = -log(0.5);
    }
    w->out[w->n_out++] = b;
}

/* A moved pair; not one that is dissolved. */
static bool is_moved(const struct bead *b)
{
    return (b->flags & (BEAD_MOVED | BEAD_DISSOLVED)) == BEAD_MOVED;
}

/* Write null beads and moved pairs up to sentence i, then null beads up to
 * j. */
static void fill_up_to(struct insertion *w, size_t i, size_t j)
{
    for (; w->i < i; w->i++) {
        const struct bead *b = w->src[w->i];
        if (!is_moved(b))
            add_null(w, b, true);
        else if (b->src_at == w->i)
            w->out[w->n_out++] = *b;
    }
    for (; w->j < j; w->j++)
        if (!is_moved(w->tgt[w->j]))
            add_null(w, w->tgt[w->j], false);
}

int moved_insert(struct arena *a, size_t n_src, size_t n_tgt,
                 const struct bead *found, size_t n_found, struct alignment *al,
                 struct err *e)
{
    struct insertion w;
    if (insertion_open(a, n_src, n_tgt, &w) != 0)
        return err_nomem(e);
    for (size_t k = 0; k < al->n_beads; k++)
        own(&w, &al->beads[k]);
    for (size_t k = 0; k < n_found; k++)
        own(&w, &found[k]);
    gather_pairs(&w, al, found, n_found);
    unmark_pairs(&w);
    for (size_t k = 0; k < w.n_pairs; k++)
        own(&w, &w.pairs[k]);
    for (size_t k = 0; k < w.n_pairs; k++) {
        const struct bead *b = &w.pairs[k];
        if (b->flags & BEAD_MOVED)
            continue;
        fill_up_to(&w, b->src_at, b->tgt_at);
        w.out[w.n_out++] = *b;
        w.i += b->n_src;
        w.j += b->n_tgt;
    }
    fill_up_to(&w, n_src, n_tgt);
    al->beads = w.out;
    al->n_beads = w.n_out;
    return 0;
}
