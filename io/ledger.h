/* io/ledger.h - a text file that one process at a time adds to, durably.
 * Beside the spools: they hold the data, the ledger what is known of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_LEDGER_H
#define IO_LEDGER_H
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

struct ledger;

/* Open `path`, made if it is not there, and lock it until it is closed or the
 * process ends.  ledger_close() it.  Errors: ERR_IO; ERR_LIMIT when another
 * process has the lock; ERR_NOMEM. */
int ledger_open(const char *path, struct ledger **out, struct err *e);
void ledger_close(struct ledger *l);

/* Keep the first n_bytes only; what is added comes behind them.  ERR_IO. */
int ledger_cut(struct ledger *l, size_t n_bytes, struct err *e);

/* Add `text`, and wait until it is durable.  ERR_IO. */
int ledger_add(struct ledger *l, struct sv text, struct err *e);
#endif
