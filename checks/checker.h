/* checks/checker.h - the flags of a pair, from the text of its two sides.
 * Flags never remove a pair: filters do, when they are told to.
 * Used by document/ for each record and by corpus/ for written pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_CHECKER_H
#define CHECKS_CHECKER_H
#include "base/err.h"
#include "base/record.h"
#include "checks/checker_options.h"

struct checker;

/* The flags that a checker can find; the others come with the record. */
enum {
    CHECKER_FLAGS =
        ((1 << RECORD_N_FLAGS) - 1) &
        ~(RECORD_WS_NORMALISED | RECORD_CONTROL_REMOVED | RECORD_MOVED)
};

/* A side: valid UTF-8, and its language as a tag like "fr-CA"; "" or "und"
 * where it is not known, and then wrong_lang is not looked for. */
struct checker_side {
    struct sv text, lang;
};

/* A checker in *out for one thread at a time, with memory of its own;
 * checker_close() it.  Errors: ERR_USAGE for a threshold out of range (a ratio
 * under 1, a share outside 0..1), those of splitter_open(), ERR_NOMEM. */
int checker_open(const struct checker_options *o, struct checker **out,
                 struct err *e);
void checker_close(struct checker *c);

/* The flags of a pair, RECORD_* joined, in *flags.  A pair with an empty side
 * has the flag empty alone.
 *
 * Errors: ERR_LIMIT for a side over 1 GiB, ERR_NOMEM; *flags is then
 * untouched.  O(n log n) in the words, O(n) in the bytes. */
int checker_flags(struct checker *c, const struct checker_side *src,
                  const struct checker_side *tgt, uint32_t *flags,
                  struct err *e);

/* The same of an aligned pair, whose sentences are joined by a space as
 * writers do.  An omission or addition has no flags. */
int checker_record_flags(struct checker *c, const struct record *r,
                         uint32_t *flags, struct err *e);
#endif
