/* report/page_mark.c - shows in a text what a check is about.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_mark.h"

#include "report/html.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many bytes of a sign that stands inside numbers begin the text. */
static size_t separator(struct sv s)
{
    static const char *const signs[] = {".", ",", " ", "\xc2\xa0",
                                        "\xe2\x80\xaf"};
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (sv_starts(s, sv_from(signs[k])))
            return strlen(signs[k]);
    return 0;
}

/* The end of the number that begins at `at`: digits, with signs between. */
static size_t number_end(struct sv text, size_t at)
{
    size_t to = at;
    while (to < text.n && is_digit(text.p[to])) {
        to++;
        size_t n = separator(sv_sub(text, to, text.n));
        if (n > 0 && to + n < text.n && is_digit(text.p[to + n]))
            to += n;
    }
    return to;
}

/* Have two numbers the same digits? */
static bool same_digits(struct sv a, struct sv b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && !is_digit(a.p[i]))
            i++;
        while (k < b.n && !is_digit(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.p[i++] != b.p[k++])
            return false;
    }
}

static bool has_number(struct sv text, struct sv number)
{
    for (size_t k = 0; k < text.n; k++) {
        if (!is_digit(text.p[k]))
            continue;
        size_t to = number_end(text, k);
        if (same_digits(sv_sub(text, k, to), number))
            return true;
        k = to - 1;
    }
    return false;
}

/* The end of a word that is the same as the one after it; 0 for none. */
static size_t doubled(struct sv text, size_t at)
{
    size_t to = at;
    if (at > 0 && text.p[at - 1] != ' ')
        return 0;
    while (to < text.n && text.p[to] != ' ')
        to++;
    size_t n = to - at, end = to + 1 + n;
    if (n < 2 || end > text.n || memcmp(text.p + at, text.p + to + 1, n) != 0)
        return 0;
    const bool is_word = end == text.n || strchr(" .,;:!?", text.p[end]);
    return is_word ? end : 0;
}

static size_t quote(struct sv s)
{
    static const char *const marks[] = {"\"", "“", "”", "„", "«", "»",
                                        "‘",  "(", ")", "[", "]"};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (sv_starts(s, sv_from(marks[k])))
            return strlen(marks[k]);
    return 0;
}

/* UTF-8 read as windows-1252: "Ã©", "â€™". */
static size_t mojibake(struct sv s)
{
    size_t n =
        sv_starts(s, SV("Ã")) || sv_starts(s, SV("Â")) || sv_starts(s, SV("â"))
            ? 2
            : 0;
    if (n == 0 || n >= s.n || ((unsigned char)s.p[n] & 0x80) == 0)
        return 0;
    while (n < s.n && ((unsigned char)s.p[n] & 0x80) != 0)
        n++;
    return n;
}

/* The end of what is to be marked at `at`; `at` itself for nothing. */
static size_t mark_end(struct sv text, size_t at, struct sv other,
                       uint32_t flags)
{
    const struct sv rest = sv_sub(text, at, text.n);
    size_t n = 0;
    if (flags & RECORD_NUM_MISMATCH && is_digit(text.p[at])) {
        size_t to = number_end(text, at);
        return has_number(other, sv_sub(text, at, to)) ? at : to;
    }
    if (flags & RECORD_REPEATED_WORD && (n = doubled(text, at)) > 0)
        return n;
    if (flags & RECORD_QUOTE_BRACKET && (n = quote(rest)) > 0)
        return at + n;
    if (flags & RECORD_MOJIBAKE && (n = mojibake(rest)) > 0)
        return at + n;
    return at;
}

void page_add_marked(struct buf *out, struct sv text, struct sv other,
                     uint32_t flags)
{
    size_t from = 0;
    for (size_t k = 0; flags != 0 && k < text.n; k++) {
        size_t to = mark_end(text, k, other, flags);
        const bool is_number = is_digit(text.p[k]);
        if (to > k) {
            html_add_text(out, sv_sub(text, from, k));
            buf_add_sv(out, SV("<mark>"));
            html_add_text(out, sv_sub(text, k, to));
            buf_add_sv(out, SV("</mark>"));
            from = to;
            k = to - 1;
        } else if (is_number) { /* the whole number has a partner */
            k = number_end(text, k) - 1;
        }
    }
    html_add_text(out, sv_sub(text, from, text.n));
}
