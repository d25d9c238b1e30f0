/* document/settled_beads.c - by the verdict on the document.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/settled_beads.h"

#include <math.h>

#include "aligner/scoring/subject.h"
#include "aligner/scoring/verdict.h"
#include "aligner/scoring/wordless.h"
#include "base/arena.h"
#include "document/bead_changes.h"
#include "document/document_grounds.h"
#include "document/mined_beads.h"

/* The yield of the pairs near by, of at most .35, below which a stretch is no
 * translation. */
static const double YIELD_OF_STRANGERS = 0.1;

/* The weight of the words of a pair, about three rare ones, below which it may be
 * a heading that any two texts share ("Conclusion"). */
static const double NATS_OF_STRANGERS = 12;

/* A partial translation is one of at least so much of one of the texts. */
static const double LEAST_PART = 0.2;

/* No verdict is surer. */
static const double MOST = 0.99;

static bool may_mine(const struct document_grounds *g,
                     const struct verdict *verdict)
{
    return g->question == CALIBRATION_BEAD &&
           verdict->kind != VERDICT_TRANSLATION &&
           verdict->kind != VERDICT_NONE;
}

/* Is the pair to be given up for what is mined? */
static bool is_doubtful(const struct document_grounds *g, size_t k,
                        enum verdict_kind kind)
{
    const struct bead *b = &g->alignment.beads[k];
    if (kind != VERDICT_PARTIAL)
        return b->score < 1;
    return b->score < MINING_LEAST &&
           g->features.beads[k].x[FEATURE_NEAR_YIELD] < YIELD_OF_STRANGERS;
}

static size_t mark_doubtful(struct document_grounds *g, enum verdict_kind kind)
{
    size_t n = 0;
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        struct bead *b = &g->alignment.beads[k];
        if (bead_is_pair(b) && is_doubtful(g, k, kind)) {
            b->flags |= BEAD_DISSOLVED;
            n++;
        }
    }
    return n;
}

/* The pair of each source sentence that is alone in one, plus 1. */
static uint32_t *partners_of(struct arena *a, const struct document_grounds *g)
{
    uint32_t *partner = arena_array(a, g->input.src.n, sizeof *partner);
    for (size_t k = 0; partner && k < g->alignment.n_beads; k++) {
        const struct bead *b = &g->alignment.beads[k];
        if (b->n_src == 1 && b->n_tgt == 1)
            partner[b->src_at] = b->tgt_at + 1;
    }
    return partner;
}

/* How many mined pairs the path had too. */
static size_t count_found_again(const struct document_grounds *g,
                                const uint32_t *partner)
{
    size_t n = 0;
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        const struct bead *b = &g->alignment.beads[k];
        n += (b->flags & BEAD_MINED) && partner[b->src_at] == b->tgt_at + 1;
    }
    return n;
}

/* How much of the text that is translated more is expected to be. */
static double translated_part(const struct document_grounds *g)
{
    double src = 0, tgt = 0;
    for (size_t k = 0; k < g->alignment.n_beads; k++) {
        const struct bead *b = &g->alignment.beads[k];
        src += bead_is_pair(b) ? b->score * b->n_src : 0;
        tgt += bead_is_pair(b) ? b->score * b->n_tgt : 0;
    }
    return fmax(src / fmax((double)g->input.src.n, 1),
                tgt / fmax((double)g->input.tgt.n, 1));
}

/* The verdict after mining.  Too little for a partial translation is comparable.
 * The probability that the texts share no subject and no mined pair is right is
 * what is left for "unrelated". */
static void judge(const struct document_grounds *g, double subject,
                  struct verdict *verdict)
{
    double none = 1 - subject;
    for (size_t k = 0; k < g->alignment.n_beads; k++)
        if (g->alignment.beads[k].flags & BEAD_MINED)
            none *= 1 - g->alignment.beads[k].score;
    if (verdict->kind == VERDICT_PARTIAL && translated_part(g) < LEAST_PART) {
        verdict->kind = VERDICT_COMPARABLE;
        verdict->probability = fmax(1 - verdict->probability, .5);
    }
    if (verdict->kind != VERDICT_UNRELATED || verdict->probability * none >= .5)
        return;
    verdict->kind = VERDICT_COMPARABLE;
    verdict->probability = fmin(1 - verdict->probability * none, MOST);
}

/* The probability that the names of both texts are no others: articles of one
 * template differ in little else. */
static double soundness(const struct calibration *c,
                        const struct document_grounds *g)
{
    struct bead_features v = {{0}};
    const double names = g->features.document.x[FEATURE_DOCUMENT_NAMES];
    if (c->model[CALIBRATION_SOUND].n_features == 0)
        return 1;
    v.x[FEATURE_DOCUMENT_NAMES] = names;
    return calibration_probability(c, CALIBRATION_SOUND, &v);
}

static int mine(struct arena *a, const struct align_params *p,
                const struct calibration *c, struct document_grounds *g,
                double floor, struct verdict *verdict, struct settlement *out,
                struct err *e)
{
    struct mining_choice choice = {
        .factor = 1, .least = MINING_LEAST, .keeps_others = floor <= 0};
    const uint32_t *partner = partners_of(a, g);
    const struct word_pairs *words = mined_beads_words(a, g, e);
    if (!words || !partner)
        return err_nomem(e);
    double subject = subject_probability(
        subject_shared(&g->input.src, &g->input.tgt, words));
    if (subject > .5) {
        choice.least = MINING_LEAST_OF_SUBJECT;
    } else {
        choice.factor = soundness(c, g);
        choice.least_nats = NATS_OF_STRANGERS;
    }
    size_t n = mark_doubtful(g, verdict->kind);
    int rc = mined_beads_insert(a, p, g, words, &choice, e);
    if (rc != 0)
        return rc;
    judge(g, subject, verdict);
    if (floor > 0)
        *out = (struct settlement){choice.least,
                                   n - count_found_again(g, partner)};
    return 0;
}

int settled_beads_choose(struct arena *a, const struct align_params *p,
                         const struct calibration *c,
                         struct document_grounds *g, double floor,
                         struct verdict *verdict, struct settlement *out,
                         struct err *e)
{
    size_t n_below = 0;
    *out = (struct settlement){.floor = floor};
    if (!g->is_calibrated || wordless_knows_little(&g->features))
        return 0;
    const bool is_partial = verdict->kind == VERDICT_PARTIAL;
    int rc =
        may_mine(g, verdict) ? mine(a, p, c, g, floor, verdict, out, e) : 0;
    if (rc != 0 || (may_mine(g, verdict) && !is_partial))
        return rc;
    if (verdict->kind == VERDICT_TRANSLATION) {
        out->floor = 0;
        return 0;
    }
    rc = bead_changes_drop_below(a, g, floor, &n_below, e);
    out->n_below += n_below;
    return rc;
}
