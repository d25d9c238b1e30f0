/* io/bitextor_line.c - names of columns, and fields.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/bitextor_line.h"

enum column {
    SRC_URL,
    TRG_URL,
    SRC_TEXT,
    TRG_TEXT,
    N_POSITIONAL,
    ID = N_POSITIONAL,
    SRC_LANG,
    TRG_LANG,
    N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
    [SRC_URL] = "src_url",   [TRG_URL] = "trg_url", [SRC_TEXT] = "src_text",
    [TRG_TEXT] = "trg_text", [ID] = "id",           [SRC_LANG] = "src_lang",
    [TRG_LANG] = "trg_lang",
};

static unsigned column_named(struct sv name)
{
    unsigned c = 0;
    while (c < N_COLUMNS && !sv_eq(name, sv_from(names[c])))
        c++;
    return c;
}

/* No base64 has a "_", so the name of a text is never a text. */
static bool names_columns(struct sv line)
{
    for (struct sv field; sv_next_field(&line, &field);) {
        unsigned c = column_named(field);
        if (c == SRC_TEXT || c == TRG_TEXT)
            return true;
    }
    return false;
}

static int read_names(struct sv line, struct bitextor_columns *out,
                      struct err *e)
{
    bool seen[N_COLUMNS + 1] = {false};
    for (struct sv field; sv_next_field(&line, &field);) {
        unsigned c = column_named(field);
        if (out->n == BITEXTOR_LINE_MAX_COLUMNS)
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "more than %d columns",
                              BITEXTOR_LINE_MAX_COLUMNS);
        if (c < N_COLUMNS && seen[c])
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                              "two columns are named %s", names[c]);
        seen[c] = true;
        out->column[out->n++] = (unsigned char)c;
    }
    for (unsigned c = SRC_TEXT; c <= TRG_TEXT; c++)
        if (!seen[c])
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                              "the header names no column %s", names[c]);
    return 1;
}

int bitextor_columns_read(struct sv line, struct bitextor_columns *out,
                          struct err *e)
{
    *out = (struct bitextor_columns){0};
    if (names_columns(line)) {
        out->exact = true;
        return read_names(line, out, e);
    }
    for (unsigned c = 0; c < N_POSITIONAL; c++)
        out->column[out->n++] = (unsigned char)c;
    return 0;
}

static int has_control(struct sv line)
{
    for (size_t i = 0; i < line.n; i++)
        if ((unsigned char)line.p[i] < ' ' && line.p[i] != '\t')
            return true;
    return false;
}

int bitextor_line_parse(const struct bitextor_columns *c, struct sv line,
                        struct bitextor_line *out, struct err *e)
{
    struct sv value[N_COLUMNS + 1] = {{0}}, rest = line;
    unsigned n = 0;
    for (struct sv field; sv_next_field(&rest, &field); n++)
        if (n < c->n)
            value[c->column[n]] = field;
    *out = (struct bitextor_line){
        .id = value[ID].n ? value[ID] : value[SRC_URL],
        .src_url = value[SRC_URL],
        .trg_url = value[TRG_URL],
        .src_text = value[SRC_TEXT],
        .trg_text = value[TRG_TEXT],
        .src_lang = value[SRC_LANG],
        .trg_lang = value[TRG_LANG],
    };
    if (has_control(line))
        return err_set(e, ERR_INPUT, "a control character in the line");
    if (n < c->n || (c->exact && n > c->n))
        return err_set(e, ERR_INPUT, "%u fields, not %u", n, c->n);
    if (out->src_text.n == 0 || out->trg_text.n == 0)
        return err_set(e, ERR_INPUT, "no %s",
                       names[out->src_text.n == 0 ? SRC_TEXT : TRG_TEXT]);
    return 0;
}
