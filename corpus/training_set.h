/* corpus/training_set.h - the outputs of a conversion for one tool: data sets
 * by score and by shard, each of several files; and what stands beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TRAINING_SET_H
#define CORPUS_TRAINING_SET_H
#include "base/arena.h"
#include "corpus/convert_job.h"
#include "corpus/training_tool.h"

enum {
    TRAINING_MAX_TIERS = 8,
    TRAINING_MAX_SETS = 64, /* tiers times shards: their files are open */
    TRAINING_NAME_BYTES = 32
};

struct training_tier {
    char name[TRAINING_NAME_BYTES];
    double least; /* score */
};

/* One data set: a tier of a shard. */
struct training_data {
    const char *name; /* without folder */
    uint64_t n_pairs, n_src_words, n_tgt_words, n_scored;
    double score_sum;
};

struct training_set {
    const struct training_tool *tool;
    const char *folder; /* with "/", or "": where it all is */
    const char *name;   /* of the corpus, without folder */
    const char *src_lang, *tgt_lang, *license;
    struct training_tier tiers[TRAINING_MAX_TIERS];
    unsigned n_tiers; /* 0: pairs of any score are in one tier */
    unsigned n_shards;
    struct training_data data[TRAINING_MAX_SETS];
    unsigned n_data;
    struct convert_output outputs[TRAINING_MAX_SETS * TRAINING_MAX_PARTS];
    unsigned n_outputs;
    struct tsv_columns columns;
    struct arena arena;

    unsigned shard;  /* of the document at hand */
    uint64_t n_read; /* records */
    uint64_t n_low;  /* pairs below the last tier */
};

/* What is asked for. */
struct training_wish {
    const char *tool, *output; /* "folder/name" */
    const char *tiers;         /* "clean:.9,dirty:.5", or NULL */
    unsigned n_shards;         /* 0 is 1 */
    const char *src_lang, *tgt_lang;
    const char *license; /* NULL: "unknown" */
};

/* Fill *out, which training_set_free() frees in any case: outputs, of which
 * output k has the group k.  ERR_USAGE for an unknown tool, for languages that
 * are not known, for tiers that are none or not in falling order, for a name
 * that the tool cannot read, and for too many sets; ERR_NOMEM. */
int training_set_plan(const struct training_wish *wish,
                      struct training_set *out, struct err *e);
void training_set_free(struct training_set *s);

/* Make the folders that the outputs are in.  ERR_IO. */
int training_set_make_folders(const struct training_set *s, struct err *e);

/* The group of a record, which is counted: its tier by its score, its shard by
 * the hash of its site, so that a site is in one shard; a text without an
 * address is a site of its own.  ERR_INPUT for a pair without the score that
 * the tool, or tiers, need. */
int training_set_choose(struct training_set *s, const struct record_read *r,
                        unsigned *group, struct err *e);
#endif
