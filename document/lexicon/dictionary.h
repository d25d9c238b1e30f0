/* document/lexicon/dictionary.h - a lexicon in memory: words with their translations.
 * Loaded once (lexicons.h); then read by all workers, each of which takes out
 * of it what its document needs (sides.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_DICTIONARY_H
#define DOCUMENT_LEXICON_DICTIONARY_H
#include "base/err.h"
#include "base/language_tag.h"
#include "base/slice.h"
#include "tokenize/vocabulary.h"

/* From its words to its translations, or the other way. */
enum dictionary_way { DICTIONARY_FORTH, DICTIONARY_BACK, DICTIONARY_WAYS };

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

/* Zero-initialise to open; add, then sort, then ask. */
struct dictionary {
    struct vocabulary words; /* of both languages */
    struct buf pairs;        /* of what was added, as it came */
    struct buf tokens;       /* of the expression at hand */
    struct buf last;         /* the source expression before */
    uint32_t last_word;      /* and its number */
    size_t n_passed_over;    /* expressions of several words */
    const struct dictionary_entry *entries[DICTIONARY_WAYS];
    const uint32_t *row[DICTIONARY_WAYS]; /* [words + 1] */
    bool is_packed;                       /* and these two stand elsewhere */
    char lang[2][LANGUAGE_TAG_BYTES];     /* "": of any language */
    bool is_for_unknown;                  /* also for texts of language "und" */
};

/* Add a pair of valid UTF-8; with probabilities, or with 0 where they are not
 * known: then all translations of a word are equally probable.  What is not
 * one token on both sides is counted and passed over.  Errors: those of
 * token_add_line(). */
int dictionary_add(struct dictionary *d, struct sv src, struct sv tgt,
                   double forth, double back, struct err *e);

/* Add a pair of forms as they are, with probabilities.  ERR_NOMEM; ERR_LIMIT of
 * vocabulary_add(). */
int dictionary_add_forms(struct dictionary *d, struct sv src, struct sv tgt,
                         double forth, double back, struct err *e);

/* Make it ready to be asked.  ERR_NOMEM. */
int dictionary_sort(struct dictionary *d, struct err *e);
void dictionary_free(struct dictionary *d);

/* Append a sorted dictionary to *out, in numbers as this machine writes them,
 * for dictionary_unpack().  ERR_NOMEM. */
int dictionary_pack(const struct dictionary *d, struct buf *out);

/* Make an empty dictionary the one that was packed: sorted.  `packed` stands
 * where a number of eight bytes may, and longer than the dictionary, which
 * reads its rows there; so all that is left to do is a table of its words.
 * ERR_NOMEM. */
int dictionary_unpack(struct dictionary *d, const void *packed, struct err *e);

/* Can dictionary_unpack() read these bytes, which begin where a number of eight
 * bytes may?  What is wrong with them, or NULL.  O(n). */
const char *dictionary_packed_fault(struct sv packed);

/* Is it for these languages, read that way?  Only what stands before the
 * first hyphen counts: "fr-CA" is French.  One whose languages are not known
 * is for any, both ways: that a word of one language is spelt like one of the
 * other, and their translations too, is rare.  For the same reason one with
 * is_for_unknown serves texts of language "und". */
bool dictionary_serves(const struct dictionary *d, enum dictionary_way way,
                       const char *src_lang, const char *tgt_lang);

/* How many pairs there are, sorted. */
size_t dictionary_n_pairs(const struct dictionary *d);

/* The number of words, and those of all forms of a vocabulary, in words[0 ..
 * its n_forms), or UINT32_MAX. */
size_t dictionary_n_words(const struct dictionary *d);
void dictionary_find(const struct dictionary *d, const struct vocabulary *v,
                     uint32_t *words);

/* The translations of a word. */
struct dictionary_row dictionary_row(const struct dictionary *d,
                                     enum dictionary_way way, uint32_t word);
#endif
