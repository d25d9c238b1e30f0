/* cli/progress.h - what a run on many pairs shows on stderr: failures,
 * progress, the summary; as text or as one JSON object a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H
#include <stdbool.h>

#include "cli/message.h"

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

enum { MAX_STRANGERS = 10, STRANGER_BYTES = 80 };

/* The caller sets the first five. */
struct display {
    enum loudness loudness;
    bool json;
    bool shows;            /* progress */
    unsigned sync_seconds; /* between two moments when all is durable */
    double floor;          /* stele_floor() */

    double began_at, shown_at, synced_at; /* seconds of a monotonic clock */
    unsigned n_reported;                  /* failures */
    bool open_line; /* stderr is behind a line of progress */

    size_t n_strangers; /* documents of this run that are no translations, */
    char strangers[MAX_STRANGERS * STRANGER_BYTES]; /* the first by name */
};

/* Whether progress is shown: always, never, or on a terminal unless -q. */
bool display_shows(enum progress_when when, enum loudness loudness);

/* Begin to count the time.  The events of a run that is shown by *d, and that
 * SIGINT and SIGTERM end in order (see signals_watch). */
struct stele_events display_open(struct display *d);

/* The last lines: what the run came to. */
void display_end(struct display *d, const struct stele_progress *run);
#endif
