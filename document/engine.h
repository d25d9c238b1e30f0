/* document/engine.h - where the stages meet: two articles become records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ENGINE_H
#define DOCUMENT_ENGINE_H
#include "aligner/align.h"
#include "aligner/scoring/verdict.h"
#include "base/record.h"
#include "document/aligner_input.h"
#include "document/lexicon/lexicon_set.h"
#include "document/parameters.h"
#include "tokenize/article.h"

/* Names of a document pair and of its sides. */
struct pair_names {
    struct sv id, src_url, tgt_url;
};

/* What the scores of a document pair were made from, for who asks why. */
struct pair_grounds {
    struct aligner_input sides;
    struct alignment alignment;
    bool is_calibrated; /* false: scores are posteriors, and no evidence */
    enum calibration_question question;
    struct document_features evidence;
};

/* The records of one document pair, in order, omissions and additions
 * included. */
struct pair_records {
    struct record *records; /* [n] */
    size_t n;
    struct verdict verdict;
    struct pair_grounds grounds;
};

/* What is the same for all pairs: loaded once, then only read. */
struct pipeline {
    struct parameters params;
    struct lexicon_set lexicons; /* none where the method knows no words */
    char digest[17]; /* changes with any of it; 16 digits and a NUL */
};

/* Load what the method needs.  Errors: those of lexicon_set_open; the file is
 * out->lexicons.failed.  pipeline_close() in any case. */
int pipeline_open(const struct parameters *p,
                  const struct lexicon_choice *lexicons, struct pipeline *out,
                  struct err *e);
void pipeline_close(struct pipeline *p);

/* Align the two articles; `trace` as align_sides() takes it.  The records and their grounds live in `a` and point
 * into the articles.  Reentrant as long as each thread has its own arena and maker.
 * Errors: those of align_sides and aligner_input_of_words. */
int pipeline_align(struct arena *a, struct aligner_input_maker *m,
                   const struct pipeline *p, const struct article *src,
                   const struct article *tgt, const struct pair_names *names,
                   struct pair_records *out, struct trace *trace,
                   struct err *e);

/* The same, as far as numbers go. */
int pipeline_beads(struct arena *a, struct aligner_input_maker *m,
                   const struct pipeline *p, const struct article *src,
                   const struct article *tgt, struct aligner_input *sides,
                   struct alignment *out, struct trace *trace, struct err *e);

/* How many beads of each kind, and the mean score of those with two sides. */
struct pair_summary {
    size_t n_src, n_tgt; /* sentences */
    size_t n_pairs, n_1_1, n_1_2, n_2_1, n_other, n_1_0, n_0_1;
    double mean_score;
    double n_wrong; /* expected: the sum of 1 - score over the pairs */
    struct verdict verdict;
};

struct pair_summary pipeline_summary(const struct pair_records *records);
#endif
