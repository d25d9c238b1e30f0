/* tests/corpus/convert_run.c - converts and compares.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "convert_run.h"

#include <criterion/criterion.h>

#include "io/tsv.h"

struct convert_counts counts;
struct err bad[MAX_BAD];
unsigned n_bad;

static void on_bad(void *context, const struct err *e)
{
    (void)context;
    if (n_bad < MAX_BAD)
        bad[n_bad++] = *e;
}

int try_convert(const struct convert_job *job, struct err *e)
{
    struct convert_job told = *job;
    n_bad = 0;
    told.on_bad = on_bad;
    return convert(&told, &counts, e);
}

void run(const char *from, const char *from_format, const char *to,
         const struct format *format, const char *columns)
{
    struct err e = {0};
    struct tsv_columns c;
    const struct convert_output out = {.path = to, .format = format};
    struct convert_job job = {.in.paths = {from},
                              .in.n_paths = 1,
                              .in.format = from_format,
                              .outputs = &out,
                              .n_outputs = 1,
                              .gz_level = 6};
    job.options = specimen_options();
    job.options.src_lang = job.options.tgt_lang = NULL;
    job.options.with_nulls = true;
    if (columns) {
        cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
        job.options.columns = &c;
    }
    int rc = try_convert(&job, &e);
    cr_assert_eq(rc, 0, "%s to %s: %s", from, to, e.msg);
}

void expect_same(const char *one, const char *other)
{
    struct buf a = scratch_read(one), b = scratch_read(other);
    cr_expect(sv_eq(buf_sv(&a), buf_sv(&b)), "%s:\n%.*s\n%s:\n%.*s", one,
              (int)a.n, a.p, other, (int)b.n, b.p);
    buf_free(&a);
    buf_free(&b);
}

void write_full(const char *path, const char *columns)
{
    struct writer_options o = specimen_options();
    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
    o.with_nulls = true;
    o.columns = &c;
    cr_assert_eq(specimen_write(path, &format_tsv, &o, NULL), 0);
}
