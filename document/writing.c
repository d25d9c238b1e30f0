/* document/writing.c - what the names of outputs come to, and which records
 * they take.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/writing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "document/threshold.h"
#include "io/packing.h"

/* 6 would take a fifth more time for files that are 1 % smaller. */
enum { GZ_LEVEL = 5, VIEW_COLUMNS = 100 };

struct writing writing_default(void)
{
    return (struct writing){.columns = tsv_columns_default(),
                            .gz_level = GZ_LEVEL,
                            .width = VIEW_COLUMNS,
                            .min_score = WRITING_FLOOR,
                            .date = WRITING_NO_DATE};
}

/* The files of a set under that name. */
static int expand_set(struct writing *w, const char *name, const char *src_lang,
                      const char *tgt_lang, struct arena *a, struct err *e)
{
    const struct format_part *part = w->set->parts;
    for (unsigned k = 0; k < FORMAT_MAX_PARTS && part[k].format; k++) {
        struct buf path = {0};
        if (w->n_paths == WRITING_MAX_OUTPUTS)
            return err_set(e, ERR_USAGE, "more than %d outputs",
                           WRITING_MAX_OUTPUTS);
        int rc = format_part_path(&part[k], name, src_lang, tgt_lang, &path);
        const char *kept = rc == 0 ? arena_copy(a, path.p, path.n) : NULL;
        buf_free(&path);
        if (!kept)
            return err_nomem(e);
        w->formats[w->n_paths] = part[k].format;
        w->paths[w->n_paths++] = kept;
    }
    return 0;
}

int writing_expand(struct writing *w, const char *src_lang,
                   const char *tgt_lang, struct arena *a, struct err *e)
{
    int rc = 0;
    w->n_paths = w->n_books = 0;
    for (size_t i = 0; i < w->n_named && rc == 0; i++) {
        if (w->set) {
            rc = expand_set(w, w->named[i], src_lang, tgt_lang, a, e);
        } else if (!w->format && workbook_is_path(w->named[i])) {
            w->books[w->n_books++] = w->named[i];
        } else {
            w->formats[w->n_paths] = NULL;
            w->paths[w->n_paths++] = w->named[i];
        }
    }
    return rc;
}

size_t writing_n_paired(const struct writing *w)
{
    return w->n_paths || w->n_books ? w->n_paths : 1;
}

size_t writing_n_outputs(const struct writing *w)
{
    return writing_n_paired(w) + (w->nulls_path != NULL);
}

const char *writing_path(const struct writing *w, size_t i)
{
    if (i == writing_n_paired(w))
        return w->nulls_path;
    return w->n_paths ? w->paths[i] : "-";
}

const struct format *writing_format(const struct writing *w, size_t i)
{
    if (i == writing_n_paired(w))
        return &format_tsv;
    if (i < w->n_paths && w->formats[i])
        return w->formats[i];
    if (w->format)
        return w->format;
    const struct format *f = format_of_path(writing_path(w, i));
    return f ? f : &format_tsv;
}

unsigned writing_packing(const struct writing *w, size_t i)
{
    return packing_of_path(writing_path(w, i), w->gz_level);
}

const struct format *writing_needs_languages(const struct writing *w)
{
    for (size_t i = 0; i < writing_n_paired(w); i++)
        if (writing_format(w, i)->needs_languages)
            return writing_format(w, i);
    return NULL;
}

bool writing_has_flags(const struct writing *w)
{
    for (size_t i = 0; i < writing_n_paired(w); i++) {
        const struct format *f = writing_format(w, i);
        if (f->has_flags ||
            (f == &format_tsv && tsv_columns_have_flags(&w->columns)))
            return true;
    }
    return w->n_books > 0 &&
           (!w->has_columns || tsv_columns_have_flags(&w->columns));
}

size_t writing_source_of_books(const struct writing *w)
{
    size_t i = 0;
    for (; i < writing_n_paired(w); i++) {
        const char *name = writing_format(w, i)->name;
        if (strcmp(name, "jsonl") == 0 ||
            (strcmp(name, "tsv") == 0 && !w->no_header &&
             !w->columns.no_header))
            break;
    }
    return i;
}

/* Unaligned sentences are TSV, whatever their file is called; a name that
 * promises another format is a mistake. */
static int check_nulls(const struct writing *w, struct err *e)
{
    const struct format *f =
        w->nulls_path ? format_of_path(w->nulls_path) : NULL;
    if (f && f != &format_tsv)
        return err_set(e, ERR_USAGE,
                       "%.100s: unaligned sentences are written as TSV",
                       w->nulls_path);
    return 0;
}

int writing_check(const struct writing *w, struct err *e)
{
    for (size_t i = 0; w->nulls_path && i < writing_n_paired(w); i++)
        if (strcmp(writing_path(w, i), w->nulls_path) == 0)
            return err_set(e, ERR_USAGE, "two outputs are named %.100s",
                           w->nulls_path);
    if (w->set && (w->n_named == 0 || strcmp(w->named[0], "-") == 0))
        return err_set(e, ERR_USAGE,
                       "--format %s is several files: give what their names "
                       "begin with as -o NAME",
                       w->set->name);
    for (size_t i = 0; !w->format && !w->set && i < writing_n_paired(w); i++) {
        int rc = format_check_ending(writing_path(w, i), e);
        if (rc != 0)
            return rc;
    }
    return check_nulls(w, e);
}

static bool is_pair(const struct record *r)
{
    return r->src.n > 0 && r->tgt.n > 0;
}

int writing_floor(const struct writing *w, const struct record *records,
                  size_t n, double *out, struct err *e)
{
    size_t n_pairs = 0;
    *out = w->min_score > WRITING_FLOOR ? w->min_score : 0;
    if (w->min_precision <= 0)
        return 0;
    double *scores = malloc((n + 1) * sizeof *scores);
    if (!scores)
        return err_nomem(e);
    for (size_t i = 0; i < n; i++)
        if (is_pair(&records[i]))
            scores[n_pairs++] = records[i].score;
    *out =
        fmax(*out, threshold_for_precision(scores, n_pairs, w->min_precision));
    free(scores);
    return 0;
}

bool writing_leaves_out(const struct writing *w, double floor,
                        const struct record *r)
{
    return is_pair(r) ? r->score < floor : !w->with_nulls;
}

bool writing_leaves_out_document(const struct writing *w,
                                 const struct document *d)
{
    enum verdict_kind kind = VERDICT_NONE;
    if (w->min_verdict == VERDICT_NONE)
        return false;
    for (unsigned k = VERDICT_TRANSLATION; k <= VERDICT_UNRELATED; k++)
        if (d->verdict && strcmp(d->verdict, verdict_name(k)) == 0)
            kind = k;
    return kind == VERDICT_NONE || kind > w->min_verdict;
}
