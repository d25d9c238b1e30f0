/* training/splitter_training.c - texts with known sentences to a model file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/splitter_training.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/sink.h"
#include "io/whole_file.h"
#include "tokenize/language_name.h"
#include "tokenize/utf8.h"

/* "fr*3:own.fr.txt" */
struct text_name {
    char lang[LANGUAGE_TAG_BYTES];
    unsigned weight;
    const char *path;
};

static int read_name(const char *text, struct text_name *out, struct err *e)
{
    const char *colon = strchr(text, ':');
    *out = (struct text_name){.weight = 1};
    if (!colon || colon == text || colon[1] == '\0')
        return err_set(e, ERR_USAGE, "\"%s\" is not LANG:FILE", text);
    out->path = colon + 1;
    struct sv lang = {text, (size_t)(colon - text)};
    struct err why = {0};
    const char *star = memchr(text, '*', lang.n);
    if (star) {
        char *end;
        lang.n = (size_t)(star - text);
        out->weight = (unsigned)strtoul(star + 1, &end, 10);
        if (end != colon || out->weight < 1 || out->weight > 100)
            return err_set(e, ERR_USAGE, "\"%s\": a weight is from 1 to 100",
                           text);
    }
    int rc = language_name_tag(lang, out->lang, &why);
    return rc == 0 ? 0 : err_set(e, ERR_USAGE, "\"%s\": %s", text, why.msg);
}

/* The running text of NAME.sents, if NAME.raw is there. */
static int read_raw(const char *path, struct buf *raw, struct err *e)
{
    struct sv name = sv_from(path);
    static const struct sv ending = {".sents", 6};
    if (name.n < ending.n ||
        !sv_eq(sv_sub(name, name.n - ending.n, name.n), ending))
        return 0;
    struct buf raw_path = {0};
    buf_add_sv(&raw_path, sv_sub(name, 0, name.n - ending.n));
    buf_add(&raw_path, ".raw", sizeof ".raw");
    int rc = raw_path.failed ? err_nomem(e) : 0;
    if (rc == 0 && access(raw_path.p, F_OK) == 0)
        rc = whole_file_read(raw_path.p, WHOLE_FILE_MAX_BYTES, raw, e);
    buf_free(&raw_path);
    return rc;
}

static int add_text(struct split_trainer *t, const struct text_name *name,
                    struct err *e)
{
    struct buf sents = {0}, raw = {0};
    int rc = whole_file_read(name->path, WHOLE_FILE_MAX_BYTES, &sents, e);
    if (rc == 0)
        rc = read_raw(name->path, &raw, e);
    if (rc == 0 && utf8_fault(buf_sv(&sents)) < sents.n)
        rc = err_set_at(e, ERR_INPUT, ERR_BYTE, utf8_fault(buf_sv(&sents)),
                        "not UTF-8");
    if (rc == 0 && utf8_fault(buf_sv(&raw)) < raw.n)
        rc = err_set(e, ERR_INPUT, "the .raw beside it is not UTF-8");
    if (rc == 0)
        rc = split_train_add(t, sv_from(name->lang), buf_sv(&raw),
                             buf_sv(&sents), name->weight, e);
    buf_free(&sents);
    buf_free(&raw);
    return rc;
}

static int write_model(const char *path, const struct split_model *model,
                       struct err *e)
{
    struct buf text = {0};
    struct sink *sink;
    int rc = split_model_write(model, &text) == 0 ? 0 : err_nomem(e);
    if (rc == 0)
        rc = sink_open(path, 6, &sink, e);
    if (rc == 0) {
        rc = sink_write(sink, buf_sv(&text), e);
        if (rc == 0)
            rc = sink_close(sink, e);
        else
            sink_abort(sink);
    }
    buf_free(&text);
    return rc;
}

static int read_texts(struct split_trainer *t, const char *const *texts,
                      size_t n_texts, struct err *e)
{
    int rc = 0;
    for (size_t k = 0; k < n_texts && rc == 0; k++) {
        struct text_name name;
        rc = read_name(texts[k], &name, e);
        if (rc == 0)
            rc = err_about(add_text(t, &name, e), name.path, e);
    }
    return rc;
}

int splitter_training_run(const struct splitter_training_job *job,
                          struct err *e)
{
    struct split_trainer *t = NULL;
    struct split_model *model = malloc(sizeof *model); /* megabytes */
    int rc = model ? split_train_open(&t, e) : err_nomem(e);
    if (rc == 0)
        rc = read_texts(t, job->texts, job->n_texts, e);
    if (rc == 0 && job->read)
        job->read(job->context, split_train_n(t), split_train_n_ends(t));
    if (rc == 0)
        rc = split_train_run(t, &job->options, model, e);
    if (rc == 0)
        rc = write_model(job->output ? job->output : "-", model, e);
    split_train_close(t);
    free(model);
    return rc;
}
