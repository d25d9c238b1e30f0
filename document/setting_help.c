/* document/setting_help.c - a row in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/setting_help.h"

/* "auto, lines, blank or unwrap", appended. */
static void add_choices(const struct setting *row, struct buf *out)
{
    for (unsigned i = 0; row->choice(i); i++) {
        bool last = !row->choice(i + 1);
        buf_add_sv(out, i == 0 ? SV("") : last ? SV(" or ") : SV(", "));
        buf_add_sv(out, sv_from(row->choice(i)));
    }
}

static bool has_range(const struct setting *row)
{
    return (row->kind == SETTING_WHOLE || row->kind == SETTING_DECIMAL) &&
           row->max <= 10000;
}

void setting_describe(const struct setting *row, const void *target,
                      struct buf *out)
{
    struct buf value = {0};
    buf_add_sv(out, sv_from(row->help));
    if (sv_ends(sv_from(row->help), SV(":"))) {
        buf_add_char(out, ' ');
        add_choices(row, out);
    }
    if (row->value)
        setting_print(row, target, &value);
    if (has_range(row)) {
        buf_add_sv(out, SV(" ("));
        setting_add_decimal(out, row->min);
        buf_add_sv(out, SV(" to "));
        setting_add_decimal(out, row->max);
    }
    if (value.n > 0) {
        buf_add_sv(out, has_range(row) ? SV("; default: ") : SV(" (default: "));
        buf_add_sv(out, buf_sv(&value));
    }
    if (has_range(row) || value.n > 0)
        buf_add_char(out, ')');
    out->failed |= value.failed;
    buf_free(&value);
}
