/* cli/dictionary.h - a lexicon in memory: words with their translations.
 * Loaded once; then read by all workers, each of which takes out of it what
 * its document needs (sides.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_DICTIONARY_H
#define CLI_DICTIONARY_H
#include "base/err.h"
#include "base/slice.h"
#include "tokenize/vocabulary.h"

/* Of the two languages of a dictionary, the one that is the source. */
enum dictionary_way { DICTIONARY_FORTH, DICTIONARY_BACK };

/* A translation, with the probabilities of it given the word and of the word
 * given it. */
struct dictionary_entry {
    uint32_t word;
    float forth, back;
};

/* The translations of one word. */
struct dictionary_row {
    const struct dictionary_entry *entries; /* [n] */
    size_t n;
};

struct dictionary {
    struct vocabulary words; /* of both languages */
    struct buf pairs;        /* of what was added, as it came */
    struct dictionary_entry *entries[2];
    uint32_t *row[2]; /* [words + 1], a way each */
    char lang[2][16];
};

/* The English-French lexicon of data/, which is part of the program.
 * ERR_NOMEM.  dictionary_free() in any case. */
int dictionary_open_builtin(struct dictionary *d, struct err *e);
void dictionary_free(struct dictionary *d);

/* Is it for these two languages, and which way?  Only what stands before the
 * first hyphen counts: "fr-CA" is French. */
bool dictionary_serves(const struct dictionary *d, const char *src_lang,
                       const char *tgt_lang, enum dictionary_way *way);

/* The number of a word, as tokens spell it, or UINT32_MAX. */
uint32_t dictionary_find(const struct dictionary *d, struct sv word);

/* The translations of a word. */
struct dictionary_row dictionary_row(const struct dictionary *d,
                                     enum dictionary_way way, uint32_t word);
#endif
