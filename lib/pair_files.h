/* lib/pair_files.h - files of written pairs, as the settings of a task name
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_PAIR_FILES_H
#define LIB_PAIR_FILES_H
#include "corpus/sieve.h"
#include "io/tsv.h"
#include "lib/handle.h"

/* Fill the inputs, outputs and options of *job, which stays where it is; *columns
 * is room for those that are chosen.  `others` [n_others] are read too, and are
 * no outputs.  The file of rejected pairs has the format of its ending, or else
 * that of the first output.
 *
 * ERR_USAGE for no input, unknown formats, an output that is an input, and an
 * option that no output uses. */
int pair_files_take(const struct stele_settings *s, const char *const *paths,
                    size_t n_paths, const char *const *others, size_t n_others,
                    struct sieve_job *job, struct tsv_columns *columns,
                    struct err *e);

/* The format of one more output of *job, which is neither an input nor an output
 * of it: that of the path's ending, or else of the first output. */
int pair_files_take_format(const struct task_values *v, const char *path,
                           const struct sieve_job *job,
                           const struct format **out, struct err *e);

/* The inputs alone, of which none is one of the outputs [n_out]. */
int pair_files_take_inputs(const struct stele_settings *s,
                           const char *const *paths, size_t n_paths,
                           const char *const *out, size_t n_out,
                           struct record_reader_options *in, struct err *e);

/* The events->failed of a bad pair, as on_bad; context is a struct
 * stele_events, or NULL. */
void pair_files_on_bad(void *context, const struct err *why);
#endif
