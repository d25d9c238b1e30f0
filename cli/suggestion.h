/* cli/suggestion.h - which known name a mistyped one may stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_SUGGESTION_H
#define CLI_SUGGESTION_H

struct suggestion {
    const char *word; /* as it was typed */
    const char *best; /* the nearest name so far, or NULL */
    unsigned distance;
};

/* The search for what `word` may stand for; offer it every known name. */
struct suggestion suggestion_for(const char *word);

/* Take `name` if it is nearer than those before: fewer letters changed, left
 * out, added, or changed round with the next (distance of Damerau, 1964, in
 * the form of optimal string alignment).  At most a third of the letters may
 * differ. */
void suggestion_offer(struct suggestion *s, const char *name);
#endif
