/* cli/explaining.c - counts records as the output does, and explains some.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/explaining.h"

#include <string.h>

#include "base/arena.h"
#include "io/sink.h"

int explaining_check(const struct record_ranges *q, const struct settings *s,
                     struct err *e)
{
    /* what an output alone needs */
    static const char *const useless[] = {"format", "columns", "no-header",
                                          "width"};
    const struct writing *w = &s->writing;
    if (q->n == 0)
        return 0;
    bool writes = w->n_paths > 0 || w->nulls_path;
    for (size_t i = 0; writes && i < writing_n_outputs(w); i++)
        if (strcmp(writing_path(w, i), "-") == 0)
            return err_set(e, ERR_USAGE,
                           "--explain writes to standard output, and so does "
                           "\"-o -\"");
    for (size_t i = 0; !writes && i < sizeof useless / sizeof *useless; i++)
        if (settings_is_given(s, useless[i]))
            return err_set(e, ERR_USAGE,
                           "--%s has no effect: --explain writes no records "
                           "without -o",
                           useless[i]);
    return 0;
}

/* The number of each record in the output, 0 where it is left out. */
static unsigned long *number_records(struct arena *a,
                                     const struct document_records *records,
                                     const struct writing *w, double floor,
                                     unsigned long *n_written)
{
    unsigned long *no = arena_array(a, records->n, sizeof *no);
    *n_written = 0;
    for (size_t k = 0; no && k < records->n; k++)
        if (!writing_leaves_out(w, floor, &records->records[k]))
            no[k] = ++*n_written;
    return no;
}

static int write_text(const struct buf *text, struct err *e)
{
    struct sink *sink = NULL;
    int rc = text->failed ? err_nomem(e) : sink_open("-", 6, &sink, e);
    if (rc != 0)
        return rc;
    if ((rc = sink_write(sink, buf_sv(text), e)) == 0)
        return sink_close(sink, e);
    sink_abort(sink);
    return rc;
}

int explaining_write(struct arena *a, const struct record_ranges *q,
                     const struct trace *trace, const struct parameters *params,
                     const struct vocabulary *vocabulary,
                     const struct document_records *records,
                     const struct writing *w, struct err *e)
{
    struct explainer explainer;
    struct buf text = {0};
    double floor = 0;
    unsigned long n_written = 0;
    int rc = writing_floor(w, records->records, records->n, &floor, e);
    if (rc != 0)
        return rc;
    const unsigned long *no = number_records(a, records, w, floor, &n_written);
    if (!no)
        return err_nomem(e);
    rc = record_ranges_check(q, n_written, records->n, e);
    if (rc == 0)
        rc = explainer_open(a, params, records, vocabulary, trace, &explainer,
                            e);
    for (size_t k = 0; rc == 0 && k < records->n; k++) {
        if (!record_ranges_contain(q, no[k], k + 1))
            continue;
        if (text.n > 0)
            buf_add_char(&text, '\n');
        explainer_add(&explainer, k, no[k], &text);
    }
    if (rc == 0)
        rc = write_text(&text, e);
    buf_free(&text);
    return rc;
}
