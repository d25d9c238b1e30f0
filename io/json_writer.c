/* io/json_writer.c - the last byte tells whether a comma is due.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/json_writer.h"

#include <math.h>

/* Nothing before a first value, behind a key, and at the start of a line. */
static void separate(struct buf *out)
{
    if (out->n > 0 && !memchr("{[:\n", out->p[out->n - 1], 4))
        buf_add_char(out, ',');
}

void json_writer_begin(struct buf *out, char c)
{
    separate(out);
    buf_add_char(out, c);
}

void json_writer_end(struct buf *out, char c)
{
    buf_add_char(out, c);
}

static bool needs_escape(char c)
{
    return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

static size_t n_plain(struct sv text)
{
    size_t n = 0;
    while (n < text.n && !needs_escape(text.p[n]))
        n++;
    return n;
}

static void add_escape(struct buf *out, char c)
{
    static const char digits[] = "0123456789abcdef";
    const char hex[] = {digits[(unsigned char)c >> 4 & 15], digits[c & 15]};
    buf_add_char(out, '\\');
    switch (c) {
    case '\n': buf_add_char(out, 'n'); break;
    case '\t': buf_add_char(out, 't'); break;
    case '\r': buf_add_char(out, 'r'); break;
    case '"':
    case '\\': buf_add_char(out, c); break;
    default: buf_add_sv(out, SV("u00")); buf_add(out, hex, sizeof hex);
    }
}

static void add_escaped(struct buf *out, struct sv text)
{
    while (text.n > 0) {
        size_t n = n_plain(text);
        buf_add_sv(out, sv_sub(text, 0, n));
        if (n == text.n)
            return;
        add_escape(out, text.p[n]);
        text = sv_sub(text, n + 1, text.n);
    }
}

void json_writer_key(struct buf *out, const char *name)
{
    json_writer_string(out, sv_from(name));
    buf_add_char(out, ':');
}

void json_writer_string(struct buf *out, struct sv text)
{
    separate(out);
    buf_add_char(out, '"');
    add_escaped(out, text);
    buf_add_char(out, '"');
}

size_t json_writer_string_begin(struct buf *out)
{
    separate(out);
    buf_add_char(out, '"');
    return out->n;
}

void json_writer_string_end(struct buf *out, size_t from, struct buf *scratch)
{
    struct sv text = sv_sub(buf_sv(out), from, out->n);
    size_t n = out->failed ? text.n : n_plain(text);
    if (n < text.n) {
        buf_clear(scratch);
        buf_add_sv(scratch, sv_sub(text, n, text.n));
        out->failed |= scratch->failed;
        out->n = from + n;
        add_escaped(out, buf_sv(scratch));
    }
    buf_add_char(out, '"');
}

void json_writer_u64(struct buf *out, uint64_t number)
{
    separate(out);
    buf_add_u64(out, number);
}

void json_writer_number(struct buf *out, double number, unsigned n_decimals)
{
    separate(out);
    if (isnan(number))
        buf_add_sv(out, SV("null"));
    else
        buf_add_fixed(out, number, n_decimals);
}
