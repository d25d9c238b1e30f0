/* document/parameters.h - the aligner's fitted figures as text.
 * A name, a tab and a number a line; empty lines and lines that begin with
 * '#' are passed over.  Names: c, s2, prior.1-1, prior.null, prior.merge,
 * prior.2-2 for lengths; QUESTION.FIGURE and QUESTION.constant for the models
 * of calibration.h.  What `stele fit` writes, --params loads.  A figure has the
 * range of its option; weights are -1e6 to 1e6.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_PARAMETERS_H
#define DOCUMENT_PARAMETERS_H
#include "aligner/params.h"
#include "aligner/scoring/calibration.h"
#include "base/buffer.h"
#include "base/err.h"

/* The ranges of figures, in files and in options: the most of a prior is 1. */
#define PARAMETERS_C_LEAST .01
#define PARAMETERS_C_MOST 100.
#define PARAMETERS_S2_LEAST .01
#define PARAMETERS_S2_MOST 1e4
#define PARAMETERS_PRIOR_LEAST 1e-12

/* What such a text sets: parameters of the aligner, and the weights that make
 * scores of features.  A model without features: scores are posteriors. */
struct parameters {
    struct align_params align;
    struct calibration calibration;
};

/* Set in *p what the text names, and leave the rest.  ERR_INPUT with the line
 * for what it does not know; ERR_INPUT for priors or a model that lack a
 * figure.  After an error *p is untouched. */
int parameters_read(struct sv text, struct parameters *p, struct err *e);

/* parameters_read() of a file; *e names the file. */
int parameters_load(const char *path, struct parameters *p, struct err *e);

/* The weights that come with Stele, data/calibration.tsv. */
int parameters_builtin(struct parameters *p, struct err *e);

/* Write the models; the length model. */
void parameters_add_calibration(const struct calibration *c, struct buf *out);

struct length_parameters {
    double c, s2;
    double p_11, p_null, p_merge, p_22;
};

void parameters_add_lengths(const struct length_parameters *l, struct buf *out);

/* Write such a text to the file `path`; NULL: standard output.  ERR_IO. */
int parameters_write(const char *path, struct sv text, struct err *e);
#endif
