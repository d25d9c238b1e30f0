/* corpus/duplicate_set.c - a table, or a table for each of 64 parts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/duplicate_set.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"

enum {
    RANK_BITS = 24,
    NO_BITS = 40,
    N_PARTS = 64,
    PART_SHIFT = 58, /* the first 6 bits of a hash */
    MIN_MEMORY = 1 << 20
};

/* A pair: its number above its rank.  `place` is 0 in an empty slot. */
struct entry {
    uint64_t hash;
    uint64_t place; /* (no << RANK_BITS | rank) + 1 */
};
static_assert(RANK_BITS + NO_BITS == 64, "a place is 64 bits");

/* Open addressing; a power of two of slots. */
struct entry_table {
    struct entry *slots;
    size_t n_slots, n;
};

/* Entries in the order in which they came: those of the file, if there is one,
 * and those in memory after them. */
struct part {
    FILE *file;
    uint64_t n_in_file;
    struct buf entries;
};

struct duplicate_set {
    const char *tmpdir;
    uint64_t max_bytes; /* of the entries in memory */
    size_t max_slots;   /* of a table */
    uint64_t n_bytes;   /* of the entries in memory */
    struct entry_table table;
    struct part parts[N_PARTS];
    uint64_t n, n_copies;
    unsigned char *copies; /* a bit a pair */
    size_t copies_bytes;
};

static uint32_t rank_of(const struct entry *x)
{
    return (uint32_t)((x->place - 1) & ((1u << RANK_BITS) - 1));
}

static uint64_t no_of(const struct entry *x)
{
    return (x->place - 1) >> RANK_BITS;
}

uint32_t duplicate_set_rank(double score)
{
    const float f = (float)score;
    uint32_t bits;
    if (isnan(score))
        return 0;
    memcpy(&bits, &f, sizeof bits);
    /* the order of the bits of a float, those of negative ones turned round */
    bits = bits & 0x80000000u ? ~bits : bits | 0x80000000u;
    return (bits >> (32 - RANK_BITS)) | 1;
}

int duplicate_set_open(uint64_t memory, const char *tmpdir,
                       struct duplicate_set **out, struct err *e)
{
    struct duplicate_set *s = calloc(1, sizeof *s);
    if (!s)
        return err_nomem(e);
    s->tmpdir = tmpdir;
    /* a buffer has up to twice the room of what is in it */
    s->max_bytes = (memory < MIN_MEMORY ? MIN_MEMORY : memory) / 2;
    s->max_slots = MIN_MEMORY / sizeof(struct entry) / 2;
    /* a table grows beside the one of half its size */
    while (s->max_slots * 2 * sizeof(struct entry) * 3 / 2 <= memory)
        s->max_slots *= 2;
    *out = s;
    return 0;
}

static void part_free(struct part *p)
{
    if (p->file)
        fclose(p->file);
    buf_free(&p->entries);
    *p = (struct part){0};
}

void duplicate_set_close(struct duplicate_set *s)
{
    if (!s)
        return;
    for (unsigned k = 0; k < N_PARTS; k++)
        part_free(&s->parts[k]);
    free(s->table.slots);
    free(s->copies);
    free(s);
}

/* Note that a pair is a copy. */
static int mark(struct duplicate_set *s, uint64_t no, struct err *e)
{
    const size_t at = (size_t)(no >> 3);
    if (at >= s->copies_bytes) {
        size_t n = s->copies_bytes ? s->copies_bytes : 1 << 12;
        while (n <= at)
            n *= 2;
        unsigned char *more = realloc(s->copies, n);
        if (!more)
            return err_nomem(e);
        memset(more + s->copies_bytes, 0, n - s->copies_bytes);
        s->copies = more;
        s->copies_bytes = n;
    }
    s->copies[at] |= (unsigned char)(1u << (no & 7));
    s->n_copies++;
    return 0;
}

/* The slot that has the hash, or the empty one for it. */
static struct entry *find(const struct entry_table *t, uint64_t hash)
{
    size_t at = (size_t)hash & (t->n_slots - 1);
    while (t->slots[at].place != 0 && t->slots[at].hash != hash)
        at = (at + 1) & (t->n_slots - 1);
    return &t->slots[at];
}

static bool is_full(const struct entry_table *t)
{
    return t->n >= t->n_slots / 10 * 7;
}

static int grow(struct entry_table *t, size_t n_slots, struct err *e)
{
    struct entry_table more = {.n_slots = n_slots, .n = t->n};
    more.slots = calloc(n_slots, sizeof *more.slots);
    if (!more.slots)
        return err_nomem(e);
    for (size_t k = 0; k < t->n_slots; k++)
        if (t->slots[k].place != 0)
            *find(&more, t->slots[k].hash) = t->slots[k];
    free(t->slots);
    *t = more;
    return 0;
}

/* Put an entry into the table, and mark the copy, if there is one. */
static int put(struct duplicate_set *s, const struct entry *x, bool *is_copy,
               struct err *e)
{
    struct entry *slot = find(&s->table, x->hash);
    *is_copy = false;
    if (slot->place == 0) {
        *slot = *x;
        s->table.n++;
        return 0;
    }
    *is_copy = rank_of(x) < rank_of(slot) ||
               (rank_of(x) == rank_of(slot) && no_of(x) > no_of(slot));
    const struct entry copy = *is_copy ? *x : *slot;
    if (!*is_copy)
        *slot = *x;
    return mark(s, no_of(&copy), e);
}

/* A file without a name, for the process alone. */
static int open_nameless(const char *folder, FILE **out, struct err *e)
{
    struct buf path = {0};
    int rc = 0, fd;
    buf_add_sv(&path, sv_from(folder));
    buf_add_sv(&path, SV("/stele-XXXXXX"));
    if (buf_add_char(&path, '\0') != 0) {
        buf_free(&path);
        return err_nomem(e);
    }
    fd = mkstemp(path.p);
    if (fd >= 0)
        unlink(path.p);
    *out = fd >= 0 ? fdopen(fd, "w+b") : NULL;
    if (!*out) {
        rc = err_system(e, "make a temporary file");
        if (fd >= 0)
            close(fd);
    }
    buf_free(&path);
    return err_about(rc, folder, e);
}

/* From memory to the files. */
static int spill(struct duplicate_set *s, struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; k < N_PARTS && rc == 0; k++) {
        struct part *p = &s->parts[k];
        const size_t n = p->entries.n / sizeof(struct entry);
        if (!p->file)
            rc = open_nameless(s->tmpdir, &p->file, e);
        if (rc == 0 &&
            fwrite(p->entries.p, sizeof(struct entry), n, p->file) != n)
            rc = err_about(err_system(e, "write a temporary file"), s->tmpdir,
                           e);
        p->n_in_file += n;
        buf_free(&p->entries);
    }
    s->n_bytes = 0;
    return rc;
}

/* Note an entry for its part. */
static int note(struct duplicate_set *s, const struct entry *x, struct err *e)
{
    struct part *p = &s->parts[x->hash >> PART_SHIFT];
    int rc = s->n_bytes >= s->max_bytes ? spill(s, e) : 0;
    s->n_bytes += sizeof *x;
    if (rc == 0 && buf_add(&p->entries, (const char *)x, sizeof *x) != 0)
        rc = err_nomem(e);
    return rc;
}

/* Into the one table of all, which may grow. */
static int put_at_once(struct duplicate_set *s, const struct entry *x,
                       bool *is_copy, struct err *e)
{
    struct entry_table *t = &s->table;
    int rc = 0;
    if (t->n_slots == 0 || is_full(t)) {
        if (t->n_slots >= s->max_slots)
            return err_set(e, ERR_LIMIT,
                           "more than %zu different pairs: raise --memory",
                           t->n);
        rc = grow(t, t->n_slots ? 2 * t->n_slots : 1 << 12, e);
    }
    return rc == 0 ? put(s, x, is_copy, e) : rc;
}

int duplicate_set_add(struct duplicate_set *s, uint64_t hash, uint32_t rank,
                      bool *is_copy, struct err *e)
{
    if (s->n + 1 >= UINT64_C(1) << NO_BITS)
        return err_set(e, ERR_LIMIT, "more than 2^%d pairs", NO_BITS);
    const struct entry x = {hash, (s->n << RANK_BITS | rank) + 1};
    *is_copy = false;
    s->n++;
    return s->tmpdir ? note(s, &x, e) : put_at_once(s, &x, is_copy, e);
}

static int put_in_room(struct duplicate_set *s, const struct entry *x,
                       struct err *e)
{
    bool is_copy;
    return is_full(&s->table) ? err_set(e, ERR_LIMIT,
                                        "too many different pairs: raise "
                                        "--memory")
                              : put(s, x, &is_copy, e);
}

/* An empty table for so many entries, as far as the memory goes. */
static int make_table(struct duplicate_set *s, uint64_t n, struct err *e)
{
    size_t n_slots = 1 << 12;
    while (n_slots / 10 * 7 <= n && n_slots < s->max_slots)
        n_slots *= 2;
    if (n_slots > s->table.n_slots) {
        free(s->table.slots);
        s->table = (struct entry_table){0};
        return grow(&s->table, n_slots, e);
    }
    memset(s->table.slots, 0, s->table.n_slots * sizeof *s->table.slots);
    s->table.n = 0;
    return 0;
}

static int finish_part(struct duplicate_set *s, struct part *p, struct err *e)
{
    const size_t n = p->entries.n / sizeof(struct entry);
    int rc = make_table(s, p->n_in_file + n, e);
    if (rc == 0 && p->file && fseek(p->file, 0, SEEK_SET) != 0)
        rc = err_system(e, "read a temporary file");
    for (uint64_t k = 0; k < p->n_in_file && rc == 0; k++) {
        struct entry x;
        rc = fread(&x, sizeof x, 1, p->file) == 1
                 ? put_in_room(s, &x, e)
                 : err_system(e, "read a temporary file");
    }
    for (size_t k = 0; k < n && rc == 0; k++) {
        struct entry x;
        memcpy(&x, p->entries.p + k * sizeof x, sizeof x);
        rc = put_in_room(s, &x, e);
    }
    part_free(p);
    return err_about(rc, s->tmpdir, e);
}

int duplicate_set_finish(struct duplicate_set *s, struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; s->tmpdir && k < N_PARTS && rc == 0; k++)
        rc = finish_part(s, &s->parts[k], e);
    free(s->table.slots);
    s->table = (struct entry_table){0};
    return rc;
}

bool duplicate_set_has(const struct duplicate_set *s, uint64_t no)
{
    const size_t at = (size_t)(no >> 3);
    return at < s->copies_bytes && (s->copies[at] >> (no & 7) & 1) != 0;
}

uint64_t duplicate_set_n(const struct duplicate_set *s)
{
    return s->n;
}

uint64_t duplicate_set_n_copies(const struct duplicate_set *s)
{
    return s->n_copies;
}
