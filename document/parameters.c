/* document/parameters.c - names are looked up in what the aligner calls them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/parameters.h"

#include <math.h>

#include "document/embedded_calibration.h"
#include "io/parse_number.h"
#include "io/sink.h"
#include "io/whole_file.h"

enum { N_LENGTHS = 6, MAX_FILE_BYTES = 1 << 20 };

static const char *const length_names[N_LENGTHS] = {
    "c", "s2", "prior.1-1", "prior.null", "prior.merge", "prior.2-2"};

/* Their ranges. */
static const struct range {
    double least, most;
} length_range[N_LENGTHS] = {{PARAMETERS_C_LEAST, PARAMETERS_C_MOST},
                             {PARAMETERS_S2_LEAST, PARAMETERS_S2_MOST},
                             {PARAMETERS_PRIOR_LEAST, 1},
                             {PARAMETERS_PRIOR_LEAST, 1},
                             {PARAMETERS_PRIOR_LEAST, 1},
                             {PARAMETERS_PRIOR_LEAST, 1}};

/* What became of a line. */
enum taken { TAKEN, IS_UNKNOWN, IS_TWICE, IS_OUTSIDE };

static const char *const taken_text[] = {[IS_UNKNOWN] = "is no parameter",
                                         [IS_TWICE] = "is given twice",
                                         [IS_OUTSIDE] = "is out of range"};

/* The greatest weight of a figure.  Those that are fitted are below 100, and
 * figures below 1,000: no sum of so many becomes infinite. */
static const double WEIGHT_MOST = 1e6;

/* What a text has given so far. */
struct reading_state {
    double length[N_LENGTHS];
    bool has_length[N_LENGTHS];
    struct calibration calibration;
    size_t n_given[CALIBRATION_N];
    bool given[CALIBRATION_N][LOGISTIC_MAX_FEATURES + 1];
};

/* The place of a figure among a question's weights; 0 is the constant, and
 * `none` is for a name that it does not have. */
static size_t weight_named(enum calibration_target q, struct sv name,
                           size_t none)
{
    if (sv_eq(name, SV("constant")))
        return 0;
    size_t at = 1;
    for (size_t f = 0; f < FEATURE_N; f++) {
        if (!calibration_uses(q, (enum bead_feature)f))
            continue;
        if (sv_eq(name, sv_from(bead_feature_name(f))))
            return at;
        at++;
    }
    return none;
}

static size_t n_weights(enum calibration_target q)
{
    const struct bead_features none = {{0}};
    double x[LOGISTIC_MAX_FEATURES];
    return calibration_inputs(q, &none, x) + 1;
}

static enum taken take_weight(struct reading_state *st, struct sv name,
                              double number)
{
    for (unsigned q = 0; q < CALIBRATION_N; q++) {
        struct sv question = sv_from(calibration_target_name(q));
        if (!sv_starts(name, question) || name.n <= question.n ||
            name.p[question.n] != '.')
            continue;
        size_t none = LOGISTIC_MAX_FEATURES + 1;
        size_t at = weight_named((enum calibration_target)q,
                                 sv_sub(name, question.n + 1, name.n), none);
        if (at == none)
            return IS_UNKNOWN;
        if (st->given[q][at] || fabs(number) > WEIGHT_MOST)
            return st->given[q][at] ? IS_TWICE : IS_OUTSIDE;
        st->given[q][at] = true;
        st->n_given[q]++;
        st->calibration.model[q].weight[at] = number;
        return TAKEN;
    }
    return IS_UNKNOWN;
}

static enum taken take_length(struct reading_state *st, struct sv name,
                              double number)
{
    for (size_t k = 0; k < N_LENGTHS; k++) {
        if (!sv_eq(name, sv_from(length_names[k])))
            continue;
        struct range r = length_range[k];
        if (st->has_length[k])
            return IS_TWICE;
        if (!(number >= r.least && number <= r.most))
            return IS_OUTSIDE;
        st->length[k] = number;
        st->has_length[k] = true;
        return TAKEN;
    }
    return IS_UNKNOWN;
}

static int take_line(struct reading_state *st, struct sv line, uint64_t line_no,
                     struct err *e)
{
    if (line.n == 0 || line.p[0] == '#')
        return 0;
    const char *tab = memchr(line.p, '\t', line.n);
    size_t n_name = tab ? (size_t)(tab - line.p) : line.n;
    struct sv name = sv_sub(line, 0, n_name);
    struct sv rest = sv_sub(line, tab ? n_name + 1 : line.n, line.n);
    double number;
    if (!tab || !parse_double(&rest, &number) || rest.n != 0 ||
        !isfinite(number))
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                          "a name, a tab and a number are needed");
    enum taken taken = take_length(st, name, number);
    if (taken == IS_UNKNOWN)
        taken = take_weight(st, name, number);
    if (taken == TAKEN)
        return 0;
    return err_set_at(e, ERR_INPUT, ERR_LINE, line_no, "\"%.*s\" %s",
                      (int)(name.n < 40 ? name.n : 40), name.p,
                      taken_text[taken]);
}

static int check_whole(const struct reading_state *st, struct err *e)
{
    size_t n_priors = 0;
    for (size_t k = 2; k < N_LENGTHS; k++)
        n_priors += st->has_length[k];
    if (n_priors != 0 && n_priors != N_LENGTHS - 2)
        return err_set(e, ERR_INPUT, "%zu of the four priors are given",
                       n_priors);
    for (unsigned q = 0; q < CALIBRATION_N; q++) {
        size_t wanted = n_weights((enum calibration_target)q);
        if (st->n_given[q] != 0 && st->n_given[q] != wanted)
            return err_set(e, ERR_INPUT, "%zu of the %zu weights of \"%s\"",
                           st->n_given[q], wanted, calibration_target_name(q));
    }
    return 0;
}

static void settle(const struct reading_state *st, struct parameters *p)
{
    const double *x = st->length;
    if (st->has_length[0])
        p->align.c = x[0];
    if (st->has_length[1])
        p->align.s2 = x[1];
    if (st->has_length[2])
        align_params_priors(&p->align, x[2], x[3], x[4], x[5]);
    for (unsigned q = 0; q < CALIBRATION_N; q++)
        if (st->n_given[q] != 0) {
            p->calibration.model[q] = st->calibration.model[q];
            p->calibration.model[q].n_features = st->n_given[q] - 1;
        }
}

int parameters_read(struct sv text, struct parameters *p, struct err *e)
{
    struct reading_state st = {.n_given = {0}};
    uint64_t line_no = 0;
    int rc = 0;
    for (struct sv line; rc == 0 && sv_next_line(&text, &line);)
        rc = take_line(&st, line, ++line_no, e);
    if (rc == 0)
        rc = check_whole(&st, e);
    if (rc == 0)
        settle(&st, p);
    return rc;
}

int parameters_load(const char *path, struct parameters *p, struct err *e)
{
    struct buf text = {0};
    int rc = whole_file_read_text(path, MAX_FILE_BYTES, &text, e);
    if (rc == 0)
        rc = parameters_read(buf_sv(&text), p, e);
    buf_free(&text);
    return err_about(rc, path, e);
}

int parameters_builtin(struct parameters *p, struct err *e)
{
    size_t n = (size_t)(embedded_calibration_end - embedded_calibration);
    return parameters_read((struct sv){embedded_calibration, n}, p, e);
}

static void add_line(struct buf *out, const char *question, const char *name,
                     double number)
{
    if (question) {
        buf_add_sv(out, sv_from(question));
        buf_add_char(out, '.');
    }
    buf_add_sv(out, sv_from(name));
    buf_add_char(out, '\t');
    buf_add_fixed(out, number, 6);
    buf_add_char(out, '\n');
}

void parameters_add_calibration(const struct calibration *c, struct buf *out)
{
    for (unsigned q = 0; q < CALIBRATION_N; q++) {
        const char *question = calibration_target_name(q);
        const struct logistic *m = &c->model[q];
        size_t at = 1;
        if (m->n_features == 0)
            continue;
        add_line(out, question, "constant", m->weight[0]);
        for (size_t f = 0; f < FEATURE_N; f++)
            if (calibration_uses((enum calibration_target)q,
                                 (enum bead_feature)f))
                add_line(out, question, bead_feature_name(f), m->weight[at++]);
    }
}

void parameters_add_lengths(const struct length_parameters *l, struct buf *out)
{
    const double x[N_LENGTHS] = {l->c,      l->s2,      l->p_11,
                                 l->p_null, l->p_merge, l->p_22};
    for (size_t k = 0; k < N_LENGTHS; k++)
        add_line(out, NULL, length_names[k], x[k]);
}

int parameters_write(const char *path, struct sv text, struct err *e)
{
    struct sink *sink;
    int rc = sink_open(path ? path : "-", 6, &sink, e);
    if (rc != 0)
        return rc;
    rc = sink_write(sink, text, e);
    if (rc == 0)
        return sink_close(sink, e);
    sink_abort(sink);
    return rc;
}
