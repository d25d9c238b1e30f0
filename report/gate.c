/* report/gate.c - one row a figure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/gate.h"

#include <math.h>

#include "io/parse_number.h"

enum gate_figure {
    COVERAGE_SRC,
    COVERAGE_TRG,
    EXPECTED_WRONG,
    EXPECTED_WRONG_HIGH,
    INNER_OMISSIONS,
    EDGE_OMISSIONS,
    INNER_ADDITIONS,
    DUPLICATES,
    CONFLICTS,
    FLAGGED,
    REVIEW_MINUTES,
    PAIRS,
    FAILED,
    N_FIGURES
};

static const struct {
    const char *name;
    enum gate_unit unit;
} figures[N_FIGURES] = {
    [COVERAGE_SRC] = {"coverage_src", GATE_SHARE},
    [COVERAGE_TRG] = {"coverage_trg", GATE_SHARE},
    [EXPECTED_WRONG] = {"expected_wrong", GATE_SHARE},
    [EXPECTED_WRONG_HIGH] = {"expected_wrong_high", GATE_SHARE},
    [INNER_OMISSIONS] = {"inner_omissions", GATE_SHARE},
    [EDGE_OMISSIONS] = {"edge_omissions", GATE_SHARE},
    [INNER_ADDITIONS] = {"inner_additions", GATE_SHARE},
    [DUPLICATES] = {"duplicates", GATE_SHARE},
    [CONFLICTS] = {"conflicts", GATE_COUNT},
    [FLAGGED] = {"flagged", GATE_PER_1000},
    [REVIEW_MINUTES] = {"review_minutes", GATE_MINUTES},
    [PAIRS] = {"pairs", GATE_COUNT},
    [FAILED] = {"failed", GATE_COUNT},
};

static const char *const operators[] = {"<=", "<", ">=", ">"};

const char *gate_figure_name(unsigned figure)
{
    return figure < N_FIGURES ? figures[figure].name
                              : record_flag_name(figure - N_FIGURES);
}

enum gate_unit gate_figure_unit(unsigned figure)
{
    return figure < N_FIGURES ? figures[figure].unit : GATE_PER_1000;
}

const char *gate_operator_name(enum gate_operator op)
{
    return operators[op];
}

const char *gate_default(bool is_whole)
{
    return is_whole ? "inner_omissions<=0.5%,expected_wrong<=5%,"
                      "num_mismatch<=10"
                    : "expected_wrong<=5%,num_mismatch<=10";
}

static struct sv trimmed(struct sv s)
{
    while (s.n > 0 && s.p[0] == ' ')
        s = sv_sub(s, 1, s.n);
    while (s.n > 0 && s.p[s.n - 1] == ' ')
        s.n--;
    return s;
}

/* Find the operator: how many bytes are before it. */
static bool find_operator(struct sv s, size_t *at, enum gate_operator *op)
{
    for (*at = 0; *at < s.n; (*at)++)
        for (unsigned k = 0; k < 4; k++)
            if (sv_starts(sv_sub(s, *at, s.n), sv_from(operators[k]))) {
                *op = (enum gate_operator)k;
                return true;
            }
    return false;
}

static bool find_figure(struct sv name, unsigned *figure)
{
    const char *known;
    for (*figure = 0; (known = gate_figure_name(*figure)) != NULL; (*figure)++)
        if (sv_eq(name, sv_from(known)))
            return true;
    return false;
}

static bool parse_limit(struct sv s, enum gate_unit unit, double *limit)
{
    if (!parse_double(&s, limit))
        return false;
    s = trimmed(s);
    if (!sv_eq(s, SV("%")))
        return s.n == 0 && *limit >= 0;
    *limit /= unit == GATE_PER_1000 ? .1 : 100;
    return *limit >= 0 && (unit == GATE_SHARE || unit == GATE_PER_1000);
}

static int parse_gate(struct sv s, struct gate *g, struct err *e)
{
    size_t at;
    if (!find_operator(s, &at, &g->op))
        return err_set(e, ERR_USAGE,
                       "\"%.*s\" is no gate like expected_wrong<=2%%",
                       (int)(s.n < 60 ? s.n : 60), s.p);
    struct sv name = trimmed(sv_sub(s, 0, at));
    struct sv limit = trimmed(sv_sub(s, at + strlen(operators[g->op]), s.n));
    if (!find_figure(name, &g->figure))
        return err_set(e, ERR_USAGE, "no figure is named \"%.*s\"",
                       (int)(name.n < 60 ? name.n : 60), name.p);
    if (!parse_limit(limit, gate_figure_unit(g->figure), &g->limit))
        return err_set(e, ERR_USAGE, "\"%.*s\" is no limit for %s",
                       (int)(limit.n < 60 ? limit.n : 60), limit.p,
                       gate_figure_name(g->figure));
    return 0;
}

int gate_parse(const char *text, struct gate_list *out, struct err *e)
{
    struct sv rest = sv_from(text);
    int rc = 0;
    *out = (struct gate_list){0};
    while (rc == 0 && rest.n > 0) {
        const char *comma = memchr(rest.p, ',', rest.n);
        size_t n = comma ? (size_t)(comma - rest.p) : rest.n;
        if (out->n == GATE_MAX)
            return err_set(e, ERR_USAGE, "more than %d gates", GATE_MAX);
        rc = parse_gate(trimmed(sv_sub(rest, 0, n)), &out->gates[out->n++], e);
        rest = sv_sub(rest, comma ? n + 1 : n, rest.n);
    }
    if (rc == 0 && out->n == 0)
        rc = err_set(e, ERR_USAGE, "no gate is named");
    return rc;
}

static double share(uint64_t part, uint64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static double measure(unsigned figure, const struct delivery *d,
                      const struct consistency *c, double seconds_per_pair)
{
    const struct figures *f = &d->figures;
    const struct figures_expected x = figures_expected_wrong(f);
    switch (figure) {
    case COVERAGE_SRC: return d->is_whole ? figures_coverage(&f->src) : NAN;
    case COVERAGE_TRG: return d->is_whole ? figures_coverage(&f->tgt) : NAN;
    case EXPECTED_WRONG: return x.rate;
    case EXPECTED_WRONG_HIGH:
        return f->n_scored > 0 ? x.high / (double)f->n_scored : NAN;
    case INNER_OMISSIONS:
        return d->is_whole ? share(f->omitted_inner.n_cp, f->src.n_cp) : NAN;
    case EDGE_OMISSIONS:
        return d->is_whole ? share(f->omitted_edge.n_cp, f->src.n_cp) : NAN;
    case INNER_ADDITIONS:
        return d->is_whole ? share(f->added_inner.n_cp, f->tgt.n_cp) : NAN;
    case DUPLICATES: return share(c->n_duplicates, f->n_pairs);
    case CONFLICTS: return (double)c->n_conflicts;
    case FLAGGED:
        return f->n_pairs > 0 ? 1000 * (double)d->n_flagged / (double)f->n_pairs
                              : NAN;
    case REVIEW_MINUTES:
        return f->n_scored > 0
                   ? (double)figures_review(f, .8) * seconds_per_pair / 60
                   : NAN;
    case PAIRS: return (double)f->n_pairs;
    case FAILED: return (double)d->n_failed;
    default: return figures_flag_per_1000(f, figure - N_FIGURES);
    }
}

static bool keeps(const struct gate *g)
{
    switch (g->op) {
    case GATE_AT_MOST: return g->value <= g->limit;
    case GATE_BELOW: return g->value < g->limit;
    case GATE_AT_LEAST: return g->value >= g->limit;
    case GATE_ABOVE: return g->value > g->limit;
    }
    return false;
}

void gate_measure(struct gate_list *g, const struct delivery *d,
                  const struct consistency *c, double seconds_per_pair)
{
    g->n_passed = 0;
    for (size_t k = 0; k < g->n; k++) {
        struct gate *x = &g->gates[k];
        x->value = measure(x->figure, d, c, seconds_per_pair);
        x->passed = keeps(x); /* of NaN nothing is true */
        g->n_passed += x->passed;
    }
}
