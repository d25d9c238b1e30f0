/* tokenize/token_lines.c - cuts sentence after sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/token_lines.h"

int token_lines(struct arena *a, struct vocabulary *v,
                const struct sentence *sents, size_t n, struct token_lines *out,
                struct err *e)
{
    struct buf tokens = {0};
    int rc = 0;
    size_t *starts = arena_array(a, n + 1, sizeof *starts);
    uint8_t *continues = arena_array(a, n, sizeof *continues);
    if (!starts || !continues)
        return err_nomem(e);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        rc = token_add_line(v, sents[i].text, &tokens, e);
        struct sv before = i > 0 ? sents[i - 1].text : (struct sv){"", 0};
        continues[i] = (uint8_t)token_continues(before, sents[i].text);
        starts[i + 1] = tokens.n / sizeof(struct token);
    }
    if (rc == 0) {
        const void *all = arena_copy(a, tokens.p, tokens.n);
        *out = (struct token_lines){all, starts, continues, n};
        rc = all ? 0 : err_nomem(e);
    }
    buf_free(&tokens);
    return rc;
}
