/* bench/split.c - the sentence splitter beside ICU's own sentence iterator.
 *
 *     bench_split STELE LANG FILE
 *
 * Both get the same paragraphs (lines) of the file, in memory, in turns;
 * the medians of the rounds count.  Then the whole program, `STELE split`,
 * writes the sentences of the file to nowhere, for its processor time and its
 * peak memory.
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
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unistd.h>

#include "io/whole_file.h"
#include "tokenize/splitter.h"

enum { N_ROUNDS = 9 };

struct round {
    double seconds;
    size_t n_sents;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static struct round run_ours(struct splitter *s, const char *lang,
                             struct sv text)
{
    struct round r = {.seconds = now()};
    struct sv line;
    while (sv_next_line(&text, &line)) {
        const size_t *ends;
        size_t n_ends = 0;
        if (splitter_cut(s, sv_from(lang), line, &ends, &n_ends, NULL) != 0)
            exit(1);
        r.n_sents += n_ends;
    }
    r.seconds = now() - r.seconds;
    return r;
}

static struct round run_icu(UBreakIterator *iterator, struct sv text)
{
    struct round r = {.seconds = now()};
    struct sv line;
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    while (sv_next_line(&text, &line)) {
        utext_openUTF8(&source, line.p, (int64_t)line.n, &status);
        ubrk_setUText(iterator, &source, &status);
        while (ubrk_next(iterator) != UBRK_DONE)
            r.n_sents++;
    }
    utext_close(&source);
    r.seconds = now() - r.seconds;
    if (U_FAILURE(status))
        exit(1);
    return r;
}

static int by_seconds(const void *a, const void *b)
{
    double x = ((const struct round *)a)->seconds;
    double y = ((const struct round *)b)->seconds;
    return (x > y) - (x < y);
}

static void tell(const char *name, struct round *rounds, size_t n_bytes)
{
    qsort(rounds, N_ROUNDS, sizeof *rounds, by_seconds);
    struct round median = rounds[N_ROUNDS / 2];
    printf("%-24s %8.1f MB/s  %7zu sentences\n", name,
           (double)n_bytes / 1e6 / median.seconds, median.n_sents);
}

static void compare(const char *lang, struct sv text)
{
    struct splitter *s;
    struct splitter_options o = splitter_options_default();
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_SENTENCE, lang, NULL, 0, &status);
    if (splitter_open(&o, &s, NULL) != 0 || U_FAILURE(status))
        exit(1);
    struct round ours[N_ROUNDS], theirs[N_ROUNDS];
    for (int i = 0; i < N_ROUNDS; i++) {
        ours[i] = run_ours(s, lang, text);
        theirs[i] = run_icu(icu, text);
    }
    tell("splitter", ours, text.n);
    tell("ICU's iterator", theirs, text.n);
    ubrk_close(icu);
    splitter_close(s);
}

/* The program itself: processor seconds and peak memory. */
static void run_program(char *stele, char *lang, char *path, size_t n_bytes)
{
    char command[] = "split", option[] = "-l";
    char *argv[] = {stele, command, option, lang, path, NULL};
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
            _exit(1);
        execv(stele, argv);
        _exit(1);
    }
    int status = 1;
    struct rusage u;
    if (child < 0 || wait4(child, &status, 0, &u) != child || status != 0)
        exit(1);
    double seconds = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
                     (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
    printf("%-24s %8.1f MB/s  %7.1f MB at its peak\n", "stele split",
           (double)n_bytes / 1e6 / seconds, (double)u.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
    struct buf text = {0};
    struct err e;
    if (argc != 4) {
        fputs("bench_split STELE LANG FILE\n", stderr);
        return 2;
    }
    if (whole_file_read(argv[3], WHOLE_FILE_MAX_BYTES, &text, &e) != 0) {
        fprintf(stderr, "bench_split: %s: %s\n", argv[3], e.msg);
        return 1;
    }
    printf("%s, %.1f MB, one core, medians of %d rounds\n", argv[3],
           (double)text.n / 1e6, N_ROUNDS);
    compare(argv[2], buf_sv(&text));
    fflush(stdout);
    run_program(argv[1], argv[2], argv[3], text.n);
    buf_free(&text);
    return 0;
}
