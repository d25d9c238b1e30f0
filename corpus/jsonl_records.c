/* corpus/jsonl_records.c - lines to the reader, pairs from it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/jsonl_records.h"

#include <stdlib.h>

#include "io/jsonl_reader.h"

struct jsonl_state {
    struct record_input *in;
    struct jsonl_reader reader;
};

static int jsonl_open(struct record_input *in, void **state, struct err *e)
{
    struct jsonl_state *j = calloc(1, sizeof *j);
    if (!j)
        return err_nomem(e);
    *state = j;
    j->in = in;
    j->reader.src_lang = in->options->src_lang;
    j->reader.tgt_lang = in->options->tgt_lang;
    return 0;
}

static int jsonl_next(void *state, struct pair_fields *out, struct err *e)
{
    struct jsonl_state *j = state;
    struct line_reader *lines = &j->in->lines;
    for (;;) {
        struct sv line;
        int rc =
            jsonl_reader_next(&j->reader, j->in->arena, lines->line_no, out, e);
        j->in->goes_on = rc == ERR_INPUT;
        if (rc != 0)
            return rc;
        rc = record_input_line(j->in, lines, &line, e);
        if (rc != 1)
            return rc;
        if (line.n == 0)
            continue;
        rc = jsonl_reader_line(&j->reader, line, lines->line_no, e);
        j->in->goes_on = rc == ERR_INPUT;
        if (rc != 0)
            return rc;
    }
}

static void jsonl_close(void *state)
{
    struct jsonl_state *j = state;
    jsonl_reader_free(&j->reader);
    free(j);
}

const struct record_source jsonl_records = {
    .name = "jsonl",
    .summary = "JSON lines: Stele's, Hugging Face's, documents",
    .min_paths = 1,
    .max_paths = 1,
    .open = jsonl_open,
    .next = jsonl_next,
    .close = jsonl_close,
};
