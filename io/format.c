/* io/format.c - the one list of formats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/format.h"

#include <stdio.h>

#include "io/beads.h"
#include "io/document_jsonl.h"
#include "io/hunalign_text.h"
#include "io/jsonl.h"
#include "io/ladder.h"
#include "io/moses.h"
#include "io/output_path.h"
#include "io/packing.h"
#include "io/side_by_side.h"
#include "io/tmx.h"
#include "io/tsv.h"
#include "io/workbook.h"
#include "io/xces.h"
#include "io/xliff.h"

static const struct format *const formats[] = {
    &format_tsv,         &format_tmx,          &format_beads,
    &format_ladder,      &format_side_by_side, &format_jsonl,
    &format_hf_jsonl,    &format_moses_src,    &format_moses_trg,
    &format_moses_score, &format_moses_meta,   &format_document_jsonl,
    &format_hunalign,    &format_vecalign,     &format_xces,
    &format_xces_src,    &format_xces_trg,     &format_xliff,
};

const struct format *format_at(unsigned i)
{
    return i < sizeof formats / sizeof formats[0] ? formats[i] : NULL;
}

const struct format *format_named(const char *name)
{
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

int format_unknown(const char *name, struct err *e)
{
    char known[160] = "";
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, " %s", f->name);
    }
    const struct format_set *set;
    for (unsigned i = 0; (set = format_set_at(i)) != NULL; i++) {
        size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, " %s", set->name);
    }
    return err_set(e, ERR_USAGE, "\"%.20s\" is no format; known:%s", name,
                   known);
}

const struct format *format_of_path(const char *path)
{
    const struct sv name = packing_less_ending(sv_from(path));
    const struct format *f, *found = NULL;
    size_t n = 0;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        const struct sv endings[] = {sv_from(f->ending), sv_from(f->ending2)};
        for (unsigned k = 0; k < 2; k++) {
            if (endings[k].n <= n || !sv_ends_any_case(name, endings[k]))
                continue;
            found = f;
            n = endings[k].n;
        }
    }
    return found;
}

bool workbook_is_path(const char *path)
{
    return sv_ends_any_case(sv_from(path), SV(".xlsx"));
}

static const struct format_set sets[] = {
    {.name = "moses",
     .summary = "a file a language, parallel by line, with scores and sources",
     .parts = {{&format_moses_src, ".", FORMAT_SRC_LANG, ""},
               {&format_moses_trg, ".", FORMAT_TGT_LANG, ""},
               {&format_moses_score, ".score", FORMAT_NO_LANG, ""},
               {&format_moses_meta, ".meta.jsonl", FORMAT_NO_LANG, ""}}},
    {.name = "opus",
     .summary = "XCES links with a file of sentences a language",
     .parts = {{&format_xces, ".xces", FORMAT_NO_LANG, ""},
               {&format_xces_src, ".", FORMAT_SRC_LANG, ".xml"},
               {&format_xces_trg, ".", FORMAT_TGT_LANG, ".xml"}}},
};

const struct format_set *format_set_at(unsigned i)
{
    return i < sizeof sets / sizeof sets[0] ? &sets[i] : NULL;
}

const struct format_set *format_set_named(const char *name)
{
    const struct format_set *s;
    for (unsigned i = 0; (s = format_set_at(i)) != NULL; i++)
        if (strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

int format_part_path(const struct format_part *part, const char *path,
                     const char *src_lang, const char *tgt_lang,
                     struct buf *out)
{
    const struct sv prefix = packing_less_ending(sv_from(path));
    buf_add_sv(out, prefix);
    buf_add_sv(out, sv_from(part->before));
    if (part->lang == FORMAT_SRC_LANG)
        buf_add_sv(out, src_lang ? sv_from(src_lang) : SV("src"));
    else if (part->lang == FORMAT_TGT_LANG)
        buf_add_sv(out, tgt_lang ? sv_from(tgt_lang) : SV("trg"));
    buf_add_sv(out, sv_from(part->after));
    buf_add_sv(out, sv_from(path + prefix.n));
    buf_add_char(out, '\0');
    return out->failed ? ERR_NOMEM : 0;
}

int format_check_ending(const char *path, struct err *e)
{
    char known[112] = "";
    size_t n = 0;
    struct output_path p;
    int rc = output_path_resolve(path, &p, NULL);
    output_path_free(&p);
    /* A folder is no file either: opening it says so. */
    if (rc != 0 || p.kind != OUTPUT_FILE || format_of_path(path))
        return 0;
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++)
        if (f->ending && n < sizeof known)
            n +=
                (size_t)snprintf(known + n, sizeof known - n, " %s", f->ending);
    return err_set(e, ERR_USAGE,
                   "%.40s: no format has this ending; known, also with "
                   ".gz or .zst:%s",
                   path, known);
}
