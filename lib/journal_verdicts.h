/* lib/journal_verdicts.h - the verdicts of a file's documents, from the journal
 * beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_JOURNAL_VERDICTS_H
#define LIB_JOURNAL_VERDICTS_H
#include "base/arena.h"
#include "corpus/filter.h"

/* Read PATH.journal.tsv, if it is there, into `a`; *out has no runs if not.
 * ERR_INPUT for a journal that is damaged, of a batch that is not finished, or
 * of other outputs; those of whole_file_read(); ERR_NOMEM.  The subject is the
 * journal. */
int journal_verdicts_read(const char *path, struct arena *a,
                          struct filter_verdicts *out, struct err *e);
#endif
