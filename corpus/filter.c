/* corpus/filter.c - columns by name, a judgement a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/filter.h"

#include <math.h>

#include "base/table.h"
#include "checks/checker.h"
#include "io/byte_stream.h"
#include "io/line_reader.h"
#include "io/parse_number.h"
#include "io/sink.h"
#include "tokenize/utf8.h"

enum { MAX_LINE = 64 << 20, SEND_BYTES = 1 << 16 };

enum {
    SCORE,
    ALIGNER_SCORE,
    FLAGS,
    BEAD,
    VERDICT,
    LANG_SRC,
    LANG_TRG,
    SRC_TEXT,
    SRC,
    SOURCE,
    TRG_TEXT,
    TRG,
    TGT,
    TARGET,
    N_NAMES
};
static const char *const names[N_NAMES] = {
    "score",    "aligner_score", "flags",    "bead",  "doc_verdict",
    "lang_src", "lang_trg",      "src_text", "src",   "source",
    "trg_text", "trg",           "tgt",      "target"};

/* A file of pairs that is written; `sink` is NULL where there is none. */
struct output {
    struct sink *sink;
    struct buf text;
};

struct filter {
    const struct filter_job *job;
    struct filter_counts *counts;
    struct byte_stream *stream;
    struct line_reader lines;
    struct table table;
    struct checker *checker; /* NULL: flags are those of the column */
    struct output kept, rejected;
};

static int send(struct output *o, size_t least, struct err *e)
{
    int rc = o->text.failed ? err_nomem(e) : 0;
    if (rc == 0 && o->sink && o->text.n >= least) {
        rc = sink_write(o->sink, buf_sv(&o->text), e);
        buf_clear(&o->text);
    }
    return rc;
}

static void add_line(struct output *o, struct sv line, struct sv more)
{
    buf_add_sv(&o->text, line);
    if (more.n > 0)
        buf_add_char(&o->text, '\t');
    buf_add_sv(&o->text, more);
    buf_add_char(&o->text, '\n');
}

static bool has_one(const struct table *t, unsigned from, unsigned to)
{
    for (unsigned k = from; k <= to; k++)
        if (t->has[k])
            return true;
    return false;
}

/* The first column of those that have it. */
static struct sv first_of(const struct filter *f, const struct sv *value,
                          unsigned from, unsigned to)
{
    while (from < to && !f->table.has[from])
        from++;
    return value[from];
}

static int need(bool is_there, const char *rule, const char *column,
                struct err *e)
{
    return is_there ? 0
                    : err_set_at(e, ERR_USAGE, ERR_LINE, 1,
                                 "%s needs a column %s", rule, column);
}

static bool needs_score(const struct filter_rules *r)
{
    return r->min_score > 0 || (r->doubt != 0 && r->doubt_score > 0);
}

/* Does the table have what the rules need? */
static int check_columns(struct filter *f, struct err *e)
{
    const struct filter_rules *r = &f->job->rules;
    const struct table *t = &f->table;
    bool flags = (r->drop | r->doubt) != 0;
    bool checked = flags && (f->job->check || !t->has[FLAGS]);
    int rc = need(!needs_score(r) || has_one(t, SCORE, ALIGNER_SCORE),
                  "a least score", "score or aligner_score", e);
    if (rc == 0)
        rc = need(!r->beads || t->has[BEAD], "a choice of beads", "bead", e);
    if (rc == 0)
        rc = need(r->least == VERDICT_NONE || t->has[VERDICT],
                  "a least verdict", "doc_verdict", e);
    if (rc == 0)
        rc = need(!checked || has_one(t, SRC_TEXT, SOURCE), "finding flags",
                  "src_text", e);
    if (rc == 0)
        rc = need(!checked || has_one(t, TRG_TEXT, TARGET), "finding flags",
                  "trg_text", e);
    if (rc == 0 && checked) {
        struct checker_options o = f->job->checks;
        o.flags &= r->drop | r->doubt;
        rc = checker_open(&o, &f->checker, e);
    }
    return rc;
}

static struct sv language(const char *told, struct sv column)
{
    return told ? sv_from(told) : column;
}

static int pair_flags(struct filter *f, const struct sv *value, uint32_t *out,
                      struct err *e)
{
    uint32_t found = 0;
    int rc = record_flags_parse(value[FLAGS], out, e);
    if (rc != 0 || !f->checker)
        return rc;
    struct checker_side src = {first_of(f, value, SRC_TEXT, SOURCE),
                               language(f->job->src_lang, value[LANG_SRC])};
    struct checker_side tgt = {first_of(f, value, TRG_TEXT, TARGET),
                               language(f->job->tgt_lang, value[LANG_TRG])};
    rc = checker_flags(f->checker, &src, &tgt, &found, e);
    *out |= found;
    return rc;
}

/* What the rules ask of a line.  ERR_INPUT for one that is bad. */
static int read_pair(struct filter *f, struct sv line, struct filter_pair *out,
                     struct err *e)
{
    const struct filter_rules *r = &f->job->rules;
    struct sv value[N_NAMES];
    unsigned n = table_split(&f->table, line, value);
    if (n != f->table.n_columns)
        return err_set(e, ERR_INPUT, "%u columns, but the header has %u", n,
                       f->table.n_columns);
    *out = (struct filter_pair){
        .score = NAN, .bead = value[BEAD], .verdict = value[VERDICT]};
    struct sv score = first_of(f, value, SCORE, ALIGNER_SCORE);
    struct sv rest = score;
    if (needs_score(r) && (!parse_double(&rest, &out->score) || rest.n > 0))
        return err_set(e, ERR_INPUT, "\"%.*s\" is no score",
                       (int)(score.n < 40 ? score.n : 40), score.p);
    return r->drop | r->doubt ? pair_flags(f, value, &out->flags, e) : 0;
}

static int write_pair(struct filter *f, struct sv line,
                      const struct filter_pair *pair, struct err *e)
{
    const struct filter_rules *r = &f->job->rules;
    enum filter_reason reason = filter_rules_judge(r, pair);
    struct buf words = {0};
    f->counts->n[reason]++;
    if (reason == FILTER_KEPT) {
        add_line(&f->kept, line, SV(""));
        return send(&f->kept, SEND_BYTES, e);
    }
    for (unsigned bit = 0; reason == FILTER_FLAGS && bit < RECORD_N_FLAGS;
         bit++)
        f->counts->n_flag[bit] += (r->drop & pair->flags) >> bit & 1;
    if (!f->rejected.sink)
        return 0;
    filter_rules_tell(r, pair, reason, &words);
    int rc = words.failed ? err_nomem(e) : 0;
    add_line(&f->rejected, line, buf_sv(&words));
    buf_free(&words);
    return rc == 0 ? send(&f->rejected, SEND_BYTES, e) : rc;
}

/* A bad line: told of, and passed over. */
static void pass_over(struct filter *f, const struct err *why)
{
    struct err e = *why;
    e.unit = ERR_LINE;
    e.at = f->lines.line_no;
    err_about(e.code, f->job->in_path, &e);
    f->counts->n_bad++;
    if (f->job->on_bad)
        f->job->on_bad(f->job->context, &e);
}

static int filter_line(struct filter *f, struct sv line, struct err *e)
{
    struct filter_pair pair;
    struct err why = {0};
    int rc = 0;
    f->counts->n_read++;
    if (f->lines.too_long)
        rc = err_set(&why, ERR_INPUT, "more than %d bytes", MAX_LINE);
    else if (utf8_fault(line) != line.n)
        rc = err_set(&why, ERR_INPUT, "not UTF-8");
    if (rc == 0)
        rc = read_pair(f, line, &pair, &why);
    if (rc == 0)
        return write_pair(f, line, &pair, e);
    if (rc == ERR_INPUT || rc == ERR_LIMIT) {
        pass_over(f, &why);
        return 0;
    }
    if (e)
        *e = why;
    return rc;
}

static int read_header(struct filter *f, struct err *e)
{
    struct sv line;
    int rc = line_reader_next(&f->lines, &line, e);
    if (rc == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    if (rc == 1)
        rc = table_open(&f->table, line, names, N_NAMES, 0, e);
    if (rc == 0)
        rc = check_columns(f, e);
    add_line(&f->kept, rc == 0 ? line : SV(""), SV(""));
    add_line(&f->rejected, rc == 0 ? line : SV(""), SV("reason"));
    return rc;
}

static int run(struct filter *f, struct err *e)
{
    struct sv line;
    int rc = read_header(f, e);
    if (rc == 0)
        rc = sink_open(f->job->out_path, f->job->gz_level, &f->kept.sink, e);
    if (rc == 0 && f->job->rejected_path)
        rc = sink_open(f->job->rejected_path, f->job->gz_level,
                       &f->rejected.sink, e);
    while (rc == 0 && (rc = line_reader_next(&f->lines, &line, e)) == 1)
        rc = filter_line(f, line, e);
    if (rc == 0)
        rc = send(&f->kept, 0, e);
    return rc == 0 ? send(&f->rejected, 0, e) : rc;
}

/* Give an output its name, or remove what was written. */
static int end(struct output *o, int rc, const char *path, struct err *e)
{
    if (rc == 0 && o->sink)
        rc = err_about(sink_close(o->sink, e), path, e);
    else
        sink_abort(o->sink);
    buf_free(&o->text);
    return rc;
}

int filter_file(const struct filter_job *job, struct filter_counts *counts,
                struct err *e)
{
    struct filter f = {.job = job, .counts = counts};
    *counts = (struct filter_counts){0};
    int rc = byte_stream_open(job->in_path, &f.stream, e);
    f.lines = (struct line_reader){.feed = f.stream, .max_bytes = MAX_LINE};
    if (rc == 0)
        rc = run(&f, e);
    err_about(rc, job->in_path, e);
    if (rc == ERR_USAGE && e) /* a rule and a column of this file */
        err_rename(e, sv_from(job->in_path));
    rc = end(&f.rejected, rc, job->rejected_path, e);
    rc = end(&f.kept, rc, job->out_path, e);
    checker_close(f.checker);
    line_reader_free(&f.lines);
    byte_stream_close(f.stream);
    return rc;
}
