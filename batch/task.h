/* batch/task.h - one task of a batch: a run of manifest lines that one worker
 * turns into pieces of the outputs and rows of the journal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_TASK_H
#define BATCH_TASK_H
#include "batch/events.h"
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

/* A pair that failed. */
struct task_failure {
    struct sv id;
    struct err why;
};

struct task_result {
    size_t task; /* its index in the plan */
    struct task_piece piece[JOURNAL_MAX_OUTPUTS];
    struct buf rows; /* of the journal */
    struct counts counts;
    struct arena arena;            /* of the failures */
    struct task_failure *failures; /* [n_failures] */
    size_t n_failures;
};

/* What all tasks of a batch have in common. */
struct batch_context {
    const struct manifest *manifest;
    const struct plan *plan;
    const struct writing *writing;
    struct output_head head;
};

/* NULL without memory; task_free() it. */
struct task_result *task_new(size_t task);
void task_free(struct task_result *t);

/* Align every pair of the task.  A pair that fails is a row and a failure, and
 * no error.  Errors: ERR_NOMEM; ERR_IO for the manifest. */
int task_fill(struct task_result *t, const struct batch_context *c,
              struct document_worker *w, struct err *e);

/* Say where its pieces begin; units[i] counts the records of output i. */
void task_number(struct task_result *t, uint64_t *units, size_t n_outputs);

/* Report its documents: the failures with their reasons, the others with
 * their verdicts. */
void task_report(const struct task_result *t, const struct events *events);

/* Number and pack what was filled.  The bodies are gone then.  ERR_NOMEM,
 * ERR_INTERNAL. */
int task_pack(struct task_result *t, const struct batch_context *c,
              struct err *e);

/* How the bytes of an output are made of a body: numbered from first + 1 if
 * the format numbers, and packed (packing.h).  Takes the body's
 * memory.  Errors as above. */
int task_pack_body(const struct format *format, unsigned packing,
                   uint64_t first, struct buf *body, struct buf *bytes,
                   struct err *e);

/* Whether the inputs of every pair of the task still give the journal's rows:
 * 1, 0, or an error as of task_fill.  The rows are added to *counts. */
int task_is_same(const struct batch_context *c, size_t task, struct sv rows,
                 struct document_worker *w, struct counts *counts,
                 struct err *e);
/* document_align() of a pair among many: languages that an output lacks fail
 * this pair alone, with ERR_INPUT. */
int task_align(struct document_worker *w, const struct document_pair *pair,
               struct document_records *out, struct err *e);
#endif
