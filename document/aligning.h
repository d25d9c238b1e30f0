/* document/aligning.h - the options of the aligner, and their digest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ALIGNING_H
#define DOCUMENT_ALIGNING_H
#include "cli/option.h"
#include "document/parameters.h"

/* --method, --c, … into a struct parameters. */
extern const struct option_group aligning_options;

/* The aligner's defaults with the weights that come with Stele; a build
 * whose weights cannot be read has none (a test holds that it can). */
struct parameters aligning_default(void);

/* 16 hexadecimal digits and a NUL that change with any parameter, and with
 * what the seed stands for. */
void aligning_digest(const struct parameters *params, uint64_t seed,
                     char out[17]);
#endif
