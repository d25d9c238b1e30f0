/* tokenize/language_list.c - ICU's lists of codes and display names.
 *
 * Its validity data has all of ISO 639-3, in ranges such as "aba~j"; where an
 * ICU was built without them, the languages that have names remain.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language_list.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* Names in these are understood, besides those in the language itself. */
static const char *const readers[] = {"fr", "de", "es", "it", "pt", "nl",
                                      "pl", "ru", "zh", "ja", "ar"};

static bool is_named(const char *code)
{
    const char *const *all = uloc_getISOLanguages();
    for (size_t i = 0; all[i]; i++)
        if (strcmp(all[i], code) == 0)
            return true;
    return false;
}

/* Is the code in "aba~j", or equal to a row without "~"? */
static bool is_in_row(const UChar *row, int32_t n, struct sv code)
{
    const bool range = n > 2 && row[n - 2] == '~';
    const size_t n_equal = range ? (size_t)n - 3 : (size_t)n;
    if (code.n != (range ? n_equal + 1 : n_equal))
        return false;
    for (size_t i = 0; i < n_equal; i++)
        if (row[i] != (UChar)code.p[i])
            return false;
    return !range || (row[n - 3] <= (UChar)code.p[n_equal] &&
                      (UChar)code.p[n_equal] <= row[n - 1]);
}

static bool is_in_list(const UResourceBundle *lists, const char *key,
                       struct sv code)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *list = ures_getByKey(lists, key, NULL, &status);
    bool found = false;
    for (int32_t i = 0; U_SUCCESS(status) && i < ures_getSize(list) && !found;
         i++) {
        int32_t n = 0;
        const UChar *row = ures_getStringByIndex(list, i, &n, &status);
        found = U_SUCCESS(status) && is_in_row(row, n, code);
    }
    ures_close(list);
    return found;
}

static bool is_valid(struct sv code)
{
    static const char *const keys[] = {"regular", "special", "private_use",
                                       "deprecated"};
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *data = ures_openDirect(NULL, "supplementalData", &status);
    UResourceBundle *all = ures_getByKey(data, "idValidity", NULL, &status);
    UResourceBundle *lists = ures_getByKey(all, "language", NULL, &status);
    bool found = false;
    for (size_t k = 0; U_SUCCESS(status) && k < 4 && !found; k++)
        found = is_in_list(lists, keys[k], code);
    ures_close(lists);
    ures_close(all);
    ures_close(data);
    return found;
}

bool language_list_has(struct sv code)
{
    char text[4] = "";
    if (code.n < 2 || code.n > 3)
        return false;
    memcpy(text, code.p, code.n);
    const bool is_private = code.n == 3 && code.p[0] == 'q' && code.p[1] <= 't';
    return is_named(text) || is_private || strcmp(text, "und") == 0 ||
           is_valid(code);
}

/* Lower case, decomposed, without the marks. */
static int32_t fold(const UChar *name, int32_t n, UChar out[LANGUAGE_NAME_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar lower[LANGUAGE_NAME_MAX], parts[LANGUAGE_NAME_MAX];
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    n = u_strFoldCase(lower, LANGUAGE_NAME_MAX, name, n, U_FOLD_CASE_DEFAULT,
                      &status);
    n = unorm2_normalize(nfd, lower, n, parts, LANGUAGE_NAME_MAX, &status);
    if (U_FAILURE(status))
        return 0;
    int32_t n_out = 0;
    for (int32_t i = 0; i < n; i++)
        if (u_charType(parts[i]) != U_NON_SPACING_MARK)
            out[n_out++] = parts[i];
    return n_out;
}

int32_t language_list_fold(struct sv name, UChar out[LANGUAGE_NAME_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[LANGUAGE_NAME_MAX];
    int32_t n = 0;
    if (name.n == 0 || name.n > 4 * LANGUAGE_NAME_MAX)
        return 0;
    u_strFromUTF8(units, LANGUAGE_NAME_MAX, &n, name.p, (int32_t)name.n,
                  &status);
    return U_SUCCESS(status) ? fold(units, n, out) : 0;
}

struct walk {
    bool (*visit)(void *context, const struct language_list_entry *entry);
    void *context;
};

/* Visit a name, if ICU has it: what it has not, it gives back as it was. */
static bool visit_name(const struct walk *w, const char *tag, const UChar *name,
                       int32_t n, UErrorCode status)
{
    UChar folded[LANGUAGE_NAME_MAX];
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
        return true;
    const struct language_list_entry entry = {tag, folded,
                                              fold(name, n, folded)};
    return entry.n == 0 || w->visit(w->context, &entry);
}

/* All languages as `reader` calls them; NULL: as each calls itself. */
static bool visit_languages(const struct walk *w, const char *reader)
{
    const char *const *all = uloc_getISOLanguages();
    bool more = true;
    for (size_t i = 0; all[i] && more; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar name[LANGUAGE_NAME_MAX];
        int32_t n = uloc_getDisplayLanguage(all[i], reader ? reader : all[i],
                                            name, LANGUAGE_NAME_MAX, &status);
        more = visit_name(w, all[i], name, n, status);
    }
    return more;
}

/* "Brazilian Portuguese" or "Portuguese (Brazil)", in English. */
static bool visit_locales(const struct walk *w, UDisplayContext form)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_openForContext("en", &form, 1, &status);
    bool more = true;
    for (int32_t i = 0; U_SUCCESS(status) && i < uloc_countAvailable() && more;
         i++) {
        UErrorCode each = U_ZERO_ERROR;
        UChar name[LANGUAGE_NAME_MAX];
        char tag[LANGUAGE_TAG_BYTES];
        const char *locale = uloc_getAvailable(i);
        int32_t n = uldn_localeDisplayName(names, locale, name,
                                           LANGUAGE_NAME_MAX, &each);
        uloc_toLanguageTag(locale, tag, LANGUAGE_TAG_BYTES, true, &each);
        more = visit_name(w, tag, name, n, each);
    }
    uldn_close(names);
    return more;
}

void language_list_each(bool (*visit)(void *context,
                                      const struct language_list_entry *entry),
                        void *context)
{
    const struct walk w = {visit, context};
    bool more = visit_languages(&w, "en") &&
                visit_locales(&w, UDISPCTX_DIALECT_NAMES) &&
                visit_locales(&w, UDISPCTX_STANDARD_NAMES) &&
                visit_languages(&w, NULL);
    for (size_t k = 0; k < sizeof readers / sizeof readers[0] && more; k++)
        more = visit_languages(&w, readers[k]);
}

void language_list_name(const char *tag, char out[LANGUAGE_NAME_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar name[LANGUAGE_NAME_MAX];
    int32_t n =
        uloc_getDisplayName(tag, "en", name, LANGUAGE_NAME_MAX, &status);
    u_strToUTF8(out, LANGUAGE_NAME_MAX, NULL, name, n, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) {
        memset(out, 0, LANGUAGE_NAME_MAX);
        memcpy(out, tag, strlen(tag) < 90 ? strlen(tag) : 90);
    }
}

static bool is_country(const char *code)
{
    const char *const *all = uloc_getISOCountries();
    for (size_t i = 0; all[i]; i++)
        if (strcmp(all[i], code) == 0)
            return true;
    return false;
}

bool language_list_of_region(struct sv region, char out[LANGUAGE_TAG_BYTES])
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[8] = "und_", likely[ULOC_FULLNAME_CAPACITY];
    for (size_t i = 0; i < region.n && region.n == 2; i++)
        locale[4 + i] = (char)(region.p[i] & ~0x20);
    if (!is_country(locale + 4))
        return false;
    uloc_addLikelySubtags(locale, likely, ULOC_FULLNAME_CAPACITY, &status);
    if (U_SUCCESS(status))
        uloc_getLanguage(likely, out, LANGUAGE_TAG_BYTES, &status);
    return U_SUCCESS(status) && out[0] && strcmp(out, "und") != 0;
}

const char *language_list_iso3(const char *tag)
{
    const char *code = uloc_getISO3Language(tag);
    return code[0] != '\0' && strcmp(code, "und") != 0 ? code : NULL;
}
