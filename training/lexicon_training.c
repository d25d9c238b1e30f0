/* training/lexicon_training.c - passes over the manifest, each with the words of the last.
 *
 * A pass sends the pairs through the pool; in the manifest's order their beads
 * go to a store on disk, from which Model 1 reads them for each of its rounds.
 * Memory: the words, their candidate pairs, and the pairs under way.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/lexicon_training.h"

#include <stdlib.h>

#include "base/pool.h"
#include "batch/counts.h"
#include "document/lexicon/lexicon_output.h"
#include "training/lexicon_sample.h"

/* Words beyond these are not learnt: by then only rare ones are new. */
enum { MAX_WORDS = 1 << 22 };

enum { EM_ROUNDS = 5 };

struct training {
    const struct lexicon_training_job *job;
    const struct events *events;
    struct engine *engine;
    struct run_files files; /* the output, and the inputs but the articles */
    struct manifest *manifest;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers, pass;
    struct manifest_walk walk;
    struct vocabulary words;
    struct bead_store *store;
    struct lexicon_entry *entries; /* [n_entries], after a pass */
    size_t n_entries;
    struct progress progress;
    bool stopped;
    char lang[2][LANGUAGE_TAG_BYTES]; /* of all pairs; "" when they differ */
};

static int stage_read(void *context, void **item, struct err *e)
{
    struct training *t = context;
    struct sv line;
    t->stopped = events_stop(t->events);
    if (t->stopped)
        return 0;
    int rc = manifest_next(t->manifest, &t->walk, &line, e);
    if (rc <= 0)
        return rc;
    *item = lexicon_sample_new(t->manifest, line, t->walk.line_no);
    return *item ? 1 : err_nomem(e);
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct training *t = context;
    return lexicon_sample_learn(item, &t->workers[worker], t->manifest, e);
}

/* A pair that failed is reported in the first pass. */
static void count(struct training *t, const struct lexicon_sample *l)
{
    struct counts *n = &t->progress.done;
    n->n_pairs++;
    n->n_failed += l->failed;
    n->n_sents += l->n_sents;
    n->n_bytes += l->n_bytes;
    if (l->failed && t->pass == 1)
        events_failed(t->events, l->entry.fault ? SV("-") : l->entry.id,
                      &l->why);
    events_progress(t->events, &t->progress);
}

/* The languages of the lexicon are those of its pairs, if they agree. */
static void note_languages(struct training *t, const struct lexicon_sample *l)
{
    for (size_t side = 0; side < 2; side++) {
        if (t->progress.done.n_pairs == t->progress.done.n_failed)
            memcpy(t->lang[side], l->lang[side], sizeof t->lang[side]);
        else if (strcmp(t->lang[side], l->lang[side]) != 0)
            t->lang[0][0] = t->lang[1][0] = '\0';
    }
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct training *t = context;
    struct lexicon_sample *l = item;
    int rc = 0;
    if (!l->failed) {
        note_languages(t, l);
        rc = lexicon_sample_keep(l, &t->words, MAX_WORDS, t->store, e);
    }
    count(t, l);
    lexicon_sample_free(l);
    return rc;
}

static void stage_drop(void *context, void *item)
{
    (void)context;
    lexicon_sample_free(item);
}

static const struct pool_stages stages = {
    .read = stage_read,
    .work = stage_work,
    .write = stage_write,
    .drop = stage_drop,
};

/* What is done with each bead of the store. */
typedef int (*bead_step)(struct lexicon_em *em, const struct word_bead *b,
                         struct err *e);

static int step_count(struct lexicon_em *em, const struct word_bead *b,
                      struct err *e)
{
    (void)e;
    lexicon_em_count_words(em, b);
    return 0;
}

static int step_divide(struct lexicon_em *em, const struct word_bead *b,
                       struct err *e)
{
    (void)e;
    lexicon_em_expect(em, b);
    return 0;
}

static int each_bead(struct training *t, struct lexicon_em *em, bead_step step,
                     struct err *e)
{
    struct stored_bead s;
    int rc = bead_store_rewind(t->store, e);
    while (rc == 0 && (rc = bead_store_next(t->store, &s, e)) > 0) {
        const struct word_bead b = {s.src, s.tgt, s.n_src, s.n_tgt, s.weight};
        rc = step(em, &b, e);
    }
    return rc;
}

/* Equal words need no lexicon. */
static void drop_equal_words(struct training *t)
{
    size_t n = 0;
    for (size_t k = 0; k < t->n_entries; k++)
        if (t->entries[k].src != t->entries[k].tgt)
            t->entries[n++] = t->entries[k];
    t->n_entries = n;
}

/* Model 1 over the beads of the store. */
static int learn_words(struct training *t, struct err *e)
{
    struct lexicon_em em;
    int rc =
        lexicon_em_open(&t->job->em, vocabulary_n_forms(&t->words), &em, e);
    if (rc == 0)
        rc = each_bead(t, &em, step_count, e);
    if (rc == 0)
        rc = each_bead(t, &em, lexicon_em_count_pairs, e);
    if (rc == 0)
        rc = lexicon_em_count_pairs_end(&em, e);
    for (int round = 1; rc == 0 && round <= EM_ROUNDS; round++) {
        rc = each_bead(t, &em, step_divide, e);
        lexicon_em_maximise(&em, round == EM_ROUNDS);
    }
    free(t->entries);
    t->entries = NULL;
    if (rc == 0)
        rc = lexicon_em_entries(&em, &t->entries, &t->n_entries, e);
    if (rc == 0)
        drop_equal_words(t);
    lexicon_em_close(&em);
    return rc;
}

/* Let the next pass use what was learnt. */
static int put_words(struct training *t, struct err *e)
{
    struct dictionary d = {.n_passed_over = 0};
    int rc = 0;
    for (size_t k = 0; k < t->n_entries && rc == 0; k++) {
        const struct lexicon_entry *x = &t->entries[k];
        rc = dictionary_add(&d, vocabulary_form(&t->words, x->src),
                            vocabulary_form(&t->words, x->tgt),
                            (double)x->src_to_tgt, (double)x->tgt_to_src, e);
    }
    if (rc == 0)
        rc = dictionary_sort(&d, e);
    if (rc == 0)
        lexicon_set_replace_last(&t->engine->lexicons, &d);
    else
        dictionary_free(&d);
    return rc;
}

static int run_pass(struct training *t, struct err *e)
{
    t->progress =
        (struct progress){.pass = t->pass, .n_passes = t->job->n_passes};
    t->walk = (struct manifest_walk){0};
    vocabulary_reset(&t->words);
    int rc = bead_store_clear(t->store, e);
    if (rc == 0)
        rc = pool_run(&stages, t, t->n_workers, e);
    manifest_walk_end(&t->walk);
    t->progress.pass_ends = true;
    events_progress(t->events, &t->progress);
    return rc == 0 && !t->stopped ? learn_words(t, e) : rc;
}

static int run_passes(struct training *t, struct err *e)
{
    int rc = 0;
    for (t->pass = 1; t->pass <= t->job->n_passes && rc == 0 && !t->stopped;
         t->pass++) {
        if (t->pass > 1)
            rc = put_words(t, e);
        if (rc == 0)
            rc = run_pass(t, e);
    }
    return rc;
}

static int open_workers(struct training *t, struct err *e)
{
    t->workers = calloc(t->job->n_workers, sizeof *t->workers);
    if (!t->workers)
        return err_nomem(e);
    int rc = 0;
    for (; t->n_workers < t->job->n_workers && rc == 0; t->n_workers++) {
        struct document_worker *w = &t->workers[t->n_workers];
        rc = document_worker_open(w, t->engine, e);
        w->outputs = &t->files;
    }
    return rc;
}

static int open_all(struct training *t, struct err *e)
{
    const struct lexicon_training_job *job = t->job;
    int rc = training_files(t->engine, job->manifest_path, job->output_path,
                            &t->files, e);
    if (rc == 0)
        rc = manifest_open(job->manifest_path, &t->manifest, e);
    if (rc == 0)
        rc = open_workers(t, e);
    return rc == 0 ? bead_store_open(job->output_path, &t->store, e) : rc;
}

static void close_all(struct training *t)
{
    for (unsigned k = 0; k < t->n_workers; k++)
        document_worker_close(&t->workers[k]);
    free(t->workers);
    free(t->entries);
    vocabulary_free(&t->words);
    bead_store_close(t->store);
    manifest_close(t->manifest);
    run_files_free(&t->files);
}

int lexicon_training_run(struct engine *engine,
                         const struct lexicon_training_job *job,
                         const struct events *events,
                         struct lexicon_training_outcome *out, struct err *e)
{
    struct training t = {.job = job, .events = events, .engine = engine};
    const char *const lang[2] = {t.lang[0], t.lang[1]};
    int rc = open_all(&t, e);
    if (rc == 0)
        rc = run_passes(&t, e);
    if (rc == 0 && !t.stopped && t.n_entries > 0)
        rc = lexicon_output_write(job->output_path, lang, &t.words, t.entries,
                                  t.n_entries, e);
    *out = (struct lexicon_training_outcome){
        .counts = t.progress.done,
        .n_entries = t.n_entries,
        .stopped = t.stopped,
    };
    close_all(&t);
    return rc;
}
