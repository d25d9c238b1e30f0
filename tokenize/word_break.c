/* tokenize/word_break.c - ICU's word iterator over one run of letters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/word_break.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "tokenize/charclass.h"

enum { MAX_RUN = 8192 }; /* bytes */

struct word_break {
    UBreakIterator *words;
    UText text;
};

bool word_break_has(uint32_t cp)
{
    if (cp < 0xE00)
        return false;
    return (cp < 0xF00) ||                                  /* Thai, Lao */
           (cp >= 0x1000 && cp < 0x10A0) ||                 /* Burmese */
           (cp >= 0x1780 && cp < 0x1800) ||                 /* Khmer */
           (cp >= 0x3005 && cp < 0x3100 && cp != 0x3030) || /* kana */
           (cp >= 0x3400 && cp < 0xA000) ||                 /* Han */
           (cp >= 0xF900 && cp < 0xFB00) ||
           (cp >= 0xFF66 && cp < 0xFFA0) || /* narrow kana */
           (cp >= 0x20000 && cp < 0x32000);
}

/* The length of the run. */
static size_t run_length(struct sv text)
{
    size_t at = 0;
    while (at < text.n && at < MAX_RUN) {
        struct utf8_char c = utf8_at(text, at);
        if (!word_break_has(c.cp) || !charclass_is_letter(charclass_of(c.cp)))
            break;
        at += c.n_bytes;
    }
    return at;
}

static int open_words(struct word_break **out, struct err *e)
{
    UErrorCode status = U_ZERO_ERROR;
    struct word_break *b = calloc(1, sizeof *b);
    if (!b)
        return err_nomem(e);
    b->text = (UText)UTEXT_INITIALIZER;
    b->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(b);
        return err_set(e, ERR_INTERNAL, "ICU cannot find words: %s",
                       u_errorName(status));
    }
    *out = b;
    return 0;
}

int word_break_begin(struct word_break **b, struct sv text, struct err *e)
{
    UErrorCode status = U_ZERO_ERROR;
    int rc = *b ? 0 : open_words(b, e);
    if (rc != 0)
        return rc;
    utext_openUTF8(&(*b)->text, text.p, (int64_t)run_length(text), &status);
    ubrk_setUText((*b)->words, &(*b)->text, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        return err_nomem(e);
    if (U_FAILURE(status))
        return err_set(e, ERR_INTERNAL, "ICU cannot find words: %s",
                       u_errorName(status));
    ubrk_first((*b)->words);
    return 0;
}

size_t word_break_next(struct word_break *b)
{
    int32_t end = ubrk_next(b->words);
    return end == UBRK_DONE ? 0 : (size_t)end;
}

void word_break_close(struct word_break *b)
{
    if (!b)
        return;
    ubrk_close(b->words);
    utext_close(&b->text);
    free(b);
}
