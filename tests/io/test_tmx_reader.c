/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/byte_stream.h"
#include "io/tmx_reader.h"

/* An open file in memory. */
struct opened {
    struct byte_stream *feed;
    struct tmx_reader *reader;
    struct sv before;
    const struct tmx_unit *unit;
    struct err e;
};

static struct opened open_text(struct sv text)
{
    struct opened o = {0};
    cr_assert_eq(byte_stream_open_memory(text, &o.feed, &o.e), 0);
    cr_assert_eq(tmx_reader_open(o.feed, SV(""), &o.reader, &o.e), 0);
    return o;
}

static int next(struct opened *o)
{
    return tmx_reader_next(o->reader, &o->before, &o->unit, &o->e);
}

static void close_text(struct opened *o)
{
    tmx_reader_close(o->reader);
    byte_stream_close(o->feed);
}

static void expect_sv(struct sv got, const char *want)
{
    cr_expect(sv_eq(got, sv_from(want)), "%.*s instead of %s", (int)got.n,
              got.p, want);
}

/* Open the file that has this one unit, and read it. */
static struct opened open_unit(const char *unit)
{
    static struct buf text;
    buf_clear(&text);
    buf_add_sv(&text, SV("<tmx><header srclang=\"en\"/><body>"));
    buf_add_sv(&text, sv_from(unit));
    buf_add_sv(&text, SV("</body></tmx>"));
    struct opened o = open_text(buf_sv(&text));
    cr_assert_eq(next(&o), 1, "%s: %s", unit, o.e.msg);
    return o;
}

Test(tmx_reader, gives_every_byte_back)
{
    const char *parts[] = {
        "<?xml version='1.0'?>\r\n<!-- <tu> --><tmx><header/><body>\n",
        "<tu a='1>2'\n><!-- <tuv> --><tuv lang='en'><seg>x</seg></tuv></tu>",
        "<?tu?>",
        "<tu/>",
        "",
        "<tu><tuv><seg><![CDATA[</tu>]]></seg></tuv></tu >",
        "\n</body><tu/></tmx>\n<!-- end -->\n",
    };
    struct buf text = {0};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        buf_add_sv(&text, sv_from(parts[i]));
    struct opened o = open_text(buf_sv(&text));
    for (size_t i = 0; i < 3; i++) {
        cr_assert_eq(next(&o), 1, "%s", o.e.msg);
        expect_sv(o.before, parts[2 * i]);
        expect_sv(o.unit->raw, parts[2 * i + 1]);
    }
    cr_assert_eq(next(&o), 0, "%s", o.e.msg);
    expect_sv(o.before, parts[6]);
    cr_assert_eq(next(&o), 0);
    cr_expect_eq(o.before.n, 0);
    close_text(&o);
    buf_free(&text);
}

Test(tmx_reader, takes_codes_out_of_the_text_and_leaves_what_is_highlighted)
{
    static const char *const rows[][2] = {
        {"a <bpt i='1'>&lt;b></bpt>b<ept i='1'>&lt;/b></ept> c", "a b c"},
        {"<ph>x<sub>y</sub></ph>a<it pos='begin'>z</it><ut>u</ut>", "a"},
        {"a <hi>b <ph/>c</hi><x>d</x>", "a b cd"},
        {"un<ph>br</ph>deux<it pos='end'/>\xc3\xa9t\xc3\xa9<ut/>1",
         "un deux \xc3\xa9t\xc3\xa9 1"},
        {"a<ph/>, <ph/>b<ph/> c<ph/>\xc2\xa0!<bpt i='1'/>d<ept i='1'/>e",
         "a, b c\xc2\xa0!de"},
        {"a<ph/><bpt i='1'>x</bpt>b", "a b"},
        {"\xe4\xb8\x80<ph/>\xe4\xba\x8c", "\xe4\xb8\x80\xe4\xba\x8c"},
        {"\n  a\n\t b &#10;c ", "a b c"},
        {"&lt;&amp;&#233;<![CDATA[<ph>]]><!-- no -->", "<&\xc3\xa9<ph>"},
        {"a\xc2\xa0 b", "a\xc2\xa0 b"},
        {"", ""},
    };
    struct buf unit = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        buf_clear(&unit);
        buf_add_sv(&unit, SV("<tu><tuv xml:lang='en'><seg>"));
        buf_add_sv(&unit, sv_from(rows[i][0]));
        buf_add_sv(&unit, SV("</seg></tuv></tu>"));
        buf_add_char(&unit, '\0');
        struct opened o = open_unit(unit.p);
        expect_sv(tmx_unit_variant(o.unit, 0).text, rows[i][1]);
        close_text(&o);
    }
    buf_free(&unit);
}

Test(tmx_reader, knows_whose_a_property_is)
{
    struct opened o = open_unit(
        "<tu><note>n</note><prop type='t&amp;'> v </prop><tuv lang='EN-gb'>"
        "<prop type='url'>u</prop><seg>s</seg></tuv>"
        "<tuv xml:lang='fr'><prop>w</prop><seg/></tuv></tu>");
    cr_assert_eq(o.unit->n_variants, 2);
    cr_assert_eq(o.unit->n_props, 3);
    struct tmx_prop p = tmx_unit_prop(o.unit, 0);
    expect_sv(p.type, "t&");
    expect_sv(p.value, "v");
    cr_expect_eq(p.variant, TMX_NONE);
    expect_sv(sv_sub(o.unit->raw, p.from, p.to),
              "<prop type='t&amp;'> v </prop>");
    p = tmx_unit_prop(o.unit, 1);
    expect_sv(p.value, "u");
    cr_expect_eq(p.variant, 0);
    p = tmx_unit_prop(o.unit, 2);
    cr_expect_eq(p.type.n, 0);
    cr_expect_eq(p.variant, 1);
    expect_sv(tmx_unit_variant(o.unit, 0).lang, "EN-gb");
    expect_sv(tmx_reader_src_lang(o.reader), "en");
    close_text(&o);
}

Test(tmx_reader, says_where_what_is_wrong)
{
    static const struct {
        const char *text;
        uint64_t line;
        const char *said;
    } rows[] = {
        {"<tmx>\n<body>\n<tu></tuv></tu></body></tmx>", 3, "column 11: "},
        {"<tmx><body>\n<tu>", 2, "column "},
        {"<tmx/>\n<tmx/>", 2, "column "},
        {"\n<tmy/>", 2, "the first element is <tmy>, not <tmx>"},
        {"<!DOCTYPE tmx [\n<!ENTITY a 'b'>]><tmx/>", 2,
         "the entity \"a\" is declared"},
        {"<!DOCTYPE tmx [\n<!ENTITY % a 'b'> %a;]><tmx/>", 2,
         "the entity \"a\" is declared"},
        {"<!DOCTYPE tmx SYSTEM '/etc/passwd'>\n<tmx>&a;</tmx>", 2, "column "},
        {"<tmx>\xff</tmx>", 1, "column "},
        {"<tmx>\xed\xa0\x80</tmx>", 1, "column "},
        {"<tmx>\n&#11;</tmx>", 2, "column "},
        {"<tmx>", 1, "column "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct opened o = open_text(sv_from(rows[i].text));
        cr_expect_eq(next(&o), ERR_INPUT, "row %zu", i);
        cr_expect_eq(o.e.unit, ERR_LINE, "row %zu", i);
        cr_expect_eq(o.e.at, rows[i].line, "row %zu: line %zu", i,
                     (size_t)o.e.at);
        cr_expect(sv_starts(sv_from(o.e.msg), sv_from(rows[i].said)),
                  "row %zu: %s", i, o.e.msg);
        cr_expect_eq(next(&o), ERR_INPUT, "row %zu, again", i);
        close_text(&o);
    }
}

Test(tmx_reader, gives_the_units_in_front_of_what_is_wrong)
{
    struct opened o = open_text(SV("<tmx><body><tu>1</tu><tu>2</tu><"));
    cr_expect_eq(next(&o), 1);
    cr_expect_eq(next(&o), 1);
    expect_sv(o.unit->raw, "<tu>2</tu>");
    cr_expect_eq(next(&o), ERR_INPUT);
    close_text(&o);
}

/* A unit of n letters, and its number. */
static void add_numbered(struct buf *text, size_t number, size_t n)
{
    buf_add_sv(text, SV("<tu><tuv xml:lang='en'><seg>"));
    buf_add_u64(text, number);
    for (size_t i = 0; i < n; i++)
        buf_add_char(text, 'x');
    buf_add_sv(text, SV("</seg></tuv></tu>"));
}

Test(tmx_reader, has_no_seams_where_its_blocks_end)
{
    struct buf text = {0}, want = {0};
    buf_add_sv(&text, SV("<tmx><body>"));
    for (size_t i = 0; i < 3000; i++)
        add_numbered(&text, i, i % 97 + (i % 500 == 0 ? 100000 : 0));
    buf_add_sv(&text, SV("</body></tmx>"));
    struct opened o = open_text(buf_sv(&text));
    for (size_t i = 0; i < 3000; i++) {
        cr_assert_eq(next(&o), 1, "%zu: %s", i, o.e.msg);
        buf_clear(&want);
        add_numbered(&want, i, i % 97 + (i % 500 == 0 ? 100000 : 0));
        cr_expect(sv_eq(o.unit->raw, buf_sv(&want)), "unit %zu", i);
        cr_expect_eq(o.before.n, i == 0 ? 11 : 0);
    }
    cr_expect_eq(next(&o), 0);
    expect_sv(o.before, "</body></tmx>");
    close_text(&o);
    buf_free(&text);
    buf_free(&want);
}

Test(tmx_reader, has_a_limit_to_one_unit)
{
    struct buf text = {0};
    buf_add_sv(&text, SV("<tmx><body><tu>"));
    for (size_t i = 0; i < 70; i++) {
        for (size_t k = 0; k < 1 << 17; k++)
            buf_add_sv(&text, SV("<x>a</x>"));
    }
    cr_assert(!text.failed);
    struct opened o = open_text(buf_sv(&text));
    cr_expect_eq(next(&o), ERR_LIMIT);
    close_text(&o);
    buf_free(&text);
}

Test(tmx_reader, has_a_limit_to_elements_in_one_another)
{
    struct buf text = {0};
    buf_add_sv(&text, SV("<tmx><body><tu>\n"));
    for (size_t i = 0; i < 254; i++)
        buf_add_sv(&text, SV("<x>"));
    struct opened o = open_text(buf_sv(&text));
    cr_expect_eq(next(&o), ERR_INPUT);
    cr_expect_eq(o.e.at, 2);
    cr_expect(sv_starts(sv_from(o.e.msg), SV("more than 256 elements")));
    close_text(&o);
    buf_free(&text);
}

static void expect_with_prop(const char *unit, const char *want)
{
    struct opened o = open_unit(unit);
    struct buf got = {0};
    tmx_unit_with_props(
        o.unit, &(const struct tmx_prop_value){SV("s"), SV("1<2")}, 1, &got);
    expect_sv(buf_sv(&got), want);
    buf_free(&got);
    close_text(&o);
}

Test(tmx_unit, a_new_property_stands_before_the_first_variant)
{
    expect_with_prop("<tu><tuv/></tu>",
                     "<tu><prop type=\"s\">1&lt;2</prop><tuv/></tu>");
    expect_with_prop(
        "<tu>\n  <note>n</note>\n  <prop type='t'>s</prop>\n  <tuv/>\n</tu>",
        "<tu>\n  <note>n</note>\n  <prop type='t'>s</prop>\n"
        "  <prop type=\"s\">1&lt;2</prop>\n  <tuv/>\n</tu>");
    expect_with_prop("<tu><tuv><prop type='s'>v</prop></tuv></tu>",
                     "<tu><prop type=\"s\">1&lt;2</prop>"
                     "<tuv><prop type='s'>v</prop></tuv></tu>");
}

Test(tmx_unit, several_properties_are_set_and_empty_ones_taken_away)
{
    const struct tmx_prop_value props[] = {
        {SV("s"), SV("1")}, {SV("f"), SV("")}, {SV("n"), SV("2")}};
    struct opened o =
        open_unit("<tu>\n <prop type='f'>old</prop>\n <prop type='s'>0</prop>\n"
                  " <tuv/>\n <prop type='n'>late</prop>\n</tu>");
    struct buf got = {0};
    tmx_unit_with_props(o.unit, props, 3, &got);
    expect_sv(buf_sv(&got), "<tu>\n <prop type=\"s\">1</prop>\n"
                            " <prop type=\"n\">2</prop>\n <tuv/>\n</tu>");
    buf_free(&got);
    close_text(&o);
}

Test(tmx_unit, an_old_property_is_replaced_and_none_is_there_twice)
{
    expect_with_prop("<tu> <prop type='s' x='y'><!-- -->0</prop> <tuv/></tu>",
                     "<tu> <prop type=\"s\">1&lt;2</prop> <tuv/></tu>");
    expect_with_prop(
        "<tu> <prop type='s'/> <prop type='t'/> <prop type='s'/> <tuv/>\n"
        " <prop type='s'/>\n</tu>",
        "<tu> <prop type=\"s\">1&lt;2</prop> <prop type='t'/> <tuv/>\n</tu>");
    expect_with_prop("<tu> <tuv/> <prop type='s'>0</prop></tu>",
                     "<tu> <prop type=\"s\">1&lt;2</prop> <tuv/></tu>");
}

Test(tmx_unit, languages_go_together_with_and_without_region)
{
    static const struct {
        const char *a, *b;
        enum tmx_likeness want;
    } rows[] = {
        {"en", "en", TMX_SAME},
        {"EN-us", "en_US", TMX_SAME},
        {"en", "en-GB", TMX_LIKE},
        {"fr_CA", "FR", TMX_LIKE},
        {"en-US", "en-GB", TMX_KIN},
        {"en", "eng", TMX_SAME},
        {"fr-CA", "fre_ca", TMX_SAME},
        {"zh-Hant", "zh-Hant-HK", TMX_LIKE},
        {"zh-Hant", "zh-Hans", TMX_KIN},
        {"en", "fr", TMX_OTHER},
        {"", "en", TMX_OTHER},
        {"", "", TMX_OTHER},
        {"en-US", "en-USA", TMX_KIN},
        {"zh-Hant-TW", "zh", TMX_LIKE},
        {"x-elvish", "x-elvish", TMX_SAME},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sv a = sv_from(rows[i].a), b = sv_from(rows[i].b);
        cr_expect_eq(tmx_language(a, b), rows[i].want, "row %zu", i);
        cr_expect_eq(tmx_language(b, a), rows[i].want, "row %zu, turned", i);
    }
}

Test(tmx_unit, the_language_most_alike_is_found_first)
{
    struct opened o = open_unit(
        "<tu><tuv xml:lang='en-US'/><tuv xml:lang='fr'/><tuv xml:lang='en'/>"
        "<tuv xml:lang='en-GB'/><tuv xml:lang='en-GB'/></tu>");
    const struct tmx_unit *u = o.unit;
    cr_expect_eq(tmx_unit_find(u, SV("en-GB"), TMX_LIKE, TMX_NONE), 3);
    cr_expect_eq(tmx_unit_find(u, SV("en-GB"), TMX_LIKE, 3), 4);
    cr_expect_eq(tmx_unit_find(u, SV("en-ZA"), TMX_LIKE, TMX_NONE), 2);
    cr_expect_eq(tmx_unit_find(u, SV("en"), TMX_LIKE, 2), 0);
    cr_expect_eq(tmx_unit_find(u, SV("fr-CA"), TMX_SAME, TMX_NONE), TMX_NONE);
    cr_expect_eq(tmx_unit_find(u, SV("fr-CA"), TMX_LIKE, TMX_NONE), 1);
    cr_expect_eq(tmx_unit_find(u, SV("de"), TMX_KIN, TMX_NONE), TMX_NONE);
    close_text(&o);
}
