/* document/splitting.c - the options, and the user's table of abbreviations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/splitting.h"

#include "base/hash.h"
#include "io/whole_file.h"

enum { MAX_TABLE_BYTES = 16 << 20 };

struct splitting splitting_default(void)
{
    return (struct splitting){.options = splitter_options_default()};
}

void splitting_free(struct splitting *s)
{
    buf_free(&s->abbrev);
    buf_free(&s->model);
}

static const struct option_spec specs[] = {
    {OPTION_ABBREV, 0, "abbrev", "FILE",
     "more abbreviations, a line each; Moses' prefix files too"},
    {OPTION_ENGINE, 0, "engine", "NAME",
     "model, or icu: ICU's sentence iterator with rules"},
    {OPTION_MODEL, 0, "model", "FILE",
     "weights of stele train-splitter instead of the built-in ones"},
    {OPTION_THRESHOLD, 0, "threshold", "P",
     "a sentence ends where that is likelier than P (default .5)"},
    {OPTION_SPLIT_AT, 0, "split-at", "MARKS",
     "end sentences at : or ; too, or both"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    static const char *const engines[] = {"model", "icu"};
    struct splitting *s = target;
    size_t choice = 0;
    int rc = 0;
    switch (id) {
    case OPTION_ABBREV: s->abbrev_path = value; break;
    case OPTION_MODEL: s->model_path = value; break;
    case OPTION_ENGINE:
        rc = option_choice(value, engines, 2, &choice, e);
        s->options.engine = choice == 1 ? SPLITTER_ICU : SPLITTER_MODEL;
        break;
    case OPTION_THRESHOLD:
        rc = option_decimal(value, .0001, .9999, &s->options.threshold, e);
        break;
    default:
        if (value[strspn(value, ":;")] != '\0' || *value == '\0')
            return err_set(e, ERR_USAGE, "\"%s\" is not made of : and ;",
                           value);
        s->options.split_at = value;
    }
    return rc;
}

const struct option_group splitting_options = {
    "Splitting", specs, sizeof specs / sizeof specs[0], set};

/* Read the file, if one is named, into *memory once. */
static int load(const char *path, struct buf *memory, struct sv *out,
                struct err *e)
{
    int rc = 0;
    if (path && memory->n == 0)
        rc = whole_file_read(path, MAX_TABLE_BYTES, memory, e);
    *out = buf_sv(memory);
    return rc;
}

int splitting_open(struct splitting *s, struct splitter **out, struct err *e)
{
    int rc = load(s->model_path, &s->model, &s->options.model, e);
    if (rc == 0)
        rc = load(s->abbrev_path, &s->abbrev, &s->options.abbreviations, e);
    if (rc != 0)
        return rc;
    rc = splitter_open(&s->options, out, e);
    bool in_table = rc != 0 && e && e->unit == ERR_LINE;
    return err_about(rc, in_table ? s->abbrev_path : s->model_path, e);
}

uint64_t splitting_digest(const struct splitting *s, uint64_t seed)
{
    const struct splitter_options *o = &s->options;
    const uint64_t choices[] = {o->engine,
                                (uint64_t)(o->threshold * 10000 + .5)};
    seed = hash_sv((struct sv){(const char *)choices, sizeof choices}, seed);
    seed = hash_sv(o->split_at ? sv_from(o->split_at) : SV(""), seed);
    seed = hash_sv(buf_sv(&s->abbrev), seed);
    return hash_sv(buf_sv(&s->model), seed);
}
