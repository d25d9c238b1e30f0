/* tokenize/speech_tag.h - who has spoken: "Is it true?" Mary asked.
 * Behind ? ! and … the words of a speech tag go on in the sentence of what was
 * said, with and without quotation marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPEECH_TAG_H
#define TOKENIZE_SPEECH_TAG_H
#include "tokenize/abbreviation.h"
#include "tokenize/candidate.h"

/* Does a speech tag follow the marks of the candidate?  Behind a closing
 * quotation mark: a name or "I", then a verb of saying.  In small letters, with
 * or without one: a verb of saying first, or behind a pronoun, a reflexive or a
 * short noun ("he wailed", "s’écria-t-il", "the man asked").  O(1). */
bool speech_tag_follows(const struct abbreviations *table, struct sv text,
                        const struct candidate *c);
#endif
