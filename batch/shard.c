/* batch/shard.c - finds a shard's files by its journal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/shard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/journal_name.h"
#include "batch/output_piece.h"
#include "io/whole_file.h"

static int check_whole(const struct journal_past *past, struct err *e)
{
    if (past->ended && past->fault_line == 0)
        return 0;
    if (past->fault_line > 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, past->fault_line,
                          "the journal is damaged here, or was cut off by a "
                          "power failure (batch --resume goes on before it)");
    return err_set(e, ERR_INPUT, "not finished (batch --resume finishes it)");
}

struct shard shard_none(void)
{
    struct shard s = {.path = NULL};
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++)
        s.fd[i] = -1;
    return s;
}

int shard_open(struct shard *s, const char *path, struct err *e)
{
    *s = shard_none();
    s->path = path;
    bool journal = sv_ends(sv_from(path), SV(".journal.tsv"));
    s->journal_path = journal ? strdup(path) : journal_path(path);
    if (!s->journal_path)
        return err_nomem(e);
    int rc = whole_file_read(s->journal_path, JOURNAL_MAX_BYTES, &s->text, e);
    if (rc == 0)
        rc = journal_read(&s->arena, buf_sv(&s->text), &s->past, e);
    if (rc == 0)
        rc = check_whole(&s->past, e);
    return err_about(rc, s->journal_path, e);
}

void shard_close(struct shard *s)
{
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++)
        if (s->fd[i] >= 0)
            close(s->fd[i]);
    buf_free(&s->text);
    arena_free(&s->arena);
    free(s->journal_path);
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++)
        free(s->output_path[i]);
    *s = shard_none();
}

int shard_open_outputs(struct shard *s, struct err *e)
{
    struct stat st;
    for (size_t i = 0; i < s->past.head.n_outputs; i++) {
        int rc = 0;
        s->output_path[i] =
            journal_output_path(s->journal_path, s->past.head.name[i]);
        if (!s->output_path[i])
            return err_nomem(e);
        s->fd[i] = open(s->output_path[i], O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (s->fd[i] < 0 || fstat(s->fd[i], &st) != 0)
            rc = err_set(e, ERR_IO, "cannot open: %s", strerror(errno));
        else if ((uint64_t)st.st_size != s->past.end[i].n_bytes)
            rc =
                err_set(e, ERR_INPUT, "has %llu bytes, but %llu by its journal",
                        (unsigned long long)st.st_size,
                        (unsigned long long)s->past.end[i].n_bytes);
        if (rc != 0)
            return err_about(rc, s->output_path[i], e);
    }
    return 0;
}

size_t shard_n_pieces(const struct shard *s)
{
    return s->past.n_marks + 1;
}

int shard_read_piece(struct shard *s, size_t i, size_t k, struct buf *out,
                     struct err *e)
{
    return err_about(output_piece_read(&s->past, i, k, s->fd[i], out, e),
                     s->output_path[i], e);
}

int shard_check(struct shard *s, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->past.head.n_outputs && rc == 0; i++) {
        rc = output_pieces_check(&s->past, i, shard_n_pieces(s), s->fd[i], e);
        err_about(rc, s->output_path[i], e);
    }
    return rc;
}
