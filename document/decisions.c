/* document/decisions.c - rows of a table, held against the sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/decisions.h"

#include <math.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/table.h"
#include "io/beads.h"
#include "io/parse_number.h"
#include "io/writer.h"

enum {
    DOC_ID,
    SRC_SENT,
    TRG_SENT,
    DECISION,
    SRC_HASH,
    TRG_HASH,
    SCORE,
    N_COLUMNS
};
static const char *const columns[N_COLUMNS] = {
    "doc_id",   "src_sent", "trg_sent", "decision",
    "src_hash", "trg_hash", "score"};

static bool is_none(struct sv s)
{
    return s.n == 0 || sv_eq(s, SV("-"));
}

/* "7,8" as sentences 6 .. 8. */
static bool parse_sentences(struct sv s, uint32_t *at, uint32_t *n)
{
    uint64_t number = 0;
    *at = *n = 0;
    if (is_none(s))
        return true;
    do {
        if (!parse_u64(&s, GOLD_LINK_MAX_SENTENCE, &number) || number == 0)
            return false;
        if (*n == 0)
            *at = (uint32_t)number - 1;
        else if (number - 1 != (uint64_t)*at + *n)
            return false;
        (*n)++;
    } while (parse_char(&s, ','));
    return s.n == 0;
}

static bool parse_hash(struct sv s, uint64_t *hash, bool *has)
{
    *hash = 0;
    *has = !is_none(s);
    for (size_t k = 0; *has && k < s.n; k++) {
        const char *digits = "0123456789abcdef", c = s.p[k];
        const char *at = c != '\0' ? strchr(digits, c) : NULL;
        if (!at || s.n != 16)
            return false;
        *hash = *hash << 4 | (uint64_t)(at - digits);
    }
    return true;
}

static bool parse_kind(struct sv s, struct decision *d)
{
    static const struct {
        const char *word;
        enum decision_kind kind;
    } kinds[] = {{"pin", DECISION_PIN},
                 {"right", DECISION_RIGHT},
                 {"wrong", DECISION_WRONG},
                 {"OK", DECISION_RIGHT},
                 {"alignment", DECISION_WRONG},
                 {"language", DECISION_WRONG},
                 {"tokenisation", DECISION_WRONG},
                 {"MT", DECISION_WRONG},
                 {"translation error", DECISION_WRONG},
                 {"missing", DECISION_RUN},
                 {"legitimate", DECISION_RUN},
                 {"elsewhere", DECISION_RUN}};
    if (sv_eq(s, SV("dismissed"))) { /* of a sheet: all its flags */
        d->kind = DECISION_DISMISS;
        d->flag = UINT32_MAX;
        return true;
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (sv_eq(s, sv_from(kinds[k].word))) {
            d->kind = kinds[k].kind;
            return true;
        }
    if (!sv_starts(s, SV("dismiss:")))
        return false;
    d->kind = DECISION_DISMISS;
    d->flag = record_flag_named(sv_sub(s, 8, s.n));
    return d->flag != 0;
}

/* A score is what the page wrote; what a spreadsheet made of it is none. */
static double parse_score(struct sv s)
{
    double score;
    return parse_double(&s, &score) && s.n == 0 && score >= 0 && score <= 1
               ? score
               : NAN;
}

static int parse_row(const struct table *t, struct sv line, uint64_t line_no,
                     struct decision *d, struct err *e)
{
    struct sv v[TABLE_MAX_NAMES + 1];
    const char *fault = NULL;
    table_split(t, line, v);
    *d = (struct decision){
        .doc_id = v[DOC_ID], .score = parse_score(v[SCORE]), .line = line_no};
    if (!d->doc_id.p)
        d->doc_id = SV("");
    if (!parse_sentences(v[SRC_SENT], &d->src_at, &d->n_src) ||
        !parse_sentences(v[TRG_SENT], &d->tgt_at, &d->n_tgt))
        fault = "sentences are numbers like 7,8, one after another";
    else if (d->n_src + d->n_tgt == 0)
        fault = "no sentence is named";
    else if (!parse_kind(v[DECISION], d))
        fault = "no decision like pin, right, wrong or dismiss:FLAG";
    else if (!parse_hash(v[SRC_HASH], &d->src_hash, &d->has_src_hash) ||
             !parse_hash(v[TRG_HASH], &d->tgt_hash, &d->has_tgt_hash))
        fault = "a hash has 16 hexadecimal digits";
    return fault ? err_set_at(e, ERR_INPUT, ERR_LINE, line_no, "%s", fault) : 0;
}

/* The separator of a table that a spreadsheet saved; a tab for another. */
static char separator_of(struct sv header)
{
    if (memchr(header.p, '\t', header.n))
        return '\t';
    return memchr(header.p, ';', header.n) ? ';' : ',';
}

/* Such a table (RFC 4180) with tabs, in the arena; a tab or line end inside a
 * field becomes a space.  p is NULL without memory. */
static struct sv with_tabs(struct arena *a, struct sv text, char separator)
{
    char *out = arena_alloc(a, text.n);
    size_t n = 0;
    bool quoted = false;
    for (size_t k = 0; out && k < text.n; k++) {
        const char c = text.p[k];
        if (c == '"' && quoted && k + 1 < text.n && text.p[k + 1] == '"')
            out[n++] = text.p[k++];
        else if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            out[n++] = '\t';
        else
            out[n++] = c == '\t' || (c == '\n' && quoted) ? ' ' : c;
    }
    return (struct sv){out, n};
}

int decisions_read(struct sv text, const char *path, struct decisions *out,
                   struct err *e)
{
    struct table t;
    struct sv line;
    uint64_t line_no = 1;
    *out = (struct decisions){.path = path};
    if (sv_starts(text, sv_utf8_mark))
        text = sv_sub(text, sv_utf8_mark.n, text.n);
    struct sv all = text;
    if (!sv_next_line(&all, &line))
        return err_about(err_set(e, ERR_INPUT, "the file is empty"), path, e);
    if (separator_of(line) != '\t')
        text = with_tabs(&out->arena, text, separator_of(line));
    if (!text.p)
        return err_nomem(e);
    sv_next_line(&text, &line);
    int rc = table_open(&t, line, columns, N_COLUMNS, DECISION + 1, e);
    out->list =
        arena_array(&out->arena, sv_count_lines(text) + 1, sizeof *out->list);
    if (rc == 0 && !out->list)
        rc = err_nomem(e);
    while (rc == 0 && sv_next_line(&text, &line)) {
        struct sv v[TABLE_MAX_NAMES + 1];
        line_no++;
        if (table_split(&t, line, v) < 2 || v[DECISION].n == 0)
            continue; /* nothing was decided yet */
        rc = parse_row(&t, line, line_no, &out->list[out->n], e);
        out->n += rc == 0;
    }
    return err_about(rc, path, e);
}

static bool is_run(const uint32_t *list, uint32_t n)
{
    for (uint32_t k = 1; k < n; k++)
        if (list[k] != list[0] + k)
            return false;
    return true;
}

int decisions_read_pins(struct sv text, const char *path, struct decisions *out,
                        struct err *e)
{
    struct gold_link_list links;
    *out = (struct decisions){.path = path};
    int rc = beads_read(&out->arena, text, &links, e);
    if (rc == 0) {
        out->list = arena_array(&out->arena, links.n, sizeof *out->list);
        rc = out->list ? 0 : err_nomem(e);
    }
    for (size_t k = 0; rc == 0 && k < links.n; k++) {
        const struct gold_link *x = &links.links[k];
        if (!is_run(x->src, x->n_src) || !is_run(x->tgt, x->n_tgt))
            rc = err_set(e, ERR_INPUT,
                         "pin %zu: its sentences are not adjacent", k + 1);
        else
            out->list[out->n++] = (struct decision){
                .src_at = x->n_src ? x->src[0] : 0,
                .n_src = x->n_src,
                .tgt_at = x->n_tgt ? x->tgt[0] : 0,
                .n_tgt = x->n_tgt,
                .kind = DECISION_PIN,
                .score = NAN,
                .line = k + 1,
            };
    }
    return err_about(rc, path, e);
}

void decisions_free(struct decisions *d)
{
    arena_free(&d->arena);
    *d = (struct decisions){0};
}

bool decision_is_about(const struct decision *d, struct sv doc_id)
{
    return !d->doc_id.p || sv_eq(d->doc_id, doc_id);
}

bool decisions_know(const struct decisions *d, struct sv doc_id)
{
    for (size_t k = 0; k < d->n; k++)
        if (decision_is_about(&d->list[k], doc_id))
            return true;
    return false;
}

bool decision_is_of(const struct decision *d, const struct record *r)
{
    return d->n_src == r->src.n && d->n_tgt == r->tgt.n &&
           (d->n_src == 0 || d->src_at == r->src.at) &&
           (d->n_tgt == 0 || d->tgt_at == r->tgt.at);
}

/* Do the sentences still have that hash?  *nomem is set without memory. */
static bool is_same(const struct sentence *sents, uint32_t n, uint64_t hash,
                    bool *nomem)
{
    const struct record_side side = {.sents = sents, .n = n};
    struct buf line = {0};
    writer_add_text(&line, &side);
    bool same = hash_xxh64(buf_sv(&line)) == hash;
    *nomem |= line.failed;
    buf_free(&line);
    return same;
}

int decision_check(const struct decisions *all, const struct decision *d,
                   const struct sentence *src, size_t n_src,
                   const struct sentence *tgt, size_t n_tgt, struct err *e)
{
    bool nomem = false;
    bool is_there = (size_t)d->src_at + d->n_src <= n_src &&
                    (size_t)d->tgt_at + d->n_tgt <= n_tgt;
    bool same = is_there &&
                (!d->has_src_hash ||
                 is_same(src + d->src_at, d->n_src, d->src_hash, &nomem)) &&
                (!d->has_tgt_hash ||
                 is_same(tgt + d->tgt_at, d->n_tgt, d->tgt_hash, &nomem));
    if (nomem)
        return err_nomem(e);
    if (same)
        return 0;
    err_set_at(e, ERR_INPUT, ERR_LINE, d->line,
               is_there ? "the sentences have changed since the decision"
                        : "the document has fewer sentences than that");
    return err_about(ERR_INPUT, all->path, e);
}

uint32_t decisions_dismissed(const struct decisions *d, struct sv doc_id,
                             const struct record *r)
{
    uint32_t flags = 0;
    for (size_t k = 0; k < d->n; k++)
        if (d->list[k].kind == DECISION_DISMISS &&
            decision_is_about(&d->list[k], doc_id) &&
            decision_is_of(&d->list[k], r))
            flags |= d->list[k].flag;
    return flags;
}
