/* batch/collection.h - two folders of documents as the aligner sees two texts:
 * each document is one sentence, and has each of its words once, with its count.  likeness.h
 * looks for documents that share words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_COLLECTION_H
#define BATCH_COLLECTION_H
#include "base/arena.h"
#include "document/aligner_input.h"

/* The documents of one side. */
struct collection_side {
    struct buf tokens;  /* of struct side_token, document by document */
    struct buf times;   /* of uint32_t: how often the document has each */
    struct buf ends;    /* of size_t, where the tokens of each document end */
    struct buf len_cp;  /* of uint32_t, its length in code points */
    struct buf last_at; /* of size_t, of each form: its last token, from 1 */
    size_t n;
};

/* Zero-initialise to open. */
struct collection {
    struct arena arena;
    struct aligner_input_maker maker;
    struct collection_side side[2];
    struct buf line; /* tokens of the sentence at hand */
    struct aligner_input input;
    const uint32_t *times[2]; /* of each token of a side */
};

/* Add an article to the source (0) or target (1) side.  Errors: those of
 * token_add_line(). */
int collection_add(struct collection *c, unsigned side,
                   const struct article *article, struct err *e);

/* After the last one: make c->input and c->times, with what the lexicons have for these two
 * languages.  ERR_NOMEM. */
int collection_close_input(struct collection *c,
                           const struct lexicon_set *lexicons,
                           const char *src_lang, const char *tgt_lang,
                           struct err *e);
void collection_free(struct collection *c);
#endif
