/* batch/folder_walk.c - a list of folders that are still to be read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/folder_walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/text.h"

struct found {
    const char *path;
    uint64_t n_bytes;
};

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct found *)a)->path,
                  ((const struct found *)b)->path);
}

/* Add what is in one folder to the files and to the folders. */
static int read_folder(const char *folder, struct arena *a, struct buf *files,
                       struct buf *folders, struct err *e)
{
    DIR *dir = opendir(folder[0] ? folder : ".");
    const struct dirent *entry;
    int rc = 0;
    if (!dir)
        return err_about(err_system(e, "open"), folder, e);
    while (rc == 0 && (errno = 0, entry = readdir(dir)) != NULL) {
        struct stat st, link;
        if (entry->d_name[0] == '.')
            continue;
        const char *path =
            text_join_path(a, sv_from(folder), sv_from(entry->d_name));
        if (!path) {
            rc = err_nomem(e);
            break;
        }
        if (stat(path, &st) != 0 || lstat(path, &link) != 0)
            continue; /* a link to nowhere, or gone meanwhile */
        const struct found f = {path, (uint64_t)st.st_size};
        if (S_ISREG(st.st_mode))
            rc = buf_add(files, (const char *)&f, sizeof f);
        else if (S_ISDIR(st.st_mode) && !S_ISLNK(link.st_mode))
            rc = buf_add(folders, (const char *)&path, sizeof path);
        rc = rc == 0 ? 0 : err_nomem(e);
    }
    if (rc == 0 && errno != 0)
        rc = err_about(err_system(e, "read"), folder, e);
    closedir(dir);
    return rc;
}

/* The folder with one "/" at its end, in the arena; "" for ".". */
static const char *with_slash(const char *folder, struct arena *a)
{
    size_t n = strcmp(folder, ".") == 0 ? 0 : strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    char *out = arena_alloc(a, n + 2);
    if (!out)
        return NULL;
    memcpy(out, folder, n);
    strcpy(out + n, n == 0 || folder[n - 1] == '/' ? "" : "/");
    return out;
}

int folder_walk(const char *folder, unsigned root, struct arena *a,
                int (*visit)(void *context, const char *path, size_t n_root,
                             unsigned root, uint64_t n_bytes, struct err *e),
                void *context, struct err *e)
{
    struct buf files = {0}, folders = {0};
    const char *top = with_slash(folder, a);
    int rc = top ? read_folder(top, a, &files, &folders, e) : err_nomem(e);
    for (size_t at = 0; rc == 0 && at < folders.n; at += sizeof(char *)) {
        const char *next;
        memcpy(&next, folders.p + at, sizeof next);
        next = with_slash(next, a);
        rc = next ? read_folder(next, a, &files, &folders, e) : err_nomem(e);
    }
    struct found *found = (struct found *)files.p;
    const size_t n = files.n / sizeof *found;
    if (n > 0)
        qsort(found, n, sizeof *found, by_path);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = visit(context, found[i].path, strlen(top), root, found[i].n_bytes,
                   e);
    buf_free(&files);
    buf_free(&folders);
    return rc;
}
