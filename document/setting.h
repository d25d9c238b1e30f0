/* document/setting.h - one row of a table of settings, and what every table of
 * them can do: set by name, print, enter a digest.  The tables are in
 * settings_table.c, batch/batch_settings.c and the commands of cli/; parsing,
 * help, digests and the library read them, so that none can forget a row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTING_H
#define DOCUMENT_SETTING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"

/* What a value is, and the type of the field that holds it. */
enum setting_kind {
    SETTING_FLAG,     /* yes or no; bool */
    SETTING_WHOLE,    /* a number without a point; unsigned, of any size */
    SETTING_SIZE,     /* the same in bytes, where 16M is 16 * 2^20; K, M, G */
    SETTING_DECIMAL,  /* double */
    SETTING_CHOICE,   /* one of choice(0), choice(1), …; an enum or bool */
    SETTING_LANGUAGE, /* what language_name_tag() understands, kept as a tag of
                         BCP 47; or "auto", which is NULL; const char * */
    SETTING_TEXT,     /* any text but an empty one; const char * */
    SETTING_ALIAS,    /* sets another row to a certain value; no field */
    SETTING_OWN       /* set() and print() know */
};

/* Where help puts it. */
enum setting_rank { SETTING_USUAL, SETTING_COMMON, SETTING_RESEARCH };

/* A row.  What it does not need is 0. */
struct setting {
    const char *key; /* "min-score"; the long option is --min-score */
    char letter;     /* the short option, or 0 */
    enum setting_kind kind;
    enum setting_rank rank;
    unsigned group;     /* below 32; a command names the groups it offers */
    bool changes_bytes; /* of an output: it enters the digest */

    const char *value; /* what it takes, as help writes it; NULL: nothing */
    const char *help;  /* without choices, range and default */

    double min, max;                    /* WHOLE, SIZE, DECIMAL */
    const char *word;                   /* WHOLE: a word for one number, */
    uint64_t word_is;                   /* and that number */
    const char *(*choice)(unsigned i);  /* NULL beyond the last */
    const char *alias_of, *alias_value; /* ALIAS */

    size_t at, size; /* the field in the table's struct: SETTING_AT() */

    /* OWN: take a value; append the value as set() reads it, nothing when
     * there is none. */
    int (*set)(void *target, const char *value, struct err *e);
    void (*print)(const void *target, struct buf *out);

    /* What enters the digest where that is not the value: the content of a
     * file, say. */
    void (*digest)(const void *target, struct buf *out);
};

#define SETTING_AT(type, member)                                               \
    .at = offsetof(type, member), .size = sizeof(((type *)0)->member)

/* Rows that fill the same struct.  headings[g] is the title of group g. */
struct setting_table {
    const struct setting *rows; /* [n] */
    size_t n;
    const char *const *headings;
};

/* The row of that key, or NULL. */
const struct setting *setting_find(const struct setting_table *t,
                                   const char *key);

/* Set `key` in *target.  `value` may be NULL for what takes none; a flag also
 * takes "yes" and "no".  Texts are copied into `strings`, where they must stay
 * as long as *target is used.  ERR_USAGE for a key that is not in the table and
 * for a value that is not one of the row's, and then *target is as before;
 * ERR_NOMEM; what OWN rows can give besides. */
struct arena;
int setting_set(const struct setting_table *t, void *target,
                struct arena *strings, const char *key, const char *value,
                struct err *e);

/* Append the value of the row in *target, in the form that setting_set()
 * reads; nothing where there is none (no file, an alias). */
void setting_print(const struct setting *row, const void *target,
                   struct buf *out);

/* A hash of all rows of the groups (a sum of 1u << group) that change bytes.
 * ERR_NOMEM. */
int setting_digest(const struct setting_table *t, const void *target,
                   unsigned groups, uint64_t seed, uint64_t *out,
                   struct err *e);

/* A decimal number within [min, max] with nothing after it.  ERR_USAGE. */
int setting_decimal(const char *value, double min, double max, double *out,
                    struct err *e);

/* A whole one. */
int setting_whole(const char *value, uint64_t min, uint64_t max, uint64_t *out,
                  struct err *e);

/* The place of `value` among choice(0), choice(1), …  ERR_USAGE lists them. */
int setting_choice(struct sv value, const char *(*choice)(unsigned i),
                   unsigned *out, struct err *e);

/* Append the shortest form with at most nine decimals that reads back as this
 * very number; "0x" and its bits where there is none.  No locale. */
void setting_add_decimal(struct buf *out, double number);
#endif
