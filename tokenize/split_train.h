/* tokenize/split_train.h - learn the weights of the splitter from text whose
 * sentence ends are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_TRAIN_H
#define TOKENIZE_SPLIT_TRAIN_H
#include "base/buffer.h"
#include "base/err.h"
#include "base/slice.h"
#include "tokenize/split_model.h"

struct split_train_options {
    unsigned n_rounds;  /* over all examples */
    double rate;        /* AdaGrad's step */
    double decay;       /* L2 penalty of a weight, per example */
    unsigned min_count; /* a feature of fewer examples is dropped */
    uint32_t seed;      /* of the order of the examples */
};

struct split_train_options split_train_options_default(void);

struct split_trainer;

int split_train_open(struct split_trainer **out, struct err *e);
void split_train_close(struct split_trainer *t);

/* Add a text in `lang` ("en", "fr" or another).  `raw` is running text, one
 * paragraph a line; `sents` is the same text with one sentence a line.  They
 * may differ in white space only; an empty `raw` is made from `sents`, with a
 * space between sentences and a line end for a blank line.  Each example counts `weight` times.
 * ERR_INPUT with the line of `sents` where they differ; ERR_NOMEM. */
int split_train_add(struct split_trainer *t, struct sv lang, struct sv raw,
                    struct sv sents, unsigned weight, struct err *e);

/* The number of candidates so far, and of those that are ends. */
size_t split_train_n(const struct split_trainer *t);
size_t split_train_n_ends(const struct split_trainer *t);

/* Fit.  The same texts in the same order and the same options give the same
 * model on every machine with IEEE arithmetic.  ERR_NOMEM. */
int split_train_run(struct split_trainer *t,
                    const struct split_train_options *o,
                    struct split_model *out, struct err *e);
#endif
