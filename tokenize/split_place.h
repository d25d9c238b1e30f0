/* tokenize/split_place.h - a candidate with the tokens around it.
 * What features are made of (split_feature.h) and rules look at (split_rule.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_PLACE_H
#define TOKENIZE_SPLIT_PLACE_H
#include "tokenize/abbreviation.h"
#include "tokenize/candidate.h"
#include "tokenize/split_word.h"

/* The sentence that would end at the candidate starts at `start`.  `next` is the
 * word it would begin with, behind `opener` (0: nothing is opened). */
struct split_place {
    const struct abbreviations *table;
    struct sv text;
    const struct candidate *c;
    size_t start;
    struct split_word word, before, next;
    uint32_t opener;
    bool next_is_common;           /* is `next` usually in lower case? */
    enum abbreviation_class class; /* of `word` before a single full stop */
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

/* Is the next word an article, or another word with which titles and names
 * begin, too? */
bool split_place_is_article(const struct split_place *p);

static inline uint32_t split_place_char(const struct split_place *p, size_t at)
{
    return utf8_at(p->text, at).cp;
}
#endif
