/* training/length_training.h - c, s2 and priors from a manifest of article pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_LENGTH_TRAINING_H
#define TRAINING_LENGTH_TRAINING_H
#include "cli/loudness.h"
#include "document/article_file.h"
#include "document/parameters.h"

/* What the command line decides. */
struct length_training_job {
    const char *manifest_path, *output_path; /* NULL: standard output */
    struct reading reading;                  /* open */
    struct parameters params;                /* where fitting begins */
    enum loudness loudness;
};

/* Read and split all pairs in the manifest's order, estimate, and write the
 * parameters.  Complains, and gives the exit code: EXIT_DONE; EXIT_PARTLY when
 * pairs could not be read and the others were fitted to; else as
 * complain_exit_code().  Memory: four bytes a sentence. */
int length_training_run(const struct length_training_job *job);
#endif
