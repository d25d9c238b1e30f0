/* tests/io/format_specimen.c - writes the specimen, and a document with every
 * character that a text may hold, in the format that is named to standard
 * output, for formats_valid.py.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/format.h"
#include "io/tsv.h"
#include "specimen.h"

enum { PER_SENTENCE = 512, MAX_CODE_POINT = 0x10FFFF };

static void add_utf8(struct buf *out, unsigned cp)
{
    char c[4];
    if (cp < 0x80) {
        buf_add_char(out, (char)cp);
        return;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; cp >>= 6)
        c[i] = (char)(0x80 | (cp & 0x3F));
    c[0] = (char)((0xF00 >> n & 0xFF) | cp);
    buf_add(out, c, n);
}

/* What tokenize/normalize.h leaves in a text.  Of the planes beyond the first
 * a few rows are enough. */
static bool may_stand(unsigned cp)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 ||
        cp == 0x2029 || (cp >= 0xD800 && cp < 0xE000) || cp == 0xFEFF ||
        cp == 0xFFFE || cp == 0xFFFF)
        return false;
    return cp < 0x10400 || cp > 0x10FC00;
}

static void write_all_characters(struct writer *w)
{
    const struct document all = {.id = SV("all <characters> & \"more\""),
                                 .verdict = "translation",
                                 .verdict_score = .5};
    struct buf text = {0};
    struct record r = specimen()->records[0];
    writer_begin(w, &all, NULL);
    for (unsigned cp = 0, n = 0; cp <= MAX_CODE_POINT; cp++) {
        if (n == 0) {
            buf_clear(&text);
            buf_add_char(&text, 'x'); /* no combining mark or space first */
        }
        if (may_stand(cp)) {
            add_utf8(&text, cp);
            n++;
        }
        if (n < PER_SENTENCE && cp < MAX_CODE_POINT)
            continue;
        buf_add_char(&text, 'y');
        struct sentence s = {.text = buf_sv(&text), .n_cp = n + 2, .of_par = 1};
        r.src.sents = r.tgt.sents = &s;
        r.src.at = r.tgt.at = (uint32_t)r.bead_no;
        writer_record(w, &r);
        r.bead_no++;
        n = 0;
    }
    writer_end(w);
    buf_free(&text);
}

int main(int argc, char **argv)
{
    const struct format *f = argc > 1 ? format_named(argv[1]) : NULL;
    struct writer_options o = specimen_options();
    struct tsv_columns columns;
    struct buf out = {0};
    if (!f || (argc > 2 && tsv_columns_parse(argv[2], &columns, NULL) != 0))
        return 2;
    if (argc > 2)
        o.columns = &columns;
    o.with_nulls = true;
    struct writer w = writer_to(f, &o, &out);
    writer_head(&w);
    writer_begin(&w, &specimen()->document, NULL);
    for (size_t i = 0; i < specimen()->n; i++)
        writer_record(&w, &specimen()->records[i]);
    writer_end(&w);
    if (!f->one_document)
        write_all_characters(&w);
    writer_foot(&w);
    writer_free(&w);
    bool ok = !out.failed && fwrite(out.p, 1, out.n, stdout) == out.n;
    buf_free(&out);
    return fclose(stdout) == 0 && ok ? 0 : 1;
}
