/* corpus/format_fields.c - which fields a format, or a column, holds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/format_fields.h"

#include <string.h>

#include "corpus/record_fields.h"

/* What columns of TSV hold which field, and which formats. */
static const struct {
    uint32_t field;
    const char *columns; /* "," for none */
    const char *formats;
} holders[] = {
    {FIELD_SCORE, "aligner_score",
     "tmx beads ladder view jsonl hf.jsonl moses-score moses-meta doc.jsonl "
     "hunalign vecalign xces xliff"},
    {FIELD_MEASURES, "score_raw,len_z,posterior,words_met", "jsonl moses-meta"},
    {FIELD_URL, "src_url,trg_url",
     "tmx jsonl moses-meta doc.jsonl xces xces-src xces-trg xliff"},
    {FIELD_PARAGRAPH, "src_paragraph_id,trg_paragraph_id",
     "tmx jsonl moses-meta xces-src xliff"},
    {FIELD_BEAD, "bead",
     "tmx beads ladder view jsonl moses-meta doc.jsonl vecalign xces xliff"},
    {FIELD_SENTENCES, ",", "jsonl doc.jsonl hunalign xces-src"},
    {FIELD_PLACE, "src_sent,trg_sent",
     "beads ladder jsonl moses-meta doc.jsonl vecalign xces"},
    {FIELD_SPAN, "src_span,trg_span", "jsonl moses-meta"},
    {FIELD_FLAGS, "flags", "tmx jsonl moses-meta xliff"},
    {FIELD_DOCUMENT, "doc_id", "tmx jsonl hf.jsonl moses-meta doc.jsonl xliff"},
    {FIELD_BEAD_NO, "bead_no", "tmx jsonl moses-meta xces xliff"},
    {FIELD_ID, "pair_id", "tmx jsonl hf.jsonl moses-meta xliff"},
    {FIELD_STATE, "state", "tmx jsonl moses-meta xliff"},
    {FIELD_VERDICT, "doc_verdict,doc_score", "jsonl moses-meta doc.jsonl"},
    {FIELD_LANGUAGE, "lang_src,lang_trg",
     "tmx jsonl hf.jsonl moses-meta doc.jsonl xces-src xliff"},
};
enum { N_HOLDERS = sizeof holders / sizeof holders[0] };

/* Is `word` in a list of words? */
static bool in_list(const char *list, char separator, const char *word)
{
    const size_t n = strlen(word);
    for (const char *p = list; p; p = strchr(p, separator)) {
        p += *p == separator;
        if (strncmp(p, word, n) == 0 && (p[n] == separator || p[n] == '\0'))
            return true;
    }
    return false;
}

static uint32_t column_holds(const char *column)
{
    for (unsigned i = 0; i < N_HOLDERS; i++)
        if (in_list(holders[i].columns, ',', column))
            return holders[i].field;
    return 0;
}

uint32_t format_fields(const struct format *format,
                       const struct tsv_columns *columns)
{
    const struct tsv_columns usual = tsv_columns_default();
    uint32_t holds = 0;
    if (!columns)
        columns = &usual;
    if (format == &format_tsv)
        for (unsigned i = 0; i < columns->n; i++)
            holds |= column_holds(tsv_column_name(columns->column[i]));
    for (unsigned i = 0; i < N_HOLDERS && format != &format_tsv; i++)
        if (in_list(holders[i].formats, ' ', format->name))
            holds |= holders[i].field;
    return holds;
}

int format_fields_columns(uint32_t known, struct tsv_columns *out,
                          struct err *e)
{
    struct buf names = {0};
    const struct tsv_columns usual = tsv_columns_default();
    const uint32_t usual_holds = format_fields(&format_tsv, NULL);
    for (unsigned i = 0; i < usual.n; i++) {
        buf_add_sv(&names, sv_from(tsv_column_name(usual.column[i])));
        buf_add_char(&names, ',');
    }
    for (unsigned i = 0; i < N_HOLDERS; i++) {
        if (!(holders[i].field & known & ~usual_holds) ||
            holders[i].columns[0] == ',')
            continue;
        buf_add_sv(&names, sv_from(holders[i].columns));
        buf_add_char(&names, ',');
    }
    if (names.failed) {
        buf_free(&names);
        return err_nomem(e);
    }
    names.p[names.n - 1] = '\0';
    int rc = tsv_columns_parse(names.p, out, e);
    buf_free(&names);
    return rc;
}
