/* tokenize/file_kind.c - a table of first bytes.
 *
 * The signatures are those of the formats' own specifications: RFC 8878
 * (zstd), the .xz and bzip2 file formats, ISO 32000 (PDF), APPNOTE 4.3.7 (ZIP)
 * with OCF 4.3 (EPUB) and OpenDocument 1.2 part 3 (a first entry "mimetype").
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/file_kind.h"

#include <stdbool.h>
#include <stddef.h>

enum { HEAD_BYTES = 4096 };

/* paragraphs.lua is installed in share/stele; it keeps rows of dashes out. */
#define PANDOC(from)                                                           \
    "pandoc -L paragraphs.lua -f " from " -t plain --wrap=none FILE (the "     \
    "filter is in share/stele)"

static const struct file_kind html = {"HTML", "--input-markup html"},
                              tmx = {"TMX", "stele score FILE"},
                              xml = {"XML", "pandoc -t plain FILE, or the "
                                            "program that wrote it"},
                              docx = {"DOCX", PANDOC("docx")},
                              odt = {"ODT", PANDOC("odt")},
                              epub = {"EPUB", PANDOC("epub")},
                              office = {"an Office document",
                                        "libreoffice --convert-to txt FILE"},
                              zip = {"ZIP", "unzip FILE"};

/* What begins with these bytes. */
static const struct {
    struct sv magic;
    struct file_kind kind;
} signatures[] = {
    {{"%PDF-", 5}, {"PDF", "pdftotext FILE"}},
    {{"{\\rtf", 5}, {"RTF", PANDOC("rtf")}},
    {{"\x28\xb5\x2f\xfd", 4}, {"zstd", "zstd -d FILE"}},
    {{"\xfd"
      "7zXZ\0",
      6},
     {"xz", "xz -d FILE"}},
    {{"BZh", 3}, {"bzip2", "bzip2 -d FILE"}},
    {{"7z\xbc\xaf\x27\x1c", 6}, {"7-Zip", "7z x FILE"}},
    {{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8},
     {"an Office document of before 2007",
      "libreoffice --convert-to txt FILE"}},
};

static const struct sv zip_magic = {"PK\x03\x04", 4};

/* bzip2 begins with letters: a block's first bytes must follow. */
static bool is_bzip2(struct sv s)
{
    static const struct sv block = {"\x31\x41\x59\x26\x53\x59", 6};
    return s.n >= 10 && s.p[3] >= '1' && s.p[3] <= '9' &&
           sv_starts(sv_sub(s, 4, s.n), block);
}

static bool contains(struct sv s, struct sv what)
{
    for (; s.n >= what.n; s = sv_sub(s, 1, s.n))
        if (sv_starts(s, what))
            return true;
    return false;
}

/* Documents are archives whose entries have known names. */
static const struct file_kind *kind_of_zip(struct sv s)
{
    if (contains(s, SV("application/epub+zip")))
        return &epub;
    if (contains(s, SV("application/vnd.oasis.opendocument.text")))
        return &odt;
    if (contains(s, SV("word/")))
        return &docx;
    if (contains(s, SV("[Content_Types].xml")) ||
        contains(s, SV("application/vnd.oasis.opendocument")))
        return &office;
    return &zip;
}

/* Does s begin with `word`, in lower case, whatever its own case? */
static bool starts_any_case(struct sv s, struct sv word)
{
    return s.n >= word.n && sv_ends_any_case(sv_sub(s, 0, word.n), word);
}

/* A tag of this name, and no longer one. */
static bool is_tag(struct sv s, struct sv name)
{
    return starts_any_case(s, name) &&
           (s.n == name.n || strchr(" \t\r\n>/", s.p[name.n]));
}

static const struct file_kind *kind_of_markup(struct sv s)
{
    if (sv_starts(s, sv_utf8_mark))
        s = sv_sub(s, 3, s.n);
    while (s.n > 0 && strchr(" \t\r\n", s.p[0]) && s.p[0] != '\0')
        s = sv_sub(s, 1, s.n);
    if (is_tag(s, SV("<!doctype html")) || is_tag(s, SV("<html")))
        return &html;
    bool declared = is_tag(s, SV("<?xml")), is_tmx = is_tag(s, SV("<tmx"));
    if (is_tmx || (declared && contains(s, SV("<tmx"))))
        return &tmx;
    if (declared && contains(s, SV("<html")))
        return &html;
    return declared || is_tag(s, SV("<xliff")) ? &xml : NULL;
}

const struct file_kind *file_kind_of(struct sv bytes)
{
    if (bytes.n > HEAD_BYTES)
        bytes.n = HEAD_BYTES;
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (sv_starts(bytes, signatures[i].magic) &&
            (bytes.p[0] != 'B' || is_bzip2(bytes)))
            return &signatures[i].kind;
    return sv_starts(bytes, zip_magic) ? kind_of_zip(bytes)
                                       : kind_of_markup(bytes);
}

int file_kind_check(struct sv bytes, struct err *e)
{
    const struct file_kind *kind = file_kind_of(bytes);
    if (!kind)
        return 0;
    return err_set(e, ERR_INPUT, "this is %s, not plain text: use %s",
                   kind->name, kind->help);
}
