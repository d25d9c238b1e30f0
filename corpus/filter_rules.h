/* corpus/filter_rules.h - which pairs a filter keeps, by what is known of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_FILTER_RULES_H
#define CORPUS_FILTER_RULES_H
#include "aligner/scoring/verdict.h"
#include "base/buffer.h"
#include "base/err.h"
#include "base/record_flag.h"
#include "base/slice.h"

struct filter_rules {
    double min_score;        /* pairs that score less are rejected; 0: none */
    uint32_t drop;           /* RECORD_*: a pair with one is rejected */
    uint32_t doubt;          /* RECORD_*: a pair with one that scores less */
    double doubt_score;      /* than this is rejected too */
    const char *beads;       /* "1:1,1:2": others are rejected; NULL: none */
    enum verdict_kind least; /* documents of a worse verdict are rejected;
                                VERDICT_NONE: none */
};

/* A preset by name, or NULL; and by number, in the order of help. */
struct filter_preset {
    const char *name, *summary;
    struct filter_rules rules;
};
const struct filter_preset *filter_preset_named(const char *name);
const struct filter_preset *filter_preset_at(unsigned i);

/* What was asked for; numbers below 0 and NULL are not given. */
struct filter_choice {
    const struct filter_preset *preset;
    double min_score, doubt_score;
    uint32_t drop, doubt; /* added to those of the preset */
    uint32_t keep;        /* taken away from both */
    const char *beads;
    enum verdict_kind least;
};

struct filter_choice filter_choice_none(void);

/* The rules of a choice, in any order of its parts.  ERR_USAGE for no rule, and
 * for a part that changes nothing beside the others. */
int filter_rules_of(const struct filter_choice *c, struct filter_rules *out,
                    struct err *e);

/* What is known of a pair; what a rule asks for must be. */
struct filter_pair {
    double score;
    uint32_t flags;
    struct sv bead, verdict; /* "1:2", "translation" */
};

/* Why a pair is rejected: the first of these. */
enum filter_reason {
    FILTER_KEPT,
    FILTER_SCORE,
    FILTER_FLAGS,
    FILTER_DOUBT,
    FILTER_BEAD,
    FILTER_VERDICT,
    FILTER_N_REASONS
};

enum filter_reason filter_rules_judge(const struct filter_rules *rules,
                                      const struct filter_pair *pair);

/* Append the reason in words: "score 0.1200", "flags copied,mojibake", "score
 * 0.6000 with punct_end", "bead 3:1", "verdict comparable". */
void filter_rules_tell(const struct filter_rules *rules,
                       const struct filter_pair *pair,
                       enum filter_reason reason, struct buf *out);
#endif
