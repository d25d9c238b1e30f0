/* tests/corpus/reader_told.c - reads a file and says what it found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reader_told.h"

#include <criterion/criterion.h>

static struct buf told(const struct record_reader_options *o)
{
    struct buf out = {0};
    struct record_reader *r = NULL;
    const struct record_read *read;
    struct err e = {0};
    char text[ERR_TEXT_BYTES];
    int rc = record_reader_open(o, &r, &e);
    while (rc == 0 && (rc = record_reader_next(r, &read, &e)) != 0) {
        if (rc < 0) {
            err_text(&e, text);
            buf_add_sv(&out, sv_from(text));
            buf_add_char(&out, '\n');
            if (!record_reader_goes_on(r))
                break;
            e = (struct err){0};
            rc = 0;
            continue;
        }
        writer_add_text(&out, &read->record.src);
        buf_add_char(&out, '|');
        writer_add_text(&out, &read->record.tgt);
        buf_add_char(&out, '|');
        writer_add_number(&out, read->record.score, 4);
        buf_add_char(&out, '\n');
        rc = 0;
    }
    if (!r) {
        err_text(&e, text);
        buf_add_sv(&out, sv_from(text));
        buf_add_char(&out, '\n');
    }
    record_reader_close(r);
    return out;
}

void expect_told(const struct record_reader_options *o, const char *want)
{
    struct buf got = told(o);
    cr_expect(sv_eq(buf_sv(&got), sv_from(want)), "got:\n%.*swanted:\n%s",
              (int)got.n, got.p, want);
    buf_free(&got);
}

struct record_reader_options one_file(const char *path)
{
    return (struct record_reader_options){.paths = {path}, .n_paths = 1};
}

void expect_file(const char *content, const char *want)
{
    struct record_reader_options o = one_file("in");
    scratch_write("in", sv_from(content));
    expect_told(&o, want);
}

const struct record_read *first_of(const struct record_reader_options *o,
                                   struct record_reader **r)
{
    const struct record_read *read;
    struct err e = {0};
    cr_assert_eq(record_reader_open(o, r, &e), 0, "%s", e.msg);
    cr_assert_eq(record_reader_next(*r, &read, &e), 1, "%s", e.msg);
    return read;
}

void expect_sv(struct sv got, const char *want)
{
    cr_expect(sv_eq(got, sv_from(want)), "%.*s instead of %s", (int)got.n,
              got.p, want);
}
