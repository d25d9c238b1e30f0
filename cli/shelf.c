/* cli/shelf.c - one spool an output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/shelf.h"

int shelf_open(struct shelf *s, const char *const *paths, size_t n,
               const struct extent *at, struct err *e)
{
    int rc = 0;
    *s = (struct shelf){0};
    for (size_t i = 0; i < n && rc == 0; i++) {
        s->failed = s->path[i] = paths[i];
        rc = spool_open(paths[i], at ? at[i].n_bytes : 0, &s->spool[i], e);
        if (at)
            s->at[i] = at[i];
        s->n += rc == 0;
    }
    if (rc != 0)
        shelf_leave(s);
    return rc;
}

int shelf_add(struct shelf *s, size_t i, struct sv bytes, uint64_t n_units,
              struct err *e)
{
    s->failed = s->path[i];
    int rc = spool_write(s->spool[i], bytes, e);
    s->at[i].n_bytes = spool_size(s->spool[i]);
    s->at[i].n_units += n_units;
    return rc;
}

int shelf_sync(struct shelf *s, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->n && rc == 0; i++) {
        s->failed = s->path[i];
        rc = spool_sync(s->spool[i], e);
    }
    return rc;
}

int shelf_name(struct shelf *s, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (rc == 0) {
            s->failed = s->path[i];
            rc = spool_finish(s->spool[i], e);
        } else {
            spool_leave(s->spool[i]);
        }
    }
    s->n = 0;
    return rc;
}

void shelf_leave(struct shelf *s)
{
    for (size_t i = 0; i < s->n; i++)
        spool_leave(s->spool[i]);
    s->n = 0;
}
