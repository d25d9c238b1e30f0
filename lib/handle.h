/* lib/handle.h - what stands behind the handles of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_HANDLE_H
#define LIB_HANDLE_H
#include "aligner/trace.h"
#include "batch/batch.h"
#include "corpus/pair_scorer.h"
#include "document/align_document.h"
#include "document/outputs.h"
#include "lib/stele.h"
#include "lib/task_settings.h"

struct stele_settings {
    const struct task *task;
    struct settings shared;
    struct task_values own;
    bool own_given[TASK_MAX_ROWS]; /* the task's own rows that were set */
    unsigned n_users;              /* the caller, and each opened Stele */
    bool is_open; /* some Stele reads them: they can no longer be set */
};

struct stele {
    struct stele_settings *settings;
    struct engine engine;
};

struct stele_worker {
    const struct stele *stele;
    struct document_worker document;
    struct pair_scorer scorer;
    struct arena names; /* of the pair at hand */
    struct arena arena; /* of what is given out about it */
    bool mines;         /* pairs in any order, instead of aligning */
    bool keeps_trace;
    struct trace trace;
    struct document_records records;
    struct stele_alignment alignment;
    struct stele_side side; /* of stele_split() */
    struct buf text;        /* of stele_explain(), or of a list of sentences */
};

/* Fill *out from an error of the engine, and return its code. */
int handle_fail(int rc, const struct err *e, struct stele_error *out);

/* Add the files that the settings name; and check them together with an input
 * or two and an output of a run, NULL for none.  Errors: those of
 * run_files_add_input. */
struct run_files;
int handle_add_files(const struct stele_settings *s, struct run_files *f,
                     struct err *e);
int handle_check_files(const struct stele_settings *s, const char *input,
                       const char *input2, const char *output, struct err *e);

/* What a text looks like, as struct stele_side has it. */
const char *handle_looks_like(enum text_kind kind);

/* Report a bad record to failed() of the struct stele_events `context`, which
 * may be NULL. */
void handle_bad_record(void *context, const struct err *why);
/* Take the files that are read; ERR_USAGE for none or too many. */
struct record_reader_options;
int handle_take_paths(struct record_reader_options *o, const char *const *paths,
                      size_t n, struct err *e);

/* stele_number_records() with an error of the engine. */
int handle_number_records(const struct stele_worker *worker, size_t *record_no,
                          size_t *n, struct err *e);

/* Counts in the form of stele.h. */
struct stele_counts handle_counts(const struct counts *c);

/* Events of the engine that call those of stele.h.  The relay outlives the
 * run; NULL events are none. */
struct event_relay {
    const struct stele_events *to;
    struct events events;
};
struct events *event_relay_open(struct event_relay *r,
                                const struct stele_events *to);
#endif
