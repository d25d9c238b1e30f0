/* checks/address.c - a word with the marks of an address, and its site.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/address.h"

#include "base/language_tag.h"
#include "tokenize/charclass.h"

/* Bytes of an address on either side of its mark: what is longer is cut. */
enum { MAX_BEFORE = 256, MAX_AFTER = 2048, MAX_COMPARED = 256 };

static bool is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return (u | 0x20u) - 'a' < 26u || (unsigned)(u - '0') < 10u || u == '-' ||
           u == '_' || u >= 0x80;
}

/* May the character stand in an address? */
static bool is_inside(uint32_t cp)
{
    if (cp >= 0x80)
        return charclass_is_letter(charclass_of(cp));
    return cp > ' ' && cp != '<' && cp != '>' && cp != '"' && cp != '|' &&
           cp != '{' && cp != '}' && cp != '\\' && cp != '`' && cp != '^';
}

static size_t run_end(struct sv text, size_t at)
{
    if (text.n - at > MAX_AFTER)
        text.n = at + MAX_AFTER;
    while (at < text.n) {
        struct utf8_char c = utf8_at(text, at);
        if (!is_inside(c.cp) || c.n_bytes > text.n - at)
            break;
        at += c.n_bytes;
    }
    return at;
}

/* Marks at the end belong to the sentence, and so does a bracket that was not
 * opened inside. */
static size_t trim_end(struct sv text, size_t from, size_t to)
{
    while (to > from) {
        char c = text.p[to - 1];
        bool closing = (c == ')' && !memchr(text.p + from, '(', to - from)) ||
                       (c == ']' && !memchr(text.p + from, '[', to - from));
        if (!closing && (c == '\0' || !strchr(".,;:!?'*_~", c)))
            break;
        to--;
    }
    return to;
}

static bool same_site(struct sv a, struct sv b)
{
    return a.n == b.n && (a.n == 0 || language_tag_is(a, b));
}

/* Before which a name is no site of its own: example.CO.uk. */
static bool is_shared_domain(struct sv label)
{
    static const char *const shared[] = {"co",  "com", "net", "org",
                                         "edu", "gov", "ac",  "gob"};
    for (size_t k = 0; k < sizeof shared / sizeof *shared; k++)
        if (same_site(label, sv_from(shared[k])))
            return true;
    return false;
}

/* The last label of *host, which loses it. */
static struct sv take_label(struct sv *host)
{
    size_t at = host->n;
    while (at > 0 && host->p[at - 1] != '.')
        at--;
    struct sv label = sv_sub(*host, at, host->n);
    host->n = at > 0 ? at - 1 : 0;
    return label;
}

static struct sv site_of(struct sv host)
{
    struct sv last = take_label(&host);
    if (host.n == 0)
        return last;
    struct sv site = take_label(&host);
    if (host.n > 0 && last.n == 2 && is_shared_domain(site))
        site = take_label(&host);
    return site;
}

static struct sv host_in(struct sv text, size_t at, size_t to)
{
    size_t end = at;
    while (end < to && (is_word_byte(text.p[end]) || text.p[end] == '.'))
        end++;
    return sv_sub(text, at, end);
}

static bool is_top_domain(struct sv label)
{
    static const char *const top[] = {"com", "org", "net", "edu", "gov", "info",
                                      "ca",  "fr",  "de",  "uk",  "eu",  "ch",
                                      "be",  "int", "mil", "es",  "nl"};
    for (size_t k = 0; k < sizeof top / sizeof *top; k++)
        if (sv_eq(label, sv_from(top[k])))
            return true;
    return false;
}

/* Is it a bare name of at least two labels under a common top domain? */
static bool is_bare_host(struct sv host)
{
    struct sv rest = host, label = take_label(&rest);
    if (!is_top_domain(label) || rest.n < 3)
        return false;
    for (struct sv part = {"", 1}; rest.n > 0 && part.n > 0;) {
        part = take_label(&rest);
        if (part.n == 0)
            return false;
    }
    return true;
}

/* The host of the address text[from..to), which a mark at `mark` gave away. */
static struct sv host_of(struct sv text, size_t from, size_t mark, size_t to)
{
    switch (text.p[mark]) {
    case ':': return host_in(text, mark + 3, to);
    case '@': return host_in(text, mark + 1, to);
    default: return host_in(text, from, to);
    }
}

static bool is_mark(struct sv text, size_t at)
{
    switch (text.p[at]) {
    case ':': return sv_starts(sv_sub(text, at, text.n), SV("://"));
    case '@': return at > 0 && is_word_byte(text.p[at - 1]);
    default: return at + 1 < text.n && is_word_byte(text.p[at + 1]);
    }
}

/* Does a full stop at `at` stand inside a bare host? */
static bool is_host_at(struct sv host)
{
    return sv_starts(host, SV("www.")) || is_bare_host(host);
}

/* Where the word around `mark` begins: a scheme, a mailbox or a host. */
static size_t word_start(struct sv text, size_t mark, size_t least)
{
    size_t at = mark;
    bool dots = text.p[mark] == '@' || text.p[mark] == '.';
    while (at > least && mark - at < MAX_BEFORE &&
           (is_word_byte(text.p[at - 1]) || (dots && text.p[at - 1] == '.')))
        at--;
    return at;
}

/* The address around a mark; false when it is none. */
static bool address_around(struct sv text, size_t mark, size_t least,
                           struct address *out)
{
    size_t from = word_start(text, mark, least);
    size_t to = trim_end(text, mark, run_end(text, mark));
    struct sv host = host_of(text, from, mark, to);
    while (sv_ends(host, SV(".")))
        host.n--;
    bool dotted = host.n > 0 && memchr(host.p, '.', host.n) != NULL;
    if (text.p[mark] == '.' ? !is_host_at(host)
                            : text.p[mark] == '@' && !dotted)
        return false;
    if (from == mark || to <= mark || host.n == 0)
        return false;
    *out = (struct address){(uint32_t)from, (uint32_t)to, site_of(host)};
    return true;
}

/* The last byte of the name that a mark lies in: its other full stops give
 * nothing more away. */
static size_t name_end(struct sv text, size_t at)
{
    if (text.p[at] != '.')
        return at;
    while (at + 1 < text.n &&
           (is_word_byte(text.p[at + 1]) || text.p[at + 1] == '.'))
        at++;
    return at;
}

static bool may_be_mark(char c)
{
    return c == '.' || c == ':' || c == '@';
}

int address_find(const struct side_scan *s, struct buf *out)
{
    const uint32_t *marks = side_scan_marks(s);
    struct sv text = s->text;
    size_t least = 0, next = 0; /* behind an address, behind a name */
    for (size_t k = 0; k < s->n_marks; k++) {
        struct address found;
        size_t at = marks[k];
        if (at < next || !may_be_mark(text.p[at]) || !is_mark(text, at))
            continue;
        if (!address_around(text, at, least, &found)) {
            next = name_end(text, at) + 1;
            continue;
        }
        if (buf_add(out, (const char *)&found, sizeof found) != 0)
            return ERR_NOMEM;
        next = least = found.to;
    }
    return 0;
}

static bool has_stranger(const struct buf *one, const struct buf *other)
{
    size_t n, n_other;
    const struct address *a = address_list(one, &n);
    const struct address *b = address_list(other, &n_other);
    n = n < MAX_COMPARED ? n : MAX_COMPARED;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < n_other && !same_site(a[i].site, b[k].site))
            k++;
        if (k == n_other)
            return true;
    }
    return false;
}

bool address_mismatch(const struct buf *src, const struct buf *tgt)
{
    return has_stranger(src, tgt) || has_stranger(tgt, src);
}
