/* lib/stele_explain.h - why beads are there, and score as they do.  Part of
 * stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_EXPLAIN_H
#define STELE_EXPLAIN_H
#include "stele_align.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From now on keep what stele_explain() needs. */
STELE_API void stele_worker_keep_trace(struct stele_worker *worker);

/* Why bead k (from 0) of the last alignment is there, and why it scores so:
 * a text for people.  `record_no` is the number of its record in the output,
 * from 1, or 0 where the output leaves it out. */
STELE_API int stele_explain(struct stele_worker *worker, size_t k,
                            size_t record_no, struct stele_text *out,
                            struct stele_error *error);

/* The same for the records and beads that the setting "explain" names, with a
 * blank line between them.  STELE_USAGE for one that is not there. */
STELE_API int stele_explain_asked(struct stele_worker *worker,
                                  struct stele_text *out,
                                  struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
