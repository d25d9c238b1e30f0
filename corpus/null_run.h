/* corpus/null_run.h - what is missing and what was added: stretches of adjacent
 * sentences without partner.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_NULL_RUN_H
#define CORPUS_NULL_RUN_H
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/record.h"

enum null_run_class {
    NULL_RUN_HEADING,   /* one short line of its own without a final mark */
    NULL_RUN_SENTENCE,  /* one or two sentences of a paragraph */
    NULL_RUN_PARAGRAPH, /* a whole paragraph, or three sentences and more */
};

/* Sentences at .. at + n of one side, none of them in a pair. */
struct null_run {
    bool is_src; /* an omission; else an addition */
    uint32_t at, n;
    uint64_t n_cp, n_words;
    bool is_edge; /* it touches the first or last 1 % of the document's
                     sentences, or the first or last three, and is
                     not all of them */
    enum null_run_class class;
    const struct record *before, *after; /* the pairs beside it, or NULL */
    const struct record *first;          /* its first record */
};

/* The runs of a document's records [n], which cover sentences 0 .. n_src and
 * 0 .. n_tgt in any order: omissions in the source's order, then additions in
 * the target's.  In `a`; ERR_NOMEM. */
int null_runs_find(struct arena *a, const struct record *records, size_t n,
                   uint32_t n_src, uint32_t n_tgt, struct null_run **out,
                   size_t *n_out, struct err *e);

/* "heading", "sentence", "paragraph". */
const char *null_run_class_name(enum null_run_class c);
#endif
