/* cli/cmd_split.c - stele split FILE: sentences, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/reading.h"
#include "io/sink.h"

struct split_job {
    struct reading reading;
    enum loudness loudness;
    const char *lang, *path, *out_path;
    bool offsets, keep_paragraphs;
};

static const struct option_spec specs[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write FILE instead of standard output"},
    {OPTION_LANG, 'l', "lang", "LANG",
     "language of the text (default: told from its words)"},
    {OPTION_OFFSETS, 0, "offsets", NULL,
     "before each sentence its byte span in the file, FROM TAB TO TAB"},
    {OPTION_KEEP_PARAGRAPHS, 0, "blank-lines", NULL,
     "a blank line between paragraphs"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct split_job *job = target;
    switch (id) {
    case OPTION_OUTPUT: job->out_path = value; break;
    case OPTION_LANG: return option_lang(value, &job->lang, e);
    case OPTION_OFFSETS: job->offsets = true; break;
    default: job->keep_paragraphs = true; break;
    }
    return 0;
}

static const struct option_group split_options = {
    "Splitting", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct split_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&split_options, job},
        {&reading_options, &job->reading},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele split [options] FILE",
        .purpose = "Split a text into sentences and write them one a line.  "
                   "\"-\" is standard input.",
        .examples = "  stele split news.fr.txt\n"
                    "  stele split -l fr --blank-lines news.fr.txt -o "
                    "news.fr.sents\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc != 0)
        return rc;
    if (argc - first != 1)
        return err_set(e, ERR_USAGE, "one file is needed, not %d",
                       argc - first);
    job->path = argv[first];
    return 0;
}

static int write_sentences(const struct split_job *job,
                           const struct article *article, struct sink *sink,
                           struct err *e)
{
    struct buf line = {0};
    int rc = 0;
    for (size_t i = 0; i < article->n_sents && rc == 0; i++) {
        const struct sentence *s = &article->sents[i];
        if (job->keep_paragraphs && s->in_par == 0 && i > 0)
            buf_add_char(&line, '\n');
        if (job->offsets) {
            buf_add_u64(&line, s->from);
            buf_add_char(&line, '\t');
            buf_add_u64(&line, s->to);
            buf_add_char(&line, '\t');
        }
        buf_add_sv(&line, s->text);
        buf_add_char(&line, '\n');
        rc = line.failed ? err_nomem(e) : sink_write(sink, buf_sv(&line), e);
        buf_clear(&line);
    }
    buf_free(&line);
    return rc;
}

static int write_article(const struct split_job *job,
                         const struct article *article)
{
    struct err e;
    struct sink *sink;
    const char *path = job->out_path ? job->out_path : "-";
    if (sink_open(path, 6, &sink, &e) != 0)
        return complain(path, &e);
    int rc = write_sentences(job, article, sink, &e);
    if (rc == 0)
        rc = sink_close(sink, &e);
    else
        sink_abort(sink);
    return rc == 0 ? EXIT_DONE : complain(path, &e);
}

static int run(const struct split_job *job, struct arena *a,
               struct splitter **splitter, struct loaded *text)
{
    struct err e;
    struct splitter_options options = splitter_options_default();
    if (splitter_open(&options, splitter, &e) != 0)
        return complain(NULL, &e);
    if (reading_load(&job->reading, a, *splitter, job->path, job->lang, text,
                     &e) != 0)
        return complain(job->path, &e);
    if (job->loudness != LOUD_QUIET)
        reading_report(text);
    if (job->loudness == LOUD_VERBOSE)
        complain_note("%s: %s, language %s, %zu sentences in %u paragraphs",
                      job->path, text->article.encoding, text->article.lang,
                      text->article.n_sents, text->article.n_pars);
    return write_article(job, &text->article);
}

int cmd_split(int argc, char **argv)
{
    struct split_job job = {.reading = reading_default(),
                            .loudness = LOUD_DEFAULT};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("split", &e);
    struct arena arena = {0};
    struct splitter *splitter = NULL;
    struct loaded text = {0};
    int code = run(&job, &arena, &splitter, &text);
    loaded_free(&text);
    splitter_close(splitter);
    arena_free(&arena);
    return code;
}
