/* training/calibration_fit.c - gold documents to examples, examples to weights.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/calibration_fit.h"

#include <string.h>

#include "document/parameters.h"
#include "io/run_files.h"
#include "training/calibration_training.h"

struct calibration_fit {
    struct arena arena;
    struct gold_corpus list;
    struct splitter *splitter;
    struct gold_document *documents;
    size_t n_documents;
    struct calibration_training training;
};

/* No file of an entry is the output. */
static int check_entry(const struct gold_entry *g, const char *output,
                       struct err *e)
{
    struct run_files files = {0};
    const char *paths[] = {g->src, g->trg, g->gold};
    int rc = run_files_add_output(&files, output, e);
    for (size_t k = 0; k < sizeof paths / sizeof paths[0] && rc == 0; k++)
        rc = run_files_add_input(&files, paths[k], e);
    run_files_free(&files);
    return rc;
}

static int load(struct calibration_fit *f, const char *list, const char *output,
                struct err *e)
{
    const struct splitter_options options = splitter_options_default();
    int rc = gold_corpus_read(&f->arena, list, &f->list, e);
    if (rc == 0) {
        f->documents = arena_array(&f->arena, f->list.n, sizeof *f->documents);
        rc = f->documents ? splitter_open(&options, &f->splitter, e)
                          : err_nomem(e);
    }
    for (size_t k = 0; rc == 0 && k < f->list.n; k++)
        rc = check_entry(&f->list.entries[k], output, e);
    for (size_t k = 0; rc == 0 && k < f->list.n; k++) {
        rc = gold_document_open(&f->list.entries[k], f->splitter,
                                &f->documents[k], e);
        f->n_documents += rc == 0;
    }
    return rc;
}

/* A document for negatives of document k: in the same language, of another set if
 * there is one, half the list away. */
static const struct gold_document *stranger_to(const struct calibration_fit *f,
                                               size_t k)
{
    const struct gold_document *d = &f->documents[k], *found = NULL;
    size_t n = f->n_documents;
    for (size_t step = 0; step < n; step++) {
        const struct gold_document *x = &f->documents[(k + n / 2 + step) % n];
        if (x == d || strcmp(x->tgt.article.lang, d->tgt.article.lang) != 0)
            continue;
        if (strcmp(x->set, d->set) != 0)
            return x;
        found = found ? found : x;
    }
    return found;
}

/* The number of the set of document k: that of the first document of it. */
static unsigned set_of(const struct calibration_fit *f, size_t k)
{
    size_t first = 0;
    while (strcmp(f->documents[first].set, f->documents[k].set) != 0)
        first++;
    unsigned n = 0;
    for (size_t j = 0; j < first; j++) {
        size_t i = 0;
        while (strcmp(f->documents[i].set, f->documents[j].set) != 0)
            i++;
        n += i == j;
    }
    return n;
}

/* What the groups of a set count, gold and negatives, when beads are asked: negatives
 * are told from gold by few figures; what is left is to tell which beads of
 * gold are right. */
static const double BEAD_SHARE[2] = {1, .25};

/* For pairs without a document; and for how much of a document is translated:
 * that none is called a translation in error weighs more. */
static const double SHARE[2] = {1, .5}, VERDICT_SHARE[2] = {1, 3};

/* Damaged pairs are rare.  Where they count more, free translations are taken
 * for damaged ones. */
static const double SOUND_SHARE[2] = {1, .03};

static int add_all(struct calibration_fit *f, struct err *e)
{
    for (unsigned q = 0; q < CALIBRATION_N; q++)
        f->training.examples[q].question = (enum calibration_target)q;
    int rc = 0;
    for (size_t k = 0; rc == 0 && k < f->n_documents; k++) {
        unsigned group = 2 * set_of(f, k);
        if (group + 1 >= EXAMPLES_MAX_GROUPS)
            return err_set(e, ERR_LIMIT, "more than %d sets",
                           EXAMPLES_MAX_GROUPS / 2);
        rc = calibration_training_add_document(&f->training, &f->documents[k],
                                               stranger_to(f, k), group, e);
    }
    return rc;
}

static const double *share_of(unsigned q)
{
    switch (q) {
    case CALIBRATION_BEAD:
    case CALIBRATION_BARE: return BEAD_SHARE;
    case CALIBRATION_WHOLE:
    case CALIBRATION_PARTLY: return VERDICT_SHARE;
    case CALIBRATION_SOUND:
    case CALIBRATION_BARE_SOUND: return SOUND_SHARE;
    default: return SHARE;
    }
}

static int fit(struct calibration_fit *f, struct calibration *out,
               struct err *e)
{
    int rc = add_all(f, e);
    for (unsigned q = 0; rc == 0 && q < CALIBRATION_N; q++)
        rc = examples_fit(&f->training.examples[q], share_of(q), &out->model[q],
                          e);
    return rc;
}

static int write_weights(const struct calibration *c, const char *path,
                         struct err *e)
{
    struct buf text = {0};
    parameters_add_calibration(c, &text);
    int rc =
        text.failed ? err_nomem(e) : parameters_write(path, buf_sv(&text), e);
    buf_free(&text);
    return rc;
}

int calibration_fit_run(const struct engine *engine, const char *list,
                        const char *output, struct err *e)
{
    struct calibration_fit f = {.training = {.engine = engine}};
    struct calibration c = {.model = {{0}}};
    int rc = load(&f, list, output, e);
    if (rc == 0)
        rc = fit(&f, &c, e);
    err_about(rc, list, e);
    if (rc == 0)
        rc = write_weights(&c, output, e);
    calibration_training_free(&f.training);
    for (size_t k = 0; k < f.n_documents; k++)
        gold_document_close(&f.documents[k]);
    splitter_close(f.splitter);
    arena_free(&f.arena);
    return rc;
}
