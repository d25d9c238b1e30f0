/* tokenize/token.c - one pass over the bytes, lower case on the way.
 *
 * ASCII letters are folded by arithmetic; other letters ask ICU for one
 * character.  Only a word with characters from U+0300 on (marks, other
 * scripts) goes through the normaliser: everything below is in NFC already.
 * The key is made once for each new form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/token.h"

#include <unicode/uchar.h>

#include "base/arena.h"
#include "tokenize/ascii8.h"
#include "tokenize/charclass.h"
#include "tokenize/cognate.h"
#include "tokenize/numeral.h"
#include "tokenize/word_break.h"

enum { MAX_LETTERS = 64 };

/* A word under way: its folded bytes, and where the text goes on. */
struct word {
    char bytes[4 * MAX_LETTERS];
    size_t n, n_letters;
    bool wide; /* holds a character from U+0300 on */
};

/* May a character of this class stand in a word? */
static bool is_word_class(enum charclass class)
{
    return charclass_is_letter(class) || class == CHAR_DIGIT;
}

/* Make the key of a new form. */
static int describe(struct vocabulary *v, enum token_kind kind, struct sv form,
                    bool keyed, struct err *e)
{
    char key[COGNATE_MAX];
    struct sv key_sv = {key, 0};
    if (keyed && kind == TOKEN_NUMBER)
        key_sv.n = numeral_normal(form, key);
    else if (keyed)
        key_sv.n = cognate_key(form, key);
    return vocabulary_describe(v, kind, key_sv, e);
}

static int append(const struct vocabulary *v, uint32_t form, struct buf *tokens,
                  struct err *e)
{
    const struct token token = {form, vocabulary_key_of(v, form)};
    int rc = buf_add(tokens, (const char *)&token, sizeof token);
    return rc == 0 ? 0 : err_nomem(e);
}

static int add(struct vocabulary *v, enum token_kind kind, struct sv form,
               bool keyed, struct buf *tokens, struct err *e)
{
    uint32_t id;
    bool is_new;
    int rc = vocabulary_add(v, form, &id, &is_new, e);
    if (rc == 0 && is_new)
        rc = describe(v, kind, form, keyed, e);
    return rc == 0 ? append(v, id, tokens, e) : rc;
}

/* A word of up to eight ASCII letters, folded, the first one lowest. */
struct short_word {
    uint64_t letters;
    size_t n;
};

/* Such a word at text[at..) with something behind it that cannot belong to a
 * word: no letter, digit or apostrophe, and ASCII.  Else n is 0, and the word,
 * if there is one, takes the long way. */
static struct short_word short_word_at(struct sv text, size_t at)
{
    const struct short_word none = {0, 0};
    if (text.n - at < 9)
        return none;
    uint64_t bytes = ascii8_load(text.p + at);
    unsigned n = ascii8_before(ascii8_others(bytes));
    unsigned char behind = (unsigned char)text.p[at + n];
    if (n == 0 || behind >= 0x80 || behind == '\'' ||
        is_word_class(charclass_of(behind)))
        return none;
    uint64_t letters = ascii8_lower(bytes);
    return (struct short_word){n == 8 ? letters : letters & ascii8_first(n), n};
}

static int add_short(struct vocabulary *v, const struct short_word *w,
                     struct buf *tokens, struct err *e)
{
    uint32_t id;
    bool is_new;
    int rc = vocabulary_add_short(v, w->letters, w->n, &id, &is_new, e);
    if (rc == 0 && is_new) {
        char form[8];
        ascii8_store(form, w->letters);
        rc = describe(v, TOKEN_WORD, (struct sv){form, w->n}, true, e);
    }
    return rc == 0 ? append(v, id, tokens, e) : rc;
}

/* A letter that is not ASCII. */
static void put_letter(struct word *w, uint32_t cp)
{
    w->wide |= cp >= 0x300;
    w->n += utf8_put((uint32_t)u_tolower((UChar32)cp), w->bytes + w->n);
    w->n_letters++;
}

/* Take what there is of ASCII letters and digits; where they end. */
static size_t take_ascii(struct word *w, struct sv text, size_t at)
{
    size_t room = MAX_LETTERS - w->n_letters, from = at;
    size_t end = text.n - at < room ? text.n : at + room;
    char *out = w->bytes + w->n;
    while (end - at >= 8) {
        uint64_t bytes = ascii8_load(text.p + at);
        unsigned n = ascii8_before(ascii8_others(bytes));
        ascii8_store(out + (at - from), ascii8_lower(bytes));
        at += n;
        if (n < 8)
            break;
    }
    for (; at < end; at++) {
        unsigned char byte = (unsigned char)text.p[at];
        unsigned letter = (byte | 0x20u) - 'a';
        if (letter >= 26 && (unsigned)byte - '0' >= 10)
            break;
        out[at - from] = (char)(letter < 26 ? byte | 0x20 : byte);
    }
    w->n += at - from;
    w->n_letters += at - from;
    return at;
}

/* Take letters and digits from text[at..) into the word; where it ends. */
static size_t take_letters(struct word *w, struct sv text, size_t at)
{
    while (w->n_letters < MAX_LETTERS) {
        at = take_ascii(w, text, at);
        if (w->n_letters == MAX_LETTERS || at == text.n ||
            (unsigned char)text.p[at] < 0x80)
            break;
        struct utf8_char c = utf8_at(text, at);
        enum charclass class = charclass_of(c.cp);
        if (!is_word_class(class) || word_break_has(c.cp))
            break;
        put_letter(w, c.cp);
        at += c.n_bytes;
    }
    return at;
}

static bool listed(const struct sv *list, size_t n, struct sv word)
{
    for (size_t i = 0; i < n; i++) {
        if (sv_eq(list[i], word))
            return true;
    }
    return false;
}

/* What French elides: l'homme, qu'il, jusqu'à; not aujourd'hui. */
static bool is_elision(struct sv word)
{
    static const struct sv list[] = {
        {"l", 1},      {"d", 1},      {"j", 1},      {"m", 1},  {"t", 1},
        {"s", 1},      {"n", 1},      {"c", 1},      {"qu", 2}, {"jusqu", 5},
        {"lorsqu", 6}, {"puisqu", 6}, {"quoiqu", 6},
    };
    return word.n <= 6 && listed(list, sizeof list / sizeof list[0], word);
}

static bool is_clitic(struct sv word)
{
    static const struct sv list[] = {{"s", 1},  {"re", 2}, {"ve", 2},
                                     {"ll", 2}, {"d", 1},  {"m", 1}};
    return word.n <= 2 && listed(list, sizeof list / sizeof list[0], word);
}

static int add_word(struct vocabulary *v, struct word *w, bool keyed,
                    struct buf *tokens, struct err *e)
{
    struct sv form = {w->bytes, w->n};
    char composed[COGNATE_FORM_MAX];
    if (w->wide)
        form = cognate_compose(form, composed);
    return add(v, TOKEN_WORD, form, keyed, tokens, e);
}

/* The words of a run of letters without spaces; *at moves behind it. */
static int take_unspaced(struct vocabulary *v, struct sv text, size_t *at,
                         struct buf *tokens, struct err *e)
{
    size_t from = *at, begin = 0, end;
    int rc = word_break_begin(&v->words, sv_sub(text, from, text.n), e);
    while (rc == 0 && (end = word_break_next(v->words)) > 0) {
        struct word w;
        w.n = w.n_letters = 0;
        w.wide = true;
        for (; begin < end && w.n_letters < MAX_LETTERS;) {
            struct utf8_char c = utf8_at(text, from + begin);
            put_letter(&w, c.cp);
            begin += c.n_bytes;
        }
        begin = end;
        *at = from + end;
        rc = add_word(v, &w, true, tokens, e);
    }
    return rc;
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

/* A word from text[*at]; *at moves behind it, or behind its first part. */
static int take_word(struct vocabulary *v, struct sv text, size_t *at,
                     struct buf *tokens, struct err *e)
{
    struct word w; /* its bytes are written before they are read */
    w.n = w.n_letters = 0;
    w.wide = false;
    *at = take_letters(&w, text, *at);
    struct utf8_char mark = utf8_at(text, *at);
    size_t behind = *at + mark.n_bytes;
    if (!is_apostrophe(mark.cp) ||
        !charclass_is_letter(charclass_at(text, behind)))
        return add_word(v, &w, true, tokens, e);
    if (is_elision((struct sv){w.bytes, w.n})) {
        w.bytes[w.n++] = '\'';
        *at = behind;
        return add_word(v, &w, false, tokens, e);
    }
    struct word rest;
    rest.n = rest.n_letters = 0;
    rest.wide = false;
    size_t end = take_letters(&rest, text, behind);
    if (!is_clitic((struct sv){rest.bytes, rest.n})) {
        if (w.n + 1 + rest.n <= sizeof w.bytes) {
            w.bytes[w.n++] = '\'';
            memcpy(w.bytes + w.n, rest.bytes, rest.n);
            w.n += rest.n;
            w.wide |= rest.wide;
            *at = end;
        }
        return add_word(v, &w, true, tokens, e);
    }
    int rc = add_word(v, &w, true, tokens, e);
    memmove(rest.bytes + 1, rest.bytes, rest.n++);
    rest.bytes[0] = '\'';
    *at = end;
    return rc ? rc : add_word(v, &rest, false, tokens, e);
}

/* One form for all shapes of a mark; 0 for none at all. */
static uint32_t fold_mark(uint32_t cp)
{
    switch (cp) {
    case 0xAB:   /* « */
    case 0xBB:   /* » */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */ return '"';
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case '`': return '\'';
    case 0x2010: /* hyphen */
    case 0x2011: /* no-break hyphen */
    case 0x2013: /* – */
    case 0x2014: /* — */ return '-';
    case 0xAD:   /* soft hyphen */
    case 0x200C: /* zero width non-joiner */
    case 0x200D: /* zero width joiner */ return 0;
    default: return cp;
    }
}

static int take_mark(struct vocabulary *v, struct sv text, size_t *at,
                     struct buf *tokens, struct err *e)
{
    struct utf8_char c = utf8_at(text, *at);
    uint32_t cp = fold_mark(c.cp);
    size_t from = *at;
    *at += c.n_bytes;
    while (cp == '.' && *at < text.n && text.p[*at] == '.')
        ++*at;
    if (cp == '.' && *at - from > 1)
        cp = 0x2026; /* … */
    enum charclass before = charclass_before(text, from);
    bool hyphen = cp == '-' && charclass_is_letter(before) &&
                  charclass_is_letter(charclass_at(text, *at));
    if (cp == 0 || hyphen)
        return 0;
    char bytes[4];
    struct sv form = {bytes, utf8_put(cp, bytes)};
    return add(v, TOKEN_PUNCTUATION, form, false, tokens, e);
}

/* Note the case of the word added last, unless it begins the sentence. */
static void note_case(struct vocabulary *v, const struct buf *tokens,
                      bool capital, bool *inside)
{
    const struct token *end =
        (const struct token *)(const void *)(tokens->p + tokens->n);
    if (*inside)
        vocabulary_note_case(v, end[-1].form, capital);
    *inside = true;
}

int token_add_line(struct vocabulary *v, struct sv text, struct buf *tokens,
                   struct err *e)
{
    int rc = cognate_ready() ? 0 : err_nomem(e);
    bool inside = false;
    for (size_t at = 0; rc == 0 && at < text.n;) {
        if (text.p[at] == ' ') {
            at++;
            continue;
        }
        struct short_word plain = short_word_at(text, at);
        if (plain.n > 0) {
            rc = add_short(v, &plain, tokens, e);
            if (rc == 0)
                note_case(v, tokens, !(text.p[at] & 0x20), &inside);
            at += plain.n;
            continue;
        }
        struct utf8_char c = utf8_at(text, at);
        enum charclass class = charclass_of(c.cp);
        if (class == CHAR_SPACE) {
            at += c.n_bytes;
        } else if (class == CHAR_DIGIT && c.n_bytes == 1) {
            size_t end = numeral_end(text, at);
            rc = add(v, TOKEN_NUMBER, sv_sub(text, at, end), true, tokens, e);
            at = end;
        } else if (word_break_has(c.cp) && charclass_is_letter(class)) {
            rc = take_unspaced(v, text, &at, tokens, e);
        } else if (is_word_class(class)) {
            rc = take_word(v, text, &at, tokens, e);
            if (rc == 0)
                note_case(v, tokens, class == CHAR_UPPER, &inside);
        } else {
            rc = take_mark(v, text, &at, tokens, e);
        }
    }
    return rc;
}

/* The last mark of a text that is no quotation mark or bracket. */
static uint32_t last_mark(struct sv text)
{
    for (size_t end = text.n; end > 0;) {
        struct utf8_char c = utf8_before(text, end);
        enum charclass class = charclass_of(c.cp);
        if (class != CHAR_SPACE && class != CHAR_CLOSE && class != CHAR_QUOTE)
            return c.cp;
        end -= c.n_bytes;
    }
    return 0;
}

unsigned token_continues(struct sv before, struct sv text)
{
    for (size_t at = 0; at < text.n;) {
        struct utf8_char c = utf8_at(text, at);
        enum charclass class = charclass_of(c.cp);
        if (is_word_class(class)) {
            uint32_t end = class == CHAR_LOWER ? last_mark(before) : 0;
            if (end == '?' || end == '!')
                return TOKEN_LOWER_CASE | TOKEN_CUT;
            return class == CHAR_LOWER ? TOKEN_LOWER_CASE : 0;
        }
        at += c.n_bytes;
    }
    return TOKEN_LOWER_CASE;
}
