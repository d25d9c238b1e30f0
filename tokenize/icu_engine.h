/* tokenize/icu_engine.h - the ends that ICU's sentence iterator sees, less
 * those that the rules of split_rule.h and the marks behind them forbid; notes
 * and smileys set apart belong to the sentence before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_ICU_ENGINE_H
#define TOKENIZE_ICU_ENGINE_H
#include "base/buffer.h"
#include "base/err.h"
#include "base/slice.h"

struct abbreviations;
struct icu_engine;

int icu_engine_open(struct icu_engine **out, struct err *e);
void icu_engine_close(struct icu_engine *engine);

/* Append the ends of the sentences of `text` (size_t, as in splitter_cut(),
 * without the last) to *ends.  Errors as splitter_cut(). */
int icu_engine_cut(struct icu_engine *engine, const struct abbreviations *table,
                   struct sv text, struct buf *ends, struct err *e);
#endif
