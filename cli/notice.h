/* cli/notice.h - what a batch says on stderr: failures, progress, the sum; as
 * text for people or as one JSON object a line for machines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_NOTICE_H
#define CLI_NOTICE_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "batch/counts.h"

/* A line about a failed pair: its id, and the error as above. */
void notice_add_failure(struct buf *out, bool json, struct sv id,
                        struct sv error);

/* How far the batch is: done of the whole, in `seconds`. */
struct notice_progress {
    struct counts done;
    uint64_t n_pairs, n_bytes; /* of the whole */
    double seconds;
    uint64_t n_bytes_now; /* read in these seconds: not by an earlier run */
};

void notice_add_progress(struct buf *out, bool json,
                         const struct notice_progress *p);

/* The last line: what the whole came to. */
void notice_add_sum(struct buf *out, bool json,
                    const struct notice_progress *p);
#endif
