/* io/document_jsonl.h - a JSON object a document pair, with all its text: both
 * sides' sentences and which belong together, in the shape of the data set
 * DocHPLT.  docs/formats.md has every key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_DOCUMENT_JSONL_H
#define IO_DOCUMENT_JSONL_H
#include "io/writer.h"

extern const struct format format_document_jsonl;
#endif
