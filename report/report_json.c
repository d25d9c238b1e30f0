/* report/report_json.c - the assessment, key by key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_json.h"

#include <math.h>

#include "base/hash.h"
#include "corpus/wilson.h"
#include "io/json_writer.h"
#include "report/checks_of_pair.h"
#include "report/report_tables.h"
#include "report/verdict_text.h"

static void key_text(struct buf *o, const char *key, struct sv text)
{
    json_writer_key(o, key);
    json_writer_string(o, text);
}

static void key_count(struct buf *o, const char *key, uint64_t n)
{
    json_writer_key(o, key);
    json_writer_u64(o, n);
}

static void key_number(struct buf *o, const char *key, double x, unsigned d)
{
    json_writer_key(o, key);
    json_writer_number(o, x, d);
}

static void key_bool(struct buf *o, const char *key, bool yes)
{
    json_writer_key(o, key);
    buf_add_sv(o, yes ? SV("true") : SV("false"));
}

static void begin(struct buf *o, const char *key, char c)
{
    if (key)
        json_writer_key(o, key);
    json_writer_begin(o, c);
}

static void key_hash(struct buf *o, const char *key, uint64_t hash)
{
    char hex[16];
    hash_hex(hash, hex);
    key_text(o, key, (struct sv){hex, sizeof hex});
}

static void add_files(struct buf *o, const char *key, const char *name,
                      const struct assessment_input *files, size_t n)
{
    begin(o, key, '[');
    for (size_t k = 0; k < n; k++) {
        begin(o, NULL, '{');
        key_text(o, name, files[k].path);
        key_hash(o, "xxh64", files[k].hash);
        key_count(o, "bytes", files[k].n_bytes);
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
}

static void add_run(struct buf *o, const struct assessment *s)
{
    const struct assessment_run *r = &s->run;
    key_text(o, "schema", SV("stele-report/1"));
    begin(o, "tool", '{');
    key_text(o, "name", SV("stele"));
    key_text(o, "version", SV(STELE_VERSION));
    json_writer_end(o, '}');
    begin(o, "run", '{');
    if (r->created)
        key_text(o, "date", sv_from(r->created));
    key_text(o, "settings", r->settings);
    if (r->params_digest)
        key_text(o, "params_digest", sv_from(r->params_digest));
    add_files(o, "lexicons", "file", r->lexicons, r->n_lexicons);
    add_files(o, "inputs", "path", r->inputs, r->n_inputs);
    json_writer_end(o, '}');
    begin(o, "languages", '{');
    key_text(o, "src", s->src_lang);
    key_text(o, "trg", s->tgt_lang);
    json_writer_end(o, '}');
}

static void add_verdict(struct buf *o, const struct assessment *s)
{
    begin(o, "verdict", '{');
    key_text(o, "class", sv_from(assessment_class_name(s->class)));
    key_number(o, "probability", s->probability, 4);
    for (unsigned l = 0; l <= REPORT_FR; l++) {
        struct buf text = {0};
        assessment_add_verdict(s, (enum report_language)l, false, &text);
        key_text(o, l == REPORT_FR ? "text_fr" : "text_en", buf_sv(&text));
        buf_end_part(&text, o);
    }
    json_writer_end(o, '}');
    begin(o, "gates", '[');
    for (size_t k = 0; k < s->gates.n; k++) {
        const struct gate *g = &s->gates.gates[k];
        begin(o, NULL, '{');
        key_text(o, "name", sv_from(gate_figure_name(g->figure)));
        key_text(o, "op", sv_from(gate_operator_name(g->op)));
        key_number(o, "limit", g->limit, 6);
        key_number(o, "value", g->value, 6);
        key_bool(o, "pass", g->passed);
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
}

static void add_expected(struct buf *o, const struct figures_expected *x)
{
    begin(o, "expected_wrong", '{');
    key_number(o, "n", x->n, 4);
    key_number(o, "low", x->low, 4);
    key_number(o, "high", x->high, 4);
    key_number(o, "rate", x->rate, 6);
    json_writer_end(o, '}');
}

static void add_pair_of(struct buf *o, const char *key, double src, double tgt,
                        unsigned decimals)
{
    begin(o, key, '{');
    key_number(o, "src", src, decimals);
    key_number(o, "trg", tgt, decimals);
    json_writer_end(o, '}');
}

static void add_runs(struct buf *o, const char *key,
                     const struct figures_runs *r)
{
    begin(o, key, '{');
    key_count(o, "n", r->n);
    key_count(o, "sentences", r->n_sents);
    key_count(o, "characters", r->n_cp);
    json_writer_end(o, '}');
}

static void add_beads(struct buf *o, const struct figures *f)
{
    begin(o, "beads", '{');
    for (unsigned a = 0; a <= FIGURES_SIDE_MAX; a++)
        for (unsigned b = 0; b <= FIGURES_SIDE_MAX; b++) {
            const char type[] = {(char)('0' + a), ':', (char)('0' + b), '\0'};
            if (f->n_bead[a][b] > 0)
                key_count(o, type, f->n_bead[a][b]);
        }
    json_writer_end(o, '}');
}

static void add_totals(struct buf *o, const struct assessment *s)
{
    const struct delivery *d = s->delivery;
    const struct figures *f = &d->figures;
    const struct figures_expected x = figures_expected_wrong(f);
    const struct figures_ratio ratio = figures_length_ratio(f);
    begin(o, "totals", '{');
    key_count(o, "documents", f->n_documents);
    key_count(o, "failed", d->n_failed);
    add_pair_of(o, "sentences", (double)f->src.n_sents, (double)f->tgt.n_sents,
                0);
    add_pair_of(o, "characters", (double)f->src.n_cp, (double)f->tgt.n_cp, 0);
    key_count(o, "pairs", f->n_pairs);
    add_pair_of(o, "coverage", d->is_whole ? figures_coverage(&f->src) : NAN,
                d->is_whole ? figures_coverage(&f->tgt) : NAN, 6);
    add_expected(o, &x);
    begin(o, "review_80", '{');
    key_count(o, "pairs", figures_review(f, .8));
    key_count(o, "rows", s->queue.n_80);
    key_number(o, "minutes", assessment_minutes(s, figures_review(f, .8)), 2);
    json_writer_end(o, '}');
    begin(o, "omitted", '{');
    add_runs(o, "inner", &f->omitted_inner);
    add_runs(o, "edge", &f->omitted_edge);
    json_writer_end(o, '}');
    begin(o, "added", '{');
    add_runs(o, "inner", &f->added_inner);
    add_runs(o, "edge", &f->added_edge);
    json_writer_end(o, '}');
    key_count(o, "flagged", d->n_flagged);
    key_count(o, "duplicates", s->consistency.n_duplicates);
    key_count(o, "conflicts", s->consistency.n_conflicts);
    key_count(o, "conflict_pairs", s->consistency.n_conflict_pairs);
    key_count(o, "moved", f->n_flag[2]);
    add_pair_of(o, "words_median",
                (double)figures_words_quantile(f, &f->src, .5),
                (double)figures_words_quantile(f, &f->tgt, .5), 0);
    add_pair_of(o, "words_p95", (double)figures_words_quantile(f, &f->src, .95),
                (double)figures_words_quantile(f, &f->tgt, .95), 0);
    begin(o, "length_ratio", '{');
    key_number(o, "median", ratio.median, 2);
    key_number(o, "mad", ratio.mad, 2);
    json_writer_end(o, '}');
    add_beads(o, f);
    json_writer_end(o, '}');
}

static void add_yield(struct buf *o, const struct assessment *s)
{
    static const double at[] = {.5, .7, .8, .9, .95, .99},
                        precisions[] = {.95, .98, .99};
    const struct figures *f = &s->delivery->figures;
    begin(o, "yield", '[');
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        const struct figures_yield y = figures_yield(f, at[k]);
        begin(o, NULL, '{');
        key_number(o, "t", at[k], 2);
        key_number(o, "kept", y.kept, 6);
        key_number(o, "precision", y.precision, 6);
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
    begin(o, "thresholds", '[');
    for (size_t k = 0; k < sizeof precisions / sizeof *precisions; k++) {
        begin(o, NULL, '{');
        key_number(o, "precision", precisions[k], 2);
        key_number(o, "t", figures_threshold(f, precisions[k]), 4);
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
}

static void add_flags(struct buf *o, const struct delivery_document *d)
{
    begin(o, "flags", '{');
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        uint64_t n = 0;
        for (size_t k = 0; k < d->n; k++)
            n += d->records[k].src.n > 0 && d->records[k].tgt.n > 0 &&
                 (d->records[k].flags >> bit & 1);
        if (n > 0)
            key_count(o, record_flag_name(bit), n);
    }
    json_writer_end(o, '}');
}

static void add_document(struct buf *o, const struct delivery_document *d)
{
    begin(o, NULL, '{');
    key_text(o, "id", d->id);
    key_text(o, "src", d->src_url);
    key_text(o, "trg", d->tgt_url);
    key_text(o, "verdict", sv_from(d->verdict));
    key_number(o, "p", d->verdict_score, 4);
    add_pair_of(o, "sentences", d->n_src, d->n_tgt, 0);
    key_count(o, "pairs", d->n_pairs);
    add_pair_of(o, "coverage", d->src_coverage, d->tgt_coverage, 6);
    add_expected(o, &d->wrong);
    add_runs(o, "omissions", &d->omitted);
    add_runs(o, "additions", &d->added);
    key_count(o, "flagged", d->n_flagged);
    add_flags(o, d);
    key_number(o, "worst", d->worst, 4);
    begin(o, "strip", '[');
    for (unsigned k = 0; k < DELIVERY_STRIP; k++)
        json_writer_u64(o, d->strip[k]);
    json_writer_end(o, ']');
    json_writer_end(o, '}');
}

/* A table as an array of objects: what the other formats of it have. */
static int add_table(struct buf *o, struct assessment *s, const char *key,
                     report_table table, struct err *e)
{
    struct grid g;
    struct buf plain = {0};
    int rc = table(s, &g, e);
    begin(o, key, '[');
    for (size_t r = 0; rc == 0 && r < grid_rows(&g); r++) {
        begin(o, NULL, '{');
        for (unsigned c = 0; c < g.n_columns; c++) {
            const struct grid_cell *cell = grid_cell(&g, r, c);
            const enum grid_kind kind = g.columns[c].kind;
            if (kind == GRID_STRIP || kind == GRID_DECISION || kind == GRID_KEY)
                continue;
            o->failed |= plain.failed;
            buf_clear(&plain);
            grid_add_plain(&plain, &g, c, cell);
            json_writer_key(o, g.columns[c].key);
            if (kind < GRID_COUNT)
                json_writer_string(o, buf_sv(&plain));
            else
                buf_add_sv(o, plain.n > 0 ? buf_sv(&plain) : SV("null"));
        }
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
    buf_end_part(&plain, o);
    grid_free(&g);
    return rc;
}

static void add_inconsistencies(struct buf *o, const struct consistency *c)
{
    begin(o, "inconsistencies", '[');
    for (size_t k = 0; k < c->n; k++) {
        const struct inconsistency *x = &c->list[k];
        begin(o, NULL, '{');
        key_text(o, "side", x->of_src ? SV("src") : SV("trg"));
        key_text(o, "text", x->text);
        begin(o, "variants", '[');
        for (size_t i = 0; i < x->n; i++) {
            begin(o, NULL, '{');
            key_text(o, "text", x->variants[i].text);
            key_count(o, "n", x->variants[i].n);
            key_count(o, "docs", x->variants[i].n_documents);
            json_writer_end(o, '}');
        }
        json_writer_end(o, ']');
        json_writer_end(o, '}');
    }
    json_writer_end(o, ']');
}

/* Of the judged pairs, by tenths of the score; null without any. */
static void add_calibration(struct buf *o, uint64_t n,
                            const struct evaluation_bin *bin)
{
    json_writer_key(o, "calibration");
    buf_add_sv(o, n > 0 ? SV("[") : SV("null"));
    for (unsigned b = 0; n > 0 && b < EVALUATION_N_BINS; b++, bin++) {
        json_writer_begin(o, '{');
        key_number(o, "low", b / 10., 1);
        key_number(o, "high", (b + 1) / 10., 1);
        key_count(o, "n", bin->n);
        key_number(o, "mean", bin->n > 0 ? bin->mean_score : NAN, 6);
        key_number(o, "right", bin->n > 0 ? bin->share_right : NAN, 6);
        json_writer_end(o, '}');
    }
    buf_add_sv(o, n > 0 ? SV("]") : SV(""));
}

static int add_sample(struct buf *o, struct assessment *s, struct err *e)
{
    double low, high;
    wilson_interval(0, s->sample.n > 0 ? (double)s->sample.n : 1, &low, &high);
    begin(o, "sample", '{');
    key_count(o, "seed", s->options.seed);
    key_count(o, "k", s->sample.n);
    key_number(o, "none_wrong_proves", s->sample.n > 0 ? high : NAN, 6);
    const double judged = (double)(s->labels.n_right + s->labels.n_wrong);
    wilson_interval((double)s->labels.n_wrong, fmax(judged, 1), &low, &high);
    begin(o, "judged", '{');
    key_count(o, "right", s->labels.n_right);
    key_count(o, "wrong", s->labels.n_wrong);
    key_number(o, "wrong_low", judged > 0 ? low : NAN, 6);
    key_number(o, "wrong_high", judged > 0 ? high : NAN, 6);
    json_writer_end(o, '}');
    int rc = add_table(o, s, "strata", table_strata, e);
    if (rc == 0)
        rc = add_table(o, s, "items", table_sample, e);
    json_writer_end(o, '}');
    return rc;
}

static void add_limits(struct buf *o)
{
    begin(o, "limits", '[');
    for (int w = WORD_LIMIT_1; w <= WORD_LIMIT_5; w++)
        json_writer_string(o, wording(REPORT_EN, (enum wording)w));
    json_writer_end(o, ']');
}

/* Files for programs are in English whatever the page is in. */
int report_json_write(struct assessment *s, struct buf *out, struct err *e)
{
    const enum report_language shown = s->options.language;
    s->options.language = REPORT_EN;
    begin(out, NULL, '{');
    add_run(out, s);
    add_verdict(out, s);
    add_totals(out, s);
    add_yield(out, s);
    begin(out, "documents", '[');
    for (size_t k = 0; k < s->delivery->n; k++)
        add_document(out, &s->delivery->documents[s->order[k]]);
    json_writer_end(out, ']');
    int rc = add_table(out, s, "queue", table_queue, e);
    if (rc == 0)
        rc = add_table(out, s, "omissions", table_omissions, e);
    if (rc == 0)
        rc = add_table(out, s, "checks", table_checks, e);
    if (rc == 0)
        rc = add_table(out, s, "check_examples", table_examples, e);
    add_inconsistencies(out, &s->consistency);
    if (rc == 0)
        rc = add_sample(out, s, e);
    add_calibration(out, s->labels.n_scored, s->labels.calibration.bins);
    add_limits(out);
    json_writer_end(out, '}');
    s->options.language = shown;
    buf_add_char(out, '\n');
    return rc == 0 && out->failed ? err_nomem(e) : rc;
}
