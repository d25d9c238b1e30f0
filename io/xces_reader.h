/* io/xces_reader.h - XCES links, and files of numbered sentences.
 * Links as OPUS and Stele write them; sentences as Stele writes them, or one
 * document a file as OPUS does, with words in <w> or running text in <s>.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XCES_READER_H
#define IO_XCES_READER_H
#include "base/err.h"
#include "base/slice.h"

struct byte_stream;
struct xces_reader;

/* A <link> with its <linkGrp>: lists of identifiers between spaces. */
struct xces_link {
    struct sv from_doc, to_doc;
    struct sv src, tgt;
    struct sv id, score;  /* "certainty", or else "aligner-score" */
    uint64_t line, group; /* the how-manieth <linkGrp> of the file, from 1 */
};

/* An <s>: `document` is the identifier of its <text> (or <document>), empty
 * where there is none, and `group` the how-manieth of the file, from 1. */
struct xces_sentence {
    struct sv document, lang, paragraph, id, text;
    uint64_t line, group;
};

/* Read links, or sentences.  As xliff_reader_open(). */
int xces_links_open(struct byte_stream *feed, struct sv ahead,
                    struct xces_reader **out, struct err *e);
int xces_sentences_open(struct byte_stream *feed, struct sv ahead,
                        struct xces_reader **out, struct err *e);
void xces_reader_close(struct xces_reader *r);

/* The next: 1; 0 behind the last; errors as those of xliff_reader_next().
 * Slices live until the next call. */
int xces_link_next(struct xces_reader *r, struct xces_link *out, struct err *e);
int xces_sentence_next(struct xces_reader *r, struct xces_sentence *out,
                       struct err *e);
#endif
