/* tokenize/script_density.c - letters by the script of each character.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/script_density.h"

#include <unicode/uscript.h>

#include "base/record.h"
#include "tokenize/utf8.h"

/* Letters a character, by the lengths of translations: English has three to four
 * times the characters of Chinese, about twice those of kana and of Hangul. */
static const double HAN = 3.5, KANA = 1.9, HANGUL = 2.3, SYLLABLE = 1.9;

/* The least share of such characters. */
static const double LEAST_SHARE = 0.2;

/* The first character of a dense script (Ethiopic), and the first byte of that
 * or of any later character in UTF-8. */
enum { FIRST = 0x1200, FIRST_BYTE = 0xe1 };

static double letters_of(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    if (cp < FIRST)
        return 1;
    switch (uscript_getScript((UChar32)cp, &status)) {
    case USCRIPT_HAN: return HAN;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return KANA;
    case USCRIPT_HANGUL: return HANGUL;
    case USCRIPT_ETHIOPIC:
    case USCRIPT_CHEROKEE:
    case USCRIPT_CANADIAN_ABORIGINAL:
    case USCRIPT_YI: return SYLLABLE;
    default: return 1;
    }
}

/* Sums over characters: all, those of dense scripts, and the letters of
 * these. */
struct census {
    double n, n_dense, letters;
};

static void count_sentence(struct census *c, const struct sentence *s)
{
    c->n += s->n_cp;
    for (size_t at = 0; at < s->text.n;) {
        if ((unsigned char)s->text.p[at] < FIRST_BYTE) {
            at++; /* a character of up to two bytes, or the rest of one */
            continue;
        }
        struct utf8_char c0 = utf8_at(s->text, at);
        double letters = letters_of(c0.cp);
        c->n_dense += letters > 1;
        c->letters += letters > 1 ? letters : 0;
        at += c0.n_bytes;
    }
}

double script_density(const struct sentence *sents, size_t n)
{
    struct census c = {0};
    for (size_t i = 0; i < n; i++)
        count_sentence(&c, &sents[i]);
    return c.n > 0 && c.n_dense >= LEAST_SHARE * c.n
               ? (c.n - c.n_dense + c.letters) / c.n
               : 1;
}

uint32_t script_of_most(const struct sentence *sents, size_t n)
{
    enum { ENOUGH = 2000 };
    uint32_t count[USCRIPT_CODE_LIMIT] = {0}, n_letters = 0, most = 0;
    for (size_t i = 0; i < n && n_letters < ENOUGH; i++) {
        for (size_t at = 0; at < sents[i].text.n && n_letters < ENOUGH;) {
            UErrorCode status = U_ZERO_ERROR;
            struct utf8_char c = utf8_at(sents[i].text, at);
            UScriptCode script = uscript_getScript((UChar32)c.cp, &status);
            at += c.n_bytes;
            if (script <= USCRIPT_INHERITED || script >= USCRIPT_CODE_LIMIT)
                continue; /* digits, marks and what has no script */
            n_letters++;
            most = ++count[script] > count[most] ? (uint32_t)script : most;
        }
    }
    return most;
}
