/* lib/stele_lab.c - training and evaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_lab.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/evaluation.h"
#include "corpus/link_file.h"
#include "io/sink.h"
#include "lib/handle.h"
#include "lib/lexicon_build.h"
#include "report/reliability_plot.h"
#include "training/calibration_fit.h"
#include "training/length_training.h"
#include "training/lexicon_training.h"
#include "training/splitter_training.h"

static_assert((int)STELE_EVALUATION_BINS == (int)EVALUATION_N_BINS, "bins");

int stele_train_lexicon(struct stele *stele, const char *manifest,
                        const struct stele_events *events,
                        struct stele_lexicon_outcome *out,
                        struct stele_error *error)
{
    struct err e = {0};
    struct event_relay relay;
    struct lexicon_training_outcome outcome = {.n_entries = 0};
    const struct task_values *v = &stele->settings->own;
    const struct lexicon_training_job job = {
        .manifest_path = manifest,
        .output_path = v->output,
        .em = v->em,
        .n_workers = v->n_workers > 0 ? v->n_workers : 1,
        .n_passes = v->n_passes,
    };
    int rc = lexicon_training_run(
        &stele->engine, &job, event_relay_open(&relay, events), &outcome, &e);
    *out = (struct stele_lexicon_outcome){
        .size = sizeof *out,
        .counts = handle_counts(&outcome.counts),
        .n_entries = outcome.n_entries,
        .stopped = outcome.stopped,
    };
    return handle_fail(rc, &e, error);
}

int stele_build_lexicon(const struct stele_settings *settings,
                        const char *const *inputs, size_t n_inputs,
                        struct stele_lexicon_build *out,
                        struct stele_error *error)
{
    struct err e = {0};
    const char *output = settings->own.output;
    struct lexicon_build_outcome built = {.n_pairs = 0};
    *out = (struct stele_lexicon_build){.size = sizeof *out};
    int rc = settings->task->check(&settings->shared, &settings->own, &e);
    if (rc != 0)
        return handle_fail(rc, &e, error);
    rc = stele_check_files(settings, inputs, n_inputs, &output, 1, error);
    if (rc != 0)
        return rc;
    rc = lexicon_build_run(&settings->own, inputs, n_inputs, &built, &e);
    out->n_inputs = built.n_inputs;
    out->n_pairs = built.n_pairs;
    out->n_joined = built.n_joined;
    out->n_skipped = built.n_skipped;
    memcpy(out->src_lang, built.src_lang, sizeof out->src_lang);
    memcpy(out->tgt_lang, built.tgt_lang, sizeof out->tgt_lang);
    return handle_fail(rc, &e, error);
}

int stele_fit_lengths(const struct stele *stele, const char *manifest,
                      const struct stele_events *events,
                      struct stele_length_fit *out, struct stele_error *error)
{
    struct err e = {0};
    struct event_relay relay;
    struct length_training_outcome o = {.n_failed = 0};
    const struct length_training_job job = {
        .manifest_path = manifest, .output_path = stele->settings->own.output};
    int rc = handle_check_files(stele->settings, manifest, NULL,
                                job.output_path, &e);
    if (rc == 0)
        rc = length_training_run(&stele->engine, &job,
                                 event_relay_open(&relay, events), &o, &e);
    *out = (struct stele_length_fit){
        .size = sizeof *out,
        .c = o.estimate.c,
        .s2 = o.estimate.s2,
        .p_1_1 = o.estimate.p_11,
        .p_null = o.estimate.p_null,
        .p_merge = o.estimate.p_merge,
        .p_2_2 = o.estimate.p_22,
        .n_beads = o.estimate.n_beads,
        .n_likely = o.estimate.n_pairs,
        .n_rounds = o.estimate.n_rounds,
        .n_documents = o.n_documents,
        .n_failed = o.n_failed,
    };
    return handle_fail(rc, &e, error);
}

int stele_fit_calibration(const struct stele *stele, const char *list,
                          struct stele_error *error)
{
    struct err e = {0};
    const char *output = stele->settings->own.output;
    int rc = handle_check_files(stele->settings, list, NULL, output, &e);
    if (rc == 0)
        rc = calibration_fit_run(&stele->engine, list, output, &e);
    return handle_fail(rc, &e, error);
}

struct read_relay {
    void (*read)(void *context, const struct stele_splitter_counts *counts);
    void *context;
};

static void on_read(void *context, size_t n_places, size_t n_ends)
{
    const struct read_relay *r = context;
    const struct stele_splitter_counts counts = {sizeof counts, n_places,
                                                 n_ends};
    if (r->read)
        r->read(r->context, &counts);
}

int stele_train_splitter(
    const struct stele_settings *settings, const char *const *texts,
    size_t n_texts,
    void (*read)(void *context, const struct stele_splitter_counts *counts),
    void *context, struct stele_error *error)
{
    struct err e = {0};
    struct read_relay relay = {read, context};
    const struct splitter_training_job job = {
        .texts = texts,
        .n_texts = n_texts,
        .options = settings->own.splitter,
        .output = settings->own.output,
        .read = on_read,
        .context = &relay,
    };
    int rc = settings->task->check(&settings->shared, &settings->own, &e);
    for (size_t k = 0; k < n_texts && rc == 0; k++) {
        const char *colon = strchr(texts[k], ':');
        rc = handle_check_files(settings, colon ? colon + 1 : NULL, NULL,
                                settings->own.output, &e);
    }
    if (rc == 0)
        rc = splitter_training_run(&job, &e);
    return handle_fail(rc, &e, error);
}

struct stele_evaluation {
    struct arena arena; /* of the document at hand, or of the figures */
    struct evaluation sum;
    struct evaluation_calibration calibration;
};

int stele_evaluation_open(struct stele_evaluation **out,
                          struct stele_error *error)
{
    struct err e = {0};
    *out = calloc(1, sizeof **out);
    return *out ? 0 : handle_fail(err_nomem(&e), &e, error);
}

void stele_evaluation_close(struct stele_evaluation *v)
{
    if (!v)
        return;
    evaluation_free(&v->sum);
    arena_free(&v->arena);
    free(v);
}

static struct stele_figures figures_of(const struct evaluation *sum)
{
    const struct evaluation_figures f = evaluation_figures(sum);
    return (struct stele_figures){
        .size = sizeof(struct stele_figures),
        .n_gold = sum->n_gold,
        .strict_p = f.strict_p,
        .strict_r = f.strict_r,
        .strict_f = f.strict_f,
        .lax_f = f.lax_f,
        .n_other_scores = sum->n_other_scores,
    };
}

int stele_evaluation_add(struct stele_evaluation *v, const char *got,
                         const char *gold, struct stele_figures *one,
                         struct stele_error *error)
{
    struct err e = {0};
    struct gold_link_list links, gold_links;
    int rc = link_file_read(&v->arena, got, &links, &e);
    if (rc == 0)
        rc = link_file_read(&v->arena, gold, &gold_links, &e);
    if (rc == 0)
        rc = err_about(evaluation_check_length(&links, &gold_links, &e), gold,
                       &e);
    if (rc == 0)
        rc = evaluation_add(&v->sum, &v->arena, &links, &gold_links, &e);
    if (rc == 0 && one) {
        struct evaluation alone = {0};
        rc = evaluation_add(&alone, &v->arena, &links, &gold_links, &e);
        *one = figures_of(&alone);
        evaluation_free(&alone);
    }
    arena_reset(&v->arena);
    return handle_fail(err_about(rc, got, &e), &e, error);
}

int stele_evaluation_figures(struct stele_evaluation *v,
                             struct stele_figures *out,
                             struct stele_error *error)
{
    struct err e = {0};
    const struct evaluation_calibration *c = &v->calibration;
    int rc = 0;
    *out = figures_of(&v->sum);
    out->has_scores = v->sum.n_scores > 0;
    if (out->has_scores)
        rc = evaluation_calibrate(&v->sum, &v->arena, &v->calibration, &e);
    if (rc == 0 && out->has_scores) {
        out->ece = c->ece;
        out->brier = c->brier;
        out->auc_strict = c->auc_strict;
        out->auc_lax = c->auc_lax;
    }
    return handle_fail(rc, &e, error);
}

bool stele_evaluation_type(const struct stele_evaluation *v, size_t k,
                           struct stele_type_figures *out)
{
    enum { N = EVALUATION_MAX_SIDE + 1 };
    if (k >= (size_t)N * N)
        return false;
    unsigned s = (unsigned)(k / N), t = (unsigned)(k % N);
    *out = (struct stele_type_figures){
        .n_src = s,
        .n_tgt = t,
        .and_more = s == EVALUATION_MAX_SIDE || t == EVALUATION_MAX_SIDE,
        .n_gold = v->sum.gold_by_type[s][t],
        .n_found = v->sum.found_by_type[s][t],
    };
    return true;
}

bool stele_evaluation_bin(const struct stele_evaluation *v, size_t k,
                          struct stele_bin_figures *out)
{
    if (k >= EVALUATION_N_BINS)
        return false;
    const struct evaluation_bin *b = &v->calibration.bins[k];
    *out = (struct stele_bin_figures){
        .from = (double)k / EVALUATION_N_BINS,
        .to = (double)(k + 1) / EVALUATION_N_BINS,
        .n = b->n,
        .mean_score = b->mean_score,
        .share_right = b->share_right,
    };
    return true;
}

static int write_text(const char *path, struct sv text, struct err *e)
{
    struct sink *sink;
    int rc = sink_open(path, 6, &sink, e);
    if (rc != 0)
        return rc;
    rc = sink_write(sink, text, e);
    if (rc == 0)
        return sink_close(sink, e);
    sink_abort(sink);
    return rc;
}

int stele_evaluation_plot(struct stele_evaluation *v, const char *path,
                          struct stele_error *error)
{
    struct err e = {0};
    struct buf svg = {0};
    int rc = evaluation_calibrate(&v->sum, &v->arena, &v->calibration, &e);
    if (rc == 0) {
        reliability_plot(&v->calibration, &svg);
        rc = svg.failed ? err_nomem(&e) : write_text(path, buf_sv(&svg), &e);
    }
    buf_free(&svg);
    return handle_fail(rc, &e, error);
}
