/* cli/cmd_train_splitter.c - stele train-splitter TEXT…: the weights of the
 * sentence splitter, from texts whose sentences are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "io/sink.h"
#include "io/whole_file.h"
#include "tokenize/split_train.h"
#include "tokenize/utf8.h"

struct train_job {
    struct split_train_options options;
    enum loudness loudness;
    const char *out_path;
    char **texts;
    size_t n_texts;
};

static const struct option_spec specs[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write the weights to FILE instead of standard output"},
    {OPTION_ROUNDS, 0, "rounds", "N", "how often each text is gone through"},
    {OPTION_RATE, 0, "rate", "X", "AdaGrad's step"},
    {OPTION_DECAY, 0, "decay", "X", "L2 penalty of the weights"},
    {OPTION_MIN_COUNT, 0, "min-count", "N",
     "leave out features that fewer places have"},
    {OPTION_SEED, 0, "seed", "N", "of the order in which examples are seen"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct train_job *job = target;
    unsigned long n = 0;
    int rc = 0;
    switch (id) {
    case OPTION_OUTPUT: job->out_path = value; break;
    case OPTION_RATE:
        return option_decimal(value, 1e-6, 10, &job->options.rate, e);
    case OPTION_DECAY:
        return option_decimal(value, 0, 1, &job->options.decay, e);
    case OPTION_ROUNDS:
        rc = option_whole(value, 1, 1000, &n, e);
        job->options.n_rounds = (unsigned)n;
        break;
    case OPTION_MIN_COUNT:
        rc = option_whole(value, 1, 255, &n, e);
        job->options.min_count = (unsigned)n;
        break;
    default:
        rc = option_whole(value, 1, UINT32_MAX, &n, e);
        job->options.seed = (uint32_t)n;
    }
    return rc;
}

static const struct option_group train_options = {
    "Training", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct train_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&train_options, job},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele train-splitter [options] LANG[*WEIGHT]:TEXT ...",
        .purpose = "Train the sentence splitter on texts with one sentence a "
                   "line and a blank line between paragraphs.  Where "
                   "NAME.sents has a NAME.raw beside it, that is the running "
                   "text, a paragraph a line.",
        .examples = "  stele train-splitter en:web.en.sents fr*3:own.fr.txt -o "
                    "mine.hex\n"
                    "  stele split --model mine.hex news.fr.txt\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc != 0)
        return rc;
    if (argc == first)
        return err_set(e, ERR_USAGE, "no text is named");
    job->texts = argv + first;
    job->n_texts = (size_t)(argc - first);
    return 0;
}

/* "fr*3:own.fr.txt" */
struct text_name {
    struct sv lang;
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
    out->lang = (struct sv){text, (size_t)(colon - text)};
    const char *star = memchr(text, '*', out->lang.n);
    if (star) {
        char *end;
        out->lang.n = (size_t)(star - text);
        out->weight = (unsigned)strtoul(star + 1, &end, 10);
        if (end != colon || out->weight < 1 || out->weight > 100)
            return err_set(e, ERR_USAGE, "\"%s\": a weight is from 1 to 100",
                           text);
    }
    return 0;
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
        rc = split_train_add(t, name->lang, buf_sv(&raw), buf_sv(&sents),
                             name->weight, e);
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

static int run(const struct train_job *job, struct split_trainer *t)
{
    static struct split_model model;
    struct err e = {0};
    for (size_t i = 0; i < job->n_texts; i++) {
        struct text_name name;
        if (read_name(job->texts[i], &name, &e) != 0)
            return complain_usage("train-splitter", &e);
        if (add_text(t, &name, &e) != 0)
            return complain_about(name.path, &e);
    }
    if (job->loudness != LOUD_QUIET)
        complain_note("%zu places, %zu of them ends", split_train_n(t),
                      split_train_n_ends(t));
    if (split_train_run(t, &job->options, &model, &e) != 0)
        return complain(&e);
    const char *path = job->out_path ? job->out_path : "-";
    return write_model(path, &model, &e) == 0 ? EXIT_DONE : complain(&e);
}

int cmd_train_splitter(int argc, char **argv)
{
    struct train_job job = {.options = split_train_options_default(),
                            .loudness = LOUD_DEFAULT};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("train-splitter", &e);
    struct split_trainer *trainer;
    if (split_train_open(&trainer, &e) != 0)
        return complain(&e);
    int code = run(&job, trainer);
    split_train_close(trainer);
    return code;
}
