/* tests/io/specimen.c - the specimen and how it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "specimen.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/sink.h"
#include "io/whole_file.h"

#define NBSP "\xc2\xa0"
#define NNBSP "\xe2\x80\xaf"

/* SV() in a form that may initialise static data. */
#define TEXT(literal)                                                          \
    {                                                                          \
        ("" literal), sizeof(literal) - 1                                      \
    }

/* Text, byte span, code points, paragraph, place in it and its size. */
static const struct sentence src_sents[] = {
    {TEXT("Tom & Jerry said: \"1 < 2\", 'yes'."), 3, 37, 34, 0, 0, 0, 1, 0},
    {TEXT("It was late; nobody came."), 38, 63, 25, 1, 0, 0, 2, 0},
    {TEXT("This was left out."), 64, 82, 18, 1, 0, 1, 2, RECORD_WS_NORMALISED},
    {TEXT("A clef \xf0\x9d\x84\x9e and e\xcc\x81."), 84, 104, 16, 2, 0, 0, 2,
     RECORD_CONTROL_REMOVED},
    {TEXT("The end]]>"), 105, 115, 10, 2, 0, 1, 2, 0},
};

static const struct sentence tgt_sents[] = {
    {TEXT("Tom & Jerry ont dit" NBSP ": \xc2\xab" NBSP "1 < 2" NBSP
          "\xc2\xbb, oui."),
     0, 41, 36, 0, 0, 0, 2, 0},
    {TEXT("Il \xc3\xa9tait tard" NNBSP ";"), 42, 60, 15, 0, 0, 1, 2, 0},
    {TEXT("personne ne vint."), 61, 78, 17, 1, 0, 0, 1, RECORD_WS_NORMALISED},
    {TEXT("Ceci fut ajout\xc3\xa9."), 79, 96, 16, 2, 0, 0, 1, 0},
    {TEXT("Une cl\xc3\xa9 \xf0\x9d\x84\x9e et \xc3\xa9" NNBSP "; la fin."), 97,
     127, 24, 3, 0, 0, 1, 0},
};

static struct record_side source(uint32_t at, uint32_t n)
{
    return (struct record_side){.url = SV("en/a&b.txt"),
                                .lang = SV("en"),
                                .sents = src_sents + at,
                                .at = at,
                                .n = n,
                                .n_pars = 3};
}

static struct record_side target(uint32_t at, uint32_t n)
{
    return (struct record_side){.url = SV("https://example.org/?x=\"1\"&y=2"),
                                .lang = SV("fr"),
                                .sents = tgt_sents + at,
                                .at = at,
                                .n = n,
                                .n_pars = 4};
}

static struct record record_of(uint64_t bead_no, struct record_side src,
                               struct record_side tgt, double score,
                               double cost_nats, double len_z, uint32_t flags)
{
    return (struct record){.bead_no = bead_no,
                           .src = src,
                           .tgt = tgt,
                           .score = score,
                           .cost_nats = cost_nats,
                           .len_z = len_z,
                           .flags = flags};
}

const struct specimen *specimen(void)
{
    static struct specimen sp;
    sp.document =
        (struct document){.id = SV("doc <1>"), .n_src = 5, .n_tgt = 5};
    sp.n = 0;
    sp.records[sp.n++] =
        record_of(0, source(0, 1), target(0, 1), .98765, 1.25, -.5, 0);
    sp.records[sp.n++] = record_of(1, source(1, 1), target(1, 2), .5, 3, .70712,
                                   RECORD_WS_NORMALISED);
    sp.records[sp.n++] = record_of(2, source(2, 1), target(3, 0), 0, 4.5, 0,
                                   RECORD_WS_NORMALISED);
    sp.records[sp.n++] = record_of(3, source(3, 0), target(3, 1), 0, 4.5, 0, 0);
    sp.records[sp.n++] =
        record_of(4, source(3, 2), target(4, 1), 1, .00004, -.00004,
                  RECORD_WS_NORMALISED | RECORD_CONTROL_REMOVED);
    return &sp;
}

struct writer_options specimen_options(void)
{
    return (struct writer_options){
        .src_lang = "en", .tgt_lang = "fr", .tool_version = "9.8.7"};
}

/* The text of a file with these records. */
static struct buf text_of(const struct format *format,
                          const struct writer_options *options,
                          const struct record *records, size_t n)
{
    struct buf text = {0};
    struct writer w = writer_to(format, options, &text);
    writer_head(&w);
    cr_assert_eq(writer_begin(&w, &specimen()->document, NULL), 0);
    for (size_t i = 0; i < n; i++)
        writer_record(&w, &records[i]);
    writer_end(&w);
    writer_foot(&w);
    writer_free(&w);
    cr_assert(!text.failed);
    return text;
}

int records_write(const char *path, const struct format *format,
                  const struct writer_options *options,
                  const struct record *records, size_t n, struct err *e)
{
    struct sink *sink;
    int rc = sink_open(path, 6, &sink, e);
    if (rc != 0)
        return rc;
    struct buf text = text_of(format, options, records, n);
    rc = sink_write(sink, buf_sv(&text), e);
    buf_free(&text);
    if (rc == 0)
        return sink_close(sink, e);
    sink_abort(sink);
    return rc;
}

int specimen_write(const char *path, const struct format *format,
                   const struct writer_options *options, struct err *e)
{
    const struct specimen *sp = specimen();
    return records_write(path, format, options, sp->records, sp->n, e);
}

struct buf records_written(const struct format *format,
                           const struct writer_options *options,
                           const struct record *records, size_t n)
{
    struct writer_options usual = specimen_options();
    return text_of(format, options ? options : &usual, records, n);
}

struct buf specimen_written(const struct format *format,
                            const struct writer_options *options)
{
    const struct specimen *sp = specimen();
    return records_written(format, options, sp->records, sp->n);
}
