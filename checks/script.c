/* checks/script.c - blocks of Unicode 15 in rising order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/script.h"

#include <stddef.h>

/* From this code point on, up to the next row. */
static const struct {
    uint32_t from;
    unsigned char script;
} blocks[] = {
    {0, SCRIPT_LATIN},         {0x250, SCRIPT_OTHER},
    {0x370, SCRIPT_GREEK},     {0x400, SCRIPT_CYRILLIC},
    {0x530, SCRIPT_ARMENIAN},  {0x590, SCRIPT_HEBREW},
    {0x600, SCRIPT_ARABIC},    {0x700, SCRIPT_OTHER},
    {0x750, SCRIPT_ARABIC},    {0x780, SCRIPT_OTHER},
    {0x8A0, SCRIPT_ARABIC},    {0x900, SCRIPT_DEVANAGARI},
    {0x980, SCRIPT_BENGALI},   {0xA00, SCRIPT_GURMUKHI},
    {0xA80, SCRIPT_GUJARATI},  {0xB00, SCRIPT_OTHER},
    {0xB80, SCRIPT_TAMIL},     {0xC00, SCRIPT_TELUGU},
    {0xC80, SCRIPT_KANNADA},   {0xD00, SCRIPT_MALAYALAM},
    {0xD80, SCRIPT_SINHALA},   {0xE00, SCRIPT_THAI},
    {0xE80, SCRIPT_LAO},       {0xF00, SCRIPT_TIBETAN},
    {0x1000, SCRIPT_MYANMAR},  {0x10A0, SCRIPT_GEORGIAN},
    {0x1100, SCRIPT_HANGUL},   {0x1200, SCRIPT_ETHIOPIC},
    {0x13A0, SCRIPT_OTHER},    {0x1780, SCRIPT_KHMER},
    {0x1800, SCRIPT_OTHER},    {0x1C80, SCRIPT_CYRILLIC},
    {0x1C90, SCRIPT_GEORGIAN}, {0x1CC0, SCRIPT_OTHER},
    {0x1E00, SCRIPT_LATIN},    {0x1F00, SCRIPT_GREEK},
    {0x2000, SCRIPT_OTHER},    {0x2C60, SCRIPT_LATIN},
    {0x2C80, SCRIPT_OTHER},    {0x2DE0, SCRIPT_CYRILLIC},
    {0x2E00, SCRIPT_OTHER},    {0x3005, SCRIPT_HAN},
    {0x3008, SCRIPT_OTHER},    {0x3040, SCRIPT_KANA},
    {0x3100, SCRIPT_OTHER},    {0x3130, SCRIPT_HANGUL},
    {0x3190, SCRIPT_OTHER},    {0x31F0, SCRIPT_KANA},
    {0x3200, SCRIPT_OTHER},    {0x3400, SCRIPT_HAN},
    {0x4DC0, SCRIPT_OTHER},    {0x4E00, SCRIPT_HAN},
    {0xA000, SCRIPT_OTHER},    {0xA640, SCRIPT_CYRILLIC},
    {0xA6A0, SCRIPT_OTHER},    {0xA720, SCRIPT_LATIN},
    {0xA800, SCRIPT_OTHER},    {0xAC00, SCRIPT_HANGUL},
    {0xD7B0, SCRIPT_OTHER},    {0xF900, SCRIPT_HAN},
    {0xFB00, SCRIPT_LATIN},    {0xFB13, SCRIPT_ARMENIAN},
    {0xFB1D, SCRIPT_HEBREW},   {0xFB50, SCRIPT_ARABIC},
    {0xFE00, SCRIPT_OTHER},    {0xFE70, SCRIPT_ARABIC},
    {0xFEFF, SCRIPT_OTHER},    {0xFF21, SCRIPT_LATIN},
    {0xFF5B, SCRIPT_OTHER},    {0xFF66, SCRIPT_KANA},
    {0xFFA0, SCRIPT_HANGUL},   {0xFFDD, SCRIPT_OTHER},
    {0x20000, SCRIPT_HAN},     {0x32000, SCRIPT_OTHER},
};

enum script script_of(uint32_t cp)
{
    size_t low = 0, high = sizeof blocks / sizeof blocks[0];
    if (cp < 0x250)
        return SCRIPT_LATIN;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (blocks[middle].from <= cp)
            low = middle;
        else
            high = middle;
    }
    return (enum script)blocks[low].script;
}
