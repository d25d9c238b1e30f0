/* lib/stele_align.c - one document pair: aligned, split, scored.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "document/document_name.h"
#include "document/document_summary.h"
#include "lib/handle.h"

int stele_worker_open(const struct stele *stele, struct stele_worker **out,
                      struct stele_error *error)
{
    struct err e = {0};
    struct stele_worker *w = calloc(1, sizeof *w);
    if (!w)
        return handle_fail(err_nomem(&e), &e, error);
    w->stele = stele;
    w->scorer.engine = &stele->engine;
    int rc = document_worker_open(&w->document, &stele->engine, &e);
    if (rc == 0)
        *out = w;
    else
        stele_worker_close(w);
    return handle_fail(rc, &e, error);
}

void stele_worker_close(struct stele_worker *w)
{
    if (!w)
        return;
    document_worker_close(&w->document);
    pair_scorer_free(&w->scorer);
    arena_free(&w->names);
    arena_free(&w->arena);
    buf_free(&w->text);
    free(w);
}

double stele_floor(const struct stele *stele)
{
    return stele->engine.floor;
}

const char *stele_mark_name(unsigned k, const char **meaning)
{
    *meaning = document_mark_meaning(k);
    return document_mark_name(k);
}

const char *stele_flag_name(unsigned bit)
{
    return record_flag_name(bit);
}

static struct stele_sentence sentence_of(const struct sentence *s)
{
    return (struct stele_sentence){
        .text = {s->text.p, s->text.n},
        .from = s->from,
        .to = s->to,
        .paragraph = s->par,
        .in_paragraph = s->in_par,
    };
}

const char *handle_looks_like(enum text_kind kind)
{
    switch (kind) {
    case TEXT_MARKDOWN: return "Markdown";
    case TEXT_SUBTITLES: return "subtitles";
    default: return NULL;
    }
}

/* A side as it is given out; the sentences are copied into the arena. */
static int give_side(struct arena *a, const struct article *article,
                     struct stele_side *out, struct err *e)
{
    struct stele_sentence *sents =
        arena_array(a, article->n_sents, sizeof *sents);
    if (!sents)
        return err_nomem(e);
    for (size_t k = 0; k < article->n_sents; k++)
        sents[k] = sentence_of(&article->sents[k]);
    *out = (struct stele_side){
        .sentences = sents,
        .n = article->n_sents,
        .n_paragraphs = article->n_pars,
        .lang = article->lang,
        .encoding = article->encoding,
        .encoding_guessed = article->encoding_guessed,
        .looks_like = handle_looks_like(article->kind),
    };
    return 0;
}

static int give_beads(struct stele_worker *w, struct err *e)
{
    const struct document_records *r = &w->records;
    struct stele_bead *beads = arena_array(&w->arena, r->n, sizeof *beads);
    if (!beads)
        return err_nomem(e);
    for (size_t k = 0; k < r->n; k++) {
        const struct record *x = &r->records[k];
        beads[k] = (struct stele_bead){
            .src_at = x->src.at,
            .n_src = x->src.n,
            .tgt_at = x->tgt.at,
            .n_tgt = x->tgt.n,
            .score = x->score,
            .posterior = x->posterior,
            .cost_nats = x->cost_nats,
            .len_z = x->len_z,
            .words_met = x->words_met,
            .flags = x->flags,
        };
    }
    w->alignment.beads = beads;
    w->alignment.n_beads = r->n;
    return 0;
}

static int give_alignment(struct stele_worker *w, struct err *e)
{
    struct stele_alignment *al = &w->alignment;
    const struct document_summary s = document_summary(&w->records);
    *al = (struct stele_alignment){
        .size = sizeof *al,
        .verdict = verdict_name(s.verdict.kind),
        .verdict_probability = s.verdict.probability,
        .translated = s.verdict.translated,
        .n_pairs = s.n_pairs,
        .n_1_1 = s.n_1_1,
        .n_1_2 = s.n_1_2,
        .n_2_1 = s.n_2_1,
        .n_wider = s.n_other,
        .n_1_0 = s.n_1_0,
        .n_0_1 = s.n_0_1,
        .mean_score = s.mean_score,
        .expected_wrong = s.n_wrong,
        .marks = w->records.marks,
        .is_narrowed = w->records.grounds.alignment.is_narrowed,
        .n_below = w->records.settlement.n_below,
        .floor = w->records.settlement.floor,
    };
    int rc = give_side(&w->arena, &w->document.src.article, &al->src, e);
    if (rc == 0)
        rc = give_side(&w->arena, &w->document.tgt.article, &al->tgt, e);
    return rc == 0 ? give_beads(w, e) : rc;
}

/* A name, in the arena so that it outlives the call. */
static int copy_name(struct stele_worker *w, const char *what, const char *name,
                     struct sv *out, struct err *e)
{
    struct sv given = sv_from(name ? name : "");
    if (!document_name_is_clean(given))
        return err_set(e, ERR_USAGE,
                       "%s: a name is UTF-8 without control characters", what);
    *out = (struct sv){arena_copy(&w->names, given.p, given.n), given.n};
    return out->p ? 0 : err_nomem(e);
}

static int take_names(struct stele_worker *w, const struct stele_names *names,
                      struct document_pair *pair, struct err *e)
{
    static const struct stele_names none = {.size = sizeof none};
    const struct stele_names *n = names ? names : &none;
    struct document_names *out = &pair->names;
    arena_reset(&w->names);
    arena_reset(&w->arena);
    w->records = (struct document_records){.n = 0};
    pair->src_lang = n->src_lang;
    pair->tgt_lang = n->tgt_lang;
    int rc = copy_name(w, "id", n->id, &out->id, e);
    if (rc == 0)
        rc = copy_name(w, "src-url", n->src_url, &out->src_url, e);
    return rc == 0 ? copy_name(w, "trg-url", n->tgt_url, &out->tgt_url, e) : rc;
}

/* Align what is in place, and give it out. */
static int align(struct stele_worker *w, const struct document_pair *pair,
                 const struct stele_alignment **out, struct err *e)
{
    int rc = w->mines ? document_mine(&w->document, pair, &w->records, e)
                      : document_align(&w->document, pair, &w->records,
                                       w->keeps_trace ? &w->trace : NULL, e);
    if (rc == 0)
        rc = give_alignment(w, e);
    if (rc == 0)
        *out = &w->alignment;
    else
        w->records.n = 0;
    return rc;
}

static int put_bytes(struct loaded *side, const char *path, struct sv bytes,
                     struct err *e)
{
    side->path = path;
    return buf_add_sv(&side->bytes, bytes) == 0 ? 0 : err_nomem(e);
}

static int align_texts(struct stele_worker *w, const struct stele_names *names,
                       struct sv src, struct sv tgt,
                       const struct stele_alignment **out, struct err *e)
{
    struct document_pair pair = {.src_path = NULL};
    int rc = take_names(w, names, &pair, e);
    document_forget(&w->document);
    if (rc == 0)
        rc = put_bytes(&w->document.src, "source", src, e);
    if (rc == 0)
        rc = put_bytes(&w->document.tgt, "target", tgt, e);
    return rc == 0 ? align(w, &pair, out, e) : rc;
}

int stele_align(struct stele_worker *w, const struct stele_names *names,
                struct stele_text src, struct stele_text tgt,
                const struct stele_alignment **out, struct stele_error *error)
{
    struct err e = {0};
    int rc = align_texts(w, names, (struct sv){src.p, src.n},
                         (struct sv){tgt.p, tgt.n}, out, &e);
    return handle_fail(rc, &e, error);
}

/* Append the sentences, a line each. */
static int join_sentences(const struct stele_text *sents, size_t n,
                          struct buf *out, const char *side, struct err *e)
{
    for (size_t k = 0; k < n; k++) {
        struct sv s = {sents[k].p, sents[k].n};
        bool is_line =
            s.n > 0 && !memchr(s.p, '\n', s.n) && !memchr(s.p, '\r', s.n);
        if (!is_line)
            return err_about(
                err_set_at(e, ERR_INPUT, ERR_LINE, k + 1,
                           "a sentence is one line of text, not empty"),
                side, e);
        buf_add_sv(out, s);
        buf_add_char(out, '\n');
    }
    return out->failed ? err_nomem(e) : 0;
}

int stele_align_sentences(struct stele_worker *w,
                          const struct stele_names *names,
                          const struct stele_text *src, size_t n_src,
                          const struct stele_text *tgt, size_t n_tgt,
                          const struct stele_alignment **out,
                          struct stele_error *error)
{
    struct reading presegmented = *w->document.engine->reading;
    struct engine engine = *w->document.engine;
    struct err e = {0};
    struct buf text = {0};
    presegmented.article.presegmented = true;
    engine.reading = &presegmented;
    int rc = join_sentences(src, n_src, &text, "source", &e);
    size_t n = text.n;
    if (rc == 0)
        rc = join_sentences(tgt, n_tgt, &text, "target", &e);
    if (rc == 0) {
        w->document.engine = &engine;
        rc = align_texts(w, names, sv_sub(buf_sv(&text), 0, n),
                         sv_sub(buf_sv(&text), n, text.n), out, &e);
        w->document.engine = &w->stele->engine;
    }
    if (rc == 0 && ((*out)->src.n != n_src || (*out)->tgt.n != n_tgt))
        rc = err_set(&e, ERR_INPUT,
                     "a sentence has no text, or is a mark of paragraphs");
    buf_free(&text);
    return handle_fail(rc, &e, error);
}

/* The name of a file where the caller gave none. */
static int name_of_path(struct stele_worker *w, const char *path,
                        struct sv *name, struct err *e)
{
    enum path_naming naming = w->stele->settings->shared.writing.naming;
    if (name->n > 0)
        return 0;
    if (naming == NAMING_OF_TASK)
        naming = NAMING_FILE;
    int rc = document_name_of(&w->names, path, naming, &path, e);
    return rc == 0 ? document_name_of_path(&w->names, path, name, e) : rc;
}

/* Decisions that are about other documents alone are a mistake. */
static int check_decisions(const struct decisions *d, struct sv id,
                           struct err *e)
{
    if (d->n == 0 || decisions_know(d, id))
        return 0;
    err_set(e, ERR_INPUT, "no decision is about the document \"%.*s\"",
            (int)(id.n < 100 ? id.n : 100), id.p);
    return err_about(ERR_INPUT, d->path, e);
}

int stele_align_files(struct stele_worker *w, const struct stele_names *names,
                      const char *src_path, const char *tgt_path,
                      const struct stele_alignment **out,
                      struct stele_error *error)
{
    struct err e = {0};
    struct document_pair pair = {.src_path = src_path, .tgt_path = tgt_path};
    int rc =
        handle_check_files(w->stele->settings, src_path, tgt_path, NULL, &e);
    if (rc == 0)
        rc = take_names(w, names, &pair, &e);
    if (rc == 0)
        rc = name_of_path(w, src_path, &pair.names.id, &e);
    if (rc == 0)
        rc = name_of_path(w, src_path, &pair.names.src_url, &e);
    if (rc == 0)
        rc = name_of_path(w, tgt_path, &pair.names.tgt_url, &e);
    if (rc == 0)
        rc = check_decisions(&w->stele->engine.decisions, pair.names.id, &e);
    if (rc == 0)
        rc = document_fetch(&w->document, &pair, &e);
    if (rc == 0)
        rc = align(w, &pair, out, &e);
    return handle_fail(rc, &e, error);
}

int stele_mine(struct stele_worker *w, const struct stele_names *names,
               struct stele_text src, struct stele_text tgt,
               const struct stele_alignment **out, struct stele_error *error)
{
    w->mines = true;
    int rc = stele_align(w, names, src, tgt, out, error);
    w->mines = false;
    return rc;
}

int stele_mine_files(struct stele_worker *w, const struct stele_names *names,
                     const char *src_path, const char *tgt_path,
                     const struct stele_alignment **out,
                     struct stele_error *error)
{
    w->mines = true;
    int rc = stele_align_files(w, names, src_path, tgt_path, out, error);
    w->mines = false;
    return rc;
}

int stele_split(struct stele_worker *w, const char *lang,
                struct stele_text text, const struct stele_side **out,
                struct stele_error *error)
{
    struct err e = {0};
    const struct reading *r = w->stele->engine.reading;
    struct document_worker *d = &w->document;
    document_forget(d);
    arena_reset(&w->arena);
    w->records = (struct document_records){.n = 0};
    int rc = put_bytes(&d->src, "text", (struct sv){text.p, text.n}, &e);
    if (rc == 0)
        rc = reading_parse(r, &d->arena, d->splitter, lang ? lang : r->src_lang,
                           NULL, &d->src, &e);
    if (rc == 0)
        rc = give_side(&w->arena, &d->src.article, &w->side, &e);
    if (rc == 0)
        *out = &w->side;
    return handle_fail(rc, &e, error);
}

int stele_score(struct stele_worker *w, const char *src_lang,
                struct stele_text src, const char *tgt_lang,
                struct stele_text tgt, double *score, struct stele_error *error)
{
    struct err e = {0};
    int rc =
        pair_scorer_score_texts(&w->scorer, src_lang, (struct sv){src.p, src.n},
                                tgt_lang, (struct sv){tgt.p, tgt.n}, score, &e);
    return handle_fail(rc, &e, error);
}
