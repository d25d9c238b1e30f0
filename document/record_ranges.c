/* document/record_ranges.c - reading and answering "which?".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/record_ranges.h"

#include <errno.h>
#include <stdlib.h>

/* A number from 1 on at *p, which is moved behind it. */
static bool read_number(const char **p, unsigned long *out)
{
    char *end = NULL;
    if (**p < '0' || **p > '9')
        return false;
    errno = 0;
    *out = strtoul(*p, &end, 10);
    *p = end;
    return errno == 0 && *out > 0;
}

/* One question at *p, which is moved behind it. */
static bool read_question(const char **p, struct record_range *out)
{
    *out = (struct record_range){.of_document = **p == '#'};
    *p += out->of_document;
    if (!read_number(p, &out->from))
        return false;
    out->to = out->from;
    if (**p != '-')
        return true;
    ++*p;
    return read_number(p, &out->to) && out->to >= out->from;
}

int record_ranges_add(struct record_ranges *q, const char *value, struct err *e)
{
    for (const char *p = value;; p++) {
        struct record_range question;
        if (!read_question(&p, &question) || (*p != ',' && *p != '\0'))
            return err_set(e, ERR_USAGE,
                           "\"%.40s\" is no number of a record; write 7, 7-9, "
                           "#7 or a list of these",
                           value);
        if (q->n == RECORD_RANGES_MAX)
            return err_set(e, ERR_USAGE, "more than %d questions",
                           RECORD_RANGES_MAX);
        q->asked[q->n++] = question;
        if (*p == '\0')
            return 0;
    }
}

bool record_ranges_contain(const struct record_ranges *q,
                           unsigned long record_no, unsigned long bead_no)
{
    for (size_t i = 0; i < q->n; i++) {
        unsigned long no = q->asked[i].of_document ? bead_no : record_no;
        if (no >= q->asked[i].from && no <= q->asked[i].to)
            return true;
    }
    return false;
}

int record_ranges_check(const struct record_ranges *q, size_t n_records,
                        size_t n_beads, struct err *e)
{
    for (size_t i = 0; i < q->n; i++) {
        bool of_document = q->asked[i].of_document;
        size_t n = of_document ? n_beads : n_records;
        if (q->asked[i].to > n)
            return err_set(e, ERR_USAGE,
                           "--explain: there is no %s %lu, only %zu",
                           of_document ? "bead" : "record", q->asked[i].to, n);
    }
    return 0;
}
