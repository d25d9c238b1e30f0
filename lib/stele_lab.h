/* lib/stele_lab.h - training and evaluation.  For the program and for research:
 * without promise of stability.  See stele.h for errors and ownership.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_LAB_H
#define STELE_LAB_H
#include "stele.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Learn ---- */

struct stele_lexicon_outcome {
    size_t size;
    struct stele_counts counts; /* of the last pass */
    size_t n_entries;           /* pairs of words; 0: nothing was written */
    bool stopped;               /* by events->stop(): nothing was written */
};

/* Learn a lexicon from a manifest, with the settings of "train".  What was
 * learnt becomes the last lexicon of *stele. */
STELE_API int stele_train_lexicon(struct stele *stele, const char *manifest,
                                  const struct stele_events *events,
                                  struct stele_lexicon_outcome *out,
                                  struct stele_error *error);

struct stele_lexicon_build {
    size_t size;
    char src_lang[64], tgt_lang[64]; /* "": not known */
    size_t n_inputs;                 /* files that were read */
    size_t n_pairs;   /* of words, in what was written; 0: nothing was */
    size_t n_joined;  /* pairs that the pivot gave, before they were merged */
    size_t n_skipped; /* expressions of several words in the inputs */
};

/* Make one lexicon of several, with the settings of "lexicon": read back where
 * their languages say so, merged, joined by the pivot.  An input is a file, or
 * "freedict" or "freedict:FOLDER" for what is installed, or "built-in".
 * STELE_INPUT for one of other languages. */
STELE_API int stele_build_lexicon(const struct stele_settings *settings,
                                  const char *const *inputs, size_t n_inputs,
                                  struct stele_lexicon_build *out,
                                  struct stele_error *error);

struct stele_length_fit {
    size_t size;
    double c, s2;                         /* of the length model */
    double p_1_1, p_null, p_merge, p_2_2; /* priors */
    double n_beads;
    size_t n_likely; /* of them likely 1-1 */
    unsigned n_rounds;
    size_t n_documents, n_failed;
};

/* Fit the length model to a manifest, with the settings of "fit", and write
 * the parameters. */
STELE_API int stele_fit_lengths(const struct stele *stele, const char *manifest,
                                const struct stele_events *events,
                                struct stele_length_fit *out,
                                struct stele_error *error);

/* Fit the scores to a list of gold alignments, with the settings of "fit" and
 * its "calibration", and write the weights. */
STELE_API int stele_fit_calibration(const struct stele *stele, const char *list,
                                    struct stele_error *error);

struct stele_splitter_counts {
    size_t size;
    size_t n_places, n_ends; /* places where a sentence may end, and ends */
};

/* Train the splitter's model on texts, each "LANG[*WEIGHT]:FILE", with the
 * settings of "train-splitter".  After reading and before training, `read` is
 * called (it may be NULL).  STELE_USAGE for a text that is not of that form. */
STELE_API int stele_train_splitter(
    const struct stele_settings *settings, const char *const *texts,
    size_t n_texts,
    void (*read)(void *context, const struct stele_splitter_counts *counts),
    void *context, struct stele_error *error);

/* ---- Evaluate ---- */

/* Compare alignments with gold, with the settings of "eval": the paths are pairs
 * of files, an alignment and its gold; with "versus" threes, two alignments and
 * the gold.  The figures go to standard output, as text or as "table" says; with
 * "plot", the reliability of the scores into a file.  STELE_INPUT for a gold that
 * is far shorter, and for a plot of beads without scores. */
STELE_API int stele_evaluate(const struct stele_settings *settings,
                             const char *const *paths, size_t n_paths,
                             struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
