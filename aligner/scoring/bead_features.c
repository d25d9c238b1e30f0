/* aligner/scoring/bead_features.c - counts over the document, then the features
 * of each bead and of its neighbours.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/bead_features.h"

#include <assert.h>
#include <math.h>

#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "aligner/scoring/document_names.h"
#include "aligner/scoring/pair_features.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

static const double LOG_ODDS_MOST = 7, RELATIVE_MOST = 2, SHARE_MOST = 4;

enum { NEAR_PAIRS = 4, NEAR_BEADS = 6 }; /* near, on either side */

enum { BACKGROUND_PAIRS = 400 }; /* at most, to measure it on */

/* Every translation that was measured, free or close, with a lexicon or
 * without, has at least this yield.  A higher one depends on the style of
 * translation. */
static const double YIELD_OF_TRANSLATION = 0.35;

/* With a lexicon, what is no translation yields less than this, and a translation
 * more, even if most of what the lexicon has for its words is wrong. */
static const double YIELD_WITH_LEXICON = 0.2;

static const double HIGH = 0.6; /* the share of it that counts as high */

static const double PRIOR_SENTENCES = 10; /* in no pair: a pseudo-count */

/* The least share of words whose translations count as known. */
static const double LEAST_KNOWN = 0.1;

const char *bead_feature_name(size_t feature)
{
    static const char *const names[] = {
        "posterior",  "length",    "length_2",  "least_like",    "sentence",
        "ends",       "leak",      "known_met", "numbers_alone", "met",
        "marks",      "one_one",   "wide",      "same",          "beside_null",
        "near",       "near_null", "all",       "all_null",      "all_sure",
        "translated", "topic",     "missing",   "names_alone",   "copied",
        "all_names"};
    static_assert(sizeof names / sizeof *names == FEATURE_N, "all have names");
    return feature < FEATURE_N ? names[feature] : NULL;
}

struct gathering {
    const struct side *src, *tgt;
    const struct alignment *al;
    struct word_matches_counter counter;
    struct bead_features *features; /* [n_beads] */
    struct word_matches *matches;   /* [n_beads] */
    size_t *pair;                   /* [n_pairs] the beads with two sides */
    size_t n_pairs;
    double background; /* share of words matched by chance */
    double above;      /* share of the document's words matched above that */
    double matched;    /* share of its words matched */
    double yield, nulls, certainty, names, translated; /* of the document */
    double full_yield; /* what counts as that of a translation */
    double *n_cp;      /* [n_beads] characters of both sides */
    double *neighbour; /* [n_beads] weight of the words that an adjacent bead
                          would match, the greater of two */
    uint8_t *has;      /* [n_forms] 1 for target words that have a match */
    double n_cp_all;
};

static double log_odds(double p)
{
    double x = log(fmax(p, 1e-9)) - log(fmax(1 - p, 1e-9));
    return fmin(fmax(x, -LOG_ODDS_MOST), LOG_ODDS_MOST);
}

static double words_of(const struct word_matches *o)
{
    return o->src.words + o->tgt.words;
}

static double matched_of(const struct word_matches *o)
{
    return o->src.matched + o->tgt.matched;
}

static void count_words(struct gathering *g)
{
    for (size_t q = 0; q < g->n_pairs; q++) {
        size_t k = g->pair[q];
        const struct bead *b = &g->al->beads[k];
        g->matches[k] = word_matches_count(&g->counter, b->src_at, b->n_src,
                                           b->tgt_at, b->n_tgt);
    }
}

/* The share matched between a source and the target of another pair. */
static void count_background(struct gathering *g)
{
    double words = PAIR_FEATURES_PRIOR_WORDS,
           matched = PAIR_FEATURES_PRIOR_MATCHED;
    size_t step = g->n_pairs / BACKGROUND_PAIRS + 1, far = g->n_pairs / 2;
    for (size_t q = 0; far > 0 && q < g->n_pairs; q += step) {
        size_t k = g->pair[q], other = g->pair[(q + far) % g->n_pairs];
        const struct bead *s = &g->al->beads[k], *t = &g->al->beads[other];
        words += g->matches[k].src.words + g->matches[other].tgt.words;
        matched += word_matches_weight(&g->counter, s->src_at, s->n_src,
                                       t->tgt_at, t->n_tgt);
    }
    g->background = matched / words;
}

/* Weights of words, summed over beads. */
struct sums {
    double words, matched, known;
};

static void add_to(struct sums *s, const struct word_matches *o)
{
    s->words += words_of(o);
    s->matched += matched_of(o);
    s->known += o->src.known + o->tgt.known;
}

/* The matched weight above the background, as a share of what could be matched,
 * cut off at that of a translation.  Some words more than are known could be,
 * so that few words give no high yield. */
static double yield_of(const struct gathering *g, const struct sums *s)
{
    double by_chance = g->background * s->words;
    double could = fmax(s->known - by_chance, 0) + .1 * s->words;
    return fmin((s->matched - by_chance) /
                    (could + PAIR_FEATURES_PRIOR_MATCHED),
                YIELD_OF_TRANSLATION);
}

/* The mean log odds of the pairs. */
static void count_certainty(struct gathering *g)
{
    for (size_t q = 0; q < g->n_pairs; q++)
        g->certainty += log_odds(g->al->beads[g->pair[q]].posterior);
    g->certainty /= fmax((double)g->n_pairs, 1);
}

/* The expected share of the sentences that are in right pairs. */
static double aligned_share(const struct gathering *g)
{
    double n = PRIOR_SENTENCES, aligned = 0;
    for (size_t k = 0; k < g->al->n_beads; k++) {
        const struct bead *b = &g->al->beads[k];
        n += b->n_src + b->n_tgt;
        aligned += bead_is_pair(b) ? b->posterior * (b->n_src + b->n_tgt) : 0;
    }
    return aligned / n;
}

static void count_document(struct gathering *g)
{
    struct sums sums = {0};
    double in_null = 0, in_all = 0;
    for (size_t k = 0; k < g->al->n_beads; k++) {
        const struct bead *b = &g->al->beads[k];
        double n = 0;
        for (uint32_t i = b->src_at; i < b->src_at + b->n_src; i++)
            n += g->src->len_cp[i];
        for (uint32_t j = b->tgt_at; j < b->tgt_at + b->n_tgt; j++)
            n += g->tgt->len_cp[j];
        g->n_cp[k] = n;
        in_all += n;
        in_null += bead_is_pair(b) ? 0 : n;
        add_to(&sums, &g->matches[k]);
    }
    g->matched = sums.words > 0 ? sums.matched / sums.words : 0;
    double known = sums.known / fmax(sums.words, 1) - g->background;
    g->above = fmax(g->matched - g->background,
                    YIELD_OF_TRANSLATION * fmax(known, LEAST_KNOWN));
    g->yield = yield_of(g, &sums);
    g->n_cp_all = in_all;
    g->nulls = in_all > 0 ? in_null / in_all : 0;
}

/* A relative share: matched words above the background, over the document's.
 * Four words are a pseudo-count of 1. */
static double relative(const struct gathering *g, double matched, double words)
{
    const double before = 4;
    double over = matched - g->background * words;
    return fmin((over / g->above + before) / (words + before), RELATIVE_MOST);
}

static void relative_features(struct gathering *g, size_t k)
{
    const struct word_matches *o = &g->matches[k];
    const struct word_matches_side *s = &o->src, *t = &o->tgt;
    double *x = g->features[k].x;
    x[FEATURE_RELATIVE_LEAST] = fmin(relative(g, s->matched, s->words),
                                     relative(g, t->matched, t->words));
    double least = fmin(s->least_matched, t->least_matched);
    x[FEATURE_RELATIVE_SENTENCE] =
        fmin((least - g->background) / g->above, RELATIVE_MOST);
    x[FEATURE_UNEVEN_ENDS] = log1p(g->above * pair_features_uneven_ends(o));
}

/* A yield as a share of that of a translation, 1 at most. */
static double of_translation(const struct gathering *g, double yield)
{
    return fmin(yield / g->full_yield, 1);
}

/* The weight of posteriors, 0..1: they assume that the texts are
 * translations. */
static double posterior_weight(const struct gathering *g)
{
    return fmax(of_translation(g, g->yield), 0);
}

static void own_features(struct gathering *g, size_t k)
{
    const struct bead *b = &g->al->beads[k];
    double *x = g->features[k].x;
    x[FEATURE_POSTERIOR] = posterior_weight(g) * log_odds(b->posterior);
    pair_features_of_length(x, b->len_z);
    x[FEATURE_MISSING] =
        g->above * pair_features_missing(&g->matches[k], b->len_z);
    x[FEATURE_1_1] = b->n_src == 1 && b->n_tgt == 1;
    x[FEATURE_LONG] = b->n_src + b->n_tgt > 3;
    x[FEATURE_DOCUMENT_YIELD] = of_translation(g, g->yield);
    x[FEATURE_DOCUMENT_NULLS] = g->nulls;
    x[FEATURE_DOCUMENT_CERTAINTY] = g->certainty;
    x[FEATURE_DOCUMENT_NAMES] = g->names;
    x[FEATURE_TRANSLATED_SHARE] = g->translated;
    pair_features_of_words(x, &g->matches[k], g->background);
    relative_features(g, k);
}

/* Yield of the pairs around pair q, with it or without. */
static double near_yield(const struct gathering *g, size_t q, bool with_it)
{
    size_t from = q > NEAR_PAIRS ? q - NEAR_PAIRS : 0;
    size_t to = q + NEAR_PAIRS < g->n_pairs ? q + NEAR_PAIRS + 1 : g->n_pairs;
    struct sums sums = {0};
    for (size_t p = from; p < to; p++)
        if (p != q || with_it)
            add_to(&sums, &g->matches[g->pair[p]]);
    return yield_of(g, &sums);
}

/* The weight of unmatched words of beads k and k + 1 that could be matched with
 * the other bead. */
static double neighbour_weight(struct gathering *g, size_t k)
{
    const struct bead *x = &g->al->beads[k], *y = x + 1;
    if (y->src_at != x->src_at + x->n_src || y->tgt_at != x->tgt_at + x->n_tgt)
        return 0; /* one of them was moved */
    return word_matches_weight_unmatched(&g->counter, x->src_at, x->n_src,
                                         y->tgt_at, y->n_tgt) +
           word_matches_weight_unmatched(&g->counter, y->src_at, y->n_src,
                                         x->tgt_at, x->n_tgt);
}

/* Each place between two beads is counted once, for both. */
static void count_neighbours(struct gathering *g)
{
    for (size_t k = 0; k + 1 < g->al->n_beads; k++) {
        double weight = neighbour_weight(g, k);
        g->neighbour[k] = fmax(g->neighbour[k], weight);
        g->neighbour[k + 1] = weight;
    }
}

static void near_features(struct gathering *g, size_t q)
{
    size_t k = g->pair[q], n = g->al->n_beads, n_null = 0;
    const struct bead *beads = g->al->beads;
    double *x = g->features[k].x;
    size_t from = k > NEAR_BEADS ? k - NEAR_BEADS : 0;
    size_t to = k + NEAR_BEADS < n ? k + NEAR_BEADS + 1 : n;
    for (size_t m = from; m < to; m++)
        n_null += !bead_is_pair(&beads[m]);
    x[FEATURE_NEIGHBOUR_MATCHES] = log1p(g->neighbour[k] / (2 * g->above));
    x[FEATURE_ADJACENT_NULLS] = (k > 0 && !bead_is_pair(&beads[k - 1])) +
                                (k + 1 < n && !bead_is_pair(&beads[k + 1]));
    x[FEATURE_NEAR_YIELD] = of_translation(g, near_yield(g, q, false));
    x[FEATURE_NEAR_NULLS] = (double)n_null / (double)(to - from);
}

static bool is_of_two_scripts(const struct gathering *g)
{
    return g->src->script && g->tgt->script && g->src->script != g->tgt->script;
}

/* The word pairs known from outside, for an alignment without them. */
static int gather_words(struct arena *a, const struct gathering *g,
                        const struct lexicon *lexicon,
                        const struct word_pairs **out, struct err *e)
{
    struct word_pairs *words = arena_array(a, 1, sizeof *words);
    *out = words;
    return words ? word_pairs_open(a, g->src, g->tgt, lexicon, words, e)
                 : err_nomem(e);
}

static int gathering_open(struct arena *a, struct gathering *g,
                          const struct lexicon *lexicon, struct err *e)
{
    size_t n = g->al->n_beads;
    g->features = arena_array(a, n, sizeof *g->features);
    g->matches = arena_array(a, n, sizeof *g->matches);
    g->n_cp = arena_array(a, n, sizeof *g->n_cp);
    g->neighbour = arena_array(a, n, sizeof *g->neighbour);
    g->pair = arena_array(a, n, sizeof *g->pair);
    g->has = arena_array(a, g->src->n_forms, 1);
    if (!g->has || !g->features || !g->matches || !g->n_cp || !g->neighbour ||
        !g->pair)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++)
        if (bead_is_pair(&g->al->beads[k]))
            g->pair[g->n_pairs++] = k;
    const struct word_pairs *words = g->al->given;
    int rc = words ? 0 : gather_words(a, g, lexicon, &words, e);
    return rc == 0 ? word_matches_open(a, g->src, g->tgt, words, &g->counter, e)
                   : rc;
}

/* The share of long words with known translations that have one anywhere on the
 * other side.  It is high for two texts on one subject. */
static double topic_of(const struct gathering *g)
{
    const struct word_pairs *w = g->counter.words;
    double known = PAIR_FEATURES_PRIOR_WORDS,
           matched = PAIR_FEATURES_PRIOR_MATCHED;
    for (uint32_t f = 0; f < w->n_forms; f++) {
        bool has = w->row[f + 1] > w->row[f];
        if (w->n_src[f] == 0 || (g->src->kind && g->src->kind[f] != SIDE_WORD))
            continue;
        known += has || (g->src->word && g->src->word[f] != LEXICON_NONE);
        matched += has;
    }
    return matched / known;
}

/* The share of characters in pairs whose surroundings have a high yield. */
static double translated_share(const struct gathering *g)
{
    double n = 0;
    for (size_t q = 0; q < g->n_pairs; q++)
        if (near_yield(g, q, true) > HIGH * YIELD_OF_TRANSLATION)
            n += g->n_cp[g->pair[q]];
    return g->n_cp_all > 0 ? n / g->n_cp_all : 0;
}

static struct bead_features features_of_document(const struct gathering *g)
{
    struct bead_features v = {{0}};
    v.x[FEATURE_DOCUMENT_YIELD] = g->yield;
    v.x[FEATURE_DOCUMENT_NULLS] = g->nulls;
    v.x[FEATURE_TRANSLATED_SHARE] = g->translated;
    v.x[FEATURE_DOCUMENT_NAMES] = g->names;
    v.x[FEATURE_TOPIC] = topic_of(g);
    return v;
}

int bead_features_gather(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct lexicon *lexicon,
                         const struct alignment *al,
                         struct document_features *out, struct err *e)
{
    struct gathering g = {.src = src, .tgt = tgt, .al = al};
    g.full_yield = lexicon ? YIELD_WITH_LEXICON : YIELD_OF_TRANSLATION;
    int rc = gathering_open(a, &g, lexicon, e);
    if (rc != 0)
        return rc;
    const double known = word_matches_known(&g.counter);
    count_words(&g);
    count_background(&g);
    count_document(&g);
    count_certainty(&g);
    count_neighbours(&g);
    double odds = log_odds(translated_share(&g));
    g.translated = fmin(fmax(odds, -SHARE_MOST), SHARE_MOST);
    g.names = document_names_share(src, tgt, g.counter.words,
                                   is_of_two_scripts(&g), g.has);
    for (size_t q = 0; q < g.n_pairs; q++) {
        own_features(&g, g.pair[q]);
        near_features(&g, q);
    }
    *out = (struct document_features){.beads = g.features,
                                      .matches = g.matches,
                                      .document = features_of_document(&g),
                                      .n_beads = al->n_beads,
                                      .n_pairs = g.n_pairs,
                                      .background = g.background,
                                      .matched = g.matched,
                                      .known = known,
                                      .two_scripts = is_of_two_scripts(&g),
                                      .aligned = aligned_share(&g)};
    return 0;
}
