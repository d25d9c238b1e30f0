/* report/report_source.h - fills a delivery from articles, a manifest, or pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_SOURCE_H
#define REPORT_REPORT_SOURCE_H
#include "report/report_job.h"

/* What was read, in `a`. */
struct report_inputs {
    struct assessment_input *list;
    size_t n, cap;
};

/* Fill the delivery.  Errors as above. */
int report_read(const struct report_job *job, struct arena *a,
                struct delivery *d, struct report_inputs *inputs,
                struct err *e);
#endif
