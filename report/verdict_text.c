/* report/verdict_text.c - the verdict of an assessment in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/verdict_text.h"

#include <math.h>

#include "report/html.h"

enum { MAX_PARTS = 8, QUOTED_CP = 60 };

/* The parts that a text is filled with: formatted one after another. */
struct parts {
    enum report_language l;
    bool html;
    struct buf text;
    size_t end[MAX_PARTS];
    size_t n;
};

static void end_part(struct parts *p)
{
    p->end[p->n++] = p->text.n;
}

static void part_count(struct parts *p, double x)
{
    number_add_decimal(&p->text, p->l, x, 0);
    end_part(p);
}

static void part_percent(struct parts *p, double share, unsigned decimals)
{
    number_add_percent(&p->text, p->l, share, decimals);
    end_part(p);
}

static void part_text(struct parts *p, struct sv text)
{
    if (p->html)
        html_add_text(&p->text, text);
    else
        buf_add_sv(&p->text, text);
    end_part(p);
}

static void fill(struct parts *p, enum wording w, struct buf *out)
{
    struct sv args[MAX_PARTS];
    for (size_t k = 0, from = 0; k < p->n; k++) {
        args[k] = sv_sub(buf_sv(&p->text), from, p->end[k]);
        from = p->end[k];
    }
    wording_add(out, p->l, w, args, p->n, p->html);
    buf_end_part(&p->text, out);
}

void assessment_add_gate_value(const struct gate *g, double value,
                               enum report_language l, struct buf *out)
{
    switch (gate_figure_unit(g->figure)) {
    case GATE_SHARE: number_add_percent(out, l, value, 1); break;
    case GATE_COUNT: number_add_decimal(out, l, value, 0); break;
    default: number_add_decimal(out, l, value, 1); break;
    }
}

/* "inner_omissions" as "inner omissions". */
static void add_figure_name(const struct gate *g, struct buf *out)
{
    for (const char *p = gate_figure_name(g->figure); *p; p++)
        buf_add_char(out, *p == '_' ? ' ' : *p);
}

void assessment_add_not_met(const struct assessment *s, enum report_language l,
                            struct buf *out)
{
    size_t n = 0;
    for (size_t k = 0; k < s->gates.n; k++) {
        const struct gate *g = &s->gates.gates[k];
        if (g->passed)
            continue;
        if (n++ > 0)
            buf_add_sv(out, l == REPORT_FR ? SV("\xc2\xa0; ") : SV("; "));
        add_figure_name(g, out);
        buf_add_char(out, ' ');
        assessment_add_gate_value(g, g->value, l, out);
        buf_add_sv(out, l == REPORT_FR ? SV(", limite ") : SV(", limit "));
        assessment_add_gate_value(g, g->limit, l, out);
    }
}

/* The first characters of the text before the longest stretch, on whole words
 * as far as they have spaces. */
static struct sv quoted(struct sv text)
{
    size_t at = 0, n = 0, space = 0;
    while (at < text.n && n < QUOTED_CP) {
        if (text.p[at] == ' ')
            space = at;
        at++;
        while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
            at++;
        n++;
    }
    if (at < text.n)
        return sv_sub(text, 0, space > 0 ? space : at);
    return sv_ends(text, SV(".")) ? sv_sub(text, 0, at - 1) : text;
}

static void add_partial(const struct assessment *s, struct parts *p,
                        struct buf *out)
{
    const struct delivery *d = s->delivery;
    const struct null_run *longest = NULL;
    uint64_t n_runs = 0, n_cp = 0;
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n_runs; i++) {
            const struct null_run *run = &d->documents[k].runs[i];
            if (!run->is_src)
                continue;
            n_runs++;
            n_cp += run->n_cp;
            if (!longest || run->n > longest->n)
                longest = run;
        }
    part_count(p, (double)n_runs);
    part_percent(p, (double)n_cp / (double)d->figures.src.n_cp, 0);
    part_count(p, longest ? longest->n : 0);
    if (!longest || !longest->before) {
        fill(p, n_runs == 1 ? WORD_PARTIAL_START_ONE : WORD_PARTIAL_START, out);
        return;
    }
    const struct record_side *side = &longest->before->src;
    part_text(p, quoted(side->sents[side->n - 1].text));
    fill(p, n_runs == 1 ? WORD_PARTIAL_ONE : WORD_PARTIAL, out);
}

static void add_ready(const struct assessment *s, struct parts *p,
                      struct buf *out)
{
    const struct figures *f = &s->delivery->figures;
    const struct figures_expected x = figures_expected_wrong(f);
    const bool is_whole = s->delivery->is_whole;
    if (is_whole)
        part_percent(p, figures_coverage(&f->src), 1);
    part_count(p, (double)f->n_pairs);
    part_count(p, x.n);
    part_count(p, floor(x.low));
    part_count(p, ceil(x.high));
    part_count(p, (double)s->gates.n);
    fill(p, is_whole ? WORD_READY : WORD_READY_PAIRS, out);
}

static void add_review(const struct assessment *s, struct parts *p,
                       struct buf *out)
{
    const struct figures *f = &s->delivery->figures;
    const bool is_one = lround(figures_expected_wrong(f).n) == 1;
    struct buf not_met = {0};
    assessment_add_not_met(s, p->l, &not_met);
    part_count(p, figures_expected_wrong(f).n);
    part_count(p, (double)f->n_pairs);
    part_count(p, (double)s->queue.n_80);
    part_count(p, ceil(assessment_minutes(s, s->queue.n_80)));
    part_percent(p, .8, 0);
    part_text(p, buf_sv(&not_met));
    fill(p, is_one ? WORD_REVIEW_ONE : WORD_REVIEW, out);
    buf_end_part(&not_met, out);
}

static void add_comparable(const struct assessment *s, struct parts *p,
                           struct buf *out)
{
    const struct delivery *d = s->delivery;
    if (d->n == 1 && !isnan(d->documents[0].translated)) {
        part_percent(p, d->documents[0].translated, 0);
        fill(p, WORD_COMPARABLE, out);
        return;
    }
    part_count(p, (double)s->n_not_translations);
    part_count(p, (double)d->n);
    fill(p, WORD_COMPARABLE_MANY, out);
}

void assessment_add_verdict(const struct assessment *s, enum report_language l,
                            bool html, struct buf *out)
{
    struct parts p = {.l = l, .html = html};
    switch (s->class) {
    case ASSESSED_READY: add_ready(s, &p, out); break;
    case ASSESSED_REVIEW: add_review(s, &p, out); break;
    case ASSESSED_PARTIAL: add_partial(s, &p, out); break;
    case ASSESSED_COMPARABLE: add_comparable(s, &p, out); break;
    case ASSESSED_UNRELATED: fill(&p, WORD_UNRELATED, out); break;
    case ASSESSED_NOTHING: fill(&p, WORD_NOTHING, out); break;
    }
}
