/* document/engine.c - articles to sides, beads to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/engine.h"

#include "aligner/scoring/bead_features.h"
#include "base/arena.h"
#include "document/aligning.h"

static struct record_side record_side_of(const struct article *article,
                                         struct sv url, uint32_t at, uint32_t n)
{
    return (struct record_side){
        .url = url,
        .lang = sv_from(article->lang),
        .sents = article->sents + at,
        .at = at,
        .n = n,
        .n_pars = article->n_pars,
    };
}

static uint32_t side_flags(const struct record_side *side)
{
    uint32_t flags = 0;
    for (uint32_t i = 0; i < side->n; i++)
        flags |= side->sents[i].flags;
    return flags;
}

static struct record record_of(const struct bead *b, uint64_t bead_no,
                               const struct article *src,
                               const struct article *tgt,
                               const struct pair_names *names)
{
    struct record r = {
        .bead_no = bead_no,
        .src = record_side_of(src, names->src_url, b->src_at, b->n_src),
        .tgt = record_side_of(tgt, names->tgt_url, b->tgt_at, b->n_tgt),
        .score = b->score,
        .posterior = b->posterior,
        .words_met = b->words_met,
        .cost_nats = b->cost_nats,
        .len_z = b->len_z,
    };
    r.flags = side_flags(&r.src) | side_flags(&r.tgt);
    if (b->flags & BEAD_MOVED)
        r.flags |= RECORD_MOVED;
    return r;
}

int pipeline_open(const struct parameters *p,
                  const struct lexicon_choice *lexicons, struct pipeline *out,
                  struct err *e)
{
    *out = (struct pipeline){.params = *p};
    int rc = p->align.method == ALIGN_HYBRID
                 ? lexicon_set_open(lexicons, &out->lexicons, e)
                 : 0;
    aligning_digest(p, out->lexicons.digest, out->digest);
    return rc;
}

void pipeline_close(struct pipeline *p)
{
    lexicon_set_close(&p->lexicons);
}

static int make_sides(struct arena *a, struct aligner_input_maker *m,
                      const struct pipeline *p, const struct article *src,
                      const struct article *tgt, struct aligner_input *out,
                      struct err *e)
{
    if (p->params.align.method != ALIGN_HYBRID)
        return aligner_input_of_lengths(a, src, tgt, out, e);
    return aligner_input_of_words(a, m, &p->lexicons, src, tgt, out, e);
}

static bool is_calibrated(const struct parameters *p,
                          const struct pair_grounds *g)
{
    return p->calibration.model[g->question].n_features > 0 &&
           g->sides.src.tokens;
}

static void score_bead(const struct calibration *c,
                       const struct pair_grounds *g, size_t k)
{
    struct bead *b = &g->alignment.beads[k];
    b->words_met = word_matches_share(&g->evidence.overlap[k]);
    if (b->n_src > 0 && b->n_tgt > 0)
        b->score =
            calibration_probability(c, g->question, &g->evidence.beads[k]);
}

/* Set the score of each bead. */
static int score_beads(struct arena *a, const struct parameters *p,
                       struct pair_grounds *g, struct verdict *verdict,
                       struct err *e)
{
    const struct aligner_input *sides = &g->sides;
    struct alignment *al = &g->alignment;
    *verdict = (struct verdict){.kind = VERDICT_NONE};
    for (size_t k = 0; k < al->n_beads; k++)
        al->beads[k].score = al->beads[k].posterior;
    g->question = sides->has_lexicon ? CALIBRATION_BEAD : CALIBRATION_BARE;
    g->is_calibrated = is_calibrated(p, g);
    if (!g->is_calibrated)
        return 0;
    int rc = bead_features_gather(a, &sides->src, &sides->tgt,
                                  sides->has_lexicon ? &sides->lexicon : NULL,
                                  al, &g->evidence, e);
    if (rc == 0)
        *verdict = verdict_of(&p->calibration, &g->evidence.all);
    for (size_t k = 0; rc == 0 && k < al->n_beads; k++)
        score_bead(&p->calibration, g, k);
    return rc;
}

int pipeline_beads(struct arena *a, struct aligner_input_maker *m,
                   const struct pipeline *p, const struct article *src,
                   const struct article *tgt, struct aligner_input *sides,
                   struct alignment *out, struct trace *trace, struct err *e)
{
    int rc = make_sides(a, m, p, src, tgt, sides, e);
    if (rc != 0)
        return rc;
    return align_sides(a, &p->params.align, &sides->src, &sides->tgt,
                       sides->has_lexicon ? &sides->lexicon : NULL, out, trace,
                       e);
}

int pipeline_align(struct arena *a, struct aligner_input_maker *m,
                   const struct pipeline *p, const struct article *src,
                   const struct article *tgt, const struct pair_names *names,
                   struct pair_records *out, struct trace *trace, struct err *e)
{
    struct pair_grounds *g = &out->grounds;
    const struct alignment *al = &g->alignment;
    int rc =
        pipeline_beads(a, m, p, src, tgt, &g->sides, &g->alignment, trace, e);
    if (rc == 0)
        rc = score_beads(a, &p->params, g, &out->verdict, e);
    if (rc != 0)
        return rc;
    struct record *records = arena_array(a, al->n_beads, sizeof *records);
    if (!records)
        return err_nomem(e);
    for (size_t i = 0; i < al->n_beads; i++)
        records[i] = record_of(&al->beads[i], i, src, tgt, names);
    out->records = records;
    out->n = al->n_beads;
    return 0;
}

static void count_bead(struct pair_summary *s, uint32_t n_src, uint32_t n_tgt)
{
    s->n_src += n_src;
    s->n_tgt += n_tgt;
    if (n_tgt == 0)
        s->n_1_0++;
    else if (n_src == 0)
        s->n_0_1++;
    else if (n_src == 1 && n_tgt == 1)
        s->n_1_1++;
    else if (n_src == 1 && n_tgt == 2)
        s->n_1_2++;
    else if (n_src == 2 && n_tgt == 1)
        s->n_2_1++;
    else
        s->n_other++;
}

struct pair_summary pipeline_summary(const struct pair_records *records)
{
    struct pair_summary s = {.verdict = records->verdict};
    double total = 0;
    for (size_t i = 0; i < records->n; i++) {
        const struct record *r = &records->records[i];
        count_bead(&s, r->src.n, r->tgt.n);
        if (r->src.n == 0 || r->tgt.n == 0)
            continue;
        s.n_pairs++;
        total += r->score;
        s.n_wrong += 1 - r->score;
    }
    s.mean_score = s.n_pairs > 0 ? total / (double)s.n_pairs : 0;
    return s;
}
