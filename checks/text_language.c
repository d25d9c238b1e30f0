/* checks/text_language.c - the check of a pair's side, for a sample of a text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/text_language.h"

#include <stdlib.h>

#include "checks/language_check.h"

struct text_language {
    struct language_words words;
    struct side_scan scan;
};

int text_language_open(struct text_language **out, struct err *e)
{
    struct text_language *t = calloc(1, sizeof *t);
    if (!t || !language_words_open(&t->words)) {
        text_language_close(t);
        return err_nomem(e);
    }
    *out = t;
    return 0;
}

void text_language_close(struct text_language *t)
{
    if (!t)
        return;
    language_words_close(&t->words);
    side_scan_free(&t->scan);
    free(t);
}

int text_language_is_other(struct text_language *t, struct sv sample,
                           struct sv tag, bool *out, struct err *e)
{
    int rc = side_scan_read(&t->scan, sample, tag, e);
    if (rc == 0)
        *out = language_check_is_other(&t->words, &t->scan, language_find(tag));
    return rc;
}
