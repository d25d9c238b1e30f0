/* document/splitting.h - how sentences are split, as options of several commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SPLITTING_H
#define DOCUMENT_SPLITTING_H
#include "base/buffer.h"
#include "cli/option.h"
#include "tokenize/splitter.h"

struct splitting {
    struct splitter_options options;
    const char *abbrev_path; /* NULL: no table of the user's */
    struct buf abbrev;
    const char *model_path; /* NULL: the built-in model */
    struct buf model;
};

struct splitting splitting_default(void);
void splitting_free(struct splitting *s);

/* --abbrev, --engine, --model, --threshold, --split-at into a struct splitting. */
extern const struct option_group splitting_options;

/* A hash that changes with any choice, and with the files. */
uint64_t splitting_digest(const struct splitting *s, uint64_t seed);

/* Open a splitter as the options say; the files it needs are read the
 * first time.  Errors: those of whole_file_read() and splitter_open(). */
int splitting_open(struct splitting *s, struct splitter **out, struct err *e);
#endif
