/* aligner/lattice/corridor.c - building, testing, narrowing and widening
 * corridors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/corridor.h"

#include <string.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"

int corridor_open(struct arena *a, size_t n_src, size_t n_tgt,
                  struct corridor *out, struct err *e)
{
    if (n_src >= UINT32_MAX || n_tgt >= UINT32_MAX)
        return err_set(e, ERR_LIMIT, "more than 4,294,967,294 sentences");
    out->n_src = n_src;
    out->n_tgt = n_tgt;
    out->walls = NULL;
    out->lo = arena_array(a, n_src + 1, sizeof *out->lo);
    out->hi = arena_array(a, n_src + 1, sizeof *out->hi);
    out->at = arena_array(a, n_src + 2, sizeof *out->at);
    return out->lo && out->hi && out->at ? 0 : err_nomem(e);
}

/* Widen row i so that it holds the columns from..to. */
static void row_reach(struct corridor *c, size_t i, size_t from, size_t to)
{
    if (from < c->lo[i])
        c->lo[i] = (uint32_t)from;
    if (to >= c->hi[i])
        c->hi[i] = (uint32_t)to + 1;
}

/* The columns that row i may have. */
static struct walls_range row_bounds(const struct corridor *c, size_t i)
{
    return c->walls ? walls_of_row(c->walls, i)
                    : (struct walls_range){0, (uint32_t)c->n_tgt};
}

/* Cut off what is behind walls; the corners are inside. */
static void keep_to_walls(struct corridor *c)
{
    const struct walls *w = c->walls;
    for (size_t i = 0; i <= c->n_src; i++) {
        struct walls_range r = walls_of_row(w, i);
        if (c->lo[i] < r.first)
            c->lo[i] = r.first;
        if (c->lo[i] > r.last)
            c->lo[i] = r.last;
        if (c->hi[i] > r.last + 1)
            c->hi[i] = r.last + 1;
        if (c->hi[i] <= c->lo[i])
            c->hi[i] = c->lo[i] + 1;
    }
    for (size_t k = 1; k < w->n; k++)
        row_reach(c, w->src_at[k], w->tgt_at[k], w->tgt_at[k]);
}

int corridor_confine(struct corridor *c, const struct walls *walls,
                     size_t max_cells, struct err *e)
{
    c->walls = walls;
    return walls ? corridor_finish(c, max_cells, e) : 0;
}

int corridor_finish(struct corridor *c, size_t max_cells, struct err *e)
{
    size_t n = c->n_src;
    if (c->walls)
        keep_to_walls(c);
    c->lo[0] = 0;
    c->hi[n] = (uint32_t)c->n_tgt + 1;
    for (size_t i = n; i-- > 0;)
        if (c->lo[i] > c->lo[i + 1])
            c->lo[i] = c->lo[i + 1];
    for (size_t i = 1; i <= n; i++)
        if (c->hi[i] < c->hi[i - 1])
            c->hi[i] = c->hi[i - 1];
    for (size_t i = 0; i < n; i++)
        if (c->hi[i] <= c->lo[i + 1])
            c->hi[i] = c->lo[i + 1] + 1;
    c->at[0] = 0;
    for (size_t i = 0; i <= n; i++) {
        size_t width = corridor_width(c, i);
        if (width > max_cells || c->at[i] > max_cells - width)
            return err_set(e, ERR_LIMIT,
                           "%zu x %zu sentences need more than %zu cells", n,
                           c->n_tgt, max_cells);
        c->at[i + 1] = c->at[i] + width;
    }
    return 0;
}

static double share(const uint64_t *before, size_t k, size_t n)
{
    return before[n] ? (double)before[k] / (double)before[n] : 0;
}

static uint64_t *characters_before(struct arena *a, const struct side *s)
{
    uint64_t *before = arena_array(a, s->n + 1, sizeof *before);
    for (size_t k = 0; before && k < s->n; k++)
        before[k + 1] = before[k] + s->len_cp[k];
    return before;
}

int corridor_band(struct arena *a, const struct side *src,
                  const struct side *tgt, size_t half, size_t max_cells,
                  struct corridor *out, struct err *e)
{
    struct corridor c;
    int rc = corridor_open(a, src->n, tgt->n, &c, e);
    if (rc != 0)
        return rc;
    uint64_t *src_cp = characters_before(a, src);
    uint64_t *tgt_cp = characters_before(a, tgt);
    if (!src_cp || !tgt_cp)
        return err_nomem(e);
    c.walls = src->walls;
    size_t j = 0, m = tgt->n;
    for (size_t i = 0; i <= src->n; i++) {
        while (j < m && share(tgt_cp, j, m) < share(src_cp, i, src->n))
            j++;
        c.lo[i] = (uint32_t)(j > half ? j - half : 0);
        c.hi[i] = (uint32_t)(half < m - j ? j + half + 1 : m + 1);
    }
    if ((rc = corridor_finish(&c, max_cells, e)) == 0)
        *out = c;
    return rc;
}

int corridor_around(struct arena *a, const struct bead *beads, size_t n_beads,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e)
{
    struct corridor c;
    int rc = corridor_open(a, n_src, n_tgt, &c, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i <= n_src; i++) {
        c.lo[i] = (uint32_t)n_tgt;
        c.hi[i] = 0;
    }
    for (size_t k = 0; k <= n_beads; k++) {
        size_t i = k < n_beads ? beads[k].src_at : n_src;
        size_t j = k < n_beads ? beads[k].tgt_at : n_tgt;
        size_t from = j > half ? j - half : 0;
        size_t to = half < n_tgt - j ? j + half : n_tgt;
        row_reach(&c, i > half ? i - half : 0, j, to);
        row_reach(&c, i, from, to);
        row_reach(&c, half < n_src - i ? i + half : n_src, from, j);
    }
    /* Rows without a node are between rows with one. */
    for (size_t i = 1; i <= n_src; i++)
        if (c.hi[i] == 0)
            row_reach(&c, i, c.lo[i], c.hi[i - 1] - 1);
    if ((rc = corridor_finish(&c, max_cells, e)) == 0)
        *out = c;
    return rc;
}

bool corridor_touched(const struct corridor *c, const struct bead *beads,
                      size_t n_beads, size_t margin)
{
    for (size_t k = 0; k < n_beads; k++) {
        size_t i = beads[k].src_at, j = beads[k].tgt_at;
        struct walls_range r = row_bounds(c, i);
        if (c->lo[i] > r.first && j < c->lo[i] + margin)
            return true;
        if (c->hi[i] <= r.last && j + margin >= c->hi[i])
            return true;
    }
    return false;
}

size_t corridor_widest(const struct corridor *c)
{
    size_t widest = 0;
    for (size_t i = 0; i <= c->n_src; i++)
        if (corridor_width(c, i) > widest)
            widest = corridor_width(c, i);
    return widest;
}

int corridor_narrow(struct arena *a, const struct corridor *c,
                    const float *value, float floor, size_t margin,
                    struct corridor *out, struct err *e)
{
    struct corridor near;
    int rc = corridor_open(a, c->n_src, c->n_tgt, &near, e);
    if (rc != 0)
        return rc;
    near.walls = c->walls;
    for (size_t i = 0; i <= c->n_src; i++) {
        const float *row = value + c->at[i];
        size_t width = corridor_width(c, i), from = 0, to = width;
        while (from < to && !(row[from] >= floor))
            from++;
        while (to > from && !(row[to - 1] >= floor))
            to--;
        if (from == to) { /* a row inside beads: finishing widens it */
            near.lo[i] = (uint32_t)c->n_tgt;
            near.hi[i] = 0;
            continue;
        }
        from -= from > margin ? margin : from;
        to += width - to > margin ? margin : width - to;
        near.lo[i] = c->lo[i] + (uint32_t)from;
        near.hi[i] = c->lo[i] + (uint32_t)to;
    }
    if ((rc = corridor_finish(&near, SIZE_MAX, e)) == 0)
        *out = near;
    return rc;
}

/* Widen the rows around row i to the left, or to the right. */
static void widen_rows(struct corridor *wide, const struct corridor *c,
                       size_t i, size_t reach, int to_left)
{
    size_t n_right = c->n_tgt + 1 - c->hi[i];
    uint32_t lo = c->lo[i] > reach ? c->lo[i] - (uint32_t)reach : 0;
    uint32_t hi = c->hi[i] + (uint32_t)(reach < n_right ? reach : n_right);
    size_t from = i > reach ? i - reach : 0;
    size_t to = c->n_src - i > reach ? i + reach : c->n_src;
    for (size_t k = from; k <= to; k++) {
        if (to_left && wide->lo[k] > lo)
            wide->lo[k] = lo;
        if (!to_left && wide->hi[k] < hi)
            wide->hi[k] = hi;
    }
}

int corridor_widen(struct arena *a, const struct corridor *c,
                   const float *value, float floor, size_t reach,
                   size_t max_cells, struct corridor *out, struct err *e)
{
    struct corridor wide;
    int n_touched = 0, rc = corridor_open(a, c->n_src, c->n_tgt, &wide, e);
    if (rc != 0)
        return rc;
    wide.walls = c->walls;
    memcpy(wide.lo, c->lo, (c->n_src + 1) * sizeof *wide.lo);
    memcpy(wide.hi, c->hi, (c->n_src + 1) * sizeof *wide.hi);
    for (size_t i = 0; i <= c->n_src; i++) {
        const float *row = value + c->at[i];
        struct walls_range r = row_bounds(c, i);
        int left = c->lo[i] > r.first && row[0] >= floor;
        int right =
            c->hi[i] <= r.last && row[corridor_width(c, i) - 1] >= floor;
        if (left)
            widen_rows(&wide, c, i, reach, 1);
        if (right)
            widen_rows(&wide, c, i, reach, 0);
        n_touched |= left | right;
    }
    if (n_touched && (rc = corridor_finish(&wide, max_cells, e)) == 0)
        *out = wide;
    return rc != 0 ? rc : n_touched;
}
