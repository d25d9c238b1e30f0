/* training/document_samples.h - article pairs of which it is known which beads are right.
 * Gold alignments, pieces of them, and *foils*: pairs made wrong on purpose,
 * so that a model learns what no translation looks like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_DOCUMENT_SAMPLES_H
#define TRAINING_DOCUMENT_SAMPLES_H
#include "aligner/lattice/bead.h"
#include "base/arena.h"
#include "base/gold_link.h"
#include "document/article_file.h"
#include "training/gold_corpus.h"

/* A gold alignment, read. */
struct gold_document {
    struct arena arena;
    struct loaded src, tgt;
    struct gold_link_list links;
    int32_t *src_link, *tgt_link; /* of each sentence; -1: none */
    uint32_t *cut_src, *cut_tgt;  /* [n_cuts] no link goes over such a place */
    size_t n_cuts;                /* from (0, 0) to the end */
    const char *set;
    bool is_whole; /* nearly all sentences of it are in pairs */
};

/* Read the texts and beads of an entry. */
int gold_document_open(const struct gold_entry *entry,
                       struct splitter *splitter, struct gold_document *out,
                       struct err *e);
void gold_document_close(struct gold_document *d);

enum document_sample_kind {
    SAMPLE_WHOLE,    /* the document */
    SAMPLE_PIECE,    /* some forty sentences of it */
    SAMPLE_HALF,     /* the second half of a piece's target is another text */
    SAMPLE_SPARSE,   /* all but a few runs of its target are another text */
    SAMPLE_SHIFTED,  /* a piece beside the next piece of the same text */
    SAMPLE_STRANGER, /* a piece beside a text of another document */
    SAMPLE_UNKNOWN, /* a piece with the target's words replaced by unknown ones */
    SAMPLE_SHUFFLED, /* a piece with the target's words in another order */
    SAMPLE_CUT, /* a piece with parts of sentences left out, on either side */
    SAMPLE_RENAMED, /* a piece with the target's names and numbers replaced */
    SAMPLE_COPIED,  /* a piece with sentences left untranslated */
    SAMPLE_KINDS
};

enum {
    SAMPLE_DAMAGED = -2
}; /* the link of a sentence of the last three kinds
                                 that is no translation any more */

/* A pair to be aligned. */
struct document_sample {
    enum document_sample_kind kind;
    const struct gold_document *of;
    struct article src, tgt;
    int32_t *src_link, *tgt_link; /* of `of`; below 0: no bead is right */
};

/* How many pieces a document has. */
size_t document_sample_n_pieces(const struct gold_document *d);

/* Make the drill of piece `piece` of d (of SAMPLE_WHOLE: of all) in `a`;
 * other texts come from `other`.  0; 1 when there is no such drill (nothing
 * to shift to, no other text); ERR_NOMEM. */
int document_sample_make(struct arena *a, enum document_sample_kind kind,
                         const struct gold_document *d,
                         const struct gold_document *other, size_t piece,
                         struct document_sample *out, struct err *e);

/* Is a sentence of the bead SAMPLE_DAMAGED? */
bool document_sample_is_damaged(const struct document_sample *l,
                                const struct bead *b);

/* Is the bead exactly one of the gold? */
bool document_sample_is_right(const struct document_sample *l,
                              const struct bead *b);
#endif
