/* lib/stele_settings.h - version, errors, settings, and opening.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_SETTINGS_H
#define STELE_SETTINGS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define STELE_API __attribute__((visibility("default")))
#else
#define STELE_API
#endif

/* The version of the library, "0.1.0". */
STELE_API const char *stele_version(void);

/* ---- Errors ---- */

enum stele_code {
    STELE_DONE = 0,
    STELE_USAGE = -1,    /* a setting or its value makes no sense */
    STELE_INPUT = -2,    /* the data given is not what it should be */
    STELE_LIMIT = -3,    /* the data is larger than a stated limit */
    STELE_IO = -4,       /* the system could not read or write */
    STELE_NOMEM = -5,    /* an allocation failed */
    STELE_INTERNAL = -6, /* a library failed where it never should */
    STELE_BUSY = -7,     /* another process is at work on the same files */
    STELE_PIPE = -8 /* the reader of a pipe that was written to has ended */
};

struct stele_error {
    int code;          /* an enum stele_code */
    bool has_byte;     /* `byte` is set */
    uint64_t line;     /* from 1; 0: no line */
    uint64_t byte;     /* offset in the file, from 0 */
    char subject[256]; /* the file that it is about; "": none */
    char message[200]; /* without file and final stop */
};

enum { STELE_ERROR_TEXT = 600 };

/* "SUBJECT: line 3: MESSAGE" with a NUL; without control characters. */
STELE_API void stele_error_text(const struct stele_error *error,
                                char out[STELE_ERROR_TEXT]);

/* Replace by "?", in place, what a terminal obeys or what turns the direction of
 * text: for what comes from files and is shown to people. */
STELE_API void stele_text_clean(char *text);

/* ---- Settings ---- */

struct stele_settings;

/* The settings of a task with their defaults: "align" (NULL is the same),
 * "batch", "pair", "merge", "stream", "split", "score", "filter", "dedup",
 * "stats", "convert", "report", "eval", "train", "train-splitter", "lexicon" or
 * "fit".  A task has only the settings that it uses.  NULL for another name or
 * without memory.  stele_settings_free() them. */
STELE_API struct stele_settings *stele_settings_new(const char *task);
STELE_API void stele_settings_free(struct stele_settings *settings);

/* Set `key`, as the program's option --key does; `value` is copied and may be
 * NULL for a setting that takes none.  Later values override earlier ones, but
 * for lists (output, lexicon, without), which grow.  STELE_USAGE for a key
 * that the task does not have, or a value that it cannot take; what reading a
 * named file gives. */
STELE_API int stele_set(struct stele_settings *settings, const char *key,
                        const char *value, struct stele_error *error);

/* The value of `key` as stele_set() reads it, into out[0..n), cut at n - 1
 * bytes, with a NUL; returns its whole length.  0 where there is none. */
STELE_API size_t stele_get(const struct stele_settings *settings,
                           const char *key, char *out, size_t n);

/* Has the task this key?  Was it set by stele_set()? */
STELE_API bool stele_has(const struct stele_settings *settings,
                         const char *key);
STELE_API bool stele_is_set(const struct stele_settings *settings,
                            const char *key);

enum stele_rank {
    STELE_USUAL,   /* listed under the setting's heading */
    STELE_COMMON,  /* among the first in a list of settings */
    STELE_RESEARCH /* among the last */
};

struct stele_setting_info {
    size_t size;
    const char *key;
    char letter;         /* of the program's short option; 0: none */
    const char *value;   /* what it takes, in a word; NULL: nothing */
    const char *help;    /* with choices, range and default */
    const char *heading; /* of the group it belongs to */
    enum stele_rank rank;
    bool is_option; /* false: only for programs ("date") */
    bool is_shared; /* other tasks have the same */
};

/* Call visit() for each setting of the task in order, until it returns other
 * than 0; returns that.  The info and its help live until visit() returns, its
 * other texts as long as the library.  STELE_NOMEM. */
STELE_API int stele_each_setting(
    const struct stele_settings *settings,
    int (*visit)(void *context, const struct stele_setting_info *info),
    void *context);

/* STELE_USAGE for a setting that was set and has no effect beside the others.
 * stele_open() does this too. */
STELE_API int stele_check(const struct stele_settings *settings,
                          struct stele_error *error);

/* STELE_USAGE, naming both, where an output is an input or another output, by
 * whatever name: among the files of the settings (outputs, lexicons, tables)
 * and those given; NULL ones, and settings of NULL, are none.  To be called before anything is
 * written; stele_align_files(), stele_batch(), stele_merge() and
 * stele_score_file() do so themselves. */
STELE_API int stele_check_files(const struct stele_settings *settings,
                                const char *const *inputs, size_t n_inputs,
                                const char *const *outputs, size_t n_outputs,
                                struct stele_error *error);

/* Remove the temporary files that exist now: for a signal handler that ends
 * the process.  Async-signal-safe. */
STELE_API void stele_remove_temporary_files(void);

/* ---- An opened Stele ---- */

struct stele;
struct stele_worker;

/* Read what the settings name (lexicons, weights, tables) and make it ready.
 * The settings may be freed, but no longer be set.  Errors: those of
 * stele_check() and of reading the files.  stele_close() it after its
 * workers. */
STELE_API int stele_open(const struct stele_settings *settings,
                         struct stele **out, struct stele_error *error);
STELE_API void stele_close(struct stele *stele);

/* The lexicon files that were read: the path of file k, with the number of its
 * word pairs and of the expressions that were not used; NULL beyond the last.
 */
STELE_API const char *stele_lexicon(const struct stele *stele, size_t k,
                                    size_t *n_pairs, size_t *n_skipped);

/* One thread's own memory. */
STELE_API int stele_worker_open(const struct stele *stele,
                                struct stele_worker **out,
                                struct stele_error *error);
STELE_API void stele_worker_close(struct stele_worker *worker);

#ifdef __cplusplus
}
#endif
#endif
