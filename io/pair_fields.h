/* io/pair_fields.h - a pair as a file gives it: texts, and what else is known,
 * each as text.  What the readers of formats give; corpus/record_fields.h
 * makes a record of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_PAIR_FIELDS_H
#define IO_PAIR_FIELDS_H
#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* The fields are named, and written, as the columns of TSV are; empty or "-"
 * where the file does not tell. */
struct side_fields {
    struct sv text, lang, url;
    struct sv paragraph_id; /* "p1:4s2/3+p1:4s3/3" */
    struct sv sent;         /* "7,8" */
    struct sv span;         /* "10-52,53-80" */
    bool by_line;           /* the text has a sentence a line */
};

struct pair_fields {
    struct side_fields src, tgt;
    struct sv id, doc_id, bead_no, bead, flags, state;
    struct sv verdict, doc_score;
    struct sv score, score_raw, len_z, posterior, words_met;
    uint64_t line; /* where the file has it, from 1; 0: nowhere in particular */
};
#endif
