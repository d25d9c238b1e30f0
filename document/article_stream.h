/* document/article_stream.h - a file through a stream of text: io and tokenize
 * meet for texts that need not be in memory whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ARTICLE_STREAM_H
#define DOCUMENT_ARTICLE_STREAM_H
#include "base/arena.h"
#include "document/article_file.h"
#include "io/byte_stream.h"
#include "tokenize/text_stream.h"

struct article_stream {
    struct byte_stream *feed;
    struct text_stream *scroll;
    size_t max_bytes,
        n_bytes; /* of the input, unpacked: the most, and so far */
    bool at_end;

    /* Of HTML and Markdown, which are in memory whole. */
    enum markup markup, wanted; /* what it is, and what was asked for */
    struct buf page_bytes;
    struct arena arena;
    struct marked_up page;
    size_t n_counted; /* bytes of the decoded page in n_cp */
    uint64_t n_cp;
};

/* Open `path` ("-": standard input) as a text in `lang`; article_stream_close()
 * it, also after an error.  Errors: those of byte_stream_open(),
 * markup_decide() and marked_up_read(); ERR_LIMIT for too large a page;
 * ERR_NOMEM. */
int article_stream_open(struct article_stream *u, const struct reading *r,
                        struct splitter *splitter, const char *path,
                        const char *lang, struct err *e);
void article_stream_close(struct article_stream *u);

/* The next sentence: 1; 0 at the end; or an error of byte_stream_pull() or
 * text_stream_next(), ERR_LIMIT for too large an input, ERR_INPUT for one without
 * any sentence. */
int article_stream_next(struct article_stream *u, struct sentence *out,
                        struct text_stream_span *span, struct err *e);

/* What the text looks like, unless that it is text was asked for. */
enum text_kind article_stream_kind(const struct article_stream *u);

/* The encoding of the file, and whether the detector chose it. */
const char *article_stream_encoding(const struct article_stream *u,
                                    bool *guessed);

/* The input offset of a character that a trace of the splitter points to. */
uint64_t article_stream_origin(const struct article_stream *u, const char *p);
#endif
