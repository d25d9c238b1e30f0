/* tokenize/split_model.c - weights as text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_model.h"

enum { PER_LINE = 32 };

static const struct sv title = {"stele split model 2\n", 20};

/* A digit's value and one, 0 for what is none. */
static const unsigned char digit_1[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
    ['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
    ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

int split_model_parse(struct sv text, struct split_model *out, struct err *e)
{
    if (!sv_starts(text, title))
        return err_set(e, ERR_INPUT, "not a split model");
    size_t n = 0, at = title.n;
    while (at < text.n) {
        if (text.p[at] == '\n') {
            at++;
            continue;
        }
        unsigned high = digit_1[(unsigned char)text.p[at]];
        unsigned low =
            at + 1 < text.n ? digit_1[(unsigned char)text.p[at + 1]] : 0;
        if (high == 0 || low == 0 || n == SPLIT_WEIGHTS)
            break;
        int value = (int)((high - 1) * 16 + low - 1);
        out->weight[n++] = (int8_t)(value < 128 ? value : value - 256);
        at += 2;
    }
    if (at != text.n || n != SPLIT_WEIGHTS)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, at, "a damaged split model");
    return 0;
}

int split_model_write(const struct split_model *m, struct buf *out)
{
    if (buf_reserve(out, title.n + SPLIT_WEIGHTS * 2 +
                             SPLIT_WEIGHTS / PER_LINE) != 0)
        return ERR_NOMEM;
    buf_add_sv(out, title);
    for (size_t i = 0; i < SPLIT_WEIGHTS; i++) {
        unsigned char byte = (unsigned char)m->weight[i];
        buf_add_char(out, "0123456789abcdef"[byte >> 4]);
        buf_add_char(out, "0123456789abcdef"[byte & 15]);
        if (i % PER_LINE == PER_LINE - 1)
            buf_add_char(out, '\n');
    }
    return 0;
}
