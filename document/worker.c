/* document/worker.c - read, split, align and write one pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/worker.h"

#include "base/hash.h"

int worker_open(struct worker *w, const struct reading *r, struct err *e)
{
    *w = (struct worker){0};
    return splitter_open(&r->splitting.options, &w->splitter, e);
}

void worker_forget(struct worker *w)
{
    loaded_free(&w->src);
    loaded_free(&w->tgt);
    arena_reset(&w->arena);
}

void worker_close(struct worker *w)
{
    worker_forget(w);
    splitter_close(w->splitter);
    aligner_input_maker_free(&w->sides);
    arena_free(&w->arena);
    *w = (struct worker){0};
}

/* Read one side, and let the digest know it or that it cannot be read. */
static int fetch_side(const struct work *work, const char *path, struct sv name,
                      struct loaded *side, struct work_result *result,
                      struct err *e)
{
    int rc = reading_fetch(work->reading, path, side, e);
    if (rc != 0)
        err_rename(e, name);
    struct sv known = rc == 0 ? buf_sv(&side->bytes) : SV("cannot be read");
    result->input_digest =
        hash_sv(known, result->input_digest + (rc == 0 ? 1 : 2));
    result->n_bytes += rc == 0 ? known.n : 0;
    return rc;
}

int worker_fetch(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct work_result *result,
                 struct err *e)
{
    struct err tgt_error;
    worker_forget(w);
    *result = (struct work_result){.n_bytes = 0};
    int rc = fetch_side(work, pair->src_path, pair->names.src_url, &w->src,
                        result, e);
    int tgt_rc = fetch_side(work, pair->tgt_path, pair->names.tgt_url, &w->tgt,
                            result, &tgt_error);
    if (rc != 0 || tgt_rc == 0)
        return rc;
    if (e)
        *e = tgt_error;
    return tgt_rc;
}

int worker_parse(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct err *e)
{
    const struct reading *r = work->reading;
    const char *src_lang = pair->src_lang ? pair->src_lang : r->src_lang;
    const char *tgt_lang = pair->tgt_lang ? pair->tgt_lang : r->tgt_lang;
    int rc = reading_parse(r, &w->arena, w->splitter, src_lang, &w->src, e);
    if (rc != 0) {
        err_rename(e, pair->names.src_url);
        return rc;
    }
    rc = reading_parse(r, &w->arena, w->splitter, tgt_lang, &w->tgt, e);
    if (rc != 0)
        err_rename(e, pair->names.tgt_url);
    return rc;
}

static int write_records(struct outputs *o, const struct document *d,
                         const struct pair_records *records, struct err *e)
{
    int rc = outputs_begin(o, d, records->records, records->n, e);
    for (size_t i = 0; i < records->n && rc == 0; i++)
        rc = outputs_record(o, &records->records[i], e);
    return rc == 0 ? outputs_end(o, e) : rc;
}

int worker_align(struct worker *w, const struct work *work,
                 const struct work_pair *pair, struct outputs *o,
                 struct work_result *result, struct err *e)
{
    struct pair_records records;
    int rc = worker_parse(w, work, pair, e);
    if (rc != 0)
        return rc;
    rc = pipeline_align(&w->arena, &w->sides, work->pipeline, &w->src.article,
                        &w->tgt.article, &pair->names, &records, NULL, e);
    if (rc != 0)
        return rc;
    result->summary = pipeline_summary(&records);
    struct document d = {
        .id = pair->names.id,
        .n_src = (uint32_t)w->src.article.n_sents,
        .n_tgt = (uint32_t)w->tgt.article.n_sents,
        .verdict = verdict_name(records.verdict.kind),
        .verdict_score = records.verdict.probability,
    };
    return write_records(o, &d, &records, e);
}
