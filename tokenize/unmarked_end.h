/* tokenize/unmarked_end.h - where a sentence may end without any mark: around what
 * is not made of words (time stamps, addresses) and before bullets.
 * Beside candidate.h, which finds the places behind marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_UNMARKED_END_H
#define TOKENIZE_UNMARKED_END_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* The kinds, as numbers that are no code points; candidates bear them in
 * place of their mark.  AFTER is added for the place behind. */
enum unmarked_end_kind {
    UNMARKED_END_URL = 0x110000,     /* http://example.org/x */
    UNMARKED_END_MAIL = 0x110002,    /* a@example.org */
    UNMARKED_END_TIME = 0x110004,    /* 07/30/2001 05:17 PM */
    UNMARKED_END_ANGLE = 0x110006,   /* << … >>, <a@example.org> */
    UNMARKED_END_BULLET = 0x110008,  /* - x, * x, • x */
    UNMARKED_END_SMILEY = 0x11000A,  /* :-), emoji */
    UNMARKED_END_ROW = 0x11000C,     /* ======== */
    UNMARKED_END_CAPITAL = 0x11000E, /* nothing but a capital behind it */
    UNMARKED_END_AFTER = 1
};

struct unmarked_end {
    enum unmarked_end_kind kind;
    size_t from, to;     /* the token, between white space or closers */
    bool before, behind; /* may a sentence end there? */
};

/* First bytes that unmarked_end_at() may know. */
bool unmarked_end_is_trigger(unsigned char c);

/* Is the byte at `at`, a trigger, part of such a token?  What lies before
 * out->to need not be looked at again then.  O(length of the token), which is
 * bounded. */
bool unmarked_end_at(struct sv text, size_t at, struct unmarked_end *out);
#endif
