/* tokenize/language.c - counting words that only one of the two has.
 *
 * Words that both languages write alike ("a", "on", "or", "me") are left out;
 * so a text in one of them meets words of the other only in quotations and
 * names.  A text in a third language meets few of either.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SAMPLE_BYTES = 1 << 16,
    MAX_WORD = 8,
    MIN_PERCENT = 8, /* of the words; English and French texts have 25 to 45 */
    N_SLOTS = 1024   /* over three times the words of the lists */
};

enum list { ENGLISH, FRENCH, OTHERS, N_LISTS };

/* The lists as an open hash table: a word is its bytes in a number, 0 for an
 * empty slot.  Made anew for each text, which costs less than 1 KB of it. */
struct word_table {
    uint64_t word[N_SLOTS];
    unsigned char lists[N_SLOTS]; /* bit 1 << enum list */
};

static const char english[] =
    "the of and to in is that it was he for with as his be at by had not are "
    "but from have they which you were her all she there would their we him "
    "been has when who will no more if out so said what up its about than "
    "into them can only other new some could time these two may then do any "
    "my now such like our over even most after also did many must through "
    "this i your how because should";

static const char french[] =
    "de la le et les des en un du une est que dans qui par pour au il sur ne "
    "se ce pas avec sont ou plus son aux elle sa cette ses mais comme nous "
    "leur je vous ont ces tout fait bien aussi sans cela entre peut sous "
    "lui dont deux leurs encore avant toute depuis ainsi donc si tous notre "
    "votre quand ils était être été même très où d l qu n s j c";

/* Of German, Spanish, Italian, Portuguese and Dutch together: a text that has
 * more of these is neither. */
static const char others[] =
    "der die das und ist nicht ein eine mit den dem auf sich von zu für auch "
    "wie nach wird bei einer aus dass el los las del y por con para una como "
    "su al más lo sus il di che e non per è della sono gli nel alla da o os "
    "as do não uma em dos na no het een van niet voor zijn aan";

static size_t slot_of(const struct word_table *t, uint64_t word)
{
    size_t slot = (size_t)(word * 0x9E3779B97F4A7C15u >> 54); /* 2^64 / phi */
    while (t->word[slot] != 0 && t->word[slot] != word)
        slot = (slot + 1) % N_SLOTS;
    return slot;
}

static void add_list(struct word_table *t, const char *words, enum list list)
{
    uint64_t word = 0;
    for (const char *p = words;; p++) {
        if (*p != ' ' && *p != '\0') {
            word = word << 8 | (unsigned char)*p;
            continue;
        }
        size_t slot = slot_of(t, word);
        t->word[slot] = word;
        t->lists[slot] |= (unsigned char)(1u << list);
        word = 0;
        if (*p == '\0')
            return;
    }
}

/* The next run of letters (any byte over 7F counts as one), lower case: its
 * bytes as a number, or 0 for one of over MAX_WORD bytes. */
static bool next_word(struct sv text, size_t *at, uint64_t *word)
{
    size_t i = *at, n = 0;
    *word = 0;
    for (; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool letter = c >= 0x80 || (c | 0x20u) - 'a' < 26u;
        if (c == 0xE2) { /* the typographic marks: ’ “ ” … – */
            letter = false;
            i += 2;
        }
        if (!letter && n > 0)
            break;
        if (!letter)
            continue;
        *word = *word << 8 | (c < 0x80 ? c | 0x20u : c);
        n++;
    }
    *at = i;
    if (n > MAX_WORD)
        *word = 0;
    return n > 0;
}

const char *language_of(struct sv text)
{
    struct word_table table = {0};
    add_list(&table, english, ENGLISH);
    add_list(&table, french, FRENCH);
    add_list(&table, others, OTHERS);
    if (text.n > SAMPLE_BYTES)
        text.n = SAMPLE_BYTES;
    size_t n_words = 0, n[N_LISTS] = {0}, at = 0;
    for (uint64_t word; next_word(text, &at, &word); n_words++) {
        unsigned lists = word ? table.lists[slot_of(&table, word)] : 0;
        for (unsigned k = 0; k < N_LISTS; k++)
            n[k] += lists >> k & 1;
    }
    size_t most = n[ENGLISH] > n[FRENCH] ? n[ENGLISH] : n[FRENCH];
    if (most * 100 < n_words * MIN_PERCENT || n[ENGLISH] == n[FRENCH] ||
        n[OTHERS] > most)
        return "und";
    return n[ENGLISH] > n[FRENCH] ? "en" : "fr";
}
