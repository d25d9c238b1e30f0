/* bench/align.c - the aligner alone: how fast, how much memory, how right?
 *
 *     bench_align SRC TGT [METHOD [SENTENCES...]]
 *
 * SRC and TGT are texts of which line k translates line k.  For each size a
 * document is made of them: stretches of fifty lines in a drawn order, again
 * and again, and two lines in a hundred of either side left out.  It is read,
 * split into words and aligned in a process of its own; only the aligner's
 * processor time counts, the best of some rounds.  METHOD is hybrid (the
 * default), length, length-em, or full: method length without a band, as the
 * 1993 program has it.  A size like 1000x50 is a thousand documents of fifty.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "aligner/align.h"
#include "base/arena.h"
#include "document/aligner_input.h"
#include "document/lexicon/lexicon_set.h"
#include "io/whole_file.h"

enum { STRETCH = 50, OMITTED_OF_1000 = 20, MOST_SIZES = 16 };

/* Lines of a text. */
struct lines {
    struct sv *line;
    size_t n;
};

/* What a child tells. */
struct figures {
    double seconds; /* of the aligner, a round */
    size_t n_src, n_got, n_gold, n_right;
    long before_kb; /* peak memory before aligning */
};

struct task_range {
    struct lines src, tgt;
    struct lexicon_set lexicons;
    struct align_params params;
    int is_full;
};

/* A document: the numbers of the lines that it has. */
struct drawn {
    size_t *src, *tgt; /* the how-manieth line of the untouched document */
    struct buf src_text, tgt_text;
    size_t n_src, n_tgt;
};

static void die(const char *what)
{
    fprintf(stderr, "bench_align: %s\n", what);
    exit(1);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* xorshift64*: Vigna (2016), ACM TOMS 42(4). */
static uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (uint32_t)((*seed * 0x2545f4914f6cdd1du >> 33) % below);
}

static struct lines read_lines(const char *path)
{
    struct buf bytes = {0};
    struct err e = {0};
    struct lines out = {0};
    struct sv line, text;
    if (whole_file_read(path, SIZE_MAX, &bytes, &e) != 0)
        die(e.msg);
    text = buf_sv(&bytes);
    for (size_t k = 0; k < text.n; k++)
        out.n += text.p[k] == '\n';
    out.line = calloc(out.n + 1, sizeof *out.line);
    out.n = 0;
    while (out.line && sv_next_line(&text, &line))
        out.line[out.n++] = line;
    return out;
}

static void add_line(struct buf *text, size_t *numbers, size_t *n,
                     struct sv line, size_t number)
{
    numbers[(*n)++] = number;
    if (buf_add_sv(text, line) != 0 || buf_add_char(text, '\n') != 0)
        die("no memory");
}

/* A document of n source lines. */
static struct drawn draw_document(const struct task_range *t, size_t n,
                                  uint64_t seed)
{
    struct drawn d = {0};
    size_t n_all = t->src.n < t->tgt.n ? t->src.n : t->tgt.n;
    uint32_t n_stretches = (uint32_t)((n_all + STRETCH - 1) / STRETCH);
    d.src = calloc(n, sizeof *d.src);
    d.tgt = calloc(2 * n + STRETCH, sizeof *d.tgt);
    if (!d.src || !d.tgt || n_stretches == 0)
        die("no memory, or no text");
    for (size_t number = 0; d.n_src < n;) {
        size_t from = (size_t)draw(&seed, n_stretches) * STRETCH;
        for (size_t k = from; k < from + STRETCH && k < n_all && d.n_src < n;
             k++, number++) {
            if (draw(&seed, 1000) >= OMITTED_OF_1000)
                add_line(&d.src_text, d.src, &d.n_src, t->src.line[k], number);
            if (draw(&seed, 1000) >= OMITTED_OF_1000)
                add_line(&d.tgt_text, d.tgt, &d.n_tgt, t->tgt.line[k], number);
        }
    }
    return d;
}

/* The lines as the sentences of an article; they need no splitter. */
static struct article article_of(struct arena *a, const struct buf *text,
                                 size_t n, const char *lang)
{
    struct article out = {.n_pars = 1};
    struct sv rest = buf_sv(text), line;
    out.sents = arena_array(a, n, sizeof *out.sents);
    strcpy(out.lang, lang);
    while (out.sents && sv_next_line(&rest, &line)) {
        struct sentence *s = &out.sents[out.n_sents++];
        s->text = line;
        for (size_t k = 0; k < line.n; k++)
            s->n_cp += ((unsigned char)line.p[k] & 0xc0) != 0x80;
    }
    return out;
}

/* Beads of one sentence a side that join the same line. */
static void judge(const struct drawn *d, const struct alignment *al,
                  struct figures *f)
{
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        f->n_got += b->n_src > 0 && b->n_tgt > 0;
        f->n_right += b->n_src == 1 && b->n_tgt == 1 &&
                      d->src[b->src_at] == d->tgt[b->tgt_at];
    }
    for (size_t i = 0, j = 0; i < d->n_src && j < d->n_tgt;) {
        f->n_gold += d->src[i] == d->tgt[j];
        size_t x = d->src[i], y = d->tgt[j];
        i += x <= y;
        j += y <= x;
    }
}

/* Align one document; the time of the quickest round. */
static void run_document(const struct task_range *t, size_t n, uint64_t seed,
                         int n_rounds, struct figures *f)
{
    struct arena text = {0}, a = {0};
    struct aligner_input_maker maker = {0};
    struct aligner_input sides;
    struct alignment al;
    struct err e = {0};
    struct rusage usage;
    struct align_params p = t->params;
    double best = -1;
    struct drawn d = draw_document(t, n, seed);
    struct article src = article_of(&text, &d.src_text, d.n_src, "en");
    struct article tgt = article_of(&text, &d.tgt_text, d.n_tgt, "fr");
    if (!src.sents || !tgt.sents ||
        aligner_input_of_words(&text, &maker, &t->lexicons, &src, &tgt, &sides,
                               &e) != 0)
        die("no memory");
    const struct lexicon *lexicon = sides.has_lexicon ? &sides.lexicon : NULL;
    p.band = t->is_full ? d.n_src + d.n_tgt : p.band;
    getrusage(RUSAGE_SELF, &usage);
    f->before_kb = usage.ru_maxrss;
    for (int round = 0; round < n_rounds; round++) {
        arena_reset(&a);
        double start = now();
        if (align_sides(&a, &p, &sides.src, &sides.tgt, lexicon, &al, NULL,
                        &e) != 0)
            die(e.msg);
        double seconds = now() - start;
        best = best < 0 || seconds < best ? seconds : best;
    }
    f->seconds += best;
    f->n_src += d.n_src;
    judge(&d, &al, f);
    arena_free(&a);
    arena_free(&text);
    aligner_input_maker_free(&maker);
    buf_free(&d.src_text);
    buf_free(&d.tgt_text);
    free(d.src);
    free(d.tgt);
}

static void run_child(const struct task_range *t, size_t n_documents, size_t n,
                      int to)
{
    struct figures f = {0};
    int n_rounds = n <= 2000 && n_documents == 1 ? 9 : 1;
    for (size_t k = 0; k < n_documents; k++)
        run_document(t, n, 0x9e3779b97f4a7c15u + k, n_rounds, &f);
    if (write(to, &f, sizeof f) != (ssize_t)sizeof f)
        die("cannot tell");
    exit(0);
}

/* "10000" or "1000x50". */
static void run_size(const struct task_range *t, const char *size)
{
    char *rest;
    struct figures f;
    struct rusage usage;
    int tube[2], status;
    size_t n = strtoul(size, &rest, 10), n_documents = 1;
    if (*rest == 'x') {
        n_documents = n;
        n = strtoul(rest + 1, &rest, 10);
    }
    if (*rest || n == 0 || n_documents == 0 || pipe(tube) != 0)
        die("a size is a number, or two with an x between them");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        run_child(t, n_documents, n, tube[1]);
    close(tube[1]);
    if (child < 0 || read(tube[0], &f, sizeof f) != (ssize_t)sizeof f)
        die("a child had no figures");
    close(tube[0]);
    if (wait4(child, &status, 0, &usage) < 0)
        die("a child was lost");
    printf("%10s %9.3f s %10.0f pairs/s %6ld MB (%ld before)  F1 %.4f\n", size,
           f.seconds, (double)f.n_src / f.seconds, usage.ru_maxrss / 1024,
           f.before_kb / 1024,
           2 * (double)f.n_right / (double)(f.n_got + f.n_gold));
}

static void choose_method(struct task_range *t, const char *name)
{
    t->is_full = strcmp(name, "full") == 0;
    const char *wanted = t->is_full ? "length" : name;
    unsigned k = 0;
    while (align_method_name(k) && strcmp(align_method_name(k), wanted) != 0)
        k++;
    if (!align_method_name(k))
        die("a method is hybrid, length, length-em or full");
    t->params.method = (enum align_method)k;
    if (t->is_full)
        t->params.max_cells = SIZE_MAX / 2;
}

int main(int argc, char **argv)
{
    static const char *const sizes[] = {"100",   "1000",   "10000",
                                        "50000", "200000", "1000x50"};
    struct task_range t = {.params = align_params_default()};
    const struct lexicon_choice own = {.n_paths = 0};
    struct err e = {0};
    if (argc < 3)
        die("usage: bench_align SRC TGT [METHOD [SENTENCES...]]");
    choose_method(&t, argc > 3 ? argv[3] : "hybrid");
    if (lexicon_set_open(&own, &t.lexicons, &e) != 0)
        die(e.msg);
    t.src = read_lines(argv[1]);
    t.tgt = read_lines(argv[2]);
    for (int k = 4; k < argc; k++)
        run_size(&t, argv[k]);
    for (size_t k = 0; argc <= 4 && k < sizeof sizes / sizeof *sizes; k++)
        run_size(&t, sizes[k]);
    lexicon_set_close(&t.lexicons);
    return 0;
}
