/* tokenize/seam.h - where a sentence may end without any mark: around what
 * is not made of words (time stamps, addresses) and before bullets.
 * Beside candidate.h, which finds the places behind marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SEAM_H
#define TOKENIZE_SEAM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* The kinds, as numbers that are no code points; candidates bear them in
 * place of their mark.  AFTER is added for the place behind. */
enum seam_kind {
    SEAM_URL = 0x110000,    /* http://example.org/x */
    SEAM_MAIL = 0x110002,   /* a@example.org */
    SEAM_TIME = 0x110004,   /* 07/30/2001 05:17 PM */
    SEAM_ANGLE = 0x110006,  /* << … >>, < … > */
    SEAM_BULLET = 0x110008, /* - x, * x, • x */
    SEAM_SMILEY = 0x11000A, /* :-) */
    SEAM_AFTER = 1
};

struct seam {
    enum seam_kind kind;
    size_t from, to;     /* the token, between white space or closers */
    bool before, behind; /* may a sentence end there? */
};

/* First bytes that seam_at() may know. */
bool seam_is_trigger(unsigned char c);

/* The length of the smiley at `at`, between white space; 0: none. */
size_t seam_smiley(struct sv text, size_t at);

/* Is the byte at `at`, a trigger, part of such a token?  What lies before
 * out->to need not be looked at again then.  O(length of the token), which is
 * bounded. */
bool seam_at(struct sv text, size_t at, struct seam *out);
#endif
