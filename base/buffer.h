/* base/buffer.h - bytes that grow: what a reader fills and a writer empties.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Zero-initialise to open.  p[0..n) is the content, cap the room.  `failed`
 * stays true from the first append that found no memory until buf_clear, and
 * further appends do nothing: a line is built in peace and tested once. */
struct buf {
    char *p;
    size_t n, cap;
    bool failed;
};

/* Make room for n_more bytes behind the content.  0, or ERR_NOMEM (the
 * content stays as it was). */
int buf_reserve(struct buf *b, size_t n_more);

/* Empty the buffer, keeping its memory. */
void buf_clear(struct buf *b);

/* Append.  Each returns 0 or ERR_NOMEM; on error nothing was appended. */
static inline int buf_add(struct buf *b, const char *p, size_t n)
{
    if (n == 0)
        return 0;
    if (b->failed || n > b->cap - b->n) {
        int rc = buf_reserve(b, n);
        if (rc != 0)
            return rc;
    }
    memcpy(b->p + b->n, p, n);
    b->n += n;
    return 0;
}

static inline int buf_add_sv(struct buf *b, struct sv s)
{
    return buf_add(b, s.p, s.n);
}

static inline int buf_add_char(struct buf *b, char c)
{
    return buf_add(b, &c, 1);
}

int buf_add_u64(struct buf *b, uint64_t number);

/* `number` in fixed notation with n_decimals (0..9) digits behind the point,
 * rounded to the nearest, half to even, as printf() does; the same bytes in
 * every locale.  Where all
 * digits are more than 18, those behind the point are 0; NaN is written "nan",
 * 9e18 and more "inf". */
int buf_add_fixed(struct buf *b, double number, unsigned n_decimals);

static inline struct sv buf_sv(const struct buf *b)
{
    return (struct sv){b->p, b->n};
}

/* Give the memory back; the buffer can be used again. */
void buf_free(struct buf *b);

/* The same of a buffer whose content was appended to `whole`: where it found no
 * memory, the whole lacks something and has failed. */
static inline void buf_end_part(struct buf *part, struct buf *whole)
{
    whole->failed |= part->failed;
    buf_free(part);
}
#endif
