/* corpus/dedup.h - one pair of those that are the same, or nearly; and pairs of
 * a test set taken out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_DEDUP_H
#define CORPUS_DEDUP_H
#include "corpus/sieve.h"
#include "tokenize/text_key.h"

enum dedup_by { DEDUP_BY_PAIR, DEDUP_BY_SRC, DEDUP_BY_TRG };
enum dedup_keep { DEDUP_KEEP_BEST, DEDUP_KEEP_FIRST };

struct dedup_choice {
    enum dedup_by by;
    enum text_key_kind match;
    enum dedup_keep keep;

    /* Files of the test set, as record_reader_open() takes them together. */
    const char *overlap[RECORD_READER_MAX_PATHS];
    unsigned n_overlap;
    bool either;     /* a pair with one side of it overlaps, not only both */
    unsigned min_cp; /* shorter sides do not count where one is enough */
    uint64_t memory; /* bytes, for the table of hashes */
    const char *tmpdir;
};

struct dedup_choice dedup_choice_default(void);

struct dedup_job {
    struct sieve_job files; /* in, outputs, options, on_bad, context */
    struct dedup_choice choice;

    /* Where the different pairs go whose source has several targets, as they
     * are in the input; or NULL. */
    const char *conflicts_path;
    const struct format *conflicts_format;
};

struct dedup_counts {
    struct convert_counts files;
    uint64_t n_kept, n_copies, n_overlap;
    uint64_t n_test;      /* pairs of the test set */
    uint64_t n_conflicts; /* sources with several targets, where listed */
};

/* Copy the pairs of a file without their copies, in their order: the one of the
 * highest score stays (a pair without one is below all), or the first.  What
 * has one side only is no copy of anything.
 *
 * The file is read twice.  Standard input cannot be: then the first stays, and
 * all different pairs have to be in memory.  For conflicts it is read once more,
 * and the hashes of all different pairs and sources are in memory, 20 to 50
 * bytes a pair.
 *
 * Errors: those of sieve() and of duplicate_set.h; ERR_USAGE for standard input
 * with DEDUP_KEEP_BEST or conflicts; ERR_IO for a file that changes meanwhile. */
int dedup(const struct dedup_job *job, struct dedup_counts *counts,
          struct err *e);
#endif
