/* batch/output_files.c - one resumable file an output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/output_files.h"

#include "base/hash.h"

/* Count output i, which opening gave rc. */
static void opened(struct output_files *s, size_t i, const char *path, int rc)
{
    s->path[i] = path;
    s->n += rc == 0;
}

int output_files_open(struct output_files *s, const char *const *paths,
                      size_t n, uint64_t run, const struct extent *at,
                      struct err *e)
{
    int rc = 0;
    *s = (struct output_files){0};
    for (size_t i = 0; i < n && rc == 0; i++) {
        rc = resumable_file_open(paths[i], run, at ? at[i].n_bytes : 0,
                                 &s->file[i], e);
        opened(s, i, paths[i], rc);
        if (at)
            s->at[i] = at[i];
    }
    if (rc != 0)
        output_files_leave(s);
    return rc;
}

int output_files_open_once(struct output_files *s, const char *const *paths,
                           size_t n, struct err *e)
{
    int rc = 0;
    *s = (struct output_files){0};
    for (size_t i = 0; i < n && rc == 0; i++) {
        rc = resumable_file_open_once(paths[i], &s->file[i], e);
        opened(s, i, paths[i], rc);
    }
    if (rc != 0)
        output_files_leave(s);
    return rc;
}

int output_files_add(struct output_files *s, size_t i, struct sv bytes,
                     uint64_t n_units, struct err *e)
{
    int rc = resumable_file_write(s->file[i], bytes, e);
    s->at[i].n_bytes = resumable_file_size(s->file[i]);
    s->at[i].n_units += n_units;
    s->at[i].hash = hash_sv(bytes, 0);
    return rc;
}

int output_files_add_task(struct output_files *s, const struct task_result *t,
                          struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->n && rc == 0; i++)
        rc = output_files_add(s, i, buf_sv(&t->piece[i].bytes),
                              t->piece[i].n_units, e);
    return rc;
}

int output_files_sync(struct output_files *s, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->n && rc == 0; i++)
        rc = resumable_file_sync(s->file[i], e);
    return rc;
}

int output_files_name(struct output_files *s, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (rc == 0)
            rc = resumable_file_finish(s->file[i], e);
        else
            resumable_file_leave(s->file[i]);
    }
    s->n = 0;
    return rc;
}

void output_files_leave(struct output_files *s)
{
    for (size_t i = 0; i < s->n; i++)
        resumable_file_leave(s->file[i]);
    s->n = 0;
}
