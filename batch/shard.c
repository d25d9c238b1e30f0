/* batch/shard.c - finds a shard's files by its journal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/shard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/whole_file.h"

static int check_whole(const struct journal_past *past, struct err *e)
{
    uint64_t n_tasks = past->head.to - past->head.from;
    if (!past->ended || past->n_marks != n_tasks + 1)
        return err_set(e, ERR_INPUT,
                       "this shard is not finished (--resume finishes it)");
    return 0;
}

int shard_open(struct shard *s, const char *path, struct err *e)
{
    *s = (struct shard){.path = path};
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++)
        s->fd[i] = -1;
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
    *s = (struct shard){0};
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++)
        s->fd[i] = -1;
}

/* The path of output i: its name stands in the folder of the journal, unless
 * it is a path of its own. */
static int name_output(struct shard *s, size_t i, struct err *e)
{
    struct sv name = s->past.head.name[i];
    const char *slash = strrchr(s->journal_path, '/');
    size_t n = slash ? (size_t)(slash - s->journal_path) + 1 : 0;
    if (name.n > 0 && memchr(name.p, '/', name.n))
        n = 0;
    char *path = malloc(n + name.n + 1);
    if (!path)
        return err_nomem(e);
    if (n > 0)
        memcpy(path, s->journal_path, n);
    memcpy(path + n, name.p, name.n);
    path[n + name.n] = '\0';
    free(s->output_path[i]);
    s->output_path[i] = path;
    return 0;
}

int shard_open_outputs(struct shard *s, struct err *e)
{
    struct stat st;
    for (size_t i = 0; i < s->past.head.n_outputs; i++) {
        int rc = name_output(s, i, e);
        if (rc != 0)
            return rc;
        s->fd[i] = open(s->output_path[i], O_RDONLY | O_CLOEXEC);
        if (s->fd[i] < 0 || fstat(s->fd[i], &st) != 0)
            rc = err_set(e, ERR_IO, "cannot open: %s", strerror(errno));
        else if ((uint64_t)st.st_size != s->past.end[i].n_bytes)
            rc = err_set(e, ERR_INPUT, "not the %llu bytes of its journal",
                         (unsigned long long)s->past.end[i].n_bytes);
        if (rc != 0)
            return err_about(rc, s->output_path[i], e);
    }
    return 0;
}

int shard_read(struct shard *s, size_t i, uint64_t from, uint64_t to,
               struct buf *out, struct err *e)
{
    if (buf_reserve(out, (size_t)(to - from)) != 0)
        return err_nomem(e);
    while (from < to) {
        ssize_t n =
            pread(s->fd[i], out->p + out->n, (size_t)(to - from), (off_t)from);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return err_about(
                err_set(e, ERR_IO, "cannot read: %s",
                        n == 0 ? "the file ends early" : strerror(errno)),
                s->output_path[i], e);
        out->n += (size_t)n;
        from += (uint64_t)n;
    }
    return 0;
}
