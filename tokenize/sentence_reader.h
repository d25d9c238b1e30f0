/* tokenize/sentence_reader.h - the sentences of a stretch of decoded text, one after
 * the other.
 * Between the decoder and those who want sentences: the article, which
 * gathers them, and the scroll, which lets them go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SENTENCE_READER_H
#define TOKENIZE_SENTENCE_READER_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/record.h"
#include "base/slice.h"
#include "tokenize/offset_map.h"
#include "tokenize/paragraph.h"
#include "tokenize/splitter.h"

struct arena;

/* How it is read; set these and zero the rest, but for `reader`. */
struct sentence_reader {
    struct splitter *splitter; /* NULL: every piece is one sentence */
    struct sv lang;
    size_t max_sentence_bytes; /* of the text; longer is ERR_LIMIT */
    const struct offset_map *origin;
    struct paragraph_reader reader; /* of paragraph_open(): holds the text */
    bool goes_on; /* the text is whole lines, but not the last ones */

    size_t from, to; /* of the last sentence, bytes of the reader's text */
    /* of the piece under way, and how the paragraphs are counted */
    struct piece piece;
    const size_t *ends;
    size_t n_ends, i_end;
    uint32_t n_pars, last_par, n_in_par;
};

/* The next sentence: 1, 0 at the end, or an error.  Paragraphs are counted
 * from 0, those without a sentence not at all; of_par is left 0.  The text
 * of the sentence points into the reader's, or into `a`; its span is given
 * in bytes of the input, by `origin`.
 *
 * If the text goes on, a piece that the next lines might continue is left:
 * reader.at is where it starts.
 *
 * Errors: ERR_LIMIT with the byte offset of a sentence that is too long;
 * those of splitter_cut() and normalize_sentence(). */
int sentence_reader_next(struct sentence_reader *p, struct arena *a,
                         struct sentence *out, struct err *e);
#endif
