/* lib/stele_corpus.c - from settings to the engines on written pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_corpus.h"

#include <assert.h>

#include "corpus/dedup.h"
#include "corpus/filter.h"
#include "corpus/statistics_text.h"
#include "document/flagging.h"
#include "io/sink.h"
#include "lib/journal_verdicts.h"
#include "lib/pair_files.h"

enum { GZIP_LEVEL = 6 };

static_assert((int)STELE_FLAGS == (int)RECORD_N_FLAGS, "flags");

const char *stele_flag_meaning(unsigned bit)
{
    return bit < RECORD_N_FLAGS ? record_flags[bit].meaning : NULL;
}

const char *stele_filter_preset(unsigned k, const char **summary, char *rules,
                                size_t n)
{
    const struct filter_preset *p = filter_preset_at(k);
    struct buf text = {0};
    if (!p)
        return NULL;
    *summary = p->summary;
    buf_add_sv(&text, SV("--min-score "));
    setting_add_decimal(&text, p->rules.min_score);
    buf_add_sv(&text, SV(" --drop "));
    writer_add_flags(&text, p->rules.drop, ',');
    buf_add_sv(&text, SV(" --doubt "));
    writer_add_flags(&text, p->rules.doubt, ',');
    buf_add_sv(&text, SV(" --doubt-score "));
    setting_add_decimal(&text, p->rules.doubt_score);
    size_t copied = text.failed ? 0 : text.n < n ? text.n : n - 1;
    if (copied > 0)
        memcpy(rules, text.p, copied);
    rules[copied] = '\0';
    buf_free(&text);
    return p->name;
}

static void give_filter_counts(const struct filter_counts *n,
                               struct stele_filter_counts *out)
{
    *out = (struct stele_filter_counts){
        .size = sizeof *out,
        .n_read = n->files.n_records,
        .n_kept = n->n[FILTER_KEPT],
        .n_bad = n->files.n_bad,
        .n_skipped = n->files.n_skipped,
        .n_score = n->n[FILTER_SCORE],
        .n_flags = n->n[FILTER_FLAGS],
        .n_doubt = n->n[FILTER_DOUBT],
        .n_beads = n->n[FILTER_BEAD],
        .n_verdict = n->n[FILTER_VERDICT],
        .checked = n->checked,
        .any_flags = n->n_with_flags > 0,
        .n_cut = n->files.n_cut,
    };
    memcpy(out->n_flag, n->n_flag, sizeof out->n_flag);
}

int stele_filter(const struct stele_settings *settings,
                 const char *const *paths, size_t n_paths,
                 const struct stele_events *events,
                 struct stele_filter_counts *out, struct stele_error *error)
{
    struct err e = {0};
    struct settings *shared = (struct settings *)&settings->shared;
    const struct task_values *v = &settings->own;
    struct filter_counts counts = {.checked = false};
    struct arena a = {0};
    struct tsv_columns columns;
    struct filter_job job = {
        .files = {.on_bad = pair_files_on_bad, .context = (void *)events},
        .check = v->checks,
        .check_option =
            v->checks ? NULL : settings_given(shared, 1u << SETTINGS_FLAGS),
    };
    int rc = settings->task->check(shared, v, &e);
    if (rc == 0)
        rc = filter_rules_of(&v->filter, &job.rules, &e);
    if (rc == 0)
        rc = pair_files_take(settings, paths, n_paths,
                             &shared->flagging.glossary_path, 1, &job.files,
                             &columns, &e);
    if (rc == 0 && job.rules.least != VERDICT_NONE && n_paths == 1)
        rc = journal_verdicts_read(paths[0], &a, &job.verdicts, &e);
    if (rc == 0)
        rc = settings_load(shared, &e);
    if (rc == 0)
        rc = flagging_open(&shared->flagging, true, &job.checks, &e);
    if (rc == 0)
        rc = filter(&job, &counts, &e);
    flagging_close(&job.checks);
    arena_free(&a);
    give_filter_counts(&counts, out);
    return handle_fail(rc, &e, error);
}

int stele_dedup(const struct stele_settings *settings, const char *const *paths,
                size_t n_paths, const struct stele_events *events,
                struct stele_dedup_counts *out, struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &settings->own;
    struct dedup_counts counts = {.n_kept = 0};
    struct tsv_columns columns;
    struct dedup_job job = {
        .files = {.on_bad = pair_files_on_bad, .context = (void *)events},
        .choice = v->dedup,
    };
    int rc = settings->task->check(&settings->shared, v, &e);
    if (rc == 0)
        rc = pair_files_take(settings, paths, n_paths, v->dedup.overlap,
                             v->dedup.n_overlap, &job.files, &columns, &e);
    job.conflicts_path = v->conflicts;
    if (rc == 0 && v->conflicts)
        rc = pair_files_take_format(v, v->conflicts, &job.files,
                                    &job.conflicts_format, &e);
    if (rc == 0)
        rc = dedup(&job, &counts, &e);
    *out = (struct stele_dedup_counts){
        .size = sizeof *out,
        .n_read = counts.files.n_records,
        .n_kept = counts.n_kept,
        .n_copies = counts.n_copies,
        .n_overlap = counts.n_overlap,
        .n_bad = counts.files.n_bad,
        .n_skipped = counts.files.n_skipped,
        .n_conflicts = counts.n_conflicts,
        .n_cut = counts.files.n_cut,
    };
    return handle_fail(rc, &e, error);
}

static int check_top(const struct task_values *v, struct err *e)
{
    if (v->stats.json)
        return err_set(e, ERR_USAGE, "--top has no effect: JSON has them all");
    return v->stats.by == STATISTICS_BY_NONE
               ? err_set(e, ERR_USAGE, "--top has no effect without --per")
               : 0;
}

int stele_stats(const struct stele_settings *settings, const char *const *paths,
                size_t n_paths, const struct stele_events *events,
                uint64_t *n_read, uint64_t *n_bad, struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &settings->own;
    struct buf text = {0};
    struct statistics s = {.n_records = 0};
    struct statistics_job job = {.by = v->stats.by,
                                 .without_copies = v->stats.without_copies,
                                 .on_bad = pair_files_on_bad,
                                 .context = (void *)events};
    const char *out = v->output ? v->output : "-";
    int rc = settings->task->check(&settings->shared, v, &e);
    if (rc == 0 && stele_is_set(settings, "top"))
        rc = check_top(v, &e);
    if (rc == 0)
        rc = pair_files_take_inputs(settings, paths, n_paths, &out, 1, &job.in,
                                    &e);
    if (rc == 0)
        rc = statistics_read(&job, &s, &e);
    if (rc == 0 && v->stats.json)
        statistics_add_json(&s, &text);
    else if (rc == 0)
        statistics_add_table(&s, v->stats.n_sources, &text);
    if (rc == 0)
        rc = sink_write_whole(out, GZIP_LEVEL, &text, &e);
    *n_read = s.n_records;
    *n_bad = s.n_bad;
    statistics_free(&s);
    buf_free(&text);
    return handle_fail(rc, &e, error);
}

int stele_check_pairs(const char *path, const struct stele_events *events,
                      struct stele_pair_check *out, struct stele_error *error)
{
    struct err e = {0};
    struct statistics s = {.n_records = 0};
    const struct statistics_job job = {.in = {.paths = {path}, .n_paths = 1},
                                       .without_copies = true,
                                       .on_bad = pair_files_on_bad,
                                       .context = (void *)events};
    int rc = statistics_read(&job, &s, &e);
    *out =
        (struct stele_pair_check){.size = sizeof *out,
                                  .n_pairs = s.figures.n_pairs,
                                  .n_documents = s.figures.n_documents,
                                  .n_one_side = s.n_records - s.figures.n_pairs,
                                  .n_bad = s.n_bad,
                                  .n_skipped = s.n_skipped};
    statistics_free(&s);
    return handle_fail(rc, &e, error);
}
