/* checks/word_surroundings.c - one character before a word and one after it, or
 * two.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/word_surroundings.h"

#include "checks/word_key.h"
#include "tokenize/charclass.h"

enum {
    ELIDED_MAX = 7, /* letters before an apostrophe: "lorsqu'" has 7 */
    CLITIC_MAX = 2  /* after one: "'s", "'ll" */
};

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

/* The commonest case. */
static bool is_between_spaces(struct sv text, const struct scan_item *item)
{
    return item->from > 0 && item->to < text.n &&
           text.p[item->from - 1] == ' ' && text.p[item->to] == ' ';
}

/* An apostrophe on either side makes another word: "l'" is no "l". */
static void mark_apostrophes(struct sv text, struct scan_item *item)
{
    struct utf8_char next = utf8_at(text, item->to);
    struct utf8_char before = utf8_before(text, item->from);
    bool after_letter =
        is_apostrophe(before.cp) && charclass_is_letter(charclass_before(
                                        text, item->from - before.n_bytes));
    if (is_apostrophe(next.cp) && item->n_cp <= ELIDED_MAX &&
        charclass_is_letter(charclass_at(text, item->to + next.n_bytes))) {
        item->shape |= ITEM_ELIDED;
        if (!after_letter)
            item->key = word_key_with_apostrophe(item->key, true);
    } else if (after_letter && item->n_cp <= CLITIC_MAX) {
        item->shape |= ITEM_CLITIC;
        item->key = word_key_with_apostrophe(item->key, false);
    }
}

/* A dash, but no hyphen: "end-to-end" is one word. */
static bool is_wide_dash(uint32_t cp)
{
    return cp >= 0x80 && charclass_of(cp) == CHAR_DASH;
}

static bool is_prose_before(struct sv text, size_t at)
{
    struct utf8_char c = utf8_before(text, at);
    enum charclass class = at > 0 ? charclass_of(c.cp) : CHAR_SPACE;
    if (class == CHAR_OPEN) {
        enum charclass outer = charclass_before(text, at - c.n_bytes);
        return !charclass_is_letter(outer) && outer != CHAR_DIGIT;
    }
    return class == CHAR_SPACE || class == CHAR_QUOTE || is_wide_dash(c.cp);
}

static bool is_prose_after(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    enum charclass class = at < text.n ? charclass_of(c.cp) : CHAR_SPACE;
    if (class == CHAR_STOP || class == CHAR_PAUSE) {
        enum charclass outer = charclass_at(text, at + c.n_bytes);
        return !charclass_is_letter(outer) && outer != CHAR_DIGIT &&
               outer != CHAR_OTHER;
    }
    return class == CHAR_SPACE || class == CHAR_CLOSE || class == CHAR_QUOTE ||
           is_wide_dash(c.cp);
}

void word_surroundings_mark(struct sv text, struct scan_item *item)
{
    if (item->shape & ITEM_UNSPACED || is_between_spaces(text, item)) {
        item->shape |= ITEM_PROSE;
        return;
    }
    mark_apostrophes(text, item);
    if (is_prose_before(text, item->from) && is_prose_after(text, item->to))
        item->shape |= ITEM_PROSE;
}
