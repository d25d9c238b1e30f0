/* document/writing.h - which outputs were asked for, in which formats, and which
 * records they take.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_WRITING_H
#define DOCUMENT_WRITING_H
#include "aligner/scoring/verdict.h"
#include "document/document_name.h"
#include "io/format.h"
#include "io/tsv.h"
#include "io/workbook.h"

struct arena;

enum { WRITING_MAX_OUTPUTS = 8 };

#define WRITING_NO_DATE UINT64_MAX

/* Pairs with a calibrated score below it are none, but in translations: their
 * sentences have no partner, unless min_score is lower.  Printed with two decimals they would
 * score .00. */
#define WRITING_FLOOR 0.005

/* What was asked for. */
struct writing {
    const char *named[WRITING_MAX_OUTPUTS]; /* as they were named */
    size_t n_named;                         /* 0: standard output */
    const struct format *format;  /* NULL: by the file's ending, else TSV */
    const struct format_set *set; /* every name is that of a set, or NULL */

    /* What the names come to: writing_expand(). */
    const char *paths[WRITING_MAX_OUTPUTS];            /* of text */
    const struct format *formats[WRITING_MAX_OUTPUTS]; /* of a set, or NULL */
    size_t n_paths;
    const char *books[WRITING_MAX_OUTPUTS];
    size_t n_books;
    const struct workbook_calls *workbooks; /* of books; NULL: none */

    const char *nulls_path; /* where unaligned sentences go, or NULL */
    struct tsv_columns columns;
    bool has_columns; /* they were given */
    bool no_header, with_nulls, allow_empty;
    unsigned gz_level, width;
    double min_score, min_precision, review_below;
    enum verdict_kind min_verdict; /* NONE: documents of any verdict */
    enum path_naming naming;       /* of sides without an address */
    uint64_t date; /* of TMX, in seconds since 1970, or WRITING_NO_DATE */
};

struct writing writing_default(void);

/* Find out what the names come to: a set is several files, named by the
 * languages, and ".xlsx" is a workbook.  The names live in `a`.  ERR_USAGE for
 * too many files, ERR_NOMEM. */
int writing_expand(struct writing *w, const char *src_lang,
                   const char *tgt_lang, struct arena *a, struct err *e);

/* How many outputs of text take pairs: they come first. */
size_t writing_n_paired(const struct writing *w);

/* How many outputs are asked for, that of unaligned sentences included, and
 * path and format of output i.  Workbooks are no such outputs. */
size_t writing_n_outputs(const struct writing *w);
const char *writing_path(const struct writing *w, size_t i);
const struct format *writing_format(const struct writing *w, size_t i);
unsigned writing_packing(const struct writing *w, size_t i); /* packing.h */

/* Does an output of pairs have their flags? */
bool writing_has_flags(const struct writing *w);

/* The format of an output that needs the languages of both sides; NULL: none
 * does. */
const struct format *writing_needs_languages(const struct writing *w);

/* The first output that workbooks can be made of, or the number of outputs. */
size_t writing_source_of_books(const struct writing *w);

/* ERR_USAGE where two outputs have one name, and for a name whose ending is no
 * format's while no format is given. */
int writing_check(const struct writing *w, struct err *e);

/* The score below which pairs of these records [n] are left out: 0 for a
 * min_score up to WRITING_FLOOR, which document_align() has seen to.  And is one
 * left out of every output but that of unaligned sentences?  ERR_NOMEM. */
int writing_floor(const struct writing *w, const struct record *records,
                  size_t n, double *out, struct err *e);
bool writing_leaves_out(const struct writing *w, double floor,
                        const struct record *r);

/* Is the verdict below the least wanted one?  Then nothing of it is written. */
bool writing_leaves_out_document(const struct writing *w,
                                 const struct document *d);
#endif
