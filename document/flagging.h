/* document/flagging.h - which flags of pairs are looked for, and how.
 * Settings choose it; the engine opens it, and each worker has a checker.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_FLAGGING_H
#define DOCUMENT_FLAGGING_H
#include "base/buffer.h"
#include "checks/checker.h"

/* What was asked for; settings_load() reads the file. */
struct flagging {
    struct checker_options options; /* without a glossary */
    const char *glossary_path;      /* NULL: none */
    struct buf glossary;            /* its text */
};

struct flagging flagging_default(void);

/* Options for checkers, with the glossary opened; no flags where `wanted` is
 * false.  Errors: those of glossary_open(), with the file.  flagging_close()
 * in any case. */
int flagging_open(const struct flagging *f, bool wanted,
                  struct checker_options *out, struct err *e);
void flagging_close(struct checker_options *o);

/* A checker for records whose sentences are known, in *out; NULL where there is
 * nothing to look for.  Sentences that are `split` by Stele need not be split
 * again.  Errors: those of checker_open(). */
int flagging_checker(const struct checker_options *o, bool split,
                     struct checker **out, struct err *e);

/* The flags of an aligned pair by that checker, into *flags.  Errors: those of
 * checker_record_flags(). */
int flagging_of_record(const struct checker_options *o, struct checker *c,
                       const struct record *r, uint32_t *flags, struct err *e);
#endif
