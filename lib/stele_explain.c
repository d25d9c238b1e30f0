/* lib/stele_explain.c - why the beads of the last alignment are there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_explain.h"
#include "document/explain_pair.h"
#include "lib/handle.h"

void stele_worker_keep_trace(struct stele_worker *w)
{
    w->keeps_trace = true;
}

/* The explainer of the last alignment; the text that it writes is empty. */
static int begin(struct stele_worker *w, struct explainer *out, struct err *e)
{
    buf_clear(&w->text);
    if (!w->keeps_trace)
        return err_set(e, ERR_USAGE, "the worker keeps no trace");
    return explainer_open(&w->arena, &w->stele->engine.params, &w->records,
                          &w->document.input.vocabulary, &w->trace, out, e);
}

/* The text that was written. */
static int finish(struct stele_worker *w, int rc, struct stele_text *out,
                  struct err *e)
{
    *out = (struct stele_text){w->text.p, w->text.n};
    return rc == 0 && w->text.failed ? err_nomem(e) : rc;
}

int stele_explain(struct stele_worker *w, size_t k, size_t record_no,
                  struct stele_text *out, struct stele_error *error)
{
    struct err e = {0};
    struct explainer explainer;
    int rc = begin(w, &explainer, &e);
    if (rc == 0 && k >= w->records.n)
        rc = err_set(&e, ERR_USAGE, "there is no such bead");
    if (rc == 0)
        explainer_add(&explainer, k, record_no, &w->text);
    rc = finish(w, rc, out, &e);
    return handle_fail(rc, &e, error);
}

int stele_explain_asked(struct stele_worker *w, struct stele_text *out,
                        struct stele_error *error)
{
    struct err e = {0};
    struct explainer explainer;
    const struct record_ranges *asked = &w->stele->settings->own.asked;
    size_t n_records = 0;
    int rc = begin(w, &explainer, &e);
    size_t *no = arena_array(&w->arena, w->records.n, sizeof *no);
    if (rc == 0 && !no)
        rc = err_nomem(&e);
    if (rc == 0)
        rc = handle_number_records(w, no, &n_records, &e);
    if (rc == 0)
        rc = record_ranges_check(asked, n_records, w->records.n, &e);
    for (size_t k = 0; k < w->records.n && rc == 0; k++) {
        if (!record_ranges_contain(asked, no[k], k + 1))
            continue;
        if (w->text.n > 0)
            buf_add_char(&w->text, '\n');
        explainer_add(&explainer, k, no[k], &w->text);
    }
    rc = finish(w, rc, out, &e);
    return handle_fail(rc, &e, error);
}
