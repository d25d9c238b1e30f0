/* document/settings_choices.c - the names of the values of settings that are a
 * choice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/settings_choices.h"

#include <stddef.h>

#include "document/settings_fields.h"

/* Name i of the n, or NULL. */
static const char *name_at(const char *const *names, unsigned n, unsigned i)
{
    return i < n ? names[i] : NULL;
}

const char *choice_layout(unsigned i)
{
    static const char *const names[] = {"auto", "lines", "blank", "unwrap"};
    return name_at(names, PARAGRAPH_UNWRAP + 1, i);
}

const char *choice_markup(unsigned i)
{
    static const char *const names[] = {"auto", "text", "html", "markdown"};
    return name_at(names, MARKUP_MARKDOWN + 1, i);
}

const char *choice_engine(unsigned i)
{
    static const char *const names[] = {"model", "icu"};
    return name_at(names, SPLITTER_ICU + 1, i);
}

const char *choice_verdict(unsigned i)
{
    if (i == VERDICT_NONE)
        return "any";
    return i < VERDICT_UNRELATED ? verdict_name(i) : NULL;
}

const char *choice_naming(unsigned i)
{
    static const char *const names[] = {"task", "file", "given", "whole"};
    return name_at(names, NAMING_WHOLE + 1, i);
}

const char *choice_decode(unsigned i)
{
    static const char *const names[] = {"method", "path", "posterior"};
    return name_at(names, ALIGN_DECODE_POSTERIOR + 1, i);
}

const char *choice_format(unsigned i)
{
    const struct format *f = format_at(i);
    unsigned n = 0;
    while (!f && format_at(n))
        n++;
    const struct format_set *set = f ? NULL : format_set_at(i - n);
    return f ? f->name : set ? set->name : NULL;
}
