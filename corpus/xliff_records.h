/* corpus/xliff_records.h - XLIFF, a unit a pair, as io/xliff_reader.h reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_XLIFF_RECORDS_H
#define CORPUS_XLIFF_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source xliff_records;
#endif
