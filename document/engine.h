/* document/engine.h - what is the same for all document pairs: settings,
 * lexicons and weights, loaded once and then only read, by any number of
 * threads.  align_document.h aligns with it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ENGINE_H
#define DOCUMENT_ENGINE_H
#include "document/decisions.h"
#include "document/settings.h"

struct engine {
    const struct settings *settings;
    const struct reading *reading; /* its, how articles are read and split */
    struct parameters params;
    struct lexicon_set lexicons;   /* none where the method uses no words */
    struct checker_options checks; /* no flags where no output has them */
    struct decisions decisions;    /* what people decided; none */
    double floor;    /* calibrated scores below it make no pairs */
    char digest[17]; /* changes with any setting that changes records; 16
                        hexadecimal digits and a NUL */
};

/* Load what the method needs, after settings_load(); the settings outlive the
 * engine.  Errors: those of lexicon_set_open, glossary_open and
 * decisions_read.  engine_close() in any case. */
int engine_open(const struct settings *s, struct engine *out, struct err *e);
void engine_close(struct engine *g);
#endif
