/* lib/stele_batch.h - many document pairs.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_BATCH_H
#define STELE_BATCH_H
#include "stele_align.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Many document pairs ---- */

enum { STELE_VERDICTS = 5 };

struct stele_counts {
    uint64_t n_pairs, n_failed;        /* document pairs, done or failed */
    uint64_t n_sentences;              /* of both sides */
    uint64_t n_records;                /* pairs of sentences */
    uint64_t n_below;                  /* what scored below the floor, and is
                                            none: stele_floor() */
    uint64_t n_written;                /* of the records, what scored enough */
    double expected_wrong;             /* of the records */
    double expected_wrong_written;     /* of those written */
    uint64_t n_bytes;                  /* read */
    uint64_t n_guessed;                /* document pairs with a text whose
                                            encoding was guessed */
    uint64_t n_marked;                 /* document pairs with a text that
                                            looks like Markdown or subtitles;
                                            of this run only */
    uint64_t n_with_mark[STELE_MARKS]; /* document pairs with a mark, see
                                            stele_mark_name() */
    uint64_t n_verdicts[STELE_VERDICTS]; /* document pairs, see
                                            stele_verdict_name() */
};

/* The name of a verdict, from 0 (none) on; NULL beyond the last. */
STELE_API const char *stele_verdict_name(unsigned k);

/* The counts as members of a JSON object, between its braces, with a NUL:
 * "\"pairs\":19,\"failed\":0,...,\"megabytes\":0.215". */
enum { STELE_COUNTS_JSON = 1024 };
STELE_API void stele_counts_json(const struct stele_counts *counts,
                                 char out[STELE_COUNTS_JSON]);

struct stele_progress {
    struct stele_counts done;  /* earlier runs of the same batch included */
    uint64_t n_pairs, n_bytes; /* of the whole; 0: not known */
    uint64_t n_bytes_now;      /* read by this run */
    unsigned pass, n_passes;   /* over the pairs; 0 where there is only one */
    bool pass_ends;            /* the last report of a pass */
};

/* What a run reports, and asks.  Each function may be NULL.  All are called by
 * the thread that called the run. */
struct stele_events {
    size_t size;
    void *context;

    /* A pair failed; the run goes on. */
    void (*failed)(void *context, struct stele_text id,
                   const struct stele_error *why);

    /* A pair of stele_batch() was aligned: its verdict, a number of
     * stele_verdict_name(). */
    void (*judged)(void *context, struct stele_text id, unsigned verdict);

    /* A pair of stele_batch() was searched in part, for "max-memory". */
    void (*narrowed)(void *context, struct stele_text id);

    /* After each task. */
    void (*progress)(void *context, const struct stele_progress *progress);

    /* The run goes on after n_done of n_tasks tasks of an earlier one. */
    void (*resumed)(void *context, size_t n_done, size_t n_tasks);

    /* Shall the run end here, in order? */
    bool (*stop)(void *context);

    /* Is it time to make durable what is done?  NULL: after each task. */
    bool (*sync_due)(void *context);

    /* What a person should know of a pair that stele_pairing_write() wrote;
     * `id` is its source. */
    void (*noted)(void *context, struct stele_text id, const char *note);
};

enum stele_batch_end {
    STELE_BATCH_WHOLE,   /* every task is done, the outputs have their names */
    STELE_BATCH_STOPPED, /* events->stop() said so */
    STELE_BATCH_FAILURES /* more pairs failed than "max-errors" */
};

struct stele_batch_outcome {
    size_t size;
    struct stele_progress progress;
    enum stele_batch_end end;
    bool has_journal; /* what is done is kept: "resume" goes on */
    bool may_retry;   /* after an error: the same may work later */
};

/* Align the pairs of a manifest, with the settings of "batch".  Pairs that
 * fail are rows of the journal and no error.  `events` may be NULL.  *out is
 * set in any case. */
STELE_API int stele_batch(const struct stele *stele, const char *manifest,
                          const struct stele_events *events,
                          struct stele_batch_outcome *out,
                          struct stele_error *error);

/* Whether a batch with these settings has a journal: its outputs are files, so
 * that what is done is kept when it ends early. */
STELE_API bool stele_batch_has_journal(const struct stele *stele);

/* Join the shards of a batch, each named by its first output or its journal,
 * with the settings of "merge". */
STELE_API int stele_merge(const struct stele_settings *settings,
                          const char *const *shards, size_t n_shards,
                          struct stele_counts *out, struct stele_error *error);

/* What was found to be as it was written. */
struct stele_output_check {
    size_t size;
    size_t n_outputs;
    uint64_t n_bytes;           /* of all outputs */
    uint64_t n_records;         /* of the first output */
    uint64_t shard, n_shards;   /* 1 of 1: the whole batch */
    struct stele_counts counts; /* of the journal, but the bytes read */
};

/* Is the file a journal, or is one beside it?  false without memory. */
STELE_API bool stele_has_journal(const char *path);

/* Hold the outputs of a finished batch, shard or merged corpus, named by the
 * first of them or by its journal, against the journal: hashes, checksums of
 * gzip, counts of records.  STELE_INPUT, with the file and its line or byte,
 * for what is not as it was written or not finished, and for a file without a
 * journal; STELE_IO, STELE_NOMEM. */
STELE_API int stele_check_output(const char *path,
                                 struct stele_output_check *out,
                                 struct stele_error *error);

/* Align the document pairs of standard input, one a line in base64, with the
 * settings of "stream". */
STELE_API int stele_stream(const struct stele *stele,
                           const struct stele_events *events,
                           struct stele_counts *out, struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
