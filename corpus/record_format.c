/* corpus/record_format.c - the table of formats that are read, and how one is
 * recognised.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/record_format.h"
#include "corpus/table_encoding.h"

#include <string.h>

#include "corpus/bead_records.h"
#include "corpus/jsonl_records.h"
#include "corpus/moses_records.h"
#include "corpus/tmx_records.h"
#include "corpus/tsv_records.h"
#include "corpus/xces_records.h"
#include "corpus/xliff_records.h"
#include "io/packing.h"
#include "io/xml_decoder.h"

enum { PEEK_BYTES = 4096 };

static const struct record_source *const sources[] = {
    &tsv_records,      &jsonl_records,  &tmx_records,      &xliff_records,
    &xces_records,     &moses_records,  &hunalign_records, &beads_records,
    &vecalign_records, &ladder_records,
};
enum { N_SOURCES = sizeof sources / sizeof sources[0] };

const char *record_format_name(unsigned i)
{
    return i < N_SOURCES ? sources[i]->name : NULL;
}

const char *record_format_summary(unsigned i)
{
    return i < N_SOURCES ? sources[i]->summary : NULL;
}

static const struct record_source *source_named(struct sv name)
{
    for (unsigned i = 0; i < N_SOURCES; i++)
        if (sv_eq(name, sv_from(sources[i]->name)))
            return sources[i];
    return NULL;
}

/* Is there `word` in the text? */
static bool has_word(struct sv text, struct sv word)
{
    for (size_t at = 0; at + word.n <= text.n; at++)
        if (memcmp(text.p + at, word.p, word.n) == 0)
            return true;
    return false;
}

/* What the first bytes are, or else the file's name says. */
static struct sv guess_format(const struct record_reader_options *options,
                              struct sv ahead)
{
    static const char *const endings[] = {".tsv", ".hunalign", ".vecalign",
                                          ".beads", ".ladder"};
    struct sv path = sv_from(options->paths[0]);
    if (xml_begins(ahead))
        return has_word(ahead, SV("<xliff"))      ? SV("xliff")
               : has_word(ahead, SV("<cesAlign")) ? SV("xces")
                                                  : SV("tmx");
    if (ahead.n > 0 && ahead.p[0] == '{')
        return SV("jsonl");
    path = packing_less_ending(path);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (sv_ends(path, sv_from(endings[i])))
            return sv_from(endings[i] + 1);
    return options->n_paths > 1 ? SV("moses") : SV("tsv");
}

int record_format_choose(const struct record_reader_options *options,
                         struct line_reader *lines,
                         const struct record_source **out, bool *is_list,
                         struct err *e)
{
    const struct record_source *source;
    struct sv ahead, name = sv_from(options->format);
    int rc = line_reader_peek(lines, PEEK_BYTES, &ahead, e);
    if (rc != 0)
        return rc;
    if (name.n == 0)
        name = guess_format(options, ahead);
    if (!xml_begins(ahead) && table_encoding_check(ahead, e) != 0)
        return ERR_INPUT;
    source = source_named(name);
    if (!source)
        return err_set(e, ERR_USAGE, "\"%.*s\" is no format that is read",
                       (int)name.n, name.p);
    if (options->columns && strcmp(source->name, "tsv") != 0)
        return err_set(e, ERR_USAGE,
                       "columns of the input have no effect: it is %s, not TSV",
                       source->name);
    const unsigned n = options->n_paths;
    *out = source;
    *is_list = source->max_paths == 1;
    if (*is_list || (n >= source->min_paths && n <= source->max_paths))
        return 0;
    return err_set(
        e, ERR_USAGE,
        source->min_paths == source->max_paths
            ? "%s is read from %u files, not %u"
            : "%s is read from at least %u files, not %u",
        source->name,
        n < source->min_paths ? source->min_paths : source->max_paths, n);
}
