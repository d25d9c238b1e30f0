/* lib/stele_writer.h - alignments and bytes to files.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_WRITER_H
#define STELE_WRITER_H
#include "stele_align.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Write ---- */

/* A file of any bytes: packed where the path ends in ".gz", "-" is standard
 * output; a regular file has its name only after stele_file_close(). */
struct stele_file;
STELE_API int stele_file_open(const char *path, struct stele_file **out,
                              struct stele_error *error);
STELE_API int stele_file_write(struct stele_file *file, const char *bytes,
                               size_t n, struct stele_error *error);
STELE_API int stele_file_close(struct stele_file *file,
                               struct stele_error *error);
STELE_API void stele_file_abort(struct stele_file *file);

struct stele_writer;

/* Open an output at `path` ("-": standard output), in `format` ("tsv", "tmx",
 * "beads", "ladder", "view"; NULL: by the path's ending), with columns, least
 * score and the like as the settings say.  With path NULL: the outputs that
 * the settings name ("output", "nulls").  A regular file has its name only
 * after stele_writer_close(). */
STELE_API int stele_writer_open(const struct stele *stele, const char *path,
                                const char *format, const char *src_lang,
                                const char *tgt_lang, struct stele_writer **out,
                                struct stele_error *error);

/* What was written of the last alignment. */
struct stele_written {
    size_t size;
    bool left_out;         /* nothing is: the verdict is below "min-verdict" */
    size_t n_pairs;        /* that scored enough */
    double least_score;    /* what is enough */
    double expected_wrong; /* of them */
    size_t n_cut; /* texts too long for a cell of XLSX, of all alignments */
};

/* Write the worker's last alignment.  `written` may be NULL. */
STELE_API int stele_writer_add(struct stele_writer *writer,
                               struct stele_worker *worker,
                               struct stele_written *written,
                               struct stele_error *error);

/* Finish the files; the writer is gone, after an error too. */
STELE_API int stele_writer_close(struct stele_writer *writer,
                                 struct stele_error *error);

/* Give up: no file is left or replaced.  NULL is allowed. */
STELE_API void stele_writer_abort(struct stele_writer *writer);

/* Write `alignment`, the worker's last one, to the outputs that the settings
 * name: all of the above. */
STELE_API int stele_write_alignment(const struct stele *stele,
                                    struct stele_worker *worker,
                                    const struct stele_alignment *alignment,
                                    struct stele_written *written,
                                    struct stele_error *error);

/* The number, from 1, that the record of each bead of the worker's last
 * alignment has in the output, into record_no[0..n_beads); 0 where it is left
 * out.  *n is how many are written. */
STELE_API int stele_number_records(struct stele_worker *worker,
                                   size_t *record_no, size_t *n,
                                   struct stele_error *error);

/* ---- Score a file ---- */

struct stele_score_counts {
    size_t size;
    size_t n, n_high;      /* pairs; those of .5 or more */
    size_t n_bad, n_blank; /* lines of a TSV that were left out: no records, and
                              empty ones */
    size_t n_unscored;     /* units of a TMX without text in both languages */
    double expected_right; /* the sum of the scores */
    char src_lang[64], tgt_lang[64]; /* as they were read or recognised */
    char guess[160]; /* why these, of a TMX with more than two; "" */
};

/* Score every pair of a TSV or TMX, and write it with the scores, as the
 * settings of "score" say ("output", "src-column", …).  Of `events` failed() is
 * called for each bad record, which is left out; it may be NULL. */
struct stele_events;
STELE_API int stele_score_file(const struct stele *stele, const char *path,
                               const struct stele_events *events,
                               struct stele_score_counts *counts,
                               struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
