/* tokenize/text_stream.h - a text of any length, read from top to bottom.
 * What article.h does for a text in memory, with memory for its longest
 * paragraph only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_TEXT_STREAM_H
#define TOKENIZE_TEXT_STREAM_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "tokenize/article.h"

struct text_stream;

/* The place of a sentence in the decoded text, in code points (a byte order
 * mark is none). */
struct text_stream_span {
    uint64_t from_cp, to_cp;
};

/* A scroll in *out; text_stream_close() it.  The splitter is used meanwhile; of
 * *o the strings must live as long.  ERR_NOMEM. */
int text_stream_open(struct splitter *s, const struct article_options *o,
                     struct text_stream **out, struct err *e);
void text_stream_close(struct text_stream *s);

/* Where the caller appends bytes of the input whenever text_stream_next asks for
 * more; TEXT_STREAM_BYTES at a time are a good measure. */
enum { TEXT_STREAM_BYTES = 1 << 18 };
struct buf *text_stream_input(struct text_stream *s);

/* The next sentence: 1; 0 when more input is needed, or after the last
 * sentence when `at_end` says that there is none; or an error.  The text of
 * *out and what text_stream_article() gives live until the next call; of_par is 0.
 *
 * Encoding, language and layout are decided from the first MiB.  UTF-8 then
 * goes through in stretches of whole lines; a text in another encoding is
 * gathered until its end first.
 *
 * Errors: those of article_read(); ERR_INPUT for a byte behind the first MiB
 * that is not UTF-8, where all before it is.  O(n) over all calls. */
int text_stream_next(struct text_stream *s, bool at_end, struct sentence *out,
                     struct text_stream_span *span, struct err *e);

/* What was decided, and the number of sentences and paragraphs so far; there
 * is no array of sentences in it. */
const struct article *text_stream_article(const struct text_stream *s);

/* The input offset of a character that a trace of the splitter points to. */
uint64_t text_stream_origin(const struct text_stream *s, const char *p);
#endif
