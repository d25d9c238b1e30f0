/* lib/stele_lab.c - training.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_lab.h"

#include <string.h>

#include "lib/evaluation_task.h"
#include "lib/handle.h"
#include "lib/lexicon_build.h"
#include "training/calibration_fit.h"
#include "training/length_training.h"
#include "training/lexicon_training.h"
#include "training/splitter_training.h"

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

int stele_evaluate(const struct stele_settings *settings,
                   const char *const *paths, size_t n_paths,
                   struct stele_error *error)
{
    struct err e = {0};
    int rc = settings->task->check(&settings->shared, &settings->own, &e);
    if (rc == 0 && stele_is_set(settings, "table") &&
        !settings->own.eval.compares)
        rc = err_set(&e, ERR_USAGE, "--table has no effect without --versus");
    if (rc == 0)
        rc = evaluation_task_run(&settings->own, paths, n_paths, &e);
    return handle_fail(rc, &e, error);
}
