/* document/document_name.c - a file's name may be any bytes; what we write may not.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "document/document_name.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tokenize/utf8.h"

/* XML 1.0, sec. 2.2, without what ends a line for some reader. */
static bool may_stand(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
        return false;
    return cp != 0x2028 && cp != 0x2029 && cp != 0xfffe && cp != 0xffff;
}

/* How many bytes from `at` are taken as one, and whether they may stand: a
 * character, or a byte that belongs to none. */
static bool take(struct sv name, size_t at, size_t *n_bytes)
{
    size_t n_most = name.n - at < 4 ? name.n - at : 4;
    for (size_t n = 1; n <= n_most; n++) {
        struct sv one = sv_sub(name, at, at + n);
        if (utf8_fault(one) != n)
            continue;
        *n_bytes = n;
        return may_stand(utf8_at(one, 0).cp);
    }
    *n_bytes = 1;
    return false;
}

bool document_name_is_clean(struct sv name)
{
    size_t n_bytes;
    for (size_t at = 0; at < name.n; at += n_bytes)
        if (!take(name, at, &n_bytes))
            return false;
    return true;
}

int document_name_of_path(struct arena *a, const char *path, struct sv *out,
                          struct err *e)
{
    static const char digits[] = "0123456789ABCDEF";
    const struct sv name = sv_from(path);
    if (document_name_is_clean(name)) {
        *out = name;
        return 0;
    }
    char *to = arena_array(a, name.n, 3);
    if (!to)
        return err_nomem(e);
    size_t n = 0, n_bytes;
    for (size_t at = 0; at < name.n; at += n_bytes) {
        bool clean = take(name, at, &n_bytes);
        for (size_t i = at; i < at + n_bytes; i++) {
            unsigned char byte = (unsigned char)path[i];
            if (!clean) {
                to[n++] = '%';
                to[n++] = digits[byte >> 4];
            }
            to[n++] = clean ? path[i] : digits[byte & 15];
        }
    }
    *out = (struct sv){to, n};
    return 0;
}

int document_name_of(struct arena *a, const char *path, enum path_naming naming,
                     const char **out, struct err *e)
{
    const char *slash = strrchr(path, '/');
    *out =
        naming == NAMING_FILE && slash && slash[1] != '\0' ? slash + 1 : path;
    if (naming != NAMING_WHOLE || strcmp(path, "-") == 0)
        return 0;
    char *whole = realpath(path, NULL);
    if (!whole)
        return 0;
    const char *copy = arena_copy(a, whole, strlen(whole) + 1);
    free(whole);
    if (copy)
        *out = copy;
    return copy ? 0 : err_nomem(e);
}
