/* tokenize/model_engine.h - sentence ends by the trained model.
 * Candidate by candidate, from left to right: what was decided before is part
 * of what the next one looks like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_MODEL_ENGINE_H
#define TOKENIZE_MODEL_ENGINE_H
#include "base/buffer.h"
#include "base/err.h"
#include "tokenize/split_model.h"
#include "tokenize/splitter_options.h"

struct model_engine {
    const struct split_model *model;
    struct split_model *own;     /* NULL: the shipped one is used */
    int least;                   /* score of an end, in units of the model */
    bool at_colon, at_semicolon; /* always ends */
    splitter_trace trace;
    void *trace_context;
};

/* Errors as splitter_open(); model_engine_free() in any case. */
int model_engine_init(struct model_engine *m, const struct splitter_options *o,
                      struct err *e);
void model_engine_free(struct model_engine *m);

/* Append the ends of the sentences of `text` (size_t, as in splitter_cut(),
 * without the last) to *ends.  ERR_NOMEM.  O(n). */
int model_engine_cut(const struct model_engine *m,
                     const struct abbreviations *table, enum split_lang lang,
                     struct sv text, struct buf *ends, struct err *e);
#endif
