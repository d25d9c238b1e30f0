/* batch/journal.c - the lines of a journal, written and read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal.h"

#include "base/arena.h"
#include "base/hash.h"

/* 4: hashes of what it says; the digest of the run is made from the table of
 * settings.  5: marks. */
enum { VERSION = 5 };

#define COLUMNS                                                                \
    "id\tstatus\tsrc_sents\ttrg_"                                              \
    "sents\tpairs\tnulls\tverdict\twrong\twritten\twritten_wrong\tsrc_"        \
    "encoding\ttrg_encoding\tmarks\tdigest\terror"

static void add_number(struct buf *out, uint64_t n)
{
    buf_add_char(out, '\t');
    buf_add_u64(out, n);
}

static void add_hash(struct buf *out, uint64_t hash)
{
    char hex[16];
    hash_hex(hash, hex);
    buf_add_char(out, '\t');
    buf_add(out, hex, sizeof hex);
}

static void add_text(struct buf *out, struct sv text)
{
    buf_add_char(out, '\t');
    buf_add_sv(out, text);
}

/* Four decimals. */
static void add_wrong(struct buf *out, uint64_t n_wrong)
{
    buf_add_char(out, '\t');
    buf_add_fixed(out, (double)n_wrong / COUNTS_WRONG_UNIT, 4);
}

static bool is_guessed(struct sv encoding)
{
    return sv_ends(encoding, SV("?"));
}

void journal_count_row(struct counts *t, const struct journal_row *row)
{
    t->n_pairs++;
    t->n_failed += row->failed;
    t->n_sents += row->n_src + row->n_tgt;
    t->n_records += row->n_pairs;
    t->n_wrong += row->n_wrong;
    t->n_written += row->n_written;
    t->n_written_wrong += row->n_written_wrong;
    t->n_verdicts[row->verdict]++;
    for (unsigned k = 0; k < DOCUMENT_N_MARKS; k++)
        t->n_with_mark[k] += row->marks >> k & 1;
    t->n_guessed +=
        is_guessed(row->src_encoding) || is_guessed(row->tgt_encoding);
}

void journal_add_row(struct buf *out, const struct journal_row *row)
{
    buf_add_sv(out, row->id);
    buf_add_sv(out, row->failed ? SV("\tfailed") : SV("\tdone"));
    add_number(out, row->n_src);
    add_number(out, row->n_tgt);
    add_number(out, row->n_pairs);
    add_number(out, row->n_nulls);
    add_text(out, sv_from(verdict_name(row->verdict)));
    add_wrong(out, row->n_wrong);
    add_number(out, row->n_written);
    add_wrong(out, row->n_written_wrong);
    add_text(out, row->src_encoding);
    add_text(out, row->tgt_encoding);
    buf_add_char(out, '\t');
    document_marks_add(row->marks, out);
    add_hash(out, row->digest);
    add_text(out, row->error);
    buf_add_char(out, '\n');
}

void journal_add_head(struct buf *out, const struct journal_head *h)
{
    buf_add_sv(out, SV(JOURNAL_TITLE));
    buf_add_u64(out, VERSION);
    add_hash(out, h->run);
    add_hash(out, h->cuts);
    add_number(out, h->shard);
    add_number(out, h->n_shards);
    add_number(out, h->from);
    add_number(out, h->to);
    add_number(out, h->n_tasks);
    for (size_t i = 0; i < h->n_outputs; i++) {
        buf_add_sv(out, SV("\n#output"));
        add_text(out, h->format[i]);
        add_number(out, h->level[i]);
        add_text(out, h->name[i]);
    }
    buf_add_sv(out, SV("\n" COLUMNS "\n"));
}

/* A mark's extents, and the hash of all bytes from `since` to it. */
static void add_extents(struct buf *out, size_t since, const struct extent *at,
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char hex[16];
        hash_hex(at[i].hash, hex);
        add_number(out, at[i].n_bytes);
        buf_add_char(out, ':');
        buf_add_u64(out, at[i].n_units);
        buf_add_char(out, ':');
        buf_add(out, hex, sizeof hex);
    }
    if (out->failed)
        return;
    add_hash(out, hash_sv(sv_sub(buf_sv(out), since, out->n), 0));
    buf_add_char(out, '\n');
}

void journal_add_at(struct buf *out, size_t since, uint64_t task,
                    const struct extent *at, size_t n)
{
    buf_add_sv(out, SV("#at"));
    add_number(out, task);
    add_extents(out, since, at, n);
}

void journal_add_end(struct buf *out, size_t since, const struct extent *at,
                     size_t n)
{
    buf_add_sv(out, SV("#end"));
    add_extents(out, since, at, n);
}

/* The next field of a line; an empty one behind the last. */
static struct sv take_field(struct sv *rest)
{
    struct sv field;
    sv_next_field(rest, &field);
    return field;
}

/* The number at the start of *s, taken off it. */
static bool take_number(struct sv *s, uint64_t *out)
{
    uint64_t n = 0;
    size_t i = 0;
    for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && i < 19; i++)
        n = n * 10 + (uint64_t)(s->p[i] - '0');
    *s = sv_sub(*s, i, s->n);
    *out = n;
    return i > 0;
}

static bool field_number(struct sv *rest, uint64_t *out)
{
    struct sv field = take_field(rest);
    return take_number(&field, out) && field.n == 0;
}

static bool read_hash(struct sv field, uint64_t *out)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < field.n; i++) {
        const char *digits = "0123456789abcdef";
        const char *d = memchr(digits, field.p[i], 16);
        if (!d)
            return false;
        hash = hash << 4 | (uint64_t)(d - digits);
    }
    *out = hash;
    return field.n == 16;
}

static bool field_hash(struct sv *rest, uint64_t *out)
{
    return read_hash(take_field(rest), out);
}

static bool field_verdict(struct sv *rest, enum verdict_kind *out)
{
    struct sv field = take_field(rest);
    for (unsigned k = 0; k <= VERDICT_UNRELATED; k++) {
        *out = (enum verdict_kind)k;
        if (sv_eq(field, sv_from(verdict_name(*out))))
            return true;
    }
    return false;
}

/* "WHOLE.DDDD". */
static bool field_wrong(struct sv *rest, uint64_t *out)
{
    struct sv field = take_field(rest);
    uint64_t whole, part;
    if (!take_number(&field, &whole) || field.n != 5 || field.p[0] != '.')
        return false;
    field = sv_sub(field, 1, field.n);
    bool ok = take_number(&field, &part) && field.n == 0 &&
              whole <= UINT32_MAX; /* no pair has more beads */
    *out = whole * COUNTS_WRONG_UNIT + part;
    return ok;
}

bool journal_parse_row(struct sv line, struct journal_row *out)
{
    *out = (struct journal_row){0};
    out->id = take_field(&line);
    struct sv status = take_field(&line);
    out->failed = sv_eq(status, SV("failed"));
    bool ok = (out->failed || sv_eq(status, SV("done"))) &&
              field_number(&line, &out->n_src) &&
              field_number(&line, &out->n_tgt) &&
              field_number(&line, &out->n_pairs) &&
              field_number(&line, &out->n_nulls) &&
              field_verdict(&line, &out->verdict) &&
              field_wrong(&line, &out->n_wrong) &&
              field_number(&line, &out->n_written) &&
              field_wrong(&line, &out->n_written_wrong);
    out->src_encoding = take_field(&line);
    out->tgt_encoding = take_field(&line);
    ok = ok && document_marks_parse(take_field(&line), &out->marks) &&
         field_hash(&line, &out->digest);
    out->error = line;
    return ok;
}

/* The number at the start of *s and the colon behind it, taken off it. */
static bool take_part(struct sv *s, uint64_t *out)
{
    if (!take_number(s, out) || s->n == 0 || s->p[0] != ':')
        return false;
    *s = sv_sub(*s, 1, s->n);
    return true;
}

/* The extents of a mark, of which none may be before those of the last one, and
 * the hash of what was written since then, which begins at `since`. */
static bool parse_extents(struct sv line, const char *since, size_t n,
                          const struct extent *last, struct extent *out)
{
    uint64_t check;
    for (size_t i = 0; i < n; i++) {
        struct sv field = take_field(&line);
        if (!take_part(&field, &out[i].n_bytes) ||
            !take_part(&field, &out[i].n_units) ||
            !read_hash(field, &out[i].hash))
            return false;
        if (last && (out[i].n_bytes < last[i].n_bytes ||
                     out[i].n_units < last[i].n_units))
            return false;
    }
    const struct sv known = {since, line.p ? (size_t)(line.p - since) : 0};
    /* The text before the hash ends in a tab, which was not there yet. */
    return n > 0 && known.n > 0 && field_hash(&line, &check) && line.n == 0 &&
           check == hash_sv(sv_sub(known, 0, known.n - 1), 0);
}

/* The first line.  A journal of another version is read no further: even where
 * its lines look alike, its digests mean something else. */
static int parse_title(struct sv line, struct journal_head *h, struct err *e)
{
    uint64_t version;
    if (!sv_starts(line, SV(JOURNAL_TITLE)))
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "this is no journal");
    line = sv_sub(line, sizeof JOURNAL_TITLE - 1, line.n);
    if (!field_number(&line, &version))
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "this is no journal");
    if (version != VERSION)
        return err_set(e, ERR_INPUT,
                       "a journal of version %llu, from %s Stele; this one "
                       "reads version %d: --force begins anew",
                       (unsigned long long)version,
                       version < VERSION ? "an older" : "a newer", VERSION);
    bool ok = field_hash(&line, &h->run) && field_hash(&line, &h->cuts) &&
              field_number(&line, &h->shard) &&
              field_number(&line, &h->n_shards) &&
              field_number(&line, &h->from) && field_number(&line, &h->to) &&
              field_number(&line, &h->n_tasks);
    if (!ok)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "this is no journal");
    if (h->shard < 1 || h->shard > h->n_shards || h->from > h->to ||
        h->to > h->n_tasks)
        return err_set_at(
            e, ERR_INPUT, ERR_LINE, 1,
            "an impossible journal: shard %llu of %llu, tasks "
            "%llu to %llu of %llu",
            (unsigned long long)h->shard, (unsigned long long)h->n_shards,
            (unsigned long long)h->from, (unsigned long long)h->to,
            (unsigned long long)h->n_tasks);
    return 0;
}

static bool parse_output(struct sv line, struct journal_head *h)
{
    if (h->n_outputs == JOURNAL_MAX_OUTPUTS)
        return false;
    take_field(&line);
    h->format[h->n_outputs] = take_field(&line);
    bool ok = field_number(&line, &h->level[h->n_outputs]);
    h->name[h->n_outputs++] = line;
    return ok;
}

static bool parse_at(struct journal_past *p, struct sv line, const char *since,
                     size_t behind)
{
    struct journal_mark m = {.behind = behind};
    const struct journal_mark *last =
        p->n_marks > 0 ? &p->marks[p->n_marks - 1] : NULL;
    take_field(&line);
    bool ok = field_number(&line, &m.task) &&
              m.task == p->head.from + p->n_marks && m.task <= p->head.to &&
              parse_extents(line, since, p->head.n_outputs,
                            last ? last->at : NULL, m.at);
    if (ok)
        p->marks[p->n_marks++] = m;
    return ok;
}

static bool parse_end(struct journal_past *p, struct sv line, const char *since)
{
    take_field(&line);
    p->ended = p->n_marks == p->head.to - p->head.from + 1 &&
               parse_extents(line, since, p->head.n_outputs,
                             p->marks[p->n_marks - 1].at, p->end);
    return p->ended;
}

/* One line; false for what belongs into no journal.  `since`: what is behind
 * the last mark. */
static bool parse_line(struct journal_past *p, struct sv line,
                       const char *since, size_t behind)
{
    struct journal_row row;
    if (p->ended)
        return false;
    if (sv_starts(line, SV("#output\t")))
        return p->n_marks == 0 && parse_output(line, &p->head);
    if (sv_starts(line, SV("#at\t")))
        return parse_at(p, line, since, behind);
    if (sv_starts(line, SV("#end\t")))
        return parse_end(p, line, since);
    return sv_eq(line, SV(COLUMNS)) || journal_parse_row(line, &row);
}

static size_t count_marks(struct sv text)
{
    size_t n = 0;
    for (struct sv line; sv_next_line(&text, &line);)
        n += sv_starts(line, SV("#at\t"));
    return n;
}

int journal_read(struct arena *a, struct sv text, struct journal_past *out,
                 struct err *e)
{
    *out = (struct journal_past){0};
    const size_t n_text = text.n;
    while (text.n > 0 && text.p[text.n - 1] != '\n')
        text.n--; /* a crash cut the last line */
    const size_t lost = n_text - text.n;
    out->marks = arena_array(a, count_marks(text), sizeof *out->marks);
    if (!out->marks)
        return err_nomem(e);
    struct sv rest = text, line;
    const char *since = text.p;
    for (uint64_t n = 1; sv_next_line(&rest, &line); n++) {
        size_t behind = n_text - lost - rest.n, n_marks = out->n_marks;
        int rc = n == 1 ? parse_title(line, &out->head, e) : 0;
        if (rc != 0)
            return rc;
        if (n > 1 && !parse_line(out, line, since, behind)) {
            out->fault_line = n;
            break; /* a power cut can leave anything behind what is durable */
        }
        if (out->n_marks > n_marks || out->ended)
            since = text.p + behind;
    }
    return 0;
}

struct sv journal_rows(const struct journal_past *p, struct sv text, size_t i)
{
    size_t from = p->marks[i].behind;
    if (i + 1 == p->n_marks)
        return sv_sub(text, from, from);
    size_t to = p->marks[i + 1].behind - 1;
    while (to > from && text.p[to - 1] != '\n')
        to--; /* the line of the next mark is none of them */
    return sv_sub(text, from, to);
}
