/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "io/tsv.h"
#include "specimen.h"

static struct buf written(const char *columns, bool no_header, bool nulls)
{
    struct tsv_columns c;
    struct err e = {0};
    cr_assert_eq(tsv_columns_parse(columns, &c, &e), 0, "%s", e.msg);
    struct writer_options o = specimen_options();
    o.columns = &c;
    o.no_header = no_header;
    o.with_nulls = nulls;
    return specimen_written(&format_tsv, &o);
}

static void expect_lines(const char *columns, bool nulls, struct sv want)
{
    struct buf got = written(columns, true, nulls);
    cr_expect(sv_eq(buf_sv(&got), want), "%s:\n%.*s", columns, (int)got.n,
              got.p);
    buf_free(&got);
}

static size_t count(struct sv s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

Test(tsv, the_default_lines_whole)
{
    struct buf got = specimen_written(&format_tsv, NULL);
    const struct sv want =
        SV("src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\t"
           "src_paragraph_id\ttrg_paragraph_id\tbead\tflags\n"
           "en/a&b.txt\thttps://example.org/?x=\"1\"&y=2\t"
           "Tom & Jerry said: \"1 < 2\", 'yes'.\t"
           "Tom & Jerry ont dit\xc2\xa0: \xc2\xab\xc2\xa0"
           "1 < 2\xc2\xa0\xc2\xbb, oui.\t"
           "0.9877\tp1:3s1/1\tp1:4s1/2\t1:1\t-\n"
           "en/a&b.txt\thttps://example.org/?x=\"1\"&y=2\t"
           "It was late; nobody came.\t"
           "Il \xc3\xa9tait tard\xe2\x80\xaf; personne ne vint.\t"
           "0.5000\tp2:3s1/2\tp1:4s2/2+p2:4s1/1\t1:2\tws_normalised\n"
           "en/a&b.txt\thttps://example.org/?x=\"1\"&y=2\t"
           "A clef \xf0\x9d\x84\x9e and e\xcc\x81. The end]]>\t"
           "Une cl\xc3\xa9 \xf0\x9d\x84\x9e et \xc3\xa9\xe2\x80\xaf; la fin.\t"
           "1.0000\tp3:3s1/2+p3:3s2/2\tp4:4s1/1\t2:1\t"
           "ws_normalised,control_removed\n");
    cr_expect(sv_eq(buf_sv(&got), want), "%.*s", (int)got.n, got.p);
    buf_free(&got);
}

Test(tsv, numbers_spans_and_sizes)
{
    expect_lines("bead_no,src_sent,trg_sent,src_span,trg_span", true,
                 SV("1\t1\t1\t3-37\t0-41\n"
                    "2\t2\t2,3\t38-63\t42-60,61-78\n"
                    "3\t3\t-\t64-82\t-\n"
                    "4\t-\t4\t-\t79-96\n"
                    "5\t4,5\t5\t84-104,105-115\t97-127\n"));
    expect_lines("bead,src_len,trg_len,length_ratio", true,
                 SV("1:1\t34\t36\t0.9444\n"
                    "1:2\t25\t32\t0.7812\n"
                    "1:0\t18\t0\t-\n"
                    "0:1\t0\t16\t-\n"
                    "2:1\t26\t24\t1.0833\n"));
    expect_lines("score_raw,len_z,aligner_score", false,
                 SV("1.2500\t-0.5000\t0.9877\n"
                    "3.0000\t0.7071\t0.5000\n"
                    "0.0000\t0.0000\t1.0000\n"));
    expect_lines("doc_id,lang_src,lang_trg", false,
                 SV("doc <1>\ten\tfr\ndoc <1>\ten\tfr\ndoc <1>\ten\tfr\n"));
}

Test(tsv, an_omission_has_an_empty_side)
{
    expect_lines("src_text,trg_text,src_paragraph_id,trg_paragraph_id,bead",
                 true,
                 SV("Tom & Jerry said: \"1 < 2\", 'yes'.\t"
                    "Tom & Jerry ont dit\xc2\xa0: \xc2\xab\xc2\xa0"
                    "1 < 2\xc2\xa0\xc2\xbb, oui.\tp1:3s1/1\tp1:4s1/2\t1:1\n"
                    "It was late; nobody came.\t"
                    "Il \xc3\xa9tait tard\xe2\x80\xaf; personne ne vint.\t"
                    "p2:3s1/2\tp1:4s2/2+p2:4s1/1\t1:2\n"
                    "This was left out.\t\tp2:3s2/2\t\t1:0\n"
                    "\tCeci fut ajout\xc3\xa9.\t\tp3:4s1/1\t0:1\n"
                    "A clef \xf0\x9d\x84\x9e and e\xcc\x81. The end]]>\t"
                    "Une cl\xc3\xa9 \xf0\x9d\x84\x9e et \xc3\xa9\xe2\x80\xaf; "
                    "la fin.\tp3:3s1/2+p3:3s2/2\tp4:4s1/1\t2:1\n"));
}

Test(tsv, presets_have_their_columns)
{
    static const struct {
        const char *name;
        const char *header;
    } rows[] = {
        {"review", "aligner_score\tbead\tsrc_text\ttrg_text\tflags\t"
                   "doc_id\tbead_no\n"},
        {"bitextor", "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\t"
                     "src_paragraph_id\ttrg_paragraph_id\n"},
        {"default", "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\t"
                    "src_paragraph_id\ttrg_paragraph_id\tbead\tflags\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf got = written(rows[i].name, false, false);
        cr_expect(sv_starts(buf_sv(&got), sv_from(rows[i].header)), "%s",
                  rows[i].name);
        buf_free(&got);
    }
}

/* Cleaners of corpora read these by place. */
Test(tsv, presets_without_a_header)
{
    struct buf got = written("bicleaner", false, false);
    cr_expect(sv_starts(buf_sv(&got), SV("en/a&b.txt\thttps://")), "%.*s",
              (int)got.n, got.p);
    buf_free(&got);
    got = written("paracrawl", false, false);
    struct sv rest = buf_sv(&got), line, field[13];
    size_t n_lines = 0;
    while (sv_next_line(&rest, &line)) {
        cr_assert_eq(count(line, '\t'), 12);
        for (unsigned i = 0; i < 13; i++)
            sv_next_field(&line, &field[i]);
        n_lines++;
    }
    cr_expect_eq(n_lines, 3);
    cr_expect_eq(field[4].n, 16);
    cr_expect(!sv_eq(field[4], field[5]) && !sv_eq(field[5], field[6]));
    cr_expect(sv_eq(field[7], SV("1.0000")) && sv_eq(field[9], SV("doc <1>")));
    cr_expect(sv_eq(field[10], SV("1.0833")), "%.*s", (int)field[10].n,
              field[10].p);
    cr_expect(sv_eq(field[11], SV("7")), "\"A clef X and e. The end]]>\"");
    buf_free(&got);
}

/* Equal texts have equal checksums, whatever they come from. */
Test(tsv, a_pair_hash_depends_on_the_texts_alone)
{
    struct record r = specimen()->records[0];
    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse("pair_hash", &c, NULL), 0);
    struct writer_options o = specimen_options();
    o.columns = &c;
    o.no_header = true;
    struct buf one = records_written(&format_tsv, &o, &r, 1);
    r.src.url = SV("elsewhere");
    r.bead_no = 77;
    struct buf two = records_written(&format_tsv, &o, &r, 1);
    cr_expect(sv_eq(buf_sv(&one), buf_sv(&two)));
    buf_free(&one);
    buf_free(&two);
}

Test(tsv, what_is_not_known_is_a_dash)
{
    struct record r = specimen()->records[0];
    r.score = r.cost_nats = r.len_z = r.posterior = r.words_met = NAN;
    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse("aligner_score,score_raw,len_z,posterior,"
                                   "words_met,state",
                                   &c, NULL),
                 0);
    struct writer_options o = specimen_options();
    o.columns = &c;
    o.no_header = true;
    struct buf got = records_written(&format_tsv, &o, &r, 1);
    cr_expect(sv_eq(buf_sv(&got), SV("-\t-\t-\t-\t-\t-\n")));
    buf_free(&got);
    r.id = SV("unit-7");
    r.state = SV("final");
    cr_assert_eq(tsv_columns_parse("pair_id,state", &c, NULL), 0);
    got = records_written(&format_tsv, &o, &r, 1);
    cr_expect(sv_eq(buf_sv(&got), SV("unit-7\tfinal\n")));
    buf_free(&got);
}

/* A choice of columns is printed as it can be chosen again. */
Test(tsv, columns_are_printed_as_they_are_parsed)
{
    static const char *const texts[] = {
        "default",         "full",
        "bitextor",        "bicleaner",
        "paracrawl",       "review",
        "bead,flags,bead", "src_url,trg_url,src_text,trg_text"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct tsv_columns c;
        struct buf out = {0};
        cr_assert_eq(tsv_columns_parse(texts[i], &c, NULL), 0);
        tsv_columns_print(&c, &out);
        cr_expect(sv_eq(buf_sv(&out), sv_from(texts[i])), "%.*s", (int)out.n,
                  out.p);
        buf_free(&out);
    }
}

/* Every column of a pair of Stele's own in every line. */
Test(tsv, full_has_every_column_once)
{
    unsigned n_columns = 0;
    while (strcmp(tsv_column_name(n_columns), "state") != 0)
        n_columns++;
    cr_expect_leq(n_columns, TSV_MAX_COLUMNS);
    struct buf got = written("full", false, true);
    struct sv rest = buf_sv(&got);
    size_t n_lines = 0;
    for (struct sv line; sv_next_line(&rest, &line); n_lines++)
        cr_expect_eq(count(line, '\t') + 1, n_columns, "line %zu", n_lines);
    cr_expect_eq(n_lines, 1 + specimen()->n);
    buf_free(&got);
}

Test(tsv, columns_have_names_of_their_own_and_a_meaning)
{
    for (unsigned i = 0; tsv_column_name(i); i++) {
        cr_expect_gt(strlen(tsv_column_meaning(i)), 0);
        cr_expect_null(strpbrk(tsv_column_name(i), "\t ,"));
        struct tsv_columns c;
        cr_assert_eq(tsv_columns_parse(tsv_column_name(i), &c, NULL), 0);
        cr_expect_eq(c.n, 1);
        cr_expect_eq(c.column[0], i, "%s is there twice", tsv_column_name(i));
    }
    cr_expect_null(tsv_column_meaning(1000));
}

Test(tsv, columns_come_in_the_order_asked_for)
{
    struct buf got = written("bead,src_len,bead", false, false);
    cr_expect(sv_eq(buf_sv(&got), SV("bead\tsrc_len\tbead\n"
                                     "1:1\t34\t1:1\n"
                                     "1:2\t25\t1:2\n"
                                     "2:1\t26\t2:1\n")));
    buf_free(&got);
}

Test(tsv, an_unknown_column_is_named)
{
    static const struct {
        const char *names;
        const char *msg;
    } rows[] = {
        {"bead,colour", "unknown column \"colour\""},
        {"", "unknown column \"\""},
        {"bead,", "unknown column \"\""},
        {",bead", "unknown column \"\""},
        {"bead, flags", "unknown column \" flags\""},
        {"Bead", "unknown column \"Bead\""},
        {"bead,default", "unknown column \"default\""},
        {"bea", "unknown column \"bea\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tsv_columns c = {.n = 77};
        struct err e = {0};
        cr_expect_eq(tsv_columns_parse(rows[i].names, &c, &e), ERR_USAGE);
        cr_expect_str_eq(e.msg, rows[i].msg);
        cr_expect_eq(c.n, 77, "what was there stays on error");
    }
}

Test(tsv, no_more_columns_than_there_is_room_for)
{
    struct buf names = {0};
    for (int i = 0; i < TSV_MAX_COLUMNS; i++)
        buf_add_sv(&names, i > 0 ? SV(",bead") : SV("bead"));
    buf_add_char(&names, '\0');
    struct tsv_columns c;
    cr_expect_eq(tsv_columns_parse(names.p, &c, NULL), 0);
    cr_expect_eq(c.n, TSV_MAX_COLUMNS);
    names.n--;
    buf_add_sv(&names, SV(",bead"));
    buf_add_char(&names, '\0');
    cr_expect_eq(tsv_columns_parse(names.p, &c, NULL), ERR_USAGE);
    buf_free(&names);
}

/* 16 hexadecimal digits, different for every pair, the same every time. */
Test(tsv, a_pair_has_an_identifier)
{
    struct buf got = written("pair_id", true, true);
    struct buf again = written("pair_id", true, true);
    cr_assert_eq(got.n, 17 * specimen()->n);
    cr_expect(sv_eq(buf_sv(&got), buf_sv(&again)));
    for (size_t i = 0; i < specimen()->n; i++) {
        const char *id = got.p + 17 * i;
        cr_expect_geq(strspn(id, "0123456789abcdef"), 16);
        for (size_t k = 0; k < i; k++)
            cr_expect_neq(memcmp(id, got.p + 17 * k, 16), 0);
    }
    buf_free(&got);
    buf_free(&again);
}
