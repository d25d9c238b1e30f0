/* training/calibration_fit.h - the weights of the scores, fitted to a list of
 * gold alignments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_CALIBRATION_FIT_H
#define TRAINING_CALIBRATION_FIT_H
#include "document/engine.h"

/* Align the gold documents of `list` (gold_corpus.h) and negatives made from
 * them with the engine, fit the weights that make probabilities of features,
 * and write them to `output` (NULL: standard output).  Errors: those of
 * gold_corpus_read, gold_document_open, align_sides, examples_fit and
 * parameters_write; ERR_LIMIT for too many sets. */
int calibration_fit_run(const struct engine *engine, const char *list,
                        const char *output, struct err *e);
#endif
