/* cli/splitting.c - the options, and the user's table of abbreviations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/splitting.h"

#include "io/source.h"

enum { MAX_TABLE_BYTES = 16 << 20 };

struct splitting splitting_default(void)
{
    return (struct splitting){.options = splitter_options_default()};
}

void splitting_free(struct splitting *s)
{
    buf_free(&s->abbrev);
}

static const struct option_spec specs[] = {
    {OPTION_ABBREV, 0, "abbrev", "FILE",
     "more abbreviations, a line each; Moses' prefix files too"},
    {OPTION_ENGINE, 0, "engine", "NAME",
     "model, or icu: ICU's sentence iterator with rules"},
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

int splitting_open(struct splitting *s, struct splitter **out,
                   const char **path, struct err *e)
{
    int rc = 0;
    *path = s->abbrev_path;
    if (s->abbrev_path && s->abbrev.n == 0)
        rc = source_read(s->abbrev_path, MAX_TABLE_BYTES, &s->abbrev, e);
    s->options.abbreviations = buf_sv(&s->abbrev);
    if (rc == 0)
        rc = splitter_open(&s->options, out, e);
    if (rc != 0 && rc != ERR_INPUT && rc != ERR_IO && rc != ERR_LIMIT)
        *path = NULL;
    return rc;
}
