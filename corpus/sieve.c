/* corpus/sieve.c - lines that are copied, or records that are converted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/sieve.h"

#include <math.h>

#include "io/parse_number.h"
#include "io/sink.h"
#include "io/tsv.h"

enum { SEND_BYTES = 1 << 16 };

/* A file of lines; `sink` is NULL where nothing is written. */
struct line_output {
    const char *path;
    struct sink *sink;
    struct buf text;
};

struct sieving {
    const struct sieve_job *job;
    struct convert_counts *counts;
    struct record_reader *reader;
    bool looks; /* nothing is written */
    uint64_t n; /* good pairs so far */
    struct buf src, tgt, bead, reason;
    unsigned n_lines; /* outputs of lines, the one of rejected lines last */
    struct line_output lines[CONVERT_MAX_OUTPUTS];
};

static bool needs(const struct sieving *s, uint32_t field)
{
    return (s->job->needs & field) != 0;
}

static int read_score(struct sv text, double *out, struct err *e)
{
    struct sv rest = text;
    *out = NAN;
    if (text.n == 0 || sv_eq(text, SV("-")) || sv_eq(text, SV("nan")))
        return 0;
    if (parse_double(&rest, out) && rest.n == 0)
        return 0;
    return err_set(e, ERR_INPUT, "\"%.*s\" is no score",
                   (int)(text.n < 40 ? text.n : 40), text.p);
}

/* What a line has of what is needed. */
static int pair_of_fields(const struct sieving *s, const struct pair_fields *f,
                          struct sieve_pair *out, struct err *e)
{
    *out = (struct sieve_pair){.no = s->n,
                               .src = f->src.text,
                               .tgt = f->tgt.text,
                               .src_lang = f->src.lang,
                               .tgt_lang = f->tgt.lang,
                               .score = NAN,
                               .bead = f->bead,
                               .verdict = f->verdict};
    out->is_null = out->src.n == 0 || out->tgt.n == 0;
    out->flags = record_flags_known(f->flags);
    return needs(s, FIELD_SCORE) ? read_score(f->score, &out->score, e) : 0;
}

/* The languages that options name count more than those of the file. */
static void use_languages(const struct sieving *s, struct sieve_pair *pair)
{
    const struct record_reader_options *in = &s->job->in;
    if (in->src_lang)
        pair->src_lang = sv_from(in->src_lang);
    if (in->tgt_lang)
        pair->tgt_lang = sv_from(in->tgt_lang);
}

static int send(struct line_output *o, size_t least, struct err *e)
{
    int rc = o->text.failed ? err_nomem(e) : 0;
    if (rc == 0 && o->sink && o->text.n > 0 && o->text.n >= least) {
        rc = err_about(sink_write(o->sink, buf_sv(&o->text), e), o->path, e);
        buf_clear(&o->text);
    }
    return rc;
}

static int add_line(struct line_output *o, struct sv line, struct sv more,
                    struct err *e)
{
    buf_add_sv(&o->text, line);
    if (more.n > 0)
        buf_add_char(&o->text, '\t');
    buf_add_sv(&o->text, more);
    buf_add_char(&o->text, '\n');
    return send(o, SEND_BYTES, e);
}

static int judge(struct sieving *s, struct sieve_pair *pair, bool *keep,
                 struct err *e)
{
    *keep = true;
    buf_clear(&s->reason);
    int rc = s->job->judge(s->job->context, pair, keep, &s->reason, e);
    return rc == 0 && s->reason.failed ? err_nomem(e) : rc;
}

static int put_line(struct sieving *s, struct sv line, struct sieve_pair *pair,
                    struct err *e)
{
    const unsigned n_kept = s->job->n_outputs;
    bool keep;
    use_languages(s, pair);
    s->counts->n_records++;
    s->counts->n_nulls += pair->is_null;
    int rc = judge(s, pair, &keep, e);
    s->n++;
    for (unsigned k = 0; k < s->n_lines && rc == 0; k++) {
        if (k < n_kept && keep)
            rc = add_line(&s->lines[k], line, SV(""), e);
        else if (k == n_kept && !keep)
            rc = add_line(&s->lines[k], line, buf_sv(&s->reason), e);
    }
    return rc;
}

/* A bad line: told of, and left out. */
static void pass_over(struct sieving *s, const struct err *why)
{
    s->counts->n_bad++;
    if (s->job->on_bad)
        s->job->on_bad(s->job->context, why);
}

static int put_all_lines(struct sieving *s, struct err *e)
{
    struct sv line;
    int rc;
    for (;;) {
        struct pair_fields f = {0};
        struct sieve_pair pair;
        struct err bad = {0};
        rc = record_reader_next_line(s->reader, &line, &f, &bad);
        if (rc == 0)
            return 0;
        if (rc < 0 && !record_reader_goes_on(s->reader)) {
            if (e)
                *e = bad;
            return rc;
        }
        if (rc == 1 && pair_of_fields(s, &f, &pair, &bad) == 0) {
            rc = put_line(s, line, &pair, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (rc == 1) {
            bad.unit = ERR_LINE;
            bad.at = f.line;
            err_about(bad.code, s->job->in.paths[0], &bad);
        }
        pass_over(s, &bad);
    }
}

static int open_lines(struct sieving *s, struct sv header, struct err *e)
{
    const struct sieve_job *job = s->job;
    const bool no_header = header.n == 0 || job->options.no_header;
    int rc = 0;
    for (unsigned k = 0; k < job->n_outputs; k++)
        s->lines[s->n_lines++].path = job->paths[k];
    if (job->rejected_path)
        s->lines[s->n_lines++].path = job->rejected_path;
    for (unsigned k = 0; k < s->n_lines && rc == 0; k++) {
        struct line_output *o = &s->lines[k];
        rc = sink_open(o->path, job->gz_level, &o->sink, e);
        if (rc == 0 && !no_header)
            rc = add_line(o, header, k < job->n_outputs ? SV("") : SV("reason"),
                          e);
    }
    return rc;
}

static int close_lines(struct sieving *s, int rc, struct err *e)
{
    for (unsigned k = 0; k < s->n_lines; k++) {
        struct line_output *o = &s->lines[k];
        if (rc == 0)
            rc = send(o, 0, e);
        if (rc == 0)
            rc = err_about(sink_close(o->sink, e), o->path, e);
        else
            sink_abort(o->sink);
        buf_free(&o->text);
    }
    return rc;
}

static void side_text(struct buf *joined, const struct record_side *side,
                      struct sv *out)
{
    *out = side->n == 1 ? side->sents[0].text : SV("");
    if (side->n < 2)
        return;
    buf_clear(joined);
    writer_add_text(joined, side);
    *out = buf_sv(joined);
}

static int pair_of_record(struct sieving *s, const struct record_read *read,
                          struct sieve_pair *out, struct err *e)
{
    const struct record *r = &read->record;
    const char *verdict = read->document->verdict;
    *out = (struct sieve_pair){.no = s->n,
                               .src_lang = r->src.lang,
                               .tgt_lang = r->tgt.lang,
                               .score = r->score,
                               .flags = r->flags,
                               .verdict = sv_from(verdict),
                               .is_null = r->src.n == 0 || r->tgt.n == 0};
    if (needs(s, SIEVE_TEXT)) {
        side_text(&s->src, &r->src, &out->src);
        side_text(&s->tgt, &r->tgt, &out->tgt);
    }
    if (needs(s, FIELD_BEAD)) {
        buf_clear(&s->bead);
        writer_add_bead_type(&s->bead, r);
        out->bead = buf_sv(&s->bead);
    }
    return s->src.failed || s->tgt.failed || s->bead.failed ? err_nomem(e) : 0;
}

/* The groups of outputs. */
enum { KEPT, REJECTED };

/* For a conversion: judge a record, and say where it goes. */
static int choose(void *context, struct record_read *read, unsigned *group,
                  struct err *e)
{
    struct sieving *s = context;
    struct sieve_pair pair;
    bool keep = true;
    int rc = pair_of_record(s, read, &pair, e);
    if (rc == 0)
        rc = judge(s, &pair, &keep, e);
    s->n++;
    read->record.flags = pair.flags;
    if (!keep)
        read->record.reason = buf_sv(&s->reason);
    *group = keep ? KEPT : REJECTED;
    return rc;
}

static void on_bad(void *context, const struct err *e)
{
    const struct sieving *s = context;
    if (s->job->on_bad)
        s->job->on_bad(s->job->context, e);
}

static int end(void *context, struct err *e)
{
    const struct sieve_job *job = ((struct sieving *)context)->job;
    return job->end ? job->end(job->context, e) : 0;
}

static int sieve_records(struct sieving *s, struct err *e)
{
    const struct sieve_job *job = s->job;
    struct convert_output outputs[CONVERT_MAX_OUTPUTS + 1] = {{0}};
    struct convert_job c = {.in = job->in,
                            .outputs = outputs,
                            .reader = s->reader,
                            .n_outputs = s->looks ? 0 : job->n_outputs,
                            .gz_level = job->gz_level,
                            .workbooks = job->workbooks,
                            .options = job->options,
                            .choose = choose,
                            .end = end,
                            .on_bad = on_bad,
                            .context = s};
    for (unsigned k = 0; k < c.n_outputs; k++)
        outputs[k] = (struct convert_output){
            .path = job->paths[k], .format = job->formats[k], .group = KEPT};
    if (job->rejected_path && !s->looks)
        outputs[c.n_outputs++] =
            (struct convert_output){.path = job->rejected_path,
                                    .format = job->rejected_format,
                                    .with_reason = true,
                                    .group = REJECTED};
    return convert(&c, s->counts, e);
}

/* Are all outputs TSV whose columns nobody chose? */
static bool copies_lines(const struct sieve_job *job)
{
    for (unsigned k = 0; k < job->n_outputs; k++)
        if (job->formats[k] != &format_tsv)
            return false;
    return !job->options.columns &&
           (!job->rejected_path || job->rejected_format == &format_tsv);
}

static int sieve_lines(struct sieving *s, struct sv header, struct err *e)
{
    int rc = s->looks ? 0 : open_lines(s, header, e);
    if (rc == 0)
        rc = put_all_lines(s, e);
    if (rc == 0)
        rc = end(s, e);
    return close_lines(s, rc, e);
}

static int run(const struct sieve_job *job, bool looks,
               struct convert_counts *counts, struct err *e)
{
    struct sieving s = {.job = job, .counts = counts, .looks = looks};
    struct sv header = SV("");
    uint32_t has = UINT32_MAX;
    *counts = (struct convert_counts){0};
    int rc = record_reader_open(&job->in, &s.reader, e);
    bool lines = rc == 0 && record_reader_has_lines(s.reader, &header, &has);
    if (rc == 0 && job->begin)
        rc = job->begin(job->context, lines ? has : UINT32_MAX, e);
    if (rc == 0)
        rc = lines && copies_lines(job) ? sieve_lines(&s, header, e)
                                        : sieve_records(&s, e);
    if (s.reader)
        counts->n_skipped = record_reader_n_skipped(s.reader);
    record_reader_close(s.reader);
    buf_free(&s.src);
    buf_free(&s.tgt);
    buf_free(&s.bead);
    buf_free(&s.reason);
    return rc;
}

int sieve(const struct sieve_job *job, struct convert_counts *counts,
          struct err *e)
{
    return run(job, false, counts, e);
}

int sieve_look(const struct sieve_job *job, struct convert_counts *counts,
               struct err *e)
{
    return run(job, true, counts, e);
}
