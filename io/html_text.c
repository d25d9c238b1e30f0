/* io/html_text.c - events of libxml2's HTML parser, made into lines.
 *
 * The parser mends what is not closed.  Text comes in pieces: one that is in
 * the page as it is has its place behind it; another is a character that was
 * written as a reference.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/html_text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    MAX_PAGE_BYTES = 1 << 30,
    PUSH_BYTES = 1 << 16,
    FIRST_PUSH_BYTES = 1 << 12,
    CHARSET_AHEAD = 4096
};

struct html {
    htmlParserCtxtPtr parser;
    struct sv page;
    struct buf *out;
    struct text_origin *origin;
    bool keep_code;
    unsigned depth, skip_depth; /* 0: nothing is left out */
    bool line_begun;            /* the line has text */
    bool space_due;             /* white space came after its text */
    size_t begin;               /* where the parser began in the page */
    size_t seen;                /* of the page, by events before */
    bool failed;
};

static bool is_one_of(const xmlChar *name, const char *const *names)
{
    while (*names && strcmp((const char *)name, *names) != 0)
        names++;
    return *names != NULL;
}

/* What is no text for a reader.  Of the head, the title is the page's name on
 * every site, and no sentence. */
static bool is_left_out(const xmlChar *name)
{
    static const char *const names[] = {
        "head",   "script",   "style",    "template", "noscript", "nav",
        "select", "textarea", "button",   "iframe",   "object",   "svg",
        "canvas", "audio",    "video",    "map",      "datalist", "applet",
        "rp",     "rt",       "noframes", "math",     "dialog",   NULL};
    return is_one_of(name, names);
}

/* What is no part of a line: all other elements are within one. */
static bool is_inline(const xmlChar *name)
{
    static const char *const names[] = {
        "a",      "abbr", "acronym", "b",    "bdi",    "bdo", "big",
        "cite",   "code", "data",    "del",  "dfn",    "em",  "font",
        "i",      "img",  "ins",     "kbd",  "label",  "map", "mark",
        "meter",  "nobr", "output",  "q",    "ruby",   "s",   "samp",
        "small",  "span", "strike",  "rb",   "strong", "sub", "sup",
        "time",   "tt",   "u",       "var",  "wbr",    "rtc", "picture",
        "source", "slot", "input",   "area", "o:p",    NULL};
    return is_one_of(name, names);
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (const xmlChar **a = attributes; a && a[0]; a += 2)
        if (strcmp((const char *)a[0], name) == 0)
            return a[1] ? (const char *)a[1] : "";
    return NULL;
}

/* Hidden from readers, or there to find one's way. */
static bool is_hidden(const xmlChar **attributes)
{
    static const char *const roles[] = {"navigation", "menu",   "menubar",
                                        "search",     "button", NULL};
    const char *role = attribute(attributes, "role");
    const char *style = attribute(attributes, "style");
    return attribute(attributes, "hidden") ||
           (role && is_one_of((const xmlChar *)role, roles)) ||
           (style &&
            (strstr(style, "display:none") || strstr(style, "display: none")));
}

static void end_line(struct html *h)
{
    if (h->line_begun)
        h->failed |= buf_add_char(h->out, '\n') != 0;
    h->line_begun = false;
    h->space_due = false;
}

/* Bytes of the page that the parser has gone through. */
static size_t gone_through(const struct html *h)
{
    const xmlParserInput *input = h->parser->input;
    size_t at =
        h->begin + (size_t)(input->cur - input->base) + (size_t)input->consumed;
    return at < h->page.n ? at : h->page.n;
}

static void on_start(void *context, const xmlChar *name,
                     const xmlChar **attributes)
{
    struct html *h = context;
    h->depth++;
    if (!is_inline(name))
        end_line(h);
    if (h->skip_depth == 0 &&
        (is_left_out(name) || is_hidden(attributes) ||
         (!h->keep_code && strcmp((const char *)name, "pre") == 0)))
        h->skip_depth = h->depth;
    h->seen = gone_through(h);
}

static void on_end(void *context, const xmlChar *name)
{
    struct html *h = context;
    if (!is_inline(name))
        end_line(h);
    if (h->skip_depth == h->depth)
        h->skip_depth = 0;
    if (h->depth > 0)
        h->depth--;
    h->seen = gone_through(h);
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* A run of text without white space, which the page has at `at`. */
static void add_word(struct html *h, struct sv word, size_t at)
{
    if (h->space_due && h->line_begun)
        h->failed |= buf_add_char(h->out, ' ') != 0;
    h->space_due = false;
    h->line_begun = true;
    if (h->origin)
        h->failed |= text_origin_add(h->origin, h->out->n, at) != 0;
    h->failed |= buf_add_sv(h->out, word) != 0;
}

static void on_text(void *context, const xmlChar *bytes, int n_bytes)
{
    struct html *h = context;
    const struct sv text = {(const char *)bytes, (size_t)n_bytes};
    const size_t to = gone_through(h);
    size_t from = h->seen < to ? h->seen : to;
    if (to >= text.n && sv_eq(sv_sub(h->page, to - text.n, to), text))
        from = to - text.n; /* as it is */
    h->seen = to;
    for (size_t i = 0, end; h->skip_depth == 0 && i < text.n; i = end) {
        for (end = i; end < text.n && !is_white(text.p[end]);)
            end++;
        if (end > i)
            add_word(h, sv_sub(text, i, end), from + i);
        h->space_due |= end < text.n;
        end += end < text.n;
    }
}

/* Scripts and styles; but a CDATA section in running text is text there. */
static void on_cdata(void *context, const xmlChar *bytes, int n)
{
    (void)bytes, (void)n;
    struct html *h = context;
    h->seen = gone_through(h);
}

/* Parse from h->begin on, to the end of the page or of its root element;
 * *end is where the parser stopped. */
static int parse(struct html *h, size_t *end)
{
    htmlSAXHandler told = {.startElement = on_start,
                           .endElement = on_end,
                           .characters = on_text,
                           .ignorableWhitespace = on_text,
                           .cdataBlock = on_cdata};
    h->parser = htmlCreatePushParserCtxt(&told, h, NULL, 0, NULL,
                                         XML_CHAR_ENCODING_UTF8);
    if (!h->parser)
        return ERR_NOMEM;
    htmlCtxtUseOptions(h->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                      HTML_PARSE_IGNORE_ENC);
    int rc = 0;
    size_t most = FIRST_PUSH_BYTES;
    for (size_t at = h->begin; at < h->page.n && rc != XML_ERR_NO_MEMORY;
         most = PUSH_BYTES) {
        size_t n = h->page.n - at < most ? h->page.n - at : most;
        rc = htmlParseChunk(h->parser, h->page.p + at, (int)n, 0);
        at += n;
    }
    if (rc != XML_ERR_NO_MEMORY)
        rc = htmlParseChunk(h->parser, NULL, 0, 1);
    *end = h->parser->instate == XML_PARSER_EOF ? gone_through(h) : h->page.n;
    end_line(h);
    htmlFreeParserCtxt(h->parser);
    return rc == XML_ERR_NO_MEMORY || h->failed ? ERR_NOMEM : 0;
}

/* Behind white space and end tags at `at`. */
static size_t behind_end_tags(struct sv page, size_t at)
{
    while (at < page.n) {
        if (is_white(page.p[at])) {
            at++;
            continue;
        }
        const char *end = sv_starts(sv_sub(page, at, page.n), SV("</"))
                              ? memchr(page.p + at, '>', page.n - at)
                              : NULL;
        if (!end)
            break;
        at = (size_t)(end - page.p) + 1;
    }
    return at;
}

int html_text(struct sv page, bool keep_code, struct buf *out,
              struct text_origin *origin, struct err *e)
{
    struct html h = {
        .page = page, .out = out, .origin = origin, .keep_code = keep_code};
    if (page.n > MAX_PAGE_BYTES)
        return err_set(e, ERR_LIMIT, "a page of more than %d MiB",
                       MAX_PAGE_BYTES >> 20);
    xmlInitParser();
    /* the parser stops behind </html>, where pages may go on, and before an
     * end tag that ends nothing */
    for (size_t end; (h.begin = behind_end_tags(page, h.begin)) < page.n;
         h.begin = end > h.begin ? end : h.begin + 1) {
        h.depth = h.skip_depth = 0;
        h.seen = h.begin;
        if (parse(&h, &end) != 0)
            return err_nomem(e);
    }
    return 0;
}

/* A letter as it compares in tags and names of encodings. */
static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* `with` must be in lower case. */
static bool starts_folded(struct sv s, struct sv with)
{
    if (s.n < with.n)
        return false;
    for (size_t i = 0; i < with.n; i++)
        if (folded(s.p[i]) != with.p[i])
            return false;
    return true;
}

static struct sv skip_white(struct sv s)
{
    while (s.n > 0 && is_white(s.p[0]))
        s = sv_sub(s, 1, s.n);
    return s;
}

bool html_begins(struct sv ahead)
{
    static const char *const begins[] = {"<!doctype html", "<html", "<head",
                                         "<body", "<title"};
    if (sv_starts(ahead, SV("\xef\xbb\xbf")))
        ahead = sv_sub(ahead, 3, ahead.n);
    ahead = skip_white(ahead);
    while (sv_starts(ahead, SV("<!--")) || sv_starts(ahead, SV("<?xml"))) {
        size_t at = 0;
        while (at < ahead.n &&
               !sv_starts(sv_sub(ahead, at, ahead.n),
                          ahead.p[1] == '?' ? SV("?>") : SV("-->")))
            at++;
        if (at == ahead.n)
            return false;
        while (ahead.p[at] != '>')
            at++;
        ahead = skip_white(sv_sub(ahead, at + 1, ahead.n));
    }
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
        if (starts_folded(ahead, sv_from(begins[i])))
            return true;
    return false;
}

/* The value after "charset=": to the next quotation mark or separator. */
static void copy_name(struct sv rest, char out[HTML_CHARSET_BYTES])
{
    static const char *const latin[] = {
        "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "iso-ir-100"};
    size_t n = 0;
    rest = skip_white(rest);
    if (rest.n > 0 && (rest.p[0] == '"' || rest.p[0] == '\''))
        rest = sv_sub(rest, 1, rest.n);
    while (n < rest.n && n + 1 < HTML_CHARSET_BYTES && !is_white(rest.p[n]) &&
           !strchr("\"';>/", rest.p[n])) {
        out[n] = folded(rest.p[n]);
        n++;
    }
    out[n] = '\0';
    for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++)
        if (strcmp(out, latin[i]) == 0)
            memcpy(out, "windows-1252", sizeof "windows-1252");
}

void html_charset(struct sv bytes, char out[HTML_CHARSET_BYTES])
{
    struct sv rest =
        sv_sub(bytes, 0, bytes.n < CHARSET_AHEAD ? bytes.n : CHARSET_AHEAD);
    bool in_meta = false;
    out[0] = '\0';
    for (; rest.n > 0 && !out[0]; rest = sv_sub(rest, 1, rest.n)) {
        if (rest.p[0] == '<')
            in_meta = starts_folded(rest, SV("<meta"));
        if (!in_meta || !starts_folded(rest, SV("charset")))
            continue;
        struct sv value = skip_white(sv_sub(rest, 7, rest.n));
        if (value.n > 0 && value.p[0] == '=')
            copy_name(sv_sub(value, 1, value.n), out);
    }
}
