/* corpus/training_tool.h - tools that train or clean on written pairs, and the
 * files that each one reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TRAINING_TOOL_H
#define CORPUS_TRAINING_TOOL_H
#include "io/format.h"

enum { TRAINING_MAX_PARTS = 4 };

/* A file of a data set: the name of the set, then this.  "{src}" and "{trg}"
 * are the languages. */
struct training_part {
    const struct format *format;
    const char *after;
    const char *columns; /* of TSV */
};

struct training_tool {
    const char *name, *summary;
    const char *folder; /* under that of the output, with "/", or "" */
    struct training_part parts[TRAINING_MAX_PARTS]; /* until a NULL format */
    bool needs_scores;   /* a score of each pair is in its files */
    bool names_by_iso3;  /* languages of three letters */
    bool names_by_group; /* "GROUP-NAME-VERSION", then both languages */
    bool names_a_folder; /* the output is a folder: files are "train-00000" */
    bool is_documents;   /* which tiers of pairs would cut apart */
};

/* The tools in the order of help; NULL beyond the last.  And one by name. */
const struct training_tool *training_tool_at(unsigned i);
const struct training_tool *training_tool_named(const char *name);
#endif
