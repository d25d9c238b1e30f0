/* tokenize/unmarked_end.c - tokens that are told by a few ASCII bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/unmarked_end.h"

#include "tokenize/charclass.h"

enum { MAX_TOKEN = 2000, MAX_NAME = 64 };

bool unmarked_end_is_trigger(unsigned char c)
{
    return c == '/' || c == '@' || c == '<' || c == '>' || c == '-' ||
           c == '*' || c == ':' || c == ';' || c == '=' || c == 0xE2;
}

static char byte_at(struct sv s, size_t at)
{
    return at < s.n ? s.p[at] : ' ';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_address_byte(char c)
{
    return (unsigned char)c > ' ' && c != '<' && c != '>' && c != '"' &&
           c != '(' && c != ')' && (unsigned char)c < 0x7F;
}

/* Marks at an address's end belong to the sentence. */
static size_t address_end(struct sv text, size_t at)
{
    size_t to = at;
    while (to < text.n && to - at < MAX_TOKEN && is_address_byte(text.p[to]))
        to++;
    while (to > at && strchr(".,;:!?'*_]", text.p[to - 1]))
        to--;
    return to;
}

static size_t address_start(struct sv text, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < MAX_NAME &&
           is_address_byte(text.p[from - 1]))
        from--;
    return from;
}

/* "http://…": `at` is the first of the two strokes. */
static bool read_url(struct sv text, size_t at, struct unmarked_end *out)
{
    if (at < 3 || text.p[at - 1] != ':' || byte_at(text, at + 1) != '/')
        return false;
    *out = (struct unmarked_end){UNMARKED_END_URL, address_start(text, at),
                                 address_end(text, at), true, true};
    return true;
}

static bool read_mail(struct sv text, size_t at, struct unmarked_end *out)
{
    size_t from = address_start(text, at), to = address_end(text, at);
    *out = (struct unmarked_end){UNMARKED_END_MAIL, from, to, true, true};
    return from < at && to > at + 1;
}

/* 1 to n_most digits; the offset behind them, or 0. */
static size_t skip_digits(struct sv text, size_t at, size_t n_most)
{
    size_t to = at;
    while (to < text.n && to - at < n_most && is_digit(text.p[to]))
        to++;
    return to > at && !is_digit(byte_at(text, to)) ? to : 0;
}

/* "05:17", "05:17:23", with or without AM and PM. */
static size_t skip_time(struct sv text, size_t at)
{
    size_t to = skip_digits(text, at, 2);
    if (to == 0 || byte_at(text, to) != ':')
        return 0;
    to = skip_digits(text, to + 1, 2);
    if (to == 0)
        return 0;
    if (byte_at(text, to) == ':' && skip_digits(text, to + 1, 2) > 0)
        to = skip_digits(text, to + 1, 2);
    char half = (char)(byte_at(text, to + 1) | 0x20);
    if (byte_at(text, to) == ' ' && (half == 'a' || half == 'p') &&
        (byte_at(text, to + 2) | 0x20) == 'm')
        to += 3;
    return to;
}

/* "07/30/2001 05:17 PM": `at` is the first stroke. */
static bool read_time(struct sv text, size_t at, struct unmarked_end *out)
{
    size_t from = at;
    while (from > 0 && at - from < 2 && is_digit(text.p[from - 1]))
        from--;
    size_t to = skip_digits(text, at + 1, 2);
    if (from == at || to == 0 || byte_at(text, to) != '/')
        return false;
    to = skip_digits(text, to + 1, 4);
    if (to == 0 || byte_at(text, to) != ' ')
        return false;
    to = skip_time(text, to + 1);
    *out = (struct unmarked_end){UNMARKED_END_TIME, from, to, true, true};
    return to > 0;
}

/* A mark of lists between white space. */
static bool read_bullet(struct sv text, size_t at, struct unmarked_end *out)
{
    struct utf8_char c = utf8_at(text, at);
    if (c.cp != '-' && c.cp != '*' && c.cp != 0x2022 && c.cp != 0x2013 &&
        c.cp != 0x2014)
        return false;
    *out = (struct unmarked_end){UNMARKED_END_BULLET, at, at + c.n_bytes, true,
                                 false};
    return charclass_at(text, at + c.n_bytes) == CHAR_SPACE;
}

static bool read_angle(struct sv text, size_t at, struct unmarked_end *out)
{
    bool opens = text.p[at] == '<';
    *out = (struct unmarked_end){UNMARKED_END_ANGLE, at, at + 1, opens, !opens};
    return true;
}

size_t unmarked_end_smiley(struct sv text, size_t at)
{
    size_t to = at + 1;
    char eyes = byte_at(text, at);
    if (eyes != ':' && eyes != ';' && eyes != '=')
        return 0;
    if (byte_at(text, to) == '-' || byte_at(text, to) == '\'')
        to++;
    if (!strchr(")(DPp|/", byte_at(text, to)) ||
        charclass_before(text, at) != CHAR_SPACE)
        return 0;
    while (to < text.n && to - at < 6 && strchr(")(D", text.p[to]))
        to++;
    enum charclass behind = charclass_at(text, to);
    bool alone = behind == CHAR_SPACE || behind == CHAR_NONE;
    return alone ? to - at : 0;
}

static bool read_smiley(struct sv text, size_t at, struct unmarked_end *out)
{
    *out =
        (struct unmarked_end){UNMARKED_END_SMILEY, at,
                              at + unmarked_end_smiley(text, at), false, true};
    return out->to > at;
}

static bool read_any(struct sv text, size_t at, struct unmarked_end *out)
{
    switch (text.p[at]) {
    case '/': return read_url(text, at, out) || read_time(text, at, out);
    case '@': return read_mail(text, at, out);
    case '<':
    case '>': return read_angle(text, at, out);
    case ':':
    case ';':
    case '=': return read_smiley(text, at, out);
    default: return read_bullet(text, at, out);
    }
}

/* Marks and closers before or behind see to the place themselves; what has just
 * been opened goes on. */
bool unmarked_end_at(struct sv text, size_t at, struct unmarked_end *out)
{
    if (!read_any(text, at, out))
        return false;
    size_t before = charclass_trim_space(text, out->from);
    enum charclass last = charclass_before(text, before);
    out->before = out->before && before > 0 && before < out->from &&
                  last != CHAR_STOP && last != CHAR_OPEN;
    out->behind = out->behind && charclass_at(text, out->to) == CHAR_SPACE;
    return true;
}
