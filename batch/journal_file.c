/* batch/journal_file.c - a descriptor with a lock on its file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct journal_file {
    int fd;
    const char *path; /* the caller's, for errors */
};

static int io_error(const char *what, struct err *e)
{
    return err_set(e, ERR_IO, "cannot %s: %s", what, strerror(errno));
}

/* File systems without locks exist: there, only one process may be run. */
static int lock(int fd, struct err *e)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &whole) == 0)
        return 0;
    if (errno == EACCES || errno == EAGAIN)
        return err_set(e, ERR_BUSY, "another process is writing it");
    return errno == ENOLCK || errno == ENOSYS ? 0 : io_error("lock", e);
}

int journal_file_open(const char *path, struct journal_file **out,
                      struct err *e)
{
    struct journal_file *l = malloc(sizeof *l);
    if (!l)
        return err_nomem(e);
    l->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    int rc = l->fd < 0 ? io_error("write", e) : lock(l->fd, e);
    if (rc != 0) {
        journal_file_close(l);
        return err_about(rc, path, e);
    }
    l->path = path;
    *out = l;
    return 0;
}

void journal_file_close(struct journal_file *l)
{
    if (!l)
        return;
    if (l->fd >= 0)
        close(l->fd);
    free(l);
}

int journal_file_cut(struct journal_file *l, size_t n_bytes, struct err *e)
{
    if (ftruncate(l->fd, (off_t)n_bytes) != 0 ||
        lseek(l->fd, (off_t)n_bytes, SEEK_SET) < 0)
        return err_about(io_error("write", e), l->path, e);
    return 0;
}

int journal_file_add(struct journal_file *l, struct sv text, struct err *e)
{
    for (size_t at = 0; at < text.n;) {
        ssize_t n = write(l->fd, text.p + at, text.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_about(io_error("write", e), l->path, e);
        at += (size_t)n;
    }
    return fsync(l->fd) == 0 ? 0 : err_about(io_error("write", e), l->path, e);
}
