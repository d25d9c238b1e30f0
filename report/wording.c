/* report/wording.c - looks up and fills in.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/wording.h"

#define ROW(key, en, fr) {en, fr},
static const char *const table[WORD_N][2] = {WORDING_ROWS(ROW)};

#define KEY(key, en, fr) #key,
static const char *const keys[WORD_N] = {WORDING_ROWS(KEY)};

struct sv wording(enum report_language l, enum wording w)
{
    return sv_from(table[w][l]);
}

const char *wording_key(enum wording w)
{
    return keys[w];
}

void wording_add(struct buf *out, enum report_language l, enum wording w,
                 const struct sv *args, size_t n, bool strong)
{
    struct sv text = wording(l, w);
    bool is_strong = false;
    for (size_t k = 0, arg = 0; k < text.n; k++) {
        struct sv rest = sv_sub(text, k, text.n);
        if (sv_starts(rest, SV("{}")) && arg < n) {
            buf_add_sv(out, args[arg++]);
            k++;
        } else if (sv_starts(rest, SV("**"))) {
            if (strong)
                buf_add_sv(out, is_strong ? SV("</strong>") : SV("<strong>"));
            is_strong = !is_strong;
            k++;
        } else {
            buf_add_char(out, text.p[k]);
        }
    }
}
