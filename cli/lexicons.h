/* cli/lexicons.h - which lexicons are used: the program's own and those of
 * files, read and made ready for all workers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_LEXICONS_H
#define CLI_LEXICONS_H
#include "cli/dictionary.h"
#include "cli/option.h"

/* Of files, and with the program's own and one that is being learnt. */
enum { LEXICONS_MAX_FILES = 14, LEXICONS_MAX = LEXICONS_MAX_FILES + 2 };

/* What the command line asks for. */
struct lexicon_choice {
    const char *paths[LEXICONS_MAX_FILES];
    size_t n_paths;
    bool without_own;
};

/* --lexicon and --no-lexicon into a struct lexicon_choice. */
extern const struct option_group lexicon_options;

/* Lexicons in memory. */
struct lexicons {
    struct dictionary dictionaries[LEXICONS_MAX]; /* [n] */
    const char *paths[LEXICONS_MAX]; /* NULL: made by the program */
    size_t n;
    size_t n_words;  /* of all together */
    bool has_put;    /* the last was put, not loaded */
    uint64_t digest; /* of their bytes; 0 without any */
    char *failed;    /* the file that an error is about, or NULL */
};

/* Load them: TSV, hunalign's and MUSE's form, and FreeDict's (lexicon_text.h,
 * dictd.h), plain or gzip, in UTF-8.  Errors: ERR_INPUT with the place, also
 * for a file without any pair; those of source_read.  lexicons_close() in any
 * case. */
int lexicons_open(const struct lexicon_choice *choice, struct lexicons *l,
                  struct err *e);

/* Add a sorted dictionary, or put it in the place of the one added before;
 * it belongs to *l from then on. */
void lexicons_put(struct lexicons *l, const struct dictionary *d);
void lexicons_close(struct lexicons *l);

/* Say on stderr what came out of each file. */
void lexicons_report(const struct lexicons *l);
#endif
