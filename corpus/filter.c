/* corpus/filter.c - the rules, pair after pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/filter.h"

#include <math.h>

#include "checks/checker.h"

struct filtering {
    const struct filter_job *job;
    struct filter_counts *counts;
    struct checker *checker; /* NULL: flags are those of the file */
    bool any_score, any_verdict;

    /* Where in the verdicts of the job the pair at hand is. */
    bool uses_verdicts;
    size_t run;
    uint64_t n_of_run;
};

static bool needs_score(const struct filter_rules *r)
{
    return r->min_score > 0 || (r->doubt != 0 && r->doubt_score > 0);
}

static bool needs_flags(const struct filter_rules *r)
{
    return (r->drop | r->doubt) != 0;
}

static int need(bool is_there, const char *rule, const char *column,
                struct err *e)
{
    return is_there
               ? 0
               : err_set(e, ERR_USAGE, "%s needs a column %s", rule, column);
}

static int open_checker(struct filtering *f, struct err *e)
{
    struct checker_options o = f->job->checks;
    o.flags &= f->job->rules.drop | f->job->rules.doubt;
    f->counts->checked = true;
    return o.flags ? checker_open(&o, &f->checker, e) : 0;
}

/* Does the file have what the rules need? */
static int begin(void *context, uint32_t has, struct err *e)
{
    struct filtering *f = context;
    const struct filter_rules *r = &f->job->rules;
    const bool checks =
        needs_flags(r) && (f->job->check || !(has & FIELD_FLAGS));
    int rc = need(!needs_score(r) || has & FIELD_SCORE, "a least score",
                  "aligner_score or score", e);
    if (rc == 0)
        rc =
            need(!r->beads || has & FIELD_BEAD, "a choice of beads", "bead", e);
    if (rc == 0)
        rc =
            need(r->least == VERDICT_NONE || has & FIELD_VERDICT ||
                     f->job->verdicts.n > 0,
                 "a least verdict",
                 "doc_verdict, or the journal of its batch beside the file", e);
    if (rc == 0 && !checks && f->job->check_option)
        rc = err_set(e, ERR_USAGE,
                     "--%s has no effect: the flags are those of the input, "
                     "without --check",
                     f->job->check_option);
    return rc == 0 && checks ? open_checker(f, e) : rc;
}

/* The verdict of a pair that has none itself. */
static void give_verdict(struct filtering *f, struct sieve_pair *pair)
{
    const struct filter_verdicts *v = &f->job->verdicts;
    while (f->run < v->n && f->n_of_run == v->runs[f->run].n_pairs) {
        f->run++;
        f->n_of_run = 0;
    }
    f->n_of_run++;
    if (f->run == v->n ||
        (pair->verdict.n > 0 && !sv_eq(pair->verdict, SV("-"))))
        return;
    pair->verdict = v->runs[f->run].verdict;
    f->uses_verdicts = true;
}

/* Verdicts are of the pairs of a batch, all of them. */
static int check_verdicts(const struct filtering *f, struct err *e)
{
    uint64_t n = 0;
    for (size_t k = 0; k < f->job->verdicts.n; k++)
        n += f->job->verdicts.runs[k].n_pairs;
    if (!f->uses_verdicts || n == f->counts->files.n_records)
        return 0;
    return err_set(e, ERR_INPUT,
                   "%llu pairs, but %llu by the journal beside it: verdicts of "
                   "the documents are not known",
                   (unsigned long long)f->counts->files.n_records,
                   (unsigned long long)n);
}

/* A file of which no pair has a score so far has none: to reject them all would
 * be a mistake. */
static int check_known(struct filtering *f, const struct sieve_pair *pair,
                       struct err *e)
{
    const struct filter_rules *r = &f->job->rules;
    f->any_score |= !isnan(pair->score);
    f->any_verdict |= pair->verdict.n > 0 && !sv_eq(pair->verdict, SV("-"));
    if (needs_score(r) && !f->any_score)
        return err_set(e, ERR_USAGE,
                       "the pairs have no score: stele score gives them one");
    if (r->least != VERDICT_NONE && !f->any_verdict)
        return err_set(e, ERR_USAGE,
                       "the pairs have no verdict of their documents");
    return 0;
}

static int find_flags(struct filtering *f, struct sieve_pair *pair,
                      struct err *e)
{
    const struct checker_side src = {pair->src, pair->src_lang},
                              tgt = {pair->tgt, pair->tgt_lang};
    uint32_t found = pair->is_null ? RECORD_EMPTY : 0;
    int rc = f->checker && !pair->is_null
                 ? checker_flags(f->checker, &src, &tgt, &found, e)
                 : 0;
    pair->flags |= found;
    return rc;
}

static int judge(void *context, struct sieve_pair *pair, bool *keep,
                 struct buf *reason, struct err *e)
{
    struct filtering *f = context;
    const struct filter_rules *r = &f->job->rules;
    if (r->least != VERDICT_NONE)
        give_verdict(f, pair);
    int rc = check_known(f, pair, e);
    if (rc == 0)
        rc = find_flags(f, pair, e);
    if (rc != 0)
        return rc;
    const struct filter_pair known = {pair->score, pair->flags, pair->bead,
                                      pair->verdict};
    enum filter_reason why = filter_rules_judge(r, &known);
    f->counts->n[why]++;
    f->counts->n_with_flags += pair->flags != 0;
    *keep = why == FILTER_KEPT;
    for (unsigned bit = 0; why == FILTER_FLAGS && bit < RECORD_N_FLAGS; bit++)
        f->counts->n_flag[bit] += (r->drop & pair->flags) >> bit & 1;
    if (!*keep && f->job->files.rejected_path)
        filter_rules_tell(r, &known, why, reason);
    return 0;
}

static int end(void *context, struct err *e)
{
    return check_verdicts(context, e);
}

static uint32_t needed(const struct filter_job *job)
{
    const struct filter_rules *r = &job->rules;
    return (needs_score(r) ? FIELD_SCORE : 0) |
           (needs_flags(r) ? FIELD_FLAGS | SIEVE_TEXT : 0) |
           (r->beads ? FIELD_BEAD : 0) |
           (r->least != VERDICT_NONE ? FIELD_VERDICT : 0);
}

/* Bad pairs go to who asked for them. */
static void on_bad(void *context, const struct err *why)
{
    const struct sieve_job *files = &((struct filtering *)context)->job->files;
    if (files->on_bad)
        files->on_bad(files->context, why);
}

int filter(const struct filter_job *job, struct filter_counts *counts,
           struct err *e)
{
    struct filtering f = {.job = job, .counts = counts};
    struct sieve_job files = job->files;
    *counts = (struct filter_counts){0};
    files.needs = needed(job);
    files.begin = begin;
    files.judge = judge;
    files.end = end;
    files.on_bad = on_bad;
    files.context = &f;
    int rc = sieve(&files, &counts->files, e);
    if ((rc == ERR_USAGE || rc == ERR_INPUT) && e && e->subject[0] == '\0')
        err_rename(e, sv_from(files.in.paths[0]));
    checker_close(f.checker);
    return rc;
}
