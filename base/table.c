/* base/table.c - headers and fields.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/table.h"

#include <assert.h>
#include <string.h>

static unsigned find_name(const struct table *t, struct sv name)
{
    unsigned k = 0;
    while (k < t->n_names && !sv_eq(name, sv_from(t->names[k])))
        k++;
    return k;
}

/* What keeps a header from naming a column that is needed, as far as it shows;
 * "" else. */
static const char *hint_of(struct sv header, const char *name)
{
    const char *p = header.p;
    if (header.n >= 2 &&
        (memcmp(p, "\xff\xfe", 2) == 0 || memcmp(p, "\xfe\xff", 2) == 0))
        return ": this is UTF-16, not UTF-8 (iconv -f UTF-16 -t UTF-8)";
    if (header.n > 0 && memchr(p, '"', header.n))
        return ": names in quotation marks are other names";
    if (header.n > 0 && !memchr(p, '\t', header.n) &&
        (memchr(p, ',', header.n) || memchr(p, ';', header.n)))
        return ": fields are separated by tabs, not by commas";
    for (struct sv field; sv_next_field(&header, &field);)
        if (field.n == strlen(name) && sv_ends_any_case(field, sv_from(name)))
            return ": names are in small letters";
    return "";
}

int table_open(struct table *t, struct sv header, const char *const *names,
               unsigned n_names, unsigned n_needed, struct err *e)
{
    assert(n_names <= TABLE_MAX_NAMES);
    *t = (struct table){.names = names, .n_names = n_names};
    for (struct sv rest = header, name; sv_next_field(&rest, &name);) {
        unsigned k = find_name(t, name);
        if (t->n_columns == TABLE_MAX_COLUMNS)
            return err_set_at(e, ERR_LIMIT, ERR_LINE, 1, "more than %d columns",
                              TABLE_MAX_COLUMNS);
        if (k < n_names && t->has[k])
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                              "two columns are named %s", names[k]);
        t->has[k] = true;
        t->name_of[t->n_columns++] = (unsigned char)k;
    }
    for (unsigned k = 0; k < n_needed; k++)
        if (!t->has[k])
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                              "the header names no column %s%s", names[k],
                              hint_of(header, names[k]));
    return 0;
}

unsigned table_split(const struct table *t, struct sv line, struct sv *value)
{
    unsigned n = 0;
    for (unsigned k = 0; k < t->n_names; k++)
        value[k] = SV("");
    for (struct sv field; sv_next_field(&line, &field); n++)
        if (n < t->n_columns && t->name_of[n] < t->n_names)
            value[t->name_of[n]] = field;
    return n;
}

struct sv table_field(struct sv line, unsigned at)
{
    for (struct sv field; sv_next_field(&line, &field); at--)
        if (at == 0)
            return field;
    return SV("");
}

unsigned table_count(struct sv line)
{
    unsigned n = 0;
    for (struct sv field; sv_next_field(&line, &field);)
        n++;
    return n;
}
