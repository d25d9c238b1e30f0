/* base/slice.h - a slice of text: a pointer and a length, never a NUL.
 * The currency of every stage that touches bytes.  A slice owns nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* p[0..n); p may be NULL when n is 0. */
struct sv {
    const char *p;
    size_t n;
};

/* A slice of a string constant. */
#define SV(literal) ((struct sv){("" literal), sizeof(literal) - 1})

static inline struct sv sv_from(const char *text)
{
    return (struct sv){text, text ? strlen(text) : 0};
}

static inline struct sv sv_sub(struct sv s, size_t from, size_t to)
{
    return (struct sv){s.p + from, to - from};
}

static inline bool sv_eq(struct sv a, struct sv b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* U+FEFF, which some programs put before UTF-8. */
#define sv_utf8_mark SV("\xef\xbb\xbf")

static inline bool sv_starts(struct sv s, struct sv with)
{
    return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

static inline bool sv_ends(struct sv s, struct sv with)
{
    return s.n >= with.n && memcmp(s.p + (s.n - with.n), with.p, with.n) == 0;
}

/* The same for ASCII letters of either case; `with` in lower case. */
static inline bool sv_ends_any_case(struct sv s, struct sv with)
{
    if (s.n < with.n)
        return false;
    for (size_t i = 0; i < with.n; i++) {
        char c = s.p[s.n - with.n + i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != with.p[i])
            return false;
    }
    return true;
}

/* Take the next line off *rest: stores it without its LF (or CRLF) in *line
 * and returns true; false when nothing is left.  A last line without LF
 * counts. */
static inline bool sv_next_line(struct sv *rest, struct sv *line)
{
    if (rest->n == 0)
        return false;
    const char *lf = memchr(rest->p, '\n', rest->n);
    size_t n = lf ? (size_t)(lf - rest->p) : rest->n;
    size_t taken = lf ? n + 1 : n;
    *line = (struct sv){rest->p, n};
    if (lf && n > 0 && rest->p[n - 1] == '\r')
        line->n--;
    *rest = (struct sv){rest->p + taken, rest->n - taken};
    return true;
}

/* Take the next field of a tab-separated line off *rest; false behind the
 * last, with *field empty.  An empty line that is not NULL has one field. */
static inline bool sv_next_field(struct sv *rest, struct sv *field)
{
    *field = (struct sv){0};
    if (!rest->p)
        return false;
    const char *tab = rest->n ? memchr(rest->p, '\t', rest->n) : NULL;
    size_t n = tab ? (size_t)(tab - rest->p) : rest->n;
    *field = (struct sv){rest->p, n};
    *rest = tab ? sv_sub(*rest, n + 1, rest->n) : (struct sv){0};
    return true;
}

/* How many lines sv_next_line would give. */
static inline size_t sv_count_lines(struct sv s)
{
    size_t n = 0;
    for (struct sv line; sv_next_line(&s, &line);)
        n++;
    return n;
}
#endif
