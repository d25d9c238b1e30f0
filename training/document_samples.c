/* training/document_samples.c - sides are put together from runs of sentences, each of which
 * remembers the gold link it is of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/document_samples.h"

/* Sentences of a piece, at least; and in SAMPLE_SPARSE, one run of RUN in
 * EVERY is kept. */
enum { PIECE = 40, RUN = 3, EVERY = 6 };

/* A side that grows. */
struct side_maker {
    struct sentence *sents;
    int32_t *link;
    size_t n;
    uint32_t n_pars;
};

static int maker_open(struct arena *a, size_t most, struct side_maker *m,
                      struct err *e)
{
    *m = (struct side_maker){0};
    m->sents = arena_array(a, most, sizeof *m->sents);
    m->link = arena_array(a, most, sizeof *m->link);
    return m->sents && m->link ? 0 : err_nomem(e);
}

/* Append sentences from .. to; `link` NULL: they are of no link. */
static void add_run(struct side_maker *m, const struct article *article,
                    const int32_t *link, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct sentence *s = &article->sents[i];
        m->n_pars += i == from || s->par != s[-1].par;
        m->sents[m->n] = *s;
        m->sents[m->n].par = m->n_pars - 1;
        m->link[m->n++] = link ? link[i] : -1;
    }
}

static struct article article_of(const struct side_maker *m,
                                 const struct article *like)
{
    struct article out = *like;
    out.sents = m->sents;
    out.n_sents = m->n;
    out.n_pars = m->n_pars;
    return out;
}

/* A piece as cuts: from cut `from` to cut `to`. */
struct cut_range {
    size_t from, to;
};

static bool find_piece(const struct gold_document *d, size_t wanted,
                       struct cut_range *out)
{
    struct cut_range p = {0, 0};
    for (size_t n = 0;; n++, p.from = p.to) {
        while (p.to + 1 < d->n_cuts &&
               d->cut_src[p.to] - d->cut_src[p.from] < PIECE)
            p.to++;
        if (p.to == p.from || d->cut_src[p.to] == d->cut_src[p.from] ||
            d->cut_tgt[p.to] == d->cut_tgt[p.from])
            return false;
        if (n == wanted)
            break;
    }
    *out = p;
    return true;
}

size_t document_sample_n_pieces(const struct gold_document *d)
{
    struct cut_range p;
    size_t n = 0;
    while (find_piece(d, n, &p))
        n++;
    return n;
}

/* Sentences of the other text, as if it went round. */
static void add_strange(struct side_maker *m, const struct gold_document *other,
                        size_t at, size_t n)
{
    const struct article *article = &other->tgt.article;
    for (size_t k = 0; k < n; k++) {
        size_t i = (at + k) % article->n_sents;
        add_run(m, article, NULL, i, i + 1);
    }
}

static void make_target(enum document_sample_kind kind,
                        const struct gold_document *d,
                        const struct gold_document *other,
                        const struct cut_range *p, struct side_maker *m)
{
    const struct article *tgt = &d->tgt.article;
    size_t from = d->cut_tgt[p->from], to = d->cut_tgt[p->to];
    size_t middle = d->cut_tgt[(p->from + p->to) / 2], n = to - from;
    switch (kind) {
    case SAMPLE_HALF:
        add_run(m, tgt, d->tgt_link, from, middle);
        add_strange(m, other, from, to - middle);
        break;
    case SAMPLE_SPARSE:
        for (size_t j = from; j < to; j += RUN) {
            size_t end = j + RUN < to ? j + RUN : to;
            if ((j - from) / RUN % EVERY == EVERY / 2)
                add_run(m, tgt, d->tgt_link, j, end);
            else
                add_strange(m, other, j, end - j);
        }
        break;
    case SAMPLE_STRANGER: add_strange(m, other, from, n); break;
    default: add_run(m, tgt, d->tgt_link, from, to); break;
    }
}

int document_sample_make(struct arena *a, enum document_sample_kind kind,
                         const struct gold_document *d,
                         const struct gold_document *other, size_t piece,
                         struct document_sample *out, struct err *e)
{
    struct cut_range p = {0, d->n_cuts - 1}, beside;
    struct side_maker src, tgt;
    bool strange =
        kind == SAMPLE_HALF || kind == SAMPLE_SPARSE || kind == SAMPLE_STRANGER;
    if ((strange && !other) ||
        (kind != SAMPLE_WHOLE && !find_piece(d, piece, &p)))
        return 1;
    beside = p;
    if (kind == SAMPLE_SHIFTED && !find_piece(d, piece + 1, &beside))
        return 1;
    int rc = maker_open(a, d->src.article.n_sents, &src, e);
    if (rc == 0)
        rc = maker_open(a, d->tgt.article.n_sents + EVERY * RUN, &tgt, e);
    if (rc != 0)
        return rc;
    add_run(&src, &d->src.article, d->src_link, d->cut_src[p.from],
            d->cut_src[p.to]);
    make_target(kind, d, other, &beside, &tgt);
    *out = (struct document_sample){kind,
                                    d,
                                    article_of(&src, &d->src.article),
                                    article_of(&tgt, &d->tgt.article),
                                    src.link,
                                    tgt.link};
    return 0;
}

bool document_sample_is_damaged(const struct document_sample *l,
                                const struct bead *b)
{
    for (size_t i = 0; i < b->n_src; i++)
        if (l->src_link[b->src_at + i] == SAMPLE_DAMAGED)
            return true;
    for (size_t j = 0; j < b->n_tgt; j++)
        if (l->tgt_link[b->tgt_at + j] == SAMPLE_DAMAGED)
            return true;
    return false;
}

bool document_sample_is_right(const struct document_sample *l,
                              const struct bead *b)
{
    if (l->kind == SAMPLE_SHUFFLED || l->kind == SAMPLE_UNKNOWN ||
        b->n_src == 0 || b->n_tgt == 0)
        return false;
    int32_t link = l->src_link[b->src_at];
    if (link < 0 || l->of->links.links[link].n_src != b->n_src ||
        l->of->links.links[link].n_tgt != b->n_tgt)
        return false;
    for (size_t i = 0; i < b->n_src; i++)
        if (l->src_link[b->src_at + i] != link)
            return false;
    for (size_t j = 0; j < b->n_tgt; j++)
        if (l->tgt_link[b->tgt_at + j] != link)
            return false;
    return true;
}
