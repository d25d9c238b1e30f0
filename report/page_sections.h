/* report/page_sections.h - the sections of the page, without their headings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_SECTIONS_H
#define REPORT_PAGE_SECTIONS_H
#include "report/assessment.h"

/* Append each from the second on.  Errors: those of its tables. */
int section_documents(struct buf *out, struct assessment *s, struct err *e);
int section_queue(struct buf *out, struct assessment *s, struct err *e);
int section_omissions(struct buf *out, struct assessment *s, struct err *e);
int section_checks(struct buf *out, struct assessment *s, struct err *e);
int section_consistency(struct buf *out, struct assessment *s, struct err *e);
int section_contents(struct buf *out, struct assessment *s, struct err *e);
int section_evidence(struct buf *out, struct assessment *s, struct err *e);
int section_provenance(struct buf *out, struct assessment *s, struct err *e);
#endif
