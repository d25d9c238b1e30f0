/* cli/cmd_split.c - stele split FILE: sentences, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/explanation.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "document/article_stream.h"
#include "io/sink.h"

struct split_job {
    struct settings settings;
    enum loudness loudness;
    const char *lang, *path, *out_path;
    bool offsets, paragraphs, explain;
};

#define FIELD(member) SETTING_AT(struct split_job, member)

static const struct setting rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "write FILE instead of standard output",
     FIELD(out_path)},
    {.key = "lang",
     .letter = 'l',
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the text, such as en; auto: by its words",
     FIELD(lang)},
    {.key = "offsets",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "write the span of each sentence before it, in bytes and in code "
             "points",
     FIELD(offsets)},
    {.key = "paragraphs",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "write a blank line between paragraphs",
     FIELD(paragraphs)},
    {.key = "explain",
     .kind = SETTING_FLAG,
     .help = "write no sentences, but why each one ends where it does",
     FIELD(explain)},
    {.key = "keep-lines",
     .kind = SETTING_FLAG,
     .help = "the same as --presegmented",
     FIELD(settings.reading.article.presegmented)},
};

static const char *const headings[] = {"Output"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

static int check(const struct split_job *job, struct err *e)
{
    const struct reading *r = &job->settings.reading;
    bool by_model = r->splitting.options.engine == SPLITTER_MODEL;
    if (job->explain && (!by_model || r->article.presegmented))
        return err_set(e, ERR_USAGE,
                       "--explain reports decisions of the model only");
    if (job->explain && (job->offsets || job->paragraphs))
        return err_set(e, ERR_USAGE,
                       "--%s has no effect: --explain writes no sentences",
                       job->offsets ? "offsets" : "paragraphs");
    if (job->lang && r->article.presegmented)
        return err_set(e, ERR_USAGE,
                       "--lang has no effect: --presegmented text is not "
                       "split");
    return settings_check(&job->settings, e);
}

static int parse(struct split_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_settings(&job->settings,
                        1u << SETTINGS_READING | 1u << SETTINGS_SPLITTING),
        option_own(&loudness_options, &job->loudness),
    };
    const struct option_table table = {
        .usage = "stele split [options] FILE",
        .purpose = "Split a text into sentences and write them one a line.  "
                   "\"-\" is standard input.",
        .examples = "  stele split news.fr.txt\n"
                    "  stele split -l fr --paragraphs news.fr.txt -o "
                    "news.fr.sents\n"
                    "  stele split --explain news.fr.txt | less -S\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int rc = option_parse_one(&table, argc, argv, "file", &job->path, e);
    if (rc == 0)
        rc = check(job, e);
    return rc == 0 ? settings_load(&job->settings, e) : rc;
}

/* The work under way: what was read, what is being written. */
struct splitting_run {
    const struct split_job *job;
    struct splitter *splitter;
    struct article_stream text;
    struct sink *sink;
    struct buf lines; /* not yet written */
};

enum { WRITE_BYTES = 1 << 16 };

static int flush(struct splitting_run *run, size_t least, struct err *e)
{
    if (run->lines.failed)
        return err_nomem(e);
    if (run->lines.n < least)
        return 0;
    int rc = sink_write(run->sink, buf_sv(&run->lines), e);
    buf_clear(&run->lines);
    return rc;
}

static void explain(void *context, const struct splitter_decision *d)
{
    struct splitting_run *run = context;
    uint64_t at = text_stream_origin(run->text.scroll, d->text.p + d->end);
    explanation_line(d, at, &run->lines);
}

static void add_number(struct buf *line, uint64_t number)
{
    buf_add_u64(line, number);
    buf_add_char(line, '\t');
}

static void add_sentence(struct splitting_run *run, const struct sentence *s,
                         const struct text_stream_span *span)
{
    struct buf *line = &run->lines;
    if (run->job->paragraphs && s->in_par == 0 && s->par > 0)
        buf_add_char(line, '\n');
    if (run->job->offsets) {
        add_number(line, s->from);
        add_number(line, s->to);
        add_number(line, span->from_cp);
        add_number(line, span->to_cp);
    }
    buf_add_sv(line, s->text);
    buf_add_char(line, '\n');
}

static void report(const struct splitting_run *run)
{
    const struct article *article = text_stream_article(run->text.scroll);
    const char *path = run->job->path;
    if (run->job->loudness != LOUD_QUIET && article->encoding_guessed)
        complain_note("%s: not UTF-8; read as %s (--encoding decides)", path,
                      article->encoding);
    if (run->job->loudness == LOUD_VERBOSE)
        complain_note("%s: %s, language %s, %zu sentences in %u paragraphs",
                      path, article->encoding, article->lang, article->n_sents,
                      article->n_pars);
}

static int write_all(struct splitting_run *run, struct err *e)
{
    struct sentence s;
    struct text_stream_span span;
    int rc;
    if (run->job->explain) {
        splitter_set_trace(run->splitter, explain, run);
        explanation_title(&run->lines);
    }
    while ((rc = article_stream_next(&run->text, &s, &span, e)) > 0) {
        if (!run->job->explain)
            add_sentence(run, &s, &span);
        if (flush(run, WRITE_BYTES, e) != 0)
            break;
    }
    return rc < 0 ? err_about(rc, run->job->path, e) : flush(run, 0, e);
}

static int run_job(struct split_job *job, struct splitting_run *run)
{
    struct err e = {0};
    const char *out_path = job->out_path ? job->out_path : "-";
    if (splitter_open(&job->settings.reading.splitting.options, &run->splitter,
                      &e) != 0)
        return complain(&e);
    if (article_stream_open(&run->text, &job->settings.reading, run->splitter,
                            job->path, job->lang, &e) != 0)
        return complain_about(job->path, &e);
    if (sink_open(out_path, 6, &run->sink, &e) != 0)
        return complain(&e);
    int rc = write_all(run, &e);
    if (rc == 0)
        rc = sink_close(run->sink, &e);
    else
        sink_abort(run->sink);
    if (rc != 0)
        return complain(&e);
    report(run);
    return EXIT_DONE;
}

int cmd_split(int argc, char **argv)
{
    struct split_job job = {.settings = settings_default(),
                            .loudness = LOUD_DEFAULT};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    struct splitting_run run = {.job = &job};
    int code = rc == 0  ? run_job(&job, &run)
               : rc > 0 ? EXIT_DONE
                        : complain_usage("split", &e);
    article_stream_close(&run.text);
    splitter_close(run.splitter);
    settings_free(&job.settings);
    buf_free(&run.lines);
    return code;
}
