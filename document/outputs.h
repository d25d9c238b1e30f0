/* document/outputs.h - the outputs of a run: one or several files, each in the
 * format that its name's ending or --format says.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_OUTPUTS_H
#define DOCUMENT_OUTPUTS_H
#include "aligner/scoring/verdict.h"
#include "document/article_file.h"
#include "document/document_name.h"
#include "io/format.h"
#include "io/tsv.h"

enum { WRITING_MAX_OUTPUTS = 8 };

#define WRITING_NO_DATE UINT64_MAX

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
    enum verdict_kind min_verdict; /* NONE: documents of any verdict */
    enum path_naming naming;       /* of sides without an address */
    uint64_t date; /* of TMX, in seconds since 1970, or WRITING_NO_DATE */
};

struct writing writing_default(void);

/* The date in TMX's form, in `out`; NULL for WRITING_NO_DATE: without it the
 * output does not depend on when it was made. */
const char *writing_date(uint64_t date, char out[20]);

/* What the heads of all outputs say. */
struct output_head {
    const char *src_lang, *tgt_lang; /* BCP 47; NULL: nothing */
    const char *params_digest;
};

/* That of many document pairs, whose languages the head names only where they
 * were given: TMX says "*all*". */
struct output_head output_head_of_batch(const struct reading *r,
                                        const char *params_digest);

/* One output: its format, the text that is not in the file yet, the file. */
struct output {
    const char *path;
    struct writer writer;
    struct buf text;
    struct sink *sink; /* NULL: the text stays in memory */
};

/* The open outputs; they stay where they are, since writers point into them.
 * The last one is that of unaligned sentences, if any. */
struct outputs {
    const struct writing *writing;
    struct writer_options options, nulls_options;
    struct output output[WRITING_MAX_OUTPUTS + 1];
    size_t n;
    size_t n_paired;    /* output[0..n_paired) take pairs */
    double floor;       /* of the document at hand: writing_floor() */
    uint64_t n_written; /* its pairs with both sides that scored enough */
    double n_wrong;     /* expected among n_written: the sum of 1 - score */
    bool left_out;      /* the document at hand was, by its verdict */
    char created[20];   /* the date in the options */
};

/* Open all outputs and write their heads.  The strings live as long as the
 * outputs.  On error none is left open. */
int outputs_open(struct outputs *o, const struct writing *w,
                 const struct output_head *head, struct err *e);

/* The same in memory, without heads and feet: records come into
 * output[i].text.  outputs_abort() it. */
void outputs_open_memory(struct outputs *o, const struct writing *w,
                         const struct output_head *head);

/* Head and foot of output i as its file gets them, packed if it is; appended.
 * Errors: those of packing_add. */
int outputs_add_ends(const struct writing *w, const struct output_head *head,
                     size_t i, struct buf *head_out, struct buf *foot_out,
                     struct err *e);

/* How many outputs are asked for, that of unaligned sentences included, and
 * path and format of output i. */
size_t writing_n_outputs(const struct writing *w);
const char *writing_path(const struct writing *w, size_t i);
const struct format *writing_format(const struct writing *w, size_t i);
unsigned writing_packing(const struct writing *w, size_t i); /* packing.h */

/* Does an output of pairs have their flags? */
bool writing_has_flags(const struct writing *w);

/* ERR_USAGE where two outputs have one name, and for a name whose ending is no
 * format's while no format is given. */
int writing_check(const struct writing *w, struct err *e);

/* The score below which pairs of these records [n] are left out; and is one
 * left out of every output but that of unaligned sentences?  ERR_NOMEM. */
int writing_floor(const struct writing *w, const struct record *records,
                  size_t n, double *out, struct err *e);
bool writing_leaves_out(const struct writing *w, double floor,
                        const struct record *r);

/* Is the verdict below the least wanted one?  Then nothing of it is written. */
bool writing_leaves_out_document(const struct writing *w,
                                 const struct document *d);

/* Write a document pair with its records [n], of which min_precision tells
 * what score is enough. */
int outputs_write(struct outputs *o, const struct document *d,
                  const struct record *records, size_t n, struct err *e);

/* Write the feet and close all; after the first error, which is returned, the
 * other outputs are given up. */
int outputs_close(struct outputs *o, struct err *e);
void outputs_abort(struct outputs *o);
#endif
