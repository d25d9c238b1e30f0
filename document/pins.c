/* document/pins.c - walls before the alignment, beads after it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/pins.h"

#include <stdlib.h>

/* A point that every path goes through: sentences before it on both sides. */
struct cut {
    uint32_t src, tgt;
};

static int by_place(const void *x, const void *y)
{
    const struct decision *a = *(const struct decision *const *)x,
                          *b = *(const struct decision *const *)y;
    if (a->src_at != b->src_at)
        return a->src_at < b->src_at ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static bool is_pin(const struct decision *d)
{
    return d->kind == DECISION_PIN || d->kind == DECISION_RIGHT;
}

static bool is_pair(const struct decision *d)
{
    return d->n_src > 0 && d->n_tgt > 0;
}

static bool is_same(const struct decision *a, const struct decision *b)
{
    return a->src_at == b->src_at && a->n_src == b->n_src &&
           a->tgt_at == b->tgt_at && a->n_tgt == b->n_tgt;
}

static int fault(const struct decisions *all, const struct decision *d,
                 const char *what, struct err *e)
{
    err_set_at(e, ERR_INPUT, ERR_LINE, d->line, "%s", what);
    return err_about(ERR_INPUT, all->path, e);
}

/* Note the sentences of a side that have no partner. */
static int mark_alone(struct arena *a, bool **alone, size_t n_sents,
                      uint32_t at, uint32_t n, struct err *e)
{
    if (n > 0 && !*alone)
        *alone = arena_array(a, n_sents, sizeof **alone);
    if (n > 0 && !*alone)
        return err_nomem(e);
    for (uint32_t k = 0; k < n; k++)
        (*alone)[at + k] = true;
    return 0;
}

static int collect(struct arena *a, const struct decisions *d, struct sv doc_id,
                   const struct article *src, const struct article *tgt,
                   struct pins *out, struct err *e)
{
    int rc = 0;
    out->pairs = arena_array(a, d->n, sizeof *out->pairs);
    if (!out->pairs)
        return err_nomem(e);
    for (size_t k = 0; k < d->n && rc == 0; k++) {
        const struct decision *x = &d->list[k];
        if (!decision_is_about(x, doc_id))
            continue;
        rc = decision_check(d, x, src->sents, src->n_sents, tgt->sents,
                            tgt->n_sents, e);
        if (rc != 0 || !is_pin(x))
            continue;
        if (!is_pair(x)) {
            rc = mark_alone(a, &out->src_alone, src->n_sents, x->src_at,
                            x->n_src, e);
            if (rc == 0)
                rc = mark_alone(a, &out->tgt_alone, tgt->n_sents, x->tgt_at,
                                x->n_tgt, e);
        } else if (x->n_src > BEAD_SIDE_MAX || x->n_tgt > BEAD_SIDE_MAX) {
            rc = fault(d, x, "a pair has at most 4 sentences on a side", e);
        } else {
            out->pairs[out->n++] = x;
        }
    }
    return rc;
}

_Static_assert(BEAD_SIDE_MAX == 4 || BEAD_SIDE_MAX == 5, "the message above");

static bool share(const struct decision *a, const struct decision *b)
{
    return (a->src_at < b->src_at + b->n_src &&
            b->src_at < a->src_at + a->n_src) ||
           (a->tgt_at < b->tgt_at + b->n_tgt &&
            b->tgt_at < a->tgt_at + a->n_tgt);
}

/* Sort them, and drop what is there twice.  ERR_INPUT for a shared sentence. */
static int sort(const struct decisions *d, struct pins *p, struct err *e)
{
    size_t n = 0;
    if (p->n > 0)
        qsort(p->pairs, p->n, sizeof *p->pairs, by_place);
    for (size_t k = 0; k < p->n; k++) {
        const struct decision *x = p->pairs[k];
        if (n > 0 && is_same(p->pairs[n - 1], x))
            continue;
        for (size_t i = 0; i < n; i++)
            if (share(p->pairs[i], x))
                return fault(d, x, "the pair shares a sentence with another",
                             e);
        p->pairs[n++] = x;
    }
    p->n = n;
    return 0;
}

/* Keep the longest chain of pairs that are in one order on both sides; the
 * others are moved. */
static int divide(struct arena *a, struct pins *p, struct err *e)
{
    size_t *length = arena_array(a, p->n, sizeof *length), best = 0, n = 0;
    p->moved = arena_array(a, p->n, sizeof *p->moved);
    if (!length || !p->moved)
        return err_nomem(e);
    for (size_t k = p->n; k-- > 0;) { /* of the chains that begin here */
        length[k] = 1;
        for (size_t i = k + 1; i < p->n; i++)
            if (p->pairs[i]->tgt_at > p->pairs[k]->tgt_at &&
                length[i] + 1 > length[k])
                length[k] = length[i] + 1;
        best = length[k] > best ? length[k] : best;
    }
    for (size_t k = 0; k < p->n; k++) {
        const bool goes_on =
            n == 0 || p->pairs[k]->tgt_at > p->pairs[n - 1]->tgt_at;
        if (goes_on && length[k] == best - n)
            p->pairs[n++] = p->pairs[k];
        else
            p->moved[p->n_moved++] = p->pairs[k];
    }
    p->n = n;
    return 0;
}

static void add_cut(struct cut *cuts, size_t *n, uint32_t src, uint32_t tgt,
                    const struct article *s, const struct article *t)
{
    const bool is_corner =
        (src == 0 && tgt == 0) || (src == s->n_sents && tgt == t->n_sents);
    const bool is_last =
        *n > 0 && cuts[*n - 1].src == src && cuts[*n - 1].tgt == tgt;
    if (!is_corner && !is_last)
        cuts[(*n)++] = (struct cut){src, tgt};
}

static uint32_t side_of(const struct cut *c, bool is_src)
{
    return is_src ? c->src : c->tgt;
}

static void set_parts(struct article *article, const struct cut *cuts, size_t n,
                      bool is_src)
{
    uint32_t part = 0;
    for (size_t i = 0; i < article->n_sents; i++) {
        while (part < n && side_of(&cuts[part], is_src) <= i)
            part++;
        article->sents[i].part = part;
    }
    article->n_parts = (uint32_t)n + 1;
}

/* The first sentence of a part of an article, or how many there are. */
static uint32_t part_begin(const struct article *article, uint32_t part)
{
    size_t i = 0;
    while (i < article->n_sents && article->sents[i].part < part)
        i++;
    return (uint32_t)i;
}

/* The walls that the texts have (lines .EOA) and those of the pins, in order.
 * ERR_INPUT for a pin that a line .EOA cuts. */
static int place_walls(struct arena *a, const struct decisions *d,
                       const struct pins *p, struct article *src,
                       struct article *tgt, struct err *e)
{
    struct cut *cuts =
        arena_array(a, 2 * p->n + src->n_parts + 1, sizeof *cuts);
    size_t n = 0;
    uint32_t part = 1;
    if (!cuts)
        return err_nomem(e);
    if (src->n_parts != tgt->n_parts)
        return 0; /* told where walls are made of parts */
    for (size_t k = 0; k <= p->n; k++) {
        const struct decision *x = k < p->n ? p->pairs[k] : NULL;
        for (; part < src->n_parts; part++) {
            const uint32_t s = part_begin(src, part), t = part_begin(tgt, part);
            if (x && (s > x->src_at || t > x->tgt_at)) {
                if (s < x->src_at + x->n_src || t < x->tgt_at + x->n_tgt)
                    return fault(d, x, "a line .EOA cuts the pair", e);
                break;
            }
            add_cut(cuts, &n, s, t, src, tgt);
        }
        if (x) {
            add_cut(cuts, &n, x->src_at, x->tgt_at, src, tgt);
            add_cut(cuts, &n, x->src_at + x->n_src, x->tgt_at + x->n_tgt, src,
                    tgt);
        }
    }
    set_parts(src, cuts, n, true);
    set_parts(tgt, cuts, n, false);
    return 0;
}

int pins_place(struct arena *a, const struct decisions *d, struct sv doc_id,
               struct article *src, struct article *tgt, struct pins *out,
               struct err *e)
{
    *out = (struct pins){0};
    if (!decisions_know(d, doc_id))
        return 0;
    int rc = collect(a, d, doc_id, src, tgt, out, e);
    if (rc == 0)
        rc = sort(d, out, e);
    if (rc == 0)
        rc = divide(a, out, e);
    for (size_t k = 0; rc == 0 && k < out->n_moved; k++) {
        const struct decision *x = out->moved[k];
        rc = mark_alone(a, &out->src_alone, src->n_sents, x->src_at, x->n_src,
                        e);
        if (rc == 0)
            rc = mark_alone(a, &out->tgt_alone, tgt->n_sents, x->tgt_at,
                            x->n_tgt, e);
    }
    return rc == 0 && out->n > 0 ? place_walls(a, d, out, src, tgt, e) : rc;
}

/* The pinned pair that has the bead's sentences, or NULL. */
static const struct decision *pin_of(const struct pins *p, const struct bead *b)
{
    for (size_t lo = 0, hi = p->n; lo < hi;) {
        const size_t mid = lo + (hi - lo) / 2;
        const struct decision *x = p->pairs[mid];
        const bool before = b->n_src > 0 ? b->src_at >= x->src_at + x->n_src
                                         : b->tgt_at >= x->tgt_at + x->n_tgt;
        const bool after =
            b->n_src > 0 ? b->src_at < x->src_at : b->tgt_at < x->tgt_at;
        if (!before && !after)
            return x;
        lo = before ? mid + 1 : lo;
        hi = before ? hi : mid;
    }
    return NULL;
}

/* The moved pair that a sentence of the bead is in, or NULL. */
static const struct decision *moved_of(const struct pins *p,
                                       const struct bead *b)
{
    for (size_t k = 0; k < p->n_moved; k++) {
        const struct decision *x = p->moved[k];
        if (b->n_src > 0 ? b->src_at - x->src_at < x->n_src
                         : b->tgt_at - x->tgt_at < x->n_tgt)
            return x;
    }
    return NULL;
}

bool pins_have(const struct pins *pins, const struct bead *b)
{
    const struct decision *x = bead_is_pair(b) ? pin_of(pins, b) : NULL;
    if (!x && bead_is_pair(b))
        x = moved_of(pins, b);
    return x && x->src_at == b->src_at && x->n_src == b->n_src &&
           x->tgt_at == b->tgt_at && x->n_tgt == b->n_tgt;
}

static struct bead certain(uint32_t src_at, uint32_t n_src, uint32_t tgt_at,
                           uint32_t n_tgt)
{
    return (struct bead){.src_at = src_at,
                         .tgt_at = tgt_at,
                         .n_src = (uint8_t)n_src,
                         .n_tgt = (uint8_t)n_tgt,
                         .posterior = 1};
}

static bool has_alone(const struct pins *p, const struct bead *b)
{
    bool any = false;
    for (uint32_t i = 0; p->src_alone && i < b->n_src; i++)
        any |= p->src_alone[b->src_at + i];
    for (uint32_t i = 0; p->tgt_alone && i < b->n_tgt; i++)
        any |= p->tgt_alone[b->tgt_at + i];
    return any;
}

/* Single the sentences without partner out of a bead; what is left stays a bead
 * where it is on both sides and in one piece, else it is single, too. */
static size_t dissolve(const struct pins *p, const struct bead *b,
                       struct bead *out)
{
    size_t n = 0;
    uint32_t from[2] = {b->src_at, b->tgt_at};
    uint32_t to[2] = {b->src_at + b->n_src, b->tgt_at + b->n_tgt};
    const bool *alone[2] = {p->src_alone, p->tgt_alone};
    for (unsigned side = 0; side < 2; side++)
        while (alone[side] && from[side] < to[side] && alone[side][from[side]])
            out[n++] = side == 0 ? certain(from[0]++, 1, b->tgt_at, 0)
                                 : certain(from[0], 0, from[1]++, 1);
    uint32_t end[2] = {to[0], to[1]};
    for (unsigned side = 0; side < 2; side++)
        while (alone[side] && end[side] > from[side] &&
               alone[side][end[side] - 1])
            end[side]--;
    struct bead rest = *b;
    rest.src_at = from[0];
    rest.tgt_at = from[1];
    rest.n_src = (uint8_t)(end[0] - from[0]);
    rest.n_tgt = (uint8_t)(end[1] - from[1]);
    if (bead_is_pair(&rest) && !has_alone(p, &rest)) {
        out[n++] = rest;
    } else {
        for (uint32_t i = from[0]; i < end[0]; i++)
            out[n++] = certain(i, 1, from[1], 0);
        for (uint32_t i = from[1]; i < end[1]; i++)
            out[n++] = certain(end[0], 0, i, 1);
    }
    for (uint32_t i = end[0]; i < to[0]; i++)
        out[n++] = certain(i, 1, end[1], 0);
    for (uint32_t i = end[1]; i < to[1]; i++)
        out[n++] = certain(to[0], 0, i, 1);
    return n;
}

/* Put each moved pair in the place of its first source sentence, which stands
 * alone, and take its others out. */
static size_t place_moved(const struct pins *p, struct bead *beads, size_t n)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        struct bead b = beads[k];
        const struct decision *x = bead_is_pair(&b) ? NULL : moved_of(p, &b);
        if (x && (b.n_src == 0 || b.src_at != x->src_at))
            continue;
        if (x) {
            b = certain(x->src_at, x->n_src, x->tgt_at, x->n_tgt);
            b.flags = BEAD_MOVED;
        }
        beads[kept++] = b;
    }
    return kept;
}

int pins_settle(struct arena *a, const struct pins *p, struct alignment *al,
                struct err *e)
{
    const struct decision *last = NULL;
    size_t n = 0;
    if (p->n == 0 && !p->src_alone && !p->tgt_alone)
        return 0;
    struct bead *out =
        arena_array(a, 2 * (size_t)BEAD_SIDE_MAX * al->n_beads, sizeof *out);
    if (!out)
        return err_nomem(e);
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        const struct decision *x = pin_of(p, b);
        if (x && x != last)
            out[n++] = certain(x->src_at, x->n_src, x->tgt_at, x->n_tgt);
        else if (!x && has_alone(p, b))
            n += dissolve(p, b, out + n);
        else if (!x)
            out[n++] = *b;
        last = x ? x : last;
    }
    al->beads = out;
    al->n_beads = place_moved(p, out, n);
    return 0;
}
