/* io/resumable_file.c - a file descriptor and the two names of its file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/resumable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct resumable_file {
    int fd;
    const char *name; /* the caller's path, for errors */
    char *path, *tmp; /* both NULL when written to directly */
    uint64_t size;
};

static char *path_tmp(const char *path)
{
    size_t n = strlen(path);
    char *tmp = malloc(n + sizeof ".tmp");
    if (tmp) {
        memcpy(tmp, path, n);
        memcpy(tmp + n, ".tmp", sizeof ".tmp");
    }
    return tmp;
}

/* A name is durable when its folder is: sync that. */
static int sync_folder(const char *path, struct err *e)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) + (slash == path) : 1;
    char *folder = malloc(n + 1);
    if (!folder)
        return err_nomem(e);
    memcpy(folder, slash ? path : ".", n);
    folder[n] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    int rc = 0;
    /* Some file systems cannot sync a folder and say EINVAL. */
    if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
        rc = err_system(e, "make the name durable");
    if (fd >= 0)
        close(fd);
    return rc;
}

static void file_free(struct resumable_file *s)
{
    free(s->path);
    free(s->tmp);
    free(s);
}

static int open_direct(struct resumable_file *s, const char *path,
                       struct err *e)
{
    s->fd = STDOUT_FILENO;
    if (strcmp(path, "-") != 0)
        s->fd = open(path, O_WRONLY | O_CLOEXEC);
    return s->fd < 0 ? err_system(e, "write") : 0;
}

static int open_aside(struct resumable_file *s, const char *path, uint64_t keep,
                      struct err *e)
{
    struct stat st;
    s->path = strdup(path);
    s->tmp = path_tmp(path);
    if (!s->path || !s->tmp)
        return err_nomem(e);
    if (keep > 0 && stat(s->tmp, &st) != 0 && stat(path, &st) == 0 &&
        rename(path, s->tmp) != 0)
        return err_system(e, "take the file up again");
    int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (keep > 0 ? 0 : O_TRUNC);
    s->fd = open(s->tmp, flags, 0666);
    if (s->fd < 0 || fstat(s->fd, &st) != 0)
        return err_system(e, "write");
    if ((uint64_t)st.st_size < keep)
        return err_set(e, ERR_INPUT, "%s.tmp is shorter than its journal says",
                       path);
    if (ftruncate(s->fd, (off_t)keep) != 0 ||
        lseek(s->fd, (off_t)keep, SEEK_SET) < 0)
        return err_system(e, "write");
    s->size = keep;
    return 0;
}

bool resumable_file_is_named(const char *path)
{
    struct stat st;
    return strcmp(path, "-") != 0 &&
           (stat(path, &st) != 0 || S_ISREG(st.st_mode));
}

int resumable_file_open(const char *path, uint64_t keep,
                        struct resumable_file **out, struct err *e)
{
    struct resumable_file *s = calloc(1, sizeof *s);
    struct stat st;
    if (!s)
        return err_nomem(e);
    s->fd = -1;
    s->name = path;
    bool there = strcmp(path, "-") != 0 && stat(path, &st) == 0;
    int rc = 0;
    if (there && S_ISDIR(st.st_mode))
        rc = err_set(e, ERR_IO, "is a directory");
    else if (resumable_file_is_named(path))
        rc = open_aside(s, path, keep, e);
    else
        rc = open_direct(s, path, e);
    if (rc != 0) {
        resumable_file_leave(s);
        return err_about(rc, path, e);
    }
    *out = s;
    return 0;
}

int resumable_file_write(struct resumable_file *s, struct sv bytes,
                         struct err *e)
{
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(s->fd, bytes.p + at, bytes.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_about(err_system(e, "write"), s->name, e);
        at += (size_t)n;
    }
    s->size += bytes.n;
    return 0;
}

int resumable_file_sync(struct resumable_file *s, struct err *e)
{
    if (s->tmp && fsync(s->fd) != 0)
        return err_about(err_system(e, "write"), s->name, e);
    return 0;
}

uint64_t resumable_file_size(const struct resumable_file *s)
{
    return s->size;
}

int resumable_file_finish(struct resumable_file *s, struct err *e)
{
    int rc = resumable_file_sync(s, e);
    if (close(s->fd) != 0 && rc == 0)
        rc = err_system(e, "write");
    if (rc == 0 && s->tmp && rename(s->tmp, s->path) != 0)
        rc = err_system(e, "name the file");
    if (rc == 0 && s->tmp)
        rc = sync_folder(s->path, e);
    err_about(rc, s->name, e);
    file_free(s);
    return rc;
}

void resumable_file_leave(struct resumable_file *s)
{
    if (!s)
        return;
    if (s->fd >= 0 && s->fd != STDOUT_FILENO)
        close(s->fd);
    file_free(s);
}

static bool has_size(const char *path, uint64_t n_bytes)
{
    struct stat st;
    return stat(path, &st) == 0 && (uint64_t)st.st_size == n_bytes;
}

int resumable_file_settle(const char *path, uint64_t n_bytes, struct err *e)
{
    char *tmp = path_tmp(path);
    if (!tmp)
        return err_nomem(e);
    int rc = 0;
    if (has_size(tmp, n_bytes)) {
        if (rename(tmp, path) != 0)
            rc = err_system(e, "name the file");
        else
            rc = sync_folder(path, e);
    } else if (!has_size(path, n_bytes)) {
        rc = err_set(e, ERR_INPUT, "is not the %llu bytes of its journal",
                     (unsigned long long)n_bytes);
    }
    free(tmp);
    return err_about(rc, path, e);
}
