/* cli/comparison_print.h - the table of a comparison, as text, JSON or LaTeX.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_COMPARISON_PRINT_H
#define CLI_COMPARISON_PRINT_H
#include "lib/stele_lab.h"

enum comparison_format { COMPARISON_TEXT, COMPARISON_JSON, COMPARISON_LATEX };

/* By name: "text", "json", "latex"; false for another. */
bool comparison_format_named(const char *name, enum comparison_format *out);

/* Print all rows to standard output. */
void comparison_print(const struct stele_comparison *comparison,
                      enum comparison_format format, size_t n_documents);
#endif
