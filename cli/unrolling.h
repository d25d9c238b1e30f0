/* cli/unrolling.h - a file through a scroll: io and tokenize meet for texts
 * that need not be in memory whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_UNROLLING_H
#define CLI_UNROLLING_H
#include "cli/reading.h"
#include "io/feed.h"
#include "tokenize/scroll.h"

struct unrolling {
    struct feed *feed;
    struct scroll *scroll;
    size_t max_bytes,
        n_bytes; /* of the input, unpacked: the most, and so far */
    bool at_end;
};

/* Open `path` ("-": standard input) as a text in `lang`; unrolling_close()
 * it, also after an error.  Errors: those of feed_open(); ERR_NOMEM. */
int unrolling_open(struct unrolling *u, const struct reading *r,
                   struct splitter *splitter, const char *path,
                   const char *lang, struct err *e);
void unrolling_close(struct unrolling *u);

/* The next sentence: 1; 0 at the end; or an error of feed_pull() or
 * scroll_next(), ERR_LIMIT for too large an input, ERR_INPUT for one without
 * any sentence. */
int unrolling_next(struct unrolling *u, struct sentence *out,
                   struct scroll_span *span, struct err *e);
#endif
