/* tokenize/split_model.h - the weights of the sentence splitter.
 * A log-linear model: P(end) = 1 / (1 + exp(-sum of the features' weights)).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_MODEL_H
#define TOKENIZE_SPLIT_MODEL_H
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"
#include "tokenize/split_feature.h"

/* A weight of 16 units is one nat: the sum's rounding error stays under .5
 * nats for 50 features, and 8 nats either way are more than any needs. */
enum { SPLIT_UNITS_PER_NAT = 16 };

struct split_model {
    int8_t weight[SPLIT_WEIGHTS];
};

/* Read a model: the line "stele split model 2" (the number
 * changes with the features), then the weights as pairs of
 * hexadecimal digits (two's complement) with line ends anywhere.
 * ERR_INPUT when it is not that. */
int split_model_parse(struct sv text, struct split_model *out, struct err *e);

/* Append the model in that form.  ERR_NOMEM. */
int split_model_write(const struct split_model *m, struct buf *out);

/* The sum of the features' weights, in units. */
static inline int split_model_score(const struct split_model *m,
                                    const struct split_features *f)
{
    int sum = 0;
    for (unsigned i = 0; i < f->n; i++)
        sum += m->weight[split_feature_place(f->hash[i])];
    return sum;
}
#endif
