/* cli/teaching.c - drills about beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/teaching.h"

#include "aligner/evidence.h"
#include "cli/disguise.h"

/* Of a document's pieces, so many at most become foils of each kind. */
enum { MOST_FOILS = 8 };

/* What the kinds of drill are: as a whole, in good part, or at all about the
 * same. */
static const double answers[DRILL_KINDS][3] = {
    [DRILL_WHOLE] = {1, 1, 1},   [DRILL_PIECE] = {1, 1, 1},
    [DRILL_HALF] = {0, 1, 1},    [DRILL_SPARSE] = {0, 0, 1},
    [DRILL_SHIFTED] = {0, 0, 1}, [DRILL_STRANGER] = {0, 0, 0},
    [DRILL_UNKNOWN] = {0, 0, 0}, [DRILL_SHUFFLED] = {0, 0, .5}};

/* Texts of the sample corpus that are no translations do not teach that. */
static int teach_verdict(struct teaching *t, const struct drill *l,
                         const struct evidence *document, unsigned group,
                         struct err *e)
{
    int rc = 0;
    bool short_text = l->src.n_sents < 15;
    for (int k = 0; rc == 0 && k < 3 && !short_text && l->of->is_whole; k++)
        rc = examples_add(&t->examples[CALIBRATION_WHOLE + k], document,
                          answers[l->kind][k], group, e);
    return rc;
}

static int take_examples(struct teaching *t, const struct drill *l,
                         struct sides *sides, unsigned group, struct err *e)
{
    struct align_params params = t->pipeline->params;
    struct alignment al;
    struct document_evidence evidence;
    enum calibration_question q =
        sides->has_lexicon ? CALIBRATION_BEAD : CALIBRATION_BARE;
    params.lexicon = sides->has_lexicon ? &sides->lexicon : NULL;
    int rc = align_sides(&t->arena, &params, &sides->src, &sides->tgt, &al, e);
    if (rc == 0)
        rc = evidence_gather(&t->arena, &sides->src, &sides->tgt,
                             params.lexicon, &al, &evidence, e);
    if (rc == 0)
        rc = teach_verdict(t, l, &evidence.all, group, e);
    for (size_t k = 0; rc == 0 && k < al.n_beads; k++) {
        const struct bead *b = &al.beads[k];
        if (b->n_src > 0 && b->n_tgt > 0)
            rc = examples_add(&t->examples[q], &evidence.beads[k],
                              drill_is_right(l, b), group, e);
    }
    return rc;
}

/* The drill with the lexicons' help, and without: languages without any
 * are to be scored as well. */
static int teach_twice(struct teaching *t, const struct drill *l,
                       struct sides *sides, unsigned group, struct err *e)
{
    int rc = take_examples(t, l, sides, group, e);
    if (rc != 0 || !sides->has_lexicon)
        return rc;
    sides->has_lexicon = false;
    sides->src.word = sides->tgt.word = NULL;
    return take_examples(t, l, sides, group, e);
}

static int teach(struct teaching *t, const struct drill *l, unsigned group,
                 struct err *e)
{
    struct sides sides;
    int rc = sides_of_words(&t->arena, &t->maker, &t->pipeline->lexicons,
                            &l->src, &l->tgt, &sides, e);
    if (rc == 0 && l->kind == DRILL_WHOLE)
        rc = teach_pairs(t, l->of, &sides, group, e);
    if (rc == 0 && l->kind == DRILL_SHUFFLED)
        rc = disguise_order(&t->arena, &sides.tgt, e);
    if (rc == 0 && l->kind == DRILL_UNKNOWN)
        rc = disguise_words(&t->arena, &sides, e);
    if (rc == 0)
        rc = teach_twice(t, l, &sides, group, e);
    t->n_drills++;
    return rc;
}

static int teach_kind(struct teaching *t, enum drill_kind kind,
                      const struct gold_document *d,
                      const struct gold_document *other, unsigned group,
                      struct err *e)
{
    size_t n = kind == DRILL_WHOLE ? 1 : drill_n_pieces(d), step = 1;
    bool foil = kind != DRILL_WHOLE && kind != DRILL_PIECE;
    if (foil)
        step = n / MOST_FOILS + 1;
    for (size_t piece = 0; piece < n; piece += step) {
        struct drill l;
        arena_reset(&t->arena);
        int rc = drill_make(&t->arena, kind, d, other, piece, &l, e);
        if (rc == 0)
            rc = teach(t, &l, group + foil, e);
        if (rc < 0)
            return rc;
    }
    return 0;
}

int teach_document(struct teaching *t, const struct gold_document *d,
                   const struct gold_document *other, unsigned group,
                   struct err *e)
{
    int rc = 0;
    for (int kind = 0; rc == 0 && kind < DRILL_KINDS; kind++)
        rc = teach_kind(t, (enum drill_kind)kind, d, other, group, e);
    return rc;
}

void teaching_free(struct teaching *t)
{
    for (size_t q = 0; q < CALIBRATION_N; q++)
        examples_free(&t->examples[q]);
    sides_maker_free(&t->maker);
    arena_free(&t->arena);
}
