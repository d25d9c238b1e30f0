/* batch/task.h - one task of a batch, done: what goes to each output, the rows
 * for the journal, and the count.  Made by a worker, from manifest lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_TASK_H
#define BATCH_TASK_H
#include "batch/counts.h"
#include "batch/journal.h"
#include "batch/plan.h"
#include "document/align_document.h"

/* The part of one output. */
struct task_piece {
    struct buf body;  /* records, the numbered ones from 1 */
    struct buf bytes; /* the same as the file gets them */
    uint64_t n_units; /* records in it */
    uint64_t first;   /* records of the output before it */
};

struct task_result {
    size_t task; /* its index in the plan */
    struct task_piece piece[JOURNAL_MAX_OUTPUTS];
    struct buf rows;
    struct counts tally;
};

/* What all parcels of a batch have in common. */
struct batch_context {
    const struct manifest *manifest;
    const struct plan *plan;
    const struct writing *writing;
    struct output_head head;
};

struct task_result *task_new(size_t task);
void task_free(struct task_result *p);

/* Do every pair of the task.  A pair that fails is a row and no error.
 * Errors: ERR_NOMEM; ERR_IO for the manifest. */
int task_fill(struct task_result *p, const struct batch_context *m,
              struct document_worker *w, struct err *e);

/* Number and pack what was filled, as piece[i].first says.  The body is gone
 * then.  ERR_NOMEM, ERR_INTERNAL. */
int task_pack(struct task_result *p, const struct batch_context *m,
              struct err *e);

/* How the bytes of an output are made of a body: numbered from first + 1 if
 * the format numbers, and packed at `level` (0: not).  Takes the body's
 * memory.  Errors as above. */
int task_pack_body(const struct format *format, unsigned level, uint64_t first,
                   struct buf *body, struct buf *bytes, struct err *e);

/* Whether the inputs of every pair of the task still give the journal's rows:
 * 1, 0, or an error as of task_fill.  The rows are added to *tally. */
int task_still_true(const struct batch_context *m, size_t task, struct sv rows,
                    struct document_worker *w, struct counts *tally,
                    struct err *e);
#endif
