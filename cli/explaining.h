/* cli/explaining.h - the option --explain of `stele align`: to standard
 * output goes why, instead of the records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_EXPLAINING_H
#define CLI_EXPLAINING_H
#include "aligner/trace.h"
#include "cli/record_ranges.h"
#include "document/explain_pair.h"
#include "document/settings.h"

/* ERR_USAGE where records and explanations would both go to standard output,
 * and for settings of an output that is not written. */
int explaining_check(const struct record_ranges *q, const struct settings *s,
                     struct err *e);

/* Write the answers to standard output; `w` says what the output leaves out,
 * and `trace` was among the parameters of the alignment.
 * ERR_USAGE for a record that is not there, and then nothing is written;
 * ERR_IO; those of explainer_open(). */
int explaining_write(struct arena *a, const struct record_ranges *q,
                     const struct trace *trace, const struct parameters *params,
                     const struct vocabulary *vocabulary,
                     const struct document_records *records,
                     const struct writing *w, struct err *e);
#endif
