/* report/charts.h - the plots of a report, as SVG.  Shape and label carry what
 * they say, never colour alone; the table of the same figures is beside each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_CHARTS_H
#define REPORT_CHARTS_H
#include "report/assessment.h"

/* Append each.  A failed append shows in out->failed. */
void chart_yield(const struct assessment *s, struct buf *out);
void chart_scores(const struct assessment *s, bool is_log, struct buf *out);
void chart_beads(const struct assessment *s, struct buf *out);
void chart_reliability(const struct assessment *s, struct buf *out);

/* A plot by its number from 0: its name and how it is drawn; NULL beyond the
 * last.  Those of a document are of the one with most expected errors. */
const char *chart_name(unsigned k);
bool chart_of_document(unsigned k);

/* Is there anything to draw?  Plots of documents want whole ones, that of
 * reliability judged pairs. */
bool chart_is_known(const struct assessment *s, unsigned k);
void chart_draw(const struct assessment *s, unsigned k, struct buf *out);
#endif
