/* document/decisions.h - what people decided about pairs, in a file: as the page
 * of `stele report` exports it, or pins alone as beads.
 *
 * A table with tabs whose header names doc_id, src_sent, trg_sent, decision,
 * src_hash and trg_hash, and may name score (others are passed over).  Sentences are numbered from
 * 1, with commas, "-" for none; a hash is XXH64 of the sentences joined by a
 * space, "-" for none.  A row without a decision is passed over.  What a
 * spreadsheet saves of such a sheet, with commas or semicolons, is read too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_DECISIONS_H
#define DOCUMENT_DECISIONS_H
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/record.h"

enum decision_kind {
    DECISION_PIN,     /* the sentences are a bead, or have no partner */
    DECISION_RIGHT,   /* a pair is right: a pin, too */
    DECISION_WRONG,   /* it is not */
    DECISION_DISMISS, /* a flag of it is no fault */
    DECISION_RUN      /* missing, legitimate or elsewhere: of a stretch */
};

struct decision {
    struct sv doc_id; /* p is NULL: whatever document there is */
    uint32_t src_at, n_src, tgt_at, n_tgt;
    enum decision_kind kind;
    uint32_t flag; /* that is dismissed */
    uint64_t src_hash, tgt_hash;
    bool has_src_hash, has_tgt_hash;
    double score;  /* that the pair had when it was judged; NaN: not known */
    uint64_t line; /* in the file */
};

/* Zero-initialise to open. */
struct decisions {
    const char *path;      /* for messages */
    struct decision *list; /* [n], in the order of the file */
    size_t n;
    struct arena arena;
};

/* Read such a table, or beads ("[0, 1]:[0]"), whose text outlives *out.
 * ERR_INPUT with the line for a row that is none, and for sentences that are
 * not adjacent; those of table_open() and beads_read(); ERR_NOMEM.
 * decisions_free() in any case. */
int decisions_read(struct sv text, const char *path, struct decisions *out,
                   struct err *e);
int decisions_read_pins(struct sv text, const char *path, struct decisions *out,
                        struct err *e);
void decisions_free(struct decisions *d);

/* Is the decision about this document?  Is any? */
bool decision_is_about(const struct decision *d, struct sv doc_id);
bool decisions_know(const struct decisions *d, struct sv doc_id);

/* Is it about just these sentences? */
bool decision_is_of(const struct decision *d, const struct record *r);

/* ERR_INPUT with its line where the sentences [n_src], [n_tgt] of the document
 * are not those that it was about: fewer, or others. */
int decision_check(const struct decisions *all, const struct decision *d,
                   const struct sentence *src, size_t n_src,
                   const struct sentence *tgt, size_t n_tgt, struct err *e);

/* The flags of a record of that document that were dismissed. */
uint32_t decisions_dismissed(const struct decisions *d, struct sv doc_id,
                             const struct record *r);
#endif
