/* document/align_document.c - articles to numbers, beads to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/align_document.h"

#include "aligner/scoring/bead_features.h"
#include "aligner/scoring/wordless.h"
#include "base/hash.h"
#include "document/evidence_file.h"
#include "document/mined_beads.h"
#include "document/pins.h"
#include "document/settled_beads.h"

int document_worker_open(struct document_worker *w, const struct engine *engine,
                         struct err *e)
{
    *w = (struct document_worker){.engine = engine};
    const struct reading *r = engine->reading;
    int rc = splitter_open(&r->splitting.options, &w->splitter, e);
    if (rc == 0)
        rc = text_language_open(&w->text_language, e);
    return rc == 0 ? flagging_checker(&engine->checks, !r->article.presegmented,
                                      &w->checker, e)
                   : rc;
}

void document_forget(struct document_worker *w)
{
    loaded_free(&w->src);
    loaded_free(&w->tgt);
    arena_reset(&w->arena);
    w->arena.budget = &w->memory;
    w->memory.most = w->engine ? w->engine->params.align.max_memory : 0;
    w->n_bytes = w->input_digest = 0;
    w->outside = NULL;
}

void document_worker_close(struct document_worker *w)
{
    document_forget(w);
    splitter_close(w->splitter);
    checker_close(w->checker);
    text_language_close(w->text_language);
    aligner_input_maker_free(&w->input);
    arena_free(&w->arena);
    *w = (struct document_worker){0};
}

/* Read one side, and let the digest know its bytes, or that it cannot be
 * read. */
static int fetch_side(struct document_worker *w, const char *path,
                      struct sv file, struct loaded *side, struct err *e)
{
    int rc = reading_fetch(w->engine->reading, path, w->outputs, side, e);
    struct sv known = rc == 0 ? buf_sv(&side->bytes) : SV("cannot be read");
    w->input_digest = hash_sv(known, w->input_digest + (rc == 0 ? 1 : 2));
    w->n_bytes += rc == 0 ? known.n : 0;
    if (rc != 0 && rc != ERR_USAGE && file.n > 0)
        err_rename(e, file);
    return rc;
}

int document_fetch(struct document_worker *w, const struct document_pair *pair,
                   struct err *e)
{
    struct err tgt_error;
    document_forget(w);
    int rc = fetch_side(w, pair->src_path, pair->src_file, &w->src, e);
    int tgt_rc =
        fetch_side(w, pair->tgt_path, pair->tgt_file, &w->tgt, &tgt_error);
    if (tgt_rc == 0 || (rc != 0 && tgt_rc != ERR_USAGE))
        return rc;
    if (e)
        *e = tgt_error;
    return tgt_rc;
}

static int split_side(struct document_worker *w, const char *lang,
                      const struct paragraph_layout *partner,
                      struct language_memo *memo, struct sv file,
                      struct loaded *side, struct err *e)
{
    int rc = 0;
    if (lang && strcmp(lang, "auto") != 0)
        rc = err_about(language_memo_tag(memo, sv_from(lang), &lang, e),
                       side->path, e);
    if (rc == 0)
        rc = reading_parse(w->engine->reading, &w->arena, w->splitter, lang,
                           partner, side, e);
    if (rc != 0 && file.n > 0)
        err_rename(e, file);
    return rc;
}

int document_split(struct document_worker *w, const struct document_pair *pair,
                   struct err *e)
{
    const struct reading *r = w->engine->reading;
    struct paragraph_layout src, tgt;
    int rc = reading_layout(r, &w->arena, &w->src, &src, e);
    if (rc == 0)
        rc = reading_layout(r, &w->arena, &w->tgt, &tgt, e);
    if (rc == 0)
        rc = split_side(w, pair->src_lang ? pair->src_lang : r->src_lang, &tgt,
                        &w->src_lang, pair->src_file, &w->src, e);
    if (rc != 0)
        return rc;
    return split_side(w, pair->tgt_lang ? pair->tgt_lang : r->tgt_lang, &src,
                      &w->tgt_lang, pair->tgt_file, &w->tgt, e);
}

int document_beads(struct document_worker *w, struct aligner_input *input,
                   struct alignment *out, struct trace *trace, struct err *e)
{
    const struct engine *g = w->engine;
    const struct align_params *p = &g->params.align;
    const struct article *src = &w->src.article, *tgt = &w->tgt.article;
    int rc = p->method == ALIGN_HYBRID
                 ? aligner_input_of_words(&w->arena, &w->input, &g->lexicons,
                                          src, tgt, input, e)
                 : aligner_input_of_lengths(&w->arena, src, tgt, input, e);
    if (rc != 0)
        return rc;
    input->src.outside = w->outside;
    return align_sides(&w->arena, p, &input->src, &input->tgt,
                       input->has_lexicon ? &input->lexicon : NULL, out, trace,
                       e);
}

static bool is_calibrated(const struct parameters *p,
                          const struct document_grounds *g)
{
    return p->calibration.model[g->question].n_features > 0 &&
           g->input.src.tokens;
}

static void score_bead(const struct calibration *c,
                       const struct document_grounds *g, size_t k)
{
    struct bead *b = &g->alignment.beads[k];
    b->words_matched = word_matches_share(&g->features.matches[k]);
    if (b->n_src == 0 || b->n_tgt == 0)
        return;
    b->score = wordless_is(&g->features)
                   ? wordless_score(&g->features, b->posterior)
                   : calibration_score(c, g->question, &g->features.beads[k]);
}

/* Set the score of each bead. */
static int score_beads(struct arena *a, const struct parameters *p,
                       struct document_grounds *g, struct verdict *verdict,
                       struct err *e)
{
    const struct aligner_input *input = &g->input;
    struct alignment *al = &g->alignment;
    *verdict = (struct verdict){.kind = VERDICT_NONE};
    for (size_t k = 0; k < al->n_beads; k++)
        al->beads[k].score = al->beads[k].posterior;
    g->question = input->has_lexicon ? CALIBRATION_BEAD : CALIBRATION_BARE;
    g->is_calibrated = is_calibrated(p, g);
    if (!g->is_calibrated)
        return 0;
    int rc = bead_features_gather(a, &input->src, &input->tgt,
                                  input->has_lexicon ? &input->lexicon : NULL,
                                  al, &g->features, e);
    if (rc == 0 && wordless_is(&g->features))
        g->is_calibrated = false;
    else if (rc == 0)
        *verdict = verdict_of(&p->calibration, &g->features.document);
    for (size_t k = 0; rc == 0 && k < al->n_beads; k++)
        score_bead(&p->calibration, g, k);
    return rc;
}

static struct record_side record_side_of(const struct article *article,
                                         struct sv url, uint32_t at, uint32_t n)
{
    return (struct record_side){
        .url = url,
        .lang = sv_from(article->lang),
        .sents = article->sents + at,
        .at = at,
        .n = n,
        .n_pars = article->n_pars,
    };
}

static uint32_t side_flags(const struct record_side *side)
{
    uint32_t flags = 0;
    for (uint32_t i = 0; i < side->n; i++)
        flags |= side->sents[i].flags;
    return flags;
}

static int make_record(struct document_worker *w, const struct bead *b,
                       uint64_t bead_no, const struct document_names *names,
                       struct record *out, struct err *e)
{
    uint32_t found = 0;
    struct record r = {
        .bead_no = bead_no,
        .src = record_side_of(&w->src.article, names->src_url, b->src_at,
                              b->n_src),
        .tgt = record_side_of(&w->tgt.article, names->tgt_url, b->tgt_at,
                              b->n_tgt),
        .score = b->score,
        .posterior = b->posterior,
        .words_met = b->words_matched,
        .cost_nats = b->cost_nats,
        .len_z = b->len_z,
    };
    r.flags = side_flags(&r.src) | side_flags(&r.tgt);
    if (b->flags & BEAD_MOVED)
        r.flags |= RECORD_MOVED;
    int rc = flagging_of_record(&w->engine->checks, w->checker, &r, &found, e);
    r.flags |= found;
    r.flags &= ~decisions_dismissed(&w->engine->decisions, names->id, &r);
    *out = r;
    return rc;
}

/* Records of the beads, and the document they belong to. */
static int make_records(struct document_worker *w,
                        const struct document_names *names,
                        struct document_records *out, struct err *e)
{
    const struct alignment *al = &out->grounds.alignment;
    out->records = arena_array(&w->arena, al->n_beads, sizeof *out->records);
    if (!out->records)
        return err_nomem(e);
    for (size_t k = 0; k < al->n_beads; k++) {
        int rc = make_record(w, &al->beads[k], k, names, &out->records[k], e);
        if (rc != 0)
            return rc;
    }
    out->n = al->n_beads;
    out->document = (struct document){
        .id = names->id,
        .n_src = (uint32_t)w->src.article.n_sents,
        .n_tgt = (uint32_t)w->tgt.article.n_sents,
        .verdict = verdict_name(out->verdict.kind),
        .verdict_score = out->verdict.probability,
    };
    return 0;
}

/* Are the languages known that an output needs? */
static int check_languages(const struct document_worker *w, unsigned marks,
                           struct err *e)
{
    const struct format *f =
        writing_needs_languages(&w->engine->settings->writing);
    const bool src = (marks & MARK_SRC_UNKNOWN) != 0;
    const bool tgt = (marks & MARK_TGT_UNKNOWN) != 0;
    if (!f || !(src || tgt))
        return 0;
    return err_set(e, ERR_USAGE,
                   "%s needs the language of both sides, and %s not "
                   "recognised: %s%s%s",
                   f->name,
                   src && tgt ? "they are"
                   : src      ? "that of the source is"
                              : "that of the target is",
                   src ? "--src-lang" : "", src && tgt ? " and " : "",
                   tgt ? "--trg-lang names it" : " names it");
}

/* A language that was recognised wrongly is none. */
static void forget_languages(struct document_worker *w, unsigned marks)
{
    if (marks & MARK_SRC_UNKNOWN)
        strcpy(w->src.article.lang, "und");
    if (marks & MARK_TGT_UNKNOWN)
        strcpy(w->tgt.article.lang, "und");
}

/* What is marked as no translation is at most comparable. */
static void judge_marks(struct document_records *r)
{
    const bool is_one = r->verdict.kind == VERDICT_TRANSLATION ||
                        r->verdict.kind == VERDICT_PARTIAL;
    if (is_one && (r->marks & MARKS_AGAINST))
        r->verdict.kind = VERDICT_COMPARABLE;
}

/* Did memory fail by the bound? */
static int blame_bound(const struct document_worker *w, int rc, struct err *e)
{
    if (rc != ERR_NOMEM || !w->memory.exceeded)
        return rc;
    struct buf most = {0};
    buf_add_u64(&most, w->memory.most);
    rc = err_set(e, ERR_LIMIT,
                 "%zu + %zu sentences need more than %.*s bytes of memory; "
                 "--max-memory allows more",
                 w->src.article.n_sents, w->tgt.article.n_sents, (int)most.n,
                 most.p);
    buf_free(&most);
    return rc;
}

/* Sentences, and what is to be said of both texts. */
static int prepare(struct document_worker *w, const struct document_pair *pair,
                   struct document_records *out, struct err *e)
{
    out->grounds.mined = NULL;
    out->settlement = (struct settlement){.floor = w->engine->floor};
    int rc = document_split(w, pair, e);
    if (rc == 0)
        rc = document_marks_find(w->text_language, &w->src, &w->tgt,
                                 &out->marks, e);
    if (rc != 0)
        return rc;
    forget_languages(w, out->marks);
    return check_languages(w, out->marks, e);
}

static int align_pair(struct document_worker *w,
                      const struct document_pair *pair,
                      struct document_records *out, struct trace *trace,
                      struct err *e)
{
    struct document_grounds *g = &out->grounds;
    struct pins pins;
    int rc = prepare(w, pair, out, e);
    if (rc == 0)
        rc = pins_place(&w->arena, &w->engine->decisions, pair->names.id,
                        &w->src.article, &w->tgt.article, &pins, e);
    if (rc == 0)
        rc = evidence_open(&w->arena, w->engine->settings,
                           w->src.article.n_sents, w->tgt.article.n_sents,
                           &w->outside, e);
    if (rc == 0)
        rc = document_beads(w, &g->input, &g->alignment, trace, e);
    if (rc == 0)
        rc = pins_settle(&w->arena, &pins, &g->alignment, e);
    if (rc == 0)
        rc = score_beads(&w->arena, &w->engine->params, g, &out->verdict, e);
    for (size_t k = 0; rc == 0 && k < g->alignment.n_beads; k++)
        if (pins_have(&pins, &g->alignment.beads[k]))
            g->alignment.beads[k].score = 1;
    if (rc == 0)
        rc = settled_beads_choose(
            &w->arena, &w->engine->params.align, &w->engine->params.calibration,
            g, w->engine->floor, &out->verdict, &out->settlement, e);
    if (rc == 0)
        judge_marks(out);
    return rc == 0 ? make_records(w, &pair->names, out, e) : rc;
}

int document_align(struct document_worker *w, const struct document_pair *pair,
                   struct document_records *out, struct trace *trace,
                   struct err *e)
{
    const size_t n_bytes = w->src.bytes.n + w->tgt.bytes.n;
    w->memory.exceeded = false;
    w->memory.n_bytes += n_bytes; /* they are in no arena */
    int rc = align_pair(w, pair, out, trace, e);
    w->memory.n_bytes -= n_bytes;
    return blame_bound(w, rc, e);
}

static int mine_pair(struct document_worker *w,
                     const struct document_pair *pair,
                     struct document_records *out, struct err *e)
{
    struct document_grounds *g = &out->grounds;
    const struct mining_choice choice = {
        .factor = 1, .least = w->engine->settings->writing.min_score};
    int rc = prepare(w, pair, out, e);
    out->verdict = (struct verdict){.kind = VERDICT_NONE};
    g->is_calibrated = false;
    g->features = (struct document_features){.beads = NULL};
    if (rc == 0)
        rc = aligner_input_of_words(&w->arena, &w->input, &w->engine->lexicons,
                                    &w->src.article, &w->tgt.article, &g->input,
                                    e);
    if (rc == 0)
        rc = mined_beads_open(&w->arena, g, e);
    if (rc == 0)
        rc = mined_beads_insert(&w->arena, &w->engine->params.align, g, NULL,
                                &choice, e);
    for (size_t k = 0; rc == 0 && k < g->alignment.n_beads; k++)
        g->alignment.beads[k].flags &= (uint8_t)~BEAD_MOVED; /* no order */
    return rc == 0 ? make_records(w, &pair->names, out, e) : rc;
}

int document_mine(struct document_worker *w, const struct document_pair *pair,
                  struct document_records *out, struct err *e)
{
    const size_t n_bytes = w->src.bytes.n + w->tgt.bytes.n;
    w->memory.exceeded = false;
    w->memory.n_bytes += n_bytes;
    int rc = mine_pair(w, pair, out, e);
    w->memory.n_bytes -= n_bytes;
    return blame_bound(w, rc, e);
}
