/* batch/journal_name.h - a journal's file name, and the names in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_JOURNAL_NAME_H
#define BATCH_JOURNAL_NAME_H
#include "base/slice.h"

/* OUT.journal.tsv for OUT, to be freed; NULL without memory. */
char *journal_path(const char *out);

/* The name of a file in the folder of `journal` without that folder, any other
 * name as it is. */
struct sv journal_short_name(const char *journal, const char *name);

/* The path of such a name: in the folder of the journal, unless it is a path
 * of its own.  To be freed; NULL without memory. */
char *journal_output_path(const char *journal, struct sv name);
#endif
