/* training/lexicon_training.h - a lexicon from a batch of document pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_LEXICON_TRAINING_H
#define TRAINING_LEXICON_TRAINING_H
#include "aligner/lexicon_em.h"
#include "cli/loudness.h"
#include "document/article_file.h"
#include "document/lexicon/lexicon_set.h"
#include "document/parameters.h"

/* What the command line decides. */
struct lexicon_training_job {
    const char *manifest_path, *output_path;
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    struct lexicon_em_params em;
    enum loudness loudness;
    unsigned n_workers; /* 0: as many as processors are allowed */
    unsigned n_passes;
    bool progress; /* even when stderr is no terminal */
};

/* Align all pairs of the manifest, learn words from their beads, and again
 * with what was learnt; write the lexicon.  Complains, and gives the exit
 * code: EXIT_DONE; EXIT_PARTLY when pairs failed or nothing was learnt;
 * 128 + a signal's number; else as complain_exit_code(). */
int lexicon_training_run(const struct lexicon_training_job *job);
#endif
