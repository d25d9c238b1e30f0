/* The whole model on small problems, and on gold texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/boundary_rows.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_model.h"
#include "aligner/lexicon.h"
#include "aligner/pair_model.h"
#include "aligner/word_evidence.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "boundary_formula.h"
#include "document.h"
#include "every_path.h"

static struct align_params hybrid(void)
{
    struct align_params p = align_params_default();
    p.method = ALIGN_HYBRID;
    return p;
}

/* The parts of the model of a small document. */
struct parts {
    struct length_model lengths;
    struct word_pairs words;
    struct corridor corridor;
    struct word_evidence evidence;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries;
    struct pair_model model;
};

static void parts_open(struct arena *a, const struct side *src,
                       const struct side *tgt, size_t half, struct parts *p)
{
    const struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    struct err e = {0};
    cr_assert_eq(length_model_open(a, &start, src, tgt, &p->lengths, &e), 0);
    cr_assert_eq(word_pairs_open(a, src, tgt, NULL, &p->words, &e), 0);
    cr_assert_eq(corridor_band(a, src, tgt, half, 1000, &p->corridor, &e), 0);
    cr_assert_eq(word_evidence_open(a, src, tgt, &p->corridor,
                                    ratios_of(a, &p->words), &p->evidence, &e),
                 0);
    p->model = (struct pair_model){.lengths = &p->lengths,
                                   .evidence = &p->evidence,
                                   .lexical_weight = 0.5};
    boundaries_open(a, src, tgt, p->boundary, &p->boundaries);
    p->model.boundaries = &p->boundaries;
}

static void check_model(const char *src_text, const char *tgt_text, size_t half)
{
    struct arena a = {0};
    struct side src = document(&a, src_text), tgt = document(&a, tgt_text);
    struct parts p;
    parts_open(&a, &src, &tgt, half, &p);
    struct scorer s = pair_model_scorer(&p.model);
    struct every_path want = every_path(&p.corridor, &s);
    struct bead *got;
    size_t n_got;
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(viterbi_path(&a, &p.corridor, &s, &got, &n_got, &e), 0);
    cr_assert_eq(posterior_open(&a, &p.corridor, &s, &post, &e), 0);
    cr_assert_eq(n_got, want.n_beads);
    for (size_t k = 0; k < n_got; k++) {
        size_t i = got[k].src_at + got[k].n_src;
        size_t j = got[k].tgt_at + got[k].n_tgt;
        size_t t = bead_type_find(got[k].n_src, got[k].n_tgt);
        cr_expect_eq(got[k].src_at, want.beads[k].src_at);
        cr_expect_eq(got[k].tgt_at, want.beads[k].tgt_at);
        cr_expect_float_eq(posterior_of(&post, &got[k]),
                           want.posterior[i][j][t], 1e-5);
    }
    arena_free(&a);
}

Test(passes, model_equals_every_path)
{
    check_model("a b c|d e|/f g|h|i j", "A B|C D E|/F G H|I J", 6);
    check_model("a b c|d e|/f g|h|i j k", "A B C D E|/F G|/H|I J K", 2);
    check_model("a|b|c|d|/e|f", "A B|/C|D E F", 3);
    check_model("a b|~c d|/e f|g h|i j|k", "A B C D|E F|~G H", 6);
    check_model("a b|/c d e f g|h", "A B|x y|x y z|y z|z x|H", 6);
}

/* All sentences are of one length: only words know which was left out. */
Test(passes, words_tell_what_lengths_cannot)
{
    struct arena a = {0};
    struct side src = document(&a, "abcd|efgh|ijkl|mnop|qrst|uvwx");
    struct side tgt = document(&a, "ABCD|EFGH|MNOP|QRST|UVWX");
    struct align_params p = hybrid();
    struct alignment al;
    struct err e = {0};
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, &e), 0);
    cr_assert_eq(al.n_beads, 6);
    cr_expect_eq(al.beads[2].n_src, 1);
    cr_expect_eq(al.beads[2].n_tgt, 0);
    cr_expect_gt(al.beads[0].posterior, .8);
    arena_free(&a);
}

/* A cut of a third, and words whose translations nobody gave. */
Test(passes, finds_a_cut_with_what_it_learns)
{
    enum { SENTENCES = 300, CUT = 100 };
    struct arena a = {0};
    struct side src, tgt;
    document_pair(&a, 12, SENTENCES, &src, &tgt);
    struct side rest = tgt;
    rest.n = SENTENCES - CUT;
    rest.len_cp += CUT;
    rest.par += CUT;
    rest.token_at += CUT;
    struct align_params p = hybrid();
    struct alignment al;
    struct err e = {0};
    size_t first = tgt.token_at[CUT];
    size_t *at = arena_array(&a, rest.n + 1, sizeof *at);
    for (size_t k = 0; k <= rest.n; k++)
        at[k] = rest.token_at[k] - first;
    rest.token_at = at;
    rest.tokens += first;
    cr_assert_eq(align_sides(&a, &p, &src, &rest, NULL, &al, NULL, &e), 0);
    size_t n_right = 0;
    for (size_t k = 0; k < al.n_beads; k++)
        n_right += al.beads[k].n_src == 1 && al.beads[k].n_tgt == 1 &&
                   al.beads[k].src_at == al.beads[k].tgt_at + CUT;
    cr_expect_gt(n_right, (SENTENCES - CUT) * 8 / 10);
    arena_free(&a);
}

/* Put the same new form at the head of a source and of a target sentence, where
 * the target is `off` sentences late: a chain of rare words that means
 * nothing. */
static void add_false_chain(struct arena *a, struct side *src, struct side *tgt,
                            size_t off)
{
    struct side_token *s = arena_array(a, src->token_at[src->n], sizeof *s);
    struct side_token *t = arena_array(a, tgt->token_at[tgt->n], sizeof *t);
    cr_assert(s && t);
    memcpy(s, src->tokens, src->token_at[src->n] * sizeof *s);
    memcpy(t, tgt->tokens, tgt->token_at[tgt->n] * sizeof *t);
    for (size_t i = 0; i + off < tgt->n; i += 4) {
        s[src->token_at[i]].form = src->n_forms;
        t[tgt->token_at[i + off]].form = src->n_forms;
        src->n_forms = ++tgt->n_forms;
    }
    src->tokens = s;
    tgt->tokens = t;
}

/* Lengths correspond, and equal words stand at wrong places only: words have to
 * be learnt along the path of lengths. */
Test(passes, an_accidental_chain_of_words_does_not_hide_the_path)
{
    enum { SENTENCES = 900, OFF = 300 };
    struct arena a = {0};
    struct side src, tgt;
    document_pair(&a, 21, SENTENCES, &src, &tgt);
    add_false_chain(&a, &src, &tgt, OFF);
    struct align_params p = hybrid();
    struct alignment al;
    struct err e = {0};
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, &e), 0);
    size_t n_right = 0;
    for (size_t k = 0; k < al.n_beads; k++)
        n_right += al.beads[k].n_src == 1 && al.beads[k].n_tgt == 1 &&
                   al.beads[k].src_at == al.beads[k].tgt_at;
    cr_expect_gt(n_right, SENTENCES * 95 / 100, "%zu", n_right);
    arena_free(&a);
}

/* The largest difference of the posteriors of equal paths; 1 of others. */
static double difference(const struct alignment *x, const struct alignment *y)
{
    double most = x->n_beads == y->n_beads ? 0 : 1;
    for (size_t k = 0; most < 1 && k < x->n_beads; k++)
        most = fmax(most, fabs(x->beads[k].posterior - y->beads[k].posterior));
    return most;
}

/* Words have a miss rate of their own only where words are learnt. */
Test(passes, a_miss_rate_for_each_word_is_part_of_model1)
{
    struct arena a = {0};
    struct side src, tgt;
    document_pair(&a, 12, 300, &src, &tgt);
    static const struct {
        unsigned without, and_without;
        bool changes;
    } rows[] = {{0, ALIGN_MISS_RATE, true},
                {ALIGN_MODEL1, ALIGN_MODEL1 | ALIGN_MISS_RATE, false}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct align_params p = hybrid();
        struct alignment one, two;
        struct err e = {0};
        p.without = rows[k].without;
        cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &one, NULL, &e), 0);
        p.without = rows[k].and_without;
        cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &two, NULL, &e), 0);
        cr_expect_eq(difference(&one, &two) > 0, rows[k].changes, "row %zu", k);
    }
    arena_free(&a);
}

Test(passes, gives_the_same_beads_every_time)
{
    struct arena a = {0};
    struct side src, tgt;
    document_pair(&a, 4, 200, &src, &tgt);
    struct align_params p = hybrid();
    struct alignment one, two;
    struct err e = {0};
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &one, NULL, &e), 0);
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &two, NULL, &e), 0);
    cr_assert_eq(one.n_beads, two.n_beads);
    cr_expect_arr_eq(one.beads, two.beads, one.n_beads * sizeof *one.beads);
    arena_free(&a);
}

Test(passes, every_failed_allocation_is_an_error)
{
    int rc = ERR_NOMEM;
    for (size_t n = 1; rc != 0; n++) {
        struct arena text = {0}, a = {.fail_in = n};
        struct side src, tgt;
        document_pair(&text, 4, 20, &src, &tgt);
        struct align_params p = hybrid();
        struct alignment al = {.n_beads = 77};
        struct err e = {0};
        rc = align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, &e);
        cr_assert(rc == 0 || (rc == ERR_NOMEM && al.n_beads == 77));
        cr_assert_lt(n, 1000);
        arena_free(&a);
        arena_free(&text);
    }
}

Test(passes, sentences_without_words_and_sides_without_sentences)
{
    struct arena a = {0};
    struct align_params p = hybrid();
    struct side some = document(&a, "a||b||"), none = document(&a, "a");
    struct side blank = document(&a, "|||");
    none.n = 0;
    const struct side *sides[] = {&some, &none, &blank};
    for (size_t k = 0; k < 9; k++) {
        struct alignment al;
        struct err e = {0};
        const struct side *src = sides[k / 3], *tgt = sides[k % 3];
        cr_assert_eq(align_sides(&a, &p, src, tgt, NULL, &al, NULL, &e), 0);
        size_t n_src = 0, n_tgt = 0;
        for (size_t b = 0; b < al.n_beads; b++) {
            n_src += al.beads[b].n_src;
            n_tgt += al.beads[b].n_tgt;
        }
        cr_expect_eq(n_src, src->n);
        cr_expect_eq(n_tgt, tgt->n);
    }
    arena_free(&a);
}

/* The source sentence that is left alone when the words "s t u" of the one
 * target sentence translate the three words from `first` on. */
static uint32_t omitted_by_lexicon(char first)
{
    enum { N_FORMS = 128 };
    struct arena a = {0};
    struct lexicon_entry entries[3];
    uint32_t row[N_FORMS + 1] = {0}, word[N_FORMS], omitted = UINT32_MAX;
    for (uint32_t f = 0; f < N_FORMS; f++)
        word[f] = f;
    for (uint32_t k = 0; k < 3; k++) {
        entries[k] =
            (struct lexicon_entry){(uint32_t)first + k, 's' + k, .9f, .9f};
        for (uint32_t f = (uint32_t)first + k + 1; f <= N_FORMS; f++)
            row[f]++;
    }
    const struct lexicon lexicon = {entries, row, N_FORMS, N_FORMS};
    struct side src = document(&a, "b c d | e f g");
    struct side tgt = document(&a, "s t u");
    struct align_params p = hybrid();
    struct alignment al = {0};
    src.word = tgt.word = word;
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, &lexicon, &al, NULL, NULL), 0);
    for (size_t k = 0; k < al.n_beads; k++)
        if (al.beads[k].n_tgt == 0)
            omitted = al.beads[k].src_at;
    arena_free(&a);
    return omitted;
}

Test(passes, the_lexicon_argument_decides_what_is_omitted)
{
    cr_expect_eq(omitted_by_lexicon('b'), 1);
    cr_expect_eq(omitted_by_lexicon('e'), 0);
}

/* A sentence that `n` sentences of three words translate, between two 1-1
 * beads: is it one bead? */
static bool finds_split(size_t n)
{
    enum { MOST = 120 };
    struct arena a = {0};
    char split[MOST] = "A B C D E . | ", whole[MOST] = "A B C D E . | ";
    char *s = split + strlen(split), *w = whole + strlen(whole);
    for (size_t k = 0; k < 3 * n; k++) {
        *s++ = *w++ = (char)('F' + k);
        if (k % 3 == 2)
            *s++ = '.', *s++ = '|';
    }
    strcpy(s, " V W X Y Z .");
    strcpy(w, " . | V W X Y Z .");
    struct side src = document(&a, whole), tgt = document(&a, split);
    struct align_params p = hybrid();
    struct alignment al = {0};
    cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, NULL), 0);
    bool found =
        al.n_beads == 3 && al.beads[1].n_src == 1 && al.beads[1].n_tgt == n;
    arena_free(&a);
    return found;
}

Test(passes, a_sentence_split_in_many_is_one_bead)
{
    for (size_t n = 1; n <= BEAD_SIDE_MAX; n++)
        cr_expect(finds_split(n), "%zu", n);
}
