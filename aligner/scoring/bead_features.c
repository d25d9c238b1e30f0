/* aligner/scoring/bead_features.c - a bead's figures by the document, then those of what is
 * around it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/bead_features.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "aligner/align.h"
#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "aligner/scoring/pair_features.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

static const double LOG_ODDS_MOST = 7, LIKE_MOST = 2, SHARE_MOST = 4;

/* Pairs and beads on either side that are "near". */
enum { NEAR_PAIRS = 4, NEAR_BEADS = 6 };

/* The background is measured on at most so many pairs. */
enum { BACKGROUND_PAIRS = 400 };

/* Every translation that was measured, free or close, with a lexicon or
 * without, yields at least this much; what it yields beyond is its manner. */
static const double YIELD_OF_TRANSLATION = 0.35;

/* What share of that is high: free translations have all of it. */
static const double HIGH = 0.6;

/* Where next to no translations are known, as if this share of words was. */
static const double LEAST_KNOWN = 0.1;

const char *bead_feature_name(size_t figure)
{
    static const char *const names[] = {
        "posterior",   "length",     "length_2",  "least_like",    "mean_like",
        "sentence",    "run_like",   "ends",      "leak",          "told",
        "told_like",   "least_met",  "known_met", "numbers_alone", "met",
        "unmet",       "marks",      "one_one",   "wide",          "same",
        "beside_null", "near",       "near_null", "all",           "all_null",
        "all_sure",    "translated", "topic"};
    static_assert(sizeof names / sizeof *names == FEATURE_N, "all have names");
    return figure < FEATURE_N ? names[figure] : NULL;
}

struct gathering {
    const struct side *src, *tgt;
    const struct alignment *al;
    struct word_matches_counter counter;
    struct bead_features *evidence;
    struct word_matches *overlap;
    size_t *pair; /* [n_pairs] the beads with two sides */
    size_t n_pairs;
    double background; /* share of words met by chance */
    double like;       /* what a word of the document met over it */
    double all, all_null, all_sure, met;
    double told;  /* share met of what the document's words tell */
    double *n_cp; /* [n_beads] characters of both sides */
    double *leak; /* [n_beads] weight of words for a neighbour, the more */
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

static double met_of(const struct word_matches *o)
{
    return o->src.met + o->tgt.met;
}

static void count_words(struct gathering *g)
{
    for (size_t q = 0; q < g->n_pairs; q++) {
        size_t k = g->pair[q];
        const struct bead *b = &g->al->beads[k];
        g->overlap[k] = word_matches_of(&g->counter, b->src_at, b->n_src,
                                        b->tgt_at, b->n_tgt);
    }
}

/* The share met by pairs laid beside others. */
static void count_background(struct gathering *g)
{
    double words = EVIDENCE_BEFORE_WORDS, met = EVIDENCE_BEFORE_MET;
    size_t step = g->n_pairs / BACKGROUND_PAIRS + 1, far = g->n_pairs / 2;
    for (size_t q = 0; far > 0 && q < g->n_pairs; q += step) {
        size_t k = g->pair[q], other = g->pair[(q + far) % g->n_pairs];
        const struct bead *s = &g->al->beads[k], *t = &g->al->beads[other];
        words += g->overlap[k].src.words + g->overlap[other].tgt.words;
        met += word_matches_met(&g->counter, s->src_at, s->n_src, t->tgt_at,
                                t->n_tgt);
    }
    g->background = met / words;
}

/* Words known and met, summed over beads. */
struct sums {
    double words, met, known, told, told_met;
};

static void add_to(struct sums *s, const struct word_matches *o)
{
    s->words += words_of(o);
    s->met += met_of(o);
    s->known += o->src.known + o->tgt.known;
    s->told += o->src.told + o->tgt.told;
    s->told_met += o->src.told_met + o->tgt.told_met;
}

/* What was met over the background, of what could be, as far as it tells; a few words more than
 * are known could be, so that few words give no great yield. */
static double yield_of(const struct gathering *g, const struct sums *s)
{
    double by_chance = g->background * s->words;
    double could = fmax(s->known - by_chance, 0) + .1 * s->words;
    return fmin((s->met - by_chance) / (could + EVIDENCE_BEFORE_MET),
                YIELD_OF_TRANSLATION);
}

/* How sure the alignment was of its pairs. */
static void count_sureness(struct gathering *g)
{
    for (size_t q = 0; q < g->n_pairs; q++)
        g->all_sure += log_odds(g->al->beads[g->pair[q]].posterior);
    g->all_sure /= fmax((double)g->n_pairs, 1);
}

/* The document's figures. */
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
        add_to(&sums, &g->overlap[k]);
    }
    g->met = sums.words > 0 ? sums.met / sums.words : 0;
    g->told = sums.told > 0 ? sums.told_met / sums.told : 0;
    double known = sums.known / fmax(sums.words, 1) - g->background;
    g->like = fmax(g->met - g->background,
                   YIELD_OF_TRANSLATION * fmax(known, LEAST_KNOWN));
    g->all = yield_of(g, &sums);
    g->n_cp_all = in_all;
    g->all_null = in_all > 0 ? in_null / in_all : 0;
}

/* Words met like the document's, as if some had been seen that are. */
static double like(const struct gathering *g, double met, double words)
{
    const double before = 4;
    double over = met - g->background * words;
    return fmin((over / g->like + before) / (words + before), LIKE_MOST);
}

static void like_figures(struct gathering *g, size_t k)
{
    const struct word_matches_side *s = &g->overlap[k].src,
                                   *t = &g->overlap[k].tgt;
    double *x = g->evidence[k].x;
    x[FEATURE_LEAST_LIKE] =
        fmin(like(g, s->met, s->words), like(g, t->met, t->words));
    x[FEATURE_MEAN_LIKE] = like(g, s->met + t->met, s->words + t->words);
    double least = fmin(s->least, t->least);
    x[FEATURE_SENTENCE] = fmin((least - g->background) / g->like, LIKE_MOST);
    x[FEATURE_RUN_LIKE] = log1p(g->like * fmax(s->run, t->run));
    x[FEATURE_ENDS] =
        log1p(g->like * bead_features_uneven_ends(&g->overlap[k]));
}

/* Rare words tell more than common ones, as if some had been seen that are met
 * like the document's. */
static void told_figures(struct gathering *g, size_t k)
{
    const double before_nats = 8, least = .05;
    const struct word_matches_side *s = &g->overlap[k].src,
                                   *t = &g->overlap[k].tgt;
    double told = (s->told_met + t->told_met + before_nats * g->told) /
                  (s->told + t->told + before_nats);
    double *x = g->evidence[k].x;
    x[FEATURE_INFORMATIVE_MATCHED] = told;
    x[FEATURE_INFORMATIVE_LIKE] = fmin(told / fmax(g->told, least), LIKE_MOST);
}

/* Posteriors suppose that the texts translate each other: how far do they? */
static double believed(const struct gathering *g)
{
    return fmax(g->all, 0) / YIELD_OF_TRANSLATION;
}

static void own_figures(struct gathering *g, size_t k)
{
    const struct bead *b = &g->al->beads[k];
    double *x = g->evidence[k].x;
    x[FEATURE_POSTERIOR] = believed(g) * log_odds(b->posterior);
    bead_features_of_length(x, b->len_z);
    x[FEATURE_ONE_ONE] = b->n_src == 1 && b->n_tgt == 1;
    x[FEATURE_WIDE] = b->n_src + b->n_tgt > 3;
    x[FEATURE_ALL] = g->all;
    x[FEATURE_ALL_NULL] = g->all_null;
    x[FEATURE_ALL_SURE] = g->all_sure;
    bead_features_of_words(x, &g->overlap[k], g->background);
    like_figures(g, k);
    told_figures(g, k);
}

/* Yield of the pairs around pair q, itself left out or not. */
static double near_yield(const struct gathering *g, size_t q, bool with_it)
{
    size_t from = q > NEAR_PAIRS ? q - NEAR_PAIRS : 0;
    size_t to = q + NEAR_PAIRS < g->n_pairs ? q + NEAR_PAIRS + 1 : g->n_pairs;
    struct sums sums = {0};
    for (size_t p = from; p < to; p++)
        if (p != q || with_it)
            add_to(&sums, &g->overlap[g->pair[p]]);
    return yield_of(g, &sums);
}

/* How many words of beads k and k + 1 find no partner in their own bead and
 * would find one in the other. */
static double leak_between(struct gathering *g, size_t k)
{
    const struct bead *x = &g->al->beads[k], *y = x + 1;
    if (y->src_at != x->src_at + x->n_src || y->tgt_at != x->tgt_at + x->n_tgt)
        return 0; /* one of them was moved */
    return word_matches_leak(&g->counter, x->src_at, x->n_src, y->tgt_at,
                             y->n_tgt) +
           word_matches_leak(&g->counter, y->src_at, y->n_src, x->tgt_at,
                             x->n_tgt);
}

/* Each place between two beads is asked once, for both. */
static void count_leaks(struct gathering *g)
{
    for (size_t k = 0; k + 1 < g->al->n_beads; k++) {
        double leak = leak_between(g, k);
        g->leak[k] = fmax(g->leak[k], leak);
        g->leak[k + 1] = leak;
    }
}

static void near_figures(struct gathering *g, size_t q)
{
    size_t k = g->pair[q], n = g->al->n_beads, n_null = 0;
    const struct bead *beads = g->al->beads;
    double *x = g->evidence[k].x;
    size_t from = k > NEAR_BEADS ? k - NEAR_BEADS : 0;
    size_t to = k + NEAR_BEADS < n ? k + NEAR_BEADS + 1 : n;
    for (size_t m = from; m < to; m++)
        n_null += !bead_is_pair(&beads[m]);
    x[FEATURE_LEAK] = log1p(g->leak[k] / (2 * g->like));
    x[FEATURE_BESIDE_NULL] = (k > 0 && !bead_is_pair(&beads[k - 1])) +
                             (k + 1 < n && !bead_is_pair(&beads[k + 1]));
    x[FEATURE_NEAR] = near_yield(g, q, false);
    x[FEATURE_NEAR_NULL] = (double)n_null / (double)(to - from);
}

/* The words given from outside, where the alignment has not got them. */
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
    g->evidence = arena_array(a, n, sizeof *g->evidence);
    g->overlap = arena_array(a, n, sizeof *g->overlap);
    g->n_cp = arena_array(a, n, sizeof *g->n_cp);
    g->leak = arena_array(a, n, sizeof *g->leak);
    g->pair = arena_array(a, n, sizeof *g->pair);
    if (!g->evidence || !g->overlap || !g->n_cp || !g->leak || !g->pair)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++)
        if (bead_is_pair(&g->al->beads[k]))
            g->pair[g->n_pairs++] = k;
    const struct word_pairs *words = g->al->given;
    int rc = words ? 0 : gather_words(a, g, lexicon, &words, e);
    return rc == 0 ? word_matches_open(a, g->src, g->tgt, words, &g->counter, e)
                   : rc;
}

/* The share of long words whose translations are known that have one anywhere
 * on the other side: two texts on one subject have many. */
static double topic_of(const struct gathering *g)
{
    const struct word_pairs *w = g->counter.words;
    double known = EVIDENCE_BEFORE_WORDS, met = EVIDENCE_BEFORE_MET;
    for (uint32_t f = 0; f < w->n_forms; f++) {
        bool has = w->row[f + 1] > w->row[f];
        if (w->n_src[f] == 0 || (g->src->kind && g->src->kind[f] != SIDE_WORD))
            continue;
        known += has || (g->src->word && g->src->word[f] != LEXICON_NONE);
        met += has;
    }
    return met / known;
}

/* Where a document yields what a translation does. */
static double translated_share(const struct gathering *g)
{
    double n = 0;
    for (size_t q = 0; q < g->n_pairs; q++)
        if (near_yield(g, q, true) > HIGH * YIELD_OF_TRANSLATION)
            n += g->n_cp[g->pair[q]];
    return g->n_cp_all > 0 ? n / g->n_cp_all : 0;
}

static struct bead_features document_figures(const struct gathering *g)
{
    struct bead_features v = {{0}};
    v.x[FEATURE_ALL] = g->all;
    v.x[FEATURE_ALL_NULL] = g->all_null;
    double odds = log_odds(translated_share(g));
    v.x[FEATURE_TRANSLATED] = fmin(fmax(odds, -SHARE_MOST), SHARE_MOST);
    v.x[FEATURE_TOPIC] = topic_of(g);
    return v;
}

int bead_features_gather(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct lexicon *lexicon,
                         const struct alignment *al,
                         struct document_features *out, struct err *e)
{
    struct gathering g = {.src = src, .tgt = tgt, .al = al};
    int rc = gathering_open(a, &g, lexicon, e);
    if (rc != 0)
        return rc;
    count_words(&g);
    count_background(&g);
    count_document(&g);
    count_sureness(&g);
    count_leaks(&g);
    for (size_t q = 0; q < g.n_pairs; q++) {
        own_figures(&g, g.pair[q]);
        near_figures(&g, q);
    }
    *out = (struct document_features){.beads = g.evidence,
                                      .overlap = g.overlap,
                                      .all = document_figures(&g),
                                      .n_beads = al->n_beads,
                                      .n_pairs = g.n_pairs,
                                      .background = g.background,
                                      .met = g.met};
    return 0;
}
