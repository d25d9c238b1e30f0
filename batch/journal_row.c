/* batch/journal_row.c - a row, written and read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal_row.h"

#include "batch/journal_field.h"

/* Four decimals. */
static void add_wrong(struct buf *out, uint64_t n_wrong)
{
    buf_add_char(out, '\t');
    buf_add_fixed(out, (double)n_wrong / COUNTS_WRONG_UNIT, 4);
}

static bool is_guessed(struct sv encoding)
{
    return sv_ends(encoding, SV("?"));
}

void journal_count_row(struct counts *t, const struct journal_row *row)
{
    t->n_pairs++;
    t->n_failed += row->failed;
    t->n_sents += row->n_src + row->n_tgt;
    t->n_records += row->n_pairs;
    t->n_below += row->n_below;
    t->n_wrong += row->n_wrong;
    t->n_written += row->n_written;
    t->n_written_wrong += row->n_written_wrong;
    t->n_verdicts[row->verdict]++;
    for (unsigned k = 0; k < DOCUMENT_N_MARKS; k++)
        t->n_with_mark[k] += row->marks >> k & 1;
    t->n_guessed +=
        is_guessed(row->src_encoding) || is_guessed(row->tgt_encoding);
}

void journal_add_row(struct buf *out, const struct journal_row *row)
{
    buf_add_sv(out, row->id);
    buf_add_sv(out, row->failed ? SV("\tfailed") : SV("\tdone"));
    journal_field_add_number(out, row->n_src);
    journal_field_add_number(out, row->n_tgt);
    journal_field_add_number(out, row->n_pairs);
    journal_field_add_number(out, row->n_nulls);
    journal_field_add_text(out, sv_from(verdict_name(row->verdict)));
    add_wrong(out, row->n_wrong);
    journal_field_add_number(out, row->n_written);
    add_wrong(out, row->n_written_wrong);
    journal_field_add_text(out, row->src_encoding);
    journal_field_add_text(out, row->tgt_encoding);
    buf_add_char(out, '\t');
    document_marks_add(row->marks, out);
    journal_field_add_number(out, row->n_below);
    journal_field_add_hash(out, row->digest);
    journal_field_add_text(out, row->error);
    buf_add_char(out, '\n');
}

static bool field_verdict(struct sv *rest, enum verdict_kind *out)
{
    struct sv field = journal_field_take(rest);
    for (unsigned k = 0; k <= VERDICT_UNRELATED; k++) {
        *out = (enum verdict_kind)k;
        if (sv_eq(field, sv_from(verdict_name(*out))))
            return true;
    }
    return false;
}

/* "WHOLE.DDDD". */
static bool field_wrong(struct sv *rest, uint64_t *out)
{
    struct sv field = journal_field_take(rest);
    uint64_t whole, part;
    if (!journal_field_take_number(&field, &whole) || field.n != 5 ||
        field.p[0] != '.')
        return false;
    field = sv_sub(field, 1, field.n);
    bool ok = journal_field_take_number(&field, &part) && field.n == 0 &&
              whole <= UINT32_MAX; /* no pair has more beads */
    *out = whole * COUNTS_WRONG_UNIT + part;
    return ok;
}

bool journal_parse_row(struct sv line, struct journal_row *out)
{
    *out = (struct journal_row){0};
    out->id = journal_field_take(&line);
    struct sv status = journal_field_take(&line);
    out->failed = sv_eq(status, SV("failed"));
    bool ok = (out->failed || sv_eq(status, SV("done"))) &&
              journal_field_number(&line, &out->n_src) &&
              journal_field_number(&line, &out->n_tgt) &&
              journal_field_number(&line, &out->n_pairs) &&
              journal_field_number(&line, &out->n_nulls) &&
              field_verdict(&line, &out->verdict) &&
              field_wrong(&line, &out->n_wrong) &&
              journal_field_number(&line, &out->n_written) &&
              field_wrong(&line, &out->n_written_wrong);
    out->src_encoding = journal_field_take(&line);
    out->tgt_encoding = journal_field_take(&line);
    ok = ok && document_marks_parse(journal_field_take(&line), &out->marks) &&
         journal_field_number(&line, &out->n_below) &&
         journal_field_hash(&line, &out->digest);
    out->error = line;
    return ok;
}
