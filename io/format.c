/* io/format.c - the one list of formats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/format.h"

#include "io/beads.h"
#include "io/ladder.h"
#include "io/side_by_side.h"
#include "io/tmx.h"
#include "io/tsv.h"

static const struct format *const formats[] = {
    &format_tsv,    &format_tmx,          &format_beads,
    &format_ladder, &format_side_by_side,
};

const struct format *format_at(unsigned i)
{
    return i < sizeof formats / sizeof formats[0] ? formats[i] : NULL;
}

const struct format *format_named(const char *name)
{
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

const struct format *format_of_path(const char *path)
{
    struct sv name = sv_from(path);
    if (sv_ends(name, SV(".gz")))
        name.n -= 3;
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++)
        if (f->ending && sv_ends(name, sv_from(f->ending)))
            return f;
    return NULL;
}
