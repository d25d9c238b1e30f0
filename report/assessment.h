/* report/assessment.h - everything that a report says of a delivery: made once,
 * then written as a page, JSON, tables and a workbook.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_ASSESSMENT_H
#define REPORT_ASSESSMENT_H
#include "report/acceptance.h"
#include "report/gate.h"
#include "report/inconsistency.h"
#include "report/labels.h"
#include "report/queue.h"
#include "report/wording.h"

/* How sources are grouped: by the host of their address, by the name of the
 * document up to its first "/", or up to its last. */
enum report_by { BY_NONE, BY_DOMAIN, BY_COLLECTION, BY_GROUP };

/* "domain", "collection", "group" from 1 on; "none". */
const char *report_by_name(unsigned i);

struct report_options {
    enum report_language language;
    const char *title, *client; /* or NULL */
    uint64_t worst;             /* rows of the queue in the page */
    uint64_t rows;              /* of any other table there */
    uint64_t sample, seed;
    double seconds_per_pair;
    enum report_by by;
    const char *gates; /* NULL: the usual ones */
};

/* 200 rows of the queue, 2000 of others, 60 pairs of sample with seed 1, 25
 * seconds. */
struct report_options report_options_default(void);

enum assessment_class {
    ASSESSED_READY,
    ASSESSED_REVIEW,
    ASSESSED_PARTIAL,
    ASSESSED_COMPARABLE,
    ASSESSED_UNRELATED,
    ASSESSED_NOTHING /* no pair */
};

/* "ready", "review", "partial", …: in JSON. */
const char *assessment_class_name(enum assessment_class c);

/* A file that the delivery was made from. */
struct assessment_input {
    struct sv path;
    uint64_t hash, n_bytes;
};

/* How it was made: strings of the caller. */
struct assessment_run {
    const char *created;       /* YYYYMMDDThhmmssZ, or NULL */
    const char *params_digest; /* or NULL */
    struct sv settings;        /* those that were given, as options */
    const struct assessment_input *inputs, *lexicons;
    size_t n_inputs, n_lexicons;
    const struct decisions *decisions; /* or NULL */
};

struct assessment {
    struct report_options options;
    struct assessment_run run;
    const struct delivery *delivery;
    struct queue queue;
    struct consistency consistency;
    struct acceptance sample;
    struct labels labels;
    struct gate_list gates;
    enum assessment_class class;
    double probability; /* of the verdict of a single document; NaN */
    uint64_t n_not_translations;
    const uint32_t *order; /* documents, most expected errors first */
    struct sv src_lang, tgt_lang;
    struct arena arena;
};

/* Assess.  The delivery, and the strings of options and run, outlive it.
 * Errors: those of gate_parse() and labels_count(); ERR_NOMEM.  assessment_free() in any case. */
int assessment_make(const struct delivery *d, const struct report_options *o,
                    const struct assessment_run *run, struct assessment *out,
                    struct err *e);
void assessment_free(struct assessment *s);

/* Minutes to read so many pairs. */
double assessment_minutes(const struct assessment *s, uint64_t n_pairs);
#endif
