/* aligner/boundary_rows.c - sums of the evidence by place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/boundary_rows.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "aligner/lattice/side.h"
#include "aligner/recurring.h"
#include "base/arena.h"
#include "base/simd.h"

/* All marks of a node in one number; those of a kind are below four. */
static unsigned marks_of(const struct boundary_rows *r, size_t i)
{
    enum { PAR = 0, CONTINUES = PAR + 1, OPEN = CONTINUES + 2, ALL = OPEN + 1 };
    static_assert(BOUNDARY_SUMS == 1 << ALL, "every sum of marks has a place");
    static const unsigned place[BOUNDARY_KINDS] = {[BOUNDARY_PARAGRAPH] = PAR,
                                                   [BOUNDARY_CONTINUATION] =
                                                       CONTINUES,
                                                   [BOUNDARY_OPEN_END] = OPEN};
    unsigned marks = 0;
    for (size_t k = 0; k < BOUNDARY_KINDS; k++)
        if (r->kind[k])
            marks |= (unsigned)r->kind[k]->src[i] << place[k];
    return marks;
}

int boundary_rows_open(struct arena *a,
                       const struct boundary_model *const kind[BOUNDARY_KINDS],
                       const struct side *src, const struct side *tgt,
                       struct boundary_rows *out, struct err *e)
{
    size_t n_src = src->n, n_tgt = tgt->n;
    struct boundary_rows r = {.n_src = n_src, .n_tgt = n_tgt};
    memcpy(r.kind, kind, sizeof r.kind);
    r.marks = arena_array(a, n_src + 1, 1);
    r.in_src = arena_array(a, n_src + 1, sizeof *r.in_src);
    r.none = arena_array(a, n_tgt + 1, sizeof *r.none);
    int rc = recurring_lines(a, src, &r.recurring_src, e);
    if (rc == 0)
        rc = recurring_lines(a, tgt, &r.recurring_tgt, e);
    if (rc != 0)
        return rc;
    if (!r.marks || !r.in_src || !r.none)
        return err_nomem(e);
    for (size_t n = 0; n < BEAD_SIDE_MAX; n++)
        if (!(r.inside[n] = arena_array(a, n_tgt + 1, sizeof(float))))
            return err_nomem(e);
    for (size_t i = 1; i < n_src; i++) {
        float **half = &r.half_node[r.marks[i] = (uint8_t)marks_of(&r, i)];
        if (!*half && !(*half = arena_array(a, n_tgt + 1, sizeof **half)))
            return err_nomem(e);
    }
    boundary_rows_sum(&r);
    *out = r;
    return 0;
}

/* Add half of the evidence of a kind at nodes to the row of source nodes with
 * the marks of node i. */
static void add_nodes(const struct boundary_rows *r,
                      const struct boundary_model *m, size_t i)
{
    float *row = r->half_node[r->marks[i]];
    float half[BOUNDARY_MARKS];
    for (unsigned tgt = 0; tgt < BOUNDARY_MARKS; tgt++)
        half[tgt] = (float)(boundary_model_node(m, m->src[i], tgt) / 2);
    for (size_t j = 1; j < r->n_tgt; j++)
        row[j] += half[m->tgt[j]];
}

/* The evidence inside blocks of two target sentences and more. */
static void add_insides(const struct boundary_rows *r,
                        const struct boundary_model *m)
{
    const float in_tgt[2] = {(float)m->in_tgt[0], (float)m->in_tgt[1]};
    for (size_t n = 1; n < BEAD_SIDE_MAX; n++)
        for (size_t j = n + 1; j <= r->n_tgt; j++)
            for (size_t k = 0; k < n; k++)
                r->inside[n][j] += in_tgt[m->tgt[j - 1 - k] & 1];
}

/* What pairs lose for target sentences that recur. */
static void take_recurring(const struct boundary_rows *r)
{
    for (size_t n = 0; r->recurring_tgt && n < BEAD_SIDE_MAX; n++)
        for (size_t j = n + 1; j <= r->n_tgt; j++)
            for (size_t k = 0; k <= n; k++)
                r->inside[n][j] -= r->recurring_tgt[j - 1 - k];
}

static void add_kind(const struct boundary_rows *r,
                     const struct boundary_model *m)
{
    bool done[BOUNDARY_SUMS] = {false};
    for (size_t i = 1; i < r->n_src; i++) {
        r->in_src[i] += (float)m->in_src[m->src[i] & 1];
        if (!done[r->marks[i]])
            add_nodes(r, m, i);
        done[r->marks[i]] = true;
    }
    add_insides(r, m);
}

void boundary_rows_sum(struct boundary_rows *r)
{
    size_t n_row = (r->n_tgt + 1) * sizeof(float);
    memset(r->in_src, 0, (r->n_src + 1) * sizeof *r->in_src);
    for (size_t k = 0; k < BOUNDARY_SUMS; k++)
        if (r->half_node[k])
            memset(r->half_node[k], 0, n_row);
    for (size_t n = 0; n < BEAD_SIDE_MAX; n++)
        memset(r->inside[n], 0, n_row);
    for (size_t k = 0; k < BOUNDARY_KINDS; k++)
        if (r->kind[k])
            add_kind(r, r->kind[k]);
    take_recurring(r);
}

static SIMD_LOOPS void add_rows(size_t n, const float *restrict begin,
                                const float *restrict end,
                                const float *restrict inside, float in_src,
                                float *restrict out)
{
    for (size_t k = 0; k < n; k++)
        out[k] += (begin[k] + end[k]) + (inside[k] + in_src);
}

/* The evidence at node i with those opposite; an end of the text has none. */
static const float *half_nodes(const struct boundary_rows *r, size_t i)
{
    return i > 0 && i < r->n_src ? r->half_node[r->marks[i]] : r->none;
}

void boundary_rows_add_run(const struct boundary_rows *r, size_t t, size_t i,
                           size_t first, size_t n, float *out)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    float in_src = 0;
    for (size_t k = i - n_src + 1; k < i; k++)
        in_src += r->in_src[k];
    for (size_t k = i - n_src; r->recurring_src && k < i; k++)
        in_src -= r->recurring_src[k];
    add_rows(n, half_nodes(r, i - n_src) + (first - n_tgt),
             half_nodes(r, i) + first, r->inside[n_tgt - 1] + first, in_src,
             out);
}
