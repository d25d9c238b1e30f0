/* batch/manifest_text.c - names of columns by a table, and cells of CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/manifest_text.h"

#include <string.h>

#include "base/table.h"

enum { NAME_BYTES = 32 };

/* Other names of columns, in lower case with "_" between words. */
static const struct {
    const char *name, *others;
} columns[] = {
    {"id", " pair pair_id doc doc_id document name "},
    {"src", " source src_file source_file src_path source_path "},
    {"trg", " target trg_file target_file trg_path target_path tgt tgt_file "
            "tgt_path "},
    {"src_url", " source_url "},
    {"trg_url", " target_url tgt_url "},
    {"src_lang", " source_lang source_language src_language "},
    {"trg_lang", " target_lang target_language trg_language tgt_lang "
                 "tgt_language "},
    {"bytes", " size "},
};

/* A name as the table has it; empty if it is too long for any. */
static struct sv folded(struct sv name, char out[NAME_BYTES + 2])
{
    while (name.n > 0 && name.p[0] == ' ')
        name = sv_sub(name, 1, name.n);
    while (name.n > 0 && name.p[name.n - 1] == ' ')
        name.n--;
    if (name.n == 0 || name.n >= NAME_BYTES)
        return SV("");
    out[0] = ' ';
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        out[i + 1] = c >= 'A' && c <= 'Z'   ? (char)(c - 'A' + 'a')
                     : c == ' ' || c == '-' ? '_'
                                            : c;
    }
    out[name.n + 1] = ' ';
    return (struct sv){out, name.n + 2};
}

static bool contains(const char *list, struct sv word)
{
    for (struct sv rest = sv_from(list); rest.n >= word.n;
         rest = sv_sub(rest, 1, rest.n))
        if (sv_starts(rest, word))
            return true;
    return false;
}

/* The column of that name, or NULL. */
static const char *column_named(struct sv name)
{
    char room[NAME_BYTES + 2];
    const struct sv word = folded(name, room);
    if (word.n == 0)
        return NULL;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if (sv_eq(sv_sub(word, 1, word.n - 1), sv_from(columns[i].name)) ||
            contains(columns[i].others, word))
            return columns[i].name;
    return NULL;
}

static bool is_file_name(struct sv field)
{
    return field.n > 0 &&
           (memchr(field.p, '.', field.n) || memchr(field.p, '/', field.n));
}

int manifest_header(struct sv first_line, struct buf *out, bool *is_header,
                    struct err *e)
{
    const unsigned n = table_count(first_line);
    bool any_name = false, any_file = false;
    for (unsigned k = 0; k < n; k++) {
        const struct sv field = table_field(first_line, k);
        const char *name = column_named(field);
        any_name |= name != NULL;
        any_file |= is_file_name(field);
        if (k > 0)
            buf_add_char(out, '\t');
        buf_add_sv(out, name ? sv_from(name) : field);
    }
    if (n == 1 && !any_name && !memchr(first_line.p, '\0', first_line.n))
        return err_set_at(
            e, ERR_INPUT, ERR_LINE, 1,
            "this is no manifest: the first line of one names the "
            "columns src and trg (stele pair makes a manifest)");
    *is_header = any_name || !any_file || n < 2 || n > 3;
    if (!*is_header) {
        buf_clear(out);
        buf_add_sv(out, n == 2 ? SV("src\ttrg") : SV("id\tsrc\ttrg"));
    }
    return out->failed ? err_nomem(e) : 0;
}

bool manifest_is_csv(struct sv line)
{
    return line.n > 0 && !memchr(line.p, '\t', line.n) &&
           (memchr(line.p, ',', line.n) || memchr(line.p, ';', line.n));
}

/* Append the cell that begins at *at, and go to what ends it. */
static const char *add_cell(struct sv text, char separator, size_t *at,
                            struct buf *out)
{
    const bool quoted = *at < text.n && text.p[*at] == '"';
    size_t i = *at + quoted;
    for (; i < text.n; i++) {
        const char c = text.p[i];
        if (quoted && c == '"' && i + 1 < text.n && text.p[i + 1] == '"')
            i++;
        else if (quoted ? c == '"' : c == separator || c == '\n' || c == '\r')
            break;
        if (c == '\t' || c == '\n' || c == '\r')
            return c == '\t' ? "a tab in a cell" : "a line end in a cell";
        buf_add_char(out, c);
    }
    if (quoted && i == text.n)
        return "a quotation mark that is not closed";
    *at = i + quoted;
    return NULL;
}

int manifest_csv_to_tsv(struct sv text, struct buf *out, struct err *e)
{
    struct sv rest = text, first = SV("");
    sv_next_line(&rest, &first);
    const char separator =
        first.n > 0 && memchr(first.p, ',', first.n) ? ',' : ';';
    uint64_t line = 1;
    for (size_t at = 0; at < text.n;) {
        const char *fault = add_cell(text, separator, &at, out);
        if (!fault && at < text.n && text.p[at] != separator &&
            text.p[at] != '\n' && text.p[at] != '\r')
            fault = "text behind the quotation mark that ends a cell";
        if (fault)
            return err_set_at(e, ERR_INPUT, ERR_LINE, line, "CSV: %s", fault);
        if (at < text.n && text.p[at] == '\r')
            at++;
        const bool is_end = at >= text.n || text.p[at] == '\n';
        buf_add_char(out, is_end ? '\n' : '\t');
        line += is_end;
        at++;
    }
    return out->failed ? err_nomem(e) : 0;
}
