/* cli/lesson.h - article pairs of which it is known which beads are right.
 * Gold alignments, pieces of them, and *foils*: pairs made wrong on purpose,
 * so that a model learns what no translation looks like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_LESSON_H
#define CLI_LESSON_H
#include "aligner/bead.h"
#include "base/arena.h"
#include "base/link.h"
#include "cli/gold_list.h"
#include "cli/reading.h"

/* A gold alignment, read. */
struct gold_document {
    struct arena arena;
    struct loaded src, tgt;
    struct link_list links;
    int32_t *src_link, *tgt_link; /* of each sentence; -1: none */
    uint32_t *cut_src, *cut_tgt;  /* [n_cuts] no link goes over such a place */
    size_t n_cuts;                /* from (0, 0) to the end */
    const char *set;
};

/* Read the texts and beads of an entry.  On error *where names the file. */
int gold_document_open(const struct gold_entry *entry,
                       struct splitter *splitter, struct gold_document *out,
                       const char **where, struct err *e);
void gold_document_close(struct gold_document *d);

enum lesson_kind {
    LESSON_WHOLE,    /* the document */
    LESSON_PIECE,    /* some forty sentences of it */
    LESSON_HALF,     /* the second half of a piece's target is another text */
    LESSON_SPARSE,   /* all but a few runs of its target are another text */
    LESSON_SHIFTED,  /* a piece beside the next piece of the same text */
    LESSON_STRANGER, /* a piece beside a text of another document */
    LESSON_SHUFFLED, /* a piece with the target's words in another order */
    LESSON_KINDS
};

/* A pair to be aligned. */
struct lesson {
    enum lesson_kind kind;
    const struct gold_document *of;
    struct article src, tgt;
    const int32_t *src_link, *tgt_link; /* of `of`; -1: no bead is right */
};

/* How many pieces a document has. */
size_t lesson_n_pieces(const struct gold_document *d);

/* Make the lesson of piece `piece` of d (of LESSON_WHOLE: of all) in `a`;
 * other texts come from `other`.  0; 1 when there is no such lesson (nothing
 * to shift to, no other text); ERR_NOMEM. */
int lesson_make(struct arena *a, enum lesson_kind kind,
                const struct gold_document *d,
                const struct gold_document *other, size_t piece,
                struct lesson *out, struct err *e);

/* Is the bead exactly one of the gold? */
bool lesson_is_right(const struct lesson *l, const struct bead *b);
#endif
