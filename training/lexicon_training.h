/* training/lexicon_training.h - a lexicon from a batch of document pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_LEXICON_TRAINING_H
#define TRAINING_LEXICON_TRAINING_H
#include "aligner/lexicon_em.h"
#include "batch/events.h"
#include "document/engine.h"

struct lexicon_training_job {
    const char *manifest_path, *output_path;
    struct lexicon_em_params em;
    unsigned n_workers; /* at least 1 */
    unsigned n_passes;
};

struct lexicon_training_outcome {
    struct counts counts; /* of the last pass */
    size_t n_entries;     /* pairs of words; 0: no lexicon was written */
    bool stopped;         /* by events->stop(): nothing was written */
};

/* Align all pairs of the manifest, learn words from their beads, and again
 * with what was learnt, which becomes the last of the engine's lexicons; write
 * the lexicon.  Pairs that fail are reported in the first pass, and counted.
 * Errors: those of manifest_open, bead_store_open and lexicon_output_write;
 * ERR_NOMEM. */
int lexicon_training_run(struct engine *engine,
                         const struct lexicon_training_job *job,
                         const struct events *events,
                         struct lexicon_training_outcome *out, struct err *e);
#endif
