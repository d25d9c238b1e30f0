/* io/output_path.c - follows symbolic links by hand.
 *
 * realpath() would do for a file that is there.  But a link may point to a
 * file that is yet to be made, and /dev/stdout is a link to whatever file the
 * shell opened: replacing that file would lose the descriptor's place in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/output_path.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slice.h"

enum { MOST_LINKS = 40 };

/* The number behind `folder`, which is at most four digits, or -1. */
static int number_in(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    int number = 0;
    if (strncmp(path, folder, n) != 0 || path[n] == '\0' ||
        strlen(path) > n + 4)
        return -1;
    for (const char *c = path + n; *c != '\0'; c++) {
        if (*c < '0' || *c > '9')
            return -1;
        number = number * 10 + (*c - '0');
    }
    return number;
}

/* The descriptor of this process that `path` is a name of, or -1. */
static int descriptor_of(const char *path)
{
    char own[40];
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    snprintf(own, sizeof own, "/proc/%ld/fd/", (long)getpid());
    const char *folders[] = {"/dev/fd/", "/proc/self/fd/", own};
    int number = -1;
    for (size_t i = 0; i < 3 && number < 0; i++)
        number = number_in(path, folders[i]);
    return number;
}

/* What the link `path` points to, as the process may name it; to be freed.
 * NULL with errno set. */
static char *read_link(const char *path)
{
    char text[PATH_MAX];
    ssize_t n = readlink(path, text, sizeof text);
    if (n < 0)
        return NULL;
    const char *slash = strrchr(path, '/');
    size_t n_folder = slash && text[0] != '/' ? (size_t)(slash - path) + 1 : 0;
    char *target = malloc(n_folder + (size_t)n + 1);
    if (!target)
        return NULL;
    memcpy(target, path, n_folder);
    memcpy(target + n_folder, text, (size_t)n);
    target[n_folder + (size_t)n] = '\0';
    return target;
}

static int link_error(struct err *e)
{
    return errno == ENOMEM
               ? err_nomem(e)
               : err_set(e, ERR_IO, "cannot write: %s", strerror(errno));
}

static int take_kind(struct output_path *p, const struct stat *st,
                     struct err *e)
{
    if (S_ISDIR(st->st_mode))
        return err_set(e, ERR_IO, "is a directory");
    p->kind = S_ISREG(st->st_mode) ? OUTPUT_FILE : OUTPUT_DEVICE;
    p->exists = true;
    p->mode = st->st_mode & 0777;
    p->owner = st->st_uid;
    p->group = st->st_gid;
    return 0;
}

int output_path_resolve(const char *path, struct output_path *out,
                        struct err *e)
{
    struct stat st;
    *out = (struct output_path){.descriptor = descriptor_of(path)};
    out->target = strdup(path);
    if (!out->target)
        return err_nomem(e);
    for (int n = 0; n < MOST_LINKS; n++) {
        out->descriptor = descriptor_of(out->target);
        if (out->descriptor >= 0) {
            out->kind = OUTPUT_DESCRIPTOR;
            return 0;
        }
        if (lstat(out->target, &st) != 0)
            return errno == ENOENT || errno == ENOTDIR ? 0 : link_error(e);
        if (!S_ISLNK(st.st_mode))
            return take_kind(out, &st, e);
        char *next = read_link(out->target);
        if (!next)
            return link_error(e);
        free(out->target);
        out->target = next;
    }
    errno = ELOOP;
    return link_error(e);
}

void output_path_free(struct output_path *p)
{
    free(p->target);
    p->target = NULL;
}

bool output_path_is_file(const char *path)
{
    struct output_path p;
    int rc = output_path_resolve(path, &p, NULL);
    output_path_free(&p);
    return rc != 0 || p.kind == OUTPUT_FILE;
}
