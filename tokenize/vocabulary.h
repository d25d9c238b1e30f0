/* tokenize/vocabulary.h - words to dense ids and back.
 * One for each document pair, shared by its two sides: equal words have equal
 * ids.  The aligner sees the ids only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_VOCABULARY_H
#define TOKENIZE_VOCABULARY_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/slice.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCTUATION };

/* A set of strings with the ids 0, 1, … in the order in which they came. */
struct set_slot;
struct string_set {
    struct buf bytes;       /* all strings, one behind the other */
    struct buf entries;     /* one for each id */
    struct set_slot *slots; /* an open hash table */
    size_t cap;             /* of the table, a power of two */
    uint32_t n_before;      /* ids given before it was last emptied */
};

struct word_break;

/* What is known of a form; and how often it was inside a sentence with a
 * capital at its beginning, and with none. */
struct form_facts {
    uint32_t key;
    enum token_kind kind;
    uint32_t n_capital, n_small;
};

/* Zero-initialise to open.  Key 0 is "no key": the empty string. */
struct vocabulary {
    struct string_set forms, keys;
    struct buf of_form;       /* struct form_facts */
    struct word_break *words; /* where the tokens need it (token.h) */
};

/* The number of ids so far, and the string of one; the string is valid until
 * the next form or key is added. */
uint32_t vocabulary_n_forms(const struct vocabulary *v);
uint32_t vocabulary_n_keys(const struct vocabulary *v);
struct sv vocabulary_form(const struct vocabulary *v, uint32_t form);
struct sv vocabulary_key(const struct vocabulary *v, uint32_t key);

/* What is known of a form. */
static inline struct form_facts vocabulary_facts(const struct vocabulary *v,
                                                 uint32_t form)
{
    return ((const struct form_facts *)(const void *)v->of_form.p)[form];
}

static inline enum token_kind vocabulary_kind(const struct vocabulary *v,
                                              uint32_t form)
{
    return vocabulary_facts(v, form).kind;
}

static inline uint32_t vocabulary_key_of(const struct vocabulary *v,
                                         uint32_t form)
{
    return vocabulary_facts(v, form).key;
}

/* Note that a form was inside a sentence: with a capital or with none. */
static inline void vocabulary_note_case(struct vocabulary *v, uint32_t form,
                                        bool capital)
{
    struct form_facts *facts =
        &((struct form_facts *)(void *)v->of_form.p)[form];
    facts->n_capital += capital;
    facts->n_small += !capital;
}

/* Does the form look like a name: with a capital inside sentences more often
 * than with none, or with a digit among its letters? */
bool vocabulary_is_name(const struct vocabulary *v, uint32_t form);

/* The id of a form; when it is new, *is_new is set and the caller must call
 * vocabulary_describe() before anything else.  ERR_NOMEM, or ERR_LIMIT over
 * 2^31 bytes of different words. */
int vocabulary_add(struct vocabulary *v, struct sv form, uint32_t *id,
                   bool *is_new, struct err *e);

/* The same for a form of n <= 8 bytes in a number, the first one lowest and
 * those behind the last 0: without a look at memory when it is there. */
int vocabulary_add_short(struct vocabulary *v, uint64_t bytes, size_t n,
                         uint32_t *id, bool *is_new, struct err *e);

/* What a new form is. */
int vocabulary_describe(struct vocabulary *v, enum token_kind kind,
                        struct sv key, struct err *e);

/* Fill an empty vocabulary with n forms, all different: form i is what stands
 * in `bytes` between ends[i - 1], or 0, and ends[i].  It is there to be
 * searched: of their kinds and keys nothing is known.  ERR_NOMEM. */
int vocabulary_load(struct vocabulary *v, struct sv bytes, const uint32_t *ends,
                    size_t n, struct err *e);

/* The id of a form that is there, or UINT32_MAX. */
uint32_t vocabulary_find(const struct vocabulary *v, struct sv form);

/* The ids in `v` of the forms from .. to of another vocabulary, or UINT32_MAX;
 * a large vocabulary gives many at once quicker than one by one. */
void vocabulary_find_forms(const struct vocabulary *v,
                           const struct vocabulary *other, uint32_t from,
                           uint32_t to, uint32_t *out);

/* Forget every word but keep the memory, for the next pair.  O(1). */
void vocabulary_reset(struct vocabulary *v);
void vocabulary_free(struct vocabulary *v);
#endif
