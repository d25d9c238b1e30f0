/* tokenize/splitter_options.h - what a splitter is told, and what it tells of
 * its decisions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLITTER_OPTIONS_H
#define TOKENIZE_SPLITTER_OPTIONS_H
#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* MODEL: the trained log-linear model.  ICU: ICU's sentence iterator with
 * rules on top (icu_engine.h). */
enum splitter_engine { SPLITTER_MODEL, SPLITTER_ICU };

struct splitter_options {
    enum splitter_engine engine;
    double threshold;     /* a candidate of this probability is an end, 0..1 */
    const char *split_at; /* ":", ";" or both: always ends before a space */
    struct sv model;      /* of split_model_write(), or empty: built in */
    struct sv abbreviations; /* a table of the user's, added to the built-in
                                one; see abbreviations_add() */
};

/* How a candidate was judged. */
struct splitter_decision {
    struct sv text;         /* the piece */
    size_t mark, end, next; /* as in struct candidate */
    bool is_end;
    const char *rule;   /* that decided against the model, or NULL */
    double probability; /* the model's; 1 where only a rule saw an end */
    unsigned n_reasons; /* the features that weighed most, first */
    struct {
        const char *name;
        double nats; /* for an end when positive */
    } reasons[4];
};

/* Called for every candidate, in order. */
typedef void (*splitter_trace)(void *context,
                               const struct splitter_decision *decision);
#endif
