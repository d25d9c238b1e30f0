/* corpus/record_source.h - what to read, and what record_reader.h wants of a
 * format.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_RECORD_SOURCE_H
#define CORPUS_RECORD_SOURCE_H
#include "base/arena.h"
#include "io/byte_stream.h"
#include "io/line_reader.h"
#include "io/pair_fields.h"

/* Files of one format together, and files one after another. */
enum { RECORD_READER_MAX_PATHS = 4, RECORD_READER_MAX_LIST = 64 };

/* What to read; strings are the caller's and outlive the reader. */
struct record_reader_options {
    /* The file ("-": standard input); for some formats others after it: the
     * target text, and scores; or the texts that numbers are of.  Of other
     * formats several files are read one after another. */
    const char *paths[RECORD_READER_MAX_LIST];
    unsigned n_paths;
    const char *format; /* its name; NULL: by content, or else by ending */

    /* Of TSV: "FIELD=COLUMN,…", where a column is a name of the header or a
     * number from 1, which means that there is no header; or a preset
     * (paracrawl, bicleaner, opustrainer).  NULL: by the names of the header. */
    const char *columns;
    const char *src_lang, *tgt_lang; /* NULL: what the file says */
};

enum { RECORD_MAX_LINE = 64 << 20 }; /* bytes */

/* What a format reads from; it stays where it is. */
struct record_input {
    const struct record_reader_options *options;
    struct byte_stream *feed; /* of the first file */
    struct line_reader lines; /* over it */
    struct arena *arena;      /* of the record at hand: reset before each */
    struct arena *lasting;    /* of the reader */
    uint64_t n_skipped;       /* units without text in both languages */

    /* Of a format whose records are lines, to be set: its header when it is
     * opened ("": none), which has these fields (FIELD_*); the line of each
     * record. */
    bool has_lines;
    struct sv header, line;
    uint32_t has_fields;
    bool goes_on;    /* to be set with an error of one record alone */
    char guess[160]; /* how languages that no option names were guessed, in
                        words after "the languages are "; "": the file names
                        them */
};

/* A format. */
struct record_source {
    const char *name, *summary;
    unsigned min_paths, max_paths;

    /* Open; *state is then given to the others, and to close() also after an
     * error if it is not NULL. */
    int (*open)(struct record_input *in, void **state, struct err *e);
    int (*next)(void *state, struct pair_fields *out, struct err *e);
    void (*close)(void *state);
};

/* The next line, which must be UTF-8 and not longer than RECORD_MAX_LINE: such
 * an error is of one record alone. */
int record_input_line(struct record_input *in, struct line_reader *lines,
                      struct sv *out, struct err *e);
#endif
