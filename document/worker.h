/* document/worker.h - what one thread needs to turn pairs into records, and how it
 * does one pair.  Between the lists of pairs (manifest, stream) and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_WORKER_H
#define DOCUMENT_WORKER_H
#include "base/arena.h"
#include "document/article_file.h"
#include "document/engine.h"
#include "document/outputs.h"

/* One thread's own things. */
struct worker {
    struct arena arena; /* of the pair at hand */
    struct splitter *splitter;
    struct aligner_input_maker sides;
    struct loaded src, tgt;
};

/* The reading must be open.  Errors: those of splitter_open.  worker_close() in any case. */
int worker_open(struct worker *w, const struct reading *r, struct err *e);
void worker_close(struct worker *w);

/* What is the same for all pairs. */
struct work {
    const struct reading *reading;
    const struct pipeline *pipeline;
};

/* A pair that is to be done; languages may be NULL: those of the reading, or
 * told from the words. */
struct work_pair {
    struct pair_names names;
    const char *src_path, *tgt_path;
    const char *src_lang, *tgt_lang;
};

/* What became of it. */
struct work_result {
    struct pair_summary summary;
    uint64_t n_bytes;      /* read */
    uint64_t input_digest; /* of both texts */
};

/* Forget the pair before.  Its place is then free for the bytes of another,
 * in w->src.bytes and w->tgt.bytes. */
void worker_forget(struct worker *w);

/* Forget the pair before, and read both files of this one.  The digest is set
 * also when reading fails: it changes when the files do. */
int worker_fetch(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct work_result *result,
                 struct err *e);

/* Split what was fetched into sentences: w->src.article, w->tgt.article.
 * Errors: those of reading_parse. */
int worker_parse(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct err *e);

/* Align what was fetched, or put in its place, and write its records to *o.
 * An error about the pair leaves *o as it was; ERR_NOMEM may not. */
int worker_align(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct outputs *o,
                 struct work_result *result, struct err *e);
#endif
