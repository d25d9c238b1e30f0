/* tokenize/split_place.h - a candidate with the tokens around it.
 * What the rules of the splitter look at; beside split_feature.h, which makes
 * features of the same.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_PLACE_H
#define TOKENIZE_SPLIT_PLACE_H
#include "tokenize/abbreviation.h"
#include "tokenize/candidate.h"
#include "tokenize/split_word.h"

/* The sentence that would end at the candidate starts at `start`. */
struct split_place {
    const struct abbreviations *table;
    struct sv text;
    const struct candidate *c;
    size_t start;
    struct split_word word, before, next;
    enum abbreviation_class class; /* of `word` */
};

/* O(1). */
struct split_place split_place_make(const struct abbreviations *table,
                                    const struct candidate_scan *scan,
                                    const struct candidate *c);

/* Is the token in the list? */
bool split_place_lists(const struct split_place *p, enum word_list list,
                       const struct split_word *w);

/* Is the next word one that is usually in lower case, with a capital? */
bool split_place_is_beginning(const struct split_place *p);

static inline uint32_t split_place_char(const struct split_place *p, size_t at)
{
    return utf8_at(p->text, at).cp;
}
#endif
