/* document/document_marks.h - what a document pair has against it before a word
 * is aligned: its languages, and that both sides are one text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_DOCUMENT_MARKS_H
#define DOCUMENT_DOCUMENT_MARKS_H
#include "checks/text_language.h"
#include "document/article_file.h"

enum document_mark {
    MARK_SRC_UNKNOWN = 1 << 0, /* neither named nor recognised */
    MARK_TGT_UNKNOWN = 1 << 1,
    MARK_SRC_OTHER = 1 << 2, /* plainly not in the language named */
    MARK_TGT_OTHER = 1 << 3,
    MARK_ONE_LANGUAGE = 1 << 4, /* on both sides */
    MARK_SAME_TEXT = 1 << 5
};
enum {
    DOCUMENT_N_MARKS = 6,
    MARKS_UNKNOWN = MARK_SRC_UNKNOWN | MARK_TGT_UNKNOWN,
    /* a pair that has one of these is no translation, whatever its words say */
    MARKS_AGAINST =
        MARK_SRC_OTHER | MARK_TGT_OTHER | MARK_ONE_LANGUAGE | MARK_SAME_TEXT
};

/* "src_unknown", "one_language", …: the name of mark 1 << k, or NULL; and what
 * it means, in words. */
const char *document_mark_name(unsigned k);
const char *document_mark_meaning(unsigned k);

/* The marks of a pair that is read, in *out.  The text is looked at in a
 * sample.  ERR_NOMEM. */
int document_marks_find(struct text_language *t, const struct loaded *src,
                        const struct loaded *tgt, unsigned *out, struct err *e);

/* Append the names with commas; take them apart, false for what is none. */
void document_marks_add(unsigned marks, struct buf *out);
bool document_marks_parse(struct sv names, unsigned *out);
#endif
