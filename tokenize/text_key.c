/* tokenize/text_key.c - a table of 65,536 characters: what each becomes.
 *
 * Accents are taken off Latin, Greek and Cyrillic letters alone: in other
 * scripts the first part of a decomposition is another letter (Hangul), or
 * marks are vowels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/text_key.h"

#include <stdlib.h>

#include "tokenize/charclass.h"
#include "tokenize/cognate.h"
#include "tokenize/utf8.h"

enum { N_TABLE = 1 << 16, DROP = 0, BREAK = 1 }; /* BREAK: between words */

struct text_key {
    enum text_key_kind kind;
    uint32_t becomes[N_TABLE];
    struct text_key *before; /* of the kind before */
};

static bool is_in(uint32_t cp, uint32_t from, uint32_t to)
{
    return cp >= from && cp <= to;
}

/* A mark or vowel sign of a script, which charclass.h calls no letter; not the
 * blocks of punctuation and symbols. */
static bool is_sign(uint32_t cp)
{
    return cp >= 0x300 && !is_in(cp, 0x2000, 0x2BFF) &&
           !is_in(cp, 0x3000, 0x303F) && !is_in(cp, 0xFE00, 0xFE0F);
}

static bool loses_accents(uint32_t cp)
{
    return is_in(cp, 0xC0, 0x52F) || is_in(cp, 0x1E00, 0x1FFF);
}

static uint32_t become(enum text_key_kind kind, uint32_t cp)
{
    const enum charclass c = charclass_of(cp);
    if (kind == TEXT_KEY_NEAR && is_in(cp, 0x300, 0x36F))
        return DROP;
    if (c == CHAR_DIGIT)
        return kind == TEXT_KEY_NORMAL ? cp : BREAK;
    if (!charclass_is_letter(c) && !(c == CHAR_OTHER && is_sign(cp)))
        return BREAK;
    cp = charclass_lower(cp);
    return kind == TEXT_KEY_NEAR && loses_accents(cp) ? cognate_base(cp) : cp;
}

struct text_key *text_key_open(enum text_key_kind kind)
{
    struct text_key *k = calloc(1, sizeof *k);
    if (!k)
        return NULL;
    k->kind = kind;
    for (uint32_t cp = 0; kind != TEXT_KEY_EXACT && cp < N_TABLE; cp++)
        k->becomes[cp] = become(kind, cp);
    if (kind != TEXT_KEY_EXACT)
        k->before = text_key_open((enum text_key_kind)(kind - 1));
    if (kind != TEXT_KEY_EXACT && !k->before) {
        text_key_close(k);
        return NULL;
    }
    return k;
}

void text_key_close(struct text_key *k)
{
    if (!k)
        return;
    text_key_close(k->before);
    free(k);
}

/* The key of a text into `out`, which has room: a byte becomes one at most, and
 * a character of two bytes three at most. */
static size_t fold(const struct text_key *k, struct sv text, char *out)
{
    const bool spaces = k->kind == TEXT_KEY_NORMAL;
    bool is_broken = false;
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        const struct utf8_char c = utf8_at(text, at);
        const uint32_t to =
            c.cp < N_TABLE ? k->becomes[c.cp] : become(k->kind, c.cp);
        at += c.n_bytes;
        if (to <= BREAK) {
            is_broken |= to == BREAK;
            continue;
        }
        if (spaces && is_broken && n > 0)
            out[n++] = ' ';
        is_broken = false;
        if (to < 0x80)
            out[n++] = (char)to;
        else
            n += utf8_put(to, out + n);
    }
    return n;
}

void text_key_add(const struct text_key *k, struct sv text, struct buf *out)
{
    if (k->kind == TEXT_KEY_EXACT) {
        buf_add_sv(out, text);
        return;
    }
    if (buf_reserve(out, 2 * text.n + 4) != 0)
        return;
    size_t n = fold(k, text, out->p + out->n);
    if (n == 0)
        text_key_add(k->before, text, out);
    else
        out->n += n;
}
