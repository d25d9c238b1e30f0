/* cli/question.h - which records of an output, or beads of a document, the
 * user asks about: "7", "7-9", "#12", "3,7-9,#12".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { QUESTIONS_MAX = 64 };

/* Numbers from .. to, counted from 1, both included. */
struct question {
    unsigned long from, to;
    bool of_document; /* beads, omissions and additions included; else records
                         as the output has them */
};

struct questions {
    struct question asked[QUESTIONS_MAX]; /* [n] */
    size_t n;
};

/* Add what `value` asks.  ERR_USAGE. */
int questions_add(struct questions *q, const char *value, struct err *e);

/* Is the bead asked about?  `record_no` is 0 where the output leaves it out. */
bool questions_ask(const struct questions *q, unsigned long record_no,
                   unsigned long bead_no);

/* ERR_USAGE where a question is about what is not there. */
int questions_check(const struct questions *q, unsigned long n_records,
                    unsigned long n_beads, struct err *e);
#endif
