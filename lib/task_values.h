/* lib/task_values.h - the values of the rows that tasks have of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TASK_VALUES_H
#define LIB_TASK_VALUES_H
#include "aligner/lexicon_em.h"
#include "batch/batch_settings.h"
#include "batch/journal.h"
#include "corpus/comparison_text.h"
#include "corpus/dedup.h"
#include "corpus/filter_rules.h"
#include "corpus/statistics.h"
#include "document/record_ranges.h"
#include "document/settings.h"
#include "report/assessment.h"
#include "tokenize/split_train.h"

/* The values of all rows that are no shared ones; a task uses some. */
struct task_values {
    struct batch_settings batch;
    unsigned n_workers; /* of merge, stream and train; 0: all processors */
    const char *output; /* of one output; NULL: standard output */
    const char *outputs[JOURNAL_MAX_OUTPUTS]; /* of merge and convert */
    size_t n_outputs;
    const char *format, *columns, *input_format,
        *input_columns; /* of convert */
    bool no_header;
    unsigned gz_level;
    struct filter_choice filter;
    struct dedup_choice dedup;
    struct {
        enum statistics_by by;
        bool json, without_copies;
        unsigned n_sources;
    } stats;
    bool checks;                /* of filter: look for flags */
    const char *rejected;       /* of filter: where the others go, or NULL */
    const char *conflicts;      /* of dedup: where they are listed, or NULL */
    const char *leftovers;      /* of pair: files without a partner, or NULL */
    bool align_pairs;           /* of pair */
    bool by_content;            /* of pair: whatever the names */
    struct record_ranges asked; /* of align: what is explained */
    const char *lang;           /* of split, and what it writes: */
    bool offsets, paragraphs, decisions;
    bool fail_fast; /* of score and stream */
    bool in_place;  /* of score */
    uint64_t tmx_split;
    const char *tool, *tiers, *license; /* of convert --for */
    unsigned n_shards;
    unsigned chunk_words, chunk_gap;
    double chunk_score;
    double review_below;
    const char *src_lang, *tgt_lang, *src_column, *tgt_column; /* of score */
    const char *pivot_lang;   /* of lexicon, as src_lang and tgt_lang are */
    double least_probability; /* of lexicon */
    struct lexicon_em_params em;
    struct {
        bool brief, compares;
        enum comparison_format format; /* of a comparison */
        const char *plot;              /* or NULL */
    } eval;
    unsigned n_passes;
    bool calibration;
    struct split_train_options splitter;
    const char *tables, *plots, *junit; /* of report */
    unsigned table;
    struct report_options report;
};
#endif
