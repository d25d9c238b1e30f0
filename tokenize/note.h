/* tokenize/note.h - what stands behind a stop and belongs to its sentence:
 * marks of notes and citations, and mark-up that closes.
 *
 *     It rained.[12]      It rained.¹      "It rained."3      It rained. [1-3]
 *     **It rained.**      It rained.</p>   [It rained.](http://example.org)
 *
 * For candidate.h; the model looks through them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_NOTE_H
#define TOKENIZE_NOTE_H
#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

struct note {
    size_t end;     /* behind the marks; where they would begin: none */
    bool is_figure; /* bare figures: "rained.3" is a note, "fig.3" none */
    bool is_tag;    /* the last is a tag: no white space need follow */
};

/* The marks directly behind a stop and its closers at `at`.  O(length), which
 * is bounded. */
struct note note_glued(struct sv text, size_t at);

/* The end of the marks at `at`, which white space parts from the stop: figures,
 * dots or a short remark in brackets, raised figures; `at`: none.  A text that
 * begins with a bracket has its marks in front.  O(length), bounded. */
size_t note_apart_end(struct sv text, size_t at);
#endif
