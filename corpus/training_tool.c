/* corpus/training_tool.c - the table of tools.
 *
 * The names are those that their readers look for: mozilla/translations,
 * pipeline/clean/merge-parallel.py and docs/data-and-cleaning; OpusPocus,
 * pipeline_steps/raw.py; OpusTrainer, README.md; mtdata, data.py; Hugging
 * Face, packaged JSON data sets; bicleaner, columns 3 and 4; DocHPLT's
 * builder.  tests/cli/training_sets.py has the rule of each reader.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/training_tool.h"

#include <string.h>

#include "io/document_jsonl.h"
#include "io/jsonl.h"
#include "io/moses.h"
#include "io/tsv.h"

static const struct training_tool tools[] = {
    {.name = "mozilla",
     .summary = "mozilla/translations: .zst parallel by line, best-scores",
     .folder = "",
     .parts = {{&format_moses_src, ".{src}.zst", NULL},
               {&format_moses_trg, ".{trg}.zst", NULL},
               {&format_moses_score, ".best-scores.zst", NULL}},
     .needs_scores = true},
    {.name = "opuspocus",
     .summary = "OpusPocus, OpusCleaner: .gz parallel by line, categories.json",
     .folder = "",
     .parts = {{&format_moses_src, ".{src}.gz", NULL},
               {&format_moses_trg, ".{trg}.gz", NULL}}},
    {.name = "opustrainer",
     .summary = "OpusTrainer: TSV of two columns, and a curriculum",
     .folder = "",
     .parts = {{&format_tsv, ".tsv.gz", "src_text,trg_text"}}},
    {.name = "mtdata",
     .summary = "mtdata: train-parts/ by ISO 639-3, scores, meta.jsonl",
     .folder = "train-parts/",
     .parts = {{&format_moses_src, ".{src}.gz", NULL},
               {&format_moses_trg, ".{trg}.gz", NULL},
               {&format_moses_meta, ".meta.jsonl.gz", NULL},
               {&format_moses_score, ".stele.score.gz", NULL}},
     .needs_scores = true,
     .names_by_iso3 = true,
     .names_by_group = true},
    {.name = "hf",
     .summary = "Hugging Face: data/train-00000.jsonl.gz, README.md",
     .folder = "data/",
     .parts = {{&format_hf_jsonl, ".jsonl.gz", NULL}},
     .names_a_folder = true},
    {.name = "bicleaner",
     .summary = "bicleaner, bifixer: TSV of four columns without a header",
     .folder = "",
     .parts = {{&format_tsv, ".{src}-{trg}.tsv.gz", "bicleaner"}}},
    {.name = "doc",
     .summary = "documents in the form of DocHPLT",
     .folder = "",
     .parts = {{&format_document_jsonl, ".{src}-{trg}.jsonl.gz", NULL}},
     .is_documents = true},
};

const struct training_tool *training_tool_at(unsigned i)
{
    return i < sizeof tools / sizeof tools[0] ? &tools[i] : NULL;
}

const struct training_tool *training_tool_named(const char *name)
{
    const struct training_tool *t;
    for (unsigned i = 0; (t = training_tool_at(i)) != NULL; i++)
        if (strcmp(t->name, name) == 0)
            return t;
    return NULL;
}
