/* Lines of a key, a tab and a value: a setting is refused with a word, or is
 * in its range, and its printed value sets the same again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "base/arena.h"
#include "document/settings.h"
#include "document/settings_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { MAX_BYTES = 4096 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* Does the row take what it prints, and print that again? */
static void check_printed(const struct setting *row, struct settings *s,
                          struct arena *strings)
{
    struct buf once = {0}, twice = {0};
    setting_print(row, s, &once);
    buf_add_char(&once, '\0');
    if (once.n > 1 && row->kind != SETTING_OWN && row->kind != SETTING_FLAG) {
        require(setting_set(&settings_table, s, strings, row->key, once.p,
                            NULL) == 0);
        setting_print(row, s, &twice);
        buf_add_char(&twice, '\0');
        require(sv_eq(buf_sv(&once), buf_sv(&twice)));
    }
    buf_free(&twice);
    buf_free(&once);
}

static void set_one(const char *key, const char *value)
{
    const struct setting *row = setting_find(&settings_table, key);
    struct settings s = settings_default();
    struct arena strings = {0};
    struct err e = {0};
    int rc = 0;
    if (strcmp(key, "params") != 0) /* it reads a file */
        rc = setting_set(&settings_table, &s, &strings, key, value, &e);
    require(rc == 0 || e.msg[0] != '\0');
    require(row || rc != 0 || strcmp(key, "params") == 0);
    if (row && rc == 0)
        check_printed(row, &s, &strings);
    settings_free(&s);
    arena_free(&strings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n > MAX_BYTES || memchr(data, '\0', n))
        return 0;
    struct sv text = {(const char *)data, n}, line, key;
    while (sv_next_line(&text, &line)) {
        char name[64], *value = malloc(line.n + 1);
        require(value != NULL);
        sv_next_field(&line, &key);
        size_t n_name = key.n < sizeof name - 1 ? key.n : sizeof name - 1;
        if (n_name > 0)
            memcpy(name, key.p, n_name);
        name[n_name] = '\0';
        if (line.n > 0)
            memcpy(value, line.p, line.n);
        value[line.n] = '\0';
        set_one(name, value);
        free(value);
    }
    return 0;
}
