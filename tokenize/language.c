/* tokenize/language.c - counting words that only one of the two has.
 *
 * Words that both languages write alike ("a", "on", "or", "me") are left out;
 * so a text in one of them meets words of the other only in quotations and
 * names.  A text in a third language meets few of either.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language.h"

#include <stdbool.h>

enum {
    SAMPLE_BYTES = 1 << 16,
    MAX_WORD = 8,
    MIN_PERCENT = 8 /* of the words; English and French texts have 25 to 45 */
};

static bool listed(const char *words, struct sv word)
{
    for (const char *p = words; *p;) {
        const char *space = strchr(p, ' ');
        size_t n = space ? (size_t)(space - p) : strlen(p);
        if (n == word.n && memcmp(p, word.p, n) == 0)
            return true;
        p += n + (space != NULL);
    }
    return false;
}

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

/* The next run of letters (any byte over 7F counts as one), lower case. */
static bool next_word(struct sv text, size_t *at, char word[MAX_WORD],
                      size_t *n)
{
    size_t i = *at;
    *n = 0;
    for (; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool letter = c >= 0x80 || (c | 0x20u) - 'a' < 26u;
        if (c == 0xE2) { /* the typographic marks: ’ “ ” … – */
            letter = false;
            i += 2;
        }
        if (!letter && *n > 0)
            break;
        if (!letter)
            continue;
        if (*n < MAX_WORD)
            word[*n] = (char)(c < 0x80 ? c | 0x20 : c);
        ++*n;
    }
    *at = i;
    return *n > 0;
}

const char *language_of(struct sv text)
{
    if (text.n > SAMPLE_BYTES)
        text.n = SAMPLE_BYTES;
    size_t n_words = 0, n_english = 0, n_french = 0, n_other = 0, at = 0, n;
    char word[MAX_WORD];
    while (next_word(text, &at, word, &n)) {
        n_words++;
        if (n > MAX_WORD)
            continue;
        n_english += listed(english, (struct sv){word, n});
        n_french += listed(french, (struct sv){word, n});
        n_other += listed(others, (struct sv){word, n});
    }
    size_t most = n_english > n_french ? n_english : n_french;
    if (most * 100 < n_words * MIN_PERCENT || n_english == n_french ||
        n_other > most)
        return "und";
    return n_english > n_french ? "en" : "fr";
}
