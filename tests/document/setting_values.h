/* tests/document/setting_values.h - set a setting, and hold what becomes of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_DOCUMENT_SETTING_VALUES_H
#define TESTS_DOCUMENT_SETTING_VALUES_H
#include <criterion/criterion.h>

#include "document/settings.h"

static inline void print_row(const struct setting *row,
                             const struct settings *s, struct buf *out)
{
    buf_clear(out);
    setting_print(row, s, out);
    buf_add_char(out, '\0');
    cr_assert(!out->failed);
}

/* The value of a key, as text with a NUL; to be freed. */
static inline struct buf value_of(const struct settings *s, const char *key)
{
    struct buf out = {0};
    print_row(setting_find(&settings_table, key), s, &out);
    return out;
}

#define EXPECT_VALUE(s, key, wanted)                                           \
    do {                                                                       \
        struct buf text_ = value_of(s, key);                                   \
        cr_expect_str_eq(text_.p, wanted, "%s is %s, not %s", key, text_.p,    \
                         wanted);                                              \
        buf_free(&text_);                                                      \
    } while (0)

/* Set, and hold what becomes of it. */
#define TAKE(s, key, value)                                                    \
    do {                                                                       \
        struct err e_ = {0};                                                   \
        cr_expect_eq(settings_set(s, key, value, &e_), 0, "%s: %s", key,       \
                     e_.msg);                                                  \
    } while (0)

#define REFUSE(s, key, value)                                                  \
    do {                                                                       \
        struct err e_ = {0};                                                   \
        struct buf before_ = value_of(s, key);                                 \
        cr_expect_eq(settings_set(s, key, value, &e_), ERR_USAGE, "%s %s",     \
                     key, value);                                              \
        cr_expect_neq(e_.msg[0], '\0');                                        \
        EXPECT_VALUE(s, key, before_.p);                                       \
        buf_free(&before_);                                                    \
    } while (0)
#endif
