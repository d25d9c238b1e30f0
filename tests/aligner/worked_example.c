/* tests/aligner/worked_example.c - the worked example of docs/algorithm.md.
 * Prints its blocks of figures; algorithm_example.py compares them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_cost.h"
#include "aligner/length_model.h"
#include "aligner/lexicon.h"
#include "aligner/pair_model.h"
#include "aligner/params.h"
#include "aligner/word_evidence.h"
#include "aligner/word_evidence_bead.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "tokenize/token.h"
#include "tokenize/token_lines.h"

static const char *const src_text[] = {
    "The ferry left at nine.", "It was an hour late.", "Nobody complained."};
static const char *const tgt_text[] = {
    "Le ferry partit à neuf heures, avec une heure de retard.",
    "Personne ne se plaignit."};

/* What the lexicon knows, in the order of the source words' ids. */
static const struct {
    const char *src, *tgt;
    float to_tgt, to_src;
} known[] = {{"left", "partit", .2f, .4f},
             {"nine", "neuf", .6f, .5f},
             {"hour", "heure", .6f, .6f},
             {"late", "retard", .3f, .4f},
             {"nobody", "personne", .5f, .3f}};

enum { N_SRC = 3, N_TGT = 2, N_KNOWN = sizeof known / sizeof *known };

struct example {
    struct arena arena;
    struct vocabulary vocabulary;
    struct side src, tgt;
    struct lexicon lexicon;
    struct word_pairs words;
    struct corridor corridor;
    struct length_model lengths;
    struct ratio_table ratios;
    struct word_evidence evidence;
    struct pair_model model;
};

static void check(int rc)
{
    if (rc != 0)
        abort();
}

static void *need(void *p)
{
    if (!p)
        abort();
    return p;
}

static struct side read_side(struct example *x, const char *const *text,
                             size_t n)
{
    uint32_t *len = need(arena_array(&x->arena, n, sizeof *len));
    struct sentence *sents = need(arena_array(&x->arena, n, sizeof *sents));
    struct token_lines lines;
    for (size_t i = 0; i < n; i++) {
        sents[i].text = sv_from(text[i]);
        for (const char *p = text[i]; *p; p++)
            len[i] += ((unsigned char)*p & 0xc0) != 0x80;
    }
    check(token_lines(&x->arena, &x->vocabulary, sents, n, &lines, NULL));
    size_t n_tokens = lines.starts[n];
    struct side_token *tokens =
        need(arena_array(&x->arena, n_tokens, sizeof *tokens));
    for (size_t k = 0; k < n_tokens; k++)
        tokens[k] =
            (struct side_token){lines.tokens[k].form, lines.tokens[k].key};
    return (struct side){
        .len_cp = len, .n = n, .tokens = tokens, .token_at = lines.starts};
}

static uint32_t form_of(const struct example *x, const char *word)
{
    return vocabulary_find(&x->vocabulary, sv_from(word));
}

/* Each known form of the example is the word of that number. */
static void make_lexicon(struct example *x, uint32_t n_forms)
{
    uint32_t *word = need(arena_array(&x->arena, n_forms, sizeof *word));
    uint32_t *row = need(arena_array(&x->arena, n_forms + 1, sizeof *row));
    struct lexicon_entry *entries =
        need(arena_array(&x->arena, N_KNOWN, sizeof *entries));
    for (uint32_t f = 0; f < n_forms; f++)
        word[f] = LEXICON_NONE;
    for (size_t k = 0; k < N_KNOWN; k++) {
        uint32_t s = form_of(x, known[k].src), t = form_of(x, known[k].tgt);
        word[s] = s;
        word[t] = t;
        entries[k] =
            (struct lexicon_entry){s, t, known[k].to_tgt, known[k].to_src};
        for (uint32_t f = s; f < n_forms; f++)
            row[f + 1]++;
    }
    x->lexicon = (struct lexicon){entries, row, n_forms, n_forms};
    x->src.word = x->tgt.word = word;
}

static void example_open(struct example *x)
{
    const struct align_params params = align_params_default();
    const struct length_fit start = length_fit_with_words(&params);
    struct arena *a = &x->arena;
    x->src = read_side(x, src_text, N_SRC);
    x->tgt = read_side(x, tgt_text, N_TGT);
    x->src.n_forms = x->tgt.n_forms = vocabulary_n_forms(&x->vocabulary);
    x->src.n_keys = x->tgt.n_keys = vocabulary_n_keys(&x->vocabulary);
    make_lexicon(x, x->src.n_forms);
    check(word_pairs_open(a, &x->src, &x->tgt, &x->lexicon, &x->words, NULL));
    check(corridor_band(a, &x->src, &x->tgt, 10, 100, &x->corridor, NULL));
    check(length_model_open(a, &start, &x->src, &x->tgt, &x->lengths, NULL));
    check(ratio_table_open(a, &x->words, &x->ratios, NULL));
    check(word_evidence_open(a, &x->src, &x->tgt, &x->corridor, &x->ratios,
                             &x->evidence, NULL));
    x->model = (struct pair_model){
        .lengths = &x->lengths, .evidence = &x->evidence, .lexical_weight = .5};
}

/* The weight of a bead that ends at (i, j), in the scorer's units. */
static double weight(const struct scorer *s, size_t i, size_t j, unsigned n_src,
                     unsigned n_tgt)
{
    float out[BEAD_TYPES_MAX];
    s->row(s->model, i, j, j + 1, out);
    return (double)out[bead_type_find(n_src, n_tgt)];
}

static void print_classic(struct example *x)
{
    const struct align_params p = align_params_default();
    struct length_cost cost;
    struct bead *path;
    size_t n;
    check(length_cost_open(&x->arena, &p, &x->src, &x->tgt, &cost, NULL));
    const struct scorer s = length_cost_scorer(&cost);
    printf("1-1  23:56  delta %7.4f  cost %4.0f\n", length_delta(&p, 23, 56),
           -weight(&s, 1, 1, 1, 1));
    printf("2-1  44:56  delta %7.4f  cost %4.0f\n", length_delta(&p, 44, 56),
           -weight(&s, 2, 1, 2, 1));
    printf("1-1  21:24  delta %7.4f  cost %4.0f\n", length_delta(&p, 21, 24),
           -weight(&s, 2, 2, 1, 1));
    printf("1-1  18:24  delta %7.4f  cost %4.0f\n", length_delta(&p, 18, 24),
           -weight(&s, 3, 2, 1, 1));
    check(viterbi_path(&x->arena, &x->corridor, &s, &path, &n, NULL));
    printf("path");
    for (size_t k = 0; k < n; k++)
        printf("  %u-%u", path[k].n_src, path[k].n_tgt);
    printf("\n");
}

static void print_word(struct example *x)
{
    const struct word_pairs *w = &x->words;
    uint32_t s = form_of(x, "nobody"), t = form_of(x, "personne");
    const struct word_pair *pair = &w->pairs[w->row[s]];
    while (pair->tgt != t)
        pair++;
    double to_tgt = (double)pair->to_tgt;
    double formula = w->p_src[s] * to_tgt / w->p_tgt[t];
    double rest = (double)x->ratios.tgt_base[t];
    size_t n = x->src.token_at[3] - x->src.token_at[2];
    double ratio = .8 / (double)(n + 1) * to_tgt / w->p_tgt[t];
    printf("p(personne) = %.4f   p(nobody) = %.4f\n", w->p_tgt[t], w->p_src[s]);
    printf("cover(personne) = %.4f by its formula, and %.4f of a listed word\n",
           formula, (1 - rest) / .8);
    printf("ratio opposite \"Nobody complained.\" = %.4f\n", ratio + rest);
    printf("ratio opposite anything else = %.4f\n", rest);
}

static void print_beads(struct example *x)
{
    static const struct {
        size_t i, j;
        unsigned n_src, n_tgt;
    } rows[] = {{1, 1, 1, 1}, {2, 1, 1, 1}, {2, 1, 2, 1},
                {2, 2, 1, 1}, {3, 2, 1, 1}, {3, 2, 2, 1}};
    const struct scorer lengths = length_model_scorer(&x->lengths);
    const struct scorer all = pair_model_scorer(&x->model);
    printf("bead             prior   length    words    sum\n");
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        size_t i = rows[k].i, j = rows[k].j;
        unsigned n_src = rows[k].n_src, n_tgt = rows[k].n_tgt;
        double prior = x->lengths.fit.log_prior[bead_type_find(n_src, n_tgt)];
        double length = weight(&lengths, i, j, n_src, n_tgt) - prior;
        double words = word_evidence_bead(&x->evidence, i - n_src, n_src,
                                          j - n_tgt, n_tgt);
        printf("s%zu%s%zu : t%zu      %7.3f  %7.3f  %7.3f  %7.3f\n",
               i - n_src + 1, n_src > 1 ? "-s" : "  s", i, j, prior, length,
               words, weight(&all, i, j, n_src, n_tgt));
    }
}

static void print_posteriors(struct example *x, double temper)
{
    struct scorer s = pair_model_scorer(&x->model);
    struct posterior post;
    s.nats_per_unit = temper;
    check(posterior_open(&x->arena, &x->corridor, &s, &post, NULL));
    printf("temper %.1f: log of the sum over all paths %.4f\n", temper,
           post.log_sum_nats);
    static const struct bead beads[] = {
        {.src_at = 0, .tgt_at = 0, .n_src = 1, .n_tgt = 1},
        {.src_at = 0, .tgt_at = 0, .n_src = 2, .n_tgt = 1},
        {.src_at = 1, .tgt_at = 1, .n_src = 1, .n_tgt = 0},
        {.src_at = 2, .tgt_at = 1, .n_src = 1, .n_tgt = 1},
        {.src_at = 1, .tgt_at = 1, .n_src = 2, .n_tgt = 1}};
    for (size_t k = 0; k < sizeof beads / sizeof *beads; k++) {
        const struct bead *b = &beads[k];
        printf("  P(%u-%u at s%u, t%u) = %.4f\n", b->n_src, b->n_tgt,
               b->src_at + 1, b->tgt_at + 1, posterior_of(&post, b));
    }
}

int main(void)
{
    static struct example x;
    example_open(&x);
    printf("[classic]\n");
    print_classic(&x);
    printf("[word]\n");
    print_word(&x);
    printf("[beads]\n");
    print_beads(&x);
    printf("[posteriors]\n");
    print_posteriors(&x, 1);
    print_posteriors(&x, .5);
    vocabulary_free(&x.vocabulary);
    arena_free(&x.arena);
    return 0;
}
