/* cli/progress.h - what a run on many pairs shows on stderr: failures,
 * progress, the last line; as text or as one JSON object a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H
#include <stdbool.h>

#include "cli/message.h"

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

/* The caller sets the first four. */
struct display {
    enum loudness loudness;
    bool json;
    bool shows;            /* progress */
    unsigned sync_seconds; /* between two moments when all is durable */

    double began_at, shown_at, synced_at; /* seconds of a monotonic clock */
    unsigned n_reported;                  /* failures */
    bool open_line; /* stderr is behind a line of progress */
};

/* Whether progress is shown: always, never, or on a terminal unless -q. */
bool display_shows(enum progress_when when, enum loudness loudness);

/* Begin to count the time.  The events of a run that is shown by *d, and that
 * SIGINT and SIGTERM end in order (see signals_watch). */
struct stele_events display_open(struct display *d);

/* The last line: what the run came to. */
void display_end(struct display *d, const struct stele_progress *run);
#endif
