/* tokenize/abbreviation.h - words whose full stop need not end a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_ABBREVIATION_H
#define TOKENIZE_ABBREVIATION_H
#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"

/* TITLE: a name follows, the stop never ends a sentence (Mr, Mme).  NUMBER:
 * it ends none before a number (p, art, no).  ANY: it may end one (etc). */
enum abbreviation_class {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,
    ABBREVIATION_NUMBER,
    ABBREVIATION_ANY
};

/* Lists of words that are no abbreviations.  COMMON: usually in lower case, so
 * that a capital tells of a sentence's beginning.  SAYING: verbs that tell who
 * speaks ("asked").  LETTERED: nouns that a single letter or a figure follows
 * ("vitamin D").  EXCLAIMED: names that are written with an exclamation mark.
 * ORDINAL: words with a capital behind an ordinal number ("12. März"). */
enum word_list {
    WORDS_COMMON,
    WORDS_SAYING,
    WORDS_LETTERED,
    WORDS_EXCLAIMED,
    WORDS_ORDINAL
};

struct abbreviations;

/* An empty table in *out, closed with abbreviations_close(). */
int abbreviations_open(struct abbreviations **out, struct err *e);
void abbreviations_close(struct abbreviations *t);

/* Add the table in `text`, one abbreviation a line without its stop.  Lines
 * "[title]", "[number]" and "[any]" set the class of what follows; "[common]",
 * "[saying]", "[lettered]", "[exclaimed]" and "[ordinal]" begin the lists of words above.
 * "#" begins a comment.  Moses' nonbreaking_prefix files are such tables too: what stands
 * before any class is a title, and "#NUMERIC_ONLY#" behind a word makes it
 * NUMBER.  A word that is listed again gets the new class.
 *
 * ERR_INPUT with the line: an unknown class, or a word over 40 bytes.
 * ERR_NOMEM.  After an error the table holds the lines before it. */
int abbreviations_add(struct abbreviations *t, struct sv text, struct err *e);

/* Add the built-in table of a language: "en" or "fr", or a tag of those in
 * data/abbreviations.other.txt; nothing for others. */
int abbreviations_add_builtin(struct abbreviations *t, struct sv lang,
                              struct err *e);

/* Is the word, in any case, in the list? */
bool abbreviations_list(const struct abbreviations *t, enum word_list list,
                        struct sv word);

/* The class of the whole token `word`, its last stop left out.  An entry in
 * lower case matches any case, others only as they are written. */
enum abbreviation_class abbreviations_find(const struct abbreviations *t,
                                           struct sv word);
#endif
