/* corpus/moses_records.c - a line of each file is a pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/moses_records.h"

#include <stdlib.h>

#include "base/text.h"
#include "io/jsonl_reader.h"
#include "io/packing.h"

enum { SRC, TRG, SCORE, META };

struct moses_state {
    struct record_input *in;
    unsigned n;
    struct byte_stream *feed[RECORD_READER_MAX_PATHS]; /* from the second on */
    struct line_reader lines[RECORD_READER_MAX_PATHS];
    struct sv src_lang, tgt_lang;
    struct jsonl_reader meta;
};

static void moses_close(void *state)
{
    struct moses_state *m = state;
    for (unsigned i = 1; i < m->n; i++) {
        line_reader_free(&m->lines[i]);
        byte_stream_close(m->feed[i]);
    }
    jsonl_reader_free(&m->meta);
    free(m);
}

/* "en" of "corpus.en.gz": a tag of two or three letters, perhaps with a
 * region. */
static struct sv language_of_path(const char *path)
{
    const struct sv name = packing_less_ending(sv_from(path));
    size_t at = name.n;
    while (at > 0 && name.p[at - 1] != '.' && name.p[at - 1] != '/')
        at--;
    struct sv tag = sv_sub(name, at, name.n);
    size_t n = 0;
    while (n < tag.n && tag.p[n] >= 'a' && tag.p[n] <= 'z')
        n++;
    bool is_tag = at > 0 && name.p[at - 1] == '.' && (n == 2 || n == 3) &&
                  (n == tag.n || tag.p[n] == '-' || tag.p[n] == '_') &&
                  !sv_eq(tag, SV("txt")) && !sv_eq(tag, SV("src")) &&
                  !sv_eq(tag, SV("trg")) && !sv_eq(tag, SV("tgt"));
    return is_tag ? tag : SV("");
}

static int moses_open(struct record_input *in, void **state, struct err *e)
{
    const struct record_reader_options *o = in->options;
    struct moses_state *m = calloc(1, sizeof *m);
    int rc = 0;
    if (!m)
        return err_nomem(e);
    *state = m;
    m->in = in;
    m->n = 1;
    m->src_lang = language_of_path(o->paths[SRC]);
    m->tgt_lang = language_of_path(o->paths[TRG]);
    if (o->n_paths <= META)
        strcpy(in->guess, "those that the names of the files end in");
    while (rc == 0 && m->n < o->n_paths) {
        rc = byte_stream_open(o->paths[m->n], &m->feed[m->n], e);
        rc = err_about(rc, o->paths[m->n], e);
        m->lines[m->n] = (struct line_reader){.feed = m->feed[m->n],
                                              .max_bytes = RECORD_MAX_LINE};
        m->n++;
    }
    return rc;
}

/* How many lines are left in a file, the one in hand included. */
static int count_rest(struct line_reader *lines, uint64_t *out, struct err *e)
{
    struct sv line;
    int rc = 1;
    while (rc == 1)
        rc = line_reader_next(lines, &line, e);
    *out = lines->line_no;
    return rc;
}

/* One file is at its end and another is not: say how long both are. */
static int different_lengths(struct moses_state *m, unsigned i, struct err *e)
{
    struct line_reader *first = &m->in->lines;
    uint64_t n_first, n_other;
    int rc = count_rest(first, &n_first, e);
    if (rc == 0)
        rc = count_rest(&m->lines[i], &n_other, e);
    if (rc != 0)
        return rc;
    return err_set(e, ERR_INPUT, "%llu lines, but %llu in %.80s",
                   (unsigned long long)n_first, (unsigned long long)n_other,
                   m->in->options->paths[i]);
}

/* A line of each file.  A line that is bad leaves the others in step. */
static int next_lines(struct moses_state *m, struct sv *line, struct err *e)
{
    int first = record_input_line(m->in, &m->in->lines, &line[SRC], e), rc;
    if (first < 0 && !m->in->goes_on)
        return first;
    int out = first;
    for (unsigned i = 1; i < m->n; i++) {
        struct err other = {0};
        rc = record_input_line(m->in, &m->lines[i], &line[i], &other);
        if ((rc == 0) != (first == 0))
            return different_lengths(m, i, e);
        if (rc >= 0 || out < 0)
            continue;
        out = rc;
        if (e)
            *e = other;
        err_about(rc, m->in->options->paths[i], e);
        if (!m->in->goes_on)
            return rc;
    }
    return out;
}

/* What else is known of the pair: an object without the texts. */
static int take_meta(struct moses_state *m, struct sv line,
                     struct pair_fields *out, struct err *e)
{
    const uint64_t line_no = m->lines[META].line_no;
    int rc = jsonl_reader_line(&m->meta, line, line_no, e);
    if (rc == 0)
        rc = jsonl_reader_next(&m->meta, m->in->arena, line_no, out, e);
    m->in->goes_on = rc == ERR_INPUT;
    return rc < 0 ? err_about(rc, m->in->options->paths[META], e) : 0;
}

static int moses_next(void *state, struct pair_fields *out, struct err *e)
{
    struct moses_state *m = state;
    struct sv line[RECORD_READER_MAX_PATHS] = {{0}};
    int rc = next_lines(m, line, e);
    m->in->goes_on &= rc < 0;
    if (rc != 1)
        return rc;
    rc = m->n > META ? take_meta(m, line[META], out, e) : 0;
    if (rc != 0)
        return rc;
    out->src.text = line[SRC];
    out->tgt.text = line[TRG];
    if (out->src.lang.n == 0)
        out->src.lang = m->src_lang;
    if (out->tgt.lang.n == 0)
        out->tgt.lang = m->tgt_lang;
    if (line[SCORE].n > 0)
        out->score = line[SCORE];
    out->line = m->in->lines.line_no;
    return 1;
}

const struct record_source moses_records = {
    .name = "moses",
    .summary = "files parallel by line: texts, scores, meta.jsonl",
    .min_paths = 2,
    .max_paths = 4,
    .open = moses_open,
    .next = moses_next,
    .close = moses_close,
};
