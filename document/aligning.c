/* document/aligning.c - from strings to the aligner's parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/aligning.h"

#include <stdlib.h>
#include <string.h>

#include "aligner/lattice/bead.h"
#include "base/hash.h"
#include "document/parameters.h"

enum { MAX_METHODS = 8 };

static const struct option_spec specs[] = {
    {OPTION_METHOD, 'm', "method", "NAME",
     "hybrid (words too), length (Gale & Church 1993) or length-em"},
    {OPTION_DECODE, 0, "decode", "HOW",
     "method (as it means it), path or posterior"},
    {OPTION_MEAN_RATIO, 0, "c", "RATIO",
     "target characters a source character (default: 1)"},
    {OPTION_VARIANCE, 0, "s2", "VARIANCE",
     "variance of the length a character (default: 6.8)"},
    {OPTION_PRIORS, 0, "priors", "A,B,C,D",
     "of 1-1, null, 1-2 and 2-2 beads (default: .89,.0099,.089,.011)"},
    {OPTION_PARAMS, 0, "params", "FILE",
     "take fitted parameters from FILE (see stele fit)"},
    {OPTION_MAX_BEAD, 0, "max-bead", "N",
     "sentences a pair may have on a side, 1 to 4 (default: 4)"},
    {OPTION_WITHOUT, 0, "without", "PART,PART",
     "cognates, model1, paragraphs, continuations, open-ends, moved, "
     "miss-rate: what to ignore"},
    {OPTION_LEXICAL_WEIGHT, 0, "lexical-weight", "W",
     "what a nat of evidence from words counts (default: .5)"},
    {OPTION_TEMPER, 0, "temper", "T",
     "what all evidence counts in posteriors (default: .5)"},
    {OPTION_BAND, 0, "band", "N", "sentences either side of the diagonal"},
    {OPTION_MAX_CELLS, 0, "max-cells", "N",
     "a pair that needs more work than this is an error"},
};

static int set_method(struct align_params *p, const char *value, struct err *e)
{
    const char *names[MAX_METHODS];
    size_t n = 0, choice = 0;
    while (n < MAX_METHODS &&
           (names[n] = align_method_name((unsigned)n)) != NULL)
        n++;
    int rc = option_choice(value, names, n, &choice, e);
    if (rc == 0)
        p->method = (enum align_method)choice;
    return rc;
}

static int set_decode(struct align_params *p, const char *value, struct err *e)
{
    static const char *const names[] = {"method", "path", "posterior"};
    size_t choice = 0;
    int rc = option_choice(value, names, 3, &choice, e);
    if (rc == 0)
        p->decode = (enum align_decode)choice;
    return rc;
}

static int set_priors(struct align_params *p, const char *value, struct err *e)
{
    double prior[4];
    char text[80];
    if (strlen(value) >= sizeof text)
        return err_set(e, ERR_USAGE, "four numbers with commas, please");
    strcpy(text, value);
    char *rest = text;
    for (size_t i = 0; i < 4; i++) {
        char *comma = rest ? strchr(rest, ',') : NULL;
        if (!rest || (i < 3) != (comma != NULL))
            return err_set(e, ERR_USAGE,
                           "\"%s\" is not four numbers with "
                           "commas between them",
                           value);
        if (comma)
            *comma = '\0';
        int rc = option_decimal(rest, 1e-12, 1, &prior[i], e);
        if (rc != 0)
            return rc;
        rest = comma ? comma + 1 : NULL;
    }
    align_params_priors(p, prior[0], prior[1], prior[2], prior[3]);
    return 0;
}

static int set_size(size_t *out, const char *value, struct err *e)
{
    unsigned long n = 0;
    int rc = option_whole(value, 1, 1UL << 40, &n, e);
    if (rc == 0)
        *out = n;
    return rc;
}

/* One of the parts, without its comma. */
static int find_part(const char *name, size_t n, unsigned *without,
                     struct err *e)
{
    for (unsigned k = 0; align_part_name(k); k++) {
        const char *part = align_part_name(k);
        if (strlen(part) == n && memcmp(part, name, n) == 0) {
            *without |= 1u << k;
            return 0;
        }
    }
    return err_set(e, ERR_USAGE,
                   "\"%.*s\" is none of cognates, model1, paragraphs, "
                   "continuations, open-ends, moved and miss-rate",
                   n > 80 ? 80 : (int)n, name);
}

static int set_without(struct align_params *p, const char *value, struct err *e)
{
    int rc = 0;
    for (const char *at = value; rc == 0 && at;) {
        size_t n = strcspn(at, ",");
        rc = find_part(at, n, &p->without, e);
        at = at[n] ? at + n + 1 : NULL;
    }
    return rc;
}

static int set_max_side(struct align_params *p, const char *value,
                        struct err *e)
{
    unsigned long n = 0;
    int rc = option_whole(value, 1, BEAD_SIDE_MAX, &n, e);
    if (rc == 0)
        p->max_side = (unsigned)n;
    return rc;
}

static int set(void *target, int id, const char *value, struct err *e)
{
    struct parameters *params = target;
    struct align_params *p = &params->align;
    switch (id) {
    case OPTION_METHOD: return set_method(p, value, e);
    case OPTION_DECODE: return set_decode(p, value, e);
    case OPTION_MEAN_RATIO: return option_decimal(value, .01, 100, &p->c, e);
    case OPTION_VARIANCE: return option_decimal(value, .01, 1e4, &p->s2, e);
    case OPTION_PRIORS: return set_priors(p, value, e);
    case OPTION_PARAMS: return parameters_load(value, params, e);
    case OPTION_WITHOUT: return set_without(p, value, e);
    case OPTION_MAX_BEAD: return set_max_side(p, value, e);
    case OPTION_LEXICAL_WEIGHT:
        return option_decimal(value, 0, 10, &p->lexical_weight, e);
    case OPTION_TEMPER: return option_decimal(value, .01, 10, &p->temper, e);
    case OPTION_BAND: return set_size(&p->band, value, e);
    default: return set_size(&p->max_cells, value, e);
    }
}

const struct option_group aligning_options = {
    "Aligning", specs, sizeof specs / sizeof specs[0], set};

struct parameters aligning_default(void)
{
    struct parameters p = {.align = align_params_default()};
    parameters_builtin(&p, NULL);
    return p;
}

void aligning_digest(const struct parameters *params, uint64_t seed,
                     char out[17])
{
    const struct align_params *p = &params->align;
    const double figures[] = {p->c,          p->s2,           p->null_nats,
                              p->merge_nats, p->two_two_nats, p->lexical_weight,
                              p->temper};
    const uint64_t choices[] = {p->method,    p->decode,  p->band,
                                p->max_cells, p->without, p->max_side};
    uint64_t hash = hash_sv(SV(STELE_VERSION), seed);
    hash = hash_sv((struct sv){(const char *)figures, sizeof figures}, hash);
    hash = hash_sv((struct sv){(const char *)choices, sizeof choices}, hash);
    for (size_t q = 0; q < CALIBRATION_N; q++) {
        const struct logistic *m = &params->calibration.model[q];
        size_t n = m->n_features > 0 ? m->n_features + 1 : 0;
        hash = hash_sv(
            (struct sv){(const char *)m->weight, n * sizeof m->weight[0]},
            hash);
    }
    hash_hex(hash, out);
    out[16] = '\0';
}
