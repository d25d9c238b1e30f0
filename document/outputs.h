/* document/outputs.h - the outputs of a run: one or several files, each in the
 * format that its name's ending or --format says.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_OUTPUTS_H
#define DOCUMENT_OUTPUTS_H
#include "cli/option.h"
#include "io/format.h"
#include "io/tsv.h"

enum { WRITING_MAX_OUTPUTS = 8 };

/* What was asked for. */
struct writing {
    const char *paths[WRITING_MAX_OUTPUTS];
    size_t n_paths;              /* 0: standard output */
    const struct format *format; /* NULL: by the file's ending, else TSV */
    const char *nulls_path;      /* where unaligned sentences go, or NULL */
    struct tsv_columns columns;
    bool no_header, with_nulls, allow_empty;
    unsigned gz_level, width;
    double min_score, min_precision;
};

struct writing writing_default(void);
extern const struct option_group writing_options;

/* Those of them for a program that writes to standard output alone. */
extern const struct option_group writing_stdout_options;

/* The open outputs.  The last one is that of unaligned sentences, if any. */
struct outputs {
    struct writer_options options, nulls_options;
    struct writer writers[WRITING_MAX_OUTPUTS + 1];
    const char *paths[WRITING_MAX_OUTPUTS + 1];
    size_t n;
    size_t n_paired; /* writers[0..n_paired) take pairs */
    const struct writing *writing;
    double floor;       /* of the document at hand: writing_floor() */
    uint64_t n_written; /* its pairs with both sides that scored enough */
    double n_wrong;     /* expected among n_written: the sum of 1 - score */
    char created[20];   /* the date in the options */
};

/* Open all outputs, whose header names languages and parameters.  The
 * strings live as long as the outputs.  On error none is left open. */
int outputs_open(struct outputs *o, const struct writing *w,
                 const char *src_lang, const char *tgt_lang,
                 const char *params_digest, struct err *e);

/* The same into memory: output i appends to memory[i], unpacked. */
int outputs_open_memory(struct outputs *o, const struct writing *w,
                        const char *src_lang, const char *tgt_lang,
                        const char *params_digest, struct buf *memory,
                        struct err *e);

/* How many outputs are asked for, that of unaligned sentences included, and
 * path and format of output i. */
size_t writing_n_outputs(const struct writing *w);
const char *writing_path(const struct writing *w, size_t i);
const struct format *writing_format(const struct writing *w, size_t i);
unsigned writing_level(const struct writing *w, size_t i); /* 0: not packed */

/* A hash that changes with any choice that changes an output's bytes. */
uint64_t writing_digest(const struct writing *w, uint64_t seed);

/* The score below which pairs of these records [n] are left out; and is one
 * left out of every output but that of unaligned sentences?  ERR_NOMEM. */
int writing_floor(const struct writing *w, const struct record *records,
                  size_t n, double *out, struct err *e);
bool writing_leaves_out(const struct writing *w, double floor,
                        const struct record *r);

/* Begin a document pair; `records` [n] are all that will follow, from which
 * min_precision tells what score is enough. */
int outputs_begin(struct outputs *o, const struct document *d,
                  const struct record *records, size_t n, struct err *e);
int outputs_record(struct outputs *o, const struct record *r, struct err *e);
int outputs_end(struct outputs *o, struct err *e);

/* Close all; the first error is returned, and the outputs behind it are
 * given up. */
int outputs_close(struct outputs *o, struct err *e);
void outputs_abort(struct outputs *o);
#endif
