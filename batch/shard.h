/* batch/shard.h - the finished outputs of a batch, or of one shard, read.
 * What stele merge puts together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_SHARD_H
#define BATCH_SHARD_H
#include "base/arena.h"
#include "batch/journal.h"

struct shard {
    const char *path;   /* of the first output */
    char *journal_path; /* of its journal */
    struct buf text;    /* the journal */
    struct arena arena;
    struct journal_past past;
    int fd[JOURNAL_MAX_OUTPUTS]; /* -1: not open */
    char *output_path[JOURNAL_MAX_OUTPUTS];
};

/* None: for shard_close(). */
struct shard shard_none(void);

/* Read the journal of the shard whose first output is `path` (or the journal
 * itself).  shard_close() it in any case.  Errors: those of whole_file_read;
 * ERR_INPUT when it is no journal, is damaged (with the line), or the shard is
 * not finished. */
int shard_open(struct shard *s, const char *path, struct err *e);
void shard_close(struct shard *s);

/* Open the outputs, and check that they are as long as the journal says.
 * ERR_IO, ERR_INPUT. */
int shard_open_outputs(struct shard *s, struct err *e);

/* Append piece k of output i (output_piece.h).  ERR_INPUT, with the byte, when
 * its hash is not the journal's; ERR_IO, ERR_NOMEM. */
int shard_read_piece(struct shard *s, size_t i, size_t k, struct buf *out,
                     struct err *e);

/* How many pieces each output has: head, tasks, foot. */
size_t shard_n_pieces(const struct shard *s);

/* Hold all bytes of all outputs against the journal.  Errors as above. */
int shard_check(struct shard *s, struct err *e);
#endif
