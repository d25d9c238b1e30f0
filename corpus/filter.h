/* corpus/filter.h - pairs of a TSV kept or rejected, line by line as they are.
 * Memory does not grow with the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_FILTER_H
#define CORPUS_FILTER_H
#include "checks/checker_options.h"
#include "corpus/filter_rules.h"

struct filter_job {
    const char *in_path, *out_path; /* "-": standard input, output */
    const char *rejected_path;      /* NULL: rejected pairs are not written */
    int gz_level;
    struct filter_rules rules;

    /* Flags are those of the column "flags"; where there is none, or with
     * `check`, those that the texts have.  Languages that are NULL are those of
     * the columns lang_src and lang_trg, or not known. */
    struct checker_options checks;
    bool check;
    const char *src_lang, *tgt_lang;

    /* Told of each line that is bad and left out; may be NULL. */
    void (*on_bad)(void *context, const struct err *e);
    void *context;
};

struct filter_counts {
    uint64_t n_read, n_bad;
    uint64_t n[FILTER_N_REASONS];    /* n[FILTER_KEPT] are kept */
    uint64_t n_flag[RECORD_N_FLAGS]; /* rejected pairs with each flag dropped */
};

/* Filter.  The header names the columns: score or aligner_score, flags, bead,
 * doc_verdict, src_text and trg_text (also src, source, trg, tgt, target); what
 * no rule needs may be missing.  Kept lines are written as they were; rejected
 * ones with a last column `reason`.
 *
 * Errors: ERR_USAGE for a rule whose column is missing; ERR_INPUT for an empty
 * file or a header that names a column twice; those of byte_stream and sink.
 * Then no output is left. */
int filter_file(const struct filter_job *job, struct filter_counts *counts,
                struct err *e);
#endif
