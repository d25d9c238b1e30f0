/* corpus/statistics.h - what a file of written pairs holds: counts, lengths,
 * beads, scores, flags, copies, and the pairs of each source.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_STATISTICS_H
#define CORPUS_STATISTICS_H
#include "base/arena.h"
#include "corpus/figures.h"
#include "corpus/hash_set.h"
#include "corpus/record_reader.h"

/* What a pair's source is: nothing, its document, or the host of its source's
 * address. */
enum statistics_by {
    STATISTICS_BY_NONE,
    STATISTICS_BY_DOC,
    STATISTICS_BY_HOST
};

struct statistics_job {
    struct record_reader_options in;
    enum statistics_by by;
    bool without_copies; /* do not count them: memory does not grow then */
    void (*on_bad)(void *context, const struct err *e);
    void *context;
};

/* The pairs of one source, in order of their number, then by name. */
struct statistics_source {
    struct sv name;
    uint64_t n_pairs, n_scored, n_flagged;
    double scores; /* their sum */
    uint64_t src_words, tgt_words;
};

struct statistics {
    struct figures figures;
    char src_lang[40], tgt_lang[40]; /* of the first pair; "" unknown */
    uint64_t n_records, n_bad, n_skipped;

    /* Different pairs, and texts of a side, by hashes of 64 bits each; 8 to 23
     * bytes a different one. */
    bool knows_copies;
    struct hash_set pairs, src, tgt;

    struct statistics_source *sources; /* [n_sources] */
    size_t n_sources;
    struct arena names;
};

/* Read all pairs.  *out is zero-initialised; statistics_free() it in any case.
 * Errors: those of record_reader_open() and of a pair after which the reader
 * does not go on; ERR_NOMEM. */
int statistics_read(const struct statistics_job *job, struct statistics *out,
                    struct err *e);
void statistics_free(struct statistics *s);
#endif
