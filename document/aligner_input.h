/* document/aligner_input.h - two articles as the aligner sees them: lengths, paragraphs,
 * words as numbers, and the words' translations.  Between tokenize and aligner.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ALIGNER_INPUT_H
#define DOCUMENT_ALIGNER_INPUT_H
#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "base/buffer.h"
#include "tokenize/article.h"
#include "tokenize/vocabulary.h"

struct arena;
struct lexicon_set;

/* What one thread keeps from pair to pair.  Zero-initialise to open. */
struct aligner_input_maker {
    struct vocabulary vocabulary; /* of the pair at hand */
    uint32_t *form_of; /* [cap] form + 1 of each dictionary word in the
                          target, 0 between pairs; dictionary by dictionary */
    size_t cap;
};

void aligner_input_maker_free(struct aligner_input_maker *m);

/* A pair of articles in numbers. */
struct aligner_input {
    struct side src, tgt;
    struct lexicon lexicon;
    bool has_lexicon;
};

/* Lengths, paragraphs and walls alone, for the methods that know no words.
 * Sides of one paragraph have no paragraphs.  Lives in `a`.  ERR_INPUT where
 * walls divide the sides into different numbers of parts; ERR_NOMEM. */
int aligner_input_of_lengths(struct arena *a, const struct article *src,
                             const struct article *tgt,
                             struct aligner_input *out, struct err *e);

/* Words too, and what the lexicons (may be NULL) have for them that serve the
 * articles' languages: each form of the pair is the word of that number.  Time
 * and memory grow with the articles, not with the lexicons.  Errors: those of
 * token_lines(). */
int aligner_input_of_words(struct arena *a, struct aligner_input_maker *m,
                           const struct lexicon_set *lexicons,
                           const struct article *src, const struct article *tgt,
                           struct aligner_input *out, struct err *e);

/* The second half of it: two sides have tokens in m->vocabulary; set what is
 * known of its forms, and the lexicons' entries.  ERR_NOMEM. */
int aligner_input_describe(struct arena *a, struct aligner_input_maker *m,
                           const struct lexicon_set *lexicons,
                           const char *src_lang, const char *tgt_lang,
                           struct aligner_input *out, struct err *e);
#endif
