/* training/length_training.h - c, s2 and priors from a manifest of article
 * pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_LENGTH_TRAINING_H
#define TRAINING_LENGTH_TRAINING_H
#include "aligner/length_estimate.h"
#include "batch/events.h"
#include "document/engine.h"

struct length_training_job {
    const char *manifest_path, *output_path; /* NULL: standard output */
};

struct length_training_outcome {
    struct length_estimate estimate;
    size_t n_documents, n_failed; /* pairs that were fitted to, and others */
};

/* Read and split all pairs in the manifest's order, estimate from the engine's
 * parameters on, and write the new ones.  Pairs that cannot be read are
 * reported, counted and left out.  Errors: those of manifest_open,
 * length_estimate and parameters_write.  Memory: four bytes a sentence. */
int length_training_run(const struct engine *engine,
                        const struct length_training_job *job,
                        const struct events *events,
                        struct length_training_outcome *out, struct err *e);
#endif
