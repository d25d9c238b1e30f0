/* cli/drill.h - article pairs of which it is known which beads are right.
 * Gold alignments, pieces of them, and *foils*: pairs made wrong on purpose,
 * so that a model learns what no translation looks like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_DRILL_H
#define CLI_DRILL_H
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
    bool is_whole; /* nearly all sentences of it are in pairs */
};

/* Read the texts and beads of an entry.  On error *where names the file. */
int gold_document_open(const struct gold_entry *entry,
                       struct splitter *splitter, struct gold_document *out,
                       const char **where, struct err *e);
void gold_document_close(struct gold_document *d);

enum drill_kind {
    DRILL_WHOLE,    /* the document */
    DRILL_PIECE,    /* some forty sentences of it */
    DRILL_HALF,     /* the second half of a piece's target is another text */
    DRILL_SPARSE,   /* all but a few runs of its target are another text */
    DRILL_SHIFTED,  /* a piece beside the next piece of the same text */
    DRILL_STRANGER, /* a piece beside a text of another document */
    DRILL_UNKNOWN, /* a piece with the target's words replaced by unknown ones */
    DRILL_SHUFFLED, /* a piece with the target's words in another order */
    DRILL_KINDS
};

/* A pair to be aligned. */
struct drill {
    enum drill_kind kind;
    const struct gold_document *of;
    struct article src, tgt;
    const int32_t *src_link, *tgt_link; /* of `of`; -1: no bead is right */
};

/* How many pieces a document has. */
size_t drill_n_pieces(const struct gold_document *d);

/* Make the drill of piece `piece` of d (of DRILL_WHOLE: of all) in `a`;
 * other texts come from `other`.  0; 1 when there is no such drill (nothing
 * to shift to, no other text); ERR_NOMEM. */
int drill_make(struct arena *a, enum drill_kind kind,
               const struct gold_document *d, const struct gold_document *other,
               size_t piece, struct drill *out, struct err *e);

/* Is the bead exactly one of the gold? */
bool drill_is_right(const struct drill *l, const struct bead *b);
#endif
