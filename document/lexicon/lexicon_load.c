/* document/lexicon/lexicon_load.c - line by line, word by word.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/lexicon_load.h"

int lexicon_load_line(struct dictionary *d, const struct lexicon_line *line,
                      struct err *e)
{
    return dictionary_add(d, line->src, line->tgt, line->src_to_tgt,
                          line->tgt_to_src, e);
}

int lexicon_load_text(struct dictionary *d, struct sv text, struct err *e)
{
    struct lexicon_text walk = {.rest = text};
    struct lexicon_line line;
    int rc;
    while ((rc = lexicon_text_next(&walk, &line, e)) > 0)
        if ((rc = lexicon_load_line(d, &line, e)) != 0)
            break;
    memcpy(d->lang, walk.lang, sizeof d->lang);
    return rc;
}
