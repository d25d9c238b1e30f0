/* training/calibration_training.c - drills about beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/calibration_training.h"

#include "aligner/scoring/bead_features.h"
#include "training/disguise.h"

/* Of a document's pieces, so many at most become foils of each kind. */
enum { MOST_FOILS = 8 };

/* What the kinds of drill are: as a whole, in good part, or at all about the
 * same. */
static const double answers[SAMPLE_KINDS][3] = {
    [SAMPLE_WHOLE] = {1, 1, 1},   [SAMPLE_PIECE] = {1, 1, 1},
    [SAMPLE_HALF] = {0, 1, 1},    [SAMPLE_SPARSE] = {0, 0, 1},
    [SAMPLE_SHIFTED] = {0, 0, 1}, [SAMPLE_STRANGER] = {0, 0, 0},
    [SAMPLE_UNKNOWN] = {0, 0, 0}, [SAMPLE_SHUFFLED] = {0, 0, .5}};

/* Texts of the sample corpus that are no translations do not teach that. */
static int teach_verdict(struct calibration_training *t,
                         const struct document_sample *l,
                         const struct bead_features *document, unsigned group,
                         struct err *e)
{
    int rc = 0;
    bool short_text = l->src.n_sents < 15;
    for (int k = 0; rc == 0 && k < 3 && !short_text && l->of->is_whole; k++)
        rc = examples_add(&t->examples[CALIBRATION_WHOLE + k], document,
                          answers[l->kind][k], group, e);
    return rc;
}

static int take_examples(struct calibration_training *t,
                         const struct document_sample *l,
                         struct aligner_input *sides, unsigned group,
                         struct err *e)
{
    struct alignment al;
    struct document_features evidence;
    enum calibration_target q =
        sides->has_lexicon ? CALIBRATION_BEAD : CALIBRATION_BARE;
    const struct lexicon *lexicon = sides->has_lexicon ? &sides->lexicon : NULL;
    int rc = align_sides(&t->arena, &t->engine->params.align, &sides->src,
                         &sides->tgt, lexicon, &al, NULL, e);
    if (rc == 0)
        rc = bead_features_gather(&t->arena, &sides->src, &sides->tgt, lexicon,
                                  &al, &evidence, e);
    if (rc == 0)
        rc = teach_verdict(t, l, &evidence.document, group, e);
    for (size_t k = 0; rc == 0 && k < al.n_beads; k++) {
        const struct bead *b = &al.beads[k];
        if (b->n_src > 0 && b->n_tgt > 0)
            rc = examples_add(&t->examples[q], &evidence.beads[k],
                              document_sample_is_right(l, b), group, e);
    }
    return rc;
}

/* The drill with the lexicons' help, and without: languages without any
 * are to be scored as well. */
static int teach_twice(struct calibration_training *t,
                       const struct document_sample *l,
                       struct aligner_input *sides, unsigned group,
                       struct err *e)
{
    int rc = take_examples(t, l, sides, group, e);
    if (rc != 0 || !sides->has_lexicon)
        return rc;
    sides->has_lexicon = false;
    sides->src.word = sides->tgt.word = NULL;
    return take_examples(t, l, sides, group, e);
}

static int teach(struct calibration_training *t,
                 const struct document_sample *l, unsigned group, struct err *e)
{
    struct aligner_input sides;
    int rc = aligner_input_of_words(&t->arena, &t->maker, &t->engine->lexicons,
                                    &l->src, &l->tgt, &sides, e);
    if (rc == 0 && l->kind == SAMPLE_WHOLE)
        rc = pair_examples_add(t, l->of, &sides, group, e);
    if (rc == 0 && l->kind == SAMPLE_SHUFFLED)
        rc = disguise_order(&t->arena, &sides.tgt, e);
    if (rc == 0 && l->kind == SAMPLE_UNKNOWN)
        rc = disguise_words(&t->arena, &sides, e);
    if (rc == 0)
        rc = teach_twice(t, l, &sides, group, e);
    t->n_drills++;
    return rc;
}

static int teach_kind(struct calibration_training *t,
                      enum document_sample_kind kind,
                      const struct gold_document *d,
                      const struct gold_document *other, unsigned group,
                      struct err *e)
{
    size_t n = kind == SAMPLE_WHOLE ? 1 : document_sample_n_pieces(d), step = 1;
    bool foil = kind != SAMPLE_WHOLE && kind != SAMPLE_PIECE;
    if (foil)
        step = n / MOST_FOILS + 1;
    for (size_t piece = 0; piece < n; piece += step) {
        struct document_sample l;
        arena_reset(&t->arena);
        int rc = document_sample_make(&t->arena, kind, d, other, piece, &l, e);
        if (rc == 0)
            rc = teach(t, &l, group + foil, e);
        if (rc < 0)
            return rc;
    }
    return 0;
}

int calibration_training_add_document(struct calibration_training *t,
                                      const struct gold_document *d,
                                      const struct gold_document *other,
                                      unsigned group, struct err *e)
{
    int rc = 0;
    for (int kind = 0; rc == 0 && kind < SAMPLE_KINDS; kind++)
        rc = teach_kind(t, (enum document_sample_kind)kind, d, other, group, e);
    return rc;
}

void calibration_training_free(struct calibration_training *t)
{
    for (size_t q = 0; q < CALIBRATION_N; q++)
        examples_free(&t->examples[q]);
    aligner_input_maker_free(&t->maker);
    arena_free(&t->arena);
}
