/* lib/stele_split.h - sentences of a text.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_SPLIT_H
#define STELE_SPLIT_H
#include "stele_align.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Split ---- */

/* Split a text: its sentences.  `lang` as in stele_names.  Errors as of
 * stele_align(). */
STELE_API int stele_split(struct stele_worker *worker, const char *lang,
                          struct stele_text text, const struct stele_side **out,
                          struct stele_error *error);

/* A decision of the splitter's model about a place where a sentence may
 * end. */
struct stele_decision {
    uint64_t byte;            /* of the place, in the input */
    bool ends;                /* a sentence ends here */
    double probability;       /* that it does, of the model */
    const char *reason;       /* what decided */
    struct stele_text before; /* the text on both sides, cut */
    struct stele_text after;
};

/* Split a file ("-": standard input) sentence by sentence, in bounded memory.
 * The languages and layout are those of the settings.  STELE_USAGE where it is
 * the output that they name. */
struct stele_split_stream;
STELE_API int stele_split_open(const struct stele *stele, const char *path,
                               struct stele_split_stream **out,
                               struct stele_error *error);

/* Report decisions while sentences are read.  Before the first sentence. */
STELE_API void stele_split_explain(
    struct stele_split_stream *stream,
    void (*decided)(void *context, const struct stele_decision *decision),
    void *context);

/* The next sentence: 1; 0 at the end; or an error. */
STELE_API int stele_split_next(struct stele_split_stream *stream,
                               struct stele_sentence *out,
                               struct stele_error *error);

/* Write the rest of the sentences, one a line, as the settings of "split" say
 * ("output", "offsets", "paragraphs", "explain"). */
STELE_API int stele_split_write(struct stele_split_stream *stream,
                                struct stele_error *error);

/* What is known of the text so far; its sentences are not kept. */
STELE_API struct stele_side
stele_split_side(const struct stele_split_stream *stream);
STELE_API void stele_split_close(struct stele_split_stream *stream);

#ifdef __cplusplus
}
#endif
#endif
