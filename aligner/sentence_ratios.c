/* aligner/sentence_ratios.c - sums of one source sentence after another over a
 * moving window of target sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/sentence_ratios.h"

#include <string.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/side.h"
#include "aligner/ratio_table.h"
#include "base/arena.h"

/* Equal words of one source sentence that are added one by one; the rest is
 * added at once.  No sentence of prose has so many, and the time for a line of
 * one word a hundred thousand times is linear. */
enum { ONE_BY_ONE = 64 };

/* The equal words of the current source sentence, by form. */
struct word_repeats {
    size_t *n;    /* their number */
    size_t *done; /* how many were added */
    size_t *last; /* the one that was added for all after it */
};

/* The target sentences that a bead of the corridor can have together with
 * source sentence x: it ends in one of the BEAD_SIDE_MAX rows from x + 1 on,
 * and begins in one of those up to x. */
static void find_window(const struct sentence_ratios *s, size_t x, size_t *lo,
                        size_t *hi)
{
    const struct corridor *c = s->corridor;
    size_t last = x + BEAD_SIDE_MAX < c->n_src ? x + BEAD_SIDE_MAX : c->n_src;
    *lo = c->lo[x < BEAD_SIDE_MAX ? 0 : x - (BEAD_SIDE_MAX - 1)];
    *hi = c->hi[last] - 1;
}

static size_t in_blocks(size_t n)
{
    return (n + WORD_BLOCK - 1) / WORD_BLOCK * WORD_BLOCK;
}

/* Lay out the words of a side with their bases. */
static int layout_open(struct arena *a, const struct side *s,
                       const float *base_of, struct word_layout *out)
{
    size_t n = 0;
    out->at = arena_alloc(a, (s->n + 1) * sizeof *out->at);
    if (!out->at)
        return -1;
    for (size_t k = 0; k < s->n; k++) {
        out->at[k] = n;
        n += in_blocks(s->token_at[k + 1] - s->token_at[k]);
    }
    out->at[s->n] = n;
    if (!(out->base = arena_alloc(a, n * sizeof *out->base)))
        return -1;
    for (size_t k = 0; k < s->n; k++) {
        float *base = out->base + out->at[k];
        for (size_t w = s->token_at[k]; w < s->token_at[k + 1]; w++)
            *base++ = base_of[s->tokens[w].form];
        while (base < out->base + out->at[k + 1])
            *base++ = 1;
    }
    return 0;
}

/* Memory for the widest window of any sentence. */
static int rows_open(struct arena *a, struct sentence_ratios *s)
{
    size_t n_tgt = 0, n_src = 0, n_places = 0;
    for (size_t x = 0; x < s->src->n; x++) {
        size_t lo, hi;
        find_window(s, x, &lo, &hi);
        size_t words = s->src_words.at[x + 1] - s->src_words.at[x];
        size_t opposite = s->tgt_words.at[hi] - s->tgt_words.at[lo];
        n_tgt = opposite > n_tgt ? opposite : n_tgt;
        n_src = words * (hi - lo) > n_src ? words * (hi - lo) : n_src;
        n_places = hi - lo > n_places ? hi - lo : n_places;
    }
    for (size_t k = 0; k < SENTENCE_RATIOS_ROWS; k++) {
        struct sentence_ratios_row *r = &s->row[k];
        r->to_tgt = arena_alloc(a, n_tgt * sizeof *r->to_tgt);
        r->to_src = arena_alloc(a, n_src * sizeof *r->to_src);
        if (!r->to_tgt || !r->to_src ||
            sentence_evidence_open(a, n_places, r->evidence) != 0)
            return -1;
    }
    return 0;
}

static int repeats_open(struct arena *a, size_t n_forms,
                        struct word_repeats **out)
{
    struct word_repeats *r = *out = arena_array(a, 1, sizeof *r);
    if (!r)
        return -1;
    r->n = arena_array(a, n_forms, sizeof *r->n);
    r->done = arena_array(a, n_forms, sizeof *r->done);
    r->last = arena_array(a, n_forms, sizeof *r->last);
    return r->n && r->done && r->last ? 0 : -1;
}

int sentence_ratios_open(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct corridor *c,
                         const struct ratio_table *ratios,
                         struct sentence_ratios *out, struct err *e)
{
    struct sentence_ratios s = {
        .src = src, .tgt = tgt, .corridor = c, .ratios = ratios};
    if (layout_open(a, src, ratios->src_base, &s.src_words) != 0 ||
        layout_open(a, tgt, ratios->tgt_base, &s.tgt_words) != 0 ||
        rows_open(a, &s) != 0 ||
        token_index_open(a, tgt, s.tgt_words.at, &s.index) != 0 ||
        repeats_open(a, ratios->n_forms, &s.repeats) != 0)
        return err_nomem(e);
    *out = s;
    return 0;
}

/* Add word `w` of a sentence, of the given form, to the sums of the words in
 * its window, as if it were there `times` times. */
static void add_word(struct sentence_ratios *s,
                     const struct sentence_ratios_row *r, uint32_t form,
                     size_t w, size_t n_words, float times)
{
    const uint32_t *row = s->ratios->row;
    size_t first = s->tgt_words.at[r->lo];
    float *to_src = r->to_src + w;
    for (uint32_t k = row[form]; k < row[form + 1]; k++) {
        struct ratio_entry p = s->ratios->entries[k];
        uint32_t n = s->index.n_inside[p.tgt];
        if (n == 0)
            continue;
        const struct token_place *y = token_index_seek(&s->index, p.tgt);
        float of_tgt = times * p.to_tgt;
        for (; n > 0; n--, y++) {
            r->to_tgt[y->word - first] += of_tgt;
            to_src[(y->sentence - r->lo) * n_words] += p.to_src;
        }
    }
}

/* Word `from` of the sentence has an equal at `to`: copy its sums. */
static void copy_word(const struct sentence_ratios_row *r, size_t n_words,
                      size_t from, size_t to)
{
    float *row = r->to_src;
    for (size_t j = r->lo; j < r->hi; j++, row += n_words)
        row[to] = row[from];
}

static void add_words(struct sentence_ratios *s,
                      const struct sentence_ratios_row *r, size_t x)
{
    const struct side_token *tokens = s->src->tokens + s->src->token_at[x];
    size_t n = s->src->token_at[x + 1] - s->src->token_at[x];
    size_t n_words = s->src_words.at[x + 1] - s->src_words.at[x];
    struct word_repeats *again = s->repeats;
    for (size_t w = 0; w < n; w++)
        again->n[tokens[w].form]++;
    for (size_t w = 0; w < n; w++) {
        uint32_t f = tokens[w].form;
        size_t n_done = ++again->done[f];
        if (n_done <= ONE_BY_ONE)
            add_word(s, r, f, w, n_words, 1);
        else if (n_done > ONE_BY_ONE + 1)
            copy_word(r, n_words, again->last[f], w);
        else {
            add_word(s, r, f, w, n_words, (float)(again->n[f] - ONE_BY_ONE));
            again->last[f] = w;
        }
    }
    for (size_t w = 0; w < n; w++)
        again->n[tokens[w].form] = again->done[tokens[w].form] = 0;
}

static void add_sentence(struct sentence_ratios *s, size_t x)
{
    struct sentence_ratios_row *r = &s->row[x % SENTENCE_RATIOS_ROWS];
    const size_t *at = s->tgt_words.at;
    find_window(s, x, &r->lo, &r->hi);
    size_t n_words = s->src_words.at[x + 1] - s->src_words.at[x];
    size_t n_tgt = r->hi - r->lo;
    memset(r->to_tgt, 0, (at[r->hi] - at[r->lo]) * sizeof *r->to_tgt);
    memset(r->to_src, 0, n_words * n_tgt * sizeof *r->to_src);
    for (size_t n = 0; n < BEAD_SIDE_MAX; n++)
        memset(r->evidence[n].nats, 0, n_tgt * sizeof *r->evidence[n].nats);
    token_index_move(&s->index, r->lo, r->hi);
    add_words(s, r, x);
}

void sentence_ratios_move(struct sentence_ratios *s, size_t i)
{
    if (i < s->n_done) {
        token_index_rewind(&s->index);
        s->n_done = 0;
    }
    size_t first = i > SENTENCE_RATIOS_ROWS ? i - SENTENCE_RATIOS_ROWS : 0;
    if (s->n_done < first)
        s->n_done = first;
    while (s->n_done < i)
        add_sentence(s, s->n_done++);
}

size_t sentence_ratios_widest(const struct sentence_ratios *s)
{
    size_t widest = 0;
    for (size_t x = 0; x < s->src->n; x++) {
        size_t lo, hi;
        find_window(s, x, &lo, &hi);
        widest = hi - lo > widest ? hi - lo : widest;
    }
    return widest;
}
