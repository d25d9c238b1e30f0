/* tokenize/language_name.c - the grammar of tags, then the names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language_name.h"

#include <unicode/uloc.h>

#include "tokenize/language_list.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The parts of a folded tag. */
struct parts {
    struct sv rest, part; /* the part at hand; empty: no more, or two "-" */
    size_t at;            /* of the part, in the tag */
    bool has_gap;         /* an empty part: nothing can follow a "-" */
    size_t n_letters, n_digits;
};

static void next_part(struct parts *p)
{
    const bool more = p->rest.n > 0 && p->part.p && p->rest.p[0] == '-';
    if (more)
        p->rest = sv_sub(p->rest, 1, p->rest.n);
    size_t n = more || !p->part.p ? language_tag_primary(p->rest) : 0;
    p->at = p->part.p ? p->at + p->part.n + 1 : 0;
    p->has_gap |= more && n == 0;
    p->part = sv_sub(p->rest, 0, n);
    p->rest = sv_sub(p->rest, n, p->rest.n);
    p->n_letters = p->n_digits = 0;
    for (size_t i = 0; i < n; i++) {
        p->n_letters += is_letter(p->part.p[i]);
        p->n_digits += is_digit(p->part.p[i]);
    }
}

static bool is_alnum(const struct parts *p, size_t min, size_t max)
{
    return p->part.n >= min && p->part.n <= max &&
           p->n_letters + p->n_digits == p->part.n;
}

static bool is_letters(const struct parts *p, size_t n)
{
    return p->part.n == n && p->n_letters == n;
}

static bool is_end(const struct parts *p)
{
    return p->part.n == 0 && p->rest.n == 0 && !p->has_gap;
}

/* Five to eight letters and digits, or four that begin with a digit. */
static bool is_variant(const struct parts *p)
{
    return is_alnum(p, 5, 8) || (is_alnum(p, 4, 4) && is_digit(p->part.p[0]));
}

/* An extension ("u-ca-gregory"), or private use ("x-any"). */
static bool take_extension(struct parts *p)
{
    const bool is_private = p->part.p[0] == 'x';
    const size_t min = is_private ? 1 : 2;
    next_part(p);
    if (!is_alnum(p, min, 8))
        return false;
    while (is_alnum(p, min, 8))
        next_part(p);
    return true;
}

/* The grammar of RFC 5646, sec. 2.1, without the irregular tags of old; and
 * set the letters of script and region in the case that they have. */
static bool is_well_formed(char *tag)
{
    struct parts p = {.rest = sv_from(tag)};
    next_part(&p);
    if (sv_eq(p.part, SV("x")))
        return take_extension(&p) && is_end(&p);
    if (!is_letters(&p, 2) && !is_letters(&p, 3))
        return false;
    next_part(&p);
    for (unsigned k = 0; k < 3 && is_letters(&p, 3); k++)
        next_part(&p);
    if (is_letters(&p, 4)) {
        tag[p.at] = (char)(tag[p.at] - 'a' + 'A');
        next_part(&p);
    }
    if (is_letters(&p, 2) || (p.part.n == 3 && p.n_digits == 3)) {
        for (size_t i = p.at; i < p.at + p.part.n; i++)
            if (is_letter(tag[i]))
                tag[i] = (char)(tag[i] - 'a' + 'A');
        next_part(&p);
    }
    while (is_variant(&p))
        next_part(&p);
    while (p.part.n == 1 && is_alnum(&p, 1, 1))
        if (!take_extension(&p))
            return false;
    return is_end(&p);
}

/* The irregular tags that were registered before: "i-klingon", "en-GB-oed". */
static bool take_irregular(const char *folded, char out[LANGUAGE_TAG_BYTES])
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    int32_t n_parsed = 0;
    uloc_forLanguageTag(folded, locale, sizeof locale, &n_parsed, &status);
    if (U_FAILURE(status) || (size_t)n_parsed != strlen(folded))
        return false;
    uloc_toLanguageTag(locale, out, LANGUAGE_TAG_BYTES, true, &status);
    const struct sv tag = sv_from(out);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
           language_list_has(sv_sub(tag, 0, language_tag_primary(tag)));
}

/* Write the language by its shortest code. */
static void shorten(char *tag)
{
    const size_t n = language_tag_primary(sv_from(tag));
    const struct sv code = language_code_shortest((struct sv){tag, n});
    if (code.p == tag)
        return;
    memcpy(tag, code.p, code.n);
    memmove(tag + code.n, tag + n, strlen(tag + n) + 1);
}

/* Is it a tag, of a language that is known? */
static bool take_tag(struct sv name, char out[LANGUAGE_TAG_BYTES])
{
    char folded[LANGUAGE_TAG_BYTES];
    if (name.n >= LANGUAGE_TAG_BYTES || memchr(name.p, '\0', name.n))
        return false;
    for (size_t i = 0; i < name.n; i++)
        folded[i] = language_tag_folded(name.p[i]);
    folded[name.n] = '\0';
    memcpy(out, folded, name.n + 1);
    if (!is_well_formed(out))
        return take_irregular(folded, out);
    if (out[0] == 'x' && out[1] == '-')
        return true;
    shorten(out);
    return language_list_has(
        (struct sv){out, language_tag_primary(sv_from(out))});
}

/* ---- Names ---- */

enum { NO_DISTANCE = 1000 };

/* What is looked for, and the nearest so far. */
struct search {
    UChar name[LANGUAGE_NAME_MAX];
    int32_t n;
    unsigned distance; /* letters to change, put in or leave out */
    char tag[LANGUAGE_TAG_BYTES];
};

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Levenshtein (1966), a row at a time. */
static unsigned distance(const UChar *a, int32_t n_a, const UChar *b,
                         int32_t n_b)
{
    unsigned row[LANGUAGE_NAME_MAX + 1];
    for (int32_t j = 0; j <= n_b; j++)
        row[j] = (unsigned)j;
    for (int32_t i = 1; i <= n_a; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (int32_t j = 1; j <= n_b; j++) {
            const unsigned changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(changed, 1 + least(row[j], row[j - 1]));
        }
    }
    return row[n_b];
}

static bool compare(void *context, const struct language_list_entry *entry)
{
    struct search *s = context;
    const int32_t apart = entry->n > s->n ? entry->n - s->n : s->n - entry->n;
    if ((unsigned)apart >= s->distance || strlen(entry->tag) >= sizeof s->tag)
        return true;
    const unsigned d = distance(s->name, s->n, entry->name, entry->n);
    if (d < s->distance) {
        s->distance = d;
        strcpy(s->tag, entry->tag);
    }
    return d > 0;
}

static void search(struct sv name, struct search *out)
{
    *out = (struct search){.distance = NO_DISTANCE};
    out->n = language_list_fold(name, out->name);
    bool is_code = out->n <= 3;
    for (int32_t i = 0; i < out->n && i < 3; i++)
        is_code &= out->name[i] < 0x80;
    if (!is_code)
        language_list_each(compare, out);
}

/* The error names what comes nearest, if anything comes near: a third of the
 * letters may be wrong; or the language of the region that has this code. */
static int refuse(struct sv name, const struct search *s, struct err *e)
{
    char tag[LANGUAGE_TAG_BYTES] = "", near[LANGUAGE_NAME_MAX];
    const int n = name.n < 40 ? (int)name.n : 40;
    bool is_code = name.n == 2 || name.n == 3;
    for (size_t i = 0; i < name.n && is_code; i++)
        is_code = is_letter(language_tag_folded(name.p[i]));
    if (s->distance <= (unsigned)s->n / 3)
        strcpy(tag, s->tag);
    else if (!language_list_of_region(name, tag))
        tag[0] = '\0';
    if (tag[0]) {
        language_list_name(tag, near);
        return err_set(e, ERR_INPUT,
                       "\"%.*s\" is no language; the nearest is %s (%s)", n,
                       name.p, near, tag);
    }
    return err_set(e, ERR_INPUT,
                   "\"%.*s\" is no %s; write en, fr-CA, or a name such as "
                   "English",
                   n, name.n ? name.p : "",
                   is_code ? "language of ISO 639" : "language");
}

int language_name_tag(struct sv name, char out[LANGUAGE_TAG_BYTES],
                      struct err *e)
{
    struct search s;
    if (name.n > 0 && take_tag(name, out))
        return 0;
    search(name, &s);
    if (s.distance > 0)
        return refuse(name, &s, e);
    strcpy(out, s.tag);
    return 0;
}

int language_memo_tag(struct language_memo *memo, struct sv name,
                      const char **out, struct err *e)
{
    const bool fits = name.n > 0 && name.n < sizeof memo->name;
    *out = memo->tag;
    if (fits && strlen(memo->name) == name.n &&
        memcmp(memo->name, name.p, name.n) == 0)
        return 0;
    memo->name[0] = '\0';
    int rc = language_name_tag(name, memo->tag, e);
    if (rc == 0 && fits && !memchr(name.p, '\0', name.n)) {
        memcpy(memo->name, name.p, name.n);
        memo->name[name.n] = '\0';
    }
    return rc;
}

bool language_name_is_known(const char *tag)
{
    return tag && tag[0] && !language_tag_is(sv_from(tag), SV("und"));
}
