/* tokenize/normalize.c - a fast look for anything to do, then a copy.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/normalize.h"

#include "base/arena.h"
#include "base/record.h"
#include "tokenize/ascii8.h"
#include "tokenize/charclass.h"

enum action { KEEP, SEPARATE, LINE_END, DROP };

static enum action action_of(uint32_t cp)
{
    if (cp == '\n' || cp == '\r')
        return LINE_END;
    if ((cp >= '\t' && cp <= '\f') || cp == 0x85 || cp == 0x2028 ||
        cp == 0x2029)
        return SEPARATE;
    if (cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0xFEFF ||
        cp == 0xFFFE || cp == 0xFFFF)
        return DROP;
    return KEEP;
}

/* No byte that could begin a character to act on?  Lead bytes: C2 (C1
 * controls), E2 80 (separators), EF (BOM, non-characters). */
static bool is_clean(struct sv s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.n - i > 8)
            i += ascii8_before(ascii8_controls(ascii8_load(s.p + i)));
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != 0x7F && c < 0xC2)
            continue;
        if (c >= 0xC2 && c != 0xC2 && c != 0xE2 && c != 0xEF)
            continue;
        if (action_of(utf8_at(s, i).cp) != KEEP)
            return false;
    }
    return true;
}

/* The end of the run of separators at `at`; *wrapped when all it holds is a
 * line end and spaces. */
static size_t separator_end(struct sv s, size_t at, bool *wrapped)
{
    size_t end = at;
    bool line_end = false, other = false;
    for (size_t i = at; i < s.n;) {
        struct utf8_char c = utf8_at(s, i);
        enum action action = action_of(c.cp);
        if (action != SEPARATE && action != LINE_END &&
            !(c.cp == ' ' && line_end))
            break;
        line_end |= action == LINE_END;
        other |= action == SEPARATE && c.cp != '\t';
        i += c.n_bytes;
        end = i;
    }
    *wrapped = line_end && !other;
    return end;
}

/* "light-" before a line end at `from` and "houses" behind it at `to`: the hyphen
 * is the word's or the line's, and no space belongs there.  "pre- and post-war"
 * keeps its space. */
static bool is_hyphenated(struct sv s, size_t from, size_t to)
{
    static const struct sv joiners[] = {{"and ", 4}, {"or ", 3}, {"to ", 3},
                                        {"et ", 3},  {"ou ", 3}, {"und ", 4}};
    while (from > 0 && s.p[from - 1] == ' ')
        from--;
    struct utf8_char hyphen = utf8_before(s, from);
    if (hyphen.cp != '-' && hyphen.cp != 0x2010 && hyphen.cp != 0xAD)
        return false;
    enum charclass before = charclass_before(s, from - hyphen.n_bytes);
    enum charclass behind = charclass_at(s, to);
    struct sv rest = sv_sub(s, to, s.n);
    for (size_t i = 0; i < sizeof joiners / sizeof joiners[0]; i++) {
        if (sv_starts(rest, joiners[i]))
            return false;
    }
    return (charclass_is_letter(before) && charclass_is_letter(behind)) ||
           (before == CHAR_DIGIT && behind == CHAR_DIGIT);
}

static size_t rewrite(struct sv s, char *out, uint32_t *flags)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        struct utf8_char c = utf8_at(s, i);
        enum action action = action_of(c.cp);
        if (action == DROP) {
            *flags |= RECORD_CONTROL_REMOVED;
            i += c.n_bytes;
        } else if (action == KEEP) {
            memcpy(out + n, s.p + i, c.n_bytes);
            n += c.n_bytes;
            i += c.n_bytes;
        } else {
            bool wrapped;
            size_t from = i;
            i = separator_end(s, i, &wrapped);
            if (!wrapped)
                *flags |= RECORD_WS_NORMALISED;
            while (wrapped && n > 0 && out[n - 1] == ' ')
                n--;
            if (!wrapped || !is_hyphenated(s, from, i))
                out[n++] = ' ';
        }
    }
    return n;
}

static struct sv trim(struct sv s)
{
    size_t from = charclass_skip_space(s, 0);
    size_t to = charclass_trim_space(s, s.n);
    return from < to ? sv_sub(s, from, to) : (struct sv){s.p, 0};
}

int normalize_sentence(struct arena *a, struct sv raw, struct sv *out,
                       uint32_t *flags, struct err *e)
{
    raw = trim(raw);
    if (is_clean(raw)) {
        *out = raw;
        return 0;
    }
    char *text = arena_alloc(a, raw.n);
    if (!text)
        return err_nomem(e);
    *out = trim((struct sv){text, rewrite(raw, text, flags)});
    return 0;
}
