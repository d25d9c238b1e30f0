/* document/setting.c - values from text and to text, by the kind of their row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/setting.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "io/parse_number.h"
#include "tokenize/language_name.h"

const struct setting *setting_find(const struct setting_table *t,
                                   const char *key)
{
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->rows[i].key, key) == 0)
            return &t->rows[i];
    return NULL;
}

/* The unsigned number of a field, whatever its size. */
static uint64_t load_number(const struct setting *row, const void *target)
{
    const char *at = (const char *)target + row->at;
    uint64_t wide = 0;
    uint32_t word = 0;
    unsigned char byte = 0;
    switch (row->size) {
    case sizeof byte: memcpy(&byte, at, sizeof byte); return byte;
    case sizeof word: memcpy(&word, at, sizeof word); return word;
    default:
        assert(row->size == sizeof wide);
        memcpy(&wide, at, sizeof wide);
        return wide;
    }
}

static void store_number(const struct setting *row, void *target,
                         uint64_t number)
{
    char *at = (char *)target + row->at;
    uint32_t word = (uint32_t)number;
    unsigned char byte = (unsigned char)number;
    switch (row->size) {
    case sizeof byte: memcpy(at, &byte, sizeof byte); break;
    case sizeof word: memcpy(at, &word, sizeof word); break;
    default:
        assert(row->size == sizeof number);
        memcpy(at, &number, sizeof number);
    }
}

static void store_text(const struct setting *row, void *target,
                       const char *text)
{
    assert(row->size == sizeof text);
    memcpy((char *)target + row->at, &text, sizeof text);
}

static const char *load_text(const struct setting *row, const void *target)
{
    const char *text;
    memcpy(&text, (const char *)target + row->at, sizeof text);
    return text;
}

int setting_whole(const char *value, uint64_t min, uint64_t max, uint64_t *out,
                  struct err *e)
{
    struct sv rest = sv_from(value);
    uint64_t number;
    bool digits = value[0] >= '0' && value[0] <= '9';
    if (!digits || !parse_u64(&rest, max, &number) || rest.n > 0 ||
        number < min)
        return err_set(e, ERR_USAGE,
                       "\"%.40s\" is not a whole number from %llu to %llu",
                       value, (unsigned long long)min, (unsigned long long)max);
    *out = number;
    return 0;
}

/* The number that a row's value of kind WHOLE is, with its word. */
static int whole_of(const struct setting *row, const char *value, uint64_t *out,
                    struct err *e)
{
    if (row->word && strcmp(value, row->word) == 0) {
        *out = row->word_is;
        return 0;
    }
    return setting_whole(value, (uint64_t)row->min, (uint64_t)row->max, out, e);
}

/* A number of bytes; K, M or G after it multiply. */
static int size_of(const struct setting *row, const char *value, uint64_t *out,
                   struct err *e)
{
    static const char units[] = "KMG";
    struct sv rest = sv_from(value);
    uint64_t number, min = (uint64_t)row->min, max = (uint64_t)row->max;
    unsigned shift = 0;
    bool ok = value[0] >= '0' && value[0] <= '9' &&
              parse_u64(&rest, max, &number) && rest.n <= 1;
    if (ok && rest.n == 1) {
        const char *unit = memchr(units, rest.p[0], 3);
        ok = unit != NULL;
        shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    }
    if (!ok || number > max >> shift || number << shift < min)
        return err_set(e, ERR_USAGE,
                       "\"%.40s\" is not a number of bytes from %llu to %llu, "
                       "such as 500K, 16M or 1G",
                       value, (unsigned long long)min, (unsigned long long)max);
    *out = number << shift;
    return 0;
}

int setting_decimal(const char *value, double min, double max, double *out,
                    struct err *e)
{
    struct sv rest = sv_from(value);
    struct buf range = {0};
    double number;
    if (parse_double(&rest, &number) && rest.n == 0 && number >= min &&
        number <= max) {
        *out = number;
        return 0;
    }
    setting_add_decimal(&range, min);
    buf_add_sv(&range, SV(" to "));
    setting_add_decimal(&range, max);
    int rc = range.failed
                 ? err_nomem(e)
                 : err_set(e, ERR_USAGE, "\"%.40s\" is not a number from %.*s",
                           value, (int)range.n, range.p);
    buf_free(&range);
    return rc;
}

int setting_choice(struct sv value, const char *(*choice)(unsigned i),
                   unsigned *out, struct err *e)
{
    char list[120] = "";
    for (unsigned i = 0; choice(i); i++) {
        if (sv_eq(value, sv_from(choice(i)))) {
            *out = i;
            return 0;
        }
        size_t n = strlen(list);
        snprintf(list + n, sizeof list - n, "%s%s", i ? ", " : "", choice(i));
    }
    return err_set(e, ERR_USAGE, "\"%.*s\" is none of: %s",
                   value.n < 40 ? (int)value.n : 40, value.p, list);
}

/* A language as its tag. */
static int language_of_value(const char *value, char out[LANGUAGE_TAG_BYTES],
                             struct err *e)
{
    struct err why = {0};
    if (strcmp(value, "auto") == 0) {
        strcpy(out, value);
        return 0;
    }
    int rc = language_name_tag(sv_from(value), out, &why);
    return rc == 0 ? 0 : err_set(e, ERR_USAGE, "%s", why.msg);
}

static int set_flag(const struct setting *row, void *target, const char *value,
                    struct err *e)
{
    bool yes = !value || strcmp(value, "yes") == 0;
    if (!yes && strcmp(value, "no") != 0)
        return err_set(e, ERR_USAGE, "\"%.40s\" is neither yes nor no", value);
    store_number(row, target, yes);
    return 0;
}

static int set_decimal(const struct setting *row, void *target,
                       const char *value, struct err *e)
{
    double number;
    assert(row->size == sizeof number);
    int rc = setting_decimal(value, row->min, row->max, &number, e);
    if (rc == 0)
        memcpy((char *)target + row->at, &number, sizeof number);
    return rc;
}

static int set_number(const struct setting *row, void *target,
                      const char *value, struct err *e)
{
    uint64_t number = 0;
    unsigned place = 0;
    int rc = row->kind == SETTING_WHOLE ? whole_of(row, value, &number, e)
             : row->kind == SETTING_SIZE
                 ? size_of(row, value, &number, e)
                 : setting_choice(sv_from(value), row->choice, &place, e);
    if (rc == 0)
        store_number(row, target, row->kind == SETTING_CHOICE ? place : number);
    return rc;
}

static int set_row(const struct setting *row, void *target, const char *value,
                   struct err *e)
{
    if (row->kind == SETTING_FLAG)
        return set_flag(row, target, value, e);
    if (!value && row->value)
        return err_set(e, ERR_USAGE, "a value is needed");
    switch (row->kind) {
    case SETTING_DECIMAL: return set_decimal(row, target, value, e);
    case SETTING_LANGUAGE:
        store_text(row, target, strcmp(value, "auto") == 0 ? NULL : value);
        return 0;
    case SETTING_OWN: return row->set(target, value, e);
    case SETTING_TEXT:
        if (value[0] == '\0')
            return err_set(e, ERR_USAGE, "the value is empty");
        store_text(row, target, value);
        return 0;
    default: return set_number(row, target, value, e);
    }
}

/* Copy a value to where it stays, in the form that its row keeps. */
static int keep_value(const struct setting *row, struct arena *strings,
                      const char **value, struct err *e)
{
    char tag[LANGUAGE_TAG_BYTES];
    if (row->kind == SETTING_LANGUAGE) {
        int rc = language_of_value(*value, tag, e);
        if (rc != 0)
            return rc;
        *value = tag;
    }
    *value = arena_copy(strings, *value, strlen(*value) + 1);
    return *value ? 0 : err_nomem(e);
}

int setting_set(const struct setting_table *t, void *target,
                struct arena *strings, const char *key, const char *value,
                struct err *e)
{
    const struct setting *row = setting_find(t, key);
    if (!row)
        return err_set(e, ERR_USAGE, "no setting is called \"%.60s\"", key);
    if (row->kind == SETTING_ALIAS)
        return value ? err_set(e, ERR_USAGE, "it takes no value")
                     : setting_set(t, target, strings, row->alias_of,
                                   row->alias_value, e);
    int rc = value ? keep_value(row, strings, &value, e) : 0;
    return rc == 0 ? set_row(row, target, value, e) : rc;
}

void setting_add_decimal(struct buf *out, double number)
{
    const size_t n = out->n;
    uint64_t bits;
    char digits[16];
    for (unsigned n_decimals = 0; fabs(number) < 9e9 && n_decimals <= 9;
         n_decimals++) {
        double back;
        if (buf_add_fixed(out, number, n_decimals) != 0)
            return;
        struct sv text = sv_sub(buf_sv(out), n, out->n);
        if (parse_double(&text, &back) && back == number)
            return;
        out->n = n;
    }
    memcpy(&bits, &number, sizeof bits);
    hash_hex(bits, digits);
    buf_add_sv(out, SV("0x"));
    buf_add(out, digits, sizeof digits);
}

static void print_number(const struct setting *row, uint64_t number,
                         struct buf *out)
{
    static const char units[] = " KMG";
    unsigned unit = 0;
    if (row->word && number == row->word_is) {
        buf_add_sv(out, sv_from(row->word));
        return;
    }
    while (row->kind == SETTING_SIZE && number > 0 && number % 1024 == 0 &&
           unit < 3) {
        number /= 1024;
        unit++;
    }
    buf_add_u64(out, number);
    if (unit > 0)
        buf_add_char(out, units[unit]);
}

void setting_print(const struct setting *row, const void *target,
                   struct buf *out)
{
    const char *text;
    double number;
    switch (row->kind) {
    case SETTING_ALIAS: break;
    case SETTING_OWN: row->print(target, out); break;
    case SETTING_FLAG:
        buf_add_sv(out, load_number(row, target) ? SV("yes") : SV("no"));
        break;
    case SETTING_DECIMAL:
        memcpy(&number, (const char *)target + row->at, sizeof number);
        setting_add_decimal(out, number);
        break;
    case SETTING_CHOICE:
        text = row->choice((unsigned)load_number(row, target));
        buf_add_sv(out, sv_from(text));
        break;
    case SETTING_LANGUAGE:
        text = load_text(row, target);
        buf_add_sv(out, sv_from(text ? text : "auto"));
        break;
    case SETTING_TEXT: buf_add_sv(out, sv_from(load_text(row, target))); break;
    default: print_number(row, load_number(row, target), out);
    }
}

int setting_digest(const struct setting_table *t, const void *target,
                   unsigned groups, uint64_t seed, uint64_t *out, struct err *e)
{
    struct buf text = {0};
    for (size_t i = 0; i < t->n; i++) {
        const struct setting *row = &t->rows[i];
        if (!row->changes_bytes || !(groups >> row->group & 1))
            continue;
        seed = hash_sv(sv_from(row->key), seed);
        buf_clear(&text);
        if (row->digest)
            row->digest(target, &text);
        else
            setting_print(row, target, &text);
        if (text.failed)
            break;
        seed = hash_sv(buf_sv(&text), seed);
    }
    int rc = text.failed ? err_nomem(e) : 0;
    buf_free(&text);
    if (rc == 0)
        *out = seed;
    return rc;
}
