/* training/calibration_training.c - drills about beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/calibration_training.h"

#include "aligner/scoring/bead_features.h"
#include "training/damage.h"
#include "training/disguise.h"

/* Of a document's pieces, so many at most become foils of each kind. */
enum { MOST_FOILS = 8 };

/* What the kinds of drill are: as a whole, in good part, or at all about the
 * same. */
static const double answers[SAMPLE_KINDS][3] = {
    [SAMPLE_WHOLE] = {1, 1, 1},   [SAMPLE_PIECE] = {1, 1, 1},
    [SAMPLE_HALF] = {0, 1, 1},    [SAMPLE_SPARSE] = {0, 0, 1},
    [SAMPLE_SHIFTED] = {0, 0, 1}, [SAMPLE_STRANGER] = {0, 0, 0},
    [SAMPLE_UNKNOWN] = {0, 0, 0}, [SAMPLE_SHUFFLED] = {0, 0, .5},
    [SAMPLE_RENAMED] = {0, 0, 1}};

/* Samples of which some sentences are damaged. */
static bool is_damage(enum document_sample_kind kind)
{
    return kind == SAMPLE_CUT || kind == SAMPLE_RENAMED ||
           kind == SAMPLE_COPIED;
}

/* Texts of the sample corpus that are no translations do not teach that. */
static int teach_verdict(struct calibration_training *t,
                         const struct document_sample *l,
                         const struct bead_features *document, unsigned group,
                         struct err *e)
{
    int rc = 0;
    bool short_text = l->src.n_sents < 15, whole = l->of->is_whole;
    if (is_damage(l->kind) && l->kind != SAMPLE_RENAMED)
        return 0; /* that is no question of the verdict */
    for (int k = 0; rc == 0 && k < 3 && !short_text && whole; k++)
        rc = examples_add(&t->examples[CALIBRATION_WHOLE + k], document,
                          answers[l->kind][k], group, e);
    return rc;
}

/* What a bead teaches: of a damaged sample, what damaged beads look like; of the
 * gold, that right ones are sound; and of all others, which are right. */
static int teach_bead(struct calibration_training *t,
                      const struct document_sample *l, const struct bead *b,
                      const struct bead_features *v, enum calibration_target q,
                      unsigned group, struct err *e)
{
    struct examples *sound = &t->examples[calibration_sound_of(q)];
    bool right = document_sample_is_right(l, b);
    if (is_damage(l->kind)) {
        bool asked = q == CALIBRATION_BEAD || l->kind == SAMPLE_COPIED;
        return asked && document_sample_is_damaged(l, b)
                   ? examples_add(sound, v, 0, group, e)
                   : 0;
    }
    int rc = examples_add(&t->examples[q], v, right, group, e);
    return rc == 0 && right && l->kind == SAMPLE_WHOLE
               ? examples_add(sound, v, 1, group, e)
               : rc;
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
            rc = teach_bead(t, l, b, &evidence.beads[k], q, group, e);
    }
    return rc;
}

/* Lexicons that are right for one word in so many: those of other languages are
 * smaller and lack word forms. */
static const unsigned RIGHT_IN[] = {2, 4};

/* The drill with the lexicons' help, with lexicons that are mostly wrong, and
 * without: languages without a good one are to be scored as well. */
static int teach_lexicons(struct calibration_training *t,
                          const struct document_sample *l,
                          struct aligner_input *sides, unsigned group,
                          struct err *e)
{
    int rc = take_examples(t, l, sides, group, e);
    if (rc != 0 || !sides->has_lexicon)
        return rc;
    for (size_t k = 0; rc == 0 && k < sizeof RIGHT_IN / sizeof *RIGHT_IN; k++) {
        struct aligner_input worse = *sides;
        rc = disguise_lexicon(&t->arena, &worse, RIGHT_IN[k], e);
        if (rc == 0)
            rc = take_examples(t, l, &worse, group, e);
    }
    if (rc != 0)
        return rc;
    sides->has_lexicon = false;
    sides->src.word = sides->tgt.word = NULL;
    return take_examples(t, l, sides, group, e);
}

/* What the kind of sample does to the words; 1 where it cannot. */
static int disguise(struct arena *a, struct document_sample *l,
                    struct aligner_input *sides, struct err *e)
{
    switch (l->kind) {
    case SAMPLE_SHUFFLED: return disguise_order(a, &sides->tgt, e);
    case SAMPLE_UNKNOWN: return disguise_words(a, sides, e);
    case SAMPLE_CUT: return damage_cut(a, l, sides, e);
    case SAMPLE_RENAMED: return damage_names(a, l, sides, e);
    case SAMPLE_COPIED: return damage_copy(a, l, sides, e);
    default: return 0;
    }
}

static int teach(struct calibration_training *t, struct document_sample *l,
                 unsigned group, struct err *e)
{
    struct aligner_input sides;
    int rc = aligner_input_of_words(&t->arena, &t->maker, &t->engine->lexicons,
                                    &l->src, &l->tgt, &sides, e);
    if (rc == 0 && l->kind == SAMPLE_WHOLE)
        rc = pair_examples_add(t, l->of, &sides, group, e);
    if (rc == 0)
        rc = disguise(&t->arena, l, &sides, e);
    if (rc == 0)
        rc = teach_lexicons(t, l, &sides, group, e);
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
