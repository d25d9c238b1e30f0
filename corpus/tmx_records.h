/* corpus/tmx_records.h - TMX, a <tu> a pair, in the two languages that most units have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TMX_RECORDS_H
#define CORPUS_TMX_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source tmx_records;
#endif
