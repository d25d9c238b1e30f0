/* corpus/evaluation_text.c - a line for each figure, a row for each type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/evaluation_text.h"

#include "corpus/text_column.h"

enum { NAME_COLUMNS = 60 };

/* "NAME 0.1234". */
static void add_figure(struct buf *out, const char *name, double x)
{
    buf_add_sv(out, sv_from(name));
    buf_add_char(out, ' ');
    buf_add_fixed(out, x, 4);
}

static void add_strict(struct buf *out, const struct evaluation_figures *f)
{
    add_figure(out, "P", f->strict_p);
    add_figure(out, " R", f->strict_r);
    add_figure(out, " F", f->strict_f);
}

void evaluation_add_line(const struct evaluation *e, struct sv name,
                         struct buf *out)
{
    const struct evaluation_figures f = evaluation_figures(e);
    if (name.n > NAME_COLUMNS)
        name = sv_sub(name, name.n - NAME_COLUMNS, name.n);
    text_column_add(out, name, NAME_COLUMNS + 1, false);
    add_strict(out, &f);
    add_figure(out, " lax F", f.lax_f);
    buf_add_char(out, '\n');
}

static void add_total(const struct evaluation *sum, struct buf *out)
{
    const struct evaluation_figures f = evaluation_figures(sum);
    buf_add_sv(out, SV("TOTAL "));
    buf_add_u64(out, sum->n_gold);
    buf_add_sv(out, SV(" beads: strict "));
    add_strict(out, &f);
    add_figure(out, "  lax F", f.lax_f);
    buf_add_char(out, '\n');
}

static void add_scores(const struct evaluation_calibration *c, struct buf *out)
{
    buf_add_sv(out, SV("SCORE"));
    add_figure(out, " ECE", c->ece);
    add_figure(out, " Brier", c->brier);
    add_figure(out, " AUC", c->auc_strict);
    add_figure(out, " AUClax", c->auc_lax);
    buf_add_char(out, '\n');
}

static void add_type(const struct evaluation *sum, unsigned src, unsigned tgt,
                     struct buf *out)
{
    const uint64_t n_gold = sum->gold_by_type[src][tgt],
                   n_found = sum->found_by_type[src][tgt];
    const bool and_more =
        src == EVALUATION_MAX_SIDE || tgt == EVALUATION_MAX_SIDE;
    if (n_gold == 0)
        return;
    buf_add_u64(out, src);
    buf_add_char(out, '-');
    buf_add_u64(out, tgt);
    buf_add_char(out, and_more ? '+' : ' ');
    text_column_count(out, n_gold, 11);
    text_column_count(out, n_found, 9);
    text_column_fixed(out, (double)n_found / (double)n_gold, 4, 9);
    buf_add_char(out, '\n');
}

static void add_types(const struct evaluation *sum, struct buf *out)
{
    buf_add_sv(out, SV("\nbead   in gold    found   recall\n"));
    for (unsigned src = 0; src <= EVALUATION_MAX_SIDE; src++)
        for (unsigned tgt = 0; tgt <= EVALUATION_MAX_SIDE; tgt++)
            add_type(sum, src, tgt, out);
}

static void add_bins(const struct evaluation_calibration *c, struct buf *out)
{
    buf_add_sv(out, SV("\nscore        beads   mean score   right\n"));
    for (unsigned k = 0; k < EVALUATION_N_BINS; k++) {
        const struct evaluation_bin *b = &c->bins[k];
        if (b->n == 0)
            continue;
        buf_add_fixed(out, (double)k / EVALUATION_N_BINS, 1);
        buf_add_sv(out, SV(" - "));
        buf_add_fixed(out, (double)(k + 1) / EVALUATION_N_BINS, 1);
        text_column_count(out, b->n, 9);
        text_column_fixed(out, b->mean_score, 4, 13);
        text_column_fixed(out, b->share_right, 4, 9);
        buf_add_char(out, '\n');
    }
}

void evaluation_add_text(const struct evaluation *sum,
                         const struct evaluation_calibration *c, bool tables,
                         struct buf *out)
{
    add_total(sum, out);
    if (c)
        add_scores(c, out);
    if (sum->n_other_scores > 0) {
        buf_add_sv(out, SV("SCORE left out of "));
        buf_add_u64(out, sum->n_other_scores);
        buf_add_sv(out, SV(" beads: in their ladder, scores are not all 0 to "
                           "1\n"));
    }
    if (tables)
        add_types(sum, out);
    if (tables && c)
        add_bins(c, out);
}
