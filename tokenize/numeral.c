/* tokenize/numeral.c - groups of digits and the marks between them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/numeral.h"

#include <stdbool.h>

#include "tokenize/utf8.h"

static bool is_digit(struct sv s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static size_t digits_end(struct sv s, size_t at)
{
    while (is_digit(s, at))
        at++;
    return at;
}

/* '.' and ',' as they are, ' ' for every mark that only sets off groups, 0
 * for anything else. */
static char mark_of(uint32_t cp)
{
    switch (cp) {
    case '.':
    case ',':
        return (char)cp;
    case ' ':
    case '\'':
    case 0xA0:   /* no-break space */
    case 0x2009: /* thin space */
    case 0x2019: /* ’ */
    case 0x202F: /* narrow no-break space */
        return ' ';
    default:
        return 0;
    }
}

size_t numeral_end(struct sv s, size_t at)
{
    size_t from = at;
    if (s.n - from > NUMERAL_MAX)
        s.n =
            from + NUMERAL_MAX; /* a mark that this parts has no digit behind */
    size_t end = digits_end(s, at), group = end - at;
    bool decimals = false; /* a group that is no group of three was seen */
    while (end < s.n) {
        struct utf8_char c = utf8_at(s, end);
        char mark = mark_of(c.cp);
        size_t next = end + c.n_bytes;
        size_t next_end = digits_end(s, next);
        bool three = next_end - next == 3;
        if (mark == 0 || next_end == next)
            break;
        if (mark == ' ' && (!three || group > 3 || decimals))
            break;
        decimals |= !three;
        group = next_end - next;
        end = next_end;
    }
    return end;
}

/* What the marks of a number say. */
struct marks {
    size_t n_stops, n_commas;
    size_t last_at;      /* of the last stop or comma */
    char last;           /* which it is */
    size_t before_first; /* digits before the first mark of any kind */
    bool all_threes;     /* every group behind a mark has three digits */
};

static struct marks look(struct sv number)
{
    struct marks m = {.all_threes = true};
    size_t at = digits_end(number, 0);
    m.before_first = at;
    while (at < number.n) {
        struct utf8_char c = utf8_at(number, at);
        size_t next = at + c.n_bytes, end = digits_end(number, next);
        char mark = mark_of(c.cp);
        if (mark == '.' || mark == ',') {
            m.n_stops += mark == '.';
            m.n_commas += mark == ',';
            m.last = mark;
            m.last_at = at;
        }
        m.all_threes &= end - next == 3;
        at = end > next ? end : next;
    }
    return m;
}

/* The offset of the decimal mark, or number.n. */
static size_t decimal_mark(struct sv number, const struct marks *m)
{
    size_t n_last = m->last == '.' ? m->n_stops : m->n_commas;
    bool both = m->n_stops > 0 && m->n_commas > 0;
    if (n_last != 1)
        return number.n;
    if (!both && m->all_threes && m->before_first <= 3 && number.p[0] != '0')
        return number.n;
    return m->last_at;
}

size_t numeral_normal(struct sv number, char out[NUMERAL_MAX])
{
    struct marks m = look(number);
    size_t decimal = decimal_mark(number, &m);
    bool literal = decimal == number.n && !m.all_threes;
    size_t n = 0, at = 0;
    while (at + 1 < number.n && number.p[at] == '0' && is_digit(number, at + 1))
        at++;
    for (; at < number.n && n < NUMERAL_MAX; at++) {
        bool mark = number.p[at] == '.' || number.p[at] == ',';
        if (is_digit(number, at))
            out[n++] = number.p[at];
        else if (at == decimal || (literal && mark))
            out[n++] = '.';
    }
    if (decimal < number.n) {
        while (n > 1 && out[n - 1] == '0')
            n--;
        if (out[n - 1] == '.')
            n--;
    }
    return n;
}
