/* report/document_charts.h - plots of single pairs and documents.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_DOCUMENT_CHARTS_H
#define REPORT_DOCUMENT_CHARTS_H
#include "report/assessment.h"

/* Lengths of pairs, on square-root axes. */
void chart_lengths(const struct assessment *s, struct buf *out);

/* Of a document: its path and drift; `key` is its number in the page. */
void chart_path(const struct assessment *s, uint32_t document, struct buf *out);
void chart_drift(const struct assessment *s, uint32_t document,
                 struct buf *out);
void chart_strip(const struct delivery_document *d, enum report_language l,
                 struct buf *out);
#endif
