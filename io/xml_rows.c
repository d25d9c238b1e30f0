/* io/xml_rows.c - pulls, pushes, and hands out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xml_rows.h"

#include "io/xml_decoder.h"

enum { MAX_ROW_BYTES = 64 << 20 };

int xml_rows_open(struct xml_rows *x, const struct xml_format *format,
                  void *context, struct byte_stream *feed, struct sv ahead,
                  struct err *e)
{
    int rc = xml_decoder_open(feed, ahead, &x->decoder, e);
    return rc == 0 ? xml_parser_open(&x->parser, format, context, e) : rc;
}

void xml_rows_close(struct xml_rows *x)
{
    xml_parser_close(&x->parser);
    xml_decoder_close(x->decoder);
    row_queue_free(&x->queue);
    buf_free(&x->bytes);
}

/* The fields that a row in the making has, to the front of the text, which
 * holds nothing else any more. */
static void keep_open_row(struct row_queue *q)
{
    struct buf old = q->text;
    q->text = (struct buf){0};
    for (unsigned i = 0; i < q->n_fields; i++)
        if (q->open[i].n > 0)
            row_queue_set(q, i,
                          sv_sub(buf_sv(&old), q->open[i].from,
                                 q->open[i].from + q->open[i].n));
    buf_free(&old);
}

static int read_on(struct xml_rows *x, struct err *e)
{
    buf_clear(&x->bytes);
    if (x->queue.text.n > 0)
        keep_open_row(&x->queue);
    if (x->queue.text.n > MAX_ROW_BYTES)
        return err_set_at(e, ERR_LIMIT, ERR_LINE, xml_parser_line(&x->parser),
                          "more than %d MiB in one unit", MAX_ROW_BYTES >> 20);
    int rc = xml_decoder_pull(x->decoder, &x->bytes, e);
    if (rc < 0)
        return rc;
    xml_parser_push(&x->parser, buf_sv(&x->bytes));
    x->at_end = rc == 0;
    return x->queue.failed ? err_nomem(e) : 0;
}

int xml_rows_next(struct xml_rows *x, struct sv *fields, uint64_t *line,
                  struct err *e)
{
    while (!row_queue_next(&x->queue, fields, line)) {
        if (x->parser.fault.code != 0) {
            if (e)
                *e = x->parser.fault;
            return x->parser.fault.code;
        }
        if (x->at_end)
            return 0;
        int rc = read_on(x, e);
        if (rc != 0)
            return rc;
    }
    return 1;
}
