/* tokenize/make_function_words.c - writes the table of function_words.h at
 * build time.
 *
 * Words that both languages write alike ("a", "on", "or", "me") are left out;
 * so a text in one of them meets words of the other only in quotations and
 * names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tokenize/ascii8.h"
#include "tokenize/function_words.h"

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

static void add_list(struct function_word *slots, const char *words,
                     enum word_list list)
{
    for (size_t n; *words; words += n) {
        words += *words == ' ';
        n = strcspn(words, " ");
        uint64_t word = ascii8_few(words, n);
        struct function_word *slot = &slots[function_words_slot(slots, word)];
        slot->word = word;
        slot->counts |= (uint64_t)1 << FUNCTION_WORDS_COUNT * list;
    }
}

int main(void)
{
    static struct function_word slots[FUNCTION_WORDS_SLOTS];
    add_list(slots, english, LIST_ENGLISH);
    add_list(slots, french, LIST_FRENCH);
    add_list(slots, others, LIST_OTHERS);
    for (size_t k = 0; k < FUNCTION_WORDS_SLOTS; k++)
        printf("{%" PRIu64 "u, %" PRIu64 "u},\n", slots[k].word,
               slots[k].counts);
    return fclose(stdout) != 0;
}
