/* document/flagging.c - a glossary and a checker from what was asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/flagging.h"

#include "checks/glossary.h"

struct flagging flagging_default(void)
{
    return (struct flagging){.options = checker_options_default()};
}

int flagging_open(const struct flagging *f, bool wanted,
                  struct checker_options *out, struct err *e)
{
    struct glossary *glossary = NULL;
    int rc = 0;
    *out = f->options;
    if (!wanted)
        out->flags = 0;
    if (f->glossary_path && out->flags & RECORD_GLOSSARY)
        rc = err_about(glossary_open(buf_sv(&f->glossary), &glossary, e),
                       f->glossary_path, e);
    out->glossary = glossary;
    return rc;
}

void flagging_close(struct checker_options *o)
{
    glossary_close((struct glossary *)o->glossary);
    o->glossary = NULL;
}

int flagging_checker(const struct checker_options *o, bool split,
                     struct checker **out, struct err *e)
{
    struct checker_options wanted = *o;
    if (split)
        wanted.flags &= ~(uint32_t)RECORD_MULTI_SENTENCE;
    *out = NULL;
    return wanted.flags == 0 ? 0 : checker_open(&wanted, out, e);
}

int flagging_of_record(const struct checker_options *o, struct checker *c,
                       const struct record *r, uint32_t *flags, struct err *e)
{
    *flags = 0;
    if (r->src.n == 0 || r->tgt.n == 0)
        return 0;
    int rc = c ? checker_record_flags(c, r, flags, e) : 0;
    if (r->src.n > 1 || r->tgt.n > 1)
        *flags |= o->flags & RECORD_MULTI_SENTENCE;
    return rc;
}
