/* lib/stele_align.h - one document pair: align, score.  Part of stele.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_ALIGN_H
#define STELE_ALIGN_H
#include "stele_settings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Align ---- */

struct stele_text {
    const char *p;
    size_t n; /* bytes */
};

/* Names of a document pair; NULL where there is none. */
struct stele_names {
    size_t size;
    const char *id, *src_url, *tgt_url;
    const char *src_lang, *tgt_lang; /* BCP 47; NULL: as the settings say */
};

struct stele_sentence {
    struct stele_text text;  /* one line, without control characters */
    uint64_t from, to;       /* its byte span in the input */
    uint64_t from_cp, to_cp; /* the same in code points; of stele_split_next()
                                alone, else 0 */
    uint32_t paragraph;      /* from 0 */
    uint32_t in_paragraph;   /* its place there, from 0 */
};

/* A bead with its figures: n_src source sentences from src_at on, and n_tgt
 * target sentences; one side is empty for an omission or an addition. */
struct stele_bead {
    uint32_t src_at, n_src, tgt_at, n_tgt;
    double score;     /* P(the sides translate each other), 0..1 */
    double posterior; /* P(bead) under the aligner's model, 0..1 */
    double cost_nats; /* -log P(bead) */
    double len_z;     /* standardised length difference; 0 for a null bead */
    double words_met; /* share of words with a partner opposite, 0..1 */
    uint32_t flags;   /* bits, named by stele_flag_name() */
};

/* The name of the flag 1 << bit, or NULL beyond the last. */
STELE_API const char *stele_flag_name(unsigned bit);

struct stele_side {
    const struct stele_sentence *sentences; /* [n] */
    size_t n;
    uint32_t n_paragraphs;
    const char *lang;     /* BCP 47 */
    const char *encoding; /* that the input was read as */
    bool encoding_guessed;
    const char *looks_like; /* "Markdown" or "subtitles" where the text that was
                               read has their marks; NULL: running text */
};

struct stele_alignment {
    size_t size;
    struct stele_side src, tgt;
    const struct stele_bead *beads; /* [n_beads], in the source's order */
    size_t n_beads;
    const char *verdict;        /* "translation", "partial", "comparable",
                                   "unrelated", or "-" without weights */
    double verdict_probability; /* of that */
    double translated;          /* share of the text in which words agree */
    size_t n_pairs;             /* beads with two sides, and those of a type */
    size_t n_1_1, n_1_2, n_2_1, n_wider, n_1_0, n_0_1;
    double mean_score;     /* of the pairs */
    double expected_wrong; /* pairs: the sum of 1 - score */
    uint32_t marks;        /* what the two texts have against them: 1 << k for
                       stele_mark_name(k) */
    bool is_narrowed;      /* "max-memory" had no room for the whole search */
    size_t n_below;        /* pairs below the floor, and so none */
    double floor;          /* 0 for a translation; else stele_floor(); where
                              pairs are mined .8, or .06 if the texts share a
                              subject */
};

/* In a text that is no translation, pairs with a calibrated score below it are
 * none: their sentences have no partner.  .005, or "min-score" where that is less. */
STELE_API double stele_floor(const struct stele *stele);

/* The name of a mark ("one_language"), NULL beyond the last; and what it means,
 * in words. */
enum { STELE_MARKS = 6 };
STELE_API const char *stele_mark_name(unsigned k, const char **meaning);

/* Split two texts, align their sentences, score the beads.  `names` may be
 * NULL.  STELE_INPUT for a text that cannot be read or has no sentence;
 * STELE_LIMIT for one that is too large. */
STELE_API int stele_align(struct stele_worker *worker,
                          const struct stele_names *names,
                          struct stele_text src, struct stele_text tgt,
                          const struct stele_alignment **out,
                          struct stele_error *error);

/* The same with lists of sentences, [n_src] and [n_tgt], each one line of
 * text.  Spans are then those of the sentences joined by line ends.
 * STELE_INPUT with the line (number from 1) for an empty sentence or one with
 * a line end in it. */
STELE_API int stele_align_sentences(struct stele_worker *worker,
                                    const struct stele_names *names,
                                    const struct stele_text *src, size_t n_src,
                                    const struct stele_text *tgt, size_t n_tgt,
                                    const struct stele_alignment **out,
                                    struct stele_error *error);

/* The same with two files; "-" is standard input, gzip is unpacked.  Without
 * names, those of the files as "paths" says. */
STELE_API int stele_align_files(struct stele_worker *worker,
                                const struct stele_names *names,
                                const char *src_path, const char *tgt_path,
                                const struct stele_alignment **out,
                                struct stele_error *error);

/* ---- Score ---- */

/* The probability that two texts translate each other, each by itself, into
 * *score; 0 when either is empty.  Languages as in stele_names. */
STELE_API int stele_score(struct stele_worker *worker, const char *src_lang,
                          struct stele_text src, const char *tgt_lang,
                          struct stele_text tgt, double *score,
                          struct stele_error *error);

/* ---- Mine ---- */

/* The pairs of two texts in any order: comparable articles, or two piles of
 * sentences.  Each sentence is in one pair of one to one at most; pairs of at
 * least "min-score" come out, .8 by default with the settings of the task "mine".
 * There is no verdict.  Otherwise as stele_align() and stele_align_files(). */
STELE_API int stele_mine(struct stele_worker *worker,
                         const struct stele_names *names, struct stele_text src,
                         struct stele_text tgt,
                         const struct stele_alignment **out,
                         struct stele_error *error);
STELE_API int stele_mine_files(struct stele_worker *worker,
                               const struct stele_names *names,
                               const char *src_path, const char *tgt_path,
                               const struct stele_alignment **out,
                               struct stele_error *error);

#ifdef __cplusplus
}
#endif
#endif
