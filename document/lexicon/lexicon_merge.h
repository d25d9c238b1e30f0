/* document/lexicon/lexicon_merge.h - several lexicons made one, and two joined by a third
 * language.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_LEXICON_MERGE_H
#define DOCUMENT_LEXICON_LEXICON_MERGE_H
#include "document/lexicon/dictionary.h"

/* A sorted lexicon, read from its words to its translations, or back. */
struct lexicon_view {
    const struct dictionary *d;
    enum dictionary_way way;
};

/* Make the empty *out the lexicon of all pairs of the n views, sorted.  The
 * probability of a translation is its mean over those views that know the
 * word.  Pairs whose two probabilities have a geometric mean below
 * min_probability are left out.  ERR_NOMEM; ERR_LIMIT of vocabulary_add(). */
int lexicon_merge(const struct lexicon_view *views, size_t n,
                  double min_probability, struct dictionary *out,
                  struct err *e);

/* Make the empty *out the lexicon from the words of `first` to the translations
 * of `second`, over the words that stand between: p(t|s) is the sum of
 * p(m|s) p(t|m) over all m, and back likewise.  Errors as above. */
int lexicon_join(const struct dictionary *first,
                 const struct dictionary *second, double min_probability,
                 struct dictionary *out, struct err *e);
#endif
