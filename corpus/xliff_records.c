/* corpus/xliff_records.c - a unit that is not translated has only a source.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/xliff_records.h"

#include "io/xliff_reader.h"

struct xliff_state {
    struct record_input *in;
    struct xliff_reader *reader;
};

static int xliff_open(struct record_input *in, void **state, struct err *e)
{
    struct xliff_state *x = arena_array(in->lasting, 1, sizeof *x);
    struct sv ahead;
    if (!x)
        return err_nomem(e);
    *state = x;
    x->in = in;
    int rc = line_reader_peek(&in->lines, 0, &ahead, e);
    return rc == 0 ? xliff_reader_open(in->feed, ahead, &x->reader, e) : rc;
}

/* Units of neither text are no pairs. */
static int xliff_next(void *state, struct pair_fields *out, struct err *e)
{
    struct xliff_state *x = state;
    int rc;
    while ((rc = xliff_reader_next(x->reader, out, e)) == 1) {
        if (out->src.text.n > 0 || out->tgt.text.n > 0)
            break;
        x->in->n_skipped++;
    }
    return rc;
}

static void xliff_close(void *state)
{
    struct xliff_state *x = state;
    xliff_reader_close(x->reader);
}

const struct record_source xliff_records = {
    .name = "xliff",
    .summary = "XLIFF 1.2 and 2.0, a unit a pair",
    .min_paths = 1,
    .max_paths = 1,
    .open = xliff_open,
    .next = xliff_next,
    .close = xliff_close,
};
