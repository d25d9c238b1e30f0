/* document/mined_beads.c - from mined pairs to beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/mined_beads.h"

#include <math.h>

#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document/bead_changes.h"
#include "document/document_grounds.h"

static bool is_free(const struct bead *b)
{
    return !bead_is_pair(b) || (b->flags & BEAD_DISSOLVED);
}

/* Mark the sentences that no pair has. */
static int mark_free(struct arena *a, const struct document_grounds *g,
                     bool **src, bool **tgt)
{
    *src = arena_array(a, g->input.src.n, sizeof **src);
    *tgt = arena_array(a, g->input.tgt.n, sizeof **tgt);
    if (!*src || !*tgt)
        return -1;
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        const struct bead *b = &g->alignment.beads[k];
        for (size_t i = 0; i < b->n_src; i++)
            (*src)[b->src_at + i] = is_free(b);
        for (size_t j = 0; j < b->n_tgt; j++)
            (*tgt)[b->tgt_at + j] = is_free(b);
    }
    return 0;
}

const struct word_pairs *mined_beads_words(struct arena *a,
                                           const struct document_grounds *g,
                                           struct err *e)
{
    const struct aligner_input *in = &g->input;
    if (g->alignment.given)
        return g->alignment.given;
    struct word_pairs *words = arena_array(a, 1, sizeof *words);
    if (!words) {
        err_nomem(e);
        return NULL;
    }
    int rc = word_pairs_open(a, &in->src, &in->tgt,
                             in->has_lexicon ? &in->lexicon : NULL, words, e);
    return rc == 0 ? words : NULL;
}

static struct bead bead_of(const struct mined_pair *p)
{
    return (struct bead){.src_at = p->src,
                         .tgt_at = p->tgt,
                         .n_src = 1,
                         .n_tgt = 1,
                         .len_z = p->len_z,
                         .cost_nats = -log(fmax(p->score, 1e-9)),
                         .posterior = p->score,
                         .words_matched = p->words_matched,
                         .score = p->score,
                         .flags = BEAD_MINED | BEAD_MOVED};
}

/* Unmark the longest run of pairs that are in the order of both sides; `last`
 * has room for a pair each.  The usual patience sort: the runs of each length,
 * by their last pair. */
static int unmark_longest(struct arena *a, struct bead *beads, size_t n)
{
    size_t *end = arena_alloc(a, (n + 1) * sizeof *end), length = 0;
    size_t *before = arena_alloc(a, (n + 1) * sizeof *before);
    if (!end || !before)
        return -1;
    for (size_t k = 0; k < n; k++) {
        size_t lo = 0, hi = length;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (beads[end[mid]].tgt_at < beads[k].tgt_at)
                lo = mid + 1;
            else
                hi = mid;
        }
        before[k] = lo > 0 ? end[lo - 1] : SIZE_MAX;
        end[lo] = k;
        length = lo == length ? lo + 1 : length;
    }
    for (size_t k = length > 0 ? end[length - 1] : SIZE_MAX; k != SIZE_MAX;
         k = before[k])
        beads[k].flags &= (uint8_t)~BEAD_MOVED;
    return 0;
}

/* The figures of the mined pairs, by bead. */
static int place_figures(struct arena *a, struct document_grounds *g,
                         const struct mined_pair *pairs, size_t n,
                         struct err *e)
{
    const struct alignment *al = &g->alignment;
    const struct mined_pair **mined =
        arena_array(a, al->n_beads, sizeof *mined);
    if (!mined)
        return err_nomem(e);
    for (size_t k = 0, q = 0; k < al->n_beads; k++) {
        if (!(al->beads[k].flags & BEAD_MINED))
            continue;
        while (q < n && pairs[q].src < al->beads[k].src_at)
            q++;
        mined[k] = &pairs[q];
    }
    g->mined = mined;
    return 0;
}

/* The pairs that score and weigh enough, as beads. */
static int beads_of(struct arena *a, const struct mined_pair *pairs, size_t n,
                    const struct mining_choice *choice, struct bead **out,
                    size_t *n_out)
{
    struct bead *beads = arena_alloc(a, n * sizeof *beads);
    *n_out = 0;
    for (size_t k = 0; beads && k < n; k++)
        if (pairs[k].score >= choice->least &&
            expm1(pairs[k].figures[MINED_NATS]) >= choice->least_nats)
            beads[(*n_out)++] = bead_of(&pairs[k]);
    *out = beads;
    return beads ? 0 : -1;
}

static void keep_others(struct alignment *al)
{
    for (size_t k = 0; k < al->n_beads; k++)
        al->beads[k].flags &= (uint8_t)~BEAD_DISSOLVED;
}

static bool has_pairs(const struct alignment *al)
{
    bool has = false;
    for (size_t k = 0; k < al->n_beads; k++)
        has = has || !is_free(&al->beads[k]);
    return has;
}

int mined_beads_insert(struct arena *a, const struct align_params *p,
                       struct document_grounds *g,
                       const struct word_pairs *words,
                       const struct mining_choice *choice, struct err *e)
{
    bool *src_free, *tgt_free;
    struct mined_pair *pairs;
    struct bead *beads;
    size_t n, n_beads;
    if (!words && !(words = mined_beads_words(a, g, e)))
        return ERR_NOMEM;
    if (mark_free(a, g, &src_free, &tgt_free) != 0)
        return err_nomem(e);
    const struct mining_input in = {.params = p,
                                    .src = &g->input.src,
                                    .tgt = &g->input.tgt,
                                    .words = words,
                                    .src_free = src_free,
                                    .tgt_free = tgt_free};
    int rc = mining_find(a, &in, &pairs, &n, e);
    if (rc != 0)
        return rc;
    for (size_t k = 0; k < n; k++)
        pairs[k].score *= choice->factor;
    if (beads_of(a, pairs, n, choice, &beads, &n_beads) != 0)
        return err_nomem(e);
    if (choice->keeps_others)
        keep_others(&g->alignment);
    if (!has_pairs(&g->alignment) && unmark_longest(a, beads, n_beads) != 0)
        return err_nomem(e);
    rc = bead_changes_apply(a, g, beads, n_beads, e);
    return rc == 0 ? place_figures(a, g, pairs, n, e) : rc;
}

int mined_beads_open(struct arena *a, struct document_grounds *g, struct err *e)
{
    const size_t n_src = g->input.src.n, n_tgt = g->input.tgt.n;
    struct bead *beads = arena_array(a, n_src + n_tgt, sizeof *beads);
    if (!beads)
        return err_nomem(e);
    for (size_t i = 0; i < n_src; i++)
        beads[i] = (struct bead){.src_at = (uint32_t)i, .n_src = 1};
    for (size_t j = 0; j < n_tgt; j++)
        beads[n_src + j] = (struct bead){
            .src_at = (uint32_t)n_src, .tgt_at = (uint32_t)j, .n_tgt = 1};
    for (size_t k = 0; k < n_src + n_tgt; k++)
        beads[k].posterior = beads[k].score = 1;
    g->alignment = (struct alignment){.beads = beads, .n_beads = n_src + n_tgt};
    return 0;
}
