/* lib/stele_comparison.c - two alignments of the same documents against gold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_comparison.h"

#include <stdlib.h>
#include <string.h>

#include "corpus/comparison.h"
#include "corpus/link_file.h"
#include "lib/handle.h"

struct stele_comparison {
    struct arena arena; /* of the document at hand, or of the rows */
    struct comparison sums;
    const struct comparison_row *rows; /* [n_rows] */
    size_t n_rows;
};

int stele_comparison_open(struct stele_comparison **out,
                          struct stele_error *error)
{
    struct err e = {0};
    *out = calloc(1, sizeof **out);
    return *out ? 0 : handle_fail(err_nomem(&e), &e, error);
}

void stele_comparison_close(struct stele_comparison *c)
{
    if (!c)
        return;
    comparison_free(&c->sums);
    arena_free(&c->arena);
    free(c);
}

int stele_comparison_add(struct stele_comparison *c, const char *first,
                         const char *second, const char *gold,
                         struct stele_error *error)
{
    struct err e = {0};
    struct gold_link_list lists[3];
    const char *const paths[3] = {first, second, gold};
    int rc = 0;
    c->n_rows = 0;
    for (unsigned k = 0; k < 3 && rc == 0; k++)
        rc = link_file_read(&c->arena, paths[k], &lists[k], &e);
    for (unsigned k = 0; k < 2 && rc == 0; k++)
        rc = err_about(evaluation_check_length(&lists[k], &lists[2], &e), gold,
                       &e);
    if (rc == 0)
        rc = comparison_add(&c->sums, &c->arena, &lists[0], &lists[1],
                            &lists[2], &e);
    arena_reset(&c->arena);
    return handle_fail(rc, &e, error);
}

int stele_comparison_run(struct stele_comparison *c, struct stele_error *error)
{
    struct err e = {0};
    arena_reset(&c->arena);
    int rc = comparison_rows(&c->sums, &c->arena, &c->rows, &c->n_rows, &e);
    return handle_fail(rc, &e, error);
}

bool stele_comparison_row(const struct stele_comparison *c, size_t k,
                          struct stele_comparison_row *out)
{
    if (k >= c->n_rows)
        return false;
    const struct comparison_row *r = &c->rows[k];
    *out = (struct stele_comparison_row){.size = sizeof *out,
                                         .n_gold = r->n_gold,
                                         .first = r->first,
                                         .second = r->second,
                                         .difference = r->difference,
                                         .low = r->low,
                                         .high = r->high,
                                         .p = r->p};
    memcpy(out->name, r->name, sizeof out->name);
    return true;
}
