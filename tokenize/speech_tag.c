/* tokenize/speech_tag.c - up to five words, and a list of verbs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/speech_tag.h"

#include "tokenize/split_word.h"

enum { MAX_WORDS = 5 };

/* ? ! or … among the first two marks. */
static bool can_be_followed(struct sv text, const struct candidate *c)
{
    if (c->first == '.')
        return c->n_marks > 2;
    return c->first < 0x110000 && c->first != ':' && c->first != ';' &&
           c->mark < text.n;
}

static bool is_quoted(struct sv text, const struct candidate *c)
{
    uint32_t last = utf8_before(text, c->end).cp;
    return last == '"' || last == '\'' || last == 0x201D || last == 0x2019 ||
           last == 0xBB;
}

static bool is_saying(const struct abbreviations *table, struct sv text,
                      const struct split_word *w)
{
    return abbreviations_list(table, WORDS_SAYING, split_word_text(text, w));
}

/* "-t-il", "-elle", "-je" behind the verb at its end `at`. */
static bool is_inverted(struct sv text, size_t at)
{
    static const struct sv tails[] = {
        {"-t-il", 5}, {"-t-elle", 7}, {"-t-on", 5}, {"-il", 3},
        {"-elle", 5}, {"-je", 3},     {"-ils", 4},  {"-elles", 6},
    };
    struct sv rest = sv_sub(text, at, text.n);
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        if (sv_starts(rest, tails[i]) &&
            !charclass_is_letter(charclass_at(rest, tails[i].n)))
            return true;
    }
    return false;
}

/* The next word behind `at`: white space and one apostrophe are passed. */
static struct split_word next_word(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    if (charclass_of(c.cp) == CHAR_QUOTE)
        at += c.n_bytes;
    return split_word_at(text, charclass_skip_space(text, at));
}

/* Words that may stand between the speech and the verb, in small letters. */
static bool is_filler(struct sv word)
{
    static const char fillers[] =
        " he she they we you it i the a an his her my our their one "
        "s se m me lui leur nous l le la les un une en a ai avait ont "
        "avaient son sa mon ma ";
    char padded[12] = " ";
    if (word.n == 0 || word.n + 3 > sizeof padded)
        return false;
    memcpy(padded + 1, word.p, word.n);
    padded[1 + word.n] = ' ';
    return strstr(fillers, padded) != NULL;
}

/* Does the speaker stand behind the verb, or nothing: "said Tom", "dit-il",
 * "asked the man"; not "answered all my questions"? */
static bool is_followed(struct sv text, size_t at)
{
    static const char others[] = " all every everything que qu any some more ";
    struct split_word w = next_word(text, at);
    char padded[16] = " ";
    if (w.to - w.from + 3 > sizeof padded ||
        charclass_at(text, at) == CHAR_PAUSE)
        return true;
    memcpy(padded + 1, text.p + w.from, w.to - w.from);
    padded[1 + w.to - w.from] = ' ';
    return strstr(others, padded) == NULL;
}

/* "he wailed", "the old man asked", "s’écria Paul", "a-t-il demandé". */
static bool follows_small(const struct abbreviations *table, struct sv text,
                          const struct candidate *c)
{
    struct split_word w = split_word_at(text, c->next);
    if (is_saying(table, text, &w))
        return is_followed(text, w.to);
    if (w.n_cp > 4 && is_inverted(text, w.to) && text.p[w.to - 1] == 'a')
        return true;
    if (!is_filler(split_word_text(text, &w)))
        return false;
    static const struct sv the = {"the", 3};
    int n_more = sv_eq(split_word_text(text, &w), the) ? 3 : 2;
    for (int i = 0; i < n_more && charclass_is_letter(w.first); i++) {
        if (is_inverted(text, w.to))
            w.to += text.p[w.to + 1] == 't' ? 3 : 1;
        else if (i > 0 && n_more == 2 && !is_filler(split_word_text(text, &w)))
            return false;
        w = next_word(text, w.to);
        if (is_saying(table, text, &w))
            return true;
    }
    return false;
}

/* "Mary said:" begins what is said next. */
static bool is_colon(struct sv text, size_t at)
{
    at = charclass_skip_space(text, at);
    return at < text.n && text.p[at] == ':';
}

/* "Mary asked", "I asked", "Mr. Brown asked", "Harry Blake then asked". */
static bool follows_name(const struct abbreviations *table, struct sv text,
                         const struct candidate *c)
{
    size_t at = c->next;
    bool has_name = false;
    for (int i = 0; i < MAX_WORDS; i++) {
        struct split_word w = split_word_at(text, at);
        struct sv word = split_word_text(text, &w);
        bool is_and = sv_eq(word, SV("and")) || sv_eq(word, SV("et"));
        if (w.first == CHAR_LOWER && !is_and)
            return has_name && is_saying(table, text, &w) &&
                   !is_colon(text, w.to);
        bool is_title = abbreviations_find(table, word) == ABBREVIATION_TITLE;
        bool is_name = w.first == CHAR_UPPER &&
                       (sv_eq(word, SV("I")) ||
                        !abbreviations_list(table, WORDS_COMMON, word));
        if (!is_name && !is_title && !(is_and && has_name))
            return false;
        has_name = true;
        at = w.to;
        if (at < text.n && text.p[at] == '.' && (is_title || w.n_cp == 1))
            at++;
        if (charclass_at(text, at) != CHAR_SPACE)
            return false;
        at = charclass_skip_space(text, at);
    }
    return false;
}

bool speech_tag_follows(const struct abbreviations *table, struct sv text,
                        const struct candidate *c)
{
    if (!can_be_followed(text, c))
        return false;
    enum charclass next = charclass_at(text, c->next);
    if (next == CHAR_LOWER)
        return follows_small(table, text, c);
    return next == CHAR_UPPER && is_quoted(text, c) &&
           follows_name(table, text, c);
}
