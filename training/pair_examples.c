/* training/pair_examples.c - drills about pairs without their document: gold
 * pairs, pairs of strangers, and pairs of which a part is missing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>

#include "aligner/length_cost.h"
#include "aligner/params.h"
#include "aligner/scoring/pair_features.h"
#include "aligner/word_pairs.h"
#include "training/calibration_training.h"

/* How right a pair of which a part is missing counts, by the share that is
 * there: nothing below a half. */
static double part_is_right(double share)
{
    return share > .5 ? (share - .5) : 0;
}

/* Among so many pairs near by, and far away, strangers of a length are found. */
enum { NEAR = 10, FAR = 40 };

/* So many words that should be translated make a copy wrong. */
enum { COPIED_WORDS = 4 };

/* A stretch of one side: tokens and characters. */
struct stretch {
    size_t from, to;
    double n_cp;
};

struct pair_teacher {
    struct calibration_training *teaching;
    const struct aligner_input *sides;
    struct word_matches_counter counter;
    unsigned group;
};

/* The sentences of a link, when they follow each other. */
static bool stretch_of(const struct side *s, const uint32_t *sents, uint32_t n,
                       struct stretch *out)
{
    *out =
        (struct stretch){s->token_at[sents[0]], s->token_at[sents[0] + n], 0};
    for (uint32_t i = 0; i < n; i++) {
        if (sents[i] != sents[0] + i)
            return false;
        out->n_cp += s->len_cp[sents[i]];
    }
    return true;
}

/* The first `share` of a stretch. */
static struct stretch first_part(struct stretch s, double share)
{
    size_t n = (size_t)((double)(s.to - s.from) * share);
    return (struct stretch){s.from, s.from + n, s.n_cp * share};
}

static struct stretch joined(struct stretch x, struct stretch y)
{
    return (struct stretch){x.from, y.to, x.n_cp + y.n_cp};
}

/* An example: the two stretches, of the source and of `opposite`, as a pair of
 * one sentence each. */
static int add_beside(struct pair_teacher *t, const struct side *opposite,
                      struct stretch src, struct stretch tgt, double right,
                      unsigned foil, struct err *e)
{
    const struct align_params p = align_params_default();
    size_t src_at[] = {src.from, src.to}, tgt_at[] = {tgt.from, tgt.to};
    struct side s = t->sides->src, u = *opposite;
    s.token_at = src_at;
    u.token_at = tgt_at;
    t->counter.src = &s;
    t->counter.tgt = &u;
    struct word_matches o = word_matches_count(&t->counter, 0, 1, 0, 1);
    struct bead_features v = pair_features_alone(
        &o, length_delta(&p, (uint64_t)src.n_cp, (uint64_t)tgt.n_cp));
    return examples_add(&t->teaching->examples[CALIBRATION_ALONE], &v, right,
                        t->group + foil, e);
}

static int add(struct pair_teacher *t, struct stretch src, struct stretch tgt,
               double right, unsigned foil, struct err *e)
{
    return add_beside(t, &t->sides->tgt, src, tgt, right, foil, e);
}

/* Words of running text in a stretch of the source: neither names nor
 * numbers. */
static size_t plain_words(const struct side *s, struct stretch x)
{
    size_t n = 0;
    for (size_t k = x.from; k < x.to; k++) {
        uint32_t f = s->tokens[k].form;
        n += s->kind[f] != SIDE_PUNCTUATION && s->kind[f] != SIDE_NUMBER &&
             !s->name[f];
    }
    return n;
}

/* Everything that gold pair x, and the pair y behind it and strangers of its
 * length, near by and far away, teach.  [0] is the source, [1] the target. */
static int teach_pair(struct pair_teacher *t, const struct stretch x[2],
                      const struct stretch y[2], const struct stretch near[2],
                      const struct stretch far[2], struct err *e)
{
    double src_share = x[0].n_cp / (x[0].n_cp + y[0].n_cp);
    double tgt_share = x[1].n_cp / (x[1].n_cp + y[1].n_cp);
    int rc = add(t, x[0], x[1], 1, 0, e);
    if (rc == 0)
        rc = add(t, x[0], near[1], 0, 1, e);
    if (rc == 0)
        rc = add(t, x[0], far[1], 0, 1, e);
    if (rc == 0 && x[0].to == y[0].from)
        rc = add(t, joined(x[0], y[0]), x[1], part_is_right(src_share), 1, e);
    if (rc == 0 && x[1].to == y[1].from)
        rc = add(t, x[0], joined(x[1], y[1]), part_is_right(tgt_share), 1, e);
    if (rc == 0 && plain_words(&t->sides->src, x[0]) >= COPIED_WORDS)
        rc = add_beside(t, &t->sides->src, x[0], x[0], 0, 1, e);
    if (rc == 0)
        rc = add(t, first_part(x[0], .6), x[1], part_is_right(.6), 1, e);
    if (rc == 0)
        rc = add(t, x[0], first_part(x[1], .6), part_is_right(.6), 1, e);
    return rc;
}

/* The stretches of all pairs whose sentences follow each other. */
static size_t find_pairs(const struct gold_document *d,
                         const struct aligner_input *sides,
                         struct stretch (*out)[2])
{
    size_t n = 0;
    for (size_t k = 0; k < d->links.n; k++) {
        const struct gold_link *l = &d->links.links[k];
        if (l->n_src > 0 && l->n_tgt > 0 &&
            stretch_of(&sides->src, l->src, l->n_src, &out[n][0]) &&
            stretch_of(&sides->tgt, l->tgt, l->n_tgt, &out[n][1]))
            n++;
    }
    return n;
}

/* Of `most` pairs from `from` on, going round, the one whose target is most
 * like that of pair k in length: lengths are not to tell strangers. */
static size_t alike(struct stretch (*pairs)[2], size_t n, size_t k, size_t from,
                    size_t most)
{
    size_t best = from % n;
    double least = INFINITY;
    for (size_t m = 0; m < most; m++) {
        size_t other = (from + m) % n;
        double gap = fabs(pairs[other][1].n_cp - pairs[k][1].n_cp);
        if (other != k && gap < least) {
            least = gap;
            best = other;
        }
    }
    return best;
}

int pair_examples_add(struct calibration_training *t,
                      const struct gold_document *d,
                      const struct aligner_input *sides, unsigned group,
                      struct err *e)
{
    struct pair_teacher p = {.teaching = t, .sides = sides, .group = group};
    struct word_pairs words;
    struct stretch(*pairs)[2] =
        arena_array(&t->arena, d->links.n, sizeof *pairs);
    if (!pairs)
        return err_nomem(e);
    int rc =
        word_pairs_open(&t->arena, &sides->src, &sides->tgt,
                        sides->has_lexicon ? &sides->lexicon : NULL, &words, e);
    if (rc == 0)
        rc = word_matches_open(&t->arena, &sides->src, &sides->tgt, &words,
                               &p.counter, e);
    size_t n = rc == 0 ? find_pairs(d, sides, pairs) : 0;
    for (size_t k = 0; rc == 0 && n > 2 && k < n; k++)
        rc = teach_pair(&p, pairs[k], pairs[(k + 1) % n],
                        pairs[alike(pairs, n, k, k + 2, NEAR)],
                        pairs[alike(pairs, n, k, k + n / 2, FAR)], e);
    return rc;
}
