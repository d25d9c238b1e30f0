/* corpus/moses_records.h - files that are parallel by line: source, target, and scores.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_MOSES_RECORDS_H
#define CORPUS_MOSES_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source moses_records;
#endif
