/* corpus/record_fields.h - from the fields of a pair, as a file gives them, to a
 * record that every format can be written from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_RECORD_FIELDS_H
#define CORPUS_RECORD_FIELDS_H
#include "base/arena.h"
#include "base/err.h"
#include "base/record.h"
#include "io/pair_fields.h"

/* What is known of a record, beyond its texts. */
enum record_field {
    FIELD_SCORE = 1 << 0,
    FIELD_MEASURES = 1 << 1, /* score_raw, len_z, posterior, words_met */
    FIELD_URL = 1 << 2,
    FIELD_PARAGRAPH = 1 << 3,
    FIELD_BEAD = 1 << 4,      /* other than 1:1 */
    FIELD_SENTENCES = 1 << 5, /* where one of several ends */
    FIELD_PLACE = 1 << 6,     /* sentence numbers */
    FIELD_SPAN = 1 << 7,
    FIELD_FLAGS = 1 << 8,
    FIELD_DOCUMENT = 1 << 9, /* doc_id */
    FIELD_BEAD_NO = 1 << 10,
    FIELD_ID = 1 << 11,
    FIELD_STATE = 1 << 12,
    FIELD_VERDICT = 1 << 13, /* doc_verdict, doc_score */
    FIELD_LANGUAGE = 1 << 14
};

/* The name of the field 1 << bit for messages, or NULL. */
const char *record_field_name(unsigned bit);

/* Make *out of the fields.  Every text is made fit for one line of output as
 * an article's is (tokenize/normalize.h), with its flags; a number that is not
 * told is NaN; *known has the fields that were.  Numbers from 1 in the file
 * count from 0 here; bead_no is UINT64_MAX and a side's `at` UINT32_MAX where
 * they were not told.  Everything lives in `a`, or is a slice of the fields.
 *
 * ERR_INPUT for text that is not UTF-8 and for a number, a bead or a place
 * that is none, with the line of the fields; ERR_NOMEM. */
int record_of_fields(struct arena *a, const struct pair_fields *fields,
                     struct record *out, uint32_t *known, struct err *e);
#endif
