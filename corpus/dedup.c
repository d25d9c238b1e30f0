/* corpus/dedup.c - a look at all pairs, then a copy of those that stay.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/dedup.h"

#include <string.h>

#include "base/hash.h"
#include "corpus/duplicate_set.h"
#include "corpus/hash_set.h"
#include "tokenize/utf8.h"

/* Sides and pairs have different hashes of one text. */
enum { SEED_PAIR = 1, SEED_SRC, SEED_TRG };

struct deduping {
    const struct dedup_job *job;
    struct dedup_counts *counts;
    struct text_key *key, *test_key;
    struct duplicate_set *copies;
    struct hash_set test;
    struct buf text; /* the key at hand */
    bool at_once;    /* copies are told as they come */

    /* For conflicts: pairs and sources so far, and sources with two targets. */
    struct hash_set pairs, sources, conflicts;
};

struct dedup_choice dedup_choice_default(void)
{
    return (struct dedup_choice){.memory = UINT64_C(1) << 30, .tmpdir = "/tmp"};
}

/* The hash of a side, or of both with a tab between. */
static int hash_of(struct deduping *d, const struct text_key *key,
                   struct sv one, struct sv other, uint64_t seed, uint64_t *out,
                   struct err *e)
{
    buf_clear(&d->text);
    text_key_add(key, one, &d->text);
    if (other.n > 0) {
        buf_add_char(&d->text, '\t');
        text_key_add(key, other, &d->text);
    }
    *out = hash_sv(buf_sv(&d->text), seed);
    return d->text.failed ? err_nomem(e) : 0;
}

static int hash_of_pair(struct deduping *d, const struct sieve_pair *p,
                        uint64_t *out, struct err *e)
{
    const struct text_key *k = d->key;
    switch (d->job->choice.by) {
    case DEDUP_BY_SRC: return hash_of(d, k, p->src, SV(""), SEED_SRC, out, e);
    case DEDUP_BY_TRG: return hash_of(d, k, p->tgt, SV(""), SEED_TRG, out, e);
    case DEDUP_BY_PAIR: break;
    }
    return hash_of(d, k, p->src, p->tgt, SEED_PAIR, out, e);
}

static int hash_of_test(struct deduping *d, const struct sieve_pair *p,
                        uint64_t out[3], struct err *e)
{
    const struct text_key *k = d->test_key;
    int rc = hash_of(d, k, p->src, p->tgt, SEED_PAIR, &out[0], e);
    if (rc == 0)
        rc = hash_of(d, k, p->src, SV(""), SEED_SRC, &out[1], e);
    return rc == 0 ? hash_of(d, k, p->tgt, SV(""), SEED_TRG, &out[2], e) : rc;
}

static bool is_long(const struct deduping *d, struct sv text)
{
    return text.n >= d->job->choice.min_cp &&
           utf8_count(text) >= d->job->choice.min_cp;
}

/* A pair of the test set: its hashes are noted. */
static int note_test(void *context, struct sieve_pair *p, bool *keep,
                     struct buf *reason, struct err *e)
{
    struct deduping *d = context;
    uint64_t hash[3];
    (void)keep;
    (void)reason;
    int rc = p->is_null ? 0 : hash_of_test(d, p, hash, e);
    if (rc != 0 || p->is_null)
        return rc;
    d->counts->n_test++;
    if (!d->job->choice.either)
        return hash_set_add(&d->test, hash[0], e);
    if (is_long(d, p->src))
        rc = hash_set_add(&d->test, hash[1], e);
    return rc == 0 && is_long(d, p->tgt) ? hash_set_add(&d->test, hash[2], e)
                                         : rc;
}

static int overlaps(struct deduping *d, const struct sieve_pair *p, bool *is,
                    struct err *e)
{
    uint64_t hash[3];
    *is = false;
    if (d->test.n == 0 || p->is_null)
        return 0;
    int rc = hash_of_test(d, p, hash, e);
    if (rc == 0 && d->job->choice.either)
        *is =
            hash_set_has(&d->test, hash[1]) || hash_set_has(&d->test, hash[2]);
    else if (rc == 0)
        *is = hash_set_has(&d->test, hash[0]);
    return rc;
}

/* What has one side only, or is of the test set, is no copy of anything: it has
 * the hash of its number. */
static int add(struct deduping *d, const struct sieve_pair *p, bool is_test,
               bool *is_copy, struct err *e)
{
    const bool best = d->job->choice.keep == DEDUP_KEEP_BEST;
    uint64_t hash = hash_sv((struct sv){(const char *)&p->no, sizeof p->no}, 0);
    int rc = p->is_null || is_test ? 0 : hash_of_pair(d, p, &hash, e);
    return rc == 0 ? duplicate_set_add(d->copies, hash,
                                       best ? duplicate_set_rank(p->score) : 0,
                                       is_copy, e)
                   : rc;
}

/* Is the pair a new one?  Its source's hash. */
static int is_new_pair(struct deduping *d, const struct sieve_pair *p,
                       uint64_t *source, bool *is_new, struct err *e)
{
    uint64_t pair;
    int rc = hash_of(d, d->key, p->src, SV(""), SEED_SRC, source, e);
    if (rc == 0)
        rc = hash_of(d, d->key, p->src, p->tgt, SEED_PAIR, &pair, e);
    if (rc != 0)
        return rc;
    *is_new = !hash_set_has(&d->pairs, pair);
    return hash_set_add(&d->pairs, pair, e);
}

/* A new pair whose source is there already has another target. */
static int note_conflict(struct deduping *d, const struct sieve_pair *p,
                         struct err *e)
{
    uint64_t source;
    bool is_new = false;
    if (!d->job->conflicts_path || p->is_null)
        return 0;
    int rc = is_new_pair(d, p, &source, &is_new, e);
    if (rc != 0 || !is_new)
        return rc;
    return hash_set_add(hash_set_has(&d->sources, source) ? &d->conflicts
                                                          : &d->sources,
                        source, e);
}

static int look(void *context, struct sieve_pair *p, bool *keep,
                struct buf *reason, struct err *e)
{
    bool is_copy, is_test;
    (void)keep;
    (void)reason;
    int rc = overlaps(context, p, &is_test, e);
    if (rc == 0 && !is_test)
        rc = note_conflict(context, p, e);
    return rc == 0 ? add(context, p, is_test, &is_copy, e) : rc;
}

/* For the list of conflicts. */
static int is_in_conflict(void *context, struct sieve_pair *p, bool *keep,
                          struct buf *reason, struct err *e)
{
    struct deduping *d = context;
    uint64_t source;
    bool is_test, is_new = false;
    (void)reason;
    *keep = false;
    int rc = p->is_null ? 0 : overlaps(d, p, &is_test, e);
    if (rc == 0 && !p->is_null && !is_test)
        rc = is_new_pair(d, p, &source, &is_new, e);
    *keep = rc == 0 && is_new && hash_set_has(&d->conflicts, source);
    return rc;
}

static void tell(const struct deduping *d, const char *what, struct buf *reason)
{
    if (d->job->files.rejected_path)
        buf_add_sv(reason, sv_from(what));
}

static int judge(void *context, struct sieve_pair *p, bool *keep,
                 struct buf *reason, struct err *e)
{
    struct deduping *d = context;
    bool is_copy = false, is_test = false;
    int rc = overlaps(d, p, &is_test, e);
    if (rc == 0 && d->at_once)
        rc = add(d, p, is_test, &is_copy, e);
    else
        is_copy = duplicate_set_has(d->copies, p->no);
    *keep = !is_copy && !is_test;
    d->counts->n_kept += *keep;
    d->counts->n_overlap += is_test;
    d->counts->n_copies += is_copy && !is_test;
    if (is_test)
        tell(d, "in the test set", reason);
    else if (is_copy)
        tell(d, "duplicate", reason);
    return rc;
}

static void on_bad(void *context, const struct err *why)
{
    const struct sieve_job *files = &((struct deduping *)context)->job->files;
    if (files->on_bad)
        files->on_bad(files->context, why);
}

_Static_assert((int)RECORD_READER_MAX_PATHS <= (int)RECORD_READER_MAX_LIST,
               "a reader takes every file of the test set");

static int read_test(struct deduping *d, struct err *e)
{
    const struct dedup_choice *c = &d->job->choice;
    struct convert_counts counts;
    struct sieve_job files = {.needs = SIEVE_TEXT,
                              .judge = note_test,
                              .on_bad = on_bad,
                              .context = d};
    if (c->n_overlap == 0)
        return 0;
    files.in =
        (struct record_reader_options){.n_paths = c->n_overlap,
                                       .src_lang = d->job->files.in.src_lang,
                                       .tgt_lang = d->job->files.in.tgt_lang};
    memcpy(files.in.paths, c->overlap, c->n_overlap * sizeof *c->overlap);
    int rc = sieve_look(&files, &counts, e);
    if (rc == 0 && d->counts->n_test == 0)
        rc = err_about(err_set(e, ERR_INPUT, "no pair is in it"), c->overlap[0],
                       e);
    return rc;
}

/* Read the file a first time, and know what is a copy. */
static int find_copies(struct deduping *d, const struct sieve_job *files,
                       struct err *e)
{
    struct sieve_job first = *files;
    struct convert_counts counts;
    first.judge = look;
    first.on_bad = NULL; /* reported when it is read again */
    int rc = sieve_look(&first, &counts, e);
    return rc == 0 ? duplicate_set_finish(d->copies, e) : rc;
}

static int list_conflicts(struct deduping *d, const struct sieve_job *files,
                          struct err *e)
{
    struct sieve_job third = *files;
    struct convert_counts counts;
    if (!d->job->conflicts_path)
        return 0;
    d->counts->n_conflicts = d->conflicts.n;
    hash_set_free(&d->pairs);
    third.judge = is_in_conflict;
    third.on_bad = NULL; /* reported already */
    third.rejected_path = NULL;
    third.paths[0] = d->job->conflicts_path;
    third.formats[0] = d->job->conflicts_format;
    third.n_outputs = 1;
    return sieve(&third, &counts, e);
}

static int run(struct deduping *d, struct err *e)
{
    struct sieve_job files = d->job->files;
    const char *in = files.in.paths[0];
    files.needs = SIEVE_TEXT;
    if (d->job->choice.keep == DEDUP_KEEP_BEST)
        files.needs |= FIELD_SCORE;
    files.judge = judge;
    files.on_bad = on_bad;
    files.context = d;
    int rc = d->at_once ? 0 : find_copies(d, &files, e);
    if (rc == 0)
        rc = sieve(&files, &d->counts->files, e);
    if (rc == 0 && duplicate_set_n(d->copies) != d->counts->files.n_records)
        rc = err_about(err_set(e, ERR_IO, "the file changed while it was read"),
                       in, e);
    return rc == 0 ? list_conflicts(d, &files, e) : rc;
}

int dedup(const struct dedup_job *job, struct dedup_counts *counts,
          struct err *e)
{
    struct deduping d = {.job = job, .counts = counts};
    const struct dedup_choice *c = &job->choice;
    *counts = (struct dedup_counts){.n_kept = 0};
    d.at_once = strcmp(job->files.in.paths[0], "-") == 0;
    if (d.at_once && c->keep == DEDUP_KEEP_BEST)
        return err_set(e, ERR_USAGE,
                       "standard input cannot be read twice: --keep first, or "
                       "name a file");
    if (d.at_once && job->conflicts_path)
        return err_set(e, ERR_USAGE,
                       "standard input cannot be read twice: name a file");
    d.key = text_key_open(c->match);
    /* copies of a test set seldom have its case and punctuation */
    d.test_key =
        text_key_open(c->match == TEXT_KEY_EXACT ? TEXT_KEY_NORMAL : c->match);
    int rc = d.key && d.test_key ? 0 : err_nomem(e);
    if (rc == 0)
        rc = duplicate_set_open(c->memory, d.at_once ? NULL : c->tmpdir,
                                &d.copies, e);
    if (rc == 0)
        rc = read_test(&d, e);
    if (rc == 0)
        rc = run(&d, e);
    duplicate_set_close(d.copies);
    text_key_close(d.key);
    text_key_close(d.test_key);
    hash_set_free(&d.test);
    hash_set_free(&d.pairs);
    hash_set_free(&d.sources);
    hash_set_free(&d.conflicts);
    buf_free(&d.text);
    return rc;
}
