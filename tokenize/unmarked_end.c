/* tokenize/unmarked_end.c - tokens that are told by a few ASCII bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/unmarked_end.h"

#include "tokenize/charclass.h"
#include "tokenize/smiley.h"

enum { MAX_TOKEN = 2000, MAX_NAME = 64 };

bool unmarked_end_is_trigger(unsigned char c)
{
    return c == '/' || c == '@' || c == '<' || c == '>' || c == '-' ||
           c == '*' || c == '_' || c == ':' || c == ';' || c == '=' ||
           c == 0xE2 || c == 0xF0;
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

/* Is the token that ends at `at` an address, or a stamp's? */
static bool is_address_before(struct sv text, size_t at)
{
    bool found = false;
    for (size_t from = at; from > 0 && at - from < MAX_TOKEN; from--) {
        char c = text.p[from - 1];
        if (c == ' ' || charclass_before(text, from) == CHAR_SPACE)
            break;
        found |= c == '@' || (c == '/' && text.p[from] == '/');
    }
    return found;
}

/* May a sentence begin at `at`, where no mark stands before it?  With a
 * capital, a row of marks, or what is opened by <. */
static bool may_begin(struct sv text, size_t at)
{
    enum charclass class = charclass_at(text, at);
    if (class == CHAR_UPPER || class == CHAR_LETTER)
        return true;
    char c = byte_at(text, at);
    return c == '<' || c == '>' ||
           ((class == CHAR_DASH || class == CHAR_OTHER) &&
            byte_at(text, at + 1) == c);
}

/* Is the token before `at` a name, a figure or closed: what a time stamp in the
 * head of a message follows, not "of" or "on" of a sentence? */
static bool is_signature(struct sv text, size_t at)
{
    size_t from = charclass_trim_space(text, at);
    if (charclass_before(text, from) != CHAR_LOWER)
        return true;
    for (size_t n = 0; from > 0 && n < MAX_NAME; n++) {
        struct utf8_char c = utf8_before(text, from);
        if (charclass_of(c.cp) == CHAR_SPACE)
            break;
        from -= c.n_bytes;
    }
    return charclass_at(text, from) == CHAR_UPPER ||
           is_address_before(text, charclass_trim_space(text, at));
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
    *out = (struct unmarked_end){
        .kind = UNMARKED_END_TIME, .from = from, .to = to};
    out->before = is_signature(text, from);
    out->behind = may_begin(text, charclass_skip_space(text, to));
    return to > 0;
}

/* Does a time stamp start at `at`? */
static bool is_time(struct sv text, size_t at)
{
    struct unmarked_end time;
    size_t stroke = skip_digits(text, at, 2);
    return stroke > 0 && byte_at(text, stroke) == '/' &&
           read_time(text, stroke, &time);
}

/* An address goes on in its sentence unless a beginning stands behind it; a link
 * begins one itself behind another, a mail address before a time stamp. */
static void judge_address(struct sv text, struct unmarked_end *address)
{
    size_t before = charclass_trim_space(text, address->from);
    size_t next = charclass_skip_space(text, address->to);
    address->behind = may_begin(text, next);
    address->before = address->kind == UNMARKED_END_URL
                          ? is_address_before(text, before)
                          : is_time(text, next);
}

/* "http://…": `at` is the first of the two strokes. */
static bool read_url(struct sv text, size_t at, struct unmarked_end *out)
{
    if (at < 3 || text.p[at - 1] != ':' || byte_at(text, at + 1) != '/')
        return false;
    *out = (struct unmarked_end){.kind = UNMARKED_END_URL,
                                 .from = address_start(text, at),
                                 .to = address_end(text, at)};
    judge_address(text, out);
    return true;
}

static bool read_mail(struct sv text, size_t at, struct unmarked_end *out)
{
    *out = (struct unmarked_end){.kind = UNMARKED_END_MAIL,
                                 .from = address_start(text, at),
                                 .to = address_end(text, at)};
    if (out->from == at || out->to <= at + 1)
        return false;
    judge_address(text, out);
    return true;
}

/* Four or more of a mark: what stands between parts of a message. */
static bool read_row(struct sv text, size_t at, struct unmarked_end *out)
{
    enum { MIN_ROW = 4 };
    size_t to = at;
    while (to < text.n && text.p[to] == text.p[at])
        to++;
    *out = (struct unmarked_end){UNMARKED_END_ROW, at, to, true, false};
    out->behind = may_begin(text, charclass_skip_space(text, to));
    return to - at >= MIN_ROW;
}

/* A mark of lists between white space; behind a dash a beginning may follow:
 * who has spoken before, or where ("Lund - It rained"). */
static bool read_bullet(struct sv text, size_t at, struct unmarked_end *out)
{
    struct utf8_char c = utf8_at(text, at);
    if (c.cp != '-' && c.cp != '*' && c.cp != 0x2022 && c.cp != 0x2013 &&
        c.cp != 0x2014)
        return false;
    *out = (struct unmarked_end){UNMARKED_END_BULLET, at, at + c.n_bytes, true,
                                 false};
    size_t next = charclass_skip_space(text, out->to);
    out->behind =
        c.cp != '*' && c.cp != 0x2022 && charclass_at(text, next) == CHAR_UPPER;
    return charclass_at(text, at + c.n_bytes) == CHAR_SPACE;
}

/* The run of < or > at `at`; a sentence may begin before << and end behind the
 * >> or > that closes what was opened: an attachment or an address.  Tags, keys
 * ("<Enter>"), quoted mail, arrows and inequalities end nothing. */
static bool read_angle(struct sv text, size_t at, struct unmarked_end *out)
{
    enum { REACH = 200 };
    char c = text.p[at];
    size_t to = at;
    while (to < text.n && text.p[to] == c && to - at < MAX_NAME)
        to++;
    *out = (struct unmarked_end){UNMARKED_END_ANGLE, at, to, false, false};
    if (c == '<') {
        out->before = to - at == 2;
        return true;
    }
    bool is_address = false;
    size_t from = at;
    while (from > 0 && at - from < REACH && text.p[from - 1] != '<') {
        if (text.p[--from] == '>')
            return true;
        is_address |= text.p[from] == '@';
    }
    bool is_opened = from > 0 && text.p[from - 1] == '<';
    bool is_double = is_opened && from > 1 && text.p[from - 2] == '<';
    size_t next = charclass_skip_space(text, to);
    out->behind = is_opened && (is_double ? to - at == 2 : is_address) &&
                  (may_begin(text, next) || is_time(text, next));
    return true;
}

static bool read_smiley(struct sv text, size_t at, struct unmarked_end *out)
{
    *out = (struct unmarked_end){UNMARKED_END_SMILEY, at,
                                 at + smiley_length(text, at), false, true};
    return out->to > at;
}

/* Most hyphens are inside words, and most characters that begin as bullets do
 * are apostrophes: the next bytes tell. */
static bool is_inside_word(struct sv text, size_t at)
{
    if (text.p[at] == '-')
        return charclass_is_letter(charclass_at(text, at + 1));
    unsigned char third = at + 2 < text.n ? (unsigned char)text.p[at + 2] : 0;
    return text.p[at] == '\xE2' && byte_at(text, at + 1) == '\x80' &&
           third != 0x93 && third != 0x94 && third != 0xA2;
}

static bool read_any(struct sv text, size_t at, struct unmarked_end *out)
{
    if (is_inside_word(text, at))
        return false;
    switch (text.p[at]) {
    case '/': return read_url(text, at, out) || read_time(text, at, out);
    case '@': return read_mail(text, at, out);
    case '<':
    case '>': return read_angle(text, at, out);
    case ':':
    case ';':
    case '=': return read_row(text, at, out) || read_smiley(text, at, out);
    case '_': return read_row(text, at, out);
    case '-':
    case '*': return read_row(text, at, out) || read_bullet(text, at, out);
    default: return read_bullet(text, at, out) || read_smiley(text, at, out);
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
