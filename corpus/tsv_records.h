/* corpus/tsv_records.h - TAB-separated pairs: Stele's, Bitextor's, ParaCrawl's,
 * or any whose columns are named.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TSV_RECORDS_H
#define CORPUS_TSV_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source tsv_records;
#endif
