/* report/page_assets.c - style and script of the page, and the script's digest,
 * which is taken when Stele is built.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_assets.h"

#ifndef PAGE_SCRIPT_SHA256
#error "64 hexadecimal digits, from CMakeLists.txt"
#endif

extern const char page_style_bytes[], page_style_end[];
extern const char page_script_bytes[], page_script_end[];

struct sv page_style(void)
{
    return (struct sv){page_style_bytes,
                       (size_t)(page_style_end - page_style_bytes)};
}

struct sv page_script(void)
{
    return (struct sv){page_script_bytes,
                       (size_t)(page_script_end - page_script_bytes)};
}

static unsigned hex_digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* Base64 (RFC 4648, sec. 4) of the 32 bytes: ten groups of three, and two. */
void page_add_script_digest(struct buf *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";
    static const char hex[] = PAGE_SCRIPT_SHA256;
    unsigned byte[33] = {0};
    for (unsigned k = 0; k < 32; k++)
        byte[k] = hex_digit(hex[2 * k]) << 4 | hex_digit(hex[2 * k + 1]);
    for (unsigned k = 0; k < 33; k += 3) {
        const unsigned bits = byte[k] << 16 | byte[k + 1] << 8 | byte[k + 2];
        buf_add_char(out, letters[bits >> 18]);
        buf_add_char(out, letters[bits >> 12 & 63]);
        buf_add_char(out, letters[bits >> 6 & 63]);
        buf_add_char(out, k == 30 ? '=' : letters[bits & 63]);
    }
}
