/* document/marked_up.c - decode, take the text out, and find places again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/marked_up.h"

#include <string.h>

#include "io/html_text.h"
#include "io/markdown_text.h"
#include "io/packing.h"
#include "tokenize/file_kind.h"

enum { MOST_REFERENCE = 40 }; /* bytes of "&CounterClockwiseContourIntegral;" */

/* Does the name end like that of a Markdown file, packed or not? */
static bool is_markdown_name(const char *path)
{
    static const char *const endings[] = {".md", ".markdown", ".mdown", ".mdx",
                                          ".mkd"};
    const struct sv name = packing_less_ending(sv_from(path));
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (sv_ends_any_case(name, sv_from(endings[i])))
            return true;
    return false;
}

/* Is it a page?  Of UTF-16 with its mark the letters without zero bytes tell. */
static bool is_page(struct sv ahead)
{
    char narrow[512];
    size_t n = 0;
    if (!sv_starts(ahead, SV("\xff\xfe")) && !sv_starts(ahead, SV("\xfe\xff")))
        return html_begins(ahead);
    for (size_t i = 2; i < ahead.n && n < sizeof narrow; i++)
        if (ahead.p[i] != '\0')
            narrow[n++] = ahead.p[i];
    return html_begins((struct sv){narrow, n});
}

int markup_decide(enum markup wanted, const char *path, struct sv ahead,
                  enum markup *out, struct err *e)
{
    const struct file_kind *kind = file_kind_of(ahead);
    *out = wanted;
    if (wanted == MARKUP_AUTO)
        *out = is_page(ahead)                   ? MARKUP_HTML
               : path && is_markdown_name(path) ? MARKUP_MARKDOWN
                                                : MARKUP_TEXT;
    bool is_given = wanted != MARKUP_AUTO || *out == MARKUP_HTML;
    if (kind && is_given &&
        (strcmp(kind->name, "HTML") == 0 || strcmp(kind->name, "XML") == 0))
        return 0;
    return file_kind_check(ahead, e);
}

struct article_options marked_up_options(const struct article_options *o)
{
    struct article_options text = *o;
    text.encoding = NULL;
    text.paragraphs = PARAGRAPH_LINES;
    return text;
}

/* Decode; an encoding that the page names, and nobody knows, is none. */
static int decode(struct arena *a, const struct article_options *o,
                  enum markup markup, struct sv bytes, struct decoded *out,
                  struct err *e)
{
    char named[HTML_CHARSET_BYTES] = "";
    struct err unknown = {0};
    if (markup == MARKUP_HTML && !o->encoding)
        html_charset(bytes, named);
    if (!named[0])
        return decode_text(a, o->encoding, bytes, out, e);
    int rc = decode_text(a, named, bytes, out, &unknown);
    if (rc == ERR_USAGE) {
        offset_map_free(&out->origin);
        return decode_text(a, NULL, bytes, out, e);
    }
    if (rc != 0 && e)
        *e = unknown;
    return rc;
}

int marked_up_read(struct arena *a, const struct article_options *o,
                   enum markup markup, bool keep_code, struct sv bytes,
                   struct marked_up *out, struct err *e)
{
    *out = (struct marked_up){.text = {0}};
    int rc = decode(a, o, markup, bytes, &out->decoded, e);
    if (rc != 0)
        return rc;
    return (markup == MARKUP_HTML ? html_text : markdown_text)(
        out->decoded.text, keep_code, &out->text, &out->origin, e);
}

void marked_up_free(struct marked_up *m)
{
    offset_map_free(&m->decoded.origin);
    buf_free(&m->text);
    text_origin_free(&m->origin);
}

size_t marked_up_from(const struct marked_up *m, size_t text_at)
{
    return text_origin_of(&m->origin, text_at);
}

/* The byte of the text at which the character before `to` begins. */
static size_t last_character(struct sv text, size_t to)
{
    size_t at = to - 1;
    while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

size_t marked_up_to(const struct marked_up *m, size_t text_to)
{
    const struct sv text = buf_sv(&m->text), page = m->decoded.text;
    if (text_to == 0)
        return 0;
    const size_t last = last_character(text, text_to);
    const size_t at = text_origin_of(&m->origin, last);
    const struct sv rest = sv_sub(page, at, page.n);
    if (rest.n > 0 && rest.p[0] == '&' && text.p[last] != '&') {
        const size_t n = rest.n < MOST_REFERENCE ? rest.n : MOST_REFERENCE;
        const char *end = memchr(rest.p, ';', n);
        if (end)
            return (size_t)(end - page.p) + 1;
    }
    const size_t to = at + (text_to - last);
    return to < page.n ? to : page.n;
}

void marked_up_place(const struct marked_up *m, struct sentence *s)
{
    const size_t from = marked_up_from(m, s->from), to = marked_up_to(m, s->to);
    s->from = offset_map_of(&m->decoded.origin, from);
    s->to = offset_map_of(&m->decoded.origin, to);
}
