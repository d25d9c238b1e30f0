/* What is no plain text is told by its first bytes, and what is text is not
 * taken for anything else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "tokenize/file_kind.h"

#define BYTES(text)                                                            \
    {                                                                          \
        text, sizeof text - 1                                                  \
    }

Test(file_kind, each_kind_is_named)
{
    static const struct {
        struct sv bytes;
        const char *name;
    } rows[] = {
        {BYTES("<!DOCTYPE html>\n<html>"), "HTML"},
        {BYTES("\n  <HTML lang=\"fr\"><body>"), "HTML"},
        {BYTES("\xef\xbb\xbf<!doctype HTML><p>"), "HTML"},
        {BYTES("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">"), "HTML"},
        {BYTES("<?xml version=\"1.0\"?>\n<TEI>"), "XML"},
        {BYTES("<xliff version=\"1.2\">"), "XML"},
        {BYTES("<?xml version='1.0'?><!-- a --><tmx version=\"1.4\">"), "TMX"},
        {BYTES("<tmx version=\"1.4\">"), "TMX"},
        {BYTES("{\\rtf1\\ansi The bridge}"), "RTF"},
        {BYTES("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "PDF"},
        {BYTES("PK\x03\x04\x14\0\0\0\x08\0word/document.xml"), "DOCX"},
        {BYTES("PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml"),
         "an Office document"},
        {BYTES("PK\x03\x04\x14\0mimetypeapplication/"
               "vnd.oasis.opendocument.text"),
         "ODT"},
        {BYTES("PK\x03\x04\x14\0mimetypeapplication/epub+zip"), "EPUB"},
        {BYTES("PK\x03\x04\x14\0\0\0\0\0article.txt"), "ZIP"},
        {BYTES("\x28\xb5\x2f\xfd\x04"), "zstd"},
        {BYTES("\xfd"
               "7zXZ\0\0\4"),
         "xz"},
        {BYTES("BZh91AY&SY\x12"), "bzip2"},
        {BYTES("7z\xbc\xaf\x27\x1c\0"), "7-Zip"},
        {BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"),
         "an Office document of before 2007"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct file_kind *kind = file_kind_of(rows[i].bytes);
        struct err e = {0};
        cr_assert_not_null(kind, "%s", rows[i].name);
        cr_expect_str_eq(kind->name, rows[i].name);
        cr_expect_eq(file_kind_check(rows[i].bytes, &e), ERR_INPUT);
        cr_expect(strstr(e.msg, kind->name) && strstr(e.msg, kind->help));
    }
}

Test(file_kind, text_is_none)
{
    static const struct sv rows[] = {
        BYTES(""),
        BYTES("The bridge was closed."),
        BYTES("<p>\nThe bridge was closed.\n"),
        BYTES("<htmlish is no tag"),
        BYTES("HTML is a language."),
        BYTES("<xml in a sentence"),
        BYTES("<"),
        BYTES("PK is a shop."),
        BYTES("BZh is no word. 1AY&SY neither."),
        BYTES("%PDF is a comment of PostScript."),
        BYTES("{rtf}"),
        BYTES("\xef\xbb\xbf"),
        BYTES("\0\0\0<html>"),
        BYTES("# Title\n\n<html> is mentioned here."),
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_null(file_kind_of(rows[i]), "row %zu", i);
}

/* Copies of exact size: the sanitizers see what is read beyond the end. */
Test(file_kind, a_signature_that_is_cut_is_none)
{
    static const struct sv rows[] = {
        BYTES("%PDF-"),      BYTES("{\\rtf"),
        BYTES("BZh91AY&SY"), BYTES("\x28\xb5\x2f\xfd"),
        BYTES("<?xml"),      BYTES("<!DOCTYPE html"),
        BYTES("PK\x03\x04"), BYTES("<xliff"),
        BYTES("<tmx")};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_not_null(file_kind_of(rows[i]), "row %zu", i);
        for (size_t n = 0; n < rows[i].n; n++) {
            char *copy = malloc(n + !n);
            cr_assert_not_null(copy);
            memcpy(copy, rows[i].p, n);
            cr_expect_null(file_kind_of((struct sv){copy, n}),
                           "row %zu, %zu bytes", i, n);
            free(copy);
        }
    }
}
