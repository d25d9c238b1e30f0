/* The evidence of words against its formula, word by word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/side.h"
#include "aligner/word_evidence.h"
#include "aligner/word_evidence_bead.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

static double t_of(const struct word_pairs *w, uint32_t s, uint32_t t,
                   int to_tgt)
{
    for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++)
        if (w->pairs[k].tgt == t)
            return (double)(to_tgt ? w->pairs[k].to_tgt : w->pairs[k].to_src);
    return 0;
}

/* A side and some sentences of it. */
struct block {
    const struct side *side;
    size_t from, n;
    int is_tgt;
};

enum { NONE = -1 };

/* log ratio of the word y opposite a block, by the formula of word_evidence.h; with
 * the words of one of its sentences, `left_out`, saying nothing. */
static double word_nats(const struct word_pairs *w, const struct block *b,
                        uint32_t y, int left_out)
{
    const double *p_y = b->is_tgt ? w->p_src : w->p_tgt;
    const double *p_s = b->is_tgt ? w->p_tgt : w->p_src;
    const size_t *at = b->side->token_at;
    double sum = 0, cover = 0;
    for (size_t q = 0; q < b->n; q++)
        for (size_t k = at[b->from + q]; k < at[b->from + q + 1]; k++) {
            uint32_t s = b->side->tokens[k].form;
            if ((int)q != left_out)
                sum += b->is_tgt ? t_of(w, y, s, 0) : t_of(w, s, y, 1);
        }
    for (uint32_t s = 0; s < w->n_forms; s++)
        cover += p_s[s] * (b->is_tgt ? t_of(w, y, s, 0) : t_of(w, s, y, 1));
    cover = fmin(cover / p_y[y], 1);
    double n_words = (double)(at[b->from + b->n] - at[b->from]);
    return log(.8 * sum / (n_words + 1) / p_y[y] + 1 - .8 * cover);
}

static double sentence_nats(const struct word_pairs *w, const struct block *own,
                            size_t q, const struct block *other, int left_out)
{
    const size_t *at = own->side->token_at + own->from + q;
    double nats = 0;
    for (size_t y = at[0]; y < at[1]; y++)
        nats += word_nats(w, other, own->side->tokens[y].form, left_out);
    return nats;
}

/* What the other side would miss without sentence q of `own`. */
static double loss_without(const struct word_pairs *w, const struct block *own,
                           size_t q, const struct block *other)
{
    double nats = 0;
    for (size_t k = 0; k < other->n; k++)
        nats += sentence_nats(w, other, k, own, NONE) -
                sentence_nats(w, other, k, own, (int)q);
    return nats;
}

/* The sentences of one side of a bead: in one of three or more what is against
 * them counts twice, and positive evidence is the loss without it. */
static double block_nats(const struct word_pairs *w, const struct block *own,
                         const struct block *other)
{
    double nats = 0;
    for (size_t q = 0; q < own->n; q++) {
        double evidence = sentence_nats(w, own, q, other, NONE);
        if (own->n > 1)
            evidence = fmin(evidence, loss_without(w, own, q, other));
        nats += evidence < 0 && own->n + other->n > 2 ? 2 * evidence : evidence;
    }
    return nats;
}

static double slow_nats(const struct word_pairs *w, const struct side *src,
                        const struct side *tgt, size_t i, size_t n_src,
                        size_t j, size_t n_tgt)
{
    struct block s = {src, i, n_src, 0}, t = {tgt, j, n_tgt, 1};
    return (block_nats(w, &s, &t) + block_nats(w, &t, &s)) / 2;
}

Test(word_evidence, is_its_formula_for_beads_of_every_type)
{
    struct arena a = {0};
    struct side src, tgt;
    struct word_pairs w;
    struct corridor c;
    struct word_evidence s;
    struct err e = {0};
    document_pair(&a, 3, 12, &src, &tgt);
    tgt.tokens = src.tokens; /* equal forms make pairs */
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &w, &e), 0);
    cr_assert_eq(corridor_band(&a, &src, &tgt, 20, 1000, &c, &e), 0);
    cr_assert_eq(
        word_evidence_open(&a, &src, &tgt, &c, ratios_of(&a, &w), &s, &e), 0);
    for (size_t i = 0; i + 4 <= src.n; i++)
        for (size_t j = 0; j + 4 <= tgt.n; j++)
            for (size_t n_src = 1; n_src <= 4; n_src++)
                for (size_t n_tgt = 1; n_tgt <= 4; n_tgt++)
                    cr_assert_float_eq(
                        word_evidence_bead(&s, i, n_src, j, n_tgt),
                        slow_nats(&w, &src, &tgt, i, n_src, j, n_tgt), 1e-4);
    arena_free(&a);
}

/* Past some equal words of a sentence the rest is added at once. */
Test(word_evidence, is_its_formula_for_many_equal_words)
{
    struct arena a = {0};
    struct word_pairs w;
    struct corridor c;
    struct word_evidence s;
    struct err e = {0};
    char text[500] = "b a c";
    for (int k = 0; k < 200; k++)
        strcat(text, k == 190 ? " b" : " a");
    strcat(text, "|c d");
    struct side src = document(&a, text), tgt = document(&a, "a b a|a c e");
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &w, &e), 0);
    cr_assert_eq(corridor_band(&a, &src, &tgt, 5, 100, &c, &e), 0);
    cr_assert_eq(
        word_evidence_open(&a, &src, &tgt, &c, ratios_of(&a, &w), &s, &e), 0);
    for (size_t n_src = 1; n_src <= 2; n_src++)
        for (size_t n_tgt = 1; n_tgt <= 2; n_tgt++)
            cr_expect_float_eq(word_evidence_bead(&s, 0, n_src, 0, n_tgt),
                               slow_nats(&w, &src, &tgt, 0, n_src, 0, n_tgt),
                               1e-3);
    arena_free(&a);
}

/* Sentences from .. to of a side. */
static struct side stretch(struct arena *a, const struct side *s, size_t from,
                           size_t to)
{
    struct side part = *s;
    size_t *at = arena_array(a, to - from + 1, sizeof *at);
    cr_assert_not_null(at);
    for (size_t k = from; k <= to; k++)
        at[k - from] = s->token_at[k] - s->token_at[from];
    part.n = to - from;
    part.tokens = s->tokens + s->token_at[from];
    part.token_at = at;
    return part;
}

Test(word_evidence, a_stretch_has_what_it_has_in_its_document)
{
    struct arena a = {0};
    struct side src, tgt;
    struct word_pairs w;
    struct corridor all, few;
    struct word_evidence s, t;
    struct ratio_table slice;
    document_pair(&a, 5, 30, &src, &tgt);
    tgt.tokens = src.tokens;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &w, NULL), 0);
    cr_assert_eq(corridor_band(&a, &src, &tgt, 40, 2000, &all, NULL), 0);
    const struct ratio_table *ratios = ratios_of(&a, &w);
    cr_assert_eq(word_evidence_open(&a, &src, &tgt, &all, ratios, &s, NULL), 0);
    uint32_t *number = arena_array(&a, w.n_forms, sizeof *number);
    struct side part_src = stretch(&a, &src, 4, 9);
    struct side part_tgt = stretch(&a, &tgt, 7, 12);
    cr_assert_eq(ratio_table_slice(&a, ratios, &part_src, &part_tgt, number,
                                   &slice, NULL),
                 0);
    for (uint32_t f = 0; f < w.n_forms; f++)
        cr_assert_eq(number[f], 0);
    cr_assert_eq(corridor_band(&a, &part_src, &part_tgt, 9, 99, &few, NULL), 0);
    cr_assert_eq(
        word_evidence_open(&a, &part_src, &part_tgt, &few, &slice, &t, NULL),
        0);
    for (size_t i = 0; i + 2 <= part_src.n; i++)
        for (size_t j = 0; j + 2 <= part_tgt.n; j++)
            cr_assert_float_eq(word_evidence_bead(&t, i, 2, j, 2),
                               word_evidence_bead(&s, 4 + i, 2, 7 + j, 2),
                               1e-6);
    arena_free(&a);
}

/* The words of two texts, and their evidence. */
struct words {
    struct side src, tgt;
    struct word_pairs pairs;
    struct word_evidence evidence;
};

static void words_open(struct arena *a, const char *src, const char *tgt,
                       struct words *w)
{
    w->src = document(a, src);
    w->tgt = document(a, tgt);
    cr_assert_eq(word_pairs_open(a, &w->src, &w->tgt, NULL, &w->pairs, NULL),
                 0);
    cr_assert_eq(word_evidence_open(a, &w->src, &w->tgt, NULL,
                                    ratios_of(a, &w->pairs), &w->evidence,
                                    NULL),
                 0);
}

Test(word_evidence, unknown_words_say_nothing)
{
    struct arena a = {0};
    struct words w;
    words_open(&a, "a b|c", "x|y z", &w);
    cr_expect_float_eq(word_evidence_bead(&w.evidence, 0, 1, 0, 1), 0, 1e-6);
    cr_expect_float_eq(word_evidence_bead(&w.evidence, 0, 2, 1, 1), 0, 1e-6);
    arena_free(&a);
}

Test(word_evidence, a_word_that_is_missing_counts_against_the_bead)
{
    struct arena a = {0};
    struct words w;
    words_open(&a, "a b|c d", "a e|c f", &w);
    cr_expect_gt(word_evidence_bead(&w.evidence, 0, 1, 0, 1), 0);
    cr_expect_lt(word_evidence_bead(&w.evidence, 0, 1, 1, 1), 0);
    arena_free(&a);
}

/* "d d" has its translation, but not in the pair: it is no part of it. */
Test(word_evidence, a_sentence_that_meets_nothing_does_not_join_a_pair)
{
    struct arena a = {0};
    struct words w;
    words_open(&a, "a b|d d|c", "a b|c|d", &w);
    double alone = word_evidence_bead(&w.evidence, 1, 1, 0, 1);
    cr_assert_lt(alone, 0);
    cr_expect_lt(word_evidence_bead(&w.evidence, 0, 2, 0, 1),
                 word_evidence_bead(&w.evidence, 0, 1, 0, 1));
    cr_expect_gt(word_evidence_bead(&w.evidence, 1, 1, 2, 1), 0);
    arena_free(&a);
}

/* The sentence after "a b" repeats its words. */
Test(word_evidence, a_heading_that_repeats_a_pair_adds_little_to_it)
{
    struct arena a = {0};
    struct words w;
    words_open(&a, "a b|a b c d|e f g h i j k l m n o p q r s t|u v w x y z",
               "a b c d|e f g h i j k l m n o p q r s t|u v w x y z", &w);
    double alone = word_evidence_bead(&w.evidence, 0, 1, 0, 1);
    double gain = word_evidence_bead(&w.evidence, 0, 2, 0, 1) -
                  word_evidence_bead(&w.evidence, 1, 1, 0, 1);
    cr_expect_gt(alone, 0);
    cr_expect_lt(gain, alone / 2);
    arena_free(&a);
}

/* Both halves have words of their own opposite. */
Test(word_evidence, two_halves_of_a_sentence_say_more_than_one)
{
    struct arena a = {0};
    struct words w;
    words_open(&a, "a b|c d|e f g h i j k l m n o p q r s t",
               "a b c d|e f g h i j k l m n o p q r s t|a b", &w);
    cr_expect_gt(word_evidence_bead(&w.evidence, 0, 2, 0, 1),
                 word_evidence_bead(&w.evidence, 0, 1, 0, 1));
    cr_expect_gt(word_evidence_bead(&w.evidence, 0, 2, 0, 1),
                 word_evidence_bead(&w.evidence, 1, 1, 0, 1));
    arena_free(&a);
}
