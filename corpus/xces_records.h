/* corpus/xces_records.h - XCES links with the sentences that they name: in two
 * files given after them, or in the files that they name, beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_XCES_RECORDS_H
#define CORPUS_XCES_RECORDS_H
#include "corpus/record_source.h"

extern const struct record_source xces_records;
#endif
