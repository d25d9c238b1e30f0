/* training/lexicon_sample.h - what one document pair teaches: the words of its beads.
 * A line of the manifest goes in, beads of word numbers come out; between the
 * threads of stele train.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_LEXICON_SAMPLE_H
#define TRAINING_LEXICON_SAMPLE_H
#include "base/arena.h"
#include "batch/manifest.h"
#include "document/align_document.h"
#include "io/run_files.h"
#include "training/bead_store.h"

struct lexicon_sample {
    struct arena arena; /* the line and its names */
    struct manifest_pair entry;
    uint64_t line_no;
    struct buf forms; /* for each form of the pair its length, a uint32_t, and
                         its bytes; none for what is no word */
    struct buf beads; /* numbers of forms, see lesson.c */
    char lang[2][LANGUAGE_TAG_BYTES]; /* of the articles */
    uint64_t n_sents, n_bytes;
    bool failed; /* then this is why: */
    struct err why;
};

/* A lesson that is to be learnt from a line of the manifest; NULL without
 * memory.  lexicon_sample_free() it. */
struct lexicon_sample *lexicon_sample_new(const struct manifest *m,
                                          struct sv line, uint64_t line_no);
void lexicon_sample_free(struct lexicon_sample *l);

/* Gather the files of a training, and compare them: the manifest and the files
 * of the settings with the output.  *out is zeroed, and given back by
 * run_files_free() in any case; the articles are compared with it as they are
 * opened.  Errors: those of run_files_add_output(). */
int training_files(const struct engine *engine, const char *manifest,
                   const char *output, struct run_files *out, struct err *e);

/* Read and split the pair: the worker's articles.  Errors: those of
 * document_fetch and document_split. */
int lexicon_sample_read(struct lexicon_sample *l, struct document_worker *w,
                        const struct manifest *m, struct err *e);

/* Read, split and align the pair.  A pair that cannot be is no error, but
 * failed.  ERR_NOMEM. */
int lexicon_sample_learn(struct lexicon_sample *l, struct document_worker *w,
                         const struct manifest *m, struct err *e);

/* Append its beads to the store, its words to the vocabulary.  A word that is
 * new when the vocabulary has max_words is left out.  ERR_NOMEM, ERR_IO. */
int lexicon_sample_keep(const struct lexicon_sample *l,
                        struct vocabulary *words, size_t max_words,
                        struct bead_store *store, struct err *e);
#endif
