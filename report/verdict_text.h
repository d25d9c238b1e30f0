/* report/verdict_text.h - the verdict of an assessment in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_VERDICT_TEXT_H
#define REPORT_VERDICT_TEXT_H
#include "report/assessment.h"

/* Append the verdict in words; with `html`, escaped and with its emphasis. */
void assessment_add_verdict(const struct assessment *s, enum report_language l,
                            bool html, struct buf *out);

/* Append "inner omissions 1.4 %, limit 0.5 %" for each gate that is not kept. */
void assessment_add_not_met(const struct assessment *s, enum report_language l,
                            struct buf *out);

/* Append a measured value or a limit of a gate. */
void assessment_add_gate_value(const struct gate *g, double value,
                               enum report_language l, struct buf *out);
#endif
