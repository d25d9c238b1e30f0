/* corpus/filter.h - pairs kept or rejected by what is known of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_FILTER_H
#define CORPUS_FILTER_H
#include "checks/checker_options.h"
#include "corpus/filter_rules.h"
#include "corpus/sieve.h"

/* The verdicts of documents, for a file that does not have them: each is of the
 * next n_pairs pairs.  No runs: none are known. */
struct filter_run {
    uint64_t n_pairs;
    struct sv verdict;
};
struct filter_verdicts {
    struct filter_run *runs; /* [n] */
    size_t n;
};

struct filter_job {
    struct sieve_job files; /* in, outputs, options, on_bad, context */
    struct filter_rules rules;

    /* Flags are those that the file has; with `check` also those that the texts
     * have, and so too for a TSV without a column of flags. */
    struct checker_options checks;
    bool check;
    struct filter_verdicts verdicts;
    const char *check_option; /* set, for a file that is not checked; or NULL */
};

struct filter_counts {
    struct convert_counts files;
    uint64_t n[FILTER_N_REASONS];    /* n[FILTER_KEPT] are kept */
    uint64_t n_flag[RECORD_N_FLAGS]; /* rejected pairs with each flag dropped */
    uint64_t n_with_flags;           /* pairs that had any */
    bool checked;                    /* flags were looked for */
};

/* Filter, as sieve() does.  A pair with one side only has the flag empty.
 *
 * Errors: those of sieve(); ERR_USAGE for a rule whose column is missing, for
 * a score or verdict that no pair has so far, and for `check_option` where
 * nothing is checked; ERR_INPUT for verdicts of another number of pairs. */
int filter(const struct filter_job *job, struct filter_counts *counts,
           struct err *e);
#endif
