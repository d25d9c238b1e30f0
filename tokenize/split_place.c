/* tokenize/split_place.c - four tokens and a class.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_place.h"

struct split_place split_place_make(const struct abbreviations *table,
                                    const struct candidate_scan *scan,
                                    const struct candidate *c)
{
    struct split_place p = {.table = table, .text = scan->text, .c = c};
    p.start = charclass_skip_space(p.text, scan->last_end);
    p.word = split_word_before(p.text, c->mark, scan->last_end);
    p.before = split_word_before(p.text, p.word.from, scan->last_end);
    p.next = split_word_first(p.text, c->next, &p.opener);
    if (split_word_is_camel(p.text, &p.next))
        p.next.first = CHAR_UPPER;
    p.next_is_common = split_place_lists(&p, WORDS_COMMON, &p.next);
    if (c->first == '.' && c->n_marks == 1)
        p.class = abbreviations_find(table, split_word_text(p.text, &p.word));
    return p;
}

bool split_place_lists(const struct split_place *p, enum word_list list,
                       const struct split_word *w)
{
    return abbreviations_list(p->table, list, split_word_text(p->text, w));
}

bool split_place_is_beginning(const struct split_place *p)
{
    return p->next.first == CHAR_UPPER && p->next_is_common;
}

bool split_place_is_article(const struct split_place *p)
{
    static const char articles[] =
        " A An The I Le La Les L Un Une Des De Du D ";
    char word[8] = " ";
    struct sv next = split_word_text(p->text, &p->next);
    if (next.n == 0 || next.n > 3)
        return false;
    memcpy(word + 1, next.p, next.n);
    word[1 + next.n] = ' ';
    return strstr(articles, word) != NULL;
}
