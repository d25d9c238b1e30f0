/* report/delivery.h - what a report is about: document pairs with their
 * records, copied, and the figures of each and of all.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_DELIVERY_H
#define REPORT_DELIVERY_H
#include "corpus/figures.h"
#include "corpus/record_reader.h"
#include "report/score_reasons.h"

enum { DELIVERY_STRIP = 200, DELIVERY_OMITTED = 255 };

/* A document pair.  Texts and records live in the delivery. */
struct delivery_document {
    struct sv id, src_url, tgt_url, src_lang, tgt_lang;
    const char *verdict;    /* "translation", …; "-" for none */
    double verdict_score;   /* its probability; NaN for none */
    double translated;      /* share of the text where words agree; NaN */
    struct record *records; /* [n] */
    struct score_reasons *reasons; /* [n], or NULL */
    size_t n;
    uint32_t n_src, n_tgt; /* sentences */
    bool is_whole;         /* omissions and additions are known */
    struct null_run *runs; /* [n_runs], of a whole one */
    size_t n_runs;

    /* Its figures. */
    uint64_t n_pairs;
    uint64_t n_flagged; /* pairs with a check that is more than neutral */
    struct figures_expected wrong;
    double src_coverage, tgt_coverage;  /* NaN where they are not known */
    struct figures_runs omitted, added; /* inner ones */
    double worst;                       /* the least score; NaN for none */
    uint8_t strip[DELIVERY_STRIP]; /* for each 1/200 of the source the highest
                                      1 - score in percent, or OMITTED */
};

struct delivery {
    struct arena arena;
    struct delivery_document *documents; /* [n] */
    size_t n, cap;
    struct figures figures; /* of all */
    bool is_whole;          /* all documents are */
    bool scored_alone;      /* some scores were made of the pair alone */
    uint64_t n_flagged;     /* likewise */
    uint64_t n_failed;      /* document pairs that could not be aligned */

    /* The document that records are added to. */
    struct buf rows; /* struct record */
    bool has_nulls, has_places;
};

/* Zero-initialise to open. */
void delivery_free(struct delivery *d);

/* Add an aligned pair, whose records have their flags.  ERR_NOMEM; then *d is
 * only to be freed. */
int delivery_add_aligned(struct delivery *d, const struct document_worker *w,
                         const struct document_records *r, struct err *e);

/* Add a copy of an aligned document of another delivery.  ERR_NOMEM. */
int delivery_add_document(struct delivery *d,
                          const struct delivery_document *from, struct err *e);

/* Add a written pair; a new document begins where is_new is set.
 * delivery_end() after the last.  ERR_NOMEM, likewise. */
int delivery_add_read(struct delivery *d, const struct record_read *r,
                      struct err *e);
int delivery_end(struct delivery *d, struct err *e);

/* The record's side in one line, in `a`; p is NULL without memory. */
struct sv delivery_text(struct arena *a, const struct record_side *side);
#endif
