/* Any two texts in any two languages, with any glossary: the flags are among
 * those a checker has, the same a second time, and the other way round for the
 * checks that know no direction.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "checks/checker.h"
#include "checks/glossary.h"
#include "exact_copy.h"
#include "tokenize/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* The part of the text in front of the first fault. */
static struct sv valid(struct sv text)
{
    return sv_sub(text, 0, utf8_fault(text));
}

static uint32_t flags_of(struct checker *c, struct checker_side src,
                         struct checker_side tgt)
{
    uint32_t flags = 0, again = 0;
    require(checker_flags(c, &src, &tgt, &flags, NULL) == 0);
    require(checker_flags(c, &src, &tgt, &again, NULL) == 0);
    require((flags & ~(uint32_t)CHECKER_FLAGS) == 0 && flags == again);
    return flags;
}

static void check_pair(struct checker *c, struct sv src, struct sv tgt,
                       uint8_t langs)
{
    static const char *const tags[] = {"en", "fr", "de",    "es", "ru", "zh",
                                       "ja", "ar", "fr-CA", "",   "xx", "el"};
    enum { N = sizeof tags / sizeof *tags };
    const uint32_t directed = RECORD_WRONG_LANG_SRC | RECORD_WRONG_LANG_TRG |
                              RECORD_GLOSSARY | RECORD_COPIED;
    struct checker_side a = {exact_copy(src), sv_from(tags[langs % N])};
    struct checker_side b = {exact_copy(tgt), sv_from(tags[langs / N % N])};
    uint32_t there = flags_of(c, a, b), back = flags_of(c, b, a);
    require(((there ^ back) & ~directed) == 0);
    exact_free(a.text);
    exact_free(b.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct checker *plain;
    struct checker_options o = checker_options_default();
    if (n < 2 || (!plain && checker_open(&o, &plain, NULL) != 0))
        return 0;
    struct sv text = {(const char *)data + 2, n - 2}, field[3];
    for (int k = 0; k < 3; k++) {
        const char *end = text.n ? memchr(text.p, 0xFF, text.n) : NULL;
        size_t to = end ? (size_t)(end - text.p) : text.n;
        field[k] = valid(sv_sub(text, 0, to));
        text = sv_sub(text, end ? to + 1 : to, text.n);
    }
    check_pair(plain, field[0], field[1], data[0]);
    struct glossary *g = NULL;
    struct err e = {0};
    int rc = data[1] & 1 ? glossary_open(field[2], &g, &e) : -1;
    if (rc != 0)
        return 0;
    struct checker *c;
    o.glossary = g;
    o.flags = RECORD_GLOSSARY | RECORD_EMPTY;
    require(checker_open(&o, &c, NULL) == 0);
    check_pair(c, field[0], field[1], data[0]);
    checker_close(c);
    glossary_close(g);
    return 0;
}
