/* corpus/convert.c - from a record reader to writers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/convert.h"

#include <stdlib.h>
#include <string.h>

#include "base/language_tag.h"
#include "corpus/convert_output.h"
#include "corpus/format_fields.h"

struct conversion {
    const struct convert_job *job;
    struct convert_counts *counts;
    struct record_reader *reader;
    struct writer_options options;
    struct tsv_columns columns;
    struct open_output *outputs; /* [n_outputs] */
    bool is_open;
    uint32_t holds; /* of all outputs together */
};

/* A tag with a NUL; the reader gives none that is longer. */
static const char *take_language(char out[LANGUAGE_TAG_BYTES], struct sv lang)
{
    if (lang.n == 0)
        lang = SV("und");
    memcpy(out, lang.p, lang.n);
    out[lang.n] = '\0';
    return out;
}

static bool is_named(const struct record_side *side)
{
    return side->n == 0 ||
           (side->lang.n > 0 && !language_tag_is(side->lang, SV("und")));
}

/* ERR_INPUT for a record without languages where an output needs them. */
static int check_languages(const struct conversion *c, const struct record *r,
                           struct err *e)
{
    for (unsigned i = 0; i < c->job->n_outputs; i++) {
        const struct format *f = c->job->outputs[i].format;
        if (f && f->needs_languages &&
            !(is_named(&r->src) && is_named(&r->tgt)))
            return err_set(e, ERR_INPUT,
                           "%s needs the language of both sides: name them "
                           "with --src-lang and --trg-lang",
                           f->name);
    }
    return 0;
}

/* What all outputs share; `first` is the first record, or NULL. */
static int choose_options(struct conversion *c, const struct record_read *first,
                          struct err *e)
{
    struct writer_options *o = &c->options;
    struct convert_counts *n = c->counts;
    *o = c->job->options;
    o->src_lang =
        take_language(n->src_lang, first ? first->record.src.lang
                                         : sv_from(c->job->options.src_lang));
    o->tgt_lang =
        take_language(n->tgt_lang, first ? first->record.tgt.lang
                                         : sv_from(c->job->options.tgt_lang));
    return o->columns ? 0
                      : format_fields_columns(first ? first->known : 0,
                                              &c->columns, e);
}

static int open_outputs(struct conversion *c, const struct record_read *first,
                        struct err *e)
{
    const struct convert_job *job = c->job;
    int rc = first ? check_languages(c, &first->record, e) : 0;
    if (rc != 0) {
        if (e)
            e->code = ERR_USAGE;
        return ERR_USAGE;
    }
    rc = choose_options(c, first, e);
    c->is_open = true;
    for (unsigned i = 0; i < job->n_outputs && rc == 0; i++) {
        const struct convert_output *o = &job->outputs[i];
        const struct tsv_columns *given =
            o->columns ? o->columns : job->options.columns;
        rc = open_output(&c->outputs[i], o, job, &c->options, given,
                         given ? given : &c->columns, e);
        c->holds |= open_output_fields(&c->outputs[i]);
    }
    return rc;
}

static int end_document(struct conversion *c, struct err *e)
{
    int rc = 0;
    for (unsigned i = 0; c->is_open && i < c->job->n_outputs && rc == 0; i++)
        rc = open_output_end(&c->outputs[i], e);
    return rc;
}

static void count_record(struct conversion *c, const struct record_read *r)
{
    c->counts->n_records++;
    c->counts->n_nulls += r->record.src.n == 0 || r->record.tgt.n == 0;
    for (unsigned bit = 0; bit < CONVERT_N_FIELDS; bit++)
        c->counts->n_lost[bit] += r->known >> bit & ~c->holds >> bit & 1;
}

static int write_record(struct conversion *c, const struct record_read *r,
                        struct err *e)
{
    const struct convert_job *job = c->job;
    unsigned group = 0;
    int rc = c->is_open ? 0 : open_outputs(c, r, e);
    if (rc == 0 && r->is_new) {
        c->counts->n_documents++;
        rc = end_document(c, e);
    }
    if (rc == 0)
        count_record(c, r);
    struct record_read chosen = *r;
    if (rc == 0 && job->choose)
        rc = job->choose(job->context, &chosen, &group, e);
    for (unsigned i = 0; i < job->n_outputs && rc == 0; i++)
        if (job->outputs[i].group == group)
            rc = open_output_record(&c->outputs[i], &chosen, e);
    return rc;
}

static int convert_all(struct conversion *c, struct err *e)
{
    const struct record_read *r;
    struct err bad = {0};
    int rc;
    while ((rc = record_reader_next(c->reader, &r, &bad)) != 0) {
        const bool lacks =
            rc > 0 && c->is_open && check_languages(c, &r->record, &bad) != 0;
        if (rc > 0 && !lacks) {
            rc = write_record(c, r, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (!lacks && !record_reader_goes_on(c->reader)) {
            if (e)
                *e = bad;
            return rc;
        }
        c->counts->n_bad++;
        if (c->job->on_bad)
            c->job->on_bad(c->job->context, &bad);
        bad = (struct err){0};
    }
    rc = end_document(c, e);
    return rc == 0 && !c->is_open ? open_outputs(c, NULL, e) : rc;
}

static int close_outputs(struct conversion *c, struct err *e)
{
    int rc = 0;
    for (unsigned i = 0; i < c->job->n_outputs && rc == 0; i++)
        rc = open_output_close(&c->outputs[i], &c->counts->n_cut, e);
    return rc;
}

int convert(const struct convert_job *job, struct convert_counts *counts,
            struct err *e)
{
    struct conversion c = {.job = job, .counts = counts};
    *counts = (struct convert_counts){0};
    c.reader = job->reader;
    c.outputs = calloc(job->n_outputs + 1, sizeof *c.outputs);
    int rc = c.outputs ? 0 : err_nomem(e);
    if (rc == 0 && !c.reader)
        rc = record_reader_open(&job->in, &c.reader, e);
    if (rc == 0) {
        rc = convert_all(&c, e);
        counts->n_skipped = record_reader_n_skipped(c.reader);
        strcpy(counts->guess, record_reader_guess(c.reader));
    }
    if (rc == 0 && job->end)
        rc = job->end(job->context, e);
    if (rc == 0)
        rc = close_outputs(&c, e);
    for (unsigned i = 0; c.outputs && i < job->n_outputs; i++)
        open_output_abort(&c.outputs[i]);
    free(c.outputs);
    if (!job->reader)
        record_reader_close(c.reader);
    return rc;
}
