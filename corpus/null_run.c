/* corpus/null_run.c - marks what is in pairs; what is left are the runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/null_run.h"

#include "corpus/side_size.h"

enum {
    EDGE_SENTENCES = 3,
    EDGE_SHARE = 100,    /* 1/100 of the document's sentences */
    PARAGRAPH_LEAST = 3, /* sentences that are as much as a paragraph */
    HEADING_WORDS = 12   /* a longer line is text */
};

const char *null_run_class_name(enum null_run_class c)
{
    static const char *const names[] = {"heading", "sentence", "paragraph"};
    return names[c];
}

/* A side: for each sentence the record that has it. */
struct covered {
    const struct record **of; /* [n] */
    uint32_t n;
    bool is_src;
};

static const struct record_side *side_of(const struct covered *c,
                                         const struct record *r)
{
    return c->is_src ? &r->src : &r->tgt;
}

static bool is_pair(const struct record *r)
{
    return r && r->src.n > 0 && r->tgt.n > 0;
}

static int cover(struct arena *a, struct covered *c,
                 const struct record *records, size_t n, struct err *e)
{
    c->of = arena_array(a, c->n, sizeof *c->of);
    if (!c->of)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        const struct record_side *side = side_of(c, &records[k]);
        for (uint32_t i = 0; i < side->n && side->at + i < c->n; i++)
            c->of[side->at + i] = &records[k];
    }
    return 0;
}

static const struct sentence *sentence_at(const struct covered *c, uint32_t i)
{
    const struct record_side *side = side_of(c, c->of[i]);
    return &side->sents[i - side->at];
}

static bool ends_as_sentence(struct sv text)
{
    static const char *const marks[] = {".", "!", "?", "…", "。", "»", "”"};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (sv_ends(text, sv_from(marks[k])))
            return true;
    return false;
}

/* Does the run hold a whole paragraph? */
static bool has_paragraph(const struct covered *c, const struct null_run *run)
{
    for (uint32_t i = 0; i < run->n; i++) {
        const struct sentence *s = sentence_at(c, run->at + i);
        if (s->in_par == 0 && s->of_par > 0 && s->of_par <= run->n - i)
            return true;
    }
    return false;
}

static enum null_run_class class_of(const struct covered *c,
                                    const struct null_run *run)
{
    const bool whole = has_paragraph(c, run);
    if (run->n == 1 && whole && run->n_words <= HEADING_WORDS &&
        !ends_as_sentence(sentence_at(c, run->at)->text))
        return NULL_RUN_HEADING;
    return whole || run->n >= PARAGRAPH_LEAST ? NULL_RUN_PARAGRAPH
                                              : NULL_RUN_SENTENCE;
}

static void describe(const struct covered *c, struct null_run *run)
{
    uint32_t edge = (c->n + EDGE_SHARE - 1) / EDGE_SHARE;
    if (edge < EDGE_SENTENCES)
        edge = EDGE_SENTENCES;
    for (uint32_t i = 0; i < run->n; i++) {
        const struct sentence *s = sentence_at(c, run->at + i);
        const struct record_side one = {.sents = s, .n = 1};
        run->n_cp += s->n_cp;
        run->n_words += side_size_words(&one);
    }
    run->first = c->of[run->at];
    run->before = run->at > 0 ? c->of[run->at - 1] : NULL;
    run->after = run->at + run->n < c->n ? c->of[run->at + run->n] : NULL;
    run->is_edge =
        run->n < c->n && (run->at < edge || run->at + run->n + edge > c->n);
    run->class = class_of(c, run);
}

/* The runs of a side into out (NULL: only counted). */
static size_t find(const struct covered *c, struct null_run *out)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        if (!c->of[i] || is_pair(c->of[i]))
            continue;
        uint32_t from = i;
        while (i + 1 < c->n && c->of[i + 1] && !is_pair(c->of[i + 1]))
            i++;
        if (out) {
            out[n] = (struct null_run){
                .is_src = c->is_src, .at = from, .n = i + 1 - from};
            describe(c, &out[n]);
        }
        n++;
    }
    return n;
}

int null_runs_find(struct arena *a, const struct record *records, size_t n,
                   uint32_t n_src, uint32_t n_tgt, struct null_run **out,
                   size_t *n_out, struct err *e)
{
    struct covered src = {.n = n_src, .is_src = true}, tgt = {.n = n_tgt};
    int rc = cover(a, &src, records, n, e);
    if (rc == 0)
        rc = cover(a, &tgt, records, n, e);
    if (rc != 0)
        return rc;
    size_t n_omitted = find(&src, NULL), n_added = find(&tgt, NULL);
    struct null_run *runs = arena_array(a, n_omitted + n_added, sizeof *runs);
    if (!runs)
        return err_nomem(e);
    find(&src, runs);
    find(&tgt, runs + n_omitted);
    *out = runs;
    *n_out = n_omitted + n_added;
    return 0;
}
