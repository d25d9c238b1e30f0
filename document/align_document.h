/* document/align_document.h - one document pair from bytes to records: read,
 * split, align, score.  The program's commands, batches, streams and the
 * library all align with these functions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ALIGN_DOCUMENT_H
#define DOCUMENT_ALIGN_DOCUMENT_H
#include "aligner/align.h"
#include "aligner/scoring/verdict.h"
#include "base/arena.h"
#include "base/record.h"
#include "document/document_grounds.h"
#include "document/document_marks.h"
#include "document/engine.h"
#include "document/settled_beads.h"
#include "io/writer.h"
#include "tokenize/language_name.h"

/* The names of a document pair and of its sides, as records give them. */
struct document_names {
    struct sv id, src_url, tgt_url;
};

/* A pair to be aligned.  Paths only where its files are to be read; languages
 * are what language_name_tag() understands, or NULL: those of the engine, or
 * guessed from the words. */
struct document_pair {
    struct document_names names;
    const char *src_path, *tgt_path;
    struct sv src_file, tgt_file; /* as errors name them; empty: as the paths */
    const char *src_lang, *tgt_lang;
};

/* One thread's own memory, for one pair at a time. */
struct document_worker {
    const struct engine *engine;
    struct arena arena;         /* of the pair at hand */
    struct arena_budget memory; /* that it takes */
    struct splitter *splitter;
    struct checker *checker; /* NULL: no flags are looked for */
    struct aligner_input_maker input;
    struct language_memo src_lang, tgt_lang; /* as pairs name them */
    struct text_language *text_language;
    struct loaded src, tgt;
    const struct run_files *outputs; /* of a batch: articles are none of these,
                                        and regular files; NULL: any file */
    const struct outside_rows *outside; /* of the pair at hand, or NULL */
    uint64_t n_bytes;                   /* read */
    uint64_t input_digest;              /* of both texts */
};

/* Errors: those of splitter_open and checker_open.  document_worker_close() in any case. */
int document_worker_open(struct document_worker *w, const struct engine *engine,
                         struct err *e);
void document_worker_close(struct document_worker *w);

/* Forget the pair before.  Its place is then free for the bytes of another,
 * in w->src.bytes and w->tgt.bytes. */
void document_forget(struct document_worker *w);

/* Forget the pair before, and read both files of this one.  The digest is set
 * also when reading fails: it changes when the files do.  ERR_USAGE for a file
 * that is an output; those of reading_fetch. */
int document_fetch(struct document_worker *w, const struct document_pair *pair,
                   struct err *e);

/* Split what was fetched into sentences: w->src.article, w->tgt.article.
 * Errors: those of reading_parse. */
int document_split(struct document_worker *w, const struct document_pair *pair,
                   struct err *e);

/* The records of a document pair in order, omissions and additions included.
 * They and their grounds live in the worker until its next pair. */
struct document_records {
    struct document document;
    struct record *records; /* [n] */
    size_t n;
    struct verdict verdict;       /* no translation with one of MARKS_AGAINST */
    unsigned marks;               /* enum document_mark */
    struct settlement settlement; /* the floor, and what is below it */
    struct document_grounds grounds;
};

/* Split, align and score what was fetched, or put in its place; `trace` as
 * align_sides() takes it.  ERR_LIMIT where that needs more memory than the
 * parameters allow; out->grounds.alignment tells whether the search was
 * narrowed for it.  Other errors: those of document_split, align_sides and
 * aligner_input_of_words; before anything is aligned, ERR_USAGE where an output
 * needs the languages of both sides (writing_needs_languages) and one is
 * neither named nor recognised. */
int document_align(struct document_worker *w, const struct document_pair *pair,
                   struct document_records *out, struct trace *trace,
                   struct err *e);

/* Align articles that are split already, without scores: sentences and beads
 * as numbers. */
int document_beads(struct document_worker *w, struct aligner_input *input,
                   struct alignment *out, struct trace *trace, struct err *e);

/* Mine what was fetched: pairs in any order, those of at least the setting
 * "min-score", and null beads.  There is no verdict.  Errors as of
 * document_align(). */
int document_mine(struct document_worker *w, const struct document_pair *pair,
                  struct document_records *out, struct err *e);
#endif
