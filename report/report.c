/* report/report.c - reads, assesses, writes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report.h"
#include "report/verdict_text.h"

#include "base/hash.h"
#include "document/outputs.h"
#include "io/run_files.h"
#include "io/whole_file.h"
#include "report/report_files.h"
#include "report/report_source.h"

void report_outcome_free(struct report_outcome *o)
{
    buf_free(&o->verdict);
    buf_free(&o->not_met);
}

static int check_files(const struct report_job *job, struct err *e)
{
    struct run_files f = {0};
    int rc = settings_add_inputs(job->engine->settings, &f, e);
    for (unsigned k = 0; k < job->in.n_paths && rc == 0; k++)
        rc = run_files_add_input(&f, job->in.paths[k], e);
    if (rc == 0)
        rc = report_add_outputs(job, &f, e);
    run_files_free(&f);
    return rc;
}

/* The lexicon files that the engine read. */
static int list_lexicons(const struct engine *g, struct arena *a,
                         struct report_inputs *out, struct err *e)
{
    const struct lexicon_set *l = &g->lexicons;
    out->list = arena_array(a, l->n, sizeof *out->list);
    if (!out->list)
        return err_nomem(e);
    for (size_t k = 0; k < l->n; k++) {
        struct buf bytes = {0};
        if (!l->paths[k])
            continue;
        int rc = whole_file_read(l->paths[k], WHOLE_FILE_MAX_BYTES, &bytes, e);
        if (rc == 0)
            out->list[out->n++] = (struct assessment_input){
                sv_from(l->paths[k]), hash_xxh64(buf_sv(&bytes)), bytes.n};
        buf_free(&bytes);
        if (rc != 0)
            return rc;
    }
    return 0;
}

static int assess_and_write(const struct report_job *job,
                            const struct delivery *d,
                            const struct assessment_run *run,
                            struct report_outcome *out, struct err *e)
{
    struct assessment s = {0};
    const enum report_language l = job->options.language;
    int rc = assessment_make(d, &job->options, run, &s, e);
    if (rc == 0) {
        assessment_add_verdict(&s, l, false, &out->verdict);
        assessment_add_not_met(&s, l, &out->not_met);
        rc = report_write(job, &s, e);
    }
    if (rc == 0 && (out->verdict.failed || out->not_met.failed))
        rc = err_nomem(e);
    assessment_free(&s);
    return rc;
}

int report_run(const struct report_job *job, struct report_outcome *out,
               struct err *e)
{
    struct delivery d = {0};
    struct arena a = {0};
    struct report_inputs inputs = {0}, lexicons = {0};
    struct gate_list gates;
    char created[20];
    *out = (struct report_outcome){0};
    /* a gate that cannot be read is told before the work, not after it */
    int rc =
        gate_parse(job->options.gates ? job->options.gates : gate_default(true),
                   &gates, e);
    if (rc == 0)
        rc = check_files(job, e);
    if (rc == 0)
        rc = list_lexicons(job->engine, &a, &lexicons, e);
    if (rc == 0)
        rc = report_read(job, &a, &d, &inputs, e);
    const struct assessment_run run = {
        .created = writing_date(job->date, created),
        .params_digest = job->engine->digest,
        .settings = job->settings,
        .inputs = inputs.list,
        .n_inputs = inputs.n,
        .lexicons = lexicons.list,
        .n_lexicons = lexicons.n,
        .decisions = &job->engine->decisions,
    };
    out->n_documents = d.figures.n_documents;
    out->n_pairs = d.figures.n_pairs;
    out->n_failed = d.n_failed;
    if (rc == 0)
        rc = assess_and_write(job, &d, &run, out, e);
    delivery_free(&d);
    arena_free(&a);
    return rc;
}
