/* Alignments to files, and files of any bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "opened.h"

static char folder[40];

static void enter(void)
{
    strcpy(folder, "/tmp/stele-writer-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

static void leave(void)
{
    static const char *const names[] = {"a.tsv", "a.tmx", "a.beads", "b.txt"};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
        unlink(names[k]);
    cr_assert_eq(chdir("/"), 0);
    cr_expect_eq(rmdir(folder), 0); /* nothing else was left */
}

TestSuite(stele_writer, .init = enter, .fini = leave);

static char *contents(const char *path)
{
    static char text[1 << 16];
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = '\0';
    fclose(f);
    return text;
}

static void align_some(struct opened *o)
{
    const struct stele_alignment *al;
    struct stele_error error = {0};
    cr_assert_eq(stele_align(o->worker, NULL,
                             text_of("The bridge is closed. It is raining."),
                             text_of("Le pont est fermé. Il pleut."), &al,
                             &error),
                 0, "%s", error.message);
    cr_assert_eq(al->n_pairs, 2);
}

/* Write the last alignment to `path` as its ending says. */
static int write_to(struct opened *o, const char *path,
                    struct stele_written *written)
{
    struct stele_writer *w = NULL;
    struct stele_error error = {0};
    int rc = stele_writer_open(o->stele, path, NULL, "en", "fr", &w, &error);
    if (rc == 0)
        rc = stele_writer_add(w, o->worker, written, &error);
    cr_expect_null(contents(path), "no name before it is whole");
    return rc == 0 ? stele_writer_close(w, &error) : rc;
}

Test(stele_writer, writes_the_format_of_the_ending)
{
    struct opened o = opened_with("align", NULL, NULL);
    struct stele_written written = {0};
    align_some(&o);
    cr_expect_eq(write_to(&o, "a.tsv", &written), 0);
    cr_expect_eq(written.n_pairs, 2);
    cr_expect_not_null(strstr(contents("a.tsv"), "Le pont est fermé."));
    cr_expect_eq(write_to(&o, "a.tmx", NULL), 0);
    cr_expect_not_null(strstr(contents("a.tmx"), "<seg>It is raining.</seg>"));
    cr_expect_eq(write_to(&o, "a.beads", NULL), 0);
    cr_expect_eq(strncmp(contents("a.beads"), "[0]:[0]:", 8), 0);
    opened_close(&o);
}

Test(stele_writer, records_below_the_least_score_have_no_number)
{
    struct opened o = opened_with("align", "min-score", "1");
    size_t no[8], n = 9;
    struct stele_error error = {0};
    struct stele_written written = {0};
    align_some(&o);
    cr_expect_eq(stele_number_records(o.worker, no, &n, &error), 0);
    cr_expect_eq(n, 0);
    cr_expect_eq(no[0], 0);
    cr_expect_eq(write_to(&o, "a.tsv", &written), 0);
    cr_expect_eq(written.n_pairs, 0);
    cr_expect_float_eq(written.least_score, 1, 1e-9);
    opened_close(&o);
}

Test(stele_writer, given_up_leaves_nothing)
{
    struct opened o = opened_with("align", NULL, NULL);
    struct stele_writer *w = NULL;
    struct stele_error error = {0};
    align_some(&o);
    cr_assert_eq(
        stele_writer_open(o.stele, "a.tsv", NULL, "en", "fr", &w, &error), 0);
    cr_expect_eq(stele_writer_add(w, o.worker, NULL, &error), 0);
    stele_writer_abort(w);
    stele_writer_abort(NULL);
    cr_expect_null(contents("a.tsv"));
    cr_expect_eq(
        stele_writer_open(o.stele, "a.tsv", "stone", "en", "fr", &w, &error),
        STELE_USAGE);
    opened_close(&o);
}

Test(stele_writer, a_file_is_whole_or_not_there)
{
    struct stele_file *f = NULL;
    struct stele_error error = {0};
    cr_assert_eq(stele_file_open("b.txt", &f, &error), 0);
    cr_expect_eq(stele_file_write(f, "abc", 3, &error), 0);
    cr_expect_null(contents("b.txt"));
    cr_expect_eq(stele_file_close(f, &error), 0);
    cr_expect_str_eq(contents("b.txt"), "abc");
    cr_assert_eq(stele_file_open("b.txt", &f, &error), 0);
    stele_file_abort(f);
    stele_file_abort(NULL);
    cr_expect_str_eq(contents("b.txt"), "abc");
    cr_expect_eq(stele_file_open("no/b.txt", &f, &error), STELE_IO);
    cr_expect_str_eq(error.subject, "no/b.txt");
}
