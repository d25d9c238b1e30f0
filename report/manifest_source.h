/* report/manifest_source.h - fills a delivery from the articles of a manifest,
 * which are aligned several at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_MANIFEST_SOURCE_H
#define REPORT_MANIFEST_SOURCE_H
#include "report/report_job.h"

/* What was read, in an arena. */
struct report_inputs {
    struct assessment_input *list; /* [n] */
    size_t n, cap;
};

/* Add a file, whose path is copied.  ERR_NOMEM. */
int report_add_input(struct report_inputs *in, struct arena *a, struct sv path,
                     uint64_t hash, uint64_t n_bytes, struct err *e);

/* Align a pair and add it; its files are read once.  Errors: those of
 * document_fetch() and document_align(); ERR_NOMEM. */
int report_add_document(struct document_worker *w, struct arena *a,
                        const struct document_pair *pair, struct delivery *d,
                        struct report_inputs *in, struct err *e);

/* Align the pairs of job->in.paths[0] with job->n_workers threads, and add them
 * in the order of the manifest.  A pair that fails is reported, counted and
 * left out.  Errors: those of manifest_open() and pool_run(). */
int manifest_source_read(const struct report_job *job, struct arena *a,
                         struct delivery *d, struct report_inputs *in,
                         struct err *e);
#endif
