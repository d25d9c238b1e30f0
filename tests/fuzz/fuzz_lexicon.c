/* Any bytes: what is taken as a packed lexicon can be read in all its rows; a
 * lexicon's text, or the two files of a dictionary of the DICT server, give pairs of which neither half is empty, and either end or fail
 * with a line of the text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "document/lexicon/dictd.h"
#include "document/lexicon/dictionary.h"
#include "document/lexicon/lexicon_text.h"
#include "exact_copy.h"

/* Entries of an index may overlap: as many translations as bytes in each. */
enum { MAX_DICTD_BYTES = 4096 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void check_pair(const struct lexicon_line *line)
{
    require(line->src.n > 0 && line->tgt.n > 0);
    require(line->src_to_tgt >= 0 && line->src_to_tgt <= 1);
    require(line->tgt_to_src >= 0 && line->tgt_to_src <= 1);
    require((line->src_to_tgt > 0) == (line->tgt_to_src > 0));
}

static void check_end(int rc, const struct err *e, struct sv text)
{
    require(rc == 0 || (rc == ERR_INPUT && e->unit == ERR_LINE && e->at >= 1 &&
                        e->at <= sv_count_lines(text)));
}

static void try_text(struct sv bytes)
{
    struct lexicon_text text = {.rest = bytes};
    struct lexicon_line line;
    struct err e = {0};
    int rc;
    while ((rc = lexicon_text_next(&text, &line, &e)) > 0)
        check_pair(&line);
    check_end(rc, &e, bytes);
}

/* The index up to the first byte 0xFF, the text behind it. */
static void try_dictd(struct sv bytes)
{
    const char *end = memchr(bytes.p, 0xFF, bytes.n);
    size_t n = end ? (size_t)(end - bytes.p) : bytes.n;
    struct sv index = sv_sub(bytes, 0, n);
    struct dictd d = {.lines = index};
    struct lexicon_line line;
    struct err e = {0};
    int rc = buf_add_sv(&d.text, sv_sub(bytes, n, bytes.n));
    while (rc == 0 && (rc = dictd_next(&d, &line, &e)) > 0) {
        check_pair(&line);
        rc = 0;
    }
    check_end(rc, &e, index);
    dictd_close(&d);
}

static void try_packed(struct sv bytes)
{
    struct dictionary d = {.n_passed_over = 0};
    struct buf aligned = {0};
    struct err e = {0};
    buf_add_sv(&aligned, bytes);
    if (aligned.n > 0 && !dictionary_packed_fault(buf_sv(&aligned)) &&
        dictionary_unpack(&d, aligned.p, &e) == 0)
        for (uint32_t w = 0; w < dictionary_n_words(&d); w++) {
            struct dictionary_row row = dictionary_row(&d, DICTIONARY_FORTH, w);
            require(vocabulary_form(&d.words, w).n > 0);
            for (size_t k = 0; k < row.n; k++)
                require(row.entries[k].word < dictionary_n_words(&d));
        }
    dictionary_free(&d);
    buf_free(&aligned);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0)
        return 0;
    const struct sv bytes =
        exact_copy((struct sv){(const char *)data + 1, n - 1});
    if (data[0] & 1)
        try_text(bytes);
    else if (data[0] & 2)
        try_packed(bytes);
    else if (n <= MAX_DICTD_BYTES)
        try_dictd(bytes);
    exact_free(bytes);
    return 0;
}
