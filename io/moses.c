/* io/moses.c - a line a pair in each file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/moses.h"

#include "io/jsonl.h"

static void src_record(struct writer *w, const struct record *r)
{
    writer_add_text(w->out, &r->src);
    buf_add_char(w->out, '\n');
}

static void trg_record(struct writer *w, const struct record *r)
{
    writer_add_text(w->out, &r->tgt);
    buf_add_char(w->out, '\n');
}

/* "nan", which parses as a number, where there is none. */
static void score_record(struct writer *w, const struct record *r)
{
    buf_add_fixed(w->out, r->score, 4);
    buf_add_char(w->out, '\n');
}

static void meta_record(struct writer *w, const struct record *r)
{
    jsonl_add(w, r, false);
}

const struct format format_moses_src = {
    .name = "moses-src",
    .summary = "the source text alone, a line a pair",
    .record = src_record,
};

const struct format format_moses_trg = {
    .name = "moses-trg",
    .summary = "the target text alone, a line a pair",
    .record = trg_record,
};

const struct format format_moses_score = {
    .name = "moses-score",
    .ending = ".score",
    .summary = "the score alone, a line a pair",
    .record = score_record,
};

const struct format format_moses_meta = {
    .name = "moses-meta",
    .ending = ".meta.jsonl",
    .summary = "JSON without the texts, a line a pair",
    .has_flags = true,
    .record = meta_record,
};
