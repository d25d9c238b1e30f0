/* document/lexicon/lexicon_set.h - which lexicons are used: the program's own and those of
 * files, read and made ready for all workers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_LEXICON_SET_H
#define DOCUMENT_LEXICON_LEXICON_SET_H
#include "document/lexicon/dictionary.h"

/* Of files, and with the program's own and one that is being learnt. */
enum {
    LEXICON_SET_MAX_FILES = 14,
    LEXICON_SET_MAX = LEXICON_SET_MAX_FILES + 2
};

/* What the command line asks for. */
struct lexicon_choice {
    const char *paths[LEXICON_SET_MAX_FILES];
    size_t n_paths;
    bool without_own;
    const char *src_lang, *tgt_lang; /* which dictionaries "freedict" means */
};

/* Lexicons in memory. */
struct lexicon_set {
    struct dictionary dictionaries[LEXICON_SET_MAX]; /* [n] */
    const char *paths[LEXICON_SET_MAX];      /* NULL: made by the program */
    struct buf memory[LEXICON_SET_MAX];      /* of packed ones */
    struct buf names[LEXICON_SET_MAX_FILES]; /* of paths of "freedict" */
    size_t n;
    size_t n_words;  /* of all together */
    bool has_put;    /* the last was put, not loaded */
    uint64_t digest; /* of their bytes; 0 without any */
};

/* Load them: TSV, hunalign's and MUSE's form, FreeDict's, and what `stele
 * lexicon` packed (lexicon_text.h, dictd.h, packed_lexicon.h), plain or gzip, in
 * UTF-8; "freedict" is what freedict_find() finds.  Errors: its; ERR_INPUT with
 * the place, also for a file without any pair; those of whole_file_read.  lexicon_set_close() in any
 * case. */
int lexicon_set_open(const struct lexicon_choice *choice, struct lexicon_set *l,
                     struct err *e);

/* Add a sorted dictionary, or put it in the place of the one added before;
 * it belongs to *l from then on. */
void lexicon_set_replace_last(struct lexicon_set *l,
                              const struct dictionary *d);
void lexicon_set_close(struct lexicon_set *l);
#endif
