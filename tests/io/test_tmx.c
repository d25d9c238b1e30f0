/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>

#include "io/tmx.h"
#include "specimen.h"

static xmlDocPtr parsed(const struct buf *text)
{
    xmlDocPtr doc =
        xmlReadMemory(text->p, (int)text->n, "out.tmx", NULL,
                      XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR);
    cr_assert_not_null(doc, "not well-formed:\n%.*s", (int)text->n, text->p);
    return doc;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node && xmlStrEqual(node->name, BAD_CAST name);
}

static void expect_attribute(xmlNode *node, const char *name, const char *want)
{
    xmlChar *got = strcmp(name, "xml:lang") == 0
                       ? xmlGetNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE)
                       : xmlGetNoNsProp(node, BAD_CAST name);
    if (want)
        cr_expect_str_eq((char *)(got ? got : BAD_CAST "(none)"), want);
    else
        cr_expect_null(got, "there is a %s", name);
    xmlFree(got);
}

static void expect_text(xmlNode *node, struct sv want)
{
    xmlChar *got = xmlNodeGetContent(node);
    cr_expect(sv_eq(sv_from((char *)got), want), "%s", (char *)got);
    xmlFree(got);
}

/* A <prop> of this type and text; returns what follows it. */
static xmlNode *expect_prop(xmlNode *node, const char *type, const char *text)
{
    cr_assert(is_element(node, "prop"), "no <prop> %s", type);
    expect_attribute(node, "type", type);
    expect_text(node, sv_from(text));
    return node->next;
}

static xmlNode *body_of(xmlDocPtr doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    cr_assert(is_element(root, "tmx"));
    expect_attribute(root, "version", "1.4");
    cr_assert(is_element(root->children, "header"));
    xmlNode *body = root->children->next;
    cr_assert(is_element(body, "body"));
    cr_expect_null(body->next);
    return body;
}

Test(tmx, the_first_unit_whole)
{
    struct buf got = specimen_written(&format_tmx, NULL);
    const struct sv want = SV(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<tmx version=\"1.4\">\n"
        " <header creationtool=\"stele\" creationtoolversion=\"9.8.7\" "
        "segtype=\"sentence\" o-tmf=\"stele\" adminlang=\"en\" srclang=\"en\" "
        "datatype=\"plaintext\" o-encoding=\"UTF-8\">\n"
        "  <prop type=\"x-trglang\">fr</prop>\n"
        " </header>\n"
        " <body>\n"
        "  <tu tuid=\"1\" datatype=\"plaintext\" srclang=\"en\">\n"
        "   <prop type=\"score-aligner\">0.9877</prop>\n"
        "   <prop type=\"type\">1:1</prop>\n"
        "   <prop type=\"x-context\">doc &lt;1&gt;#1</prop>\n"
        "   <tuv xml:lang=\"en\">\n"
        "    <prop type=\"source-document\">en/a&amp;b.txt</prop>\n"
        "    <prop type=\"paragraph-id\">p1:3s1/1</prop>\n"
        "    <seg>Tom &amp; Jerry said: &quot;1 &lt; 2&quot;, 'yes'.</seg>\n"
        "   </tuv>\n");
    cr_expect(sv_starts(buf_sv(&got), want), "%.*s", (int)got.n, got.p);
    buf_free(&got);
}

Test(tmx, the_header_says_what_it_knows)
{
    struct writer_options o = specimen_options();
    o.created = "20010909T014640Z";
    o.params_digest = "0123456789abcdef";
    struct buf text = specimen_written(&format_tmx, &o);
    xmlDocPtr doc = parsed(&text);
    xmlNode *header = xmlDocGetRootElement(doc)->children;
    expect_attribute(header, "creationdate", "20010909T014640Z");
    xmlNode *rest = expect_prop(header->children, "x-trglang", "fr");
    cr_expect_null(expect_prop(rest, "x-params-digest", "0123456789abcdef"));
    xmlFreeDoc(doc);
    buf_free(&text);
}

/* Properties in their order and before the text; what is escaped is read back
 * as it was. */
Test(tmx, units_hold_what_the_records_hold)
{
    static const char *const types[] = {"1:1", "1:2", "2:1"};
    static const char *const flags[] = {NULL, "ws_normalised",
                                        "ws_normalised,control_removed"};
    static const char *const scores[] = {"0.9877", "0.5000", "1.0000"};
    static const char *const contexts[] = {"doc <1>#1", "doc <1>#2",
                                           "doc <1>#5"};
    static const char *const tuids[] = {"1", "2", "3"};
    static const size_t record[] = {0, 1, 4};
    struct buf text = specimen_written(&format_tmx, NULL);
    xmlDocPtr doc = parsed(&text);
    xmlNode *tu = body_of(doc)->children;
    for (size_t i = 0; i < 3; i++, tu = tu->next) {
        const struct record *r = &specimen()->records[record[i]];
        cr_assert(is_element(tu, "tu"));
        expect_attribute(tu, "tuid", tuids[i]);
        expect_attribute(tu, "srclang", "en");
        expect_attribute(tu, "datatype", "plaintext");
        expect_attribute(tu, "segtype", i == 0 ? NULL : "block");
        xmlNode *at = expect_prop(tu->children, "score-aligner", scores[i]);
        at = expect_prop(at, "type", types[i]);
        if (flags[i])
            at = expect_prop(at, "x-flags", flags[i]);
        at = expect_prop(at, "x-context", contexts[i]);
        const struct record_side *sides[] = {&r->src, &r->tgt};
        for (size_t k = 0; k < 2; k++, at = at->next) {
            cr_assert(is_element(at, "tuv"));
            expect_attribute(at, "xml:lang", k == 0 ? "en" : "fr");
            struct buf want = {0};
            buf_add_sv(&want, sides[k]->url);
            buf_add_char(&want, '\0');
            xmlNode *in = expect_prop(at->children, "source-document", want.p);
            buf_clear(&want);
            writer_add_paragraph_ids(&want, sides[k]);
            buf_add_char(&want, '\0');
            in = expect_prop(in, "paragraph-id", want.p);
            buf_clear(&want);
            writer_add_text(&want, sides[k]);
            cr_assert(is_element(in, "seg"));
            expect_text(in, buf_sv(&want));
            cr_expect_null(in->next);
            buf_free(&want);
        }
        cr_expect_null(at);
    }
    cr_expect_null(tu);
    xmlFreeDoc(doc);
    buf_free(&text);
}

Test(tmx, an_omission_has_one_variant)
{
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    struct buf text = specimen_written(&format_tmx, &o);
    xmlDocPtr doc = parsed(&text);
    size_t n = 0;
    static const size_t want[] = {2, 2, 1, 1, 2};
    for (xmlNode *tu = body_of(doc)->children; tu; tu = tu->next, n++) {
        size_t n_tuv = 0;
        for (xmlNode *in = tu->children; in; in = in->next)
            n_tuv += is_element(in, "tuv");
        cr_assert_lt(n, 5);
        cr_expect_eq(n_tuv, want[n], "unit %zu", n + 1);
    }
    cr_expect_eq(n, 5);
    xmlFreeDoc(doc);
    buf_free(&text);
}

/* Readers that match lines want one element a line; readers that warn of
 * empty properties want none. */
Test(tmx, one_element_a_line_and_no_empty_property)
{
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    struct buf text = specimen_written(&format_tmx, &o);
    struct sv rest = buf_sv(&text);
    for (struct sv line; sv_next_line(&rest, &line);) {
        size_t n_open = 0;
        for (size_t i = 0; i + 1 < line.n; i++)
            n_open += line.p[i] == '<' && line.p[i + 1] != '/';
        cr_expect_leq(n_open, 1, "%.*s", (int)line.n, line.p);
        cr_expect(line.n > 0 && line.p[line.n - 1] == '>');
        cr_expect_not(sv_ends(line, SV("></prop>")) || sv_ends(line, SV("/>")),
                      "%.*s", (int)line.n, line.p);
    }
    buf_free(&text);
}

/* An article without a name gives no empty property. */
Test(tmx, what_is_not_known_is_left_out)
{
    struct record nameless = specimen()->records[0];
    nameless.src.url = (struct sv){0};
    struct buf text = records_written(&format_tmx, NULL, &nameless, 1);
    xmlDocPtr doc = parsed(&text);
    xmlNode *at = body_of(doc)->children->children;
    while (!is_element(at, "tuv"))
        at = at->next;
    at = expect_prop(at->children, "paragraph-id", "p1:3s1/1");
    cr_expect(is_element(at, "seg"));
    xmlFreeDoc(doc);
    buf_free(&text);
}

/* As many units as do not fit libxml2's buffer or the sink's. */
Test(tmx, units_are_numbered_from_one_without_a_gap)
{
    enum { N = 2000 };
    static struct record records[N];
    for (size_t i = 0; i < N; i++) {
        records[i] = specimen()->records[i % 5];
        records[i].bead_no = i;
    }
    struct buf text = records_written(&format_tmx, NULL, records, N);
    xmlDocPtr doc = parsed(&text);
    long n = 0;
    for (xmlNode *tu = body_of(doc)->children; tu; tu = tu->next) {
        xmlChar *tuid = xmlGetNoNsProp(tu, BAD_CAST "tuid");
        cr_assert_eq(strtol((char *)tuid, NULL, 10), ++n);
        xmlFree(tuid);
    }
    cr_expect_eq(n, N / 5 * 3);
    xmlFreeDoc(doc);
    buf_free(&text);
}
