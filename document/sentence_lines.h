/* document/sentence_lines.h - the sentences of a text to a file, one a line; or
 * a line for each place where the splitter decided.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SENTENCE_LINES_H
#define DOCUMENT_SENTENCE_LINES_H
#include "document/article_stream.h"

struct sentence_lines {
    bool offsets;    /* the span of each before it, in bytes and code points */
    bool paragraphs; /* a blank line between paragraphs */
    bool decisions;  /* these instead of sentences, below a header */
};

/* Write the rest of `text`, which `splitter` splits, to `path` ("-": standard
 * output).  Errors: those of article_stream_next() and of a sink; after one
 * there is no file. */
int sentence_lines_write(const struct sentence_lines *what,
                         struct article_stream *text, struct splitter *splitter,
                         const char *path, struct err *e);
#endif
