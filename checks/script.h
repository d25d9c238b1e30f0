/* checks/script.h - which writing system a letter belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_SCRIPT_H
#define CHECKS_SCRIPT_H
#include <stdbool.h>
#include <stdint.h>

enum script {
    SCRIPT_OTHER, /* none of these, or of no script */
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_MYANMAR,
    SCRIPT_GEORGIAN,
    SCRIPT_HANGUL,
    SCRIPT_ETHIOPIC,
    SCRIPT_KHMER,
    SCRIPT_KANA,
    SCRIPT_HAN,
    N_SCRIPTS
};

/* The script of the block that cp lies in: enough for letters. */
enum script script_of(uint32_t cp);

/* Written without spaces between words. */
static inline bool script_is_unspaced(enum script s)
{
    return s == SCRIPT_HAN || s == SCRIPT_KANA || s == SCRIPT_THAI ||
           s == SCRIPT_LAO || s == SCRIPT_KHMER || s == SCRIPT_MYANMAR ||
           s == SCRIPT_TIBETAN;
}

/* How many letters of an alphabet a character of the script is worth: an
 * English text has about 3.3 characters for each of its Chinese translation,
 * 2.3 for each of a Japanese and 2 for each of a Korean one (which are
 * mixtures of Han, kana and spaces). */
static inline double script_weight(enum script s)
{
    return s == SCRIPT_HAN                          ? 3.3
           : s == SCRIPT_KANA || s == SCRIPT_HANGUL ? 2
                                                    : 1;
}
#endif
