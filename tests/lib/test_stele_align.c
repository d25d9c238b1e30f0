/* Texts, lists of sentences and files, aligned, explained, split and scored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "opened.h"

static const char src[] = "The bridge is closed. The ferry leaves at nine, and "
                          "it is often late.";
static const char tgt[] = "Le pont est fermé. Le bac part à neuf heures. Il "
                          "est souvent en retard.";

static const struct stele_alignment *aligned(struct opened *o, const char *a,
                                             const char *b)
{
    const struct stele_alignment *al = NULL;
    struct stele_error error = {0};
    cr_assert_eq(
        stele_align(o->worker, NULL, text_of(a), text_of(b), &al, &error), 0,
        "%s", error.message);
    return al;
}

Test(stele_align, beads_cover_every_sentence_once_and_spans_are_the_text)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_alignment *al = aligned(&o, src, tgt);
    uint32_t n_src = 0, n_tgt = 0;
    cr_expect_eq(al->src.n, 2);
    cr_expect_eq(al->tgt.n, 3);
    cr_expect_str_eq(al->src.lang, "en");
    cr_expect_str_eq(al->tgt.lang, "fr");
    for (size_t k = 0; k < al->n_beads; k++) {
        cr_expect_eq(al->beads[k].src_at, n_src);
        cr_expect_eq(al->beads[k].tgt_at, n_tgt);
        n_src += al->beads[k].n_src;
        n_tgt += al->beads[k].n_tgt;
        cr_expect(al->beads[k].score >= 0 && al->beads[k].score <= 1);
    }
    cr_expect_eq(n_src, al->src.n);
    cr_expect_eq(n_tgt, al->tgt.n);
    for (size_t i = 0; i < al->src.n; i++) {
        const struct stele_sentence *s = &al->src.sentences[i];
        cr_expect_eq(s->to - s->from, s->text.n);
        cr_expect_eq(memcmp(src + s->from, s->text.p, s->text.n), 0);
    }
    cr_expect_eq(al->n_1_1 + al->n_1_2 + al->n_2_1 + al->n_wider, al->n_pairs);
    opened_close(&o);
}

Test(stele_align, swapped_sides_are_mirrored)
{
    struct opened o = opened_with("align", "method", "length");
    const struct stele_alignment *al = aligned(&o, src, tgt);
    uint32_t types[8][2];
    size_t n = al->n_beads;
    for (size_t k = 0; k < n; k++) {
        types[k][0] = al->beads[k].n_src;
        types[k][1] = al->beads[k].n_tgt;
    }
    al = aligned(&o, tgt, src);
    cr_assert_eq(al->n_beads, n);
    for (size_t k = 0; k < n; k++) {
        cr_expect_eq(al->beads[k].n_src, types[k][1]);
        cr_expect_eq(al->beads[k].n_tgt, types[k][0]);
    }
    opened_close(&o);
}

Test(stele_align, a_list_of_sentences_is_not_split_again)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_text a[] = {text_of("One. Two."), text_of("Three?")};
    const struct stele_text b[] = {text_of("Un. Deux."), text_of("Trois ?")};
    const struct stele_alignment *al = NULL;
    struct stele_error error = {0};
    cr_assert_eq(stele_align_sentences(o.worker, NULL, a, 2, b, 2, &al, &error),
                 0, "%s", error.message);
    cr_expect_eq(al->src.n, 2);
    cr_expect_eq(al->tgt.n, 2);
    cr_expect_eq(al->n_1_1, 2);
    opened_close(&o);
}

Test(stele_align, a_sentence_that_is_no_line_is_refused_with_its_number)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_text good[] = {text_of("One."), text_of("Two.")};
    const struct stele_text bad[][2] = {
        {text_of("Un."), text_of("")},
        {text_of("Un."), text_of("De\nux.")},
        {text_of("Un."), text_of("<p>")},
    };
    for (size_t k = 0; k < 3; k++) {
        const struct stele_alignment *al = NULL;
        struct stele_error error = {0};
        cr_expect_eq(stele_align_sentences(o.worker, NULL, good, 2, bad[k], 2,
                                           &al, &error),
                     STELE_INPUT);
        cr_expect_eq(error.line, k < 2 ? 2 : 0);
        cr_expect_gt(strlen(error.message), 10);
    }
    opened_close(&o);
}

Test(stele_align, files_are_read_and_a_missing_one_is_named)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_alignment *al = NULL;
    struct stele_error error = {0};
    cr_expect_eq(stele_align_files(o.worker, NULL, "data/sample/travel.en.txt",
                                   "data/sample/travel.fr.txt", &al, &error),
                 0);
    cr_expect_gt(al->n_pairs, 30);
    cr_expect_str_eq(al->verdict, "translation");
    cr_expect_eq(stele_align_files(o.worker, NULL, "data/sample/travel.en.txt",
                                   "no/such.txt", &al, &error),
                 STELE_IO);
    cr_expect_str_eq(error.subject, "no/such.txt");
    opened_close(&o);
}

Test(stele_align, a_text_without_sentence_is_bad_input_and_the_worker_goes_on)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_alignment *al = NULL;
    struct stele_error error = {0};
    cr_expect_eq(
        stele_align(o.worker, NULL, text_of(" \n"), text_of(tgt), &al, &error),
        STELE_INPUT);
    cr_expect_str_eq(error.subject, "source");
    const struct stele_names names = {.size = sizeof names, .id = "a\x01"};
    cr_expect_eq(
        stele_align(o.worker, &names, text_of(src), text_of(tgt), &al, &error),
        STELE_USAGE);
    cr_expect_gt(aligned(&o, src, tgt)->n_beads, 1);
    opened_close(&o);
}

Test(stele_align, a_bead_is_explained_where_a_trace_is_kept)
{
    struct opened o = opened_with("align", NULL, NULL);
    struct stele_text text;
    struct stele_error error = {0};
    aligned(&o, src, tgt);
    cr_expect_eq(stele_explain(o.worker, 0, 1, &text, &error), STELE_USAGE);
    stele_worker_keep_trace(o.worker);
    aligned(&o, src, tgt);
    cr_expect_eq(stele_explain(o.worker, 0, 1, &text, &error), 0);
    cr_expect_gt(text.n, 100);
    cr_expect_eq(stele_explain(o.worker, 99, 1, &text, &error), STELE_USAGE);
    opened_close(&o);
}

Test(stele_align, a_text_is_split_into_sentences)
{
    struct opened o = opened_with("align", NULL, NULL);
    const struct stele_side *side = NULL;
    struct stele_error error = {0};
    cr_expect_eq(stele_split(o.worker, "fr", text_of(tgt), &side, &error), 0);
    cr_assert_eq(side->n, 3);
    cr_expect_eq(side->sentences[1].from, 20);
    cr_expect_str_eq(side->lang, "fr");
    opened_close(&o);
}

Test(stele_align, translations_score_above_strangers)
{
    struct opened o = opened_with("score", NULL, NULL);
    struct stele_error error = {0};
    double good = 0, bad = 1, none = 1;
    cr_expect_eq(stele_score(o.worker, "en", text_of("The bridge is closed."),
                             "fr", text_of("Le pont est fermé."), &good,
                             &error),
                 0);
    cr_expect_eq(stele_score(o.worker, "en", text_of("The bridge is closed."),
                             "fr", text_of("Il neige depuis lundi."), &bad,
                             &error),
                 0);
    cr_expect_eq(stele_score(o.worker, NULL, text_of("The bridge is closed."),
                             NULL, text_of(""), &none, &error),
                 0);
    cr_expect_gt(good, .6);
    cr_expect_lt(bad, .3);
    cr_expect_eq(none, 0);
    opened_close(&o);
}
