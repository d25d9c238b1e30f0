/* cli/summary.c - counts in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"

void summary_count(char out[SUMMARY_TEXT], uint64_t n, const char *what)
{
    snprintf(out, SUMMARY_TEXT, "%" PRIu64 " %s%s", n, what, n == 1 ? "" : "s");
}

void summary_wrong(char out[SUMMARY_TEXT], uint64_t n_pairs, double expected)
{
    const uint64_t n = (uint64_t)(expected + .5);
    if (n_pairs < 2)
        snprintf(out, SUMMARY_TEXT, "%s",
                 n_pairs == 0 ? "there is no pair"
                 : n == 0     ? "the pair is probably right"
                              : "the pair is probably wrong");
    else if (n == 0)
        snprintf(out, SUMMARY_TEXT,
                 "probably none of the %" PRIu64 " pairs is wrong", n_pairs);
    else
        snprintf(out, SUMMARY_TEXT,
                 "about %" PRIu64 " of the %" PRIu64 " pairs %s probably wrong",
                 n, n_pairs, n == 1 ? "is" : "are");
}

static const char *shown_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

void summary_texts(const char *const *paths, const struct stele_alignment *al)
{
    char sentences[SUMMARY_TEXT];
    summary_count(sentences, al->src.n, "sentence");
    message_note("%s (%s): %s; %s (%s): %zu", shown_name(paths[0]),
                 al->src.lang, sentences, shown_name(paths[1]), al->tgt.lang,
                 al->tgt.n);
}

void summary_below(uint64_t n, double floor, const char *at_least)
{
    char pairs[SUMMARY_TEXT];
    summary_count(pairs, n, "doubtful pair");
    if (n > 0)
        message_note("%s counted as unaligned: below the floor, %s%g "
                     "(--min-score 0 keeps %s)",
                     pairs, at_least, floor, n == 1 ? "it" : "them");
}

const char *summary_verdict(const char *verdict)
{
    static const struct {
        const char *verdict, *text;
    } texts[] = {
        {"translation", "a translation"},
        {"partial", "a partial translation"},
        {"comparable", "no translation, but comparable texts"},
        {"unrelated", "no translation, but unrelated texts"},
    };
    for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
        if (strcmp(verdict, texts[k].verdict) == 0)
            return texts[k].text;
    return NULL;
}

bool summary_is_no_translation(const char *verdict)
{
    return strcmp(verdict, "comparable") == 0 ||
           strcmp(verdict, "unrelated") == 0;
}

void summary_documents(const struct stele_counts *n)
{
    char text[4 * SUMMARY_TEXT], count[SUMMARY_TEXT];
    summary_count(count, n->n_pairs, "document");
    size_t at = (size_t)snprintf(text, sizeof text, "%s: ", count);
    for (unsigned k = 1; k < STELE_VERDICTS; k++) {
        const char *name = stele_verdict_name(k);
        if (n->n_verdicts[k] == 0)
            continue;
        bool counts = strcmp(name, "translation") == 0;
        at += (size_t)snprintf(text + at, sizeof text - at,
                               "%" PRIu64 " %s%s, ", n->n_verdicts[k], name,
                               counts && n->n_verdicts[k] != 1 ? "s" : "");
    }
    message_note("%s%" PRIu64 " failed", text, n->n_failed);
}
