/* io/bitextor_line.c - names of columns, and fields.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/bitextor_line.h"

#include "base/text.h"

enum column {
    SRC_TEXT,
    TRG_TEXT,
    N_NEEDED,
    SRC_URL = N_NEEDED,
    TRG_URL,
    ID,
    SRC_LANG,
    TRG_LANG,
    N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
    [SRC_TEXT] = "src_text",
    [TRG_TEXT] = "trg_text",
    [SRC_URL] = "src_url",
    [TRG_URL] = "trg_url",
    [ID] = "id",
    [SRC_LANG] = "src_lang",
    [TRG_LANG] = "trg_lang",
};

/* No base64 has a "_", so the name of a text is never a text. */
static bool names_columns(struct sv line)
{
    for (struct sv field; sv_next_field(&line, &field);)
        if (sv_eq(field, sv_from(names[SRC_TEXT])) ||
            sv_eq(field, sv_from(names[TRG_TEXT])))
            return true;
    return false;
}

int bitextor_columns_read(struct sv line, struct bitextor_columns *out,
                          struct err *e)
{
    *out = (struct bitextor_columns){.exact = names_columns(line)};
    int rc = table_open(&out->table,
                        out->exact ? line
                                   : SV("src_url\ttrg_url\tsrc_text\ttrg_text"),
                        names, N_COLUMNS, N_NEEDED, e);
    return rc != 0 ? rc : out->exact;
}

int bitextor_line_parse(const struct bitextor_columns *c, struct sv line,
                        struct bitextor_line *out, struct err *e)
{
    struct sv value[N_COLUMNS];
    const unsigned n = table_split(&c->table, line, value);
    const unsigned n_wanted = c->table.n_columns;
    *out = (struct bitextor_line){
        .id = value[ID].n ? value[ID] : value[SRC_URL],
        .src_url = value[SRC_URL],
        .trg_url = value[TRG_URL],
        .src_text = value[SRC_TEXT],
        .trg_text = value[TRG_TEXT],
        .src_lang = value[SRC_LANG],
        .trg_lang = value[TRG_LANG],
    };
    if (text_has_control(line))
        return err_set(e, ERR_INPUT, "a control character in the line");
    if (n < n_wanted || (c->exact && n > n_wanted))
        return err_set(e, ERR_INPUT, "%u fields, not %u", n, n_wanted);
    if (out->src_text.n == 0 || out->trg_text.n == 0)
        return err_set(e, ERR_INPUT, "no %s",
                       names[out->src_text.n == 0 ? SRC_TEXT : TRG_TEXT]);
    return 0;
}
