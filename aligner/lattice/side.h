/* aligner/lattice/side.h - one side of a document, in numbers.
 * The input of the aligner; document/aligner_input.h makes it from text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_SIDE_H
#define ALIGNER_LATTICE_SIDE_H
#include <stddef.h>
#include <stdint.h>

/* A word, number or punctuation mark.  `form` is the id of its spelling; `key`
 * is an id that cognates and equal numbers share, 0 for none.  Both sides of a
 * document have their ids from one vocabulary. */
struct side_token {
    uint32_t form, key;
};

/* The kind of a form; words by their letters: up to three, four, more. */
enum side_kind {
    SIDE_PUNCTUATION,
    SIDE_SHORT,
    SIDE_MEDIUM,
    SIDE_WORD,
    SIDE_NUMBER
};

/* How a sentence begins. */
enum side_mark {
    SIDE_LOWER_CASE = 1, /* with a small letter */
    SIDE_CUT = 2         /* with one after a question or exclamation mark */
};

struct walls;
struct outside_rows;

/* n sentences in document order.  The arrays belong to the caller and are only
 * read. */
struct side {
    const uint32_t *len_cp; /* [n] length of each sentence in code points */
    size_t n;
    double letters;  /* letters of an alphabet that one of its characters stands
                       for, on average; 0 as 1 (script_scale.h) */
    uint32_t script; /* any number for that of its letters; 0: not known */
    const uint32_t *par; /* [n] its paragraph, never decreasing; or NULL */
    const struct walls *walls;          /* of both sides, or NULL (walls.h) */
    const struct outside_rows *outside; /* of the source: similarities to the
                                           target from outside, or NULL
                                           (outside_evidence.h) */
    const uint8_t *continues; /* [n] a sum of enum side_mark where it begins as
                                 a part of the one before; or NULL */

    /* For method hybrid; tokens may be NULL, then only lengths count. */
    const struct side_token *tokens; /* those of sentence i are */
    const size_t *token_at;          /* [n + 1] token_at[i] .. token_at[i+1] */
    uint32_t n_forms, n_keys;        /* every id is smaller; equal on both */
    const uint32_t *word; /* [n_forms] the form's word of this side in the
                             lexicon, or LEXICON_NONE; NULL without one */
    const uint8_t *kind;  /* [n_forms] enum side_kind; NULL: all are words */
    const uint8_t *name;  /* [n_forms] 1 for words that look like names, of
                             people or things; NULL: it is not known */
};
#endif
