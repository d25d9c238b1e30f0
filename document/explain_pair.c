/* document/explain_pair.c - texts, evidence, words, rivals.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/explain_pair.h"

#include "aligner/trace.h"
#include "base/record.h"
#include "document/explain_score.h"
#include "io/writer.h"

enum { RIVALS_MOST = 6 };

int explainer_open(struct arena *a, const struct parameters *params,
                   const struct document_records *records,
                   const struct vocabulary *vocabulary,
                   const struct trace *trace, struct explainer *out,
                   struct err *e)
{
    *out = (struct explainer){
        .params = params, .records = records, .trace = trace};
    if (!records->grounds.is_calibrated)
        return 0;
    return explain_words_open(a, &records->grounds.input, vocabulary, trace,
                              &out->words, e);
}

static void add(struct buf *out, const char *text)
{
    buf_add_sv(out, sv_from(text));
}

static bool is_pair(const struct bead *b)
{
    return b->n_src > 0 && b->n_tgt > 0;
}

static void add_title(struct buf *out, const struct record *r,
                      unsigned long record_no, size_t n_beads)
{
    if (record_no > 0) {
        add(out, "Record ");
        buf_add_u64(out, record_no);
        add(out, ", bead ");
    } else {
        add(out, "Left out of the output, bead ");
    }
    buf_add_u64(out, r->bead_no + 1);
    add(out, " of ");
    buf_add_u64(out, n_beads);
    add(out, ": ");
    writer_add_bead_type(out, r);
    add(out, ", score ");
    buf_add_fixed(out, r->score, 4);
    if (r->flags != 0) {
        add(out, ", ");
        writer_add_flags(out, r->flags, ',');
    }
    add(out, "\n\n");
}

static void add_side(struct buf *out, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        add(out, "  ");
        buf_add_sv(out, side->lang);
        buf_add_char(out, ' ');
        buf_add_u64(out, side->at + i + 1);
        add(out, "  ");
        buf_add_sv(out, side->sents[i].text);
        buf_add_char(out, '\n');
    }
}

static uint64_t n_cp_of(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++)
        n += side->sents[i].n_cp;
    return n;
}

/* "Posterior 0.9991, cost 12.3 nats; 96 and 87 characters, delta -0.42". */
static void add_alignment(struct buf *out, const struct record *r,
                          const struct bead *b)
{
    if (b->flags & BEAD_MINED)
        return;
    add(out, "\nBy the alignment alone: posterior ");
    buf_add_fixed(out, r->posterior, 4);
    add(out, ", cost ");
    buf_add_fixed(out, r->cost_nats, 2);
    add(out, " nats");
    if (is_pair(b)) {
        add(out, "; ");
        buf_add_u64(out, n_cp_of(&r->src));
        add(out, " and ");
        buf_add_u64(out, n_cp_of(&r->tgt));
        add(out, " characters, delta ");
        buf_add_fixed(out, r->len_z, 2);
    }
    add(out, ".\n");
    if (b->flags & BEAD_MOVED)
        add(out, "Moved: it stands against the order of the other pairs, and "
                 "was found by its words.\n");
}

static void add_verdict(struct buf *out, const struct verdict *v)
{
    if (v->kind == VERDICT_NONE)
        return;
    add(out, "The documents: ");
    add(out, verdict_name(v->kind));
    add(out, ", probability ");
    buf_add_fixed(out, v->probability, 4);
    add(out, ".\n");
}

/* A pair that was mined: its figures. */
static void add_mined(struct buf *out, const struct mined_pair *p)
{
    add(out, "\nMined: each of its sentences is the other's best partner, "
             "wherever it is.  Its score, in\nlog-odds = weight x figure:\n");
    explain_score_add_mined(p, out);
}

/* Where the score comes from. */
static void add_score(struct buf *out, struct explainer *x, size_t k)
{
    const struct document_grounds *g = &x->records->grounds;
    const struct bead *b = &g->alignment.beads[k];
    if (!is_pair(b) && x->params->align.method != ALIGN_LENGTH) {
        add(out, "\nIts score is the probability by the alignment that the "
                 "sentence is in no pair.\n");
    } else if (g->mined && g->mined[k]) {
        add_mined(out, g->mined[k]);
    } else if (!g->is_calibrated) {
        add(out, x->params->align.method == ALIGN_HYBRID
                     ? "\nIts score is the posterior, times the probability "
                       "that the documents correspond:\nhardly a word of them "
                       "has a known translation.\n"
                     : "\nIts score is the posterior: the method knows lengths "
                       "alone, and that is not calibrated.\n");
    } else {
        add(out, "\nIts score, in log-odds = weight x figure:\n");
        explain_score_add(&x->params->calibration, g->question,
                          &g->features.beads[k], out);
        const struct record *r = &x->records->records[k];
        explain_words_add(&x->words, b, r->src.lang, r->tgt.lang, out);
    }
}

/* Do m sentences from i and n from j share one?  None where m or n is 0. */
static bool share(uint32_t i, uint32_t m, uint32_t j, uint32_t n)
{
    uint32_t from = i > j ? i : j, to = i + m < j + n ? i + m : j + n;
    return from < to;
}

/* Do the two share a sentence?  A bead is no rival of itself. */
static bool is_rival(const struct bead *b, const struct trace_bead *t)
{
    bool src = share(b->src_at, b->n_src, t->src_at, t->n_src);
    bool tgt = share(b->tgt_at, b->n_tgt, t->tgt_at, t->n_tgt);
    bool same = t->src_at == b->src_at && t->n_src == b->n_src &&
                t->tgt_at == b->tgt_at && t->n_tgt == b->n_tgt;
    return (src || tgt) && !same;
}

/* "en 7,8" */
static void add_numbers(struct buf *out, struct sv lang, uint32_t at,
                        uint32_t n)
{
    add(out, "  ");
    buf_add_sv(out, lang);
    for (uint32_t i = 0; i < n; i++) {
        buf_add_char(out, i == 0 ? ' ' : ',');
        buf_add_u64(out, at + i + 1);
    }
}

static void add_rival(struct buf *out, const struct record *r,
                      const struct trace_bead *t)
{
    add(out, "  ");
    buf_add_fixed(out, t->posterior, 4);
    add_numbers(out, r->src.lang, t->src_at, t->n_src);
    add_numbers(out, r->tgt.lang, t->tgt_at, t->n_tgt);
    buf_add_char(out, '\n');
}

/* The most probable rivals, best first, into best[0 .. RIVALS_MOST). */
static size_t find_rivals(const struct trace *trace, const struct bead *b,
                          const struct trace_bead **best)
{
    size_t n = 0;
    for (size_t k = 0; k < trace->n; k++) {
        const struct trace_bead *t = &trace->beads[k];
        if (!is_rival(b, t))
            continue;
        if (n == RIVALS_MOST && t->posterior <= best[n - 1]->posterior)
            continue;
        size_t at = n < RIVALS_MOST ? n++ : n - 1;
        for (; at > 0 && best[at - 1]->posterior < t->posterior; at--)
            best[at] = best[at - 1];
        best[at] = t;
    }
    return n;
}

static void add_rivals(struct buf *out, const struct explainer *x,
                       const struct record *r, const struct bead *b)
{
    const struct trace_bead *best[RIVALS_MOST];
    size_t n = find_rivals(x->trace, b, best);
    add(out, n > 0 ? "\nOther pairs with one of its sentences, by posterior:\n"
                   : "\nNo other pair with one of its sentences has a "
                     "posterior of .01 or more.\n");
    for (size_t k = 0; k < n; k++)
        add_rival(out, r, best[k]);
}

void explainer_add(struct explainer *x, size_t k, unsigned long record_no,
                   struct buf *out)
{
    const struct record *r = &x->records->records[k];
    const struct bead *b = &x->records->grounds.alignment.beads[k];
    add_title(out, r, record_no, x->records->n);
    add_side(out, &r->src);
    add_side(out, &r->tgt);
    add_alignment(out, r, b);
    add_verdict(out, &x->records->verdict);
    add_score(out, x, k);
    add_rivals(out, x, r, b);
}
