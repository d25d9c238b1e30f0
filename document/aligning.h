/* document/aligning.h - the options of the aligner, and their digest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ALIGNING_H
#define DOCUMENT_ALIGNING_H
#include "aligner/params.h"
#include "cli/option.h"

/* --method, --c, … into a struct align_params. */
extern const struct option_group aligning_options;

/* The aligner's defaults with the weights that come with Stele; a build
 * whose weights cannot be read has none (a test holds that it can). */
struct align_params aligning_default(void);

/* 16 hexadecimal digits and a NUL that change with any parameter, and with
 * what the seed stands for. */
void aligning_digest(const struct align_params *p, uint64_t seed, char out[17]);
#endif
