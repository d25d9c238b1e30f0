/* io/inline_code.c - letters by their first byte.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/inline_code.h"

/* Of a character's first byte: ASCII letters and digits; C3 to DF, which is
 * Latin, Greek, Cyrillic, Hebrew, Arabic and their like; E0 and E1, which is
 * Indic and other scripts with spaces.  C2, E2 and E3 begin punctuation. */
static bool is_word(unsigned char lead)
{
    return (lead >= '0' && lead <= '9') || (lead >= 'A' && lead <= 'Z') ||
           (lead >= 'a' && lead <= 'z') || (lead >= 0xC3 && lead <= 0xE1);
}

void inline_code_gap(struct buf *text, struct sv next)
{
    size_t at = text->n;
    if (at == 0 || next.n == 0 || !is_word((unsigned char)next.p[0]))
        return;
    do
        at--;
    while (at > 0 && ((unsigned char)text->p[at] & 0xC0) == 0x80);
    if (is_word((unsigned char)text->p[at]))
        buf_add_char(text, ' ');
}
