/* document/explain_pair.h - why a bead stands as it does, and why it has its
 * score: a text to read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_EXPLAIN_PAIR_H
#define DOCUMENT_EXPLAIN_PAIR_H
#include "document/align_document.h"
#include "document/explain_words.h"

struct trace;

/* Explains the beads of one document. */
struct explainer {
    const struct parameters *params;
    const struct document_records *records;
    const struct trace *trace;
    struct explain_words words; /* where the scores come of words */
};

/* Make it in `a`; the records are of document_align() with `trace`, and the vocabulary is still that of the pair.  ERR_NOMEM,
 * ERR_LIMIT. */
int explainer_open(struct arena *a, const struct parameters *params,
                   const struct document_records *records,
                   const struct vocabulary *vocabulary,
                   const struct trace *trace, struct explainer *out,
                   struct err *e);

/* Append the explanation of record k of the document, from 0; `record_no` is
 * its number in the output, from 1, or 0 where the output leaves it out.
 * A failed append shows in out->failed. */
void explainer_add(struct explainer *x, size_t k, unsigned long record_no,
                   struct buf *out);
#endif
