/* tokenize/split_rule.c - labels, speakers, names, items.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_rule.h"

#include "tokenize/smiley.h"
#include "tokenize/speech_tag.h"
#include "tokenize/stop_rule.h"
#include "tokenize/unmarked_end.h"

/* Where the label before the mark would start: behind bullets and marks of
 * headings at the sentence's start, or behind a semicolon. */
static size_t label_start(const struct split_place *p)
{
    enum { MAX_PREFIX = 32 };
    size_t at = charclass_trim_space(p->text, p->word.from);
    if (at > p->start && p->text.p[at - 1] == ';')
        return p->word.from;
    for (at = p->start; at < p->c->mark && at - p->start < MAX_PREFIX;) {
        size_t to = at;
        while (to < p->c->mark && to - at < MAX_PREFIX &&
               strchr("#>-*+|", p->text.p[to]))
            to++;
        if (to == at || charclass_skip_space(p->text, to) == to)
            break;
        at = charclass_skip_space(p->text, to);
    }
    return at;
}

/* "A.", "ii.", "2.1." where the sentence has nothing else: a label. */
static bool is_label(const struct split_place *p)
{
    enum { MAX_LABEL = 6 };
    size_t n = 0, n_lower = 0;
    if (p->c->first != '.' || p->c->n_marks > 1 || p->c->n_closers > 0)
        return false;
    for (size_t at = label_start(p); at < p->c->mark; n++) {
        struct utf8_char c = utf8_at(p->text, at);
        enum charclass class = charclass_of(c.cp);
        bool roman = c.cp < 0x80 && strchr("ivxIVX", (int)c.cp);
        if (n == MAX_LABEL ||
            (class != CHAR_DIGIT && c.cp != '.' && !roman &&
             !(n == 0 && class == CHAR_UPPER && at + c.n_bytes == p->c->mark)))
            return false;
        n_lower += class == CHAR_LOWER;
        at += c.n_bytes;
    }
    return n > 0 && (n_lower == 0 || n_lower == n);
}

/* "Chapter 2. The quays": where the sentence has nothing but a noun with a
 * capital and the number, or letter, that names its thing. */
static bool is_numbered_thing(const struct split_place *p)
{
    bool numeral = p->word.first == CHAR_DIGIT;
    for (size_t at = p->word.from; !numeral && at < p->word.to; at++)
        if (!strchr("IVXLC", p->text.p[at]) && p->word.n_cp > 1)
            return false;
    return p->c->first == '.' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           (numeral || p->word.first == CHAR_UPPER) &&
           p->before.first == CHAR_UPPER && p->before.from == label_start(p) &&
           p->before.to < p->word.from &&
           split_place_lists(p, WORDS_LETTERED, &p->before);
}

/* Does the bracket that closes at `at` hold a name? */
static bool is_named(const struct split_place *p, size_t at)
{
    while (at > p->start && p->text.p[at] != '(')
        at--;
    return p->text.p[at] == '(' && charclass_at(p->text, at + 1) == CHAR_UPPER;
}

/* "NORA:", "JAN :" or "M. Roux (Lyon) :" and nothing else before: who speaks;
 * "[^1]:" is a note's mark. */
static bool is_speaker(const struct split_place *p)
{
    enum { MAX_SPEAKER = 80 };
    size_t to = charclass_trim_space(p->text, p->c->mark);
    if (p->c->first != ':' || to - p->start > MAX_SPEAKER || to == p->start)
        return false;
    if (p->text.p[p->start] == '[')
        return p->text.p[to - 1] == ']' &&
               split_place_char(p, p->start + 1) == '^';
    struct split_word first = split_word_at(p->text, p->start);
    if (first.first == CHAR_UPPER && p->text.p[to - 1] == ')')
        return is_named(p, to - 1);
    for (size_t at = p->start; at < to;) {
        struct utf8_char c = utf8_at(p->text, at);
        enum charclass class = charclass_of(c.cp);
        if (class != CHAR_UPPER && class != CHAR_SPACE && c.cp != '.' &&
            class != CHAR_DASH)
            return false;
        at += c.n_bytes;
    }
    return true;
}

/* "Yahoo! Mail": the mark is the name's. */
static bool is_exclaimed(const struct split_place *p)
{
    return p->c->first == '!' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           p->word.to == p->c->mark &&
           (charclass_at(p->text, p->c->next) == CHAR_LOWER ||
            !p->next_is_common) &&
           split_place_lists(p, WORDS_EXCLAIMED, &p->word);
}

/* "San Francisco – Oakland": behind a dash only the capital of a word that is
 * usually in lower case can begin a sentence. */
static bool goes_on_dash(const struct split_place *p)
{
    return p->c->first == (UNMARKED_END_BULLET | UNMARKED_END_AFTER) &&
           !p->next_is_common;
}

/* "in Le Monde", "of The Sea": behind a word, an article with a capital behind it
 * belongs to a name. */
static bool goes_on_title(const struct split_place *p)
{
    if (p->c->first != UNMARKED_END_CAPITAL || !split_place_is_article(p))
        return false;
    struct utf8_char c = utf8_at(p->text, p->next.to);
    return charclass_at(p->text, p->next.to + c.n_bytes) == CHAR_UPPER;
}

static bool goes_on_quotation(const struct split_place *p)
{
    enum charclass last = charclass_before(p->text, p->c->end);
    if (p->c->is_smiley ||
        p->c->first == (UNMARKED_END_SMILEY | UNMARKED_END_AFTER))
        return false;
    return (last == CHAR_CLOSE || last == CHAR_QUOTE) &&
           p->next.first != CHAR_UPPER &&
           charclass_at(p->text, p->c->next) == CHAR_LOWER;
}

/* "word. The": none of the rules has anything to say about most candidates. */
static bool is_plain_end(const struct split_place *p)
{
    return p->c->first == '.' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           p->class == ABBREVIATION_NONE && p->word.first == CHAR_LOWER &&
           p->word.n_cp > 4 && split_place_is_beginning(p) &&
           p->next.from == p->c->next;
}

const char *split_rule_against(const struct split_place *p)
{
    if (is_plain_end(p))
        return NULL;
    if (goes_on_quotation(p))
        return "goes on behind the quotation";
    const char *rule = stop_rule_against(p);
    if (rule)
        return rule;
    if (goes_on_title(p))
        return "article of a name";
    if (goes_on_dash(p))
        return "goes on behind the dash";
    if (is_label(p) || is_numbered_thing(p))
        return "label";
    if (is_speaker(p))
        return "who speaks";
    if (is_exclaimed(p))
        return "mark of a name";
    return speech_tag_follows(p->table, p->text, p->c) ? "who has spoken"
                                                       : NULL;
}

/* "; - item": a bullet behind a semicolon, or behind a colon when another item
 * follows. */
static bool is_before_item(const struct split_place *p)
{
    enum { REACH = 400 };
    size_t at = p->c->next;
    struct utf8_char bullet = utf8_at(p->text, at);
    if ((p->c->first != ';' && p->c->first != ':') ||
        (bullet.cp != '-' && bullet.cp != 0x2022 && bullet.cp != 0x2013) ||
        charclass_at(p->text, at + bullet.n_bytes) != CHAR_SPACE)
        return false;
    if (p->c->first == ';')
        return true;
    size_t to = p->text.n - at < REACH ? p->text.n : at + REACH;
    for (size_t i = at + bullet.n_bytes; i + 2 < to; i++) {
        bool ends = strchr(".;!?", p->text.p[i]) && p->text.p[i + 1] == ' ';
        if (ends && utf8_at(p->text, i + 2).cp == bullet.cp &&
            charclass_at(p->text, i + 2 + bullet.n_bytes) == CHAR_SPACE)
            return true;
    }
    return false;
}

/* A tick or a pin in a text that begins with an emoji, and what an emoji behind
 * a stop has closed. */
static bool is_around_emoji(const struct split_place *p)
{
    if (!p->c->is_smiley && split_place_char(p, p->c->next) < 0x80)
        return false;
    uint32_t first = split_place_char(p, charclass_skip_space(p->text, 0));
    if (p->c->first >= 0x110000 || p->c->first == ':' || p->c->first == ';')
        return false;
    return (smiley_is_emoji(first) &&
            smiley_is_item_mark(split_place_char(p, p->c->next))) ||
           (p->c->is_smiley && p->next.first == CHAR_UPPER);
}

/* • stands before items and nothing else. */
static bool is_bullet(const struct split_place *p)
{
    return p->c->first == UNMARKED_END_BULLET &&
           split_place_char(p, p->c->next) == 0x2022;
}

const char *split_rule_for(const struct split_place *p)
{
    const char *rule = stop_rule_for(p);
    if (rule)
        return rule;
    if (is_around_emoji(p))
        return "emoji";
    return is_before_item(p) || is_bullet(p) ? "item of a list" : NULL;
}
