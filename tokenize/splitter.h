/* tokenize/splitter.h - where the sentences of a piece of text end.
 * Between paragraphs (pieces that no sentence crosses) and the article.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLITTER_H
#define TOKENIZE_SPLITTER_H
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"
#include "tokenize/splitter_options.h"

struct splitter;

/* The built-in model, at .5, and nothing besides. */
struct splitter_options splitter_options_default(void);

/* A splitter in *out for one worker at a time; splitter_close() it.  The
 * options are not needed afterwards.
 * Errors: ERR_INPUT with the line of a faulty table, or for a damaged model;
 * ERR_USAGE for a threshold outside 0..1 or other marks in split_at;
 * ERR_NOMEM; ERR_INTERNAL. */
int splitter_open(const struct splitter_options *o, struct splitter **out,
                  struct err *e);
void splitter_close(struct splitter *s);

/* From now on have every decision told; NULL: no more.  MODEL only. */
void splitter_set_trace(struct splitter *s, splitter_trace trace,
                        void *context);

/* Where the sentences of `text` end, for a language such as "en" or "fr-CA".
 * `text` is valid UTF-8, one piece of a paragraph; line ends inside are white
 * space.
 *
 * Stores in *ends the *n_ends offsets behind the last character of each
 * sentence, growing; the last is that of the text.  White space between
 * sentences belongs to neither.  Text of nothing but white space has none.
 * The array lives in `s` until the next call.
 *
 * Errors: ERR_LIMIT over 2 GiB, ERR_NOMEM, ERR_INTERNAL.  O(n). */
int splitter_cut(struct splitter *s, struct sv lang, struct sv text,
                 const size_t **ends, size_t *n_ends, struct err *e);
#endif
