/* corpus/xces_records.c - the sentences of one document a side are in memory;
 * documents are in the order of the links, so both files are read once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/xces_records.h"

#include "base/text.h"
#include "io/xces_reader.h"

/* The sentences of a document: rows of slices into the arena. */
struct xces_row {
    struct sv id, text;
    uint32_t par;
};

struct side {
    const char *path; /* of the file of sentences; NULL: as links say */
    struct byte_stream *feed;
    struct xces_reader *reader;
    struct xces_sentence ahead; /* the first sentence of the next document */
    bool has_ahead;
    uint64_t group; /* of the file, that was taken */

    struct arena arena; /* of the document at hand */
    struct buf rows;    /* struct xces_row */
    struct sv lang;
    uint32_t n_pars;
    size_t at; /* behind the sentence found last */
};

struct xces_state {
    struct record_input *in;
    struct xces_reader *links;
    struct side src, tgt;
    uint64_t group; /* of the links, whose documents are at hand; 0: none */
    bool has_documents;
};

static size_t n_rows(const struct side *s)
{
    return s->rows.n / sizeof(struct xces_row);
}

static struct xces_row row_at(const struct side *s, size_t i)
{
    struct xces_row row;
    memcpy(&row, s->rows.p + i * sizeof row, sizeof row);
    return row;
}

static int side_open(struct side *s, const char *path, struct err *e)
{
    s->path = path;
    int rc = byte_stream_open(path, &s->feed, e);
    return rc == 0 ? xces_sentences_open(s->feed, SV(""), &s->reader, e) : rc;
}

static void side_close(struct side *s)
{
    xces_reader_close(s->reader);
    byte_stream_close(s->feed);
    s->reader = NULL;
    s->feed = NULL;
    s->has_ahead = false;
    s->group = 0;
}

static void side_free(struct side *s)
{
    side_close(s);
    arena_free(&s->arena);
    buf_free(&s->rows);
}

static int xces_open(struct record_input *in, void **state, struct err *e)
{
    struct xces_state *x = arena_array(in->lasting, 1, sizeof *x);
    const struct record_reader_options *o = in->options;
    struct sv ahead;
    if (!x)
        return err_nomem(e);
    *state = x;
    x->in = in;
    int rc = line_reader_peek(&in->lines, 0, &ahead, e);
    if (rc == 0)
        rc = xces_links_open(in->feed, ahead, &x->links, e);
    if (rc != 0 || o->n_paths == 1)
        return rc;
    if (o->n_paths == 2)
        return err_set(e, ERR_USAGE,
                       "xces is read from the links alone, or with two files "
                       "of sentences");
    rc = err_about(side_open(&x->src, o->paths[1], e), o->paths[1], e);
    return rc != 0
               ? rc
               : err_about(side_open(&x->tgt, o->paths[2], e), o->paths[2], e);
}

static void xces_close(void *state)
{
    struct xces_state *x = state;
    xces_reader_close(x->links);
    side_free(&x->src);
    side_free(&x->tgt);
}

static int add_row(struct side *s, const struct xces_sentence *sentence,
                   struct buf *paragraph, struct err *e)
{
    struct sv id = sentence->id, text = sentence->text;
    if (n_rows(s) == 0 || !sv_eq(buf_sv(paragraph), sentence->paragraph)) {
        buf_clear(paragraph);
        buf_add_sv(paragraph, sentence->paragraph);
        s->n_pars++;
    }
    struct xces_row row = {
        .id = {arena_copy(&s->arena, id.p, id.n), id.n},
        .text = {arena_copy(&s->arena, text.p, text.n), text.n},
        .par = s->n_pars - 1};
    if (!row.id.p || !row.text.p || paragraph->failed ||
        buf_add(&s->rows, (const char *)&row, sizeof row) != 0)
        return err_nomem(e);
    return 0;
}

static int pull_ahead(struct side *s, struct err *e)
{
    int rc = s->has_ahead ? 1 : xces_sentence_next(s->reader, &s->ahead, e);
    s->has_ahead = rc == 1;
    return rc;
}

/* Take the sentences of the document that is ahead. */
static int take_document(struct side *s, struct err *e)
{
    struct buf paragraph = {0};
    const uint64_t group = s->ahead.group;
    int rc;
    arena_reset(&s->arena);
    buf_clear(&s->rows);
    s->n_pars = 0;
    s->at = 0;
    s->lang.p = arena_copy(&s->arena, s->ahead.lang.p, s->ahead.lang.n);
    s->lang.n = s->lang.p ? s->ahead.lang.n : 0;
    while ((rc = pull_ahead(s, e)) == 1 && s->ahead.group == group) {
        rc = add_row(s, &s->ahead, &paragraph, e);
        s->has_ahead = false;
        if (rc != 0)
            break;
    }
    buf_free(&paragraph);
    return rc < 0 ? rc : 0;
}

/* Go to the document of that name in the file of sentences, past others. */
static int find_document(struct side *s, struct sv name, struct err *e)
{
    int rc;
    while ((rc = pull_ahead(s, e)) == 1) {
        if (s->ahead.document.n == 0 || sv_eq(s->ahead.document, name))
            return take_document(s, e);
        s->has_ahead = false;
    }
    return rc < 0 ? rc
                  : err_set(e, ERR_INPUT,
                            "no document \"%.120s\" in it, or "
                            "not in the order of the links",
                            name.p);
}

/* The document's own file, beside the links. */
static int read_own_file(struct xces_state *x, struct side *s, struct sv name,
                         struct err *e)
{
    char *path = text_join_path(x->in->arena,
                                text_folder(x->in->options->paths[0]), name);
    if (!path)
        return err_nomem(e);
    side_close(s);
    int rc = side_open(s, path, e);
    if (rc == 0)
        rc = pull_ahead(s, e);
    if (rc >= 0)
        rc = rc == 1 ? take_document(s, e)
                     : err_set(e, ERR_INPUT, "no sentence in it");
    side_close(s);
    s->path = NULL;
    return err_about(rc, path, e);
}

static int side_document(struct xces_state *x, struct side *s, struct sv name,
                         struct err *e)
{
    if (!s->path)
        return read_own_file(x, s, name, e);
    char *copy = text_copy(x->in->arena, name);
    if (!copy)
        return err_nomem(e);
    return err_about(find_document(s, sv_from(copy), e), s->path, e);
}

/* Have the documents of the link's group; where one is missing, all links of
 * the group are bad. */
static int have_documents(struct xces_state *x, const struct xces_link *link,
                          struct err *e)
{
    if (link->group == x->group)
        return x->has_documents
                   ? 0
                   : err_set_at(e, ERR_INPUT, ERR_LINE, link->line,
                                "the sentences of its document are missing");
    x->group = link->group;
    x->has_documents = false;
    int rc = side_document(x, &x->src, link->from_doc, e);
    if (rc == 0)
        rc = side_document(x, &x->tgt, link->to_doc, e);
    x->has_documents = rc == 0;
    return rc;
}

/* The place of a sentence, looked for from the last one on. */
static bool find_sentence(struct side *s, struct sv id, size_t *out)
{
    const size_t n = n_rows(s);
    for (size_t i = 0; i < n; i++) {
        size_t at = s->at + i < n ? s->at + i : s->at + i - n;
        if (!sv_eq(row_at(s, at).id, id))
            continue;
        *out = at;
        s->at = at + 1;
        return true;
    }
    return false;
}

/* "p2:9s1/3": where the sentence is among those of its paragraph. */
static void add_paragraph(const struct side *s, size_t at, struct buf *out)
{
    const uint32_t par = row_at(s, at).par;
    size_t from = at, to = at + 1;
    while (from > 0 && row_at(s, from - 1).par == par)
        from--;
    while (to < n_rows(s) && row_at(s, to).par == par)
        to++;
    buf_add_sv(out, out->n > 0 ? SV("+p") : SV("p"));
    buf_add_u64(out, (uint64_t)par + 1);
    buf_add_char(out, ':');
    buf_add_u64(out, s->n_pars);
    buf_add_char(out, 's');
    buf_add_u64(out, at - from + 1);
    buf_add_char(out, '/');
    buf_add_u64(out, to - from);
}

static int keep(struct arena *a, struct buf *text, struct sv *out,
                struct err *e)
{
    out->p = text->failed ? NULL : arena_copy(a, text->p, text->n);
    out->n = out->p ? text->n : 0;
    buf_free(text);
    return out->p ? 0 : err_nomem(e);
}

/* The sentences that a link names: a line each. */
static int add_side(struct xces_state *x, struct side *s, struct sv ids,
                    uint64_t line, struct side_fields *out, struct err *e)
{
    struct buf text = {0}, places = {0}, paragraphs = {0};
    int rc = 0;
    for (size_t at = 0; at < ids.n && rc == 0;) {
        size_t end = at, found;
        while (end < ids.n && ids.p[end] != ' ')
            end++;
        struct sv id = sv_sub(ids, at, end);
        at = end + 1;
        if (id.n == 0)
            continue;
        if (!find_sentence(s, id, &found)) {
            x->in->goes_on = true;
            rc = err_set_at(e, ERR_INPUT, ERR_LINE, line,
                            "sentence \"%.*s\" is not there",
                            id.n < 40 ? (int)id.n : 40, id.p);
            break;
        }
        buf_add_sv(&text, text.n > 0 ? SV("\n") : SV(""));
        buf_add_sv(&text, row_at(s, found).text);
        buf_add_sv(&places, places.n > 0 ? SV(",") : SV(""));
        buf_add_u64(&places, found + 1);
        add_paragraph(s, found, &paragraphs);
    }
    *out = (struct side_fields){.lang = s->lang, .by_line = true};
    int kept = keep(x->in->arena, &text, &out->text, e);
    if (kept == 0)
        kept = keep(x->in->arena, &places, &out->sent, e);
    if (kept == 0)
        kept = keep(x->in->arena, &paragraphs, &out->paragraph_id, e);
    buf_free(&places);
    buf_free(&paragraphs);
    return rc != 0 ? rc : kept;
}

/* "SL5" of Stele's links says which bead it is. */
static struct sv bead_no_of(struct sv id)
{
    return sv_starts(id, SV("SL")) ? sv_sub(id, 2, id.n) : SV("");
}

static bool is_number(struct sv s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n > 0 && n == s.n;
}

static int xces_next(void *state, struct pair_fields *out, struct err *e)
{
    struct xces_state *x = state;
    struct xces_link link;
    int rc = xces_link_next(x->links, &link, e);
    /* a bad xtargets is one link; the parser's own faults come again */
    if (rc != 1)
        return rc;
    rc = have_documents(x, &link, e);
    x->in->goes_on =
        rc == ERR_INPUT || (rc == ERR_IO && x->in->options->n_paths == 1);
    if (rc == 0)
        rc = add_side(x, &x->src, link.src, link.line, &out->src, e);
    if (rc == 0)
        rc = add_side(x, &x->tgt, link.tgt, link.line, &out->tgt, e);
    if (rc != 0)
        return rc;
    out->src.url = link.from_doc;
    out->tgt.url = link.to_doc;
    out->score = link.score;
    out->bead_no = bead_no_of(link.id);
    if (!is_number(out->bead_no))
        out->bead_no = SV("");
    out->line = link.line;
    return 1;
}

const struct record_source xces_records = {
    .name = "xces",
    .summary = "XCES links, and two files of sentences",
    .min_paths = 1,
    .max_paths = 3,
    .open = xces_open,
    .next = xces_next,
    .close = xces_close,
};
