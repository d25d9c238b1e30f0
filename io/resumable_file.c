/* io/resumable_file.c - an aside_file whose size is known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/resumable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/aside_file.h"

struct resumable_file {
    struct aside_file file;
    const char *path; /* the caller's, for errors */
    uint64_t size;
};

/* Keep the first `keep` bytes. */
static int cut(struct resumable_file *s, uint64_t keep, struct err *e)
{
    struct stat st;
    if (!s->file.name)
        return 0;
    if (fstat(s->file.fd, &st) != 0)
        return err_system(e, "write");
    if ((uint64_t)st.st_size < keep)
        return err_set(e, ERR_INPUT,
                       "shorter than its journal says: --force begins anew");
    if (ftruncate(s->file.fd, (off_t)keep) != 0 ||
        lseek(s->file.fd, (off_t)keep, SEEK_SET) < 0)
        return err_system(e, "write");
    s->size = keep;
    return 0;
}

static struct resumable_file *new_file(const char *path)
{
    struct resumable_file *s = calloc(1, sizeof *s);
    if (s)
        s->path = path;
    return s;
}

int resumable_file_open(const char *path, uint64_t key, uint64_t keep,
                        struct resumable_file **out, struct err *e)
{
    struct resumable_file *s = new_file(path);
    if (!s)
        return err_nomem(e);
    int rc = aside_file_open_kept(path, key, keep == 0, &s->file, e);
    if (rc == 0)
        rc = cut(s, keep, e);
    if (rc != 0) {
        resumable_file_leave(s);
        return err_about(rc, path, e);
    }
    *out = s;
    return 0;
}

int resumable_file_open_once(const char *path, struct resumable_file **out,
                             struct err *e)
{
    struct resumable_file *s = new_file(path);
    if (!s)
        return err_nomem(e);
    int rc = aside_file_open(path, &s->file, e);
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
    int rc = aside_file_write(&s->file, bytes, e);
    s->size += rc == 0 ? bytes.n : 0;
    return err_about(rc, s->path, e);
}

int resumable_file_sync(struct resumable_file *s, struct err *e)
{
    if (s->file.name && fsync(s->file.fd) != 0)
        return err_about(err_system(e, "write"), s->path, e);
    return 0;
}

uint64_t resumable_file_size(const struct resumable_file *s)
{
    return s->size;
}

int resumable_file_finish(struct resumable_file *s, struct err *e)
{
    int rc = err_about(aside_file_finish(&s->file, e), s->path, e);
    free(s);
    return rc;
}

void resumable_file_leave(struct resumable_file *s)
{
    if (!s)
        return;
    aside_file_abort(&s->file);
    free(s);
}

/* A regular file of this name and exactly this size; never through a link. */
static bool has_size(const char *path, uint64_t n_bytes)
{
    struct stat st;
    return path && lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           (uint64_t)st.st_size == n_bytes;
}

static bool has_at_least(const char *path, uint64_t n_bytes)
{
    struct stat st;
    return path && lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           (uint64_t)st.st_size >= n_bytes;
}

/* Which of both names is the file's, or NULL. */
static const char *name_of_left(const char *name, const char *target,
                                uint64_t n_bytes, bool is_whole)
{
    struct stat st;
    if (is_whole)
        return has_size(name, n_bytes)     ? name
               : has_size(target, n_bytes) ? target
                                           : NULL;
    const char *left = name && lstat(name, &st) == 0 ? name : target;
    return has_at_least(left, n_bytes) ? left : NULL;
}

int resumable_file_find(const char *path, uint64_t key, uint64_t n_bytes,
                        bool is_whole, int *fd, struct err *e)
{
    char *target, *name;
    int rc = aside_file_names(path, key, &target, &name, e);
    if (rc == 0) {
        const char *left = name_of_left(name, target, n_bytes, is_whole);
        *fd = left ? open(left, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
        if (!left)
            rc = err_set(e, ERR_INPUT,
                         "is not the %llu bytes of its journal: --force begins "
                         "anew",
                         (unsigned long long)n_bytes);
        else if (*fd < 0)
            rc = err_system(e, "open");
    }
    free(target);
    free(name);
    return err_about(rc, path, e);
}

int resumable_file_settle(const char *path, uint64_t key, uint64_t n_bytes,
                          struct err *e)
{
    char *target, *name;
    int rc = aside_file_names(path, key, &target, &name, e);
    if (rc == 0 && has_size(name, n_bytes))
        rc = aside_file_settle(name, target, e);
    free(target);
    free(name);
    return err_about(rc, path, e);
}

void resumable_file_discard(const char *path, uint64_t key)
{
    char *target, *name;
    if (aside_file_names(path, key, &target, &name, NULL) == 0 && name)
        unlink(name);
    free(target);
    free(name);
}
