/* document/engine.h - what is the same for all document pairs: settings,
 * lexicons and weights, loaded once and then only read, by any number of
 * threads.  align_document.h aligns with it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ENGINE_H
#define DOCUMENT_ENGINE_H
#include "document/article_file.h"
#include "document/lexicon/lexicon_set.h"
#include "document/parameters.h"

struct engine {
    const struct reading *reading; /* how articles are read and split */
    struct parameters params;
    struct lexicon_set lexicons; /* none where the method uses no words */
    char digest[17]; /* changes with any of the last two; 16 digits, a NUL */
};

/* Load what the method needs.  `reading` may be NULL where no article is read;
 * reading_open() was called on it, and it outlives the engine.  Errors: those
 * of lexicon_set_open.  engine_close() in any case. */
int engine_open(const struct reading *reading, const struct parameters *p,
                const struct lexicon_choice *lexicons, struct engine *out,
                struct err *e);
void engine_close(struct engine *g);
#endif
