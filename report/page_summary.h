/* report/page_summary.h - the first section, and what all sections share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_SUMMARY_H
#define REPORT_PAGE_SUMMARY_H
#include "report/assessment.h"
#include "report/report_tables.h"

/* Append the verdict, the figures in large type and the gates.  Errors: those of
 * the table. */
int section_verdict(struct buf *out, struct assessment *s, struct err *e);

/* A paragraph of a class with the text, filled with args. */
void section_paragraph(struct buf *out, const struct assessment *s,
                       const char *class, enum wording w, const struct sv *args,
                       size_t n);

/* Fill a table and append it with at most `most` rows; nothing for no row. */
int section_table(struct buf *out, struct assessment *s, report_table table,
                  uint64_t most, struct err *e);

/* A heading of the third level. */
void section_heading(struct buf *out, const struct assessment *s,
                     enum wording w);

/* A figure: what `draw` appends, a caption, and in <details> the table of the
 * same figures, if not NULL. */
int section_figure(struct buf *out, struct assessment *s, enum wording caption,
                   struct sv drawing, report_table behind, struct err *e);
#endif
