/* checks/punctuation.c - counts of marks, side against side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/punctuation.h"

#include "tokenize/charclass.h"

enum end_mark {
    END_NONE,
    END_STOP,
    END_QUESTION,
    END_EXCLAMATION,
    END_COLON,
    END_COMMA,
    END_SEMICOLON, /* of an item of a list: agrees with what ends items in the
                      other language, a stop, a comma or nothing */
    END_ANY        /* of an abbreviation: agrees with a stop and with none */
};

static enum end_mark mark_of(uint32_t cp)
{
    switch (cp) {
    case '?':
    case 0xFF1F:
    case 0x061F:
    case 0x2047:
    case 0x2048: return END_QUESTION;
    case '!':
    case 0xFF01:
    case 0x203C:
    case 0x2049: return END_EXCLAMATION;
    case ':':
    case 0xFF1A: return END_COLON;
    case ';':
    case 0xFF1B:
    case 0x061B: /* ؛ */ return END_SEMICOLON;
    case ',':
    case 0xFF0C:
    case 0x3001: /* 、 */
    case 0x060C: /* ، */ return END_COMMA;
    default: return charclass_of(cp) == CHAR_STOP ? END_STOP : END_NONE;
    }
}

/* Does the stop that ends at `to` follow a letter that stands alone: "p.m."? */
static bool is_abbreviated(struct sv s, size_t to)
{
    struct utf8_char last = utf8_before(s, to - 1);
    size_t at = to - 1 - last.n_bytes;
    enum charclass before = charclass_before(s, at);
    return charclass_is_letter(charclass_of(last.cp)) &&
           !charclass_is_letter(before) && before != CHAR_NONE;
}

/* The end of the text without spaces, brackets and quotation marks. */
static size_t last_mark(struct sv s, size_t to)
{
    while (to > 0) {
        struct utf8_char c = utf8_before(s, to);
        enum charclass class = charclass_of(c.cp);
        if (class != CHAR_SPACE && class != CHAR_CLOSE && class != CHAR_QUOTE &&
            class != CHAR_OPEN && c.cp != '*' && c.cp != '_')
            break;
        to -= c.n_bytes;
    }
    return to;
}

/* A word that joins the items of a list, after its semicolon. */
static bool is_joining(struct sv word)
{
    static const char *const words[] = {"and",  "or", "et", "ou", "und",
                                        "oder", "y",  "o",  "e",  "en"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (sv_eq(word, sv_from(words[k])))
            return true;
    return false;
}

static enum end_mark end_of(const struct side_scan *s)
{
    size_t to = last_mark(s->text, s->text.n);
    const struct scan_item *items = side_scan_items(s);
    const struct scan_item *last =
        s->n_items > 1 ? &items[s->n_items - 1] : NULL;
    if (last && last->to == to && is_joining(side_scan_folded(s, last))) {
        size_t before = last_mark(s->text, last->from);
        enum end_mark mark = mark_of(utf8_before(s->text, before).cp);
        if (mark == END_COMMA || mark == END_SEMICOLON)
            return mark;
    }
    if (to == 0)
        return END_NONE;
    if (s->text.p[to - 1] == '.' && to > 2 && is_abbreviated(s->text, to))
        return END_ANY;
    return mark_of(utf8_before(s->text, to).cp);
}

/* Does a mark of many meanings agree with another one? */
static bool agrees(enum end_mark mark, enum end_mark other)
{
    const bool may_end = other == END_STOP || other == END_NONE;
    if (mark == END_SEMICOLON)
        return may_end || other == END_COMMA || other == END_ANY;
    return mark == END_ANY && may_end;
}

bool punctuation_end_differs(const struct side_scan *src,
                             const struct side_scan *tgt)
{
    enum end_mark a = end_of(src), b = end_of(tgt);
    return a != b && !agrees(a, b) && !agrees(b, a);
}

enum { ROUND, SQUARE, CURLY, N_BRACKETS };

/* How often each kind of mark is there. */
struct marks {
    int open[N_BRACKETS], close[N_BRACKETS];
    int quote_open, quote_close; /* “ « „ and ” » */
    int straight;                /* " */
};

static void count_bracket(struct marks *m, struct sv s, size_t at)
{
    static const char open[] = "([{", close[] = ")]}";
    const char *o = strchr(open, s.p[at]), *c = strchr(close, s.p[at]);
    char before = at > 0 ? s.p[at - 1] : ' ';
    if (o)
        m->open[o - open]++;
    else if (c && !(s.p[at] == ')' &&
                    (before == ':' || before == ';' || before == '-')))
        m->close[c - close]++;
}

/* "1)", "a)" at the start, or after a space where nothing is open. */
static bool is_list_mark(const struct marks *m, struct sv s, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 4 &&
           (charclass_before(s, from) == CHAR_DIGIT ||
            charclass_is_letter(charclass_before(s, from))))
        from -= utf8_before(s, from).n_bytes;
    return s.p[at] == ')' && m->open[ROUND] == m->close[ROUND] && from < at &&
           (from == 0 || charclass_before(s, from) == CHAR_SPACE);
}

static void count_wide(struct marks *m, uint32_t cp)
{
    switch (cp) {
    case 0xFF08: /* （ */ m->open[ROUND]++; break;
    case 0xFF09: m->close[ROUND]++; break;
    case 0x201C: /* “ */
    case 0x201E: /* „ */
    case 0xAB:   /* « */
    case 0x300C: /* 「 */
    case 0x300E: m->quote_open++; break;
    case 0x201D: /* ” */
    case 0xBB:   /* » */
    case 0x300D:
    case 0x300F: m->quote_close++; break;
    default: break;
    }
}

static void count_mark(struct marks *m, struct sv s, size_t at)
{
    struct utf8_char c = utf8_at(s, at);
    if (c.cp == '"')
        m->straight++;
    else if (c.cp >= 0x80)
        count_wide(m, c.cp);
    else if (!is_list_mark(m, s, at))
        count_bracket(m, s, at);
}

/* The commonest bytes that count for nothing; C3 begins U+00C0 to U+00FF. */
static bool is_passed(char c)
{
    return c == '.' || c == ',' || c == '-' || c == '\xC3' || c == ':' ||
           c == '/';
}

static struct marks marks_of(const struct side_scan *side)
{
    const uint32_t *at = side_scan_marks(side);
    struct marks m = {0};
    for (size_t k = 0; k < side->n_marks; k++)
        if (!is_passed(side->text.p[at[k]]))
            count_mark(&m, side->text, at[k]);
    return m;
}

static bool is_open(const struct marks *m)
{
    for (int k = 0; k < N_BRACKETS; k++)
        if (m->open[k] != m->close[k])
            return true;
    return m->straight % 2 != 0;
}

/* German „…“ and Swedish ”…” have their marks elsewhere: any two are a pair. */
static int n_quotes(const struct marks *m)
{
    return m->quote_open + m->quote_close + m->straight;
}

static bool is_alone(int a, int b)
{
    return (a > 0) != (b > 0);
}

bool punctuation_pairs_differ(const struct side_scan *src,
                              const struct side_scan *tgt)
{
    struct marks a = marks_of(src), b = marks_of(tgt);
    bool odd_a = n_quotes(&a) % 2, odd_b = n_quotes(&b) % 2;
    if (is_open(&a) != is_open(&b) || odd_a != odd_b)
        return true;
    for (int k = SQUARE; k <= CURLY; k++)
        if (is_alone(a.open[k] + a.close[k], b.open[k] + b.close[k]))
            return true;
    return false;
}
