/* lib/stele_corpus.h - written pairs: filtered, without copies, counted.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_CORPUS_H
#define STELE_CORPUS_H
#include "stele_reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { STELE_FLAGS = 26 };

/* The names of flags are stele_flag_name(0), …  A line about what one means;
 * NULL beyond the last. */
STELE_API const char *stele_flag_meaning(unsigned bit);

struct stele_filter_counts {
    size_t size;
    uint64_t n_read, n_kept;
    uint64_t n_bad;     /* pairs that could not be read */
    uint64_t n_skipped; /* units without both languages */

    /* Left out: the first reason of each. */
    uint64_t n_score, n_flags, n_doubt, n_beads, n_verdict;
    uint64_t n_flag[STELE_FLAGS]; /* of n_flags, pairs with each flag */
    bool checked;                 /* flags were looked for in the texts */
    bool any_flags;               /* some pair had one */
    uint64_t n_cut;               /* texts longer than a cell of a workbook */
};

/* Write the pairs of a file that the rules of the settings of "filter" keep.  A
 * bad pair is reported by events->failed, with "" for its name, and left out.
 * After an error no output is left. */
STELE_API int stele_filter(const struct stele_settings *settings,
                           const char *const *paths, size_t n_paths,
                           const struct stele_events *events,
                           struct stele_filter_counts *out,
                           struct stele_error *error);

/* A preset of "filter", from 0: its name, a line about it, and its rules as
 * options, with a NUL, as much as there is room for.  NULL beyond the last. */
STELE_API const char *stele_filter_preset(unsigned k, const char **summary,
                                          char *rules, size_t n);

struct stele_dedup_counts {
    size_t size;
    uint64_t n_read, n_kept, n_copies;
    uint64_t n_overlap;   /* pairs of the test set */
    uint64_t n_bad;       /* pairs that could not be read */
    uint64_t n_skipped;   /* units without both languages */
    uint64_t n_conflicts; /* sources with several targets, where listed */
    uint64_t n_cut;       /* texts longer than a cell of a workbook */
};

/* Write the pairs of a file without their copies, as the settings of "dedup"
 * say.  Bad pairs as with stele_filter().  A regular file is read twice. */
STELE_API int stele_dedup(const struct stele_settings *settings,
                          const char *const *paths, size_t n_paths,
                          const struct stele_events *events,
                          struct stele_dedup_counts *out,
                          struct stele_error *error);

/* Write the figures of a file of pairs, as the settings of "stats" say.  *n_bad
 * pairs could not be read, and are reported as with stele_filter(); *n_read
 * could. */
STELE_API int stele_stats(const struct stele_settings *settings,
                          const char *const *paths, size_t n_paths,
                          const struct stele_events *events, uint64_t *n_read,
                          uint64_t *n_bad, struct stele_error *error);

/* What a file of pairs holds. */
struct stele_pair_check {
    size_t size;
    uint64_t n_pairs, n_documents;
    uint64_t n_one_side; /* units with one side only: without a translation */
    uint64_t n_bad;      /* pairs that could not be read */
    uint64_t n_skipped;  /* units without both languages */
};

/* Read all pairs of a file, in any format that "convert" reads, and nothing
 * else.  Bad pairs as with stele_filter().  STELE_INPUT for a file that cannot
 * be read to its end. */
STELE_API int stele_check_pairs(const char *path,
                                const struct stele_events *events,
                                struct stele_pair_check *out,
                                struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
