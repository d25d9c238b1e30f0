/* lib/stele_convert.h - written pairs from one format into others.  Part of
 * stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_CONVERT_H
#define STELE_CONVERT_H
#include "stele_reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { STELE_CONVERT_FIELDS = 15 };

struct stele_convert_counts {
    size_t size;
    uint64_t n_records, n_documents; /* read */
    uint64_t n_bad;                  /* records left out */
    uint64_t n_skipped;              /* units without text in both languages */
    uint64_t n_nulls;                /* omissions and additions */
    uint64_t n_cut;                  /* texts too long for a cell of XLSX */
    uint64_t n_low;  /* pairs that score below the last tier of "for" */
    unsigned n_sets; /* data sets of "for", with their files */

    /* The languages of the first record, and how they were guessed, in words
     * ("guessed by their words"); "" where the file or the settings name
     * them. */
    char src_lang[64], tgt_lang[64], guess[160];

    /* Fields that no output can hold, and how many records have them. */
    struct {
        const char *name;
        uint64_t n;
    } lost[STELE_CONVERT_FIELDS];
    unsigned n_lost;
};

/* Convert the pairs of a file into the outputs of the settings of "convert", a
 * record at a time.  A bad record is reported by events->failed, with "" for
 * its name, and left out.  After an error no output is left. */
STELE_API int stele_convert(const struct stele_settings *settings,
                            const char *const *paths, size_t n_paths,
                            const struct stele_events *events,
                            struct stele_convert_counts *out,
                            struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
