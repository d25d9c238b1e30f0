/* corpus/bead_records.h - what aligners write: hunalign's text; and sentence
 * numbers (ladders, beads, vecalign's beads with costs) with the two texts that
 * they are of, a sentence a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_BEAD_RECORDS_H
#define CORPUS_BEAD_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source hunalign_records;
extern const struct record_source beads_records;
extern const struct record_source vecalign_records;
extern const struct record_source ladder_records;
#endif
