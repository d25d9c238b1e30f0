/* io/base64.c - four digits are three bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/base64.h"

enum { NONE = 0xff };

/* The six bits of a digit, or NONE. */
static unsigned digit_of(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26u;
    if (c >= '0' && c <= '9')
        return c - '0' + 52u;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : NONE;
}

/* Digits before the padding, of which there are at most two signs. */
static size_t n_digits(struct sv text)
{
    size_t n = text.n;
    while (n > 0 && text.n - n < 2 && text.p[n - 1] == '=')
        n--;
    return n;
}

static int fault_at(size_t at, struct err *e)
{
    return err_set_at(e, ERR_INPUT, ERR_BYTE, at, "this is no base64");
}

/* The digits [from, to), at most four, as bits at the top of 24. */
static int take_group(struct sv text, size_t from, size_t to, uint32_t *bits,
                      struct err *e)
{
    *bits = 0;
    for (size_t i = from; i < to; i++) {
        unsigned digit = digit_of((unsigned char)text.p[i]);
        if (digit == NONE)
            return fault_at(i, e);
        *bits |= digit << (18 - 6 * (i - from));
    }
    return 0;
}

int base64_decode(struct sv text, struct buf *out, struct err *e)
{
    const size_t before = out->n, n = n_digits(text);
    if (text.n % 4 != 0)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, text.n,
                          "this base64 is not whole");
    if (buf_reserve(out, text.n / 4 * 3) != 0)
        return err_nomem(e);
    for (size_t at = 0; at < n; at += 4) {
        size_t to = n - at < 4 ? n : at + 4;
        uint32_t bits;
        int rc = take_group(text, at, to, &bits, e);
        size_t n_bytes = (to - at) * 6 / 8;
        bool stray = rc == 0 && (bits & (0xffffffu >> 8 * n_bytes)) != 0;
        if (rc != 0 || stray) {
            out->n = before;
            return rc != 0 ? rc : fault_at(to - 1, e);
        }
        for (size_t i = 0; i < n_bytes; i++)
            out->p[out->n++] = (char)(bits >> (16 - 8 * i) & 0xff);
    }
    return 0;
}
