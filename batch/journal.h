/* batch/journal.h - OUT.journal.tsv: what became of every pair of a batch, and
 * how far its outputs are known to be good.
 *
 * Lines that begin with "#" are for Stele, the others are a table:
 *   #stele-journal 6 RUN CUTS SHARD N_SHARDS FROM TO N_TASKS
 *   #output FORMAT LEVEL NAME      for each output; LEVEL of gzip, 0: plain
 *   #floor SCORE MEANING           see WRITING_FLOOR
 *   id status src_sents trg_sents pairs nulls verdict wrong written
 *      written_wrong src_encoding trg_encoding marks below digest error
 *                                  wrong: pairs expected to be, 1 - score;
 *                                  written: those that score enough;
 *                                  encodings: with "?" where they were guessed;
 *                                  marks: of document_marks.h, with commas;
 *                                  below: pairs below the floor, which are none
 *   #at TASK BYTES:UNITS:HASH … CHECK
 *                                  all tasks before TASK are in the outputs,
 *                                  which then had so many bytes and units;
 *                                  HASH of the bytes since the mark before
 *   …rows of the task, #at, rows, #at …
 *   #end BYTES:UNITS:HASH … CHECK  the outputs are whole
 * CHECK is a hash of the journal's own bytes since the mark before.  Nothing
 * depends on time or threads.  A line "#at" is written when what it says is
 * durable, so the last one is where to go on after a crash.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_JOURNAL_H
#define BATCH_JOURNAL_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "batch/journal_row.h"
#include "document/outputs.h"

/* How every journal begins. */
#define JOURNAL_TITLE "#stele-journal\t"

/* The largest journal that is read. */
#define JOURNAL_MAX_BYTES ((size_t)8 << 30)

enum { JOURNAL_MAX_OUTPUTS = WRITING_MAX_OUTPUTS + 1 };

/* How far an output is: bytes of the file, numbered units in them, and the hash
 * of the bytes since the extent before. */
struct extent {
    uint64_t n_bytes, n_units, hash;
};

/* What a journal is about. */
struct journal_head {
    uint64_t run;  /* digest of manifest and options, the same for all shards */
    uint64_t cuts; /* and of where the tasks begin, by the articles' sizes */
    uint64_t shard, n_shards;
    uint64_t from, to, n_tasks; /* the shard's tasks, and those of all */
    double floor;               /* that of the engine */
    size_t n_outputs;
    struct sv format[JOURNAL_MAX_OUTPUTS];
    uint64_t level[JOURNAL_MAX_OUTPUTS]; /* its packing (packing.h) */
    struct sv name[JOURNAL_MAX_OUTPUTS]; /* without folder where that is the
                                            journal's */
};

/* A line "#at" or "#end" of a journal that is read. */
struct journal_mark {
    uint64_t task;
    struct extent at[JOURNAL_MAX_OUTPUTS];
    size_t behind; /* the byte behind the line */
};

/* A journal that is read, from its text. */
struct journal_past {
    struct journal_head head;
    struct journal_mark *marks; /* [n_marks], the first before any task */
    size_t n_marks;
    bool ended;
    struct extent end[JOURNAL_MAX_OUTPUTS];
    uint64_t fault_line; /* the first that is damaged: nothing behind it was
                            read; 0: none */
};

/* Read `text` up to its last whole "#at" or "#end"; slices point into it, the
 * marks into `a`.  n_marks is 0 when it does not come so far (a crash right
 * at the start).  What a power cut may leave behind the last mark is no error
 * here, but a fault_line.  ERR_INPUT when the first line is none of a journal,
 * is impossible, or is of one of another version; ERR_NOMEM. */
struct arena;
int journal_read(struct arena *a, struct sv text, struct journal_past *out,
                 struct err *e);

/* The rows of the task behind mark i. */
struct sv journal_rows(const struct journal_past *p, struct sv text, size_t i);

/* The lines at the head, and a mark.  The journal's bytes since the mark before
 * are those of *out from byte `since` on. */
void journal_add_head(struct buf *out, const struct journal_head *head);
void journal_add_at(struct buf *out, size_t since, uint64_t task,
                    const struct extent *at, size_t n);
void journal_add_end(struct buf *out, size_t since, const struct extent *at,
                     size_t n);
#endif
