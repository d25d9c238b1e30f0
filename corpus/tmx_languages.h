/* corpus/tmx_languages.h - which two languages of a TMX make its pairs: those
 * that most units have.  For all that read TMX.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TMX_LANGUAGES_H
#define CORPUS_TMX_LANGUAGES_H
#include "corpus/tmx_language_names.h"
#include "io/tmx_unit.h"

/* The first bytes of a file, whose units are counted. */
enum { TMX_SAMPLE_BYTES = 2 << 20 };

/* The choice.  The likeness is what a variant needs at least: a language from
 * an option is meant to the region, one from the file need not be. */
struct tmx_languages {
    char src[LANGUAGE_TAG_BYTES], tgt[LANGUAGE_TAG_BYTES]; /* "": none */
    enum tmx_likeness least_src, least_tgt;
    bool guessed;     /* no options name both */
    uint64_t n_units; /* of the sample */
    uint64_t n_both;  /* those that have both languages */
    char others[80];  /* other languages of the sample: "de, es"; "" */
    struct tmx_language_names names;
};

/* Why these, in words after "the languages are ": "those of 3 of the first 4
 * units, which also have de". */
void tmx_languages_reason(const struct tmx_languages *l, char out[160]);

/* Choose from the first bytes of a file, TMX_SAMPLE_BYTES or all; languages of
 * options may be NULL.  The pair of languages that most units have; of pairs
 * that at least half as many have, the one whose source the header names.
 * Regions of a language, and its scripts, are one language ("en-GB", "en-US"),
 * unless there are units that have both ("pt-BR", "pt-PT").
 *
 * ERR_INPUT when no unit has two languages, and one has a name that is none;
 * ERR_NOMEM.  What is wrong with the file otherwise, its reader will find. */
int tmx_languages_choose(struct sv ahead, const char *src_lang,
                         const char *tgt_lang, struct tmx_languages *out,
                         struct err *e);

/* The sides of a unit, or TMX_NONE; and the tag of one of its variants. */
void tmx_languages_find(struct tmx_languages *l, const struct tmx_unit *u,
                        size_t *src, size_t *tgt);
struct sv tmx_languages_tag(struct tmx_languages *l, const struct tmx_unit *u,
                            size_t variant);
#endif
