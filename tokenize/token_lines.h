/* tokenize/token_lines.h - the tokens of the sentences of a text, one after the
 * other, and which sentences go on with the one before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_TOKEN_LINES_H
#define TOKENIZE_TOKEN_LINES_H
#include "base/arena.h"
#include "base/record.h"
#include "tokenize/token.h"

/* The tokens of sentence i are tokens[starts[i] .. starts[i + 1]). */
struct token_lines {
    const struct token *tokens;
    const size_t *starts;     /* n_sents + 1 */
    const uint8_t *continues; /* n_sents: token_continues(), of the sentence
                                 before and itself */
    size_t n_sents;
};

/* The tokens of n sentences in *out, in the arena.  Errors: those of
 * token_add_line(). */
int token_lines(struct arena *a, struct vocabulary *v,
                const struct sentence *sents, size_t n, struct token_lines *out,
                struct err *e);
#endif
