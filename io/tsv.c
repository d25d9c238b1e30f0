/* io/tsv.c - one table of columns: name, meaning, and how it is written.
 *
 * Texts hold no tab and no line end, which tokenize/normalize.h sees to, so
 * a record is one line for every reader.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tsv.h"

#include <assert.h>

#include "base/hash.h"

/* The columns; the first N_DEFAULT are the default ones, the first N_BITEXTOR
 * those of Bitextor's raw files, the first N_FULL what is known of a pair of
 * Stele's own. */
enum column {
    SRC_URL,
    TRG_URL,
    SRC_TEXT,
    TRG_TEXT,
    ALIGNER_SCORE,
    SRC_PARAGRAPH_ID,
    TRG_PARAGRAPH_ID,
    N_BITEXTOR,
    BEAD = N_BITEXTOR,
    FLAGS,
    N_DEFAULT,
    DOC_ID = N_DEFAULT,
    BEAD_NO,
    PAIR_ID,
    SRC_SENT,
    TRG_SENT,
    SRC_SPAN,
    TRG_SPAN,
    SCORE_RAW,
    LEN_Z,
    SRC_LEN,
    TRG_LEN,
    LENGTH_RATIO,
    LANG_SRC,
    LANG_TRG,
    POSTERIOR,
    WORDS_MET,
    DOC_VERDICT,
    DOC_SCORE,
    N_FULL,
    STATE = N_FULL,
    REASON,
    SRC_CHECKSUM,
    TRG_CHECKSUM,
    PAIR_HASH,
    SRC_NUM_TOKENS,
    TRG_NUM_TOKENS,
    N_COLUMNS
};

static const struct {
    const char *name, *meaning;
} columns[N_COLUMNS] = {
    [SRC_URL] = {"src_url", "where the source text came from"},
    [TRG_URL] = {"trg_url", "where the target text came from"},
    [SRC_TEXT] = {"src_text", "the source sentences, joined by a space"},
    [TRG_TEXT] = {"trg_text", "the target sentences, joined by a space"},
    [ALIGNER_SCORE] = {"aligner_score", "probability, 0 to 1"},
    [SRC_PARAGRAPH_ID] = {"src_paragraph_id",
                          "p1:4s2/3: paragraph 1 of 4, sentence 2 of 3"},
    [TRG_PARAGRAPH_ID] = {"trg_paragraph_id", "the same for the target"},
    [BEAD] = {"bead", "sentences joined, 1:2"},
    [FLAGS] = {"flags", "what is to be known, \"-\" if nothing"},
    [DOC_ID] = {"doc_id", "the document pair"},
    [BEAD_NO] = {"bead_no", "place in the document, from 1"},
    [PAIR_ID] = {"pair_id", "16 hexadecimal digits of the pair's content"},
    [SRC_SENT] = {"src_sent", "sentence numbers from 1, \"7,8\""},
    [TRG_SENT] = {"trg_sent", "the same for the target"},
    [SRC_SPAN] = {"src_span", "byte spans in the source file, \"10-52,53-80\""},
    [TRG_SPAN] = {"trg_span", "the same for the target"},
    [SCORE_RAW] = {"score_raw", "cost of the bead in nats"},
    [LEN_Z] = {"len_z", "standardised length difference"},
    [SRC_LEN] = {"src_len", "code points of the source text"},
    [TRG_LEN] = {"trg_len", "code points of the target text"},
    [LENGTH_RATIO] = {"length_ratio", "src_len / trg_len"},
    [LANG_SRC] = {"lang_src", "language of the source"},
    [LANG_TRG] = {"lang_trg", "language of the target"},
    [POSTERIOR] = {"posterior", "probability of the bead by the aligner alone"},
    [WORDS_MET] = {"words_met", "share of words with a translation opposite"},
    [DOC_VERDICT] = {"doc_verdict", "what the documents are to each other"},
    [DOC_SCORE] = {"doc_score", "probability of that"},
    [STATE] = {"state", "how far a translator got, of XLIFF"},
    [REASON] = {"reason", "why the pair was left out"},
    [SRC_CHECKSUM] = {"src_checksum", "16 hexadecimal digits of the text"},
    [TRG_CHECKSUM] = {"trg_checksum", "the same for the target"},
    [PAIR_HASH] = {"pair_hash", "the same for both texts, for duplicates"},
    [SRC_NUM_TOKENS] = {"src_num_tokens", "words between spaces"},
    [TRG_NUM_TOKENS] = {"trg_num_tokens", "the same for the target"},
};

/* Sentence numbers from 1, "7,8"; "-" for none. */
static void add_numbers(struct buf *line, const struct record_side *side)
{
    if (side->n == 0)
        buf_add_char(line, '-');
    for (uint32_t i = 0; i < side->n; i++) {
        if (i > 0)
            buf_add_char(line, ',');
        buf_add_u64(line, side->at + i + 1);
    }
}

static void add_spans(struct buf *line, const struct record_side *side)
{
    if (side->n == 0)
        buf_add_char(line, '-');
    for (uint32_t i = 0; i < side->n; i++) {
        if (i > 0)
            buf_add_char(line, ',');
        buf_add_u64(line, side->sents[i].from);
        buf_add_char(line, '-');
        buf_add_u64(line, side->sents[i].to);
    }
}

static uint64_t side_n_cp(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++)
        n += side->sents[i].n_cp;
    return n;
}

static void add_ratio(struct buf *line, const struct record *r)
{
    uint64_t src = side_n_cp(&r->src), tgt = side_n_cp(&r->tgt);
    if (src == 0 || tgt == 0)
        buf_add_char(line, '-');
    else
        buf_add_fixed(line, (double)src / (double)tgt, 4);
}

/* 16 hexadecimal digits of a text. */
static void add_checksum(struct buf *line, struct sv text)
{
    char hex[16];
    hash_hex(hash_sv(text, 0), hex);
    buf_add(line, hex, sizeof hex);
}

/* Of one side, or of both with a tab between them, as cleaners of corpora
 * find duplicates by. */
static void add_text_checksum(struct writer *w, const struct record_side *src,
                              const struct record_side *tgt)
{
    buf_clear(&w->plain);
    writer_add_text(&w->plain, src);
    if (tgt) {
        buf_add_char(&w->plain, '\t');
        writer_add_text(&w->plain, tgt);
    }
    w->out->failed |= w->plain.failed;
    add_checksum(w->out, buf_sv(&w->plain));
}

/* Words between spaces. */
static uint64_t side_n_tokens(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        for (size_t at = 0; at < text.n; at++)
            n += text.p[at] != ' ' && (at == 0 || text.p[at - 1] == ' ');
    }
    return n;
}

static void add_flags(struct buf *line, uint32_t flags)
{
    if (flags == 0)
        buf_add_char(line, '-');
    else
        writer_add_flags(line, flags, ',');
}

static void add_verdict(struct buf *line, const struct document *d)
{
    buf_add_sv(line, d->verdict ? sv_from(d->verdict) : SV("-"));
}

static void add_field(struct writer *w, enum column column,
                      const struct record *r)
{
    struct buf *line = w->out;
    const struct document *d = w->document;
    switch (column) {
    case SRC_URL: buf_add_sv(line, r->src.url); break;
    case TRG_URL: buf_add_sv(line, r->tgt.url); break;
    case SRC_TEXT: writer_add_text(line, &r->src); break;
    case TRG_TEXT: writer_add_text(line, &r->tgt); break;
    case ALIGNER_SCORE: writer_add_number(line, r->score, 4); break;
    case SRC_PARAGRAPH_ID: writer_add_paragraph_ids(line, &r->src); break;
    case TRG_PARAGRAPH_ID: writer_add_paragraph_ids(line, &r->tgt); break;
    case BEAD: writer_add_bead_type(line, r); break;
    case FLAGS: add_flags(line, r->flags); break;
    case DOC_ID: buf_add_sv(line, d->id); break;
    case BEAD_NO: buf_add_u64(line, r->bead_no + 1); break;
    case PAIR_ID: writer_add_pair_id(line, w, r); break;
    case SRC_SENT: add_numbers(line, &r->src); break;
    case TRG_SENT: add_numbers(line, &r->tgt); break;
    case SRC_SPAN: add_spans(line, &r->src); break;
    case TRG_SPAN: add_spans(line, &r->tgt); break;
    case SCORE_RAW: writer_add_number(line, r->cost_nats, 4); break;
    case LEN_Z: writer_add_number(line, r->len_z, 4); break;
    case SRC_LEN: buf_add_u64(line, side_n_cp(&r->src)); break;
    case TRG_LEN: buf_add_u64(line, side_n_cp(&r->tgt)); break;
    case LENGTH_RATIO: add_ratio(line, r); break;
    case LANG_SRC: buf_add_sv(line, r->src.lang); break;
    case LANG_TRG: buf_add_sv(line, r->tgt.lang); break;
    case POSTERIOR: writer_add_number(line, r->posterior, 4); break;
    case WORDS_MET: writer_add_number(line, r->words_met, 4); break;
    case DOC_VERDICT: add_verdict(line, d); break;
    case DOC_SCORE: writer_add_number(line, d->verdict_score, 4); break;
    case STATE: buf_add_sv(line, r->state.n ? r->state : SV("-")); break;
    case REASON: buf_add_sv(line, r->reason.n ? r->reason : SV("-")); break;
    case SRC_CHECKSUM: add_text_checksum(w, &r->src, NULL); break;
    case TRG_CHECKSUM: add_text_checksum(w, &r->tgt, NULL); break;
    case PAIR_HASH: add_text_checksum(w, &r->src, &r->tgt); break;
    case SRC_NUM_TOKENS: buf_add_u64(line, side_n_tokens(&r->src)); break;
    case TRG_NUM_TOKENS: buf_add_u64(line, side_n_tokens(&r->tgt)); break;
    case N_COLUMNS: break;
    }
}

const char *tsv_column_name(unsigned i)
{
    return i < N_COLUMNS ? columns[i].name : NULL;
}

const char *tsv_column_meaning(unsigned i)
{
    return i < N_COLUMNS ? columns[i].meaning : NULL;
}

/* Sets of columns with a name.  Those without a header are read by place. */
#define ROW(list) sizeof list / sizeof list[0], list
static const unsigned char all_columns[] = {
    SRC_URL,          TRG_URL,          SRC_TEXT, TRG_TEXT,  ALIGNER_SCORE,
    SRC_PARAGRAPH_ID, TRG_PARAGRAPH_ID, BEAD,     FLAGS,     DOC_ID,
    BEAD_NO,          PAIR_ID,          SRC_SENT, TRG_SENT,  SRC_SPAN,
    TRG_SPAN,         SCORE_RAW,        LEN_Z,    SRC_LEN,   TRG_LEN,
    LENGTH_RATIO,     LANG_SRC,         LANG_TRG, POSTERIOR, WORDS_MET,
    DOC_VERDICT,      DOC_SCORE};
static_assert(sizeof all_columns == N_FULL, "full: every column, in order");
static const unsigned char paracrawl_columns[] = {
    SRC_URL,      TRG_URL,        SRC_TEXT,      TRG_TEXT,      SRC_CHECKSUM,
    TRG_CHECKSUM, PAIR_HASH,      ALIGNER_SCORE, ALIGNER_SCORE, DOC_ID,
    LENGTH_RATIO, SRC_NUM_TOKENS, TRG_NUM_TOKENS};
static const unsigned char review_columns[] = {
    ALIGNER_SCORE, BEAD, SRC_TEXT, TRG_TEXT, FLAGS, DOC_ID, BEAD_NO};

static const struct preset {
    const char *name;
    unsigned n;
    const unsigned char *columns;
    bool no_header;
} presets[] = {
    {"default", N_DEFAULT, all_columns, false},
    {"full", N_FULL, all_columns, false},
    {"bitextor", N_BITEXTOR, all_columns, false},
    {"bicleaner", 4, all_columns, true},
    {"paracrawl", ROW(paracrawl_columns), true},
    {"review", ROW(review_columns), false},
};
#undef ROW
enum { N_PRESETS = sizeof presets / sizeof presets[0] };

static struct tsv_columns preset_columns(const struct preset *p)
{
    struct tsv_columns c = {.n = p->n, .no_header = p->no_header};
    memcpy(c.column, p->columns, p->n);
    return c;
}

struct tsv_columns tsv_columns_default(void)
{
    return preset_columns(&presets[0]);
}

static bool preset_named(struct sv name, struct tsv_columns *out)
{
    for (unsigned i = 0; i < N_PRESETS; i++) {
        if (sv_eq(name, sv_from(presets[i].name))) {
            *out = preset_columns(&presets[i]);
            return true;
        }
    }
    return false;
}

void tsv_columns_print(const struct tsv_columns *c, struct buf *out)
{
    for (unsigned i = 0; i < N_PRESETS; i++) {
        const struct preset *p = &presets[i];
        if (c->n == p->n && c->no_header == p->no_header &&
            memcmp(c->column, p->columns, p->n) == 0) {
            buf_add_sv(out, sv_from(p->name));
            return;
        }
    }
    for (unsigned i = 0; i < c->n; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        buf_add_sv(out, sv_from(columns[c->column[i]].name));
    }
}

static int column_add(struct tsv_columns *c, struct sv name, struct err *e)
{
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (!sv_eq(name, sv_from(columns[i].name)))
            continue;
        if (c->n == TSV_MAX_COLUMNS)
            return err_set(e, ERR_USAGE, "more than %d columns",
                           TSV_MAX_COLUMNS);
        c->column[c->n++] = (unsigned char)i;
        return 0;
    }
    return err_set(e, ERR_USAGE, "unknown column \"%.*s\"", (int)name.n,
                   name.p);
}

int tsv_columns_parse(const char *names, struct tsv_columns *out, struct err *e)
{
    struct sv rest = sv_from(names);
    if (preset_named(rest, out))
        return 0;
    struct tsv_columns c = {0};
    for (bool more = true; more;) {
        const char *comma = rest.n ? memchr(rest.p, ',', rest.n) : NULL;
        size_t n = comma ? (size_t)(comma - rest.p) : rest.n;
        int rc = column_add(&c, sv_sub(rest, 0, n), e);
        if (rc != 0)
            return rc;
        more = comma != NULL;
        rest = sv_sub(rest, more ? n + 1 : n, rest.n);
    }
    *out = c;
    return 0;
}

bool tsv_columns_have_flags(const struct tsv_columns *c)
{
    return memchr(c->column, FLAGS, c->n) != NULL;
}

void tsv_columns_add_reason(struct tsv_columns *c)
{
    if (!memchr(c->column, REASON, c->n) && c->n < TSV_MAX_COLUMNS)
        c->column[c->n++] = REASON;
}

static struct tsv_columns chosen(const struct writer *w)
{
    return w->options->columns ? *w->options->columns : tsv_columns_default();
}

static void tsv_head(struct writer *w)
{
    struct tsv_columns c = chosen(w);
    if (w->options->no_header || c.no_header)
        return;
    for (unsigned i = 0; i < c.n; i++) {
        if (i > 0)
            buf_add_char(w->out, '\t');
        buf_add_sv(w->out, sv_from(columns[c.column[i]].name));
    }
    buf_add_char(w->out, '\n');
}

static void tsv_record(struct writer *w, const struct record *r)
{
    struct tsv_columns c = chosen(w);
    for (unsigned i = 0; i < c.n; i++) {
        if (i > 0)
            buf_add_char(w->out, '\t');
        add_field(w, c.column[i], r);
    }
    buf_add_char(w->out, '\n');
}

const struct format format_tsv = {
    .name = "tsv",
    .ending = ".tsv",
    .summary = "tab-separated, with a header line",
    .head = tsv_head,
    .record = tsv_record,
    .count = sv_count_lines,
};
