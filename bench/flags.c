/* bench/flags.c - the flags of pairs, and how fast they are found.
 *
 *     bench_flags SRC_LANG TRG_LANG FILE [GLOSSARY]
 *     bench_flags -p SRC_LANG TRG_LANG FILE [GLOSSARY]
 *
 * FILE has a pair a line: source, TAB, target.  Without -p, prints the speed of
 * all checks together, the median of the rounds, and the share of pairs with
 * each flag; with -p, the flags of each line, "-" for none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "checks/checker.h"
#include "checks/glossary.h"
#include "io/whole_file.h"
#include "tokenize/utf8.h"

enum { N_ROUNDS = 7 };

static void require(int rc, const char *path, const struct err *e)
{
    if (rc == 0)
        return;
    fprintf(stderr, "bench_flags: %s: %s\n", path, e->msg);
    exit(1);
}

/* What is done with the flags of a line. */
typedef void (*line_flags)(uint32_t flags, size_t *counts);

static void count_flags(uint32_t flags, size_t *counts)
{
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        counts[bit] += flags >> bit & 1;
}

static void print_flags(uint32_t flags, size_t *counts)
{
    const char *between = "";
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        if (!(flags >> bit & 1))
            continue;
        printf("%s%s", between, record_flag_name(bit));
        between = ",";
        counts[bit]++;
    }
    puts(flags ? "" : "-");
}

static size_t run(struct checker *c, char **lang, struct sv text,
                  line_flags done, size_t *counts)
{
    size_t n = 0;
    for (struct sv line; sv_next_line(&text, &line); n++) {
        struct checker_side side[2];
        uint32_t flags = 0;
        struct err e;
        for (int k = 0; k < 2; k++) {
            side[k].lang = sv_from(lang[k]);
            sv_next_field(&line, &side[k].text);
        }
        require(checker_flags(c, &side[0], &side[1], &flags, &e), "a line", &e);
        done(flags, counts);
    }
    return n;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(struct checker *c, char **lang, struct sv text)
{
    double seconds[N_ROUNDS];
    size_t n = 0, counts[RECORD_N_FLAGS];
    for (int k = 0; k < N_ROUNDS; k++) {
        memset(counts, 0, sizeof counts);
        clock_t from = clock();
        n = run(c, lang, text, count_flags, counts);
        seconds[k] = (double)(clock() - from) / CLOCKS_PER_SEC;
    }
    qsort(seconds, N_ROUNDS, sizeof *seconds, by_value);
    printf("%zu pairs, %.1f MB, %.1f MB/s\n", n, (double)text.n / 1e6,
           (double)text.n / 1e6 / seconds[N_ROUNDS / 2]);
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (counts[bit] > 0)
            printf("%-16s %8zu  %6.2f %%\n", record_flag_name(bit), counts[bit],
                   100 * (double)counts[bit] / (double)n);
}

int main(int argc, char **argv)
{
    struct err e;
    struct checker *c;
    struct glossary *g = NULL;
    struct buf text = {0}, terms = {0};
    struct checker_options o = checker_options_default();
    size_t counts[RECORD_N_FLAGS] = {0};
    bool print = argc > 1 && strcmp(argv[1], "-p") == 0;
    char **args = argv + 1 + print;
    int n_args = argc - 1 - print;
    if (n_args != 3 && n_args != 4) {
        fputs("bench_flags [-p] SRC_LANG TRG_LANG FILE [GLOSSARY]\n", stderr);
        return 2;
    }
    require(whole_file_read(args[2], WHOLE_FILE_MAX_BYTES, &text, &e), args[2],
            &e);
    if (utf8_fault(buf_sv(&text)) != text.n) {
        fprintf(stderr, "bench_flags: %s: not UTF-8\n", args[2]);
        return 1;
    }
    if (n_args == 4) {
        require(whole_file_read(args[3], WHOLE_FILE_MAX_BYTES, &terms, &e),
                args[3], &e);
        require(glossary_open(buf_sv(&terms), &g, &e), args[3], &e);
    }
    o.glossary = g;
    require(checker_open(&o, &c, &e), "checker", &e);
    if (print)
        run(c, args, buf_sv(&text), print_flags, counts);
    else
        measure(c, args, buf_sv(&text));
    checker_close(c);
    glossary_close(g);
    buf_free(&terms);
    buf_free(&text);
    return 0;
}
