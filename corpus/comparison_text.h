/* corpus/comparison_text.h - a comparison as a table for people, for programs
 * or for a paper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_COMPARISON_TEXT_H
#define CORPUS_COMPARISON_TEXT_H
#include "base/buffer.h"
#include "corpus/comparison.h"

enum comparison_format { COMPARISON_TEXT, COMPARISON_JSON, COMPARISON_LATEX };

/* "text", "json", "latex"; NULL beyond the last. */
const char *comparison_format_name(unsigned k);

/* Append the rows [n_rows], of n_documents; intervals where there are several.
 * A failed append shows in out->failed. */
void comparison_add_table(const struct comparison_row *rows, size_t n_rows,
                          size_t n_documents, enum comparison_format format,
                          struct buf *out);
#endif
