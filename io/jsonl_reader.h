/* io/jsonl_reader.h - pairs from lines of JSON: Stele's own, those of Hugging
 * Face's translation data, flat ones ({"src": …, "trg": …}), and documents in
 * the shape of DocHPLT, which give a pair for each of their links.
 * docs/formats.md has the keys.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_JSONL_READER_H
#define IO_JSONL_READER_H
#include "base/arena.h"
#include "base/err.h"
#include "io/pair_fields.h"

struct json_t;

/* Zero-initialise to open; the languages (which may be NULL) say which keys of
 * "translation" are meant: else the first two are. */
struct jsonl_reader {
    const char *src_lang, *tgt_lang;
    struct json_t *root;  /* of the line at hand */
    struct json_t *links; /* of its document, or NULL */
    size_t next;          /* link */
    bool is_taken;        /* the one pair of the line */
};

/* Take a line apart.  ERR_INPUT for what is no JSON object, with line_no as
 * its place; ERR_NOMEM; ERR_USAGE where Stele was built without jansson. */
int jsonl_reader_line(struct jsonl_reader *r, struct sv line, uint64_t line_no,
                      struct err *e);

/* The next pair of the line: 1; or 0 behind the last.  Its slices are in the
 * line's JSON or in `a`.  ERR_INPUT for an object that is no pair, ERR_NOMEM. */
int jsonl_reader_next(struct jsonl_reader *r, struct arena *a, uint64_t line_no,
                      struct pair_fields *out, struct err *e);

void jsonl_reader_free(struct jsonl_reader *r);
#endif
