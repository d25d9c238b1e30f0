/* aligner/params.h - the parameters of the aligner.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_PARAMS_H
#define ALIGNER_PARAMS_H
#include <stdbool.h>
#include <stddef.h>

enum align_method {
    ALIGN_LENGTH,    /* Gale & Church (1993), exactly */
    ALIGN_LENGTH_EM, /* lengths alone, the model fitted to the document */
    ALIGN_HYBRID     /* lengths, words and paragraphs */
};

/* Which path is taken. */
enum align_decode {
    ALIGN_DECODE_METHOD,   /* the default of the method */
    ALIGN_DECODE_PATH,     /* the most probable path (Viterbi) */
    ALIGN_DECODE_POSTERIOR /* the path of maximum expected accuracy */
};

/* Parts that method hybrid can leave out, to measure their effect. */
enum align_part {
    ALIGN_COGNATES = 1,      /* equal words and numbers, and cognates */
    ALIGN_MODEL1 = 2,        /* words learnt from the document */
    ALIGN_PARAGRAPHS = 4,    /* paragraph boundaries */
    ALIGN_CONTINUATIONS = 8, /* sentences that begin with a small letter */
    ALIGN_OPEN_ENDS = 16,    /* sentences that end in a word, as headings do */
    ALIGN_MOVED = 32,        /* text at another place on the other side */
    ALIGN_MISS_RATE = 64,    /* a miss rate for each word; part of model1 */
    ALIGN_PARTS = 7          /* how many there are */
};

struct align_params {
    enum align_method method;
    enum align_decode decode;

    /* Gale & Church (1993), sec. 3.2 and 3.3: c target characters a source
     * character, variance s2 a character. */
    double c, s2;

    /* Method length: c and s2 above hold between two alphabets, and are scaled
     * for other scripts as the other two methods always do (script_scale.h). */
    bool by_script;
    double script_c, script_s2; /* the factors; script_scale_params() sets
                                   them, 1 before */

    /* Penalties of the types other than 1-1, in nats: 450, 230 and 440
     * hundredths in their program, from the published priors .89 (1-1), .0099
     * (1-0 and 0-1), .089 (2-1 and 1-2), .011 (2-2). */
    double null_nats, merge_nats, two_two_nats;

    /* Method hybrid: weight of a nat of lexical evidence.  The words of a
     * sentence are not independent, so it is less than 1. */
    double lexical_weight;

    /* Method hybrid: the factor of all evidence in the last posteriors, which
     * choose the path.  Words and length of a sentence are not independent;
     * with a factor of 1 posteriors are too extreme. */
    double temper;

    unsigned without;  /* method hybrid: a sum of enum align_part, or 0 */
    unsigned max_side; /* methods hybrid and length-em: the most sentences of a
                          pair on a side, 1 .. BEAD_SIDE_MAX */

    size_t band; /* the first half-width of the band, in columns; align.h */
    size_t max_cells;  /* the most nodes a corridor may hold */
    size_t max_memory; /* bytes of a pair of texts; held by who gives the arena
                          its budget */
};

/* The defaults: method hybrid, and the published values. */
struct align_params align_params_default(void);

/* Set the three penalties from prior probabilities, each -ln(p / p_11). */
void align_params_priors(struct align_params *p, double p_11, double p_null,
                         double p_merge, double p_22);

/* The name of a method in options, "length"; NULL beyond the last. */
const char *align_method_name(unsigned method);

/* The name of the part 1 << k, "cognates"; NULL beyond the last. */
const char *align_part_name(unsigned k);
#endif
