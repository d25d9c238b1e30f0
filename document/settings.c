/* document/settings.c - the shared settings as a whole: defaults, set by name,
 * checked against each other, hashed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/settings.h"

#include <string.h>

#include "base/hash.h"
#include "document/lexicon/freedict.h"
#include "document/parameters.h"
#include "io/tmx.h"
#include "io/whole_file.h"
#include "io/xliff.h"

enum { MAX_TABLE_BYTES = 16 << 20, MAX_EVIDENCE_BYTES = 1 << 30 };

struct settings settings_default(void)
{
    struct settings s = {.reading = reading_default(),
                         .params = {.align = align_params_default()},
                         .writing = writing_default(),
                         .flagging = flagging_default()};
    parameters_builtin(&s.params, NULL);
    return s;
}

void settings_free(struct settings *s)
{
    buf_free(&s->reading.splitting.abbrev);
    buf_free(&s->reading.splitting.model);
    buf_free(&s->flagging.glossary);
    buf_free(&s->decision_files.decisions);
    buf_free(&s->decision_files.pins);
    buf_free(&s->evidence);
    arena_free(&s->strings);
}

int settings_set(struct settings *s, const char *key, const char *value,
                 struct err *e)
{
    const struct setting *row = setting_find(&settings_table, key);
    int rc = setting_set(&settings_table, s, &s->strings, key, value, e);
    if (rc == 0)
        s->given[row - settings_table.rows] = true;
    return rc == 0 ? writing_expand(&s->writing, s->reading.src_lang,
                                    s->reading.tgt_lang, &s->strings, e)
                   : rc;
}

bool settings_is_given(const struct settings *s, const char *key)
{
    return s->given[setting_find(&settings_table, key) - settings_table.rows];
}

const char *settings_given(const struct settings *s, unsigned groups)
{
    for (size_t i = 0; i < settings_table.n; i++)
        if (s->given[i] && groups >> settings_table.rows[i].group & 1)
            return settings_table.rows[i].key;
    return NULL;
}

/* Is any of the outputs, those of pairs alone or all, like that? */
static bool any_output(const struct settings *s, bool of_pairs,
                       bool (*like)(const struct writing *w, size_t i))
{
    const struct writing *w = &s->writing;
    size_t n = writing_n_outputs(w) - (of_pairs && w->nulls_path);
    for (size_t i = 0; i < n; i++)
        if (like(w, i))
            return true;
    return false;
}

static bool is_tsv(const struct writing *w, size_t i)
{
    return writing_format(w, i) == &format_tsv;
}

static bool is_view(const struct writing *w, size_t i)
{
    return strcmp(writing_format(w, i)->name, "view") == 0;
}

static bool is_packed(const struct writing *w, size_t i)
{
    return writing_packing(w, i) > 0;
}

static bool is_selective(const struct writing *w, size_t i)
{
    return !writing_format(w, i)->all_beads;
}

static bool writes_tsv(const struct settings *s)
{
    return any_output(s, false, is_tsv);
}

static bool writes_cells(const struct settings *s)
{
    return writes_tsv(s) || s->writing.n_books > 0;
}

static bool is_xliff(const struct writing *w, size_t i)
{
    return writing_format(w, i) == &format_xliff;
}

static bool writes_xliff(const struct settings *s)
{
    return any_output(s, true, is_xliff);
}

static bool writes_view(const struct settings *s)
{
    return any_output(s, true, is_view);
}

static bool writes_packed(const struct settings *s)
{
    return any_output(s, false, is_packed);
}

static bool writes_selected(const struct settings *s)
{
    return any_output(s, true, is_selective) || s->writing.n_books > 0;
}

/* Formats that have all beads have none below the floor. */
static bool may_leave_out(const struct settings *s)
{
    return writes_selected(s) || s->writing.min_score < WRITING_FLOOR;
}

static bool writes_flags(const struct settings *s)
{
    return writing_has_flags(&s->writing);
}

/* Is the flag of a threshold looked for? */
static bool finds(const struct settings *s, uint32_t flag)
{
    return (s->flagging.options.flags & flag) != 0;
}

static bool splits(const struct settings *s)
{
    return !s->reading.article.presegmented;
}

static bool has_layout(const struct settings *s)
{
    return s->reading.markup == MARKUP_AUTO || s->reading.markup == MARKUP_TEXT;
}

static bool may_have_code(const struct settings *s)
{
    return splits(s) && s->reading.markup != MARKUP_TEXT;
}

static bool splits_by_model(const struct settings *s)
{
    return s->reading.splitting.options.engine == SPLITTER_MODEL;
}

static bool uses_words(const struct settings *s)
{
    return s->params.align.method == ALIGN_HYBRID;
}

static bool is_classic(const struct settings *s)
{
    return s->params.align.method == ALIGN_LENGTH;
}

static bool has_wide_beads(const struct settings *s)
{
    return s->params.align.method != ALIGN_LENGTH;
}

/* What a key needs to have an effect. */
static const struct {
    const char *key;
    bool (*has_effect)(const struct settings *s);
    const char *why_not;
} needs[] = {
    {"columns", writes_cells, "no output is TSV or XLSX"},
    {"no-header", writes_tsv, "no output is TSV"},
    {"review-below", writes_xliff, "no output is XLIFF"},
    {"width", writes_view, "no output has the format view"},
    {"gzip-level", writes_packed, "the name of no output ends in .gz or .zst"},
    {"min-score", may_leave_out, "the format has all beads anyway"},
    {"min-verdict", uses_words, "only --method hybrid gives verdicts"},
    {"min-precision", writes_selected, "the format has all beads anyway"},
    {"layout", splits, "--presegmented decides what a paragraph is"},
    {"unwrap", splits, "--presegmented decides what a paragraph is"},
    {"layout", has_layout, "--input-markup says where paragraphs end"},
    {"unwrap", has_layout, "--input-markup says where paragraphs end"},
    {"input-markup", splits, "--presegmented text has no mark-up"},
    {"keep-code", may_have_code, "plain text has no mark-up"},
    {"abbrev", splits, "--presegmented text is not split"},
    {"split-at", splits, "--presegmented text is not split"},
    {"threshold", splits, "--presegmented text is not split"},
    {"model", splits, "--presegmented text is not split"},
    {"engine", splits, "--presegmented text is not split"},
    {"threshold", splits_by_model, "--engine icu has no model"},
    {"model", splits_by_model, "--engine icu has no model"},
    {"split-at", splits_by_model, "--engine icu knows no such marks"},
    {"lexicon", uses_words, "only --method hybrid uses words"},
    {"no-lexicon", uses_words, "only --method hybrid uses words"},
    {"evidence", uses_words, "only --method hybrid uses it"},
    {"without", uses_words, "only --method hybrid has these parts"},
    {"lexical-weight", uses_words, "only --method hybrid uses words"},
    {"temper", uses_words, "only --method hybrid has a temperature"},
    {"script-lengths", is_classic, "only --method length is without them"},
    {"max-bead", has_wide_beads, "--method length has the beads of 1993"},
    {"flags", writes_flags, "no output has flags"},
};

/* The settings of one flag. */
static const struct {
    const char *key;
    uint32_t flag;
} of_flags[] = {
    {"glossary", RECORD_GLOSSARY},   {"too-short", RECORD_TOO_SHORT},
    {"too-long", RECORD_TOO_LONG},   {"len-ratio", RECORD_LEN_RATIO},
    {"long-word", RECORD_LONG_WORD}, {"mostly-digits", RECORD_MOSTLY_DIGITS},
    {"copied", RECORD_COPIED},
};

static int check_flags(const struct settings *s, struct err *e)
{
    for (size_t i = 0; i < sizeof of_flags / sizeof of_flags[0]; i++) {
        if (!settings_is_given(s, of_flags[i].key))
            continue;
        if (!writes_flags(s))
            return err_set(e, ERR_USAGE,
                           "--%s has no effect: no output has flags",
                           of_flags[i].key);
        if (!finds(s, of_flags[i].flag))
            return err_set(e, ERR_USAGE,
                           "--%s has no effect: --flags leaves its flag out",
                           of_flags[i].key);
    }
    return 0;
}

int settings_check(const struct settings *s, struct err *e)
{
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
        if (settings_is_given(s, needs[i].key) && !needs[i].has_effect(s))
            return err_set(e, ERR_USAGE, "--%s has no effect: %s", needs[i].key,
                           needs[i].why_not);
    }
    if (s->writing.set && !(s->reading.src_lang && s->reading.tgt_lang))
        return err_set(e, ERR_USAGE,
                       "--format %s needs --src-lang and --trg-lang, which "
                       "name its files",
                       s->writing.set->name);
    int rc = check_flags(s, e);
    if (rc == 0 && s->decision_files.decisions_path &&
        s->decision_files.pins_path)
        rc = err_set(e, ERR_USAGE,
                     "--pins has no effect: --decisions names the pairs");
    return rc == 0 ? writing_check(&s->writing, e) : rc;
}

int settings_add_inputs(const struct settings *s, struct run_files *f,
                        struct err *e)
{
    const char *tables[] = {s->params_path,
                            s->reading.splitting.abbrev_path,
                            s->reading.splitting.model_path,
                            s->flagging.glossary_path,
                            s->evidence_path,
                            s->decision_files.decisions_path,
                            s->decision_files.pins_path};
    int rc = 0;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0] && rc == 0; i++)
        rc = run_files_add_input(f, tables[i], e);
    for (size_t i = 0; i < s->lexicons.n_paths && rc == 0; i++)
        if (!freedict_names(s->lexicons.paths[i]))
            rc = run_files_add_input(f, s->lexicons.paths[i], e);
    return rc;
}

int settings_add_files(const struct settings *s, struct run_files *f,
                       struct err *e)
{
    int rc = settings_add_inputs(s, f, e);
    for (size_t i = 0; i < writing_n_outputs(&s->writing) && rc == 0; i++)
        rc = run_files_add_output(f, writing_path(&s->writing, i), e);
    for (size_t i = 0; i < s->writing.n_books && rc == 0; i++)
        rc = run_files_add_output(f, s->writing.books[i], e);
    return rc;
}

/* Read the file, if one is named, into *memory once. */
static int load(const char *path, struct buf *memory, struct sv *out,
                struct err *e)
{
    int rc = 0;
    if (path && memory->n == 0)
        rc = whole_file_read_text(path, MAX_TABLE_BYTES, memory, e);
    *out = buf_sv(memory);
    return rc;
}

/* A splitter tells whether they can be used. */
static int try_files(const struct splitting *x, struct err *e)
{
    struct splitter *splitter = NULL;
    int rc = splitter_open(&x->options, &splitter, e);
    bool in_table = rc != 0 && e && e->unit == ERR_LINE;
    splitter_close(splitter);
    return err_about(rc, in_table ? x->abbrev_path : x->model_path, e);
}

int settings_load(struct settings *s, struct err *e)
{
    struct splitting *x = &s->reading.splitting;
    int rc = load(x->model_path, &x->model, &x->options.model, e);
    if (rc == 0)
        rc = load(x->abbrev_path, &x->abbrev, &x->options.abbreviations, e);
    struct sv glossary;
    if (rc == 0)
        rc = load(s->flagging.glossary_path, &s->flagging.glossary, &glossary,
                  e);
    struct decision_files *d = &s->decision_files;
    struct sv text;
    if (rc == 0)
        rc = load(d->decisions_path, &d->decisions, &text, e);
    if (rc == 0)
        rc = load(d->pins_path, &d->pins, &text, e);
    if (rc == 0 && s->evidence_path && s->evidence.n == 0)
        rc = whole_file_read_text(s->evidence_path, MAX_EVIDENCE_BYTES,
                                  &s->evidence, e);
    bool any = x->model_path || x->abbrev_path;
    return rc == 0 && any ? try_files(x, e) : rc;
}

int settings_digest(const struct settings *s, unsigned groups,
                    uint64_t lexicons, uint64_t *out, struct err *e)
{
    uint64_t seed = hash_sv(SV(STELE_VERSION), lexicons);
    return setting_digest(&settings_table, s, groups, seed, out, e);
}
