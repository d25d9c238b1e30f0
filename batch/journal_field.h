/* batch/journal_field.h - the fields of a line of a journal, written and read.
 * For journal.c and journal_row.c.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_JOURNAL_FIELD_H
#define BATCH_JOURNAL_FIELD_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* Append a tab and the field. */
void journal_field_add_number(struct buf *out, uint64_t n);
void journal_field_add_hash(struct buf *out, uint64_t hash);
void journal_field_add_text(struct buf *out, struct sv text);

/* The next field of a line; an empty one after the last. */
struct sv journal_field_take(struct sv *rest);

/* The number at the start of *s, taken off it; false where there is none. */
bool journal_field_take_number(struct sv *s, uint64_t *out);

/* The 16 hexadecimal digits of a field. */
bool journal_field_read_hash(struct sv field, uint64_t *out);

/* The next field, which is a number or a hash and nothing else. */
bool journal_field_number(struct sv *rest, uint64_t *out);
bool journal_field_hash(struct sv *rest, uint64_t *out);
#endif
