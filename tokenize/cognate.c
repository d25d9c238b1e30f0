/* tokenize/cognate.c - ICU's decompositions, one character at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/cognate.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "tokenize/ascii8.h"
#include "tokenize/utf8.h"

/* The letters of U+00C0 to U+00FF without their accents; 0 where there is
 * none. */
static const char latin_base[64] = {"AAAAAA\0CEEEEIIII\0NOOOOO\0\0UUUUY\0\0"
                                    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y"};

/* The first character of the full decomposition: é gives e. */
uint32_t cognate_base(uint32_t cp)
{
    if (cp - 0xC0 < sizeof latin_base)
        return latin_base[cp - 0xC0] ? (uint32_t)latin_base[cp - 0xC0] : cp;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar parts[32];
    int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, (UChar32)cp,
                                                            parts, 32, &status)
                                  : -1;
    if (n <= 0 || U_FAILURE(status))
        return cp;
    if (n > 1 && U16_IS_LEAD(parts[0]))
        return (uint32_t)U16_GET_SUPPLEMENTARY(parts[0], parts[1]);
    return parts[0];
}

bool cognate_ready(void)
{
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&status) && unorm2_getNFCInstance(&status) &&
           U_SUCCESS(status);
}

size_t cognate_key(struct sv word, char out[COGNATE_MAX])
{
    size_t n = word.n < COGNATE_LETTERS ? word.n : COGNATE_LETTERS;
    uint64_t first = ascii8_few(word.p, n);
    size_t n_ascii = ascii8_before(first & ASCII8_TOPS);
    ascii8_store(out, first);
    n = n_ascii < n ? n_ascii : n;
    size_t n_letters = n;
    for (size_t at = n; at < word.n && n_letters < COGNATE_LETTERS;) {
        struct utf8_char c = utf8_at(word, at);
        at += c.n_bytes;
        if (c.cp == 0x153 || c.cp == 0xE6) { /* œ, æ */
            out[n++] = c.cp == 0x153 ? 'o' : 'a';
            out[n++] = 'e';
            n_letters += 2;
            continue;
        }
        if (c.cp >= 0x300 && u_charType((UChar32)c.cp) == U_NON_SPACING_MARK)
            continue;
        n += utf8_put(c.cp < 0x80 ? c.cp : cognate_base(c.cp), out + n);
        n_letters++;
    }
    return n;
}

struct sv cognate_compose(struct sv word, char out[COGNATE_FORM_MAX])
{
    assert(word.n <= 256);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar units[256], composed[256];
    int32_t n = 0, n_bytes = 0;
    u_strFromUTF8(units, 256, &n, word.p, (int32_t)word.n, &status);
    if (U_FAILURE(status) || unorm2_isNormalized(nfc, units, n, &status))
        return word;
    int32_t n_composed =
        unorm2_normalize(nfc, units, n, composed, 256, &status);
    u_strToUTF8(out, COGNATE_FORM_MAX, &n_bytes, composed, n_composed, &status);
    if (U_FAILURE(status))
        return word;
    return (struct sv){out, (size_t)n_bytes};
}
