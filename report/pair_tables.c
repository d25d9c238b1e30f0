/* report/pair_tables.c - of single pairs and stretches: the queue, omissions,
 * examples of checks, inconsistencies, the sample.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/pair_tables.h"

#include <math.h>

#include "base/hash.h"
#include "report/checks_of_pair.h"
#include "report/table_parts.h"

static const struct delivery_document *document_of(const struct assessment *s,
                                                   uint32_t at)
{
    return &s->delivery->documents[at];
}

/* Does a check say what the figure says? */
static bool is_told(unsigned feature, uint32_t flags)
{
    return (feature == FEATURE_NUMBERS_UNMATCHED &&
            flags & RECORD_NUM_MISMATCH) ||
           (feature == FEATURE_END_MARKS && flags & RECORD_PUNCT_END);
}

/* The reasons of a pair: checks first, then figures of the score. */
static struct sv reasons_of(struct assessment *s, struct grid *g,
                            const struct delivery_document *d, uint32_t at)
{
    struct buf b = {0};
    const uint32_t flags = d->records[at].flags;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (flags >> bit & 1 && check_row(bit)->weight > 0) {
            buf_add_sv(&b, b.n > 0 ? SV(", ") : SV(""));
            buf_add_sv(&b, sv_from(check_row(bit)->label[g->language]));
        }
    enum wording last = WORD_N;
    for (unsigned k = 0; d->reasons && k < SCORE_REASONS; k++) {
        const struct score_reason *r = &d->reasons[at].reason[k];
        if (r->feature == FEATURE_N || r->nats > -.3 ||
            table_reason(r->feature) == last || is_told(r->feature, flags))
            continue;
        last = table_reason(r->feature);
        buf_add_sv(&b, b.n > 0 ? SV(", ") : SV(""));
        buf_add_sv(&b, wording(g->language, last));
        buf_add_sv(&b, SV(" ("));
        number_add_decimal(&b, g->language, r->nats, 1);
        buf_add_char(&b, ')');
    }
    return table_take(s, g, &b);
}

static struct sv run_text(struct assessment *s, struct grid *g,
                          const struct delivery_document *d,
                          const struct null_run *run)
{
    struct buf b = {0};
    for (size_t k = (size_t)(run->first - d->records); k < d->n; k++) {
        const struct record *r = &d->records[k];
        const struct record_side *side = run->is_src ? &r->src : &r->tgt;
        if (side->n == 0 || side->at < run->at)
            continue;
        if (side->at >= run->at + run->n)
            break;
        if (b.n > 0)
            buf_add_char(&b, ' ');
        writer_add_text(&b, side);
    }
    return table_take(s, g, &b);
}

/* Numbers from 1 with commas; and the hash of the text. */
static void add_numbers(struct assessment *s, struct grid *g, uint32_t at,
                        uint32_t n)
{
    struct buf b = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_char(&b, ',');
        buf_add_u64(&b, (uint64_t)at + i + 1);
    }
    grid_text(g, table_take(s, g, &b));
}

static void add_hash(struct assessment *s, struct grid *g, struct sv text)
{
    struct buf b = {0};
    char hex[16];
    hash_hex(hash_xxh64(text), hex);
    if (text.n > 0)
        buf_add(&b, hex, sizeof hex);
    grid_text(g, table_take(s, g, &b));
}

/* What --decisions knows the row by when the file comes back. */
static void add_keys(struct assessment *s, struct grid *g, uint32_t document,
                     uint32_t at, bool is_run)
{
    const struct delivery_document *d = document_of(s, document);
    const struct null_run *run = is_run ? &d->runs[at] : NULL;
    const struct record *r = is_run ? NULL : &d->records[at];
    grid_text(g, d->id);
    if (run) {
        const struct sv text = run_text(s, g, d, run), none = SV("");
        add_numbers(s, g, run->at, run->is_src ? run->n : 0);
        add_numbers(s, g, run->at, run->is_src ? 0 : run->n);
        add_hash(s, g, run->is_src ? text : none);
        add_hash(s, g, run->is_src ? none : text);
        return;
    }
    add_numbers(s, g, r->src.at, r->src.n);
    add_numbers(s, g, r->tgt.at, r->tgt.n);
    add_hash(s, g, table_side(s, g, &r->src));
    add_hash(s, g, table_side(s, g, &r->tgt));
}

static void queue_run_row(struct assessment *s, struct grid *g,
                          const struct queue_item *q)
{
    const struct delivery_document *d = document_of(s, q->document);
    const struct null_run *run = &d->runs[q->at];
    struct sv text = run_text(s, g, d, run);
    grid_text(g, table_place(s, g, d, run->first));
    grid_number(g, NAN);
    grid_text(g, wording(g->language, run->is_src ? WORD_MISSING : WORD_ADDED));
    grid_text(g, run->is_src ? text : SV(""));
    grid_text(g, run->is_src ? SV("") : text);
}

static void queue_pair_row(struct assessment *s, struct grid *g,
                           const struct queue_item *q)
{
    const struct delivery_document *d = document_of(s, q->document);
    const struct record *r = &d->records[q->at];
    grid_text(g, table_place(s, g, d, r));
    grid_number(g, r->score);
    grid_text(g, reasons_of(s, g, d, q->at));
    grid_marked(g, table_side(s, g, &r->src), r->flags);
    grid_marked(g, table_side(s, g, &r->tgt), r->flags);
}

int table_queue(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"no", WORD_C_NO, GRID_COUNT},
        {"place", WORD_C_PLACE, GRID_TEXT},
        {"score", WORD_C_SCORE, GRID_SCORE},
        {"why", WORD_C_WHY, GRID_TEXT},
        {"src_text", WORD_C_SOURCE, GRID_SOURCE},
        {"trg_text", WORD_C_TARGET, GRID_TARGET},
        {"found", WORD_C_FOUND, GRID_SHARE},
        {"decision", WORD_C_DECISION, GRID_DECISION},
        {"doc_id", WORD_C_DOCUMENT, GRID_KEY},
        {"src_sent", WORD_C_SENTENCES, GRID_KEY},
        {"trg_sent", WORD_C_SENTENCES_TRG, GRID_KEY},
        {"src_hash", WORD_C_DIGEST, GRID_KEY},
        {"trg_hash", WORD_C_DIGEST, GRID_KEY}};
    grid_open(g, "queue", WORD_H3, s->options.language, columns, 13);
    size_t most =
        s->options.worst > s->queue.n_80 ? s->options.worst : s->queue.n_80;
    if (most > s->options.rows)
        most = s->options.rows;
    for (size_t k = 0; k < s->queue.n && k < most; k++) {
        const struct queue_item *q = &s->queue.items[k];
        grid_number(g, (double)k + 1);
        if (q->is_run)
            queue_run_row(s, g, q);
        else
            queue_pair_row(s, g, q);
        grid_number(g, q->found);
        grid_text(g, SV(""));
        add_keys(s, g, q->document, q->at, q->is_run);
        grid_ref(g, (struct grid_ref){q->document, q->at, q->is_run});
    }
    return table_filled(g, e);
}

/* "source → target" of the pair beside a run; the side of the run first. */
static struct sv neighbour(struct assessment *s, struct grid *g,
                           const struct record *r, bool is_src, bool last)
{
    struct buf b = {0};
    const struct record_side *own = r && is_src ? &r->src : r ? &r->tgt : NULL;
    if (!own || own->n == 0)
        return SV("");
    const struct record_side *other = is_src ? &r->tgt : &r->src;
    buf_add_sv(&b, own->sents[last ? own->n - 1 : 0].text);
    buf_add_sv(&b, SV(" → "));
    if (other->n > 0)
        buf_add_sv(&b, other->sents[last ? other->n - 1 : 0].text);
    return table_take(s, g, &b);
}

static struct sv span_of(struct assessment *s, struct grid *g,
                         const struct delivery_document *d,
                         const struct null_run *run)
{
    struct buf b = {0};
    uint64_t from = UINT64_MAX, to = 0;
    for (size_t k = 0; k < d->n; k++) {
        const struct record_side *side =
            run->is_src ? &d->records[k].src : &d->records[k].tgt;
        for (uint32_t i = 0; i < side->n; i++) {
            const struct sentence *x = &side->sents[i];
            if (side->at + i < run->at || side->at + i >= run->at + run->n)
                continue;
            from = x->from < from ? x->from : from;
            to = x->to > to ? x->to : to;
        }
    }
    if (from >= to)
        return SV("");
    buf_add_u64(&b, from);
    buf_add_char(&b, '-');
    buf_add_u64(&b, to);
    return table_take(s, g, &b);
}

static void omission_row(struct assessment *s, struct grid *g,
                         uint32_t document, uint32_t at)
{
    static const enum wording classes[] = {[NULL_RUN_HEADING] = WORD_HEADING,
                                           [NULL_RUN_SENTENCE] = WORD_SENTENCE,
                                           [NULL_RUN_PARAGRAPH] =
                                               WORD_PARAGRAPH};
    const enum report_language l = g->language;
    const struct delivery_document *d = document_of(s, document);
    const struct null_run *run = &d->runs[at];
    const struct record_side *first =
        run->is_src ? &run->first->src : &run->first->tgt;
    const uint32_t in_first = run->at - first->at;
    grid_text(g, d->id);
    grid_text(g, wording(l, run->is_src ? WORD_MISSING : WORD_ADDED));
    grid_text(g, wording(l, run->is_edge ? WORD_EDGE : WORD_INNER));
    grid_text(g, wording(l, classes[run->class]));
    grid_number(g, (double)run->at + 1);
    grid_number(g, run->n);
    grid_number(g, (double)first->sents[in_first].par + 1);
    grid_text(g, span_of(s, g, d, run));
    grid_number(g, (double)run->n_words);
    grid_text(g, run_text(s, g, d, run));
    grid_text(g, neighbour(s, g, run->before, run->is_src, true));
    grid_text(g, neighbour(s, g, run->after, run->is_src, false));
    grid_text(g, SV(""));
    grid_ref(g, (struct grid_ref){document, at, true});
}

int table_omissions(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"document", WORD_C_DOCUMENT, GRID_TEXT},
        {"side", WORD_C_WHAT, GRID_TEXT},
        {"edge", WORD_C_WHERE, GRID_TEXT},
        {"class", WORD_C_KIND, GRID_TEXT},
        {"sentence", WORD_C_SENTENCE_NO, GRID_COUNT},
        {"sentences", WORD_C_SENTENCES, GRID_COUNT},
        {"paragraph", WORD_C_PARAGRAPH, GRID_COUNT},
        {"span", WORD_C_SPAN, GRID_TEXT},
        {"words", WORD_C_WORDS, GRID_COUNT},
        {"text", WORD_C_TEXT, GRID_SOURCE},
        {"before", WORD_C_BEFORE, GRID_SOURCE},
        {"after", WORD_C_AFTER, GRID_SOURCE},
        {"decision", WORD_C_DECISION, GRID_DECISION}};
    grid_open(g, "omissions", WORD_H4, s->options.language, columns, 13);
    /* inner ones first, as the queue has them */
    for (unsigned edge = 0; edge < 2; edge++)
        for (size_t k = 0; k < s->queue.n; k++) {
            const struct queue_item *q = &s->queue.items[k];
            if (q->is_run &&
                document_of(s, q->document)->runs[q->at].is_edge == (edge == 1))
                omission_row(s, g, q->document, q->at);
        }
    return table_filled(g, e);
}

int table_examples(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"check", WORD_C_CHECK, GRID_TEXT},
        {"place", WORD_C_PLACE, GRID_TEXT},
        {"score", WORD_C_SCORE, GRID_SCORE},
        {"src_text", WORD_C_SOURCE, GRID_SOURCE},
        {"trg_text", WORD_C_TARGET, GRID_TARGET},
        {"decision", WORD_C_DECISION, GRID_DECISION}};
    grid_open(g, "check_examples", WORD_WORST_FIVE, s->options.language,
              columns, 6);
    for (int severity = SEVERITY_MAJOR; severity >= SEVERITY_NEUTRAL;
         severity--)
        for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
            struct table_example found[TABLE_EXAMPLES];
            size_t n = (int)check_row(bit)->severity == severity
                           ? table_find_examples(s->delivery, bit, found)
                           : 0;
            for (size_t k = 0; k < n; k++) {
                const struct delivery_document *d =
                    document_of(s, found[k].document);
                const struct record *r = &d->records[found[k].at];
                const uint32_t flag = (uint32_t)1 << bit;
                grid_text(g, sv_from(check_row(bit)->label[g->language]));
                grid_text(g, table_place(s, g, d, r));
                grid_number(g, r->score);
                grid_marked(g, table_side(s, g, &r->src), flag);
                grid_marked(g, table_side(s, g, &r->tgt), flag);
                grid_text(g, SV(""));
                grid_ref(g, (struct grid_ref){found[k].document, found[k].at,
                                              false});
            }
        }
    return table_filled(g, e);
}

int table_inconsistencies(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"side", WORD_C_SIDE, GRID_TEXT},
        {"text", WORD_C_TEXT, GRID_SOURCE},
        {"variant", WORD_C_VARIANT, GRID_TARGET},
        {"times", WORD_C_TIMES, GRID_COUNT},
        {"documents", WORD_C_DOCUMENTS, GRID_COUNT}};
    const struct consistency *c = &s->consistency;
    grid_open(g, "inconsistencies", WORD_H6, s->options.language, columns, 5);
    for (size_t k = 0; k < c->n; k++)
        for (size_t i = 0; i < c->list[k].n; i++) {
            const struct inconsistency *x = &c->list[k];
            grid_text(g, wording(g->language,
                                 x->of_src ? WORD_C_SOURCE : WORD_C_TARGET));
            grid_text(g, x->text);
            grid_text(g, x->variants[i].text);
            grid_number(g, (double)x->variants[i].n);
            grid_number(g, (double)x->variants[i].n_documents);
        }
    return table_filled(g, e);
}

int table_sample(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"no", WORD_C_NO, GRID_COUNT},
        {"place", WORD_C_PLACE, GRID_TEXT},
        {"score", WORD_C_SCORE, GRID_SCORE},
        {"src_text", WORD_C_SOURCE, GRID_SOURCE},
        {"trg_text", WORD_C_TARGET, GRID_TARGET},
        {"weight", WORD_C_WEIGHT, GRID_DECIMAL},
        {"decision", WORD_C_JUDGEMENT, GRID_DECISION},
        {"doc_id", WORD_C_DOCUMENT, GRID_KEY},
        {"src_sent", WORD_C_SENTENCES, GRID_KEY},
        {"trg_sent", WORD_C_SENTENCES_TRG, GRID_KEY},
        {"src_hash", WORD_C_DIGEST, GRID_KEY},
        {"trg_hash", WORD_C_DIGEST, GRID_KEY}};
    grid_open(g, "sample", WORD_H8, s->options.language, columns, 12);
    for (size_t k = 0; k < s->sample.n; k++) {
        const struct acceptance_item *x = &s->sample.items[k];
        const struct delivery_document *d = document_of(s, x->document);
        const struct record *r = &d->records[x->at];
        grid_number(g, (double)k + 1);
        grid_text(g, table_place(s, g, d, r));
        grid_number(g, r->score);
        grid_text(g, table_side(s, g, &r->src));
        grid_text(g, table_side(s, g, &r->tgt));
        grid_number(g, x->weight);
        grid_text(g, SV(""));
        add_keys(s, g, x->document, x->at, false);
        grid_ref(g, (struct grid_ref){x->document, x->at, false});
    }
    return table_filled(g, e);
}
