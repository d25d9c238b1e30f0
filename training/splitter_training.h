/* training/splitter_training.h - the weights of the sentence splitter, from
 * texts whose sentences are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_SPLITTER_TRAINING_H
#define TRAINING_SPLITTER_TRAINING_H
#include "base/err.h"
#include "tokenize/split_train.h"

struct splitter_training_job {
    const char *const *texts; /* [n_texts], "LANG[*WEIGHT]:FILE" */
    size_t n_texts;
    struct split_train_options options;
    const char *output; /* NULL: standard output */

    /* Called when all texts are read; may be NULL. */
    void (*read)(void *context, size_t n_places, size_t n_ends);
    void *context;
};

/* Read the texts, train, and write the model.  ERR_USAGE for a text that is
 * not named like that; errors of whole_file_read, split_train_add,
 * split_train_run and of writing. */
int splitter_training_run(const struct splitter_training_job *job,
                          struct err *e);
#endif
