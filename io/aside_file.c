/* io/aside_file.c - temporary names, and how they become final ones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/aside_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "io/live_files.h"
#include "io/output_path.h"
#include "io/packing.h"

enum { MOST_TRIES = 100, N_DIGITS = 8 };

/* TARGET.MIDDLE.tmp, to be freed; NULL without memory. */
static char *temporary_name(const char *target, struct sv middle)
{
    size_t n = strlen(target);
    char *name = malloc(n + middle.n + sizeof "..tmp");
    if (!name)
        return NULL;
    memcpy(name, target, n);
    name[n] = '.';
    memcpy(name + n + 1, middle.p, middle.n);
    memcpy(name + n + 1 + middle.n, ".tmp", sizeof ".tmp");
    return name;
}

/* Digits of this process and try, which other processes seldom have: O_EXCL
 * makes sure. */
static void digits_of_try(uint64_t try, char out[16])
{
    const uint64_t from[] = {(uint64_t)getpid(), try};
    hash_hex(hash_sv((struct sv){(const char *)from, sizeof from}, 0), out);
}

/* Give the new file what the old one has.  Where its group cannot be had, the
 * group gets no more than others. */
static void take_attributes(int fd, const struct output_path *p)
{
    mode_t mode = p->mode;
    bool owned = fchown(fd, p->owner, p->group) == 0 ||
                 fchown(fd, (uid_t)-1, p->group) == 0;
    if (!owned)
        mode &= (mode_t)(0707 | (p->mode & 07) << 3);
    if (fchmod(fd, mode) != 0)
        return; /* some file systems have no modes */
}

/* Where a standard stream was closed, a file would get its number, and what is
 * printed there would land in the file. */
static int above_standard(int fd)
{
    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    int above = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    close(fd);
    errno = error;
    return above;
}

/* Make f->name as a new file. */
static int create(struct aside_file *f, const struct output_path *p)
{
    unsigned mode = p->exists ? (unsigned)p->mode & 0600 : 0666;
    f->fd = above_standard(live_files_create(f->name, mode, &f->slot));
    if (f->fd >= 0 && p->exists)
        take_attributes(f->fd, p);
    return f->fd;
}

static int create_unique(struct aside_file *f, const struct output_path *p,
                         struct err *e)
{
    for (uint64_t i = 0; i < MOST_TRIES; i++) {
        char digits[16];
        digits_of_try(i, digits);
        f->name = temporary_name(f->target, (struct sv){digits, N_DIGITS});
        if (!f->name)
            return err_nomem(e);
        if (create(f, p) >= 0)
            return 0;
        int error = errno;
        free(f->name); /* nothing was made, so nothing is to be removed */
        f->name = NULL;
        errno = error;
        if (errno != EEXIST)
            break;
    }
    return err_system(e, "write");
}

static int open_direct(struct aside_file *f, const struct output_path *p,
                       struct err *e)
{
    if (p->kind == OUTPUT_DESCRIPTOR)
        f->fd = fcntl(p->descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    else
        f->fd =
            above_standard(open(p->target, O_WRONLY | O_NOCTTY | O_CLOEXEC));
    return f->fd < 0 ? err_system(e, "write") : 0;
}

/* Follow the path; what is no file is open then. */
static int begin(const char *path, struct aside_file *f, struct output_path *p,
                 struct err *e)
{
    *f = (struct aside_file){.fd = -1, .slot = -1};
    int rc = output_path_resolve(path, p, e);
    if (rc == 0 && p->kind == OUTPUT_FILE)
        rc = packing_check(path, e);
    if (rc == 0 && p->kind != OUTPUT_FILE)
        return open_direct(f, p, e);
    if (rc == 0) {
        f->target = p->target;
        p->target = NULL;
    }
    return rc;
}

int aside_file_open(const char *path, struct aside_file *out, struct err *e)
{
    struct output_path p;
    int rc = begin(path, out, &p, e);
    if (rc == 0 && out->target)
        rc = create_unique(out, &p, e);
    output_path_free(&p);
    if (rc != 0)
        aside_file_abort(out);
    return rc;
}

static char *kept_name(const char *target, uint64_t key)
{
    char digits[16];
    hash_hex(key, digits);
    return temporary_name(target, (struct sv){digits, sizeof digits});
}

/* Open f->name as it is, or make it of the target. */
static int take_up(struct aside_file *f, struct err *e)
{
    struct stat st;
    if (lstat(f->name, &st) != 0 && lstat(f->target, &st) == 0 &&
        rename(f->target, f->name) != 0)
        return err_system(e, "take the file up again");
    f->fd = above_standard(
        open(f->name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (f->fd < 0 || fstat(f->fd, &st) != 0)
        return err_system(e, "write");
    if (!S_ISREG(st.st_mode))
        return err_set(e, ERR_IO, "its temporary file is no regular file");
    return 0;
}

int aside_file_open_kept(const char *path, uint64_t key, bool anew,
                         struct aside_file *out, struct err *e)
{
    struct output_path p;
    int rc = begin(path, out, &p, e);
    if (rc == 0 && out->target) {
        out->is_kept = true;
        out->name = kept_name(out->target, key);
        if (!out->name)
            rc = err_nomem(e);
        else if (!anew)
            rc = take_up(out, e);
        else if ((unlink(out->name) != 0 && errno != ENOENT) ||
                 create(out, &p) < 0)
            rc = err_system(e, "write");
        live_files_forget(out->slot);
        out->slot = -1;
    }
    output_path_free(&p);
    if (rc != 0)
        aside_file_abort(out);
    return rc;
}

int aside_file_write(const struct aside_file *f, struct sv bytes, struct err *e)
{
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(f->fd, bytes.p + at, bytes.n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(e, "write");
        at += (size_t)n;
    }
    return 0;
}

/* A name is durable when its folder is. */
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
    /* One may write into a folder that one may not read; and some file
     * systems cannot sync a folder and say EINVAL. */
    int rc = 0;
    bool unreadable = fd < 0 && errno == EACCES;
    if (!unreadable && (fd < 0 || (fsync(fd) != 0 && errno != EINVAL)))
        rc = err_system(e, "make the name durable");
    if (fd >= 0)
        close(fd);
    return rc;
}

static void forget(struct aside_file *f)
{
    live_files_forget(f->slot);
    free(f->name);
    free(f->target);
    *f = (struct aside_file){.fd = -1, .slot = -1};
}

int aside_file_settle(const char *name, const char *target, struct err *e)
{
    if (rename(name, target) != 0)
        return err_system(e, "name the file");
    return sync_folder(target, e);
}

int aside_file_finish(struct aside_file *f, struct err *e)
{
    int rc = 0;
    if (f->name && fsync(f->fd) != 0)
        rc = err_system(e, "write");
    if (close(f->fd) != 0 && rc == 0)
        rc = err_system(e, "write");
    f->fd = -1;
    if (rc == 0 && f->name && rename(f->name, f->target) != 0)
        rc = err_system(e, "name the file");
    if (rc != 0) {
        aside_file_abort(f);
        return rc;
    }
    if (f->name)
        rc = sync_folder(f->target, e);
    forget(f);
    return rc;
}

void aside_file_abort(struct aside_file *f)
{
    if (f->fd >= 0)
        close(f->fd);
    if (f->name && !f->is_kept)
        unlink(f->name);
    forget(f);
}

int aside_file_names(const char *path, uint64_t key, char **target, char **name,
                     struct err *e)
{
    struct output_path p;
    *target = *name = NULL;
    int rc = output_path_resolve(path, &p, e);
    if (rc == 0 && p.kind == OUTPUT_FILE) {
        *target = p.target;
        p.target = NULL;
        *name = kept_name(*target, key);
        if (!*name)
            rc = err_nomem(e);
    }
    output_path_free(&p);
    return rc;
}
