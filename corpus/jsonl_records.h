/* corpus/jsonl_records.h - a JSON object a line, as io/jsonl_reader.h reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_JSONL_RECORDS_H
#define CORPUS_JSONL_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source jsonl_records;
#endif
