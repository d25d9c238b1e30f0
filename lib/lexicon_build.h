/* lib/lexicon_build.h - one lexicon of several, for stele_build_lexicon().
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_LEXICON_BUILD_H
#define LIB_LEXICON_BUILD_H
#include "base/err.h"
#include "base/language_tag.h"
#include "lib/task_values.h"

/* As struct stele_lexicon_build has it. */
struct lexicon_build_outcome {
    char src_lang[LANGUAGE_TAG_BYTES], tgt_lang[LANGUAGE_TAG_BYTES];
    size_t n_inputs, n_pairs, n_joined, n_skipped;
};

/* With checked settings.  Errors: those of lexicon_set_open() and
 * lexicon_merge(); ERR_INPUT for an input, or a pivot, that leads nowhere. */
int lexicon_build_run(const struct task_values *v, const char *const *inputs,
                      size_t n_inputs, struct lexicon_build_outcome *out,
                      struct err *e);
#endif
