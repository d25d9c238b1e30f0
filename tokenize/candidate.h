/* tokenize/candidate.h - the places where a sentence may end.
 * Finds them by a scan of bytes; what decides about each is elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_CANDIDATE_H
#define TOKENIZE_CANDIDATE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* A place: marks, closing quotes and brackets (also detached, as in French
 * "? »"), marks of notes such as [12], then white space, then what follows.
 *
 *     He said (to me): "No. »  [4]  Then
 *                         ^   ^     ^
 *                       mark  end   next                                  */
struct candidate {
    size_t mark; /* the first mark: . ! ? … : ; or a closing one */
    size_t end;  /* where the sentence would end */
    size_t next; /* where the next would begin; end itself without a space */
    uint32_t
        first; /* code point of the first mark, or an enum unmarked_end_kind */
    uint32_t shape;   /* hash of the marks and closers, in order */
    unsigned n_marks; /* stops among them */
    unsigned n_closers;
    bool detached;       /* white space stood before or between the marks */
    bool is_figure_note; /* bare figures behind the marks count as a note */
    bool is_tag;         /* a closing tag stands behind the marks */
    bool is_smiley;      /* a smiley or emoji does */
};

/* A scan over one piece of text; set `text` and `is_unparted`, zero the rest.
 * Text that has lost its paragraphs has headings and labels in the midst of a
 * line: there, each capital behind a word and a space is a place, too. */
struct candidate_scan {
    struct sv text;
    bool is_unparted;
    size_t at;         /* everything before is done */
    size_t last_end;   /* of the last sentence that was accepted */
    size_t bracket_at; /* 1 + the innermost open bracket, or 0 */
    size_t quote_at;   /* 1 + the open quotation mark, or 0 */
    size_t seam_to;    /* a place without a mark that comes next, or 0 */
    uint32_t unmarked_end_kind;
};

/* A piece of more bytes is no paragraph. */
enum { CANDIDATE_MAX_PARAGRAPH = 4096 };

/* The next candidate that is not the end of the text.  O(n) over all
 * calls. */
bool candidate_next(struct candidate_scan *scan, struct candidate *out);
#endif
