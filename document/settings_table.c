/* document/settings_table.c - the table of shared settings, in the order of
 * help.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/settings_table.h"

#include "aligner/lattice/bead.h"
#include "document/flag_rows.h"
#include "document/settings_choices.h"
#include "document/settings_fields.h"
#include "document/settings_values.h"
#include "io/whole_file.h"

#define FIELD(member) SETTING_AT(struct settings, member)
#define RANGE(least, most) .min = least, .max = most
#define OWN(name) .kind = SETTING_OWN, .set = set_##name, .print = print_##name

/* The end of the year 9999, the last that TMX can write. */
#define LAST_SECOND 253402300799.

/* Of cells or sentences: beyond any memory. */
#define MOST_CELLS ((double)(1ull << 40))
#define MOST_MEMORY ((double)(1ull << 50))

static const char *const headings[SETTINGS_N_GROUPS] = {
    [SETTINGS_FILES] = "Output",       [SETTINGS_RECORDS] = "Output",
    [SETTINGS_NAMES] = "Output",       [SETTINGS_READING] = "Input",
    [SETTINGS_LANGUAGES] = "Input",    [SETTINGS_SPLITTING] = "Sentences",
    [SETTINGS_LEXICONS] = "Alignment", [SETTINGS_EVIDENCE] = "Alignment",
    [SETTINGS_METHOD] = "Alignment",   [SETTINGS_PARAMS] = "Alignment",
    [SETTINGS_DECODING] = "Alignment", [SETTINGS_LENGTHS] = "Alignment",
    [SETTINGS_CORRIDOR] = "Alignment", [SETTINGS_FLAG_LIST] = "Flags",
    [SETTINGS_FLAGS] = "Flags",        [SETTINGS_DECISIONS] = "Decisions",
    [SETTINGS_PINS] = "Decisions",     [SETTINGS_ENVIRONMENT] = "Environment",
};

static const struct setting rows[] = {
#include "document/settings_output_rows.h"

#include "document/settings_input_rows.h"

    /* Sentences */
    {.key = "abbrev",
     .kind = SETTING_TEXT,
     .group = SETTINGS_SPLITTING,
     .changes_bytes = true,
     .value = "FILE",
     .help = "more abbreviations, one a line, or a prefix file of Moses",
     .digest = digest_abbrev,
     FIELD(reading.splitting.abbrev_path)},
    {.key = "split-at",
     .group = SETTINGS_SPLITTING,
     .changes_bytes = true,
     .value = "MARKS",
     .help = "end sentences at : or ; too, or at both",
     OWN(split_at)},
    {.key = "threshold",
     .kind = SETTING_DECIMAL,
     .group = SETTINGS_SPLITTING,
     .changes_bytes = true,
     .value = "P",
     .help = "a sentence ends where the model gives that more than P",
     RANGE(.0001, .9999),
     FIELD(reading.splitting.options.threshold)},
    {.key = "model",
     .kind = SETTING_TEXT,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_SPLITTING,
     .changes_bytes = true,
     .value = "FILE",
     .help = "weights of the splitter, from stele train-splitter",
     .digest = digest_model,
     FIELD(reading.splitting.model_path)},
    {.key = "engine",
     .kind = SETTING_CHOICE,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_SPLITTING,
     .changes_bytes = true,
     .value = "NAME",
     .help = "sentence splitter: model, or icu for ICU's iterator with rules",
     .choice = choice_engine,
     FIELD(reading.splitting.options.engine)},

    /* Alignment */
    {.key = "lexicon",
     .rank = SETTING_COMMON,
     .group = SETTINGS_LEXICONS,
     .changes_bytes = true,
     .value = "FILE",
     .help = "words and their translations; may be repeated",
     OWN(lexicon),
     .digest = digest_lexicon},
    {.key = "no-lexicon",
     .kind = SETTING_FLAG,
     .group = SETTINGS_LEXICONS,
     .changes_bytes = true,
     .help = "do not use the built-in English-French lexicon; the same as "
             "--lexicon none",
     .digest = digest_lexicon,
     FIELD(lexicons.without_own)},
    {.key = "evidence",
     .kind = SETTING_TEXT,
     .group = SETTINGS_EVIDENCE,
     .changes_bytes = true,
     .value = "FILE",
     .help = "similarities of sentences from outside, such as cosines of "
             "embeddings, a line each: source, target, similarity",
     .digest = digest_evidence,
     FIELD(evidence_path)},
    {.key = "method",
     .letter = 'm',
     .kind = SETTING_CHOICE,
     .rank = SETTING_COMMON,
     .group = SETTINGS_METHOD,
     .changes_bytes = true,
     .value = "NAME",
     .help = "hybrid uses lengths and words; length is Gale & Church (1993); "
             "length-em fits it to the text",
     .choice = align_method_name,
     FIELD(params.align.method)},
    {.key = "max-bead",
     .kind = SETTING_WHOLE,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .value = "N",
     .help = "most sentences on a side of a pair",
     RANGE(1, BEAD_SIDE_MAX),
     FIELD(params.align.max_side)},
    {.key = "script-lengths",
     .kind = SETTING_FLAG,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .help = "method length: c and s2 by the scripts and the sizes of the two "
             "texts, as the other methods always have them",
     FIELD(params.align.by_script)},
    {.key = "max-cells",
     .kind = SETTING_WHOLE,
     .group = SETTINGS_CORRIDOR,
     .changes_bytes = true,
     .value = "N",
     .help = "an article pair that needs a larger search is an error",
     RANGE(1, MOST_CELLS),
     FIELD(params.align.max_cells)},
    {.key = "max-memory",
     .kind = SETTING_SIZE,
     .group = SETTINGS_CORRIDOR,
     .changes_bytes = true,
     .value = "BYTES",
     .help = "an article pair searches less when it needs more memory, and "
             "fails when that is not enough",
     RANGE(1 << 20, MOST_MEMORY),
     FIELD(params.align.max_memory)},
    {.key = "params",
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_PARAMS,
     .changes_bytes = true,
     .value = "FILE",
     .help = "parameters from stele fit; later options override them",
     OWN(params),
     .digest = digest_params},
    {.key = "decode",
     .kind = SETTING_CHOICE,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .value = "HOW",
     .help = "path: the most probable; posterior: the one with most beads "
             "expected to be right; method: as the method prefers",
     .choice = choice_decode,
     FIELD(params.align.decode)},
    {.key = "without",
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .value = "PARTS",
     .help = "evidence that hybrid ignores, with commas:",
     .choice = align_part_name,
     OWN(without)},
    {.key = "lexical-weight",
     .kind = SETTING_DECIMAL,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .value = "W",
     .help = "weight of lexical evidence",
     RANGE(0, 10),
     FIELD(params.align.lexical_weight)},
    {.key = "temper",
     .kind = SETTING_DECIMAL,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_DECODING,
     .changes_bytes = true,
     .value = "T",
     .help = "temperature of all evidence in the last posteriors",
     RANGE(.01, 10),
     FIELD(params.align.temper)},
    {.key = "c",
     .kind = SETTING_DECIMAL,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_LENGTHS,
     .changes_bytes = true,
     .value = "RATIO",
     .help = "target characters for each source character",
     RANGE(PARAMETERS_C_LEAST, PARAMETERS_C_MOST),
     FIELD(params.align.c)},
    {.key = "s2",
     .kind = SETTING_DECIMAL,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_LENGTHS,
     .changes_bytes = true,
     .value = "VARIANCE",
     .help = "variance of the target's length for each source character",
     RANGE(PARAMETERS_S2_LEAST, PARAMETERS_S2_MOST),
     FIELD(params.align.s2)},
    {.key = "priors",
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_CORRIDOR,
     .changes_bytes = true,
     .value = "A,B,C,D",
     .help = "probabilities of 1-1, null, 1-2 and 2-2 beads; those published "
             "in 1993 are .89,.0099,.089,.011",
     OWN(priors)},
    {.key = "band",
     .kind = SETTING_WHOLE,
     .rank = SETTING_RESEARCH,
     .group = SETTINGS_CORRIDOR,
     .changes_bytes = true,
     .value = "N",
     .help = "sentences on either side of the diagonal that are searched "
             "first",
     RANGE(1, MOST_CELLS),
     FIELD(params.align.band)},

    FLAG_ROWS,

    /* Decisions */
    {.key = "decisions",
     .kind = SETTING_TEXT,
     .group = SETTINGS_DECISIONS,
     .changes_bytes = true,
     .value = "FILE",
     .help = "what people decided in a report: their pairs are certain, what "
             "lies between is aligned anew, dismissed flags are left out",
     .digest = digest_decisions,
     FIELD(decision_files.decisions_path)},
    {.key = "pins",
     .kind = SETTING_TEXT,
     .group = SETTINGS_PINS,
     .changes_bytes = true,
     .value = "FILE",
     .help = "pairs that are certain, as beads: [0, 1]:[0]",
     .digest = digest_pins,
     FIELD(decision_files.pins_path)},
};

_Static_assert(sizeof rows / sizeof rows[0] <= SETTINGS_MAX,
               "struct settings has no room to note them all as given");

const struct setting_table settings_table = {rows, sizeof rows / sizeof rows[0],
                                             headings};
