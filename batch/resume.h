/* batch/resume.h - what an earlier run of a batch left, and how much of it
 * still holds.
 *
 * The journal's last mark says up to which task the outputs are durable.  The
 * tasks before it are kept as far as the content of their inputs is the same:
 * the first task that would come out otherwise, and all after it, are done
 * again.  So the bytes are those of a run that was never interrupted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_RESUME_H
#define BATCH_RESUME_H
#include "base/arena.h"
#include "batch/journal_file.h"
#include "batch/output_files.h"
#include "batch/task.h"

struct resume {
    struct buf text; /* the journal */
    struct arena arena;
    struct journal_past past;
    bool found;           /* false: the batch begins anew */
    bool is_done;         /* nothing is left but to name the files */
    size_t n_tasks;       /* of this shard, the first ones, that still hold */
    struct counts counts; /* of these */
};

/* Read the journal at `path`, where there is one, and compare it with `head`,
 * that of the run which is to go on, and with the articles.  ERR_INPUT for a
 * journal of another batch; those of whole_file_read, journal_read and
 * task_is_same.  resume_free() it in any case. */
int resume_read(struct resume *r, const char *path,
                const struct journal_head *head,
                const struct batch_context *context, struct document_worker *w,
                struct err *e);
void resume_free(struct resume *r);

/* Remove what the unfinished run of the journal at `path` left beside its
 * outputs: it is not gone on with.  What cannot be read is left alone. */
void resume_discard(const char *path);

/* Open the outputs where the first n_tasks tasks end, and cut the journal
 * there; or, when is_done, give the outputs the names that a crash may have
 * kept from them.  Before that, what is kept of them is read and held against
 * the hashes of the journal.  Errors: those of output_files_open and
 * journal_file_add; ERR_INPUT, with the byte, for an output that is not as its
 * journal says: nothing is changed then. */
int resume_outputs(const struct resume *r, const struct journal_head *head,
                   const char *const *paths, struct journal_file *journal,
                   struct output_files *files, struct err *e);
#endif
