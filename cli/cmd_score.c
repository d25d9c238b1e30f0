/* cli/cmd_score.c - stele score PAIRS: a score for pairs that exist already.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "corpus/scoring.h"
#include "io/format.h"
#include "io/xml_decoder.h"

enum {
    HEAD_BYTES = 4096, /* what tells the format */
    MAX_LINE_BYTES = 256 << 20
};

#define FIELD(member) SETTING_AT(struct score_job, member)

static const struct setting rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "write FILE; - is standard output",
     FIELD(out_path)},
    {.key = "src-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the source; auto: by its words, or what the header "
             "of TMX gives",
     FIELD(src_lang)},
    {.key = "trg-lang",
     .kind = SETTING_LANGUAGE,
     .rank = SETTING_COMMON,
     .value = "LANG",
     .help = "language of the target; auto: by its words, or the other one in "
             "TMX",
     FIELD(tgt_lang)},
    {.key = "src-column",
     .kind = SETTING_TEXT,
     .value = "NAME",
     .help = "TSV column of the source text (default: src_text, src or source)",
     FIELD(src_column)},
    {.key = "trg-column",
     .kind = SETTING_TEXT,
     .value = "NAME",
     .help = "TSV column of the target text (default: trg_text, trg, tgt or "
             "target)",
     FIELD(tgt_column)},
};

static const char *const headings[] = {"Columns"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

/* A pair is scored by its words and lengths; nothing is aligned. */
#define GROUPS                                                                 \
    (1u << SETTINGS_LEXICONS | 1u << SETTINGS_PARAMS | 1u << SETTINGS_LENGTHS)

static int parse(struct score_job *job, struct settings *s,
                 enum loudness *loudness, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_settings(s, GROUPS),
        option_own(&loudness_quiet_options, loudness),
    };
    const struct option_table table = {
        .usage = "stele score [options] PAIRS",
        .purpose =
            "Score existing pairs, each by itself: the probability that its "
            "two sides\ntranslate each other.  PAIRS is TSV with a header, to "
            "which a column \"score\" is\nadded; or TMX, where each <tu> gets "
            "a <prop type=\"score-aligner\">.  Everything\nelse is written as "
            "it was.",
        .examples = "  stele score corpus.tsv.gz -o scored.tsv.gz\n"
                    "  stele score memory.tmx -o scored.tmx\n"
                    "  stele score --src-column en --trg-column fr pairs.tsv\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int rc = option_parse_one(&table, argc, argv, "file", &job->in_path, e);
    return rc == 0 ? settings_check(s, e) : rc;
}

/* Which format comes in, and that no other is asked for. */
static int choose_format(struct scoring *s, bool *tmx, struct err *e)
{
    struct sv head;
    int rc = line_reader_peek(&s->lines, HEAD_BYTES, &head, e);
    if (rc != 0)
        return rc;
    *tmx = xml_begins(head);
    if (*tmx && (s->job->src_column || s->job->tgt_column))
        return err_set(e, ERR_USAGE,
                       "--%s-column has no effect: TMX has no columns",
                       s->job->src_column ? "src" : "trg");
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

static int run(const struct score_job *job, enum loudness loudness)
{
    struct engine engine;
    struct scoring s = {.job = job, .scorer = {.engine = &engine}};
    struct err e = {0};
    int rc = engine_open(job->settings, &engine, &e);
    if (rc == 0)
        rc = score_file(&s, &e);
    int code = rc == 0 ? finish(&s, loudness) : complain_usage("score", &e);
    pair_scorer_free(&s.scorer);
    engine_close(&engine);
    return code;
}

int cmd_score(int argc, char **argv)
{
    struct settings settings = settings_default();
    struct score_job job = {.settings = &settings, .out_path = "-"};
    enum loudness loudness = LOUD_DEFAULT;
    struct err e = {0};
    int rc = parse(&job, &settings, &loudness, argc, argv, &e);
    int code = rc == 0  ? run(&job, loudness)
               : rc > 0 ? EXIT_DONE
                        : complain_usage("score", &e);
    settings_free(&settings);
    return code;
}
