/* corpus/score_columns.c - names of a header, or numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/score_columns.h"

#include "base/table.h"
#include "corpus/scoring.h"
#include "io/parse_number.h"

/* The column of that name, *out, which stays as it was where there is none. */
static int find_named(struct sv header, const char *name, unsigned *out,
                      struct err *e)
{
    const unsigned n = table_count(header);
    unsigned n_found = 0;
    for (unsigned c = 0; c < n; c++) {
        if (!sv_eq(table_field(header, c), sv_from(name)))
            continue;
        *out = c;
        n_found++;
    }
    return n_found < 2 ? 0
                       : err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                                    "two columns are named %.80s", name);
}

/* The column `given`, or the first of the usual names; n: none. */
static int find_column(struct sv header, const char *given,
                       const char *const *usual, unsigned *out, struct err *e)
{
    const unsigned n = *out = table_count(header);
    int rc = given ? find_named(header, given, out, e) : 0;
    for (; !given && rc == 0 && *out == n && *usual; usual++)
        rc = find_named(header, *usual, out, e);
    return rc;
}

static int read_header(const struct score_job *job, struct sv header,
                       struct score_columns *out, struct err *e)
{
    static const char *const src[] = {"src_text", "src", "source", NULL};
    static const char *const tgt[] = {"trg_text", "trg", "tgt", "target", NULL};
    static const char *const score[] = {"score", NULL};
    static const char *const flags[] = {"flags", NULL};
    int rc = find_column(header, job->src_column, src, &out->src, e);
    if (rc == 0)
        rc = find_column(header, job->tgt_column, tgt, &out->tgt, e);
    if (rc == 0)
        rc = find_column(header, NULL, score, &out->score, e);
    if (rc == 0)
        rc = find_column(header, NULL, flags, &out->flags, e);
    if (rc == 0 && (out->src == out->n || out->tgt == out->n))
        rc = err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                        "the header does not name the %s column "
                        "(--%s-column names it, or gives its number if there "
                        "is no header)",
                        out->src == out->n ? "source" : "target",
                        out->src == out->n ? "src" : "trg");
    return rc;
}

/* A number from 1 alone. */
static bool take_number(const char *name, unsigned *out)
{
    struct sv digits = sv_from(name);
    uint64_t number;
    if (!parse_u64(&digits, TABLE_MAX_COLUMNS, &number) || digits.n > 0 ||
        number == 0)
        return false;
    *out = (unsigned)number - 1;
    return true;
}

int score_columns_choose(const struct score_job *job, struct sv line,
                         struct score_columns *out, struct err *e)
{
    *out = (struct score_columns){.n = table_count(line)};
    bool src = job->src_column && take_number(job->src_column, &out->src);
    bool tgt = job->tgt_column && take_number(job->tgt_column, &out->tgt);
    if (out->n > TABLE_MAX_COLUMNS)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "more than %d columns",
                          TABLE_MAX_COLUMNS);
    if (src != tgt)
        return err_set(e, ERR_USAGE,
                       "give both columns by number, of a file without "
                       "header, or neither");
    out->has_header = !src;
    out->score = out->flags = out->n;
    if (!src)
        return read_header(job, line, out, e);
    unsigned most = out->src > out->tgt ? out->src : out->tgt;
    return most < out->n
               ? 0
               : err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                            "%u columns, and no column %u", out->n, most + 1);
}
