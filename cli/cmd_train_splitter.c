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

#define FIELD(member) SETTING_AT(struct train_job, member)

static const struct setting rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .value = "FILE",
     .help = "write the weights to FILE instead of standard output",
     FIELD(out_path)},
    {.key = "rounds",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "passes over the texts",
     .min = 1,
     .max = 1000,
     FIELD(options.n_rounds)},
    {.key = "rate",
     .kind = SETTING_DECIMAL,
     .value = "X",
     .help = "learning rate of AdaGrad",
     .min = 1e-6,
     .max = 10,
     FIELD(options.rate)},
    {.key = "decay",
     .kind = SETTING_DECIMAL,
     .value = "X",
     .help = "L2 penalty of the weights",
     .min = 0,
     .max = 1,
     FIELD(options.decay)},
    {.key = "min-count",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "leave out features of fewer places",
     .min = 1,
     .max = 255,
     FIELD(options.min_count)},
    {.key = "seed",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "seed of the order of the examples",
     .min = 1,
     .max = UINT32_MAX,
     FIELD(options.seed)},
};

static const char *const headings[] = {"Training"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

static int parse(struct train_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_own(&loudness_quiet_options, &job->loudness),
    };
    const struct option_table table = {
        .usage = "stele train-splitter [options] LANG[*WEIGHT]:TEXT ...",
        .purpose = "Train the sentence splitter on texts with one sentence a "
                   "line and a blank line\n"
                   "between paragraphs.  If the folder of NAME.sents has a "
                   "NAME.raw, that is the\n"
                   "running text, one paragraph a line.",
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
