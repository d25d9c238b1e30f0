/* cli/cmd_score.c - stele score PAIRS: a score for pairs that exist already.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cli/aligning.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/pair_score.h"
#include "io/sink.h"
#include "io/source.h"
#include "tokenize/language.h"
#include "tokenize/utf8.h"

enum { MAX_COLUMNS = 256, SAMPLE_BYTES = 1 << 16 };

struct score_job {
    struct align_params params;
    struct lexicon_choice lexicons;
    enum loudness loudness;
    const char *src_column, *tgt_column, *src_lang, *tgt_lang;
    const char *in_path, *out_path;
};

static const struct option_spec specs[] = {
    {OPTION_SRC_COLUMN, 0, "src-column", "NAME",
     "the column of the source text (default: src_text, src or source)"},
    {OPTION_TRG_COLUMN, 0, "trg-column", "NAME",
     "the same for the target (default: trg_text, trg, tgt or target)"},
    {OPTION_SRC_LANG, 0, "src-lang", "LANG",
     "language of the source (default: told from its words)"},
    {OPTION_TRG_LANG, 0, "trg-lang", "LANG", "the same for the target"},
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write FILE (default: standard output)"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct score_job *job = target;
    switch (id) {
    case OPTION_SRC_COLUMN: job->src_column = value; break;
    case OPTION_TRG_COLUMN: job->tgt_column = value; break;
    case OPTION_SRC_LANG: return option_lang(value, &job->src_lang, e);
    case OPTION_TRG_LANG: return option_lang(value, &job->tgt_lang, e);
    default: job->out_path = value; break;
    }
    return 0;
}

static const struct option_group score_options = {
    "Scoring", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct score_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&score_options, job},
        {&lexicon_options, &job->lexicons},
        {&aligning_options, &job->params},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele score [options] PAIRS",
        .purpose =
            "Score pairs that exist already, each by itself: the probability "
            "that its two\nsides translate each other.  PAIRS is TSV with a "
            "header; every line is written as\nit is, with its score behind it "
            "in a column \"score\".",
        .examples = "  stele score corpus.tsv.gz -o scored.tsv.gz\n"
                    "  stele score --src-column en --trg-column fr pairs.tsv\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    return option_parse_one(&table, argc, argv, "file", &job->in_path, e);
}

/* Which columns hold the texts. */
struct layout {
    size_t src, tgt, n;
};

static struct sv field(struct sv line, size_t wanted)
{
    for (;; wanted--) {
        const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
        size_t n = tab ? (size_t)(tab - line.p) : line.n;
        if (wanted == 0)
            return sv_sub(line, 0, n);
        if (!tab)
            return (struct sv){line.p + line.n, 0};
        line = sv_sub(line, n + 1, line.n);
    }
}

static size_t count_fields(struct sv line)
{
    size_t n = 1;
    for (size_t i = 0; i < line.n; i++)
        n += line.p[i] == '\t';
    return n;
}

/* The column of that name, or of the first of the usual names; n: none. */
static size_t find_column(struct sv header, size_t n, const char *name,
                          const char *const *usual)
{
    for (; name || *usual; usual++) {
        const char *wanted = name ? name : *usual;
        for (size_t c = 0; c < n; c++)
            if (sv_eq(field(header, c), sv_from(wanted)))
                return c;
        if (name)
            break;
    }
    return n;
}

static int read_header(const struct score_job *job, struct sv header,
                       struct layout *out, struct err *e)
{
    static const char *const src[] = {"src_text", "src", "source", NULL};
    static const char *const tgt[] = {"trg_text", "trg", "tgt", "target", NULL};
    out->n = count_fields(header);
    out->src = find_column(header, out->n, job->src_column, src);
    out->tgt = find_column(header, out->n, job->tgt_column, tgt);
    if (out->n > MAX_COLUMNS)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "more than %d columns",
                          MAX_COLUMNS);
    if (out->src == out->n || out->tgt == out->n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                          "the header does not name the %s column",
                          out->src == out->n ? "source" : "target");
    return 0;
}

/* The language of a column, told from its first lines together. */
static int tell_language(struct sv lines, size_t column, const char **out,
                         struct err *e)
{
    struct buf sample = {0};
    int rc = 0;
    for (struct sv line;
         rc == 0 && sample.n < SAMPLE_BYTES && sv_next_line(&lines, &line);) {
        rc = buf_add_sv(&sample, field(line, column));
        if (rc == 0)
            rc = buf_add_char(&sample, ' ');
    }
    if (rc == 0)
        *out = language_of(buf_sv(&sample));
    buf_free(&sample);
    return rc == 0 ? 0 : err_nomem(e);
}

static int choose_languages(const struct score_job *job, struct sv lines,
                            const struct layout *l, struct pair_scorer *s,
                            struct err *e)
{
    int rc = 0;
    s->src_lang = job->src_lang;
    s->tgt_lang = job->tgt_lang;
    if (!s->src_lang || strcmp(s->src_lang, "auto") == 0)
        rc = tell_language(lines, l->src, &s->src_lang, e);
    if (rc == 0 && (!s->tgt_lang || strcmp(s->tgt_lang, "auto") == 0))
        rc = tell_language(lines, l->tgt, &s->tgt_lang, e);
    return rc;
}

/* How it went. */
struct score_sums {
    size_t n, n_high;
    double right;
};

static int score_line(struct pair_scorer *s, const struct layout *l,
                      struct sv line, uint64_t line_no, struct sink *sink,
                      struct score_sums *sums, struct err *e)
{
    struct buf tail = {0};
    double score = 0;
    if (count_fields(line) != l->n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                          "%zu columns, but the header has %zu",
                          count_fields(line), l->n);
    int rc = pair_score(s, field(line, l->src), field(line, l->tgt), &score, e);
    if (rc != 0)
        return rc;
    buf_add_char(&tail, '\t');
    buf_add_fixed(&tail, score, 4);
    buf_add_char(&tail, '\n');
    rc = tail.failed ? err_nomem(e) : sink_write(sink, line, e);
    if (rc == 0)
        rc = sink_write(sink, buf_sv(&tail), e);
    buf_free(&tail);
    sums->n++;
    sums->n_high += score >= .5;
    sums->right += score;
    return rc;
}

static int score_lines(const struct score_job *job, struct pair_scorer *s,
                       struct sv text, struct sink *sink,
                       struct score_sums *sums, struct err *e)
{
    struct sv line;
    struct layout l;
    uint64_t line_no = 1;
    size_t bad = utf8_fault(text);
    if (bad < text.n)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, bad, "not UTF-8");
    if (!sv_next_line(&text, &line))
        return err_set(e, ERR_INPUT, "the file is empty");
    int rc = read_header(job, line, &l, e);
    if (rc == 0)
        rc = choose_languages(job, text, &l, s, e);
    if (rc == 0)
        rc = sink_write(sink, line, e);
    if (rc == 0)
        rc = sink_write(sink, SV("\tscore\n"), e);
    while (rc == 0 && sv_next_line(&text, &line))
        rc = score_line(s, &l, line, ++line_no, sink, sums, e);
    return rc;
}

static int score_file(const struct score_job *job, struct pair_scorer *s,
                      struct score_sums *sums, const char **where,
                      struct err *e)
{
    struct buf text = {0};
    struct sink *sink = NULL;
    *where = job->in_path;
    int rc = source_read(job->in_path, SOURCE_MAX_BYTES, &text, e);
    if (rc == 0 && (rc = sink_open(job->out_path, 6, &sink, e)) != 0)
        *where = job->out_path;
    if (rc == 0) {
        rc = score_lines(job, s, buf_sv(&text), sink, sums, e);
        if (rc != 0)
            sink_abort(sink);
        else if ((rc = sink_close(sink, e)) != 0)
            *where = job->out_path;
    }
    buf_free(&text);
    return rc;
}

int cmd_score(int argc, char **argv)
{
    struct score_job job = {.params = aligning_default(),
                            .loudness = LOUD_DEFAULT,
                            .out_path = "-"};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("score", &e);
    struct pipeline pipeline = {.params = job.params};
    struct pair_scorer scorer = {.pipeline = &pipeline};
    struct score_sums sums = {0};
    const char *where = NULL;
    rc = pipeline_open(&job.params, &job.lexicons, &pipeline, &e);
    if (rc == 0)
        rc = score_file(&job, &scorer, &sums, &where, &e);
    else
        where = pipeline.lexicons.failed;
    int code = rc == 0 ? EXIT_DONE : complain(where, &e);
    if (code == EXIT_DONE && job.loudness != LOUD_QUIET)
        complain_note("%zu pairs (%s, %s): %zu of .5 or more; %.1f are "
                      "expected to be wrong",
                      sums.n, scorer.src_lang, scorer.tgt_lang, sums.n_high,
                      (double)sums.n - sums.right);
    pair_scorer_free(&scorer);
    pipeline_close(&pipeline);
    return code;
}
