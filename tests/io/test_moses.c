/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/format.h"
#include "io/moses.h"
#include "specimen.h"

static size_t n_lines(const struct buf *text)
{
    return sv_count_lines(buf_sv(text));
}

Test(moses, the_files_are_parallel_by_line)
{
    for (int nulls = 0; nulls < 2; nulls++) {
        struct writer_options o = specimen_options();
        o.with_nulls = nulls;
        const struct format_set *set = format_set_named("moses");
        cr_assert_not_null(set);
        for (unsigned i = 0; i < FORMAT_MAX_PARTS && set->parts[i].format;
             i++) {
            struct buf got = specimen_written(set->parts[i].format, &o);
            cr_expect_eq(n_lines(&got), nulls ? 5 : 3);
            buf_free(&got);
        }
    }
}

Test(moses, each_line_is_what_it_should_be)
{
    struct buf src = specimen_written(&format_moses_src, NULL);
    struct buf trg = specimen_written(&format_moses_trg, NULL);
    struct buf score = specimen_written(&format_moses_score, NULL);
    struct buf meta = specimen_written(&format_moses_meta, NULL);
    cr_expect(sv_eq(buf_sv(&src),
                    SV("Tom & Jerry said: \"1 < 2\", 'yes'.\n"
                       "It was late; nobody came.\n"
                       "A clef \xf0\x9d\x84\x9e and e\xcc\x81. The end]]>\n")));
    cr_expect(sv_ends(buf_sv(&trg), SV("\nUne cl\xc3\xa9 \xf0\x9d\x84\x9e et "
                                       "\xc3\xa9\xc2\xa0; la fin.\n")) ||
              sv_ends(buf_sv(&trg), SV("\xe2\x80\xaf; la fin.\n")));
    cr_expect(sv_eq(buf_sv(&score), SV("0.9877\n0.5000\n1.0000\n")));
    buf_add_char(&meta, '\0');
    cr_expect_null(strstr(meta.p, "\"text\""));
    cr_expect(strstr(meta.p, "\"doc\":\"doc <1>\",\"bead_no\":5,"));
    buf_free(&src);
    buf_free(&trg);
    buf_free(&score);
    buf_free(&meta);
}

Test(moses, names_of_the_files)
{
    const struct format_set *set = format_set_named("moses");
    static const char *const want[] = {"d/c.en", "d/c.fr-CA", "d/c.score",
                                       "d/c.meta.jsonl"};
    static const char *const packed[] = {"c.src.gz", "c.trg.gz", "c.score.gz",
                                         "c.meta.jsonl.gz"};
    for (unsigned i = 0; i < 4; i++) {
        struct buf name = {0};
        cr_assert_eq(
            format_part_path(&set->parts[i], "d/c", "en", "fr-CA", &name), 0);
        cr_expect_str_eq(name.p, want[i]);
        buf_clear(&name);
        cr_assert_eq(
            format_part_path(&set->parts[i], "c.gz", NULL, NULL, &name), 0);
        cr_expect_str_eq(name.p, packed[i]);
        buf_free(&name);
    }
    cr_expect_null(format_set_named("tsv"));
    cr_expect_null(format_set_at(100));
}
