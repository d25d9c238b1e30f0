/* report/report_files.h - the files of a report.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_FILES_H
#define REPORT_REPORT_FILES_H
#include "report/report_job.h"

/* Write every file that the job names. */
int report_write(const struct report_job *job, struct assessment *s,
                 struct err *e);

/* Add its outputs to the files of the run, and check their endings. */
struct run_files;
int report_add_outputs(const struct report_job *job, struct run_files *f,
                       struct err *e);
#endif
