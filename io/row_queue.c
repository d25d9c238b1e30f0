/* io/row_queue.c - strings end to end, and rows of where they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/row_queue.h"

#include <assert.h>

struct row {
    struct row_span field[ROW_MAX_FIELDS];
    uint64_t line;
};

void row_queue_begin(struct row_queue *q)
{
    assert(q->n_fields <= ROW_MAX_FIELDS);
    for (unsigned i = 0; i < ROW_MAX_FIELDS; i++)
        q->open[i] = (struct row_span){0};
}

void row_queue_set(struct row_queue *q, unsigned field, struct sv value)
{
    assert(field < q->n_fields);
    q->open[field] = (struct row_span){q->text.n, value.n};
    if (buf_add_sv(&q->text, value) != 0)
        q->failed = true;
}

void row_queue_end(struct row_queue *q, uint64_t line)
{
    struct row row = {.line = line};
    memcpy(row.field, q->open, sizeof row.field);
    if (buf_add(&q->rows, (const char *)&row, sizeof row) != 0)
        q->failed = true;
}

bool row_queue_next(struct row_queue *q, struct sv *fields, uint64_t *line)
{
    struct row row;
    if (q->at * sizeof row == q->rows.n) {
        buf_clear(&q->rows);
        q->at = 0;
        return false;
    }
    memcpy(&row, q->rows.p + q->at * sizeof row, sizeof row);
    q->at++;
    for (unsigned i = 0; i < q->n_fields; i++)
        fields[i] = row.field[i].n ? sv_sub(buf_sv(&q->text), row.field[i].from,
                                            row.field[i].from + row.field[i].n)
                                   : SV("");
    *line = row.line;
    return true;
}

void row_queue_free(struct row_queue *q)
{
    buf_free(&q->text);
    buf_free(&q->rows);
}
