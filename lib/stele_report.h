/* lib/stele_report.h - reports for people.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_REPORT_H
#define STELE_REPORT_H
#include "stele_batch.h"

#ifdef __cplusplus
extern "C" {
#endif

enum stele_report_kind {
    STELE_REPORT_ARTICLES, /* two files, that are aligned */
    STELE_REPORT_MANIFEST, /* a manifest, whose articles are aligned */
    STELE_REPORT_PAIRS     /* written pairs in any format that is read */
};

struct stele_report_outcome {
    size_t size;
    char verdict[1000], not_met[1000]; /* in the language of the report; the
                                          gates that are not kept, "" for none */
    uint64_t n_documents, n_pairs;
    uint64_t n_failed; /* document pairs, or invalid pairs */
};

/* Make a report with the settings of "report": the files of "output", "tables",
 * "plots" and "junit".  Document pairs that fail are reported by
 * events->failed, with "" for the name of an invalid pair.  `events` may be
 * NULL. */
STELE_API int stele_report(const struct stele *stele,
                           enum stele_report_kind kind,
                           const char *const *paths, size_t n_paths,
                           const struct stele_events *events,
                           struct stele_report_outcome *out,
                           struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
