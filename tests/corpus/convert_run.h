/* tests/corpus/convert_run.h - conversions of files in the scratch folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_CORPUS_CONVERT_RUN_H
#define TESTS_CORPUS_CONVERT_RUN_H
#include "../io/scratch.h"
#include "../io/specimen.h"
#include "corpus/convert.h"

enum { MAX_BAD = 20 };

/* Of the last conversion: what it counted, and what was bad. */
extern struct convert_counts counts;
extern struct err bad[MAX_BAD];
extern unsigned n_bad;

int try_convert(const struct convert_job *job, struct err *e);

/* From one file to another; a NULL format: by content. */
void run(const char *from, const char *from_format, const char *to,
         const struct format *format, const char *columns);

void expect_same(const char *one, const char *other);

/* The specimen as TSV with these columns. */
void write_full(const char *path, const char *columns);

#define CORE                                                                   \
    "src_url,trg_url,src_text,trg_text,aligner_score,src_paragraph_id,"        \
    "trg_paragraph_id,bead,flags,doc_id,bead_no,lang_src,lang_trg"
#define ALL                                                                    \
    CORE ",pair_id,src_sent,trg_sent,src_span,trg_span,score_raw,len_z,"       \
         "posterior,words_met,doc_verdict,doc_score,src_num_tokens,"           \
         "trg_num_tokens"

#endif
