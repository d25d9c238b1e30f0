/* document/split_decision.h - what the splitter decided about a place, as people
 * read it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SPLIT_DECISION_H
#define DOCUMENT_SPLIT_DECISION_H
#include "document/article_stream.h"

struct split_decision {
    uint64_t byte; /* of the place, in the input */
    bool ends;     /* a sentence ends here */
    double probability;
    const char *reason;      /* what decided: "rule: …; feature +1.23" */
    struct sv before, after; /* the text on both sides, cut */
};

/* The decision `d` of the splitter about the text of a stream.  The reason is
 * in *reason until that changes, and "" without memory. */
struct split_decision split_decision_of(const struct splitter_decision *d,
                                        const struct article_stream *text,
                                        struct buf *reason);
#endif
