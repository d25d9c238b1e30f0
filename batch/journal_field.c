/* batch/journal_field.c - numbers, hashes and texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal_field.h"

#include "base/hash.h"

void journal_field_add_number(struct buf *out, uint64_t n)
{
    buf_add_char(out, '\t');
    buf_add_u64(out, n);
}

void journal_field_add_hash(struct buf *out, uint64_t hash)
{
    char hex[16];
    hash_hex(hash, hex);
    buf_add_char(out, '\t');
    buf_add(out, hex, sizeof hex);
}

void journal_field_add_text(struct buf *out, struct sv text)
{
    buf_add_char(out, '\t');
    buf_add_sv(out, text);
}

/* The next field of a line; an empty one behind the last. */
struct sv journal_field_take(struct sv *rest)
{
    struct sv field;
    sv_next_field(rest, &field);
    return field;
}

/* The number at the start of *s, taken off it. */
bool journal_field_take_number(struct sv *s, uint64_t *out)
{
    uint64_t n = 0;
    size_t i = 0;
    for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && i < 19; i++)
        n = n * 10 + (uint64_t)(s->p[i] - '0');
    *s = sv_sub(*s, i, s->n);
    *out = n;
    return i > 0;
}

bool journal_field_number(struct sv *rest, uint64_t *out)
{
    struct sv field = journal_field_take(rest);
    return journal_field_take_number(&field, out) && field.n == 0;
}

bool journal_field_read_hash(struct sv field, uint64_t *out)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < field.n; i++) {
        const char *digits = "0123456789abcdef";
        const char *d = memchr(digits, field.p[i], 16);
        if (!d)
            return false;
        hash = hash << 4 | (uint64_t)(d - digits);
    }
    *out = hash;
    return field.n == 16;
}

bool journal_field_hash(struct sv *rest, uint64_t *out)
{
    return journal_field_read_hash(journal_field_take(rest), out);
}
