/* cli/cmd_score.c - stele score PAIRS: a score for pairs that exist already.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "corpus/scoring.h"
#include "io/format.h"
#include "io/xml_decoder.h"

enum {
    HEAD_BYTES = 4096, /* what tells the format */
    MAX_LINE_BYTES = 256 << 20
};

static const struct option_spec specs[] = {
    {OPTION_SRC_COLUMN, 0, "src-column", "NAME",
     "TSV: column of the source text (default: src_text, src or source)"},
    {OPTION_TRG_COLUMN, 0, "trg-column", "NAME",
     "the same for the target (default: trg_text, trg, tgt or target)"},
    {OPTION_SRC_LANG, 0, "src-lang", "LANG",
     "language of the source (default: told from its words; TMX: what its "
     "header says)"},
    {OPTION_TRG_LANG, 0, "trg-lang", "LANG",
     "the same for the target (TMX: the other one there is)"},
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write FILE (default: standard output)"},
};

/* "auto" is the default. */
static int set_lang(const char **lang, const char *value, struct err *e)
{
    int rc = option_lang(value, lang, e);
    if (rc == 0 && strcmp(value, "auto") == 0)
        *lang = NULL;
    return rc;
}

static int set(void *target, int id, const char *value, struct err *e)
{
    struct score_job *job = target;
    switch (id) {
    case OPTION_SRC_COLUMN: job->src_column = value; break;
    case OPTION_TRG_COLUMN: job->tgt_column = value; break;
    case OPTION_SRC_LANG: return set_lang(&job->src_lang, value, e);
    case OPTION_TRG_LANG: return set_lang(&job->tgt_lang, value, e);
    default: job->out_path = value; break;
    }
    return 0;
}

static const struct option_group score_options = {
    "Scoring", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct score_job *job, enum loudness *loudness, int argc,
                 char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&score_options, job},
        {&lexicon_options, &job->lexicons},
        {&aligning_options, &job->params},
        {&loudness_options, loudness},
    };
    const struct option_table table = {
        .usage = "stele score [options] PAIRS",
        .purpose =
            "Score pairs that exist already, each by itself: the probability "
            "that its two\nsides translate each other.  PAIRS is TSV with a "
            "header, of which every line is\nwritten as it is with its score "
            "behind it in a column \"score\"; or TMX, of which\nevery byte is "
            "written as it is but for a <prop type=\"score-aligner\"> in each "
            "<tu>.",
        .examples = "  stele score corpus.tsv.gz -o scored.tsv.gz\n"
                    "  stele score memory.tmx -o scored.tmx\n"
                    "  stele score --src-column en --trg-column fr pairs.tsv\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    return option_parse_one(&table, argc, argv, "file", &job->in_path, e);
}

/* Which format comes in, and that no other is asked for. */
static int choose_format(struct scoring *s, bool *tmx, struct err *e)
{
    struct sv head;
    int rc = line_reader_peek(&s->lines, HEAD_BYTES, &head, e);
    if (rc != 0)
        return rc;
    *tmx = xml_begins(head);
    const struct format *asked = format_of_path(s->job->out_path);
    const char *given = *tmx ? "tmx" : "tsv";
    if (asked && strcmp(asked->name, given) != 0)
        return err_set(e, ERR_USAGE, "%s: what is scored stays %s",
                       s->job->out_path, given);
    return 0;
}

static int score_into(struct scoring *s, struct err *e)
{
    bool tmx = false;
    int rc = choose_format(s, &tmx, e);
    if (rc == 0)
        rc = sink_open(s->job->out_path, 6, &s->sink, e);
    if (rc != 0)
        return rc;
    rc = tmx ? score_tmx(s, e) : score_tsv(s, e);
    if (rc != 0)
        sink_abort(s->sink);
    else
        rc = sink_close(s->sink, e);
    return rc;
}

static int score_file(struct scoring *s, struct err *e)
{
    int rc = byte_stream_open(s->job->in_path, &s->feed, e);
    if (rc != 0)
        return rc;
    s->lines =
        (struct line_reader){.feed = s->feed, .max_bytes = MAX_LINE_BYTES};
    rc = err_about(score_into(s, e), s->job->in_path, e);
    line_reader_free(&s->lines);
    byte_stream_close(s->feed);
    return rc;
}

/* The summary line; and whether there was something to score. */
static int finish(const struct scoring *s, enum loudness loudness)
{
    const struct score_sums *sums = &s->sums;
    char without[80] = "";
    if (sums->n_unscored > 0)
        snprintf(without, sizeof without, "; %zu units without both languages",
                 sums->n_unscored);
    if (loudness != LOUD_QUIET)
        complain_note("%zu pairs (%s, %s): %zu of .5 or more; %.1f are "
                      "expected to be wrong%s",
                      sums->n, sums->src_lang, sums->tgt_lang, sums->n_high,
                      (double)sums->n - sums->right, without);
    if (sums->n > 0 || sums->n_unscored == 0)
        return EXIT_DONE;
    complain_note("no unit has both languages");
    return EXIT_PARTLY;
}

int cmd_score(int argc, char **argv)
{
    struct score_job job = {.params = aligning_default(), .out_path = "-"};
    enum loudness loudness = LOUD_DEFAULT;
    struct err e = {0};
    int rc = parse(&job, &loudness, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("score", &e);
    struct engine engine = {.params = job.params};
    struct scoring s = {.job = &job, .scorer = {.engine = &engine}};
    rc = engine_open(NULL, &job.params, &job.lexicons, &engine, &e);
    if (rc == 0)
        rc = score_file(&s, &e);
    int code = rc == 0               ? finish(&s, loudness)
               : e.code == ERR_USAGE ? complain_usage("score", &e)
                                     : complain(&e);
    pair_scorer_free(&s.scorer);
    engine_close(&engine);
    return code;
}
