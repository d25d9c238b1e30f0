/* lib/stele_lab.h - training and evaluation.  For the program and for research:
 * without promise of stability.  See stele.h for errors and ownership.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_LAB_H
#define STELE_LAB_H
#include "stele.h"
#include "stele_comparison.h"

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

enum { STELE_EVALUATION_BINS = 10 };

struct stele_figures {
    size_t size;
    size_t n_gold; /* beads with two sides */
    double strict_p, strict_r, strict_f, lax_f;
    bool has_scores; /* then these are set: */
    double ece, brier, auc_strict, auc_lax;
    size_t n_other_scores; /* of ladders whose scores are not all 0 to 1, as
                              hunalign's quality: they are not used */
};

/* How many beads of a type the gold has, and how many were found; the largest
 * side stands for it and all above. */
struct stele_type_figures {
    unsigned n_src, n_tgt;
    bool and_more; /* a side stands for larger ones too */
    size_t n_gold, n_found;
};

struct stele_bin_figures {
    double from, to; /* scores */
    size_t n;
    double mean_score, share_right;
};

struct stele_evaluation;

STELE_API int stele_evaluation_open(struct stele_evaluation **out,
                                    struct stele_error *error);
STELE_API void stele_evaluation_close(struct stele_evaluation *evaluation);

/* Add a document: files of beads or ladders.  *one, which may be NULL, gets
 * the figures of this document without scores. */
STELE_API int stele_evaluation_add(struct stele_evaluation *evaluation,
                                   const char *got, const char *gold,
                                   struct stele_figures *one,
                                   struct stele_error *error);

/* The figures of all documents. */
STELE_API int stele_evaluation_figures(struct stele_evaluation *evaluation,
                                       struct stele_figures *out,
                                       struct stele_error *error);

/* Type k, bin k, after stele_evaluation_figures(); false beyond the last. */
STELE_API bool stele_evaluation_type(const struct stele_evaluation *evaluation,
                                     size_t k, struct stele_type_figures *out);
STELE_API bool stele_evaluation_bin(const struct stele_evaluation *evaluation,
                                    size_t k, struct stele_bin_figures *out);

/* Draw the reliability of the scores into a file, as SVG.  STELE_INPUT when no
 * bead has a score. */
STELE_API int stele_evaluation_plot(struct stele_evaluation *evaluation,
                                    const char *path,
                                    struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
