/* lib/stele_pair.h - files paired by their names or by their content.  Part of
 * stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_PAIR_H
#define STELE_PAIR_H
#include "stele_batch.h"

#ifdef __cplusplus
extern "C" {
#endif

struct stele_pairing;

/* Pair the files below some folders by the languages in their names; the
 * settings of "pair" name the two languages.  With exactly two folders the
 * first is the source's and the second the target's.
 *
 * With the setting "by-content", of exactly two folders, names do not count:
 * the documents that share most words are aligned, and those that are
 * translations are paired one to one.  Errors are then those of stele_open()
 * too.  Time: that of aligning about two pairs for each file. */
STELE_API int stele_pairing_open(const struct stele_settings *settings,
                                 const char *const *folders, size_t n,
                                 struct stele_pairing **out,
                                 struct stele_error *error);
STELE_API void stele_pairing_close(struct stele_pairing *pairing);

struct stele_file_pair {
    const char *src, *tgt; /* paths */
    uint64_t src_bytes, tgt_bytes;
    const char *doubt; /* why a person should look at it, or NULL */
};

/* Pair k, in the order of the source's names; false beyond the last. */
STELE_API bool stele_pairing_at(const struct stele_pairing *pairing, size_t k,
                                struct stele_file_pair *out);

/* Path and reason of file k that has no partner; NULL beyond the last. */
STELE_API const char *stele_pairing_rest(const struct stele_pairing *pairing,
                                         size_t k, const char **why);

/* How many files could not be read, or not be aligned; 0 unless they are paired
 * by content. */
STELE_API size_t stele_pairing_unread(const struct stele_pairing *pairing);

/* Write the pairs as a manifest of stele_batch(), and the files without a partner
 * as a list, to where the settings "output" and "leftovers" say.  With "check",
 * each pair is aligned; pairs with a doubt are reported by events->noted. */
STELE_API int stele_pairing_write(const struct stele_pairing *pairing,
                                  const struct stele_events *events,
                                  struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
