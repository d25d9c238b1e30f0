/* report/gate.h - limits that a delivery has to keep.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_GATE_H
#define REPORT_GATE_H
#include <stdbool.h>

#include "report/delivery.h"
#include "report/inconsistency.h"

enum { GATE_MAX = 32 };

enum gate_operator { GATE_AT_MOST, GATE_BELOW, GATE_AT_LEAST, GATE_ABOVE };

/* What a figure is measured in. */
enum gate_unit { GATE_SHARE, GATE_COUNT, GATE_MINUTES, GATE_PER_1000 };

struct gate {
    unsigned figure; /* gate_figure_name() */
    enum gate_operator op;
    double limit, value; /* NaN: not known, and then not passed */
    bool passed;
};

struct gate_list {
    struct gate gates[GATE_MAX];
    size_t n, n_passed;
};

/* "coverage_src", …, then the names of the flags; NULL beyond the last.  And in
 * what they are measured. */
const char *gate_figure_name(unsigned figure);
enum gate_unit gate_figure_unit(unsigned figure);

/* "<=", "<", ">=", ">". */
const char *gate_operator_name(enum gate_operator op);

/* Read "inner_omissions<=0.5%,expected_wrong<=2%"; "5%" is .05, and of a flag 50
 * of a thousand pairs.  ERR_USAGE for what is no such list. */
int gate_parse(const char *text, struct gate_list *out, struct err *e);

/* Those that a report has without others: of a whole delivery and of pairs. */
const char *gate_default(bool is_whole);

/* Measure. */
void gate_measure(struct gate_list *g, const struct delivery *d,
                  const struct consistency *c, double seconds_per_pair);
#endif
