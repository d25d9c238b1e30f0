/* corpus/statistics_text.h - statistics in words and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_STATISTICS_TEXT_H
#define CORPUS_STATISTICS_TEXT_H
#include "corpus/statistics.h"

/* Append them as a table for people, with the first n_sources sources, or as a
 * JSON object of the schema "stele-stats/1", with all.  A failed append shows in
 * out->failed. */
void statistics_add_table(const struct statistics *s, size_t n_sources,
                          struct buf *out);
void statistics_add_json(const struct statistics *s, struct buf *out);
#endif
