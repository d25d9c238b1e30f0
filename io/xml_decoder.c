/* io/xml_decoder.c - what a parser of UTF-8 is given.
 *
 * libxml2 would convert by itself, but then what it says of places would not
 * be places in any bytes that we have; and those are copied to the output.
 * So the conversion comes first, by the C library.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xml_decoder.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "io/byte_stream.h"

enum {
    HEAD_BYTES = 4096, /* the declaration ends in these, in any encoding */
    PULL_BYTES = 1 << 15,
    MAX_NAME = 40 /* of an encoding */
};

struct xml_decoder {
    struct byte_stream *feed;
    struct buf raw; /* pulled; from n_used on not yet given out */
    size_t n_used;
    uint64_t raw_at; /* bytes of the file in front of raw */
    bool at_end, decided, converts;
    char encoding[MAX_NAME + 1];
    iconv_t from;
};

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_char(char c, bool first)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && ((c >= '0' && c <= '9') || c == '.' ||
                                 c == '_' || c == '-'));
}

/* How the encodings with units of two or four bytes begin: with a mark, or with
 * "<".  The longer come first. */
static const struct wide {
    struct sv begins;
    const char *name;
    size_t n_mark;
} wide_encodings[] = {
    {{"\xff\xfe\0\0", 4}, "UTF-32LE", 4}, {{"\0\0\xfe\xff", 4}, "UTF-32BE", 4},
    {{"<\0\0\0", 4}, "UTF-32LE", 0},      {{"\0\0\0<", 4}, "UTF-32BE", 0},
    {{"\xff\xfe", 2}, "UTF-16LE", 2},     {{"\xfe\xff", 2}, "UTF-16BE", 2},
};

/* NULL for one of single bytes. */
static const struct wide *wide_of(struct sv s)
{
    static const struct wide utf16le = {{"<\0", 2}, "UTF-16LE", 0},
                             utf16be = {{"\0<", 2}, "UTF-16BE", 0};
    for (size_t i = 0; i < sizeof wide_encodings / sizeof wide_encodings[0];
         i++)
        if (sv_starts(s, wide_encodings[i].begins))
            return &wide_encodings[i];
    if (s.n >= 4 && sv_starts(s, utf16le.begins) && s.p[3] == '\0')
        return &utf16le;
    if (s.n >= 4 && sv_starts(s, utf16be.begins) && s.p[2] == '\0')
        return &utf16be;
    return NULL;
}

/* Is the first character of a wide text "<"? */
static bool begins_wide(struct sv ahead, const struct wide *wide)
{
    const size_t n_unit = wide->name[4] == '3' ? 4 : 2;
    const bool little = wide->name[6] == 'L';
    const size_t at = wide->n_mark + (little ? 0 : n_unit - 1);
    for (size_t i = 0; i < n_unit && wide->n_mark + i < ahead.n; i++)
        if (ahead.p[wide->n_mark + i] != (wide->n_mark + i == at ? '<' : '\0'))
            return false;
    return ahead.n >= wide->n_mark + n_unit;
}

bool xml_begins(struct sv ahead)
{
    const struct wide *wide = wide_of(ahead);
    if (wide)
        return begins_wide(ahead, wide);
    if (sv_starts(ahead, sv_utf8_mark))
        ahead = sv_sub(ahead, 3, ahead.n);
    while (ahead.n > 0 && is_white(ahead.p[0]))
        ahead = sv_sub(ahead, 1, ahead.n);
    return ahead.n >= 2 && ahead.p[0] == '<' &&
           (ahead.p[1] == '?' || ahead.p[1] == '!' ||
            is_name_char(ahead.p[1], true));
}

int xml_decoder_open(struct byte_stream *feed, struct sv ahead,
                     struct xml_decoder **out, struct err *e)
{
    struct xml_decoder *x = calloc(1, sizeof *x);
    if (!x || buf_add_sv(&x->raw, ahead) != 0) {
        free(x);
        return err_nomem(e);
    }
    x->feed = feed;
    *out = x;
    return 0;
}

void xml_decoder_close(struct xml_decoder *x)
{
    if (!x)
        return;
    if (x->converts)
        iconv_close(x->from);
    buf_free(&x->raw);
    free(x);
}

/* The name of the encoding in the XML declaration that `text` begins with; an
 * empty slice where there is none. */
static struct sv declared(struct sv text)
{
    const struct sv key = SV("encoding");
    const struct sv none = {text.p, 0};
    if (!sv_starts(text, SV("<?xml")))
        return none;
    for (; text.n > 0 && text.p[0] != '>'; text = sv_sub(text, 1, text.n)) {
        if (!is_white(text.p[0]) || !sv_starts(sv_sub(text, 1, text.n), key))
            continue;
        size_t at = 1 + key.n, to;
        while (at < text.n && (is_white(text.p[at]) || text.p[at] == '='))
            at++;
        if (at == text.n || (text.p[at] != '"' && text.p[at] != '\''))
            return none;
        for (to = ++at; to < text.n && is_name_char(text.p[to], to == at);)
            to++;
        return sv_sub(text, at, to);
    }
    return none;
}

static bool equals_caseless(struct sv a, const char *b)
{
    size_t i = 0;
    for (; i < a.n && b[i]; i++)
        if ((a.p[i] | ' ') != (b[i] | ' '))
            return false;
    return i == a.n && !b[i];
}

/* Are the bytes that the declaration was found in what its encoding has for
 * them? */
static bool is_honest(struct xml_decoder *x)
{
    char declaration[] = "<?xml", text[16];
    char *from = declaration, *to = text;
    size_t n_from = sizeof declaration - 1, n_to = sizeof text;
    bool same = iconv(x->from, &from, &n_from, &to, &n_to) != (size_t)-1 &&
                to - text == (ptrdiff_t)sizeof declaration - 1 &&
                memcmp(text, declaration, sizeof declaration - 1) == 0;
    iconv(x->from, NULL, NULL, NULL, NULL);
    return same;
}

static int convert_from(struct xml_decoder *x, struct sv name, struct err *e)
{
    if (name.n > MAX_NAME)
        return err_set(e, ERR_INPUT, "the name of the encoding is too long");
    memcpy(x->encoding, name.p, name.n);
    x->from = iconv_open("UTF-8", x->encoding);
    x->converts = x->from != (iconv_t)-1;
    if (x->converts)
        return 0;
    return errno == ENOMEM
               ? err_nomem(e)
               : err_set(e, ERR_INPUT, "the encoding %s is not known",
                         x->encoding);
}

static int decide(struct xml_decoder *x, struct err *e)
{
    const struct sv head = buf_sv(&x->raw);
    const struct wide *wide = wide_of(head);
    x->decided = true;
    if (wide) {
        x->n_used = wide->n_mark;
        return convert_from(x, sv_from(wide->name), e);
    }
    struct sv name = declared(head);
    if (sv_starts(head, sv_utf8_mark) || name.n == 0 ||
        equals_caseless(name, "utf-8") || equals_caseless(name, "utf8"))
        return 0;
    int rc = convert_from(x, name, e);
    return rc != 0 || is_honest(x)
               ? rc
               : err_set(e, ERR_INPUT, "declared as %s, which it is not",
                         x->encoding);
}

/* Convert what is there, but for the part of a character at its end. */
static int convert(struct xml_decoder *x, struct buf *out, struct err *e)
{
    char *from = x->raw.p + x->n_used;
    size_t n_from = x->raw.n - x->n_used;
    while (n_from > 0) {
        if (buf_reserve(out, 2 * n_from + 16) != 0)
            return err_nomem(e);
        char *to = out->p + out->n;
        size_t room = out->cap - out->n;
        size_t rc = iconv(x->from, &from, &n_from, &to, &room);
        out->n = (size_t)(to - out->p);
        x->n_used = x->raw.n - n_from;
        if (rc != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !x->at_end)
            break;
        return err_set_at(e, ERR_INPUT, ERR_BYTE, x->raw_at + x->n_used,
                          errno == EINVAL ? "%s ends within a character"
                                          : "not %s",
                          x->encoding);
    }
    return 0;
}

/* What was converted no longer is what its declaration says. */
static int redeclare(struct buf *out, size_t from, struct err *e)
{
    const struct sv utf8 = SV("UTF-8");
    struct sv name = declared(sv_sub(buf_sv(out), from, out->n));
    size_t at = (size_t)(name.p - out->p);
    if (name.n == 0)
        return 0;
    if (buf_reserve(out, utf8.n) != 0)
        return err_nomem(e);
    memmove(out->p + at + utf8.n, out->p + at + name.n, out->n - at - name.n);
    memcpy(out->p + at, utf8.p, utf8.n);
    out->n = out->n - name.n + utf8.n;
    return 0;
}

/* Have at least n bytes at hand, or all there are. */
static int have(struct xml_decoder *x, size_t n, struct err *e)
{
    int rc = 1;
    if (x->n_used > 0) {
        memmove(x->raw.p, x->raw.p + x->n_used, x->raw.n - x->n_used);
        x->raw.n -= x->n_used;
        x->raw_at += x->n_used;
        x->n_used = 0;
    }
    while (rc == 1 && !x->at_end && x->raw.n < n) {
        rc = byte_stream_pull(x->feed, PULL_BYTES, &x->raw, e);
        x->at_end = rc == 0;
    }
    return rc < 0 ? rc : 0;
}

static int pull_some(struct xml_decoder *x, struct buf *out, struct err *e)
{
    int rc = have(x, x->decided ? x->raw.n - x->n_used + 1 : HEAD_BYTES, e);
    if (rc == 0 && !x->decided)
        rc = decide(x, e);
    if (rc != 0 || x->raw.n == x->n_used)
        return rc;
    if (x->converts)
        return convert(x, out, e);
    struct sv rest = sv_sub(buf_sv(&x->raw), x->n_used, x->raw.n);
    x->n_used = x->raw.n;
    return buf_add_sv(out, rest) == 0 ? 0 : err_nomem(e);
}

int xml_decoder_pull(struct xml_decoder *x, struct buf *out, struct err *e)
{
    const size_t before = out->n;
    const bool first = !x->decided;
    int rc;
    do
        rc = pull_some(x, out, e);
    while (rc == 0 && out->n == before && !x->at_end);
    if (rc == 0 && first && x->converts && out->n > before)
        rc = redeclare(out, before, e);
    return rc != 0 ? rc : out->n > before;
}

void xml_add_folded(struct sv text, struct buf *out)
{
    for (size_t i = 0; i < text.n;) {
        size_t run = i;
        while (i < text.n && !is_white(text.p[i]))
            i++;
        buf_add(out, text.p + run, i - run);
        if (i < text.n && out->n > 0 && out->p[out->n - 1] != ' ')
            buf_add_char(out, ' ');
        while (i < text.n && is_white(text.p[i]))
            i++;
    }
}

/* What may not stand in text or in an attribute as it is; NULL for the rest. */
static const char *escape_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\r': return "&#13;";
    default: return NULL;
    }
}

size_t xml_n_plain(struct sv text)
{
    size_t n = 0;
    while (n < text.n && !escape_of(text.p[n]))
        n++;
    return n;
}

void xml_escape(struct sv text, struct buf *out)
{
    while (text.n > 0) {
        size_t n = xml_n_plain(text);
        buf_add_sv(out, sv_sub(text, 0, n));
        if (n == text.n)
            return;
        buf_add_sv(out, sv_from(escape_of(text.p[n])));
        text = sv_sub(text, n + 1, text.n);
    }
}
