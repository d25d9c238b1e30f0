/* report/report_source.h - fills a delivery from articles, a manifest, or pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_SOURCE_H
#define REPORT_REPORT_SOURCE_H
#include "report/manifest_source.h"

/* Fill the delivery; what was read is listed in `a`.  Errors: those of
 * manifest_source_read(), report_add_document() and record_reader_next(). */
int report_read(const struct report_job *job, struct arena *a,
                struct delivery *d, struct report_inputs *inputs,
                struct err *e);
#endif
