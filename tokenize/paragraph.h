/* tokenize/paragraph.h - text to pieces that no sentence crosses.
 * A piece is a line, or a hard-wrapped block with its line ends inside.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_PARAGRAPH_H
#define TOKENIZE_PARAGRAPH_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* LINES: every line is a paragraph.  BLANK: blank lines stand between
 * paragraphs, and a line end still ends a sentence.  UNWRAP: blank lines
 * stand between paragraphs, and a line end is a space (hard-wrapped text).
 * AUTO: LINES or UNWRAP, by paragraph_decide(). */
enum paragraph_mode {
    PARAGRAPH_AUTO,
    PARAGRAPH_LINES,
    PARAGRAPH_BLANK,
    PARAGRAPH_UNWRAP
};

struct piece {
    size_t from, to; /* bytes of the text, white space trimmed, not empty */
    uint32_t par;    /* its paragraph, from 0 */
    uint32_t part;   /* lines ".EOA" before it */
};

/* Iterates over the pieces; open it with paragraph_open(). */
struct paragraph_reader {
    struct sv text;
    enum paragraph_mode mode;
    bool markers;            /* "<p>" and ".EOA" lines are blank lines too */
    size_t at;               /* the next line starts here */
    size_t next_lf, next_cr; /* the next of each at or behind `at` */
    size_t width_cp;         /* of the widest line, for UNWRAP */
    uint32_t n_pars, n_walls;
    bool in_par;
};

/* What tells hard-wrapped text: its width, the one that nearly all lines keep
 * (0: longer than 120 characters, or under 30), and the pairs of adjacent
 * lines inside blocks.  `n_full`: the next word would have passed the width;
 * `n_open`: no mark ends the line; `n_lower`: the next begins with a small
 * letter; `n_wrapped`: all three. */
struct paragraph_layout {
    size_t width_cp;
    size_t n_pairs, n_full, n_open, n_lower, n_wrapped;
};

/* Of the first 64 KB.  O(1). */
struct paragraph_layout paragraph_measure(struct sv text);

/* UNWRAP when most line ends inside blocks are full, open and some go on in
 * lower case, three or more of them or, in lines of 50 characters and more, all
 * that there are; else LINES.  `other`, or NULL, is the layout of the text that
 * this one is a translation of: where it is surely wrapped, full and open line
 * ends are enough here, and where its line ends mean something, few line ends
 * here are not. */
enum paragraph_mode paragraph_decide(const struct paragraph_layout *own,
                                     const struct paragraph_layout *other);

/* Start over `text`; AUTO must have been decided.  `markers` is for
 * presegmented input.  A line ends at LF, CRLF or a lone CR. */
struct paragraph_reader paragraph_open(struct sv text, enum paragraph_mode mode,
                                       bool markers);

/* The next piece: true, or false at the end.  In UNWRAP mode a block also
 * ends before a list item, before an indented line, and behind a line that is
 * short, finished and followed by a new beginning.  O(n) over all calls. */
bool paragraph_next(struct paragraph_reader *r, struct piece *out);
#endif
