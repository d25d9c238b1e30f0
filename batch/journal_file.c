/* batch/journal_file.c - a descriptor with a lock on its file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/journal.h"

/* A last line is far shorter than this. */
enum { TAIL_BYTES = 1 << 14 };

struct journal_file {
    int fd;
    const char *path; /* the caller's */
    bool is_unwanted; /* made, and nothing is in it; or to be removed */
    enum journal_state state;
};

/* File systems without locks exist: there, only one process may be run. */
static int lock(int fd, struct err *e)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &whole) == 0)
        return 0;
    if (errno == EACCES || errno == EAGAIN)
        return err_set(e, ERR_BUSY, "another process is writing it");
    return errno == ENOLCK || errno == ENOSYS ? 0 : err_system(e, "lock");
}

/* The file that was locked is still the one of this name: who had it before may
 * have put another in its place. */
static int check_name(const char *path, const struct stat *locked,
                      struct err *e)
{
    struct stat st;
    if (lstat(path, &st) == 0 && st.st_dev == locked->st_dev &&
        st.st_ino == locked->st_ino)
        return 0;
    return err_set(e, ERR_BUSY, "another process is writing it");
}

/* Up to n bytes of the file from `at`. */
static int peek(int fd, off_t at, char *out, size_t n, struct sv *got,
                struct err *e)
{
    ssize_t n_got;
    do
        n_got = pread(fd, out, n, at);
    while (n_got < 0 && errno == EINTR);
    *got = (struct sv){out, n_got > 0 ? (size_t)n_got : 0};
    return n_got < 0 ? err_system(e, "read") : 0;
}

/* Its last whole line. */
static struct sv last_line(struct sv text)
{
    while (text.n > 0 && text.p[text.n - 1] != '\n')
        text.n--;
    size_t to = text.n > 0 ? text.n - 1 : 0, from = to;
    while (from > 0 && text.p[from - 1] != '\n')
        from--;
    return sv_sub(text, from, to);
}

/* Begins the file as a journal does?  A crash may have cut the first line. */
static int check_title(int fd, const struct stat *st, struct err *e)
{
    static const char title[] = JOURNAL_TITLE;
    char bytes[sizeof title];
    struct sv got = SV("");
    int rc = 0;
    if (S_ISREG(st->st_mode))
        rc = peek(fd, 0, bytes, sizeof title - 1, &got, e);
    if (rc != 0)
        return rc;
    if (!S_ISREG(st->st_mode) || memcmp(got.p, title, got.n) != 0)
        return err_set(e, ERR_INPUT,
                       "is no journal of Stele's and would be overwritten: "
                       "choose another output, or move it away");
    return 0;
}

/* What the file has at its end. */
static int read_state(struct journal_file *l, const struct stat *st,
                      struct err *e)
{
    char bytes[TAIL_BYTES];
    struct sv got;
    if (st->st_size == 0)
        return 0;
    off_t tail = st->st_size > TAIL_BYTES ? st->st_size - TAIL_BYTES : 0;
    int rc = peek(l->fd, tail, bytes, sizeof bytes, &got, e);
    l->state = sv_starts(last_line(got), SV("#end\t")) ? JOURNAL_FINISHED
                                                       : JOURNAL_UNFINISHED;
    return rc;
}

/* Open the file, or make it. */
static int open_file(struct journal_file *l, struct err *e)
{
    const int flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    l->fd = open(l->path, flags | O_CREAT | O_EXCL, 0666);
    l->is_unwanted = l->fd >= 0;
    if (l->fd < 0 && errno == EEXIST)
        l->fd = open(l->path, flags);
    if (l->fd < 0 && errno == ELOOP)
        return err_set(e, ERR_INPUT,
                       "is a symbolic link: a journal is never written "
                       "through one");
    return l->fd < 0 ? err_system(e, "write") : 0;
}

static int lock_and_look(struct journal_file *l, struct err *e)
{
    struct stat st;
    int rc = lock(l->fd, e);
    if (rc == 0 && fstat(l->fd, &st) != 0)
        rc = err_system(e, "read");
    if (rc == 0)
        rc = check_name(l->path, &st, e);
    if (rc == 0)
        rc = check_title(l->fd, &st, e);
    return rc == 0 ? read_state(l, &st, e) : rc;
}

int journal_file_open(const char *path, struct journal_file **out,
                      struct err *e)
{
    struct journal_file *l = calloc(1, sizeof *l);
    if (!l)
        return err_nomem(e);
    l->path = path;
    int rc = open_file(l, e);
    if (rc == 0)
        rc = lock_and_look(l, e);
    if (rc != 0) {
        journal_file_close(l);
        return err_about(rc, path, e);
    }
    *out = l;
    return 0;
}

void journal_file_close(struct journal_file *l)
{
    struct stat st;
    if (!l)
        return;
    if (l->fd >= 0 && l->is_unwanted && fstat(l->fd, &st) == 0 &&
        check_name(l->path, &st, NULL) == 0)
        unlink(l->path);
    if (l->fd >= 0)
        close(l->fd);
    free(l);
}

enum journal_state journal_file_state(const struct journal_file *l)
{
    return l->state;
}

int journal_file_cut(struct journal_file *l, size_t n_bytes, struct err *e)
{
    if (ftruncate(l->fd, (off_t)n_bytes) != 0 ||
        lseek(l->fd, (off_t)n_bytes, SEEK_SET) < 0)
        return err_about(err_system(e, "write"), l->path, e);
    return 0;
}

void journal_file_remove(struct journal_file *l)
{
    l->is_unwanted = true;
}

int journal_file_add(struct journal_file *l, struct sv text, struct err *e)
{
    for (size_t at = 0; at < text.n;) {
        ssize_t n = write(l->fd, text.p + at, text.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_about(err_system(e, "write"), l->path, e);
        at += (size_t)n;
        l->is_unwanted = false;
    }
    return fsync(l->fd) == 0 ? 0
                             : err_about(err_system(e, "write"), l->path, e);
}
