/* bench/engine.c - where the time of a batch goes.
 *
 *     bench_pipeline STELE MANIFEST
 *
 * Every pair of the manifest goes through the stages one by one, in this
 * process and one thread; then `STELE batch` does the whole with one and with
 * two threads; beside them what the machine can do at most.  Processor time of
 * the stages, wall time of the whole, the best of three rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unicode/ustring.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "batch/plan.h"
#include "document/align_document.h"
#include "document/settings.h"
#include "io/gzip_member.h"
#include "tokenize/decode.h"

enum { N_ROUNDS = 3, MEMBER_BYTES = 1 << 20 };

enum stage {
    READ,
    DECODE,
    SPLIT,
    TOKENISE,
    ALIGN,
    SCORE,
    WRITE,
    PACK,
    N_STAGES
};

static const char *const stage_names[N_STAGES] = {
    "read",  "decode", "split", "tokenise", "corridor and align",
    "score", "write",  "pack"};

/* Seconds by stage, and the bytes that went in and came out. */
struct account {
    double seconds[N_STAGES];
    size_t n_bytes, n_written, n_packed;
};

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void check(int rc, const struct err *e)
{
    if (rc >= 0)
        return;
    fprintf(stderr, "bench_pipeline: %s\n", e->msg);
    exit(1);
}

/* The time since *at to the stage, and *at to now. */
static void charge(struct account *a, enum stage stage, double *at)
{
    double t = now(CLOCK_PROCESS_CPUTIME_ID);
    a->seconds[stage] += t - *at;
    *at = t;
}

struct bench {
    struct engine engine;
    struct reading reading;
    struct writing writing;
    struct document_worker worker;
    struct arena extra;
    struct outputs outputs;
};

static void decode(struct bench *b, const struct loaded *side)
{
    struct err e;
    struct decoded d;
    check(decode_text(&b->extra, NULL, buf_sv(&side->bytes), &d, &e), &e);
    offset_map_free(&d.origin);
}

static void pack(struct bench *b, struct account *a, double *at)
{
    struct err e;
    struct buf packed = {0};
    struct buf *body = &b->outputs.output[0].text;
    check(gzip_member_pack(buf_sv(body), b->writing.gz_level, &packed, &e), &e);
    a->n_written += body->n;
    a->n_packed += packed.n;
    buf_clear(body);
    buf_free(&packed);
    charge(a, PACK, at);
}

/* The aligner's passes one after the other, each with all before it, so that
 * what a pass costs is the difference. */
static void align(struct bench *b, const struct document_pair *pair,
                  struct document_records *records, struct account *a,
                  double *at)
{
    struct err e;
    struct document_worker *w = &b->worker;
    const struct article *src = &w->src.article, *tgt = &w->tgt.article;
    struct account t = {.n_bytes = 0};
    struct aligner_input input;
    struct alignment beads;
    if (b->engine.params.align.method == ALIGN_HYBRID)
        check(aligner_input_of_words(&b->extra, &w->input, &b->engine.lexicons,
                                     src, tgt, &input, &e),
              &e);
    else
        check(aligner_input_of_lengths(&b->extra, src, tgt, &input, &e), &e);
    charge(&t, TOKENISE, at);
    arena_reset(&b->extra);
    check(document_beads(w, &input, &beads, NULL, &e), &e);
    charge(&t, ALIGN, at);
    check(document_split(w, pair, &e), &e);
    charge(&t, SPLIT, at);
    check(document_align(w, pair, records, NULL, &e), &e);
    charge(&t, SCORE, at);
    a->seconds[TOKENISE] += t.seconds[TOKENISE];
    a->seconds[ALIGN] += t.seconds[ALIGN] - t.seconds[TOKENISE];
    a->seconds[SCORE] += t.seconds[SCORE] - t.seconds[ALIGN] - t.seconds[SPLIT];
}

static void run_pair(struct bench *b, const struct document_pair *pair,
                     struct account *a)
{
    struct err e;
    struct document_records records;
    struct account parse = {.n_bytes = 0};
    double at = now(CLOCK_PROCESS_CPUTIME_ID);
    check(document_fetch(&b->worker, pair, &e), &e);
    charge(a, READ, &at);
    decode(b, &b->worker.src);
    decode(b, &b->worker.tgt);
    charge(&parse, DECODE, &at);
    check(document_split(&b->worker, pair, &e), &e);
    charge(&parse, SPLIT, &at);
    a->seconds[DECODE] += parse.seconds[DECODE];
    a->seconds[SPLIT] += parse.seconds[SPLIT] - parse.seconds[DECODE];
    arena_reset(&b->extra);
    align(b, pair, &records, a, &at);
    check(outputs_write(&b->outputs, &records.document, records.records,
                        records.n, &e),
          &e);
    charge(a, WRITE, &at);
    a->n_bytes += b->worker.n_bytes;
    if (b->outputs.output[0].text.n >= MEMBER_BYTES)
        pack(b, a, &at);
    arena_reset(&b->extra);
}

static struct account run_stages(struct bench *b, const char *path)
{
    struct err e;
    struct manifest *m;
    struct manifest_walk walk = {0};
    struct manifest_pair entry;
    struct arena names = {0};
    struct sv line;
    struct account a = {.n_bytes = 0};
    const struct output_head head = {"en", "fr", "bench"};
    int rc;
    check(manifest_open(path, &m, &e), &e);
    outputs_open_memory(&b->outputs, &b->writing, &head);
    while ((rc = manifest_next(m, &walk, &line, &e)) == 1) {
        manifest_parse(m, line, &entry);
        struct document_pair pair = {
            .names = {entry.id, entry.src_url, entry.trg_url},
            .src_path = manifest_file(m, &names, entry.src),
            .tgt_path = manifest_file(m, &names, entry.trg),
            .src_lang = "en",
            .tgt_lang = "fr",
        };
        run_pair(b, &pair, &a);
        arena_reset(&names);
    }
    check(rc, &e);
    double at = now(CLOCK_PROCESS_CPUTIME_ID);
    pack(b, &a, &at);
    outputs_abort(&b->outputs);
    arena_free(&names);
    manifest_walk_end(&walk);
    manifest_close(m);
    return a;
}

static void bench_stages(enum align_method method, const char *manifest)
{
    struct err e;
    struct settings settings = settings_default();
    struct bench b = {.reading = settings.reading, .writing = settings.writing};
    struct account best = {.n_bytes = 0};
    double total = 0;
    settings.params.align.method = method;
    check(engine_open(&settings, &b.engine, &e), &e);
    check(document_worker_open(&b.worker, &b.engine, &e), &e);
    for (int round = 0; round < N_ROUNDS; round++) {
        struct account a = run_stages(&b, manifest);
        for (int s = 0; s < N_STAGES; s++)
            if (round == 0 || a.seconds[s] < best.seconds[s])
                best.seconds[s] = a.seconds[s];
        best.n_bytes = a.n_bytes;
        best.n_written = a.n_written;
        best.n_packed = a.n_packed;
    }
    for (int s = 0; s < N_STAGES; s++) {
        if (best.seconds[s] < 0) /* a difference of two measurements */
            best.seconds[s] = 0;
        printf("  %-20s %7.3f s %9.1f MB/s\n", stage_names[s], best.seconds[s],
               (double)best.n_bytes / 1e6 / best.seconds[s]);
        total += best.seconds[s];
    }
    printf("  %-20s %7.3f s %9.1f MB/s  (%.1f MB in, %.1f out, %.1f packed)\n",
           "all of them", total, (double)best.n_bytes / 1e6 / total,
           (double)best.n_bytes / 1e6, (double)best.n_written / 1e6,
           (double)best.n_packed / 1e6);
    document_worker_close(&b.worker);
    engine_close(&b.engine);
    settings_free(&settings);
    arena_free(&b.extra);
}

/* `STELE batch` as a whole: the best wall time, processor time, memory. */
static void bench_whole(const char *stele, const char *method, const char *n,
                        const char *manifest, size_t n_bytes)
{
    double best = 1e9, cpu = 1e9;
    long peak_kib = 0;
    char output[80];
    snprintf(output, sizeof output, P_tmpdir "/bench_pipeline.%ld.tsv.gz",
             (long)getpid());
    for (int round = 0; round < N_ROUNDS; round++) {
        struct rusage use;
        double began = now(CLOCK_MONOTONIC);
        pid_t pid = fork();
        if (pid == 0) {
            execl(stele, stele, "batch", "-q", "-m", method, "-j", n,
                  "--src-lang", "en", "--trg-lang", "fr", "-o", output,
                  manifest, (char *)NULL);
            _exit(127);
        }
        int status;
        wait4(pid, &status, 0, &use);
        double wall = now(CLOCK_MONOTONIC) - began;
        double used =
            (double)use.ru_utime.tv_sec + (double)use.ru_utime.tv_usec * 1e-6 +
            (double)use.ru_stime.tv_sec + (double)use.ru_stime.tv_usec * 1e-6;
        best = wall < best ? wall : best;
        cpu = used < cpu ? used : cpu;
        peak_kib = use.ru_maxrss;
    }
    printf("  batch -j %s           %7.3f s %9.1f MB/s  processor %.3f s, "
           "memory %ld MB\n",
           n, best, (double)n_bytes / 1e6 / best, cpu, peak_kib / 1024);
    unlink(output);
    strcat(output, ".journal.tsv");
    unlink(output);
}

/* What packing with zlib itself takes, for a buffer of text. */
static double zlib_seconds(struct sv text, int level, size_t *n_packed)
{
    double at = now(CLOCK_PROCESS_CPUTIME_ID);
    uLongf n = compressBound(text.n);
    Bytef *out = malloc(n);
    if (!out ||
        compress2(out, &n, (const Bytef *)text.p, text.n, level) != Z_OK)
        exit(1);
    free(out);
    *n_packed = n;
    return now(CLOCK_PROCESS_CPUTIME_ID) - at;
}

static void print_rate(const char *what, struct sv text, double seconds,
                       size_t n_packed)
{
    printf("  %-20s %7.3f s %9.1f MB/s", what, seconds,
           (double)text.n / 1e6 / seconds);
    if (n_packed > 0)
        printf("  ratio %.2f", (double)text.n / (double)n_packed);
    putchar('\n');
}

/* What the machine does at most with the same articles. */
static void bench_ceilings(struct sv text)
{
    char *copy = malloc(text.n);
    UChar *units = malloc(text.n * sizeof *units);
    if (!copy || !units)
        exit(1);
    memset(copy, 1, text.n);
    memset(units, 1, text.n * sizeof *units);
    double at = now(CLOCK_PROCESS_CPUTIME_ID);
    memcpy(copy, text.p, text.n);
    print_rate("memcpy", text, now(CLOCK_PROCESS_CPUTIME_ID) - at, 0);
    UErrorCode status = U_ZERO_ERROR;
    int32_t n;
    at = now(CLOCK_PROCESS_CPUTIME_ID);
    u_strFromUTF8(units, (int32_t)text.n, &n, text.p, (int32_t)text.n, &status);
    print_rate("UTF-16 by ICU", text, now(CLOCK_PROCESS_CPUTIME_ID) - at, 0);
    for (int level = 1; level <= 6; level += 5) {
        char name[40];
        size_t n_packed;
        double seconds = zlib_seconds(text, level, &n_packed);
        snprintf(name, sizeof name, "zlib -%d", level);
        print_rate(name, text, seconds, n_packed);
        struct buf packed = {0};
        struct err e;
        at = now(CLOCK_PROCESS_CPUTIME_ID);
        check(gzip_member_pack(text, (unsigned)level, &packed, &e), &e);
        seconds = now(CLOCK_PROCESS_CPUTIME_ID) - at;
        snprintf(name, sizeof name, "%s -%d", gzip_member_library(), level);
        print_rate(name, text, seconds, packed.n);
        buf_free(&packed);
    }
    free(copy);
    free(units);
}

/* All articles of the manifest in one buffer. */
static void read_all(const char *path, struct buf *text)
{
    struct err e;
    struct manifest *m;
    struct manifest_walk walk = {0};
    struct manifest_pair entry;
    struct arena names = {0};
    struct reading r = reading_default();
    struct sv line;
    check(manifest_open(path, &m, &e), &e);
    while (manifest_next(m, &walk, &line, &e) == 1) {
        manifest_parse(m, line, &entry);
        for (int side = 0; side < 2; side++) {
            struct loaded l;
            check(
                reading_fetch(
                    &r,
                    manifest_file(m, &names, side == 0 ? entry.src : entry.trg),
                    NULL, &l, &e),
                &e);
            buf_add_sv(text, buf_sv(&l.bytes));
            loaded_free(&l);
        }
        arena_reset(&names);
    }
    arena_free(&names);
    manifest_walk_end(&walk);
    manifest_close(m);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        enum align_method method;
    } methods[] = {{"length", ALIGN_LENGTH}, {"hybrid", ALIGN_HYBRID}};
    struct buf text = {0};
    if (argc != 3) {
        fputs("usage: bench_pipeline STELE MANIFEST\n", stderr);
        return 2;
    }
    read_all(argv[2], &text);
    puts("what the machine does at most:");
    bench_ceilings(buf_sv(&text));
    for (int i = 0; i < 2; i++) {
        printf("%s:\n", methods[i].name);
        bench_stages(methods[i].method, argv[2]);
        bench_whole(argv[1], methods[i].name, "1", argv[2], text.n);
        bench_whole(argv[1], methods[i].name, "2", argv[2], text.n);
    }
    buf_free(&text);
    return 0;
}
