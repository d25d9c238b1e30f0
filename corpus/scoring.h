/* corpus/scoring.h - what `stele score` is to do, and how it went; one function
 * for each format that it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_SCORING_H
#define CORPUS_SCORING_H
#include "checks/checker.h"
#include "corpus/pair_scorer.h"
#include "document/settings.h"
#include "io/byte_stream.h"
#include "io/line_reader.h"
#include "io/sink.h"

struct score_job {
    const char *src_column, *tgt_column;
    const char *src_lang, *tgt_lang; /* NULL: to be told from the file */
    const char *in_path, *out_path;
    bool fail_fast; /* a bad record ends it */

    /* Told of each bad record, which is left out; or NULL. */
    void (*on_bad)(void *context, const struct err *why);
    void *context;
};

struct score_sums {
    size_t n, n_high;
    double right;
    size_t n_bad, n_blank; /* lines of a TSV that are left out */
    size_t n_unscored;     /* units of a TMX without text in both languages */
    char guess[160];       /* why those of a TMX with more than two; "" */
    char src_lang[LANGUAGE_TAG_BYTES],
        tgt_lang[LANGUAGE_TAG_BYTES]; /* as the summary names them */
};

/* A run: from `feed` and what was pulled of it, into `sink`. */
struct scoring {
    const struct score_job *job;
    struct pair_scorer scorer;
    struct checker *checker; /* NULL: no flags are written */
    struct byte_stream *feed;
    struct line_reader lines;
    struct sink *sink;
    struct buf line; /* on its way out */
    struct score_sums sums;
};

/* Score a pair, and count it. */
int scoring_pair(struct scoring *s, struct sv src, struct sv tgt, double *out,
                 struct err *e);

/* Append the flags of a pair, with commas: those of `before` that no check
 * finds, and those that were found now; nothing for none, or without a checker.
 * Errors: those of checker_flags(). */
int scoring_flags(struct scoring *s, struct sv src, struct sv tgt,
                  struct sv before, struct buf *out, struct err *e);

/* Name the languages, for the scorer and for the summary. */
void scoring_languages(struct scoring *s, struct sv src, struct sv tgt);

/* All lines of a TSV, but bad records unless they end it, or all units of a
 * TMX.  ERR_INPUT and ERR_USAGE for what
 * is wrong with the file, ERR_IO, ERR_NOMEM. */
int score_tsv(struct scoring *s, struct err *e);
int score_tmx(struct scoring *s, struct err *e);

/* The whole run that s->job describes.  Errors as above. */
int score_file(struct scoring *s, struct err *e);
#endif
