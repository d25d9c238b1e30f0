/* document/settings_values.c - lists, files, and what has a form of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/settings_values.h"

#include <string.h>

#include "document/parameters.h"
#include "document/setting.h"
#include "document/settings_fields.h"
#include "io/packing.h"
#include "io/tmx.h"
#include "tokenize/charset.h"

/* The next part of a list with commas, taken off *rest. */
static bool next_part(const char **rest, struct sv *part)
{
    if (!*rest)
        return false;
    *part = (struct sv){*rest, strcspn(*rest, ",")};
    *rest = (*rest)[part->n] ? *rest + part->n + 1 : NULL;
    return true;
}

int set_output(void *target, const char *value, struct err *e)
{
    struct writing *w = &((struct settings *)target)->writing;
    if (value[0] == '\0')
        return err_set(e, ERR_USAGE, "the value is empty");
    if (w->n_named == WRITING_MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs",
                       WRITING_MAX_OUTPUTS);
    for (size_t i = 0; i < w->n_named; i++)
        if (strcmp(w->named[i], value) == 0)
            return err_set(e, ERR_USAGE, "two outputs are named %.100s", value);
    w->named[w->n_named++] = value;
    return 0;
}

void print_output(const void *target, struct buf *out)
{
    const struct writing *w = &((const struct settings *)target)->writing;
    buf_add_sv(out, sv_from(w->n_named ? w->named[0] : "-"));
    for (size_t i = 1; i < w->n_named; i++) {
        buf_add_char(out, ' ');
        buf_add_sv(out, sv_from(w->named[i]));
    }
}

/* An output's format, and whether it is packed: its name changes no bytes. */
static void digest_path(const struct writing *w, size_t i, struct buf *out)
{
    buf_add_sv(out, sv_from(writing_format(w, i)->name));
    static const char *const names[] = {"\n", " gzip\n", " zstd\n"};
    buf_add_sv(out, sv_from(names[packing_kind(writing_packing(w, i))]));
}

void digest_output(const void *target, struct buf *out)
{
    const struct writing *w = &((const struct settings *)target)->writing;
    size_t n = writing_n_outputs(w) - (w->nulls_path != NULL);
    for (size_t i = 0; i < n; i++)
        digest_path(w, i, out);
}

void digest_nulls(const void *target, struct buf *out)
{
    const struct writing *w = &((const struct settings *)target)->writing;
    if (w->nulls_path)
        digest_path(w, writing_n_outputs(w) - 1, out);
}

int set_format(void *target, const char *value, struct err *e)
{
    struct writing *w = &((struct settings *)target)->writing;
    const struct format *f = format_named(value);
    const struct format_set *set = format_set_named(value);
    if (!f && !set && strcmp(value, "auto") != 0)
        return format_unknown(value, e);
    w->format = f;
    w->set = set;
    return 0;
}

void print_format(const void *target, struct buf *out)
{
    const struct writing *w = &((const struct settings *)target)->writing;
    buf_add_sv(out, sv_from(w->format ? w->format->name
                            : w->set  ? w->set->name
                                      : "auto"));
}

int set_columns(void *target, const char *value, struct err *e)
{
    struct writing *w = &((struct settings *)target)->writing;
    int rc = tsv_columns_parse(value, &w->columns, e);
    w->has_columns |= rc == 0;
    return rc;
}

void print_columns(const void *target, struct buf *out)
{
    tsv_columns_print(&((const struct settings *)target)->writing.columns, out);
}

/* TMX alone has a date. */
void digest_date(const void *target, struct buf *out)
{
    const struct writing *w = &((const struct settings *)target)->writing;
    for (size_t i = 0; i < writing_n_outputs(w); i++)
        if (writing_format(w, i) == &format_tmx) {
            buf_add_u64(out, w->date);
            return;
        }
}

int set_encoding(void *target, const char *value, struct err *e)
{
    struct reading *r = &((struct settings *)target)->reading;
    struct charset known;
    struct err why = {0};
    if (strcmp(value, "auto") == 0) {
        r->article.encoding = NULL;
        return 0;
    }
    /* for a byte that is not UTF-8 the name decides, if ICU knows it */
    int rc = charset_decide(SV("\xe9"), value, &known, &why);
    if (rc == ERR_USAGE || rc == ERR_NOMEM)
        return err_set(e, rc, "%s", why.msg);
    r->article.encoding = value;
    return 0;
}

void print_encoding(const void *target, struct buf *out)
{
    const char *name =
        ((const struct settings *)target)->reading.article.encoding;
    buf_add_sv(out, sv_from(name ? name : "auto"));
}

int set_split_at(void *target, const char *value, struct err *e)
{
    struct splitting *s = &((struct settings *)target)->reading.splitting;
    bool none = strcmp(value, "none") == 0;
    if (!none && (value[strspn(value, ":;")] != '\0' || *value == '\0'))
        return err_set(e, ERR_USAGE, "\"%.40s\" is not made of : and ;", value);
    s->options.split_at = none ? NULL : value;
    return 0;
}

void print_split_at(const void *target, struct buf *out)
{
    const char *marks =
        ((const struct settings *)target)->reading.splitting.options.split_at;
    buf_add_sv(out, sv_from(marks ? marks : "none"));
}

void digest_abbrev(const void *target, struct buf *out)
{
    buf_add_sv(out, ((const struct settings *)target)
                        ->reading.splitting.options.abbreviations);
}

void digest_model(const void *target, struct buf *out)
{
    buf_add_sv(
        out,
        ((const struct settings *)target)->reading.splitting.options.model);
}

int set_lexicon(void *target, const char *value, struct err *e)
{
    struct lexicon_choice *c = &((struct settings *)target)->lexicons;
    if (value[0] == '\0')
        return err_set(e, ERR_USAGE, "the value is empty");
    if (strcmp(value, "none") == 0) {
        c->without_own = true;
        return 0;
    }
    if (c->n_paths == LEXICON_SET_MAX_FILES)
        return err_set(e, ERR_USAGE, "no more than %d lexicons",
                       LEXICON_SET_MAX_FILES);
    c->paths[c->n_paths++] = value;
    return 0;
}

void print_lexicon(const void *target, struct buf *out)
{
    const struct lexicon_choice *c =
        &((const struct settings *)target)->lexicons;
    for (size_t i = 0; i < c->n_paths; i++) {
        if (i > 0)
            buf_add_char(out, ' ');
        buf_add_sv(out, sv_from(c->paths[i]));
    }
}

/* What counts is the content of all of them, whatever its files are called:
 * settings_digest() begins with its hash. */
void digest_lexicon(const void *target, struct buf *out)
{
    (void)target;
    (void)out;
}

int set_flags(void *target, const char *value, struct err *e)
{
    uint32_t *flags = &((struct settings *)target)->flagging.options.flags;
    struct sv names = sv_from(value);
    if (sv_eq(names, SV("all"))) {
        *flags = CHECKER_FLAGS;
        return 0;
    }
    if (sv_eq(names, SV("none")))
        names = SV("");
    uint32_t wanted;
    struct err why = {0};
    if (record_flags_parse(names, &wanted, &why) != 0)
        return err_set(e, ERR_USAGE, "%s", why.msg);
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (wanted >> bit & ~(uint32_t)CHECKER_FLAGS >> bit & 1)
            return err_set(e, ERR_USAGE, "%s is noted in any case",
                           record_flag_name(bit));
    *flags = wanted;
    return 0;
}

void print_flags(const void *target, struct buf *out)
{
    uint32_t flags = ((const struct settings *)target)->flagging.options.flags;
    if (flags == CHECKER_FLAGS || flags == 0)
        buf_add_sv(out, flags ? SV("all") : SV("none"));
    else
        writer_add_flags(out, flags, ',');
}

void digest_glossary(const void *target, struct buf *out)
{
    buf_add_sv(out,
               buf_sv(&((const struct settings *)target)->flagging.glossary));
}

void digest_decisions(const void *target, struct buf *out)
{
    const struct settings *s = target;
    buf_add_sv(out, buf_sv(&s->decision_files.decisions));
}

void digest_evidence(const void *target, struct buf *out)
{
    buf_add_sv(out, buf_sv(&((const struct settings *)target)->evidence));
}

void digest_pins(const void *target, struct buf *out)
{
    const struct settings *s = target;
    buf_add_sv(out, buf_sv(&s->decision_files.pins));
}

static bool has_published_priors(const struct align_params *p)
{
    const struct align_params published = align_params_default();
    return p->null_nats == published.null_nats &&
           p->merge_nats == published.merge_nats &&
           p->two_two_nats == published.two_two_nats;
}

/* Four probabilities; "published": the costs of the program of 1993, which
 * are the published priors rounded. */
int set_priors(void *target, const char *value, struct err *e)
{
    enum { N_PRIORS = 4 };
    struct align_params *p = &((struct settings *)target)->params.align;
    const struct align_params published = align_params_default();
    double prior[N_PRIORS];
    size_t n = 0;
    struct sv part;
    if (strcmp(value, "published") == 0) {
        p->null_nats = published.null_nats;
        p->merge_nats = published.merge_nats;
        p->two_two_nats = published.two_two_nats;
        return 0;
    }
    for (const char *rest = value; next_part(&rest, &part); n++) {
        char text[32] = "";
        if (n == N_PRIORS || part.n >= sizeof text)
            break;
        memcpy(text, part.p, part.n);
        if (setting_decimal(text, PARAMETERS_PRIOR_LEAST, 1, &prior[n], NULL) !=
            0)
            return err_set(e, ERR_USAGE,
                           "\"%s\" is not a probability of 1e-12 to 1", text);
        if (!rest && n + 1 == N_PRIORS) {
            align_params_priors(p, prior[0], prior[1], prior[2], prior[3]);
            return 0;
        }
    }
    return err_set(e, ERR_USAGE,
                   "\"%.40s\" is not four numbers with commas between them",
                   value);
}

/* Other priors are kept as costs: for the digest alone. */
void print_priors(const void *target, struct buf *out)
{
    const struct align_params *p =
        &((const struct settings *)target)->params.align;
    if (has_published_priors(p)) {
        buf_add_sv(out, SV("published"));
        return;
    }
    setting_add_decimal(out, p->null_nats);
    buf_add_char(out, ' ');
    setting_add_decimal(out, p->merge_nats);
    buf_add_char(out, ' ');
    setting_add_decimal(out, p->two_two_nats);
}

int set_params(void *target, const char *value, struct err *e)
{
    struct settings *s = target;
    s->params_path = value;
    return parameters_load(value, &s->params, e);
}

/* Its figures are those of other rows, and weights. */
void print_params(const void *target, struct buf *out)
{
    (void)target;
    (void)out;
}

void digest_params(const void *target, struct buf *out)
{
    const struct calibration *c =
        &((const struct settings *)target)->params.calibration;
    for (size_t q = 0; q < CALIBRATION_N; q++) {
        const struct logistic *m = &c->model[q];
        buf_add_u64(out, m->n_features);
        for (size_t k = 0; m->n_features > 0 && k <= m->n_features; k++) {
            buf_add_char(out, ' ');
            setting_add_decimal(out, m->weight[k]);
        }
        buf_add_char(out, '\n');
    }
}

int set_without(void *target, const char *value, struct err *e)
{
    struct align_params *p = &((struct settings *)target)->params.align;
    unsigned without = p->without;
    struct sv part;
    int rc = 0;
    if (strcmp(value, "none") == 0) {
        p->without = 0;
        return 0;
    }
    for (const char *rest = value; rc == 0 && next_part(&rest, &part);) {
        unsigned k = 0;
        rc = setting_choice(part, align_part_name, &k, e);
        without |= rc == 0 ? 1u << k : 0;
    }
    if (rc == 0)
        p->without = without;
    return rc;
}

void print_without(const void *target, struct buf *out)
{
    unsigned without = ((const struct settings *)target)->params.align.without;
    if (without == 0)
        buf_add_sv(out, SV("none"));
    for (unsigned k = 0; align_part_name(k); k++) {
        if (!(without >> k & 1))
            continue;
        if (without & ((1u << k) - 1))
            buf_add_char(out, ',');
        buf_add_sv(out, sv_from(align_part_name(k)));
    }
}
