/* lib/stele_reader.h - written pairs: read from any format.
 * Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_READER_H
#define STELE_READER_H
#include "stele_batch.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A pair as a file gives it; texts are empty and the score is NaN where it
 * gives none. */
struct stele_pair {
    struct stele_text src, tgt;
    struct stele_text src_lang, tgt_lang, src_url, tgt_url;
    struct stele_text document; /* its name */
    uint32_t n_src, n_tgt;      /* sentences */
    double score;
    uint32_t flags; /* see stele_flag_name() */
};

/* Open the pairs of a file ("-": standard input), or of two and more for
 * formats that need them (docs/formats.md): its target text, the texts that
 * numbers are of.  `format` is a name, or NULL for what content and ending
 * say; `columns` are those of TSV, or NULL for those of its header.
 * STELE_USAGE for an unknown format or columns, STELE_INPUT for a head that is
 * none. */
struct stele_reader;
STELE_API int stele_reader_open(const char *const *paths, size_t n_paths,
                                const char *format, const char *columns,
                                struct stele_reader **out,
                                struct stele_error *error);
STELE_API void stele_reader_close(struct stele_reader *reader);

/* The next pair: 1; 0 at the end; or an error.  Where stele_reader_goes_on()
 * is true then, it is about one pair, and the next call gives the one after
 * it. */
STELE_API int stele_reader_next(struct stele_reader *reader,
                                const struct stele_pair **out,
                                struct stele_error *error);
STELE_API bool stele_reader_goes_on(const struct stele_reader *reader);

/* The name of a format that is read, with a line about it; NULL beyond the
 * last. */
STELE_API const char *stele_reader_format(unsigned k, const char **summary);

#ifdef __cplusplus
}
#endif
#endif
