/* batch/journal.c - the lines of a journal, written and read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal.h"

#include "base/arena.h"
#include "base/hash.h"
#include "batch/journal_field.h"
#include "io/parse_number.h"

/* 4: hashes of what it says; the digest of the run is made from the table of
 * settings.  5: marks.  6: the floor, and what is below it. */
enum { VERSION = 6 };

#define FLOOR_MEANING                                                          \
    "pairs that score less count as unaligned, as do pairs that do not stand " \
    "out in documents that are no translations; column below counts them, "    \
    "--min-score 0 keeps them"

void journal_add_head(struct buf *out, const struct journal_head *h)
{
    buf_add_sv(out, SV(JOURNAL_TITLE));
    buf_add_u64(out, VERSION);
    journal_field_add_hash(out, h->run);
    journal_field_add_hash(out, h->cuts);
    journal_field_add_number(out, h->shard);
    journal_field_add_number(out, h->n_shards);
    journal_field_add_number(out, h->from);
    journal_field_add_number(out, h->to);
    journal_field_add_number(out, h->n_tasks);
    for (size_t i = 0; i < h->n_outputs; i++) {
        buf_add_sv(out, SV("\n#output"));
        journal_field_add_text(out, h->format[i]);
        journal_field_add_number(out, h->level[i]);
        journal_field_add_text(out, h->name[i]);
    }
    buf_add_sv(out, SV("\n#floor\t"));
    buf_add_fixed(out, h->floor, 6);
    buf_add_sv(out, SV("\t" FLOOR_MEANING "\n" JOURNAL_COLUMNS "\n"));
}

/* A mark's extents, and the hash of all bytes from `since` to it. */
static void add_extents(struct buf *out, size_t since, const struct extent *at,
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char hex[16];
        hash_hex(at[i].hash, hex);
        journal_field_add_number(out, at[i].n_bytes);
        buf_add_char(out, ':');
        buf_add_u64(out, at[i].n_units);
        buf_add_char(out, ':');
        buf_add(out, hex, sizeof hex);
    }
    if (out->failed)
        return;
    journal_field_add_hash(out, hash_sv(sv_sub(buf_sv(out), since, out->n), 0));
    buf_add_char(out, '\n');
}

void journal_add_at(struct buf *out, size_t since, uint64_t task,
                    const struct extent *at, size_t n)
{
    buf_add_sv(out, SV("#at"));
    journal_field_add_number(out, task);
    add_extents(out, since, at, n);
}

void journal_add_end(struct buf *out, size_t since, const struct extent *at,
                     size_t n)
{
    buf_add_sv(out, SV("#end"));
    add_extents(out, since, at, n);
}

/* The number at the start of *s and the colon behind it, taken off it. */
static bool take_part(struct sv *s, uint64_t *out)
{
    if (!journal_field_take_number(s, out) || s->n == 0 || s->p[0] != ':')
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
        struct sv field = journal_field_take(&line);
        if (!take_part(&field, &out[i].n_bytes) ||
            !take_part(&field, &out[i].n_units) ||
            !journal_field_read_hash(field, &out[i].hash))
            return false;
        if (last && (out[i].n_bytes < last[i].n_bytes ||
                     out[i].n_units < last[i].n_units))
            return false;
    }
    const struct sv known = {since, line.p ? (size_t)(line.p - since) : 0};
    /* The text before the hash ends in a tab, which was not there yet. */
    return n > 0 && known.n > 0 && journal_field_hash(&line, &check) &&
           line.n == 0 && check == hash_sv(sv_sub(known, 0, known.n - 1), 0);
}

/* The first line.  A journal of another version is read no further: even where
 * its lines look alike, its digests mean something else. */
static int parse_title(struct sv line, struct journal_head *h, struct err *e)
{
    uint64_t version;
    if (!sv_starts(line, SV(JOURNAL_TITLE)))
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "this is no journal");
    line = sv_sub(line, sizeof JOURNAL_TITLE - 1, line.n);
    if (!journal_field_number(&line, &version))
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "this is no journal");
    if (version != VERSION)
        return err_set(e, ERR_INPUT,
                       "a journal of version %llu, from %s Stele; this one "
                       "reads version %d: --force begins anew",
                       (unsigned long long)version,
                       version < VERSION ? "an older" : "a newer", VERSION);
    bool ok = journal_field_hash(&line, &h->run) &&
              journal_field_hash(&line, &h->cuts) &&
              journal_field_number(&line, &h->shard) &&
              journal_field_number(&line, &h->n_shards) &&
              journal_field_number(&line, &h->from) &&
              journal_field_number(&line, &h->to) &&
              journal_field_number(&line, &h->n_tasks);
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
    journal_field_take(&line);
    h->format[h->n_outputs] = journal_field_take(&line);
    bool ok = journal_field_number(&line, &h->level[h->n_outputs]);
    h->name[h->n_outputs++] = line;
    return ok;
}

/* The number alone: what it means is for people. */
static bool parse_floor(struct sv line, struct journal_head *h)
{
    journal_field_take(&line);
    struct sv field = journal_field_take(&line);
    return parse_double(&field, &h->floor) && field.n == 0;
}

static bool parse_at(struct journal_past *p, struct sv line, const char *since,
                     size_t behind)
{
    struct journal_mark m = {.behind = behind};
    const struct journal_mark *last =
        p->n_marks > 0 ? &p->marks[p->n_marks - 1] : NULL;
    journal_field_take(&line);
    bool ok = journal_field_number(&line, &m.task) &&
              m.task == p->head.from + p->n_marks && m.task <= p->head.to &&
              parse_extents(line, since, p->head.n_outputs,
                            last ? last->at : NULL, m.at);
    if (ok)
        p->marks[p->n_marks++] = m;
    return ok;
}

static bool parse_end(struct journal_past *p, struct sv line, const char *since)
{
    journal_field_take(&line);
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
    if (sv_starts(line, SV("#floor\t")))
        return p->n_marks == 0 && parse_floor(line, &p->head);
    if (sv_starts(line, SV("#at\t")))
        return parse_at(p, line, since, behind);
    if (sv_starts(line, SV("#end\t")))
        return parse_end(p, line, since);
    return sv_eq(line, SV(JOURNAL_COLUMNS)) || journal_parse_row(line, &row);
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
